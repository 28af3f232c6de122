"""An answer workbook as an XLSX file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pocarms.documents.sealed import ANSWERS, HEADS, KEY, remembered
from pocarms.documents.sheets import (
    TITLE_HEIGHT,
    Lists,
    add_meta,
    add_sheet,
    break_pages,
    guard,
    height,
    new_book,
    print_below_marking,
    put,
    save,
    start_at,
    two_pages,
    widths,
)
from pocarms.documents.workbook.guide import add_guide
from pocarms.documents.workbook.layout import Layout, Row, Sheet
from pocarms.documents.workbook.words import words
from pocarms.reports.strings import Strings

HEAD = ("n", "ask", "why", "how", "present", "answer", "source", "as_of", "reliability", "note", "by")
INPUTS = HEAD[5:]  # what is filled in
COLUMNS = {name: n for n, name in enumerate(HEAD, KEY + 1)}
ANSWER, RELIABILITY, BY = COLUMNS["answer"], COLUMNS["reliability"], COLUMNS["by"]
_WIDTHS = (0, 5, 40, 32, 52, 20, 18, 24, 11.5, 11, 26, 14)
FIRST = HEADS + 1  # the first line of questions


def write(made: Layout) -> bytes:
    """Return the workbook as a file. Raises OfficeMissing."""
    s = words(made.language)
    book = new_book(made.title, made.marking_words, made.facts[0][1])
    foot = made.facts[0][1]
    page = (s("wb.page"), s("wb.of"))
    lists = Lists(book)
    inputs = [(f"#{key}", s(f"wb.{key}")) for key in ("by", "on")]
    told = [s(f"wb.guide.{n}") for n in range(1, 7)]
    add_guide(add_sheet(book, s("wb.guide"), made.marking_words, foot, page), made, inputs, told)
    for sheet in made.sheets:
        _sheet(add_sheet(book, sheet.title, made.marking_words, foot, page), sheet, made, lists, s)
    add_meta(book, (*made.meta, *remembered(book, HEAD)))
    return save(book)


def _sheet(sheet: Any, wanted: Sheet, made: Layout, lists: Lists, s: Strings) -> None:
    widths(sheet, _WIDTHS)
    put(sheet, 1, KEY, ANSWERS + wanted.id)
    put(sheet, 1, 2, made.marking_words, "marking")
    sheet.merge_cells(start_row=1, start_column=2, end_row=1, end_column=3)  # what stands on both pages
    put(sheet, 2, 2, wanted.title, "title")
    sheet.merge_cells(start_row=2, start_column=2, end_row=2, end_column=3)
    sheet.row_dimensions[2].height = max(TITLE_HEIGHT, height((wanted.title,), (sum(_WIDTHS[1:3]),), 1.6))
    for key, n in COLUMNS.items():
        put(sheet, HEADS, n, s(f"wb.head.{key}"), "head")
    sheet.row_dimensions[HEADS].height = height(("\n",), (9,))  # two lines: French heads are longer
    sheet.freeze_panes = sheet.cell(FIRST, 4)
    sheet.print_title_rows = "2:3"
    two_pages(sheet, _WIDTHS, ANSWER)
    for n, row in enumerate(wanted.rows, FIRST):
        _row(sheet, n, row, made, lists)
    break_pages(sheet, FIRST, _tied(wanted.rows))
    print_below_marking(sheet)
    start_at(sheet, next(n for n, row in enumerate(wanted.rows, FIRST) if row.key and row.answered), ANSWER)
    guard(sheet)


def _tied(rows: Sequence[Row]) -> set[int]:
    """Return the lines that stay with the next: headings, and a question that has a line for each option."""
    below = [*(row.key for row in rows[1:]), ""]
    return {n for n, row in enumerate(rows, FIRST) if not row.key or below[n - FIRST].rpartition("|")[2]}


def _row(sheet: Any, n: int, row: Row, made: Layout, lists: Lists) -> None:
    if not row.key:
        put(sheet, n, 3, row.ask, "heading")  # within its column: on the second page nothing may run on
        sheet.row_dimensions[n].height = height((row.ask,), (_WIDTHS[2],), 1.15)
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
