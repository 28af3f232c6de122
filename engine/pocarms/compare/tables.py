"""The tables of a comparison: shared gaps, headquarters' lists, who could learn from whom."""

from __future__ import annotations

from collections.abc import Sequence

from pocarms.compare.cells import in_words
from pocarms.compare.comparison import Comparison, PanelResult
from pocarms.compare.needs import Having, Need
from pocarms.compare.pairs import Example
from pocarms.reports.strings import Strings
from pocarms.reports.view import Line, Table


def shared_table(c: Comparison, s: Strings) -> Table | None:
    """Return the shared gaps, None where there are none."""
    rows = tuple(
        (
            (Line(c.pack.findings[one.finding].title),),
            having_lines(one.having, s),
            (Line(s.join(m.name for m in one.open)),) if one.open else (),
        )
        for one in c.shared
    )
    head = tuple(s(f"head.{x}") for x in ("gap", "missions", "open"))
    return Table("shared", s("section.shared"), head, rows) if rows else None


def headquarters_table(c: Comparison, id_: str, needs: Sequence[Need], s: Strings) -> Table | None:
    """Return a list for headquarters, None where nothing is on it."""
    label = c.pack.compare.headquarters[id_].label if c.pack.compare else id_
    rows = tuple(
        (_need_lines(c, need, s), having_lines(need.having, s), (Line(advice),) if (advice := _advice(c, need)) else ())
        for need in needs
    )
    head = tuple(s(f"head.{x}") for x in ("need", "missions", "advice"))
    return Table("headquarters", label, head, rows) if rows else None


def need_title(c: Comparison, need: Need) -> str:
    """Return what is needed: the title of a finding, or the question about a practice."""
    return c.pack.findings[need.finding].title if need.finding else c.pack.questions[need.practice].ask


def need_note(need: Need, s: Strings) -> str:
    """Say why something stands on the list, where that is not plain."""
    if need.limited:
        return s("headquarters.limited")
    return s("headquarters.runs", n=need.runs) if need.runs else ""


def _need_lines(c: Comparison, need: Need, s: Strings) -> tuple[Line, ...]:
    note = need_note(need, s)
    return (Line(need_title(c, need)), *((Line(note),) if note else ()))


def _advice(c: Comparison, need: Need) -> str:
    return c.pack.findings[need.finding].advice if need.finding else ""


def having_lines(having: Sequence[Having], s: Strings) -> tuple[Line, ...]:
    """Return missions with how much they lack, and where."""
    return tuple(Line(in_words(h.mission.name, h.state, h.parts, s)) for h in having)


def pairs_table(c: Comparison, result: PanelResult, most: int, s: Strings) -> Table | None:
    """Return who could learn from whom in a panel, the first so many; None where nobody could."""
    rows: list[tuple[tuple[Line, ...], ...]] = []
    given = 0
    for pair in result.pairs.pairs:
        shown = pair.examples[: most - given]
        given += len(shown)
        if shown:
            lacks = in_words(pair.mission.name, pair.state, (), s)
            asks = tuple(Line(example_words(c, e, s)) for e in shown)
            rows.append(((Line(c.pack.questions[pair.practice].ask),), (Line(lacks),), asks))
    head = tuple(s(f"head.{x}") for x in ("practice", "lacks", "ask"))
    return Table("pairs", s("section.pairs"), head, tuple(rows)) if rows else None


def example_words(c: Comparison, example: Example, s: Strings) -> str:
    """Say who has a practice in place, and which conditions are the same and which are not."""
    alike = s.joined(c.pack.concepts[x].label for x in example.alike)
    if not example.unlike:
        return s("pairs.example", name=example.mission.name, alike=alike)
    unlike = s.joined(c.pack.concepts[x].label for x in example.unlike)
    return s("pairs.example.unlike", name=example.mission.name, alike=alike, unlike=unlike)
