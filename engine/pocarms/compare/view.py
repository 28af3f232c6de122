"""What the pages of a comparison show, in order and in words: the data that the templates walk through."""

from __future__ import annotations

from pocarms.records import dataclass
from pocarms.reports.view import Field, Table


@dataclass(frozen=True, slots=True)
class Count:
    """How many practices are in a state."""

    state: str
    symbol: str
    n: int
    words: str


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell. words: its grade, "" where it is counted; more: what else must be said; tip: what is behind it."""

    to: str  # the anchor of what is behind it
    row: str  # the label of its row
    style: str
    symbol: str
    words: str
    more: tuple[str, ...]
    counts: tuple[Count, ...]
    tip: tuple[str, ...]
    gaps: tuple[str, ...]
    at: str = ""  # where in the mission's report the first of the gaps stands, "" for its top


@dataclass(frozen=True, slots=True)
class MissionView:
    """A mission with its cells. `report` is the name of the file with its report, "" where there is none."""

    anchor: str
    name: str
    facts: tuple[str, ...]
    unknown: str
    cells: tuple[CellView, ...]
    practices: tuple[tuple[str, ...], ...]  # by cell: what is in place, partly there, missing, in words
    report: str = ""


@dataclass(frozen=True, slots=True)
class PanelView:
    """Missions that stand side by side, and what can be said among them."""

    anchor: str
    title: str
    missions: tuple[MissionView, ...]
    relations: tuple[str, ...]
    by_row: Table | None
    pairs: Table | None
    pairs_more: str


@dataclass(frozen=True, slots=True)
class ListView:
    """A list for headquarters; `empty` is said where it holds nothing."""

    title: str
    table: Table | None
    empty: str


@dataclass(frozen=True, slots=True)
class CompareView:
    """A whole comparison."""

    language: str
    title: str
    marking: str
    warnings: tuple[str, ...]
    facts: tuple[Field, ...]
    advises: str
    intro: str
    legend: tuple[Count, ...]
    legend_lines: tuple[str, ...]
    heads: tuple[str, ...]
    panels: tuple[PanelView, ...]
    shared_rule: str
    shared: Table | None
    headquarters: tuple[ListView, ...]
    pairs_rule: str
    earlier: tuple[str, ...]
    left_out: tuple[str, ...]
    footer: tuple[str, ...]
