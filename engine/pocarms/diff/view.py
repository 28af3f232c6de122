"""What the page of a history shows, in order and in words: the data that the templates walk through."""

from __future__ import annotations

from pocarms.records import dataclass
from pocarms.reports.view import Field, Table


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that moved alike; `strengths` stand apart."""

    movement: str
    title: str
    table: Table


@dataclass(frozen=True, slots=True)
class StepView:
    """From one day to the next. notes: areas and packs that changed."""

    title: str
    notes: tuple[str, ...]
    groups: tuple[Group, ...]
    empty: str  # said where nothing moved
    scales: Table | None
    answers: Table | None
    actions: Table | None  # of the action plan


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with what it shows in words, and its size."""

    svg: str
    alt: str
    note: str  # what it leaves out


@dataclass(frozen=True, slots=True)
class HistoryView:
    """A whole history."""

    language: str
    title: str
    marking: str
    facts: tuple[Field, ...]
    advises: str
    intro: str
    warnings: tuple[str, ...]
    steps: tuple[StepView, ...]
    picture: Picture | None
    timeline: Table | None
    timeline_intro: str
    timeline_legend: str
    footer: tuple[str, ...]
