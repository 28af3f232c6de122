"""The comparison as a Word document, from the same view as the pages.

The grid is turned round: rows down the side, missions across, so many to a table that every column can be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pocarms.compare.strings import strings
from pocarms.compare.view import CellView, CompareView, MissionView
from pocarms.documents.word.paper import Paper, Piece
from pocarms.documents.word.report import facts, front, pieces
from pocarms.reports.strings import Strings
from pocarms.reports.view import Table

MOST_ACROSS = 6  # missions beside each other
_LABEL, _WIDE = 4.3, 25.1  # centimetres: the names of the rows, a whole table


def to_docx(view: CompareView) -> bytes:
    """Return the document; the same comparison gives the same bytes. Raises OfficeMissing."""
    s = strings(view.language)
    paper = Paper(replace(front(view.title, view.marking, "", view.footer[0], s), across=True))
    paper.title(view.title)
    facts(paper, view.facts)
    paper.plain(view.advises, "Soft")
    paper.numbered(view.intro)
    _lines(paper, s("section.warnings"), view.warnings)
    paper.heading(s("legend"), 1)
    paper.plain(" · ".join(f"{one.symbol} {one.words}" for one in view.legend))
    for text in view.legend_lines:
        paper.numbered(text)
    for panel in view.panels:
        paper.heading(panel.title, 1, panel.anchor)
        for missions in _groups(panel.missions):
            _grid(paper, view.heads, missions, s)
    _relations(paper, view, s)
    paper.heading(s("section.shared"), 1)
    paper.numbered(view.shared_rule)
    _table(paper, view.shared, s("shared.none"))
    paper.heading(s("section.headquarters"), 1)
    for one in view.headquarters:
        paper.heading(one.title, 2)
        _table(paper, one.table, one.empty)
    paper.heading(s("section.pairs"), 1)
    paper.numbered(view.pairs_rule)
    for panel in view.panels:
        paper.heading(panel.title, 2)
        _table(paper, panel.pairs, s("pairs.none"))
        if panel.pairs_more:
            paper.plain(panel.pairs_more, "Soft")
    paper.heading(s("section.details"), 1)
    for panel in view.panels:
        for mission in panel.missions:
            _mission(paper, mission, s)
    _lines(paper, s("section.earlier"), view.earlier)
    _lines(paper, s("section.left_out"), view.left_out)
    for text in view.footer:
        paper.plain(text, "Soft")
    return paper.save()


def _groups(missions: Sequence[MissionView]) -> Iterator[Sequence[MissionView]]:
    """Yield the missions of a panel in groups that stand beside each other, as even as can be."""
    tables = -(-len(missions) // MOST_ACROSS)
    start = 0
    for n in range(tables):
        end = start + (len(missions) - start + tables - n - 1) // (tables - n)
        yield missions[start:end]
        start = end


def _grid(paper: Paper, heads: Sequence[str], missions: Sequence[MissionView], s: Strings) -> None:
    """Write a table: what is not known first, then row by row; the first cell of a mission leads to its details."""
    rows = [
        [
            [[Piece(s("grid.stands"))]],
            *([[Piece(m.unknown, m.anchor)]] + [[Piece(f)] for f in m.facts] for m in missions),
        ]
    ]
    for n, label in enumerate(heads):
        rows.append([[[Piece(label)]], *([[Piece(line)] for line in _cell(m.cells[n])] for m in missions)])
    width = (_WIDE - _LABEL) / len(missions)
    paper.table((s("head.row"), *(m.name for m in missions)), rows, (_LABEL, *[width] * len(missions)))


def _cell(cell: CellView) -> Iterator[str]:
    """Yield the lines of a cell: its grade and what else must be said, or its practices by state."""
    if cell.words:
        yield f"{cell.symbol} {cell.words}"
        yield from cell.more
    else:
        yield from (f"{one.symbol} {one.n} {one.words}" for one in cell.counts)


def _relations(paper: Paper, view: CompareView, s: Strings) -> None:
    paper.heading(s("section.relations"), 1)
    paper.numbered(s("relations.rule"))
    for panel in view.panels:
        if panel.relations:
            paper.heading(panel.title, 2)
            for text in panel.relations:
                paper.numbered(text)
            _table(paper, panel.by_row, "", (5.1, 20.0))


def _table(paper: Paper, table: Table | None, empty: str, widths: Sequence[float] = (9.1, 7.0, 9.0)) -> None:
    if table is None:
        if empty:
            paper.numbered(empty)
        return
    rows = [[[pieces(line) for line in cell] for cell in row] for row in table.rows]
    paper.table(table.head, rows, widths, table.caption if len(table.head) == 2 else "")


def _mission(paper: Paper, mission: MissionView, s: Strings) -> None:
    """Write what is behind the cells of a mission."""
    paper.heading(mission.name, 2, mission.anchor)
    paper.plain(" · ".join((mission.unknown, *mission.facts)), "Soft", keep=True)
    rows = [
        (
            [[Piece(cell.row)]],
            [[Piece(line)] for line in _cell(cell)],
            [[Piece(line)] for line in (*cell.gaps, *cell.tip, *behind)],
        )
        for cell, behind in zip(mission.cells, mission.practices, strict=True)
    ]
    paper.table((s("head.row"), s("grid.stands"), s("grid.behind")), rows, (_LABEL, 4.3, 16.5))


def _lines(paper: Paper, title: str, lines: Sequence[str]) -> None:
    if lines:
        paper.heading(title, 1)
        for text in lines:
            paper.numbered(text)
