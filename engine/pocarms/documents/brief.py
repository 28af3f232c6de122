"""One page for leadership: what is established, what to do first and who, what to ask first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pocarms.reports.strings import Strings
from pocarms.reports.view import Card, Field, Line, Section, View

_FACTS = ("subject", "as_of", "state")
MOST_FIRST, MOST_ASKED = 5, 3


def brief(view: View, s: Strings) -> View:
    """Return the report cut down to one page; nothing in it is said that the report does not say."""
    cards = {card.anchor: card for section in view.sections for card in _cards(section)}
    first = tuple(_told(line, cards.get(line.to), s) for line in view.first)
    asked = _asked(view)
    sections = [Section("asked", "asked", s("brief.asked"), lines=asked)] if asked else []
    return replace(
        view,
        title=s("brief.title", title=view.title),
        facts=tuple(f for f in view.facts if f.key in _FACTS or (f.key == "marking" and _told_more(f, view))),
        first=first[:MOST_FIRST],
        more=s("brief.left_out"),
        sections=tuple(sections),
    )


def _told_more(field: Field, view: View) -> bool:
    """Whether the marking is told with more than itself: that and why it was lowered."""
    return field.lines[0].text != view.marking


def _cards(section: Section) -> Iterator[Card]:
    yield from section.cards
    for level in section.levels:
        yield from level.because
        yield from level.may_be
    for inner in section.sections:
        yield from _cards(inner)


def _told(line: Line, card: Card | None, s: Strings) -> Line:
    """Return one of the first items with what to do and who does it."""
    refs = tuple(replace(ref, to="") for ref in line.refs)  # what they lead to is in the report
    if card is None:
        return replace(line, to="", refs=refs)
    fields = {field.key: field for field in card.fields}
    said = [_short(fields["what"])] if "what" in fields else []
    if "who" in fields:
        said.append(s("pair", label=fields["who"].label, value=fields["who"].lines[0].text))
    text = s("pair", label=line.text.rstrip(" ."), value=" ".join(said)) if said else line.text
    return Line(text, remark=line.remark, refs=refs)


def _short(field: Field) -> str:
    return " ".join(line.text for line in field.lines)


def _asked(view: View) -> tuple[Line, ...]:
    """Return the first questions to find out, each with who knows."""
    find_out = next((section for section in view.sections if section.key == "find_out"), None)
    if find_out is None:
        return ()
    found = []
    for page in find_out.sections:  # one for each component that knows
        asked = [card.title for card in page.cards[:1]] or [line.text for line in page.lines[:1]]
        found += [Line(text, remark=page.title) for text in asked]
    return tuple(found[:MOST_ASKED])
