"""The workbook, read back: every sheet, frozen heads, filters, marking, and not one cell that could be run."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pocarms.compare import xlsx
from pocarms.compare.render import render_comparison
from tests.compare.cases import comparison, examples, random_missions

SHEETS = ["Grid", "Grid as a list", "Shared gaps", "Headquarters", "Pairs", "Answers", "Data dictionary"]


def opened(data: object) -> Any:
    assert isinstance(data, bytes)
    return openpyxl.load_workbook(io.BytesIO(data))


def test_every_sheet_has_frozen_heads_filters_and_the_marking() -> None:
    book = opened(render_comparison(comparison(examples(), marking="confidential"), "xlsx"))
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert sheet["A1"].value == "CONFIDENTIAL" and "CONFIDENTIAL" in sheet.oddHeader.center.text
        assert sheet.freeze_panes and sheet.freeze_panes.endswith("3")
        assert sheet.auto_filter.ref.startswith("A2:")
        heads = [cell.value for cell in sheet[2]]
        assert all(heads) and len(set(heads)) == len(heads)
    assert book["Grid"].max_row == 2 + len(examples())
    assert book["Grid as a list"].max_row == 2 + len(examples()) * 14
    named = {row[1] for row in book["Data dictionary"].iter_rows(min_row=3, values_only=True)}
    assert {cell.value for cell in book["Grid as a list"][2]} <= named, "every column is explained"


def test_nothing_is_a_formula(tmp_path: Path) -> None:
    hostile = replace(
        examples()[0], subject={"name": "=HYPERLINK(1)", "country": "+1é"}, digest="h", file="@x.yaml", parts=()
    )
    book = opened(render_comparison(comparison((hostile, *random_missions(tmp_path, 4, 3))), "xlsx"))
    seen = 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" and not cell.hyperlink
                seen += isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@"))
    assert seen, "such texts are there, as texts"
    assert [c.data_type for c in book["Grid"]["B"] if c.value == "=HYPERLINK(1)"] == ["s"]


def test_answers_are_those_on_file_area_by_area() -> None:
    mission = next(p for p in examples() if p.id == "monusco-2020")
    sheet = opened(render_comparison(comparison((mission,)), "xlsx"))["Answers"]
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    of_whole = {row[3] for row in rows if not row[1]}
    assert of_whole == {q for q, given in mission.answers.items() if given}
    assert {row[1] for row in rows if row[1]} == {part.title for part in mission.parts}
    assert all(row[0] == "MONUSCO" and row[4] and row[5] for row in rows)


def test_too_many_answers_are_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_LINES", 10)
    book = opened(render_comparison(comparison(examples()), "xlsx"))
    assert book["Answers"].max_row == 2
    told = [row[2] for row in book["Data dictionary"].iter_rows(min_row=3, values_only=True)]
    assert any("more than 10 answers" in text for text in told if text)
