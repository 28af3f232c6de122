"""What a report states, in tiers from the most to the least urgent: what questions to ask next are asked for.

A tier holds, for each case (the whole, then the parts), groups of named conclusions of the program. A group is settled
where all of its conclusions hold, or one of them does not: "this finding is established and stands in this class".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from pocarms.model.pack import Finding, Pack, Scale
from pocarms.program.graph import Program
from pocarms.program.names import name
from pocarms.program.placing import findings_scale, whole_scales
from pocarms.program.scope import Scope, scopes
from pocarms.records import dataclass

AIMS = ("level", "first", "findings", "all")

Group = tuple[str, ...]

LEVEL = "level"
STEP = "step"  # a class, from the top
FINDINGS = "findings"
REST = "rest"


@dataclass(frozen=True, slots=True)
class Tier:
    """id: level | step | findings | rest. step: the class, for tiers of a class. groups: per case number."""

    id: str
    step: str
    groups: Mapping[int, tuple[Group, ...]]


def tiers(pack: Pack, program: Program, cases: int, aim: str) -> tuple[Tier, ...]:
    """Return the tiers of an aim, the most urgent first; tiers with nothing in them are left out.

    cases: 1, or 1 and the number of parts. aim: level (scales that suggest a decision; any scale of the case where the
    pack has none of these), first (what stands in a box or may come into the highest class), findings, or all.
    """
    decisions = tuple(s for s in whole_scales(pack) if s.decision)
    grades = tuple(s for s in whole_scales(pack) if not s.decision)
    leading = decisions or (grades if aim == LEVEL else ())
    found = []
    if aim != "first":
        found.append(_tier(LEVEL, "", cases, lambda case: _levels(leading, case, cases)))
    if aim == LEVEL:
        return tuple(t for t in found if any(t.groups.values()))
    for_whole, for_part = scopes(pack, cases > 1)

    def scope(case: int) -> Scope:
        return for_part if case else for_whole

    scale = findings_scale(pack)
    steps = [s.id for s in reversed(scale.steps[1:])] if scale is not None else []
    for n, step in enumerate(steps):
        found.append(_tier(STEP, step, cases, partial(_placed, pack, program, scope, step, not n)))
        if aim == "first":
            break
    if aim == "first" and not steps:
        found.append(_tier(STEP, "", cases, lambda c: _boxed(pack, scope(c))))
    if aim in (FINDINGS, "all"):
        found.append(_tier(FINDINGS, "", cases, lambda c: [(name("finding", f.id),) for f in _in(pack, scope(c))]))
    if aim == "all":
        rest = grades if decisions else (*decisions, *grades)
        found.append(
            _tier(REST, "", cases, lambda c: [*_levels(rest, c, cases), *_rest(pack, program, scope(c), not c)])
        )
    return tuple(t for t in found if any(t.groups.values()))


def _tier(id_: str, step: str, cases: int, groups: Callable[[int], Iterable[Group]]) -> Tier:
    return Tier(id_, step, {case: tuple(dict.fromkeys(groups(case))) for case in range(cases)})


def _levels(scales: Sequence[Scale], case: int, cases: int) -> list[Group]:
    """The steps of scales; a whole with parts stands where the highest of its parts does."""
    if not case and cases > 1:
        return []
    return [(name("level", scale.id, step.id),) for scale in scales for step in scale.steps[1:]]


def _in(pack: Pack, scope: Scope) -> list[Finding]:
    return [f for f in pack.findings.values() if f.id in scope.findings]


def _boxed(pack: Pack, scope: Scope) -> list[Group]:
    return [(name("finding", f.id),) for f in _in(pack, scope) if pack.kinds[f.kind].box]


def _placed(
    pack: Pack, program: Program, scope: Callable[[int], Scope], step: str, top: bool, case: int
) -> list[Group]:
    found: list[Group] = _boxed(pack, scope(case)) if top else []
    for finding in _in(pack, scope(case)):
        placed = name("class", finding.id, step)
        if placed in program.names:
            found.append((name("finding", finding.id), placed))
    return found


def _rest(pack: Pack, program: Program, scope: Scope, whole: bool) -> Iterator[Group]:
    """Everything else a report says: level rules, measures, steps, actions, and what is told of findings."""
    yield from ((name("levelrule", r.id),) for r in pack.level_rules if r.id in scope.level_rules)
    for measure in pack.measures.values():
        if measure.id in scope.measures:
            yield (name("needed", measure.id),)
            if measure.done_by:  # its state is printed: how far it is done
                yield name("needed", measure.id), name("known", measure.done_by)
    for step in pack.steps.values():
        if step.id in scope.steps:
            yield (name("step", step.id),)
            yield name("step", step.id), name("done", step.id)
    yield from ((name("action", a),) for a in pack.actions if a in scope.actions)
    for finding in _in(pack, scope):
        told = [name("state", finding.id, "missing"), name("harm", finding.id, "now")]
        told += [name("harm", finding.id, "foreseeable"), name("task", finding.id)]
        for field, choose in (("owner", finding.owner), ("room_to_act", finding.room_to_act)):
            told += [name(field, finding.id, n) for n, b in enumerate(choose.branches if choose else ()) if b.when]
        yield from ((name("finding", finding.id), full) for full in told if full in program.names)
    if whole or scope.findings:
        yield from ((name("modifier", m),) for m in pack.modifiers)
        yield from ((name("bundle", b),) for b in pack.bundles)
