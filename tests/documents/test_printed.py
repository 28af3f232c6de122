"""A small workbook as LibreOffice shows and prints it: nothing is cut; what was cut by hand is found."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.documents.books import EXAMPLES, book_of, profile_of
from tests.documents.printed import OFFICE, wrong


@pytest.mark.skipif(OFFICE is None, reason="there is no LibreOffice")
def test_a_workbook_is_shown_and_printed_whole(tmp_path: Path) -> None:
    profile = profile_of(EXAMPLES / "hrddp" / "06-depot-suspect-commander.yaml")
    whole, spoiled = tmp_path / "whole.xlsx", tmp_path / "spoiled.xlsx"
    whole.write_bytes(book_of(profile, "legal_adviser", language="fr"))
    book = openpyxl.load_workbook(whole)
    sheet = book.worksheets[1]
    rows = [n for n in range(4, sheet.max_row + 1) if sheet.cell(n, 2).value]
    sheet.row_dimensions[rows[0]].height = 9
    sheet.row_dimensions[rows[1]].height = 300
    sheet.column_dimensions["E"].hidden = True
    book.save(spoiled)
    (folder := tmp_path / "out").mkdir()
    cut, high = wrong([whole, spoiled], folder)
    assert {line.partition(",")[0] for line in cut + high} == {"spoiled"}
    assert any(f"row {rows[0]}: 9 points high" in line for line in cut)
    assert any(f", E{rows[1]} is not in print" in line for line in cut)
    assert [line for line in high if f"row {rows[1]}: 300 points" in line]
