"""Which answers on file carry most of a result: each is left out, one at a time, as if nobody had given it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from pocarms.assessment.assess import Prepared
from pocarms.assessment.judge import Judged
from pocarms.model.conditions import Duration
from pocarms.model.profile import Profile, Settled, Value, says_something
from pocarms.program.graph import Truths
from pocarms.program.names import name
from pocarms.program.operands import older
from pocarms.program.placing import whole_scales
from pocarms.reasoning.firmness.standing import counted, headline_of, in_variant, steps_above
from pocarms.reasoning.units import Place
from pocarms.reasoning.world import World, keeping, run_whole
from pocarms.records import dataclass

OLD = Duration(months=12)  # evidence older than this at the day of the profile is called old


@dataclass(frozen=True, slots=True)
class Carried:
    """An answer on file and what would be otherwise without it. weak: unsourced | undated | old, several or none.

    lost: findings that would not be established (case, id); fallen: those at least a step lower; levels: scales whose
    headline would be another (case, id).
    """

    place: Place
    question: str
    value: Value
    weak: tuple[str, ...]
    as_of: str
    lost: tuple[tuple[str, str], ...]
    fallen: tuple[tuple[str, str], ...]
    levels: tuple[tuple[str, str], ...]


def carried(prepared: Prepared, profile: Profile, around: World) -> tuple[Carried, ...]:
    """Leave out each answer on file, one at a time; those that carry most come first, levels before findings."""
    units = around.units.all
    answers = tuple(dict.fromkeys((u.place, u.question) for u in units))
    if not answers:
        return ()
    everything = range(len(units))
    variants = [
        keeping(around, [n for n in everything if (units[n].place, units[n].question) != answer]) for answer in answers
    ]
    truths = run_whole(around, variants)
    found = []
    for bit, (place, question) in enumerate(answers):
        settled = next(around.units.given[u] for u in units if (u.place, u.question) == (place, question))
        lost, fallen = _findings_without(prepared, around.cases, truths, bit)
        levels = tuple(_levels_without(prepared, around.cases, truths, bit))
        if lost or fallen or levels:
            weak, day = weakness(settled, profile.as_of)
            found.append(Carried(place, question, settled.value, weak, day, lost, fallen, levels))
    return tuple(sorted(found, key=lambda c: (-len(c.levels), -len(c.lost), -len(c.fallen), c.question, c.place)))


def _findings_without(
    prepared: Prepared, cases: Sequence[Judged], truths: Sequence[Truths], bit: int
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    lost, fallen = [], []
    for case, finding in counted(prepared, cases):
        judged, after = cases[case], truths[case]
        full = name("finding", finding.id)
        if not judged.value(full):
            continue
        key = (judged.case.id, finding.id)
        if not after.value(judged.program.names[full], bit):
            lost.append(key)
        elif any(
            judged.value(step) and not after.value(judged.program.names[step], bit)
            for step in (name("class", finding.id, s) for s in steps_above(prepared, finding))
        ):
            fallen.append(key)
    return tuple(lost), tuple(fallen)


def _levels_without(
    prepared: Prepared, cases: Sequence[Judged], truths: Sequence[Truths], bit: int
) -> Iterator[tuple[str, str]]:
    for scale in whole_scales(prepared.pack):
        for number in list(range(1, len(cases))) or [0]:
            judged = cases[number]
            if headline_of(scale, [judged]) != headline_of(scale, [in_variant(judged, truths[number], bit)]):
                yield judged.case.id, scale.id


def weakness(settled: Settled, as_of: datetime.date | None) -> tuple[tuple[str, ...], str]:
    """Return what is weak about an answer (unsourced, undated, old), and the day of its newest evidence, or ""."""
    given = [a.evidence for a in settled.answers if says_something(a.value)]
    days = [e.as_of for e in given if e.as_of is not None]
    weak = []
    if not any(e.source for e in given):
        weak.append("unsourced")
    if not days:
        weak.append("undated")
    elif as_of is not None and older(max(days), OLD, as_of):
        weak.append("old")
    return tuple(weak), max(days).isoformat() if days else ""
