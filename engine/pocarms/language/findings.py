"""Findings: what a reader acts on, and the findings that `for_each` makes of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from pocarms.language.conditions import FINDING, Place, condition
from pocarms.language.env import Env
from pocarms.language.grammar_items import FINDING as SHAPE
from pocarms.language.header import ALL_OR_NONE
from pocarms.language.messages import unknown_key
from pocarms.language.names import undefined
from pocarms.language.nouns import shorten
from pocarms.language.values import Rec
from pocarms.model.conditions import AllOf, Always, Condition, Op, Test
from pocarms.model.pack import Branch, Choose, Finding, Option, Question
from pocarms.source.faults import Fault
from pocarms.source.nodes import Scalar
from pocarms.source.suggest import nearest

EACH = "{each}"
_TEXTS = ("title", "advice", "reason", "first_step", "done_when")
_EACH_TYPES = ("choice", "choices", "ordered")


def each_question(rec: Rec, env: Env) -> Question | None:
    """Return the question that a finding's for_each names, or None; notes a fault where it cannot be used."""
    for_each = rec.rec("for_each")
    id_ = for_each.scalar("question") if for_each is not None else None
    if id_ is None or env.known(id_, "a question", env.questions) is None:
        return None
    question = env.questions[id_.text]
    if question.type in _EACH_TYPES:
        return question
    if not question.type:
        return None
    env.faults.append(
        Fault(
            "R501",
            id_.span,
            f"for_each needs a question with options of its own, and '{id_.text}' is of type {question.type}",
            found=question.type,
            expected="choice, choices or ordered",
            help="Name another question, or write the finding once without for_each.",
        )
    )
    return None


def made_ids(id_: str, question: Question) -> tuple[str, ...]:
    """Return the ids of the findings that a for_each makes, in the order of the question's options."""
    return tuple(f"{id_}.{option.id}" for option in question.options)


def read_finding(id_: str, rec: Rec, env: Env) -> tuple[Finding | None, tuple[Finding, ...]]:
    """Return the finding as written if it has a for_each (else None), and the findings that the pack holds for it."""
    question = _quiet_question(rec, env)
    if question is None:
        finding = _finding(id_, rec, env, "")
        if "for_each" not in rec.entries:
            _no_each(rec, env)
        return None, (finding,)
    made: list[Finding] = []
    for option in question.options:
        faults = env.faults if not made else []
        one = _finding(id_, rec, replace(env, faults=faults), option.id)
        if made:  # what is wrong for every option alike is told once
            told = {(fault.code, fault.span) for fault in env.faults}
            env.faults.extend(fault for fault in faults if (fault.code, fault.span) not in told)
        made.append(_for_option(one, question, option))
    template = replace(made[0], id=id_, when=Always(), needs_task=None, owner=None, room_to_act=None, made_from="")
    texts: dict[str, Any] = {name: rec.text(name) for name in _TEXTS}
    template = replace(template, **texts, notes=_notes(rec))
    return template, tuple(made)


def _quiet_question(rec: Rec, env: Env) -> Question | None:
    for_each = rec.rec("for_each")
    question = env.questions.get(for_each.text("question")) if for_each is not None else None
    return question if question is not None and question.type in _EACH_TYPES and question.options else None


def _for_option(finding: Finding, question: Question, option: Option) -> Finding:
    op = Op.HAS if question.type == "choices" else Op.IS
    answered = Test(question.id, op, (option.id,), finding.span)
    when: Condition = answered
    if not isinstance(finding.when, Always):
        when = AllOf((answered, finding.when), finding.span)
    texts: dict[str, Any] = {name: getattr(finding, name).replace(EACH, option.label) for name in _TEXTS}
    return replace(
        finding,
        id=f"{finding.id}.{option.id}",
        when=when,
        made_from=finding.id,
        each_question=question.id,
        notes=tuple(note.replace(EACH, option.label) for note in finding.notes),
        **texts,
    )


def _no_each(rec: Rec, env: Env) -> None:
    """Note {each} in a finding that has no for_each: it would be printed as it stands."""
    for item in (rec.entries.get(name) for name in (*_TEXTS, "notes")):
        for text in item if isinstance(item, tuple) else (item,):
            if isinstance(text, Scalar) and EACH in text.text:
                env.faults.append(
                    Fault(
                        "R213",
                        text.span,
                        "'{each}' stands for the wording of an option only inside a finding with for_each",
                        help="Write the words themselves, or give the finding a for_each.",
                    )
                )


def _notes(rec: Rec) -> tuple[str, ...]:
    return tuple(note.text.strip() for note in rec.scalars("notes"))


def _finding(id_: str, rec: Rec, env: Env, each: str) -> Finding:
    kind = env.optional(rec, "kind", "a kind", env.header.kinds)
    knows = kind in env.header.kinds and env.header.kinds[kind].about_knowledge
    named = f"a finding of kind '{kind}'" if kind else "a finding"
    place = replace(FINDING, what=named, each=each)
    when = rec.rec("when")
    # A finding whose kind is faulty gets the benefit of the doubt: its knowledge tests are not reported as well.
    built = None if when is None else condition(when, env, replace(place, knowledge=knows or not kind))
    task = rec.rec("needs_task")
    return Finding(
        id=id_,
        kind=kind,
        title=rec.text("title"),
        when=built or Always(),
        practice=practices(rec.scalars("practice"), env),
        key=rec.flag("key"),
        addresses=_addresses(rec, env),
        attributes=_attributes(rec, env),
        needs_task=None if task is None else condition(task, env, place),
        needs=env.findings(rec.scalars("needs")),
        helped_by=env.findings(rec.scalars("helped_by")),
        advice=rec.text("advice"),
        reason=rec.text("reason"),
        first_step=rec.text("first_step"),
        done_when=rec.text("done_when"),
        owner=_choose(rec, "owner", "an owner", env.header.owners, env, place),
        room_to_act=_choose(rec, "room_to_act", "a degree of room to act", env.header.room, env, place),
        facets=facet_values(rec.rec("facets"), env),
        tags=tuple(tag.text for tag in rec.scalars("tags")),
        examples=env.known_all(rec.scalars("examples"), "an example", env.names.of("examples")),
        notes=_notes(rec),
        sources=env.citations(rec),
        span=env.place("findings", id_, rec),
    )


def practices(ids: tuple[Scalar, ...], env: Env) -> tuple[str, ...]:
    """Return the questions about practices that these ids name; notes a fault for each other one."""
    out = []
    for id_ in ids:
        if env.known(id_, "a question", env.questions) is None:
            continue
        question = env.questions[id_.text]
        if question.type in ("practice", ""):
            out.append(id_.text)
            continue
        env.faults.append(
            Fault(
                "R503",
                id_.span,
                f"'{id_.text}' is of type {question.type}, and here a practice (yes, partly, no) is needed",
                found=question.type,
                expected="practice",
                help="A practice can be half done. For a fact, write a condition under 'when' instead.",
            )
        )
    return tuple(out)


def _addresses(rec: Rec, env: Env) -> tuple[str, ...]:
    ids = rec.scalars("addresses")
    words = [id_ for id_ in ids if id_.text in ALL_OR_NONE]
    if words and len(ids) > 1:
        env.faults.append(
            Fault(
                "R502",
                words[0].span,
                f"'{words[0].text}' stands alone: it says all there is to say",
                help="Name what the finding addresses, or write 'any' or 'none' and nothing else.",
            )
        )
        return ()
    if words:
        return () if words[0].text == "none" else ("any",)
    return env.known_all(ids, "something addressable", env.header.addressables)


def _attributes(rec: Rec, env: Env) -> Mapping[str, str]:
    out = {}
    for name in sorted(rec.entries):
        if name in SHAPE.index:
            continue
        value, declared = rec.scalar(name), env.header.attributes
        if name not in declared:
            env.faults.append(unknown_key("a finding", rec.keys[name], (*SHAPE.index, *declared), "R508"))
        elif value is not None and value.text in declared[name]:
            out[name] = value.text
        elif value is not None:
            env.faults.append(
                Fault(
                    "R505",
                    value.span,
                    f"'{name}' cannot be '{shorten(value.text)}'",
                    found=value.text,
                    expected=", ".join(declared[name]),
                    suggestion=nearest(value.text, declared[name]),
                    help="Write one of the words that pack.yaml declares under 'attributes'.",
                )
            )
    return MappingProxyType(out)


def facet_values(rec: Rec | None, env: Env) -> Mapping[str, tuple[str, ...]]:
    """Return values by facet, facets in the order of their ids; notes what is no facet or no value of it."""
    out: dict[str, tuple[str, ...]] = {}
    for name in sorted(rec.entries) if rec is not None else ():
        assert rec is not None
        facet = env.header.facets.get(name)
        if facet is None:
            env.faults.append(undefined(rec.keys[name], "a facet", env.header.facets, None))
            continue
        values = [option.id for option in facet.options]
        kept = []
        for item in rec.scalars(name):
            if facet.type == "number":
                if isinstance(item.value, int | float) and not isinstance(item.value, bool):
                    kept.append(item.text)
                    continue
                expected = "numbers"
            elif item.text in values:
                kept.append(item.text)
                continue
            else:
                expected = ", ".join(values)
            env.faults.append(
                Fault(
                    "R504",
                    item.span,
                    f"'{shorten(item.text)}' is no value of the facet '{name}'",
                    found=item.text,
                    expected=expected,
                    suggestion=nearest(item.text, values),
                    help="Write one of its values, or add this one to the facet in pack.yaml.",
                )
            )
        if kept:
            out[name] = tuple(kept)
    return MappingProxyType(out)


def _choose(rec: Rec, key: str, what: str, choices: Mapping[str, object], env: Env, place: Place) -> Choose[str] | None:
    value = rec.entries.get(key)
    if isinstance(value, Scalar):
        known = env.known(value, what, choices)
        return None if known is None else Choose((Branch(None, known),))
    if not isinstance(value, Rec):
        return None
    branches: list[Branch[str]] = []
    written = value.recs("choose")
    for i, branch in enumerate(written):
        last = i == len(written) - 1
        if ("otherwise" in branch.entries) != last:
            said = "the last branch must be 'otherwise'" if last else "'otherwise' ends the list, and more follows"
            env.faults.append(
                Fault(
                    "R506",
                    branch.span,
                    said,
                    help="Branches are tried from the top. The last one, 'otherwise', says what remains.",
                )
            )
        given = branch.scalar("otherwise") or branch.scalar("text")
        known = None if given is None else env.known(given, what, choices)
        when_rec = branch.rec("when")
        when = None if when_rec is None else condition(when_rec, env, replace(place, what=f"'{key}' of {place.what}"))
        if known is not None:
            branches.append(Branch(when, known))
    return Choose(tuple(branches)) if branches else None
