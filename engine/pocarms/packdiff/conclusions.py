"""What two versions of a pack both conclude, as pairs of nodes in the joint graph; what only one of them does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pocarms.model.pack import Pack
from pocarms.packdiff.joint import Joint
from pocarms.program.names import name
from pocarms.program.placing import findings_scale, is_placed, step_ids, whole_scales

PLAIN = {"concept": "concepts", "modifier": "modifiers", "bundle": "bundles", "action": "actions"}


class Aspect(NamedTuple):
    """One thing that is true, false or unknown in both packs. word: a step or a value; "" where there is one only."""

    word: str
    old: int
    new: int


class Conclusion(NamedTuple):
    """What is compared: a kind and an item. shown: nodes that must hold for it to be shown at all.

    kind: concept | finding | task | state | harm | class | owner | room_to_act | level | level_rule | modifier | bundle
    | measure | fits | step | done | action | conflict | question (whether it is asked).
    """

    kind: str
    item: str
    aspects: tuple[Aspect, ...]
    shown: tuple[int, ...] = ()


def conclusions(joint: Joint, old: Pack, new: Pack) -> Iterator[Conclusion]:
    """Yield every conclusion that both packs can draw."""
    for kind, field in PLAIN.items():
        for id_ in _both(getattr(old, field), getattr(new, field)):
            yield _one(joint, kind, id_, name(kind, id_))
    for id_ in _both(old.findings, new.findings):
        yield from _finding(joint, old, new, id_)
    levels = {r.id for r in old.level_rules} & {r.id for r in new.level_rules}
    for id_ in sorted(levels):
        yield _one(joint, "level_rule", id_, name("levelrule", id_))
    scales = {s.id: s for s in whole_scales(old)}
    for scale in whole_scales(new):
        if scale.id in scales:
            steps = [s for s in step_ids(scale)[1:] if s in step_ids(scales[scale.id])[1:]]
            yield _steps(joint, "level", scale.id, steps)
    for id_ in _both(old.measures, new.measures):
        yield _one(joint, "measure", id_, name("needed", id_))
        yield _one(joint, "fits", id_, name("fits", id_))
    for id_ in _both(old.steps, new.steps):
        yield _one(joint, "step", id_, name("step", id_))
        yield _one(joint, "done", id_, name("done", id_))
    for id_ in _both(old.conflicts, new.conflicts):
        yield _one(joint, "conflict", id_, name("conflict", id_))
    for id_ in _both(old.questions, new.questions):
        yield _one(joint, "question", id_, name("asked", id_))


def _both(old: Mapping[str, object], new: Mapping[str, object]) -> list[str]:
    return sorted(old.keys() & new.keys())


def _one(joint: Joint, kind: str, item: str, full: str, shown: tuple[int, ...] = ()) -> Conclusion:
    return Conclusion(kind, item, (Aspect("", joint.old[full], joint.new[full]),), shown)


def _steps(joint: Joint, kind: str, item: str, steps: list[str], shown: tuple[int, ...] = ()) -> Conclusion:
    names = [(step, name(kind, item, step)) for step in steps]
    return Conclusion(kind, item, tuple(Aspect(step, joint.old[n], joint.new[n]) for step, n in names), shown)


def _finding(joint: Joint, old: Pack, new: Pack, id_: str) -> Iterator[Conclusion]:
    """A finding's status, and what is shown of it where both packs find it."""
    full = name("finding", id_)
    shown = (joint.old[full], joint.new[full])
    yield _one(joint, "finding", id_, full)
    yield _one(joint, "task", id_, name("task", id_), shown)
    yield _steps(joint, "state", id_, ["partly", "missing"], shown)
    yield _steps(joint, "harm", id_, ["foreseeable", "now"], shown)
    was, is_ = old.findings[id_], new.findings[id_]
    scales = findings_scale(old), findings_scale(new)
    if scales[0] is not None and scales[1] is not None and is_placed(old, was) and is_placed(new, is_):
        steps = [s for s in step_ids(scales[1])[1:] if s in step_ids(scales[0])[1:]]
        yield _steps(joint, "class", id_, steps, shown)
    for field, one, other in (("owner", was.owner, is_.owner), ("room_to_act", was.room_to_act, is_.room_to_act)):
        branches = (*(one.branches if one else ()), *(other.branches if other else ()))
        aspects = tuple(
            Aspect(value, joint.chosen(0, field, id_, one, value), joint.chosen(1, field, id_, other, value))
            for value in dict.fromkeys(branch.value for branch in branches)
        )
        if aspects:
            yield Conclusion(field, id_, aspects, shown)
