"""Workbooks that are hostile or damaged: each gives a clear error, and the profile stays as it was."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from pocarms.cli import _run
from tests.documents.books import EXAMPLES, book_of, filled, opened, profile_of

MONUSCO = EXAMPLES / "monusco-2020.yaml"
KEY = "|embargo.cell|"
Make = Callable[[Path], None]


@cache
def good() -> bytes:
    return book_of(profile_of(MONUSCO), "embargo_cell")


def _saved(path: Path, change: Callable[[openpyxl.Workbook], None]) -> None:
    book = opened(good())
    change(book)
    book.save(path)


def _cell(book: openpyxl.Workbook, column: int, key: str = KEY) -> openpyxl.cell.Cell:
    sheet = next(s for s in book.worksheets if str(s.cell(1, 1).value).startswith("#sheet|"))
    row = next(r for r in range(4, sheet.max_row + 1) if sheet.cell(r, 1).value == key)
    return sheet.cell(row, column)


def _head(book: openpyxl.Workbook, column: int, text: str) -> None:
    book.worksheets[1].cell(3, column).value = text


def _rezip(path: Path, change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> None:
    with zipfile.ZipFile(io.BytesIO(good())) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, data in (more or {}).items():
            new.writestr(name, data)


def _set(column: int, value: object) -> Make:
    return lambda path: _saved(path, lambda book: setattr(_cell(book, column), "value", value))


def _bomb(path: Path) -> None:
    _rezip(path, lambda _, data: data, {"xl/media/bomb.bin": bytes(60_000_000)})


def _entities(path: Path) -> None:
    doctype = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'

    def change(name: str, data: bytes) -> bytes:
        return re.sub(rb"(<sst|<workbook)", doctype + rb"\1", data, count=1) if "workbook.xml" in name else data

    _rezip(path, change)


def _twice(path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        cell = _cell(book, 7)
        cell.value = "yes"
        sheet, last = cell.parent, cell.parent.max_row + 1
        sheet.cell(last, 1).value, sheet.cell(last, 7).value = KEY, "no"

    _saved(path, change)


def _several(path: Path) -> None:
    key = "|embargo.support_forms|"
    filled(good(), {key + "inspect": {"answer": "perhaps"}}, path)


BAD: dict[str, tuple[Make, str]] = {
    "cut off": (lambda path: path.write_bytes(good()[: len(good()) // 2]) and None, "W001"),
    "empty": (lambda path: path.write_bytes(b"") and None, "W001"),
    "password": (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600)) and None, "W001"),
    "text file": (lambda path: path.write_text("mandate: yes") and None, "W001"),
    "a bomb": (_bomb, "W001"),
    "entities": (_entities, "W001"),
    "broken XML": (lambda path: _rezip(path, lambda n, d: d[:-9] if "sheet2" in n else d), "W001"),
    "another's workbook": (lambda path: openpyxl.Workbook().save(path), "W002"),
    "hidden sheet deleted": (lambda path: _saved(path, lambda book: book.remove(book["_pocarms"])), "W002"),
    "another profile": (
        lambda path: _saved(path, lambda book: setattr(book["_pocarms"].cell(5, 2), "value", "unmiss-2026")),
        "W003",
    ),
    "a cell at the far end": (
        lambda path: _saved(path, lambda book: setattr(book.worksheets[1].cell(1_048_576, 16_384), "value", "x")),
        "W004",
    ),
    "a formula": (_set(7, '=HYPERLINK("http://x.example","yes")'), "W010"),
    "a formula in a note": (_set(11, "=1+1"), "W010"),
    "no such answer": (_set(7, "perhaps"), "W011"),
    "a line that is no yes": (_several, "W011"),
    "a date in two ways": (_set(9, "03/04/2020"), "W012"),
    "not applicable without a reason": (_set(7, "not applicable"), "W01[13]"),
    "one line twice": (_twice, "W015"),
    "a head renamed": (lambda path: _saved(path, lambda book: _head(book, 7, "JMAC")), "W018"),
    "a head twice": (lambda path: _saved(path, lambda book: _head(book, 4, "Note")), "W018"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_workbook(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make, code = BAD[name]
    profile = tmp_path / "p.yaml"
    shutil.copy(MONUSCO, profile)
    book = tmp_path / "back.xlsx"
    make(book)
    assert _run(["import", str(book), "--into", str(profile), "--prefer", "new"]) == 3
    said = capsys.readouterr().err
    assert re.search(rf"back\.xlsx.*: error\[{code}\]: \S", said), said
    assert "Traceback" not in said and "internal fault" not in said
    assert profile.read_bytes() == MONUSCO.read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["back.xlsx", "p.yaml"]


def test_all_faults_of_all_files_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, column, value in (("a", 7, "perhaps"), ("b", 9, "03/04/2020")):
        _set(column, value)(tmp_path / f"{name}.xlsx")
    profile = tmp_path / "p.yaml"
    shutil.copy(MONUSCO, profile)
    assert _run(["import", str(tmp_path / "a.xlsx"), str(tmp_path / "b.xlsx"), "--into", str(profile)]) == 3
    said = capsys.readouterr().err
    assert "W011" in said and "W012" in said


def test_formulas_are_never_worked_out_or_kept(tmp_path: Path) -> None:
    path = tmp_path / "back.xlsx"
    _set(10, "fair")(path)
    profile = tmp_path / "p.yaml"
    shutil.copy(MONUSCO, profile)
    assert _run(["import", str(path), "--into", str(profile), "--prefer", "both"]) == 0  # "fair" alone: kept, unknown
    assert "answer: unknown, reliability: fair, by: embargo_cell" in profile.read_text(encoding="utf-8")
