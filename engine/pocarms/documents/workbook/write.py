"""An answer workbook as an XLSX file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pocarms.documents.sealed import ANSWERS, KEY
from pocarms.documents.sent_round import FIRST, Add, begin, end, heading, written
from pocarms.documents.sheets import TITLE_HEIGHT, Lists, height, put
from pocarms.documents.workbook.layout import Layout, Row, Sheet
from pocarms.documents.workbook.words import words
from pocarms.reports.strings import Strings

HEAD = ("n", "ask", "why", "how", "present", "answer", "source", "as_of", "reliability", "note", "by")
INPUTS = HEAD[5:]  # what is filled in
COLUMNS = {name: n for n, name in enumerate(HEAD, KEY + 1)}
ANSWER, RELIABILITY, BY = COLUMNS["answer"], COLUMNS["reliability"], COLUMNS["by"]
_WIDTHS = (0, 5, 40, 32, 52, 20, 18, 24, 11.5, 11, 26, 14)


def write(made: Layout) -> bytes:
    """Return the workbook as a file. Raises OfficeMissing."""
    s = words(made.language)

    def fill(book: Any, add: Add) -> None:
        lists = Lists(book)
        for sheet in made.sheets:
            _sheet(add(sheet.title), sheet, made, lists, s)

    return written(made, s, "wb", (s(f"wb.guide.{n}") for n in range(1, 7)), HEAD, fill)


def _sheet(sheet: Any, wanted: Sheet, made: Layout, lists: Lists, s: Strings) -> None:
    begin(sheet, ANSWERS + wanted.id, made.marking_words, _WIDTHS, [s(f"wb.head.{key}") for key in HEAD], ANSWER)
    put(sheet, 2, 2, wanted.title, "title")
    sheet.merge_cells(start_row=2, start_column=2, end_row=2, end_column=3)
    sheet.row_dimensions[2].height = max(TITLE_HEIGHT, height((wanted.title,), (sum(_WIDTHS[1:3]),), 1.6))
    for n, row in enumerate(wanted.rows, FIRST):
        _row(sheet, n, row, made, lists)
    start = next(n for n, row in enumerate(wanted.rows, FIRST) if row.key and row.answered)
    end(sheet, _tied(wanted.rows), start, ANSWER)


def _tied(rows: Sequence[Row]) -> set[int]:
    """Return the lines that stay with the next: headings, and a question that has a line for each option."""
    below = [*(row.key for row in rows[1:]), ""]
    return {n for n, row in enumerate(rows, FIRST) if not row.key or below[n - FIRST].rpartition("|")[2]}


def _row(sheet: Any, n: int, row: Row, made: Layout, lists: Lists) -> None:
    if not row.key:
        heading(sheet, n, row.ask, _WIDTHS[2])
        return
    put(sheet, n, KEY, row.key)
    for column, text in ((2, row.number), (3, row.ask), (4, row.why), (5, row.how), (6, row.present)):
        put(sheet, n, column, text, "how" if column in (4, 5) else "cell")
    for column in range(ANSWER, BY + 1):
        open_ = row.answered if column == ANSWER else row.backed
        put(sheet, n, column, "", "input" if open_ else "cell")
    if row.answered:
        lists.offer(sheet.cell(n, ANSWER), row.choices)
    if row.backed:
        lists.offer(sheet.cell(n, RELIABILITY), made.reliability)
    sheet.row_dimensions[n].height = height((row.ask, row.why, row.how, row.present), _WIDTHS[2:6])
