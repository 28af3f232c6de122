"""What missions have in common: gaps that are shared, and what they need from headquarters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pocarms.compare.missions import Mission
from pocarms.compare.standing import ESTABLISHED, MISSING, OPEN, PARTLY, Standing, found
from pocarms.model.pack import Pack
from pocarms.model.papers import HeadquartersList
from pocarms.records import dataclass


@dataclass(frozen=True, slots=True)
class Having:
    """A mission that has a gap or lacks a practice. state: missing | partly | "". parts: where, of the areas it has."""

    mission: Mission
    state: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """A gap that so many missions have, as the pack says. `open`: missions of which it is not known."""

    finding: str
    having: tuple[Having, ...]
    open: tuple[Mission, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """One line of a list for headquarters: a finding or a practice, and the missions. `runs`: it has lasted so long."""

    finding: str
    practice: str
    having: tuple[Having, ...]
    limited: bool = False
    runs: int = 0


def shared(pack: Pack, standing: Standing, missions: Sequence[Mission]) -> tuple[Shared, ...]:
    """Return the gaps that as many missions have as the pack asks for, by their ids."""
    least = pack.compare.shared_by if pack.compare else 2
    out = []
    for finding in pack.findings.values():
        kind = pack.kinds[finding.kind]
        if not kind.advice:
            continue
        column = standing.findings[finding.id]
        with_it = [m for m in missions if column[m.now] == ESTABLISHED]
        if len(with_it) >= least:
            having = tuple(_having(pack, standing, m, finding.id) for m in with_it)
            out.append(Shared(finding.id, having, tuple(m for m in missions if column[m.now] == OPEN)))
    return tuple(out)


def _having(pack: Pack, standing: Standing, mission: Mission, finding: str) -> Having:
    held = found(standing, mission.now, pack.findings[finding])
    assert held is not None
    return Having(mission, held.state, held.parts)


def for_headquarters(pack: Pack, standing: Standing, missions: Sequence[Mission]) -> Mapping[str, tuple[Need, ...]]:
    """Return the pack's lists for headquarters by id, in its order; findings before practices, each by id."""
    lists = pack.compare.headquarters if pack.compare else {}
    return {id_: _list(one, pack, standing, missions) for id_, one in lists.items()}


def _list(one: HeadquartersList, pack: Pack, standing: Standing, missions: Sequence[Mission]) -> tuple[Need, ...]:
    out = []
    for finding in pack.findings.values():
        column = standing.findings[finding.id]
        established = [m for m in missions if column[m.now] == ESTABLISHED]
        if finding.kind in one.kinds and established:
            out.append(Need(finding.id, "", tuple(_having(pack, standing, m, finding.id) for m in established)))
        if one.limited_by_mandate and finding.needs_task is not None and pack.kinds[finding.kind].advice:
            limited = [m for m in established if _limited(pack, standing, m.now, finding.id)]
            having = tuple(_having(pack, standing, m, finding.id) for m in limited)
            out += [Need(finding.id, "", having, limited=True)] if having else []
        if one.runs and pack.kinds[finding.kind].advice:
            lasting = [m for m in established if _lasts(column, m, one.runs)]
            having = tuple(_having(pack, standing, m, finding.id) for m in lasting)
            out += [Need(finding.id, "", having, runs=one.runs)] if having else []
    for practice in sorted(one.practices):
        column = standing.practices[practice]
        having = tuple(
            Having(m, "missing" if column[m.now] == MISSING else "partly")
            for m in missions
            if column[m.now] in (MISSING, PARTLY)
        )
        out += [Need("", practice, having)] if having else []
    return tuple(out)


def _limited(pack: Pack, standing: Standing, mission: int, finding: str) -> bool:
    held = found(standing, mission, pack.findings[finding])
    return held is not None and held.limited


def _lasts(column: bytes, mission: Mission, runs: int) -> bool:
    """Whether a finding stood in so many assessments of a mission in a row, the latest included."""
    row = (mission.now, *mission.earlier)[:runs]
    return len(row) == runs and all(column[n] == ESTABLISHED for n in row)
