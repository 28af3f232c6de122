"""An action plan as an XLSX file."""

from __future__ import annotations

from typing import Any

from pocarms.documents.plan.layout import Plan, PlanRow
from pocarms.documents.plan.words import words
from pocarms.documents.sealed import HEADS, KEY, PLAN, remembered
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
from pocarms.model.profile import ACTION_STATES
from pocarms.reports.plan import status_words
from pocarms.reports.strings import Strings

SHOWN = ("n", "action", "who", "needs", "first_step", "done_when", "on_file")
FILLED = ("status", "owner", "due", "review", "evidence", "note", "by", "on")
INPUT = 9  # the first column to fill in
COLUMNS = {name: n for n, name in enumerate(FILLED, INPUT)}
LAST = INPUT + len(FILLED) - 1
FIRST = HEADS + 1  # the first line of actions
_WIDTHS = (0, 4.5, 36, 19, 17, 26, 24, 17, 12, 14, 11.5, 11.5, 18, 20, 12, 11.5)


def write(plan: Plan) -> bytes:
    """Return the plan as a workbook. Raises OfficeMissing."""
    s = words(plan.language)
    subject = plan.facts[0][1]
    book = new_book(plan.title, plan.marking_words, subject)
    page = (s("wb.page"), s("wb.of"))
    inputs = [(f"#{key}", s(f"wp.{key}")) for key in ("by", "on")]
    told = [*plan.notices, s("wp.intro"), *(s(f"wp.guide.{n}") for n in range(1, 7))]
    add_guide(add_sheet(book, s("wb.guide"), plan.marking_words, subject, page), plan, inputs, told)
    _sheet(add_sheet(book, s("wp.sheet"), plan.marking_words, subject, page), plan, Lists(book), s)
    add_meta(book, (*plan.meta, *remembered(book, (*SHOWN, *FILLED))))
    return save(book)


def _sheet(sheet: Any, plan: Plan, lists: Lists, s: Strings) -> None:
    widths(sheet, _WIDTHS)
    put(sheet, 1, KEY, PLAN)
    put(sheet, 1, 2, plan.marking_words, "marking")
    sheet.merge_cells(start_row=1, start_column=2, end_row=1, end_column=3)  # what stands on both pages
    put(sheet, 2, 2, plan.title, "title", wrap=False)
    put(sheet, 2, 4, plan.facts[0][1], "label")
    sheet.merge_cells(start_row=2, start_column=4, end_row=2, end_column=INPUT - 1)  # nothing runs on to the next page
    subject = height((plan.facts[0][1],), (sum(_WIDTHS[3 : INPUT - 1]),), 1.1)
    sheet.row_dimensions[2].height = max(TITLE_HEIGHT, subject)
    for n, key in enumerate((*SHOWN, *FILLED), 2):
        put(sheet, HEADS, n, s(f"wp.head.{key}"), "head")
    sheet.row_dimensions[HEADS].height = height(("\n",), (9,))
    sheet.freeze_panes = sheet.cell(FIRST, 4)
    sheet.print_title_rows = f"2:{HEADS}"
    two_pages(sheet, _WIDTHS, INPUT)
    line, headings = FIRST, set[int]()
    if not plan.groups:
        put(sheet, line, 3, s("wp.none"))  # within its column, as headings are
        sheet.row_dimensions[line].height = height((s("wp.none"),), (_WIDTHS[2],))
    for group in plan.groups:
        put(sheet, line, 3, group.title, "heading")  # within its column: on the second page nothing may run on
        sheet.row_dimensions[line].height = height((group.title,), (_WIDTHS[2],), 1.15)
        headings.add(line)
        line += 1
        for row in group.rows:
            _row(sheet, line, row, lists, s)
            line += 1
    break_pages(sheet, FIRST, headings)
    print_below_marking(sheet)
    start_at(sheet, FIRST + bool(plan.groups), INPUT)
    guard(sheet)


def _row(sheet: Any, n: int, row: PlanRow, lists: Lists, s: Strings) -> None:
    put(sheet, n, KEY, row.key)
    action = "\n".join(filter(None, (row.title, row.advice, s.joined(filter(None, (row.where, row.standing))))))
    on_file = "\n".join(row.on_file)
    shown = (row.number, action, row.owner, "\n".join(row.needs), row.first_step, row.done_when, on_file)
    for column, text in enumerate(shown, 2):
        put(sheet, n, column, text, "cell")
    for column in range(INPUT, LAST + 1):
        put(sheet, n, column, "", "input")
    lists.offer(sheet.cell(n, COLUMNS["status"]), (status_words(state, s) for state in ACTION_STATES))
    sheet.row_dimensions[n].height = height(shown[1:], _WIDTHS[2:8])
