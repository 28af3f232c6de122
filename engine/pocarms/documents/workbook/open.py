"""Opening a workbook from outside: within limits, no formula worked out, a clear word where it fails."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pocarms.documents.faults import noted, unread
from pocarms.documents.office import load
from pocarms.documents.plain import from_cell
from pocarms.documents.sheets import LISTS, META
from pocarms.documents.zipped import MOST_BYTES, BadArchive, examine
from pocarms.model.pack import Pack
from pocarms.model.span import Span
from pocarms.records import dataclass
from pocarms.source.faults import Fault

MOST_ROWS, MOST_COLUMNS = 20_000, 200


@dataclass(frozen=True)
class Cell:
    """A cell as it was filled in: `value` is a text, number, truth value or date; `comment` what was pinned to it."""

    value: object
    comment: str
    formula: bool
    place: Span


@dataclass(frozen=True)
class Page:
    """A sheet: its title and its filled cells by row, then column; rows and columns from 1."""

    title: str
    rows: Mapping[int, Mapping[int, Cell]]


@dataclass(frozen=True)
class Book:
    """A workbook of ours that could be opened."""

    name: str
    meta: Mapping[str, str]
    pages: tuple[Page, ...]

    def other_version(self, pack: Pack) -> str:
        """Return the version of the pack it was made for, "" where it is the one at hand."""
        return "" if self.meta.get("pack_digest") == pack.digest else self.meta.get("pack_version", "?")


def open_book(path: Path, faults: list[Fault], schema: str, name: str | None = None) -> Book | None:
    """Return a workbook that we wrote in a form (`schema`), as it came back; None where a fault was noted.

    Raises OfficeMissing.
    """
    name = str(path) if name is None else name
    here = Span(name, 0, 0)
    try:
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
        examine(data)
    except OSError as error:
        faults.append(unread(here, error))
        return None
    except BadArchive as error:
        faults.append(noted("W001", here, error.why, "again", error.values))
        return None
    openpyxl = load("openpyxl")
    if not openpyxl.DEFUSEDXML:
        raise RuntimeError("openpyxl reads without defusedxml")
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
        return _read(book, name, faults, schema)
    except Exception:  # openpyxl fails on damaged files in any way there is
        faults.append(noted("W001", here, "damaged", "open"))
        return None


def _read(book: Any, name: str, faults: list[Fault], schema: str) -> Book | None:
    here = Span(name, 0, 0)
    sheets = [sheet for sheet in book.worksheets if hasattr(sheet, "iter_rows")]
    for sheet in sheets:
        if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
            size = {"sheet": sheet.title, "lines": sheet.max_row, "columns": sheet.max_column}
            faults.append(noted("W004", here, "sheet_large", "sent", size))
            return None
    pages = {sheet.title: Page(sheet.title, _cells(sheet, name)) for sheet in sheets}
    meta = pages.pop(META, None)
    pages.pop(LISTS, None)
    said_meta = {} if meta is None else dict(_pairs(meta))
    if said_meta.get("schema") != schema:
        found = said_meta.get("schema", "")
        help_ = "kind" if found else "sent_xlsx"
        faults.append(noted("W002", here, "kind", help_, {"kind": schema, "theirs": found}, found=found))
        return None
    return Book(name, said_meta, tuple(pages.values()))


def _pairs(meta: Page) -> Iterator[tuple[str, str]]:
    for row in meta.rows.values():
        if 1 in row and 2 in row:
            yield str(row[1].value), str(row[2].value)


def _cells(sheet: Any, name: str) -> dict[int, dict[int, Cell]]:
    rows: dict[int, dict[int, Cell]] = {}
    for row in sheet.iter_rows():
        for cell in row:
            comment = "" if cell.comment is None else from_cell(str(cell.comment.text or ""))
            value = cell.value
            formula = cell.data_type == "f"
            if isinstance(value, str):
                value = from_cell(value)
            elif formula:
                value = str(getattr(value, "text", value))
            if value in (None, "") and not comment:
                continue
            place = Span(f"{name}, sheet '{sheet.title}', cell {cell.coordinate}", 0, 0, whole=name)
            rows.setdefault(cell.row, {})[cell.column] = Cell(value, comment, formula, place)
    return rows
