"""What a report shows, in order, independent of the format: the data that the templates walk through.

`reports.build` makes it from an Assessment; every text in it is ready to print in the report's language.
"""

from __future__ import annotations

from pocarms.records import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line: text, where it leads to inside the report ("" nowhere), a remark, its own anchor, links after it."""

    text: str
    to: str = ""
    remark: str = ""
    anchor: str = ""
    refs: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A named field of a finding or any other item. `key` is the same in all languages."""

    key: str
    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One item shown as a block: a finding, a question to find out, an answer ..."""

    anchor: str
    id: str
    title: str
    badge: str  # class or status in words
    rank: int  # how many of `of` marks are filled beside the badge; 0 of 0: none
    of: int
    kind: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; the first cell of every row is its header."""

    key: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of a level scale: stands = the case is at least here; may = not ruled out, above what is proved."""

    label: str
    mark: str  # headline | floor | may | passed | ""
    words: str


@dataclass(frozen=True, slots=True)
class Level:
    """Where the case stands on a level scale, with the reasons and what could raise it."""

    anchor: str
    label: str
    words: str
    note: str  # why the headline is not the floor
    steps_title: str  # over the rungs: from which end they are told
    may_be_title: str  # over what is open: which way it could move the case
    rungs: tuple[Rung, ...]
    because: tuple[Card, ...]
    may_be: tuple[Card, ...]
    because_elsewhere: tuple[Line, ...] = ()  # reasons that lie in parts, leading there
    may_be_elsewhere: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A headed group of items. `empty` is said where there are none."""

    key: str
    anchor: str
    title: str
    intro: str = ""
    cards: tuple[Card, ...] = ()
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    levels: tuple[Level, ...] = ()
    sections: tuple[Section, ...] = ()
    empty: str = ""
    page: bool = False  # kept together on one printed page


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, and the table that says the same. `markup` is SVG, "" where there would be too much in it."""

    anchor: str
    title: str
    legend: str
    markup: str
    table: Table


@dataclass(frozen=True, slots=True)
class View:
    """A whole report."""

    language: str
    title: str
    marking: str
    notices: tuple[str, ...]  # how it was computed, who reviewed the translation
    page_notice: str  # on every page: that a check is missing, or DISAGREEMENT
    alarm: bool  # DISAGREEMENT
    facts: tuple[Field, ...]  # subject, date, pack ...
    advises: str
    summary: tuple[str, ...]
    strengths: tuple[Line, ...]  # before everything, where little stands in the way
    first: tuple[Line, ...]
    more: str
    sections: tuple[Section, ...]
    footer: str
    pictures: tuple[Picture, ...] = ()
