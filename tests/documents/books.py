"""What the tests of documents share: packs and profiles judged, workbooks filled in as people would."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from pocarms.assessment.assess import Prepared, judge_profile, prepare
from pocarms.documents.workbook.layout import Layout, layout
from pocarms.documents.workbook.write import write
from pocarms.inference.durable import Unavailable
from pocarms.language.load import load_pack
from pocarms.language.texts import localise
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from pocarms.profiles.load import load_profile

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
NO_ENGINE = Unavailable("tests use the twin")
COLUMNS = {"answer": 7, "source": 8, "as_of": 9, "reliability": 10, "note": 11, "by": 12}


@cache
def pack(name: str) -> Pack:
    return load_pack(ROOT / "rules" / name, tests=False, language="fr")  # with its French texts


@cache
def prepared(name: str, language: str = "en") -> Prepared:
    return prepare(localise(pack(name), language)[0], language)


def profile_of(path: Path) -> Profile:
    return load_profile(path, pack)[0]


def book_of(profile: Profile, *components: str, language: str = "en", **options: bool) -> bytes:
    return write(layout_of(profile, *components, language=language, **options))


def layout_of(profile: Profile, *components: str, language: str = "en", **options: bool) -> Layout:
    ready = prepared(profile.pack, language)
    return layout(profile, ready.pack, judge_profile(ready, profile, NO_ENGINE), language, components, **options)


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def two_pages_fit(sheet: Any, cut: int, last: int) -> bool:
    """Whether a sheet prints on two pages across, cut after a column, in letters of 8.5 points at least.

    Columns 2 and 3 stand on both pages. The marking is in the margins of a page, so its line is not printed.
    """
    assert [one.id for one in sheet.col_breaks.brk] == [cut]
    assert sheet.print_title_rows.startswith("$2:") and "!$B$2:" in sheet.print_area
    assert (sheet.print_title_cols, sheet.sheet_properties.pageSetUpPr.fitToPage) == ("$B:$C", False)
    breaks = [one.id for one in sheet.row_breaks.brk]
    assert not [n for n in breaks if "heading" in sheet.cell(n, 3).style]  # none alone at the foot of a page
    tall = [sheet.row_dimensions[n].height for n in range(1, sheet.max_row + 1)]
    points = (8.27 - 2) * 72 / sheet.page_setup.scale * 100 - sum(tall[1:3])  # below the head, on each page
    for above, below in zip([3, *breaks], [*breaks, len(tall)], strict=True):
        assert sum(tall[above:below]) <= max(points, tall[above])
    wide = [0.0] + [sheet.column_dimensions[get_column_letter(n)].width for n in range(2, last + 1)]
    space = 11.69 - sheet.page_margins.left - sheet.page_margins.right
    inches = sheet.page_setup.scale / 100 * 7.42 / 96  # a digit of Arial 10 is 7.42 dots of a 96th of an inch
    assert all(sum(columns) * inches < space for columns in (wide[1:cut], wide[1:3] + wide[cut:]))
    return bool(10 * sheet.page_setup.scale / 100 >= 8.5)


def filled(
    data: bytes, cells: Mapping[str, Mapping[str, object]], path: Path, guide: Mapping[str, object] = {}
) -> Path:
    """Fill in a workbook: line key -> column -> value; every key must be there. `guide`: #by, #on."""
    book = opened(data)
    left = dict(cells)
    for sheet in book.worksheets:
        for row in range(1, sheet.max_row + 1):
            key = sheet.cell(row, 1).value
            if key in guide:
                sheet.cell(row, 3).value = guide[key]
            for column, value in left.pop(key, {}).items():
                cell = sheet.cell(row, COLUMNS[column])
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"
    assert not left, left
    book.save(path)
    return path
