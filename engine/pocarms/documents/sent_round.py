"""The shape that answer workbooks and action plans share: a guide, sheets to fill in on two pages, what was written."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from typing import Any, Protocol

from pocarms.documents.sealed import HEADS, KEY, remembered
from pocarms.documents.sheets import (
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
from pocarms.documents.workbook.guide import About, add_guide
from pocarms.reports.strings import Strings

FIRST = HEADS + 1  # the first line below the heads of the columns


class Made(About, Protocol):
    """What is written of any workbook of ours that is sent round."""

    @property
    def meta(self) -> Sequence[tuple[str, str]]: ...


def written(
    made: Made, s: Strings, own: str, told: Iterable[str], heads: Iterable[str], fill: Callable[[Any, Add], None]
) -> bytes:
    """Return a workbook as a file. Raises OfficeMissing.

    own: what the keys of its own words begin with. told: what the guide says. heads: the columns, to know them again.
    fill: writes the sheets into the book; it is handed what adds one by its title.
    """
    subject = made.facts[0][1]
    book = new_book(made.title, made.marking_words, subject)
    page = (s("wb.page"), s("wb.of"))

    def add(title: str) -> Any:
        return add_sheet(book, title, made.marking_words, subject, page)

    inputs = [(f"#{key}", s(f"{own}.{key}")) for key in ("by", "on")]
    add_guide(add(s("wb.guide")), made, inputs, told)
    fill(book, add)
    add_meta(book, (*made.meta, *remembered(book, heads)))
    return save(book)


Add = Callable[[str], Any]
"""From the title of a sheet to a new sheet."""


def begin(sheet: Any, key: str, marking: str, sizes: Sequence[float], heads: Sequence[str], second: int) -> None:
    """Begin a sheet to fill in: its key, its marking, the heads of its columns, and what stands on both pages.

    sizes: the widths of the columns. heads: in words, from the second column. second: the first column to fill in.
    """
    widths(sheet, sizes)
    put(sheet, 1, KEY, key)
    put(sheet, 1, 2, marking, "marking")
    sheet.merge_cells(start_row=1, start_column=2, end_row=1, end_column=3)  # what stands on both pages
    for n, head in enumerate(heads, KEY + 1):
        put(sheet, HEADS, n, head, "head")
    sheet.row_dimensions[HEADS].height = height(("\n",), (9,))  # two lines: French heads are longer
    sheet.freeze_panes = sheet.cell(FIRST, 4)
    sheet.print_title_rows = f"2:{HEADS}"
    two_pages(sheet, sizes, second)


def heading(sheet: Any, n: int, text: str, width: float) -> None:
    """Put a heading into a line, within its column: on the second page nothing may run on."""
    put(sheet, n, 3, text, "heading")
    sheet.row_dimensions[n].height = height((text,), (width,), 1.2)


def end(sheet: Any, tied: Container[int], start: int, second: int) -> None:
    """End a sheet to fill in. tied: the lines that stay with the next. start: the line on which it opens."""
    break_pages(sheet, FIRST, tied)
    print_below_marking(sheet)
    start_at(sheet, start, second)
    guard(sheet)
