"""A report in short: the whole main part, and lists instead of cards for what is open. The annex is left out.

A screen full of text is read from the top; what thousands of lines rest on is asked for, with `--whole` or `explain`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pocarms.reports.strings import Strings
from pocarms.reports.view import Card, Field, Level, Line, Section, Table, View

_LISTED = ("asks", "open")  # sections whose cards become lines


def shorten(view: View, s: Strings) -> View:
    """Return the report without what the annex would prove; links that would lead there lead nowhere.

    A last section says what is left out and how to see it.
    """
    more = Section("left_out", "left-out", s("section.left_out"), s("left_out.intro"))
    sections = (*map(_section, view.sections), more)
    there = set(_anchors(sections))
    return replace(
        view,
        strengths=_lines(view.strengths, there),
        first=_lines(view.first, there),
        sections=tuple(_linked(section, there) for section in sections),
    )


def _section(section: Section) -> Section:
    inner = tuple(map(_section, section.sections))
    if section.key in _LISTED:
        lines = (*section.lines, *map(_listed, section.cards))
        return replace(section, cards=(), lines=lines, sections=inner)
    cards = tuple(replace(card, fields=tuple(f for f in card.fields if f.key != "proof")) for card in section.cards)
    return replace(section, cards=cards, levels=tuple(map(_level, section.levels)), sections=inner)


def _listed(card: Card) -> Line:
    """Return a card as one line: its title, and beside it what tells it from others of the same list."""
    said = [line.text for field in card.fields if field.key == "class_if" for line in field.lines]
    kind = [card.kind, card.id] if card.kind else [card.badge]
    return Line(card.title, remark=", ".join(filter(None, [*kind, *said])), anchor=card.anchor)


def _level(level: Level) -> Level:
    may_be = tuple(Line(card.title) for card in level.may_be)
    because = tuple(replace(card, fields=tuple(f for f in card.fields if f.key != "proof")) for card in level.because)
    return replace(level, because=because, may_be=(), may_be_elsewhere=(*level.may_be_elsewhere, *may_be))


def _anchors(sections: Iterable[Section]) -> Iterator[str]:
    """Every place in the report that a link can lead to."""
    for section in sections:
        yield section.anchor
        yield from (card.anchor for card in section.cards)
        yield from (line.anchor for line in section.lines)
        for level in section.levels:
            yield level.anchor
            yield from (card.anchor for card in level.because)
        for table in section.tables:
            yield from (line.anchor for row in table.rows for cell in row for line in cell)
        yield from _anchors(section.sections)


def _linked(section: Section, there: set[str]) -> Section:
    return replace(
        section,
        cards=tuple(_card(card, there) for card in section.cards),
        lines=_lines(section.lines, there),
        tables=tuple(_table(table, there) for table in section.tables),
        levels=tuple(
            replace(
                level,
                because=tuple(_card(card, there) for card in level.because),
                because_elsewhere=_lines(level.because_elsewhere, there),
                may_be_elsewhere=_lines(level.may_be_elsewhere, there),
            )
            for level in section.levels
        ),
        sections=tuple(_linked(inner, there) for inner in section.sections),
    )


def _card(card: Card, there: set[str]) -> Card:
    return replace(card, fields=tuple(Field(f.key, f.label, _lines(f.lines, there)) for f in card.fields))


def _table(table: Table, there: set[str]) -> Table:
    return replace(table, rows=tuple(tuple(_lines(cell, there) for cell in row) for row in table.rows))


def _lines(lines: Iterable[Line], there: set[str]) -> tuple[Line, ...]:
    return tuple(replace(line, to=line.to if line.to in there else "", refs=_lines(line.refs, there)) for line in lines)
