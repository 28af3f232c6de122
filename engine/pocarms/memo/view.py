"""What a memo shows, in order, independent of the format; every text in it is ready to print."""

from __future__ import annotations

from pocarms.records import dataclass
from pocarms.reports.view import Field, Table


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is suggested on one scale."""

    label: str
    words: str
    note: str


@dataclass(frozen=True, slots=True)
class Answered:
    """One question and what is answered: one line where all parts agree, else one line for each answer."""

    ask: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A section of the pack's own: what it always says, and answers."""

    title: str
    says: str
    answers: tuple[Answered, ...]
    silent: str  # how many of its questions nobody has answered, in words


@dataclass(frozen=True, slots=True)
class Risk:
    """A rule that holds: what it says, where, the level it asks for, the measures that answer it, where it is from."""

    number: str
    says: str
    where: str
    step: str
    measures: str
    uncovered: bool
    ref: str


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure: what, when and by which day, who, how far it is, which risks it answers, where it is from."""

    number: str
    says: str
    when: str
    owner: str
    state: tuple[str, ...]
    risks: str
    ref: str


@dataclass(frozen=True, slots=True)
class Todo:
    """Something to do or to find out, and who does it or knows."""

    says: str
    who: str
    ref: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What would change the outcome: where (titles of parts, "" for the whole), and what it says."""

    where: str
    says: str


@dataclass(frozen=True, slots=True)
class MemoView:
    """A whole memo."""

    language: str
    title: str
    marking: str
    suggested: tuple[str, ...]  # the marking suggested: why, and that a person confirms it
    notices: tuple[str, ...]
    page_notice: str
    alarm: bool
    facts: tuple[Field, ...]
    advises: str
    reminder: str
    outcomes: tuple[Outcome, ...]
    parts: Table | None
    separate: str
    before: tuple[Block, ...]
    risks: tuple[Risk, ...]
    more_risks: str
    turns: tuple[Turn, ...]
    measures: tuple[MeasureRow, ...]
    more_measures: str
    after: tuple[Block, ...]
    find_out: tuple[Todo, ...]
    more_find_out: str
    actions: tuple[Todo, ...]
    more_actions: str
    steps: tuple[Todo, ...]
    taken: tuple[str, ...]
    signs: tuple[str, ...]
    evidence: tuple[str, ...]
    sources: tuple[str, ...]
    footer: str
