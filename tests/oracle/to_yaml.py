"""Packs and profiles as YAML, in the spelling of LANGUAGE.md, so that the loaders take part in the comparison.

With a random generator the files, the sections in them and the keys of every entry come in a random order; only what
is ordered by meaning (options, steps, branches, the conditions under all, any and of) stays as it is.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from pocarms.model.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Not,
    Test,
)
from pocarms.model.pack import Choose, Finding, Modifier, Option, Pack, Question, Scale
from pocarms.model.profile import Answer, Answers, Profile, SharedBlock
from tests.oracle.yaml_words import Tree, condition, dump, given, operand, when

# --- what a pack is made of ---------------------------------------------------------------------------------------


def _header(pack: Pack) -> Tree:
    def options(of: tuple[Option, ...]) -> Tree:
        return {o.id: o.label for o in of}

    def scale(of: Scale) -> Tree:
        steps = {s.id: s.label for s in of.steps}
        return given(
            of=of.of, steps=steps, otherwise=of.otherwise, proceeding=list(of.proceeding), holding=of.holding,
            label=of.label,
        )  # fmt: skip

    return given(
        pack=pack.id,
        version=pack.version,
        title=pack.title,
        about=pack.about,
        language=pack.language,
        sources={d.id: given(title=d.title, publisher=d.publisher) for d in pack.sources.values()},
        owners=dict(pack.owners),
        room=dict(pack.room),
        blocks=dict(pack.blocks),
        facets={
            f.id: given(label=f.label, type=f.type, options=options(f.options), hidden_when=f.hidden_when)
            for f in pack.facets.values()
        },
        kinds={
            k.id: given(
                label=k.label, advice=k.advice, positive=k.positive, about="knowledge" if k.about_knowledge else "",
                level=k.level, box=k.box,
            )
            for k in pack.kinds.values()
        },
        scales={s.id: scale(s) for s in pack.scales.values()},
        parameters={name: operand(value) for name, value in pack.parameters.items()},
        addressable={a.id: given(label=a.label, present=a.present, now=a.now) for a in pack.addressables.values()},
        attributes={name: list(words) for name, words in pack.attributes.items()},
        order=list(pack.order),
    )  # fmt: skip


def _question(q: Question) -> Tree:
    own = q.type in ("choice", "choices", "ordered")
    return given(
        ask=q.ask,
        type=q.type,
        options={o.id: o.label for o in q.options} if own else None,
        adverse="" if q.type == "practice" else q.adverse,
        asked_when=when(q.asked_when),
        who_knows=list(q.who_knows),
        unit=q.unit,
        changeable=q.changeable,
        may_not_apply=q.may_not_apply,
        of="part" if q.of_part else "",
        core=q.core,
        block=q.block,
    )


def _choose(of: Choose[str] | None) -> Any:
    if of is None:
        return None
    if len(of.branches) == 1:
        return of.branches[0].value
    rows = [
        {"otherwise": b.value} if b.when is None else {"when": condition(b.when), "text": b.value} for b in of.branches
    ]
    return {"choose": rows}


def _finding(f: Finding) -> Tree:
    return given(
        kind=f.kind,
        title=f.title,
        when=when(f.when),
        practice=list(f.practice),
        key=f.key,
        addresses=list(f.addresses),
        needs_task=when(f.needs_task),
        needs=list(f.needs),
        helped_by=list(f.helped_by),
        advice=f.advice,
        owner=_choose(f.owner),
        room_to_act=_choose(f.room_to_act),
        facets={name: list(values) for name, values in f.facets.items()},
        tags=list(f.tags),
        **f.attributes,
    )


def _each(made: list[Finding]) -> Tree:
    """Return the one finding with `for_each` that findings were made of: they differ only in the option."""
    tree = _finding(made[0])
    first, second = made[0].when, made[1].when
    assert isinstance(first, AllOf) and isinstance(second, AllOf)  # the option was answered, and what the author wrote
    tree["when"] = condition(_with_each(first.of[1], second.of[1]))
    tree["for_each"] = {"question": made[0].each_question}
    return tree


def _with_each(one: Condition, other: Condition) -> Condition:
    """Return a condition with `each` for the option, found as where it differs between two options."""
    if isinstance(one, Test) and isinstance(other, Test) and one != other:
        return Test(one.question, one.op, ("each",))
    if isinstance(one, (AllOf, AnyOf, AtLeast)) and isinstance(other, (AllOf, AnyOf, AtLeast)):
        return replace(one, of=tuple(_with_each(a, b) for a, b in zip(one.of, other.of, strict=True)))
    if isinstance(one, Not) and isinstance(other, Not):
        return Not(_with_each(one.of, other.of))
    return one


def _findings(pack: Pack) -> Tree:
    groups: dict[str, list[Finding]] = {}
    for f in pack.findings.values():
        groups.setdefault(f.made_from or f.id, []).append(f)
    return {name: _each(made) if made[0].made_from else _finding(made[0]) for name, made in groups.items()}


def _modifier(m: Modifier) -> Tree:
    s = m.applies_to
    chosen: Any = (
        "all" if s.all else given(kinds=list(s.kinds), tags=list(s.tags), ids=list(s.ids), facet=_lists(s.facets))
    )
    return given(label=m.label, when=when(m.when), applies_to=chosen, then=dict(m.effects), over=list(m.over))


def _lists(facets: Mapping[str, tuple[str, ...]]) -> Tree:
    return {name: list(values) for name, values in facets.items()}


def sections(pack: Pack) -> Tree:
    """Return everything but the header, by section."""
    return given(
        questions={q.id: _question(q) for q in pack.questions.values()},
        concepts=[
            given(concludes=c.id, when=condition(r.when), label=r.label)
            for c in pack.concepts.values()
            for r in c.rules
        ],
        findings=_findings(pack),
        class_rules=[
            given(id=r.id, at_least=r.at_least, when=when(r.when), says=r.says) for r in pack.class_rules
        ],
        class_caps=dict(pack.class_caps),
        modifiers={m.id: _modifier(m) for m in pack.modifiers.values()},
        bundles={
            b.id: given(title=b.title, findings=list(b.findings), when=when(b.when), advice=b.advice)
            for b in pack.bundles.values()
        },
        conflicts={
            c.id: given(when=when(c.when), says=c.says, doubts=list(c.doubts)) for c in pack.conflicts.values()
        },
        level_rules=[
            given(id=r.id, scale=r.scale, at_least=r.at_least, when=when(r.when), says=r.says, kind=r.kind)
            for r in pack.level_rules
        ],
        measures={
            m.id: given(
                says=m.says, fits=condition(m.fits), covers=list(m.covers), when=m.when, owner=m.owner,
                done_by=m.done_by,
            )
            for m in pack.measures.values()
        },
        steps={
            s.id: given(says=s.says, after=list(s.after), when=when(s.when), done=when(s.done), who=s.who)
            for s in pack.steps.values()
        },
        actions={a.id: given(says=a.says, when=when(a.when), who=a.who) for a in pack.actions.values()},
    )  # fmt: skip


def pack_to_yaml(pack: Pack, rng: random.Random | None = None) -> dict[str, str]:
    """Return the files of a pack: file name -> text. With a generator: cut up and put in a random order."""
    if rng is None:
        return {"pack.yaml": dump(_header(pack)), "rules.yaml": dump(sections(pack))}
    files: dict[str, Tree] = {f"{name}.yaml": {} for name in ("a", "b", "z/c")}
    for name, body in _shuffled(rng, sections(pack)).items():
        if isinstance(body, list):
            entries: list[Any] = [_deep(rng, one) for one in rng.sample(body, len(body))]
            for one in entries:
                files[rng.choice(list(files))].setdefault(name, []).append(one)
        else:
            for key, one in _shuffled(rng, body).items():
                files[rng.choice(list(files))].setdefault(name, {})[key] = _deep(rng, one)
    written = {name: dump(_shuffled(rng, tree)) for name, tree in files.items() if tree}
    return _shuffled(rng, {"pack.yaml": dump(_shuffled(rng, _header(pack))), **written})


def _shuffled(rng: random.Random, tree: Tree) -> Tree:
    return {key: tree[key] for key in rng.sample(list(tree), len(tree))}


def _deep(rng: random.Random, entry: Any, ordered: bool = False) -> Any:
    """Return an entry with its keys shuffled at every depth; the options of a question are ordered by meaning."""
    if isinstance(entry, list):
        return [_deep(rng, one) for one in entry]
    if not isinstance(entry, dict):
        return entry
    keys = entry if ordered else _shuffled(rng, entry)
    return {key: _deep(rng, value, key == "options") for key, value in keys.items()}


# --- profiles ---------------------------------------------------------------------------------------------------------


def profile_to_yaml(profile: Profile, pack: Pack | None = None, rng: random.Random | None = None) -> str:
    """Return a profile as YAML. With its pack, several-choice answers also come in their shorter forms."""
    mix: Callable[[Tree], Tree] = (lambda tree: tree) if rng is None else (lambda tree: _shuffled(rng, tree))
    return dump(
        mix(
            given(
                pack=profile.pack,
                version=profile.version,
                profile=profile.id,
                subject=dict(profile.subject),
                as_of=profile.as_of,
                marking=str(profile.marking),
                state=profile.state,
                parameters={name: operand(value) for name, value in profile.parameters.items()},
                answers=mix(_answers(profile.answers, pack, rng)),
                shared=mix({b.id: mix(_block(b, pack, rng)) for b in profile.shared.values()}),
                parts=[
                    mix(given(id=p.id, title=p.title, uses=list(p.uses), answers=mix(_answers(p.answers, pack, rng))))
                    for p in profile.parts
                ],
                note=profile.note,
            )
        )
    )


def _block(block: SharedBlock, pack: Pack | None, rng: random.Random | None) -> Tree:
    return {"title": block.title, "answers": _answers(block.answers, pack, rng)}


def _answers(answers: Answers, pack: Pack | None, rng: random.Random | None) -> Tree:
    tree: Tree = {}
    for question, several in answers.items():
        asked = None if pack is None else pack.questions[question]
        written = [_answer(answer, asked, rng) for answer in several]
        if len(several) == 1:
            tree[question] = written[0]
        else:
            if rng is not None:
                rng.shuffle(written)
            tree[question] = [w if isinstance(w, dict) and "answer" in w else {"answer": w} for w in written]
    return tree


def _answer(answer: Answer, asked: Question | None, rng: random.Random | None) -> Any:
    value, known = _value(answer.value, asked, rng), answer.evidence
    beside = given(
        source=known.source, as_of=known.as_of, reliability=known.reliability, by=known.by, note=known.note,
        reason=answer.reason,
    )  # fmt: skip
    if beside:
        beside["answer"] = value
    return beside or value


def _value(value: object, asked: Question | None, rng: random.Random | None) -> Any:
    if not isinstance(value, Mapping):
        return value
    ticked = [option for option, line in value.items() if line == "yes"]
    if set(value.values()) == {"yes"} and (rng is None or rng.random() < 0.7):
        return ticked
    whole = asked is not None and set(value) == set(asked.values()) and "unknown" not in value.values()
    if whole and (rng is None or rng.random() < 0.7):
        return {"only": ticked}
    return dict(value)


def as_read(answer: datetime.date | object) -> object:
    """Return an answer's value as loaders may normalise it: a several-choice answer without its open lines."""
    if isinstance(answer, Mapping):
        return {option: line for option, line in sorted(answer.items()) if line != "unknown"}
    return answer
