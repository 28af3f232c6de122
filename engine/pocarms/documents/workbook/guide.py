"""The first sheet of a workbook that is sent round: what it is about, who fills it in, and how."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from pocarms.documents.sealed import GUIDE, Memory
from pocarms.documents.sheets import TITLE_HEIGHT, guard, height, print_below_marking, put, start_at, widths
from pocarms.documents.workbook.cells import date_of, text_of, words_of
from pocarms.documents.workbook.open import Cell, Page
from pocarms.source.faults import Fault


class About(Protocol):
    """What the guide says of any workbook of ours."""

    @property
    def title(self) -> str: ...
    @property
    def marking_words(self) -> str: ...
    @property
    def facts(self) -> Sequence[tuple[str, str]]: ...


def read_guide(
    page: Page, first: int, memory: Memory, faults: list[Fault]
) -> tuple[str, datetime.date | None, list[tuple[Cell, str]]]:
    """Return who fills a workbook in, on which day, and what was written where nothing is asked: cells, their words.

    first: the column of the keys.
    """
    by, on, free = "", None, []
    for row in page.rows.values():
        key = str(row[first].value) if first in row else ""
        asked = row.get(first + 2) if key in ("#by", "#on") else None
        if key == "#by":
            by = text_of(asked, faults)
        elif key == "#on":
            on = date_of(asked, faults)
        for column, cell in row.items():
            if cell.comment:
                free.append((cell, cell.comment))
            ours = column == first or cell is asked or cell.value in (None, "")
            if not ours and (column > first + 2 or not memory.wrote(key, "", cell)):
                free.append((cell, words_of(cell)))
    return by, on, free


def add_guide(sheet: Any, about: About, inputs: Iterable[tuple[str, str]], told: Iterable[str]) -> None:
    """Fill the guide. inputs: cells to fill in, by key and label. told: what whoever fills it in should know."""
    widths(sheet, (0, 46, 80))
    put(sheet, 1, 1, GUIDE)
    put(sheet, 1, 2, about.marking_words, "marking")
    sheet.merge_cells(start_row=1, start_column=2, end_row=1, end_column=3)
    put(sheet, 2, 2, about.title, "title")
    sheet.merge_cells(start_row=2, start_column=2, end_row=2, end_column=3)
    sheet.row_dimensions[2].height = max(TITLE_HEIGHT, height((about.title,), (126,), 1.6))
    row = 3
    for label, text in about.facts:
        put(sheet, row, 2, label, "label")
        put(sheet, row, 3, text)
        sheet.row_dimensions[row].height = height((text,), (80,))
        row += 1
    row += 1
    start_at(sheet, row, 3)
    for key, label in inputs:
        put(sheet, row, 1, key)
        put(sheet, row, 2, label, "label")
        put(sheet, row, 3, "", "input")
        sheet.row_dimensions[row].height = height((label,), (46,), 1.1)
        row += 1
    row += 1
    for text in told:
        put(sheet, row, 2, text)
        sheet.merge_cells(start_row=row, start_column=2, end_row=row, end_column=3)
        sheet.row_dimensions[row].height = height((text,), (126,))
        row += 1
    print_below_marking(sheet)
    guard(sheet)
