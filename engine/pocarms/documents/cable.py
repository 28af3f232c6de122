"""Text to paste into a cable or a strategy: numbered paragraphs, one to a line, and nothing but text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from pocarms.reports.filters import line as line_text
from pocarms.reports.strings import Strings
from pocarms.reports.view import View

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def cable(view: View, s: Strings) -> str:
    """Return a brief (see `brief.brief`) as plain text, its paragraphs numbered as in UN papers."""
    return "\n".join(_lines(view, s)) + "\n"


def _lines(view: View, s: Strings) -> Iterator[str]:
    number = count(1)
    yield view.marking
    yield ""
    yield view.title.upper()
    yield ""
    for notice in view.notices:
        yield from (notice, "")
    for field in view.facts:
        yield s("pair", label=field.label, value=field.lines[0].text)
    yield ""
    for text in view.summary:
        yield from (f"{next(number)}. {text}", "")
    if view.strengths:
        yield f"{next(number)}. {s('label', label=s('summary.strengths_first'))}"
        yield from (*_sub(map(line_text, view.strengths), s), "")
    if view.first:
        yield f"{next(number)}. {s('label', label=s('summary.first'))}"
        yield from _sub(map(line_text, view.first), s)
    else:
        yield f"{next(number)}. {s('summary.none')}"
    if view.more:
        yield from ("", f"{next(number)}. {view.more}")
    for section in view.sections:
        if section.lines:
            yield ""
            yield f"{next(number)}. {s('label', label=section.title)}"
            yield from _sub(map(line_text, section.lines), s)
    yield from ("", f"{next(number)}. {view.advises}", "", view.footer, "", view.marking)


def _sub(texts: Iterator[str], s: Strings) -> Iterator[str]:
    opening = "" if s.language == "fr" else "("
    for letter, text in zip(_LETTERS, texts, strict=False):
        yield f"{opening}{letter}) {text}"
