"""Reading action plans that came back as workbooks; every fault of every file at once."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

from pocarms.documents.came_back import CameBack, Line
from pocarms.documents.faults import noted
from pocarms.documents.plain import folded
from pocarms.documents.plan.layout import SCHEMA, place_of
from pocarms.documents.plan.words import words
from pocarms.documents.plan.write import COLUMNS
from pocarms.documents.sealed import PLAN
from pocarms.documents.statements import Unplaced
from pocarms.documents.workbook.cells import date_of, text_of, words_of
from pocarms.documents.workbook.open import Book, Cell, open_book
from pocarms.documents.workbook.read import made_for_another
from pocarms.model.pack import Pack
from pocarms.model.profile import ACTION_STATES, Profile
from pocarms.records import dataclass
from pocarms.reports.plan import status_words
from pocarms.reports.strings import LANGUAGES
from pocarms.source.faults import Fault

Said = str | datetime.date


@dataclass(frozen=True)
class PlanStatement:
    """What one line says, field by field (only those filled in), by whom and when, and which state it showed."""

    place: str
    id: str
    seal: str
    said: Mapping[str, Said]
    by: str
    on: datetime.date
    where: str


@dataclass(frozen=True)
class PlanTaken:
    """What one file says. other_version: of the pack it was made for, "" where it is ours."""

    file: str
    statements: tuple[PlanStatement, ...]
    unplaced: tuple[Unplaced, ...]
    language: str
    marking: str
    other_version: str
    profile_seal: str  # of the answers it was made from


def is_plan(path: Path) -> bool:
    """Whether a file is an action plan of ours that can be opened. Raises OfficeMissing."""
    return path.suffix.lower() == ".xlsx" and open_book(path, [], SCHEMA) is not None


def read_plan(path: Path, profile: Profile, pack: Pack, faults: list[Fault]) -> PlanTaken | None:
    """Return what a plan says for a profile; None where it cannot be read. Faults are noted, all of them.

    pack: in its own language. Raises OfficeMissing.
    """
    book = open_book(path, faults, SCHEMA)
    if book is None or made_for_another(book, profile, pack, faults):
        return None
    return _Reader(book, profile, pack, faults).read()


class _Reader:
    """Goes through one workbook."""

    def __init__(self, book: Book, profile: Profile, pack: Pack, faults: list[Fault]) -> None:
        self.book, self.pack, self.faults = book, pack, faults
        self.on_file = {"": profile.actions, **{part.id: part.actions for part in profile.parts}}
        self.back = CameBack(book, faults)
        self.states = {
            folded(w): x for x in ACTION_STATES for w in (x, *(status_words(x, words(y)) for y in LANGUAGES))
        }
        self.lines: dict[tuple[str, str], tuple[dict[str, Said], str]] = {}
        self.statements: list[PlanStatement] = []

    def read(self) -> PlanTaken:
        for _, lines in self.back.sheets(PLAN, COLUMNS):
            for line in lines:
                self._line(line)
        meta = self.book.meta
        return PlanTaken(
            self.book.name,
            tuple(self.statements),
            tuple(self.back.unplaced),
            meta.get("language", ""),
            meta.get("marking", ""),
            self.book.other_version(self.pack),
            meta.get("profile_seal", ""),
        )

    def _line(self, line: Line) -> None:
        filled = line.filled
        for cell in line.beside:
            self.back.lost("free", cell, cell.comment)
        if not filled:
            return
        place, id, seal = place_of(line.key)
        why = self._misplaced(place, id)
        if why:
            for cell in filled.values():
                self.back.lost(why, cell, words_of(cell), id=place if why == "part" else id)
            return
        said = self._said(filled)
        cell = next(iter(filled.values()))
        if (place, id) in self.lines:
            if self.lines[place, id][0] != said:
                self.faults.append(noted("W015", cell.place, "twice", "lines", {"id": id}))
            return
        self.lines[place, id] = (said, seal)
        by, on = str(said.pop("by", "")) or self.back.by, said.pop("on", None) or self.back.on
        if not said:
            return
        if not by or not isinstance(on, datetime.date):
            lacks = "both" if not by and on is None else "name" if not by else "day"
            self.faults.append(noted("W016", cell.place, f"lacks.{lacks}", "who", {"id": id}))
            return
        on_file = self.on_file[place].get(id)
        kept = on_file is not None and on_file.status == "dropped" and on_file.reason
        if said.get("status") == "dropped" and not said.get("note") and not kept:
            self.faults.append(noted("W017", cell.place, "dropped", "reason", {"id": id}))
            return
        self.statements.append(PlanStatement(place, id, seal, said, by, on, cell.place.file))

    def _misplaced(self, place: str, id: str) -> str:
        """Return why a line belongs nowhere; "" where it does."""
        if not id:
            return "free"
        if place not in self.on_file:
            return "part"
        known = id in self.pack.findings or id in self.pack.measures or id in self.on_file[place]
        return "" if known else "finding"

    def _said(self, filled: Mapping[str, Cell]) -> dict[str, Said]:
        said: dict[str, Said] = {}
        for name, cell in filled.items():
            value: Said | None
            if name in ("due", "review", "on"):
                value = date_of(cell, self.faults)
            elif name == "status":
                value = self._status(cell)
            else:
                value = text_of(cell, self.faults)
            if value:
                said[name] = value
        comments = [cell.comment for cell in filled.values() if cell.comment and cell.value not in (None, "")]
        if comments:
            said["note"] = "\n".join(filter(None, (str(said.get("note", "")), *comments)))
        return said

    def _status(self, cell: Cell) -> str | None:
        text = text_of(cell, self.faults)
        found = self.states.get(folded(text))
        if text and found is None:
            said = {"text": text[:80]}
            self.faults.append(noted("W011", cell.place, "no_status", "list", said, found=text, expects="status"))
        return found
