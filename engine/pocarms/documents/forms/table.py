"""Tables from outside, CSV or XLSX: a line of heads, then lines; read within limits, and nothing in them is run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pocarms.documents.faults import noted, unread
from pocarms.documents.office import load
from pocarms.documents.plain import from_cell
from pocarms.documents.workbook.open import Cell
from pocarms.documents.zipped import MOST_BYTES, BadArchive, examine
from pocarms.model.span import Span
from pocarms.records import dataclass
from pocarms.source.faults import Fault

MOST_LINES, MOST_HEADS = 5_000, 16_384


@dataclass(frozen=True)
class Line:
    """A line: where it stands, and a cell under each head, None where it is blank."""

    where: str
    cells: Sequence[Cell | None]


@dataclass(frozen=True)
class Table:
    """A CSV file, or a sheet."""

    name: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]


class _TooLarge(BadArchive):
    """More lines or columns than any answers have."""


def read_table(path: Path, faults: list[Fault]) -> list[Table]:
    """Return the tables of a file; where it cannot be read, none, and a fault is noted. Raises OfficeMissing."""
    here = Span(str(path), 0, 0)
    try:
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        faults.append(unread(here, error))
        return []
    try:
        if data.startswith(b"PK"):
            examine(data)
            return _sheets(data, str(path))
        if len(data) > MOST_BYTES:
            raise _TooLarge("large", most=MOST_BYTES // 1_000_000)
        return [_comma_separated(data, str(path))]
    except _TooLarge as error:
        faults.append(noted("W004", here, error.why, "service", error.values))
    except BadArchive as error:
        faults.append(noted("W001", here, error.why, "export", error.values))
    except UnicodeDecodeError:
        faults.append(noted("W001", here, "utf8", "utf8"))
    except (csv.Error, ValueError) as error:
        faults.append(noted("W001", here, "no_table", "export", {"why": error}))
    return []


def _comma_separated(data: bytes, name: str) -> Table:
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    if "\0" in text:
        raise BadArchive("no_table.characters")
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    if not lines:
        raise BadArchive("no_table.empty")
    if len(lines) > MOST_LINES or max(map(len, lines)) > MOST_HEADS:
        raise _TooLarge("lines", lines=len(lines))
    heads = tuple(head.strip() for head in lines[0])
    made = []
    for n, line in enumerate(lines[1:], 2):
        where = f"{name}, line {n}"
        cells = [
            Cell(text, "", False, Span(f"{where}, column '{(*heads, *[''] * len(line))[at][:80]}'", 0, 0, whole=name))
            if text
            else None
            for at, text in enumerate(one.replace("\r\n", "\n").strip() for one in line)
        ]
        made.append(Line(where, cells))
    return Table(name, heads, tuple(made))


def _sheets(data: bytes, name: str) -> list[Table]:
    openpyxl = load("openpyxl")
    if not openpyxl.DEFUSEDXML:
        raise RuntimeError("openpyxl reads without defusedxml")
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
        return [_sheet(sheet, name) for sheet in book.worksheets if hasattr(sheet, "iter_rows")]
    except _TooLarge:
        raise
    except Exception:  # openpyxl fails on damaged files in any way there is
        raise BadArchive("damaged") from None


def _sheet(sheet: Any, name: str) -> Table:
    if sheet.max_row > MOST_LINES or sheet.max_column > MOST_HEADS:
        raise _TooLarge("sheet_large", sheet=sheet.title, lines=sheet.max_row, columns=sheet.max_column)
    rows = list(_rows(sheet, name))
    heads = tuple(str(cell.value).strip() if cell is not None else "" for cell in (rows[0] if rows else ()))
    lines = (Line(f"{name}, sheet '{sheet.title}', line {n}", row) for n, row in enumerate(rows[1:], 2))
    return Table(f"{name}, sheet '{sheet.title}'", heads, tuple(line for line in lines if any(line.cells)))


def _rows(sheet: Any, name: str) -> Iterator[list[Cell | None]]:
    for row in sheet.iter_rows():
        cells: list[Cell | None] = []
        for cell in row:
            value, formula = cell.value, cell.data_type == "f"
            value = (
                from_cell(value) if isinstance(value, str) else str(getattr(value, "text", value)) if formula else value
            )
            place = Span(f"{name}, sheet '{sheet.title}', cell {cell.coordinate}", 0, 0, whole=name)
            cells.append(None if value in (None, "") else Cell(value, "", formula, place))
        yield cells
