"""What the tests of action plans share: plans made, and filled in as people would."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pocarms.assessment.assess import assess
from pocarms.documents.plan.layout import Plan, layout
from pocarms.documents.plan.write import COLUMNS, write
from pocarms.memo.marking import marking_notes
from pocarms.model.profile import Profile
from tests.documents.books import NO_ENGINE, opened, prepared

BY = {"#by": "Amina Diallo", "#on": "2021-02-01"}


def plan_of(profile: Profile, language: str = "en") -> Plan:
    ready = prepared(profile.pack, language)
    found = assess(ready, profile, NO_ENGINE)[0]
    return layout(found, profile, language, marking_notes(found, ready.pack, language))


def plan_book(profile: Profile, language: str = "en") -> bytes:
    return write(plan_of(profile, language))


def fill_plan(
    data: bytes, lines: Mapping[tuple[str, str], Mapping[str, object]], path: Path, guide: Mapping[str, object] = BY
) -> Path:
    """Fill in a plan: (part, id) -> column -> value; every line must be there."""
    book = opened(data)
    left = dict(lines)
    for sheet in book.worksheets:
        for row in range(1, sheet.max_row + 1):
            key = str(sheet.cell(row, 1).value or "")
            if key in guide:
                sheet.cell(row, 3).value = guide[key]
            place, _, id = key.rpartition("|")[0].partition("|")
            for column, value in left.pop((place, id), {}).items():
                cell = sheet.cell(row, COLUMNS[column])
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"
    assert not left, left
    book.save(path)
    return path
