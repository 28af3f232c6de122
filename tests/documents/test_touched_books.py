"""Workbooks whose sheets people touched: answers go where they were meant, and nothing written is passed over."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment

from pocarms.documents.plan.read import PlanTaken, read_plan
from pocarms.documents.plan.write import COLUMNS as PLAN_COLUMNS
from pocarms.documents.statements import Taken
from pocarms.documents.workbook.labels import labels_of
from pocarms.documents.workbook.read import read_workbook
from pocarms.model.profile import Profile
from pocarms.source.faults import Fault
from tests.documents.books import COLUMNS, EXAMPLES, book_of, opened, pack, profile_of
from tests.documents.plans import plan_book

SEEDS = range(6)
MONUSCO = EXAMPLES / "monusco-2020.yaml"
PROPOSAL = EXAMPLES / "hrddp" / "06-depot-suspect-commander.yaml"
Touch = Callable[[Any, random.Random], None]


def _widen(sheet: Any, chance: random.Random) -> None:
    """Put a column in, the hidden first one included, and write into it below the heads."""
    at = chance.randint(1, sheet.max_column)
    sheet.insert_cols(at)
    sheet.cell(sheet.max_row, at).value = "a remark in a column of mine"


def _swap(sheet: Any, chance: random.Random) -> None:
    """Change the places of two columns, heads and all."""
    one, other = chance.sample(range(2, sheet.max_column + 1), 2)
    for n in range(3, sheet.max_row + 1):
        a, b = sheet.cell(n, one), sheet.cell(n, other)
        (a.value, a.data_type), (b.value, b.data_type) = (b.value, b.data_type), (a.value, a.data_type)


def _sort(sheet: Any, chance: random.Random) -> None:
    """Sort the lines below the heads in some order."""
    rows = [[(c.value, c.data_type) for c in row] for row in sheet.iter_rows(min_row=4)]
    chance.shuffle(rows)
    for n, row in enumerate(rows, 4):
        for column, (value, kind) in enumerate(row, 1):
            sheet.cell(n, column).value = value
            sheet.cell(n, column).data_type = kind


def _push_down(sheet: Any, chance: random.Random) -> None:
    """Put lines in above the first."""
    sheet.insert_rows(1, chance.randint(1, 3))
    sheet.cell(1, 3).value = "a remark above"


TOUCHES: tuple[Touch, ...] = (_swap, _sort, _widen, _push_down)  # the first two expect our lines where they were


def _touched(data: bytes, chance: random.Random, path: Path, at: str) -> tuple[Path, int]:
    """Touch every sheet with answers (`at`: how its mark begins); return the file and how many remarks it holds."""
    book, remarks = opened(data), 0
    for sheet in book.worksheets:
        if str(sheet.cell(1, 1).value).startswith(at):
            for merged in list(sheet.merged_cells.ranges):
                sheet.unmerge_cells(str(merged))
            for touch in TOUCHES:
                if chance.random() < 0.6:
                    touch(sheet, chance)
                    remarks += touch in (_widen, _push_down)
    book.save(path)
    return path, remarks


def _answered(profile: Profile, chance: random.Random) -> bytes:
    """A workbook in which some lines are filled in, by a language chosen at random."""
    language = chance.choice(("en", "fr"))
    book = opened(book_of(profile, language=language))
    for sheet in (s for s in book.worksheets if str(s.cell(1, 1).value).startswith("#sheet|")):
        for n in range(4, sheet.max_row + 1):
            heads = str(sheet.cell(n, 1).value).endswith("|")  # not the lines of one that takes several
            if heads and chance.random() < 0.4:
                sheet.cell(n, COLUMNS["answer"]).value = {"en": "unknown", "fr": "inconnu"}[language]
            if heads and chance.random() < 0.4:
                sheet.cell(n, COLUMNS["note"]).value = f"note {n}"
                sheet.cell(n, COLUMNS["by"]).value = f"person {n}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _read(path: Path, profile: Profile) -> tuple[Taken | None, list[Fault]]:
    faults: list[Fault] = []
    return read_workbook(path, profile, pack(profile.pack), labels_of(pack(profile.pack)), faults), faults


@pytest.mark.parametrize("seed", SEEDS)
def test_answers_go_where_they_were_meant(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    profile = profile_of(chance.choice((MONUSCO, PROPOSAL)))
    plain = tmp_path / "plain.xlsx"
    plain.write_bytes(_answered(profile, chance))
    meant, faults = _read(plain, profile)
    assert meant is not None and not faults and not meant.unplaced and len(meant.statements) > 20, seed
    path, remarks = _touched(plain.read_bytes(), chance, tmp_path / "touched.xlsx", "#sheet|")
    found, faults = _read(path, profile)
    assert found is not None and not faults, (seed, faults)

    def said(taken: Taken) -> list[str]:
        return sorted(f"{s.place}|{s.answer!r}" for s in taken.statements)

    assert said(found) == said(meant), seed
    assert [one.said["text"] for one in found.unplaced if "a remark" not in one.said["text"]] == [], seed
    assert len(found.unplaced) == remarks, seed


@pytest.mark.parametrize("seed", SEEDS[:2])
def test_plans_too(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    profile = profile_of(MONUSCO)
    book = opened(plan_book(profile, chance.choice(("en", "fr"))))
    sheet = next(s for s in book.worksheets if s.cell(1, 1).value == "#plan")
    for n in range(4, sheet.max_row + 1):
        if sheet.cell(n, 1).value:
            for name, value in (
                ("owner", f"owner {n}"),
                ("evidence", f"shown {n}"),
                ("by", "Zoé"),
                ("on", "2021-03-01"),
            ):
                sheet.cell(n, PLAN_COLUMNS[name]).value = value
    book.save(tmp_path / "plain.xlsx")

    def read(path: Path) -> PlanTaken:
        faults: list[Fault] = []
        taken = read_plan(path, profile, pack(profile.pack), faults)
        assert taken is not None and not faults, (seed, faults)
        return taken

    meant = read(tmp_path / "plain.xlsx")
    assert len(meant.statements) > 5 and not meant.unplaced
    path, remarks = _touched((tmp_path / "plain.xlsx").read_bytes(), chance, tmp_path / "touched.xlsx", "#plan")
    found = read(path)

    def said(taken: PlanTaken) -> list[str]:
        return sorted(f"{s.place}|{s.id}|{s.seal}|{sorted(s.said.items())}|{s.by}|{s.on}" for s in taken.statements)

    assert said(found) == said(meant), seed
    assert [one.said["text"] for one in found.unplaced if "a remark" not in one.said["text"]] == [], seed
    assert len(found.unplaced) == remarks, seed


def _at(sheet: Any, key: str) -> int:
    return next(n for n in range(4, sheet.max_row + 1) if sheet.cell(n, 1).value == key)


def test_what_is_written_where_nothing_is_asked_is_listed(tmp_path: Path) -> None:
    profile = profile_of(MONUSCO)
    book = opened(book_of(profile, "embargo_cell", language="fr"))
    guide, sheet = book.worksheets[:2]
    line = _at(sheet, "|embargo.cell|")
    sheet.cell(line, 6).value = "non"  # into "answer on file", where "oui" stands
    sheet.cell(line, 4).value = f"{sheet.cell(line, 4).value} Vraiment ?"  # behind why we ask
    sheet.cell(4, 3).value = "Un autre titre"
    sheet.cell(3, 7).comment = Comment("en tête", "x")
    sheet.cell(2, 2).value = "un titre à moi"
    sheet.cell(2, 12).value = "à côté"
    guide.cell(6, 3).value = "CONFIDENTIEL ?"
    guide.cell(guide.max_row, 2).value = "rien compris"
    guide.cell(3, 2).comment = Comment("au guide", "x")
    guide.cell(30, 7).value = 12.5
    book.save(tmp_path / "b.xlsx")
    taken, faults = _read(tmp_path / "b.xlsx", profile)
    assert taken is not None and not faults and not taken.statements
    listed = [one.said["text"] for one in taken.unplaced]
    assert listed[-2].endswith("civils. Vraiment ?")
    assert listed == [
        *("au guide", "CONFIDENTIEL ?", "rien compris", "12.5"),
        *("un titre à moi", "à côté", "en tête", "Un autre titre", listed[-2], "non"),
    ]


@pytest.mark.parametrize("path", [MONUSCO, PROPOSAL, EXAMPLES / "fictional" / "country-a-2026.yaml"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_listed_of_a_workbook_as_it_was_sent(path: Path, language: str, tmp_path: Path) -> None:
    profile = profile_of(path)
    (tmp_path / "b.xlsx").write_bytes(book_of(profile, language=language))
    taken, faults = _read(tmp_path / "b.xlsx", profile)
    assert taken is not None and not faults and not taken.unplaced and not taken.statements
