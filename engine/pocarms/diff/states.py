"""Where a mission stands at one moment: each finding with its class, each scale; ready to be held beside another."""

from __future__ import annotations

from collections.abc import Mapping

from pocarms.compare.columns import FALSE, TRUE
from pocarms.compare.standing import ESTABLISHED, OPEN, Graded, Standing, found
from pocarms.model.pack import Finding, Pack
from pocarms.program.names import name
from pocarms.program.placing import findings_scale, is_placed, step_ids
from pocarms.records import dataclass

ABSENT = "absent"  # the pack has no such finding


@dataclass(frozen=True, slots=True)
class State:
    """A finding at one moment. status: established | open | ruled_out | absent. class_: steps, "" where not placed."""

    status: str
    state: str = ""
    class_: str = ""
    class_may_be: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Moment:
    """A whole mission at one moment."""

    findings: Mapping[str, State]
    scales: Mapping[str, Graded]


def moment(pack: Pack, standing: Standing, n: int) -> Moment:
    """Return how the n-th of the profiles that were gathered stands."""
    return Moment(
        {f.id: _state(pack, standing, n, f) for f in pack.findings.values() if not pack.kinds[f.kind].about_knowledge},
        {id_: column[n] for id_, column in standing.scales.items()},
    )


def _state(pack: Pack, standing: Standing, n: int, finding: Finding) -> State:
    status = standing.findings[finding.id][n]
    if status != ESTABLISHED:
        return State("open" if status == OPEN else "ruled_out")
    held = found(standing, n, finding)
    assert held is not None
    floor, ceiling = _class(pack, standing, n, finding)
    return State("established", held.state, floor, ceiling if ceiling != floor else "", held.parts)


def _class(pack: Pack, standing: Standing, n: int, finding: Finding) -> tuple[str, str]:
    """Return the highest class proved and the highest not ruled out, over the areas in which it is established."""
    scale = findings_scale(pack)
    if scale is None or not is_placed(pack, finding):
        return "", ""
    source = standing.gathered.sources[n]
    verdicts, where = standing.wholes, [n]
    if source.parts and finding.id in standing.of_part:
        verdicts = standing.parts
        established = verdicts.column(name("finding", finding.id))
        where = [k for k in range(source.first, source.last) if established[k] == TRUE]
    steps = step_ids(scale)
    floor = ceiling = steps[0]
    for step in steps[1:]:
        values = {verdicts.column(name("class", finding.id, step))[k] for k in where}
        floor = step if TRUE in values else floor
        ceiling = step if values != {FALSE} else ceiling
    return floor, ceiling
