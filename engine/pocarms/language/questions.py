"""Questions: types, options, gates."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from pocarms.language.conditions import ANSWERS_ONLY, condition
from pocarms.language.env import Env
from pocarms.language.nouns import shorten
from pocarms.language.options import question_options
from pocarms.language.values import Rec
from pocarms.model.pack import PRACTICE, YES_NO, Option, Question, TakesFrom
from pocarms.source.faults import Fault
from pocarms.source.nodes import Scalar
from pocarms.source.suggest import nearest

_OWN_OPTIONS = {
    "yes_no": tuple(Option(v, v.capitalize()) for v in YES_NO),
    "practice": tuple(Option(v, v.capitalize()) for v in PRACTICE),
}
_WITH_OPTIONS = ("choice", "choices", "ordered")
_ADVERSE = {"ordered": ("high", "low"), "number": ("high", "low"), "date": ("old", "new")}


def read_question(id_: str, rec: Rec, env: Env) -> Question:
    """Return a question without its gate, which may name any other question (see `with_gate`)."""
    type_ = rec.text("type")  # "" where the type is faulty: then nothing more is said about tests on it
    return Question(
        id=id_,
        ask=rec.text("ask"),
        type=type_,
        options=_options(id_, type_, rec, env),
        adverse="low" if type_ == "practice" else _adverse(id_, type_, rec, env),
        why=rec.text("why"),
        who_knows=env.known_all(rec.scalars("who_knows"), "an owner", env.header.owners),
        where_to_look=rec.text("where_to_look"),
        unit=rec.text("unit"),
        changeable=rec.flag("changeable"),
        may_not_apply=rec.flag("may_not_apply"),
        of_part=rec.text("of") == "part",
        core=rec.flag("core"),
        sensitive=rec.flag("sensitive"),
        block=env.optional(rec, "block", "a block", env.header.blocks),
        falls_due=_falls_due(id_, type_, rec, env),
        sources=env.citations(rec),
        span=env.place("questions", id_, rec),
    )


def with_gate(question: Question, rec: Rec, env: Env) -> Question:
    """Return the question with what refers to its own options and to other questions: gate, counts_as, takes_from."""
    gate = rec.rec("asked_when")
    return replace(
        question,
        asked_when=None if gate is None else condition(gate, env, ANSWERS_ONLY),
        counts_as=_counts_as(question, rec, env),
        takes_from=_takes_from(question, rec, env),
    )


def _options(id_: str, type_: str, rec: Rec, env: Env) -> tuple[Option, ...]:
    written = "options" in rec.entries
    if type_ in _WITH_OPTIONS:
        if not written:
            env.faults.append(
                Fault(
                    "R109",
                    rec.at("type"),
                    f"'{id_}' is of type {type_}, and has no options",
                    help="Add 'options:' with an id and a wording for each.",
                )
            )
        return question_options(rec.entries.get("options"), env.faults)
    if written and type_:
        env.faults.append(
            Fault(
                "R109",
                rec.at("options"),
                f"'{id_}' is of type {type_}, which takes no options of its own",
                expected="choice, choices or ordered",
                help="Delete the options, or choose a type that has them.",
            )
        )
        return _OWN_OPTIONS.get(type_, ())
    return _OWN_OPTIONS.get(type_, ())


def _adverse(id_: str, type_: str, rec: Rec, env: Env) -> str:
    word = rec.scalar("adverse")
    if word is None or not type_:
        return ""
    fitting = _ADVERSE.get(type_, ())
    if word.text in fitting:
        return word.text
    expected = " or ".join(fitting)
    help_ = f"Write {expected}." if fitting else "Delete it: only ordered, number and date questions have it."
    env.faults.append(
        Fault(
            "R110",
            word.span,
            f"'adverse: {word.text}' does not fit '{id_}', which is of type {type_}",
            found=word.text,
            expected=expected,
            help=help_,
        )
    )
    return ""


def _falls_due(id_: str, type_: str, rec: Rec, env: Env) -> tuple[str, ...]:
    words = rec.scalars("falls_due")
    if words and type_ not in ("date", ""):
        env.faults.append(
            Fault(
                "R110",
                words[0].span,
                f"'falls_due' does not fit '{id_}', which is of type {type_}",
                help="Only a date is a day on which something falls due. Delete it, or make it a date.",
            )
        )
        return ()
    return tuple(word.text for word in words)


def _counts_as(question: Question, rec: Rec, env: Env) -> MappingProxyType[str, str]:
    section = rec.rec("counts_as")
    if section is None:
        return MappingProxyType({})
    values = question.values()
    out = {}
    for name in section.entries:
        if name in values or not question.type:
            out[name] = section.text(name)
        else:
            env.faults.append(_no_answer(section.keys[name], question))
    return MappingProxyType(dict(sorted(out.items())))


def _no_answer(word: Scalar, question: Question) -> Fault:
    values = question.values()
    return Fault(
        "R204",
        word.span,
        f"'{shorten(word.text)}' is no answer to '{question.id}'",
        found=word.text,
        expected=", ".join(values) if values else "",
        suggestion=nearest(word.text, values),
        help="Write one of its answers." if values else "Only questions with options have answers to explain.",
    )


def _takes_from(question: Question, rec: Rec, env: Env) -> TakesFrom | None:
    link = rec.rec("takes_from")
    if link is None:
        return None
    mapping = link.rec("map")
    out = {}
    for theirs in sorted(mapping.entries) if mapping is not None else ():
        ours = mapping.scalar(theirs) if mapping is not None else None
        if ours is None:
            continue
        if ours.text in question.values() or not question.type:
            out[theirs] = ours.text
        else:
            env.faults.append(_no_answer(ours, question))
    return TakesFrom(link.text("pack"), link.text("question"), MappingProxyType(out))
