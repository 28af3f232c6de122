"""Goals and the changes that reach them, worked out slowly by the plain interpreter: one profile at a time.

For profiles without parts. What may change, and how, is worked out here once more from the pack alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import product

from pocarms.model.pack import UNKNOWN, Pack, Question
from pocarms.model.profile import Answer, Profile
from tests.oracle import plain
from tests.oracle.flatten import whole_answers
from tests.oracle.judgement import Truth

Ways = dict[str, tuple[str, ...]]
Set = frozenset[tuple[str, str]]


def may_become(pack: Pack, profile: Profile) -> Ways:
    """Return, for every changeable question, the answers it may be brought to: upward only, no to partly to yes."""
    told = whole_answers(pack, profile)
    found: Ways = {}
    for question in pack.questions.values():
        if question.changeable and question.type == "practice":
            now = told[question.id].value if question.id in told else UNKNOWN
            if now == "not_applicable":
                continue
            up = {"yes": (), "partly": ("yes",)}.get(str(now), ("partly", "yes"))
            if up:
                found[question.id] = up
    return found


def changed(profile: Profile, way: Mapping[str, str]) -> Profile:
    """Return a profile with these answers given anew."""
    return replace(profile, answers={**profile.answers, **{q: (Answer(q, v),) for q, v in way.items()}})


def smallest_sets(
    pack: Pack, profile: Profile, reached: Callable[[plain.Bench], bool], largest: int = 99
) -> set[Set] | None:
    """Return every smallest set of changes that reaches a goal; None where it is reached already."""
    before = plain.benches(pack, profile)[0]
    if reached(before):
        return None
    ways = may_become(pack, profile)
    good: list[dict[str, str]] = []
    for choice in product(*((None, *values) for values in ways.values())):
        way = {q: v for q, v in zip(ways, choice, strict=True) if v is not None}
        if not way or len(way) > largest:
            continue
        after = plain.benches(pack, changed(profile, way))[0]
        if not clashes(pack, before, after) and reached(after):
            good.append(way)
    return {frozenset(w.items()) for w in good if not any(_smaller(o, w) for o in good)}


def clashes(pack: Pack, before: plain.Bench, after: plain.Bench) -> bool:
    doubting = [c for c, conflict in pack.conflicts.items() if conflict.doubts]
    return any(after.conflicts[c] is True and before.conflicts[c] is not True for c in doubting)


def _smaller(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether one set is another with fewer changes, or smaller steps."""
    order = ("partly", "yes")
    if one == other:
        return False
    return all(q in other and order.index(v) <= order.index(other[q]) for q, v in one.items())


def goals(pack: Pack) -> dict[tuple[str, str, str], Callable[[plain.Bench], bool]]:
    """Return every goal of a pack: (kind, id, wanted) -> whether a case has reached it."""
    found: dict[tuple[str, str, str], Callable[[plain.Bench], bool]] = {}

    def status(kind: str, id_: str, truth: Callable[[plain.Bench], Truth]) -> None:
        found[kind, id_, "established"] = lambda bench: truth(bench) is True
        found[kind, id_, "ruled_out"] = lambda bench: truth(bench) is False

    for f in pack.findings.values():
        status("finding", f.id, lambda bench, f=f: plain.status(bench, f))  # type: ignore[misc]
        scale = plain.findings_scale(pack)
        if scale is not None and plain.placed(pack.kinds[f.kind]):
            for step in scale.steps:

                def stands(bench: plain.Bench, f=f, step=step.id, scale=scale) -> bool:  # type: ignore[no-untyped-def]
                    return plain.place(bench, f, scale) == (step, step) and plain.status(bench, f) is not False

                found["finding", f.id, step.id] = stands
    for r in pack.level_rules:
        status("level_rule", r.id, lambda bench, r=r: plain.value(bench, r.when))  # type: ignore[misc]
    for scale in pack.scales.values():
        if scale.of == "whole":
            for step in scale.steps:
                found["scale", scale.id, step.id] = lambda bench, scale=scale, step=step.id: (  # type: ignore[misc]
                    plain.level(bench, scale)[2] == step
                )
    return found


def practices(pack: Pack) -> list[Question]:
    """Return the practices that may change."""
    return [q for q in pack.questions.values() if q.changeable]
