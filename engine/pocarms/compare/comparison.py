"""Many missions laid side by side: everything that every format shows, as data."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from pocarms.assessment.assess import Prepared
from pocarms.compare.gather import Gathered
from pocarms.compare.missions import Doubles, Mission, Panel, missions, panels
from pocarms.compare.needs import Need, Shared, for_headquarters, shared
from pocarms.compare.pairs import Pairs, pairs
from pocarms.compare.relations import Relations, relations
from pocarms.compare.rows import Row, rows
from pocarms.compare.standing import NOT_APPLICABLE, STATES, Graded, Standing, stand
from pocarms.model.marking import Marking, highest
from pocarms.model.pack import Pack, Scale
from pocarms.program.operands import older
from pocarms.records import dataclass

MOST = 2000  # pairs of missions that are written out in a panel; beyond that their number is told


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Files that are not in the comparison, by name, and why."""

    faulty: tuple[tuple[str, int], ...] = ()  # number of errors
    other_pack: tuple[tuple[str, str], ...] = ()  # which
    doubles: Doubles = Doubles((), ())


@dataclass(frozen=True, slots=True)
class Warnings:
    """What limits the comparison. dates: (earliest, latest) where they lie too far apart. Names are of missions."""

    dates: tuple[str, str] | None
    undated: tuple[str, ...]
    versions: tuple[tuple[str, str], ...]  # (mission, the version of the pack that its profile asks for)


@dataclass(frozen=True, slots=True)
class Cell:
    """A mission in a row. style: one of STATES, or "counted" where no grade is given. counts: as STATES."""

    style: str
    counts: tuple[int, ...]
    graded: Graded | None = None


@dataclass(frozen=True)
class PanelResult:
    """What is said among the missions of one panel. by_row: of the practices of each row alone."""

    panel: Panel
    relations: Relations
    by_row: Mapping[str, Relations]
    pairs: Pairs


@dataclass(frozen=True)
class Comparison:
    """Everything. Texts of the pack are in `language`."""

    prepared: Prepared
    rows: tuple[Row, ...]
    standing: Standing
    missions: tuple[Mission, ...]
    panels: tuple[PanelResult, ...]
    shared: tuple[Shared, ...]
    headquarters: Mapping[str, tuple[Need, ...]]
    warnings: Warnings
    left_out: LeftOut
    marking: Marking
    policies: tuple[Mapping[str, str], ...] = ()  # under which the pack was used: id, title

    @property
    def pack(self) -> Pack:
        """The pack, its texts in the language asked for."""
        return self.prepared.pack

    @property
    def language(self) -> str:
        """The language of the pack's texts."""
        return self.prepared.language


def compare(
    prepared: Prepared,
    gathered: Gathered,
    by: str | None = None,
    marking: str | None = None,
    faulty: Sequence[tuple[str, int]] = (),
    other_pack: Sequence[tuple[str, str]] = (),
    policies: Sequence[Mapping[str, str]] = (),
) -> Comparison:
    """Lay missions side by side. The order in which their profiles were gathered makes no difference.

    by: rows other than the pack's own: a facet, or "block". marking: at least this. policies: under which the pack is
    used. Raises NoSuchRows.
    """
    pack = prepared.pack
    lines = rows(pack, by)
    standing = stand(prepared, gathered)
    of, doubles = missions(gathered.sources)
    return Comparison(
        prepared=prepared,
        rows=lines,
        standing=standing,
        missions=of,
        panels=tuple(_panel(pack, standing, lines, panel) for panel in panels(pack, standing, of)),
        shared=shared(pack, standing, of),
        headquarters=for_headquarters(pack, standing, of),
        warnings=_warnings(pack, gathered, of),
        left_out=LeftOut(tuple(sorted(faulty)), tuple(sorted(other_pack)), doubles),
        marking=highest((source.marking for source in gathered.sources), marking),
        policies=tuple(policies),
    )


def _panel(pack: Pack, standing: Standing, lines: Sequence[Row], panel: Panel) -> PanelResult:
    among = [m.now for m in panel.missions]
    by_row = {
        f"{row.facet}.{row.id}": relations({q: standing.practices[q] for q in row.practices}, among, MOST)
        for row in lines
    }
    return PanelResult(
        panel, relations(standing.practices, among, MOST), by_row, pairs(pack, standing, panel.missions, MOST)
    )


def cell(pack: Pack, standing: Standing, mission: Mission, row: Row) -> Cell:
    """Return how a mission stands in a row: graded where the pack has a scale for it, else counted."""
    states = [standing.practices[q][mission.now] for q in row.practices]
    counts = tuple(states.count(n) for n in range(len(STATES)))
    if not row.scale:
        apart = bool(states) and set(states) == {NOT_APPLICABLE}
        return Cell("not_applicable" if apart else "counted", counts)
    graded_on = {standing.practices[q][mission.now] for q in row.graded_on}
    if graded_on == {NOT_APPLICABLE}:
        return Cell("not_applicable", counts)
    graded = standing.scales[row.scale][mission.now]
    return Cell(_style(pack.scales[row.scale], graded), counts, graded)


def _style(scale: Scale, graded: Graded) -> str:
    """Return how a grade is drawn: the lowest step as in place, the highest as missing, the holding one as unknown."""
    if graded.headline == scale.holding:
        return "unknown"
    place = scale.rank(graded.headline)
    if place == 0:
        return "in_place"
    return "missing" if place == len(scale.steps) - 1 else "partly"


def _warnings(pack: Pack, gathered: Gathered, of: Sequence[Mission]) -> Warnings:
    sources = [(m.name, gathered.sources[m.now]) for m in of]
    days = sorted(source.as_of for _, source in sources if source.as_of)
    within = pack.compare.dates_within if pack.compare else None
    far = None
    if within is not None and days:
        first, last = datetime.date.fromisoformat(days[0]), datetime.date.fromisoformat(days[-1])
        far = (days[0], days[-1]) if older(first, within, last) else None
    return Warnings(
        dates=far,
        undated=tuple(name for name, source in sources if not source.as_of),
        versions=tuple((name, s.version) for name, s in sources if s.version and s.version != pack.version),
    )
