"""An action plan as an XLSX file."""

from __future__ import annotations

from typing import Any

from pocarms.documents.plan.layout import Plan, PlanRow
from pocarms.documents.plan.words import words
from pocarms.documents.sealed import KEY, PLAN
from pocarms.documents.sent_round import FIRST, Add, begin, end, heading, written
from pocarms.documents.sheets import TITLE_HEIGHT, Lists, height, put
from pocarms.model.profile import ACTION_STATES
from pocarms.reports.plan import status_words
from pocarms.reports.strings import Strings

SHOWN = ("n", "action", "who", "needs", "first_step", "done_when", "on_file")
FILLED = ("status", "owner", "due", "review", "evidence", "note", "by", "on")
INPUT = 9  # the first column to fill in
COLUMNS = {name: n for n, name in enumerate(FILLED, INPUT)}
LAST = INPUT + len(FILLED) - 1
_WIDTHS = (0, 4.5, 36, 19, 17, 26, 24, 17, 12, 14, 11.5, 11.5, 18, 20, 12, 11.5)


def write(plan: Plan) -> bytes:
    """Return the plan as a workbook. Raises OfficeMissing."""
    s = words(plan.language)
    told = [*plan.notices, s("wp.intro"), *(s(f"wp.guide.{n}") for n in range(1, 7))]

    def fill(book: Any, add: Add) -> None:
        _sheet(add(s("wp.sheet")), plan, Lists(book), s)

    return written(plan, s, "wp", told, (*SHOWN, *FILLED), fill)


def _sheet(sheet: Any, plan: Plan, lists: Lists, s: Strings) -> None:
    begin(sheet, PLAN, plan.marking_words, _WIDTHS, [s(f"wp.head.{key}") for key in (*SHOWN, *FILLED)], INPUT)
    put(sheet, 2, 2, plan.title, "title", wrap=False)
    put(sheet, 2, 4, plan.facts[0][1], "label")
    sheet.merge_cells(start_row=2, start_column=4, end_row=2, end_column=INPUT - 1)  # nothing runs on to the next page
    subject = height((plan.facts[0][1],), (sum(_WIDTHS[3 : INPUT - 1]),), 1.1)
    sheet.row_dimensions[2].height = max(TITLE_HEIGHT, subject)
    line, headings = FIRST, set[int]()
    if not plan.groups:
        put(sheet, line, 3, s("wp.none"))  # within its column, as headings are
        sheet.row_dimensions[line].height = height((s("wp.none"),), (_WIDTHS[2],))
    for group in plan.groups:
        heading(sheet, line, group.title, _WIDTHS[2])
        headings.add(line)
        line += 1
        for row in group.rows:
            _row(sheet, line, row, lists, s)
            line += 1
    end(sheet, headings, FIRST + bool(plan.groups), INPUT)


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
