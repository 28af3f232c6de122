"""Reading answers out of workbooks that came back; every fault of every file at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from pocarms.documents.came_back import CameBack, Line
from pocarms.documents.faults import noted
from pocarms.documents.plain import folded
from pocarms.documents.sealed import ANSWERS
from pocarms.documents.statements import Statement, Taken
from pocarms.documents.workbook.cells import date_of, formula, text_of, words_of
from pocarms.documents.workbook.labels import Labels
from pocarms.documents.workbook.layout import SCHEMA
from pocarms.documents.workbook.open import Book, Cell, open_book
from pocarms.documents.workbook.write import COLUMNS, INPUTS
from pocarms.model.pack import NOT_APPLICABLE, UNKNOWN, Pack, Question
from pocarms.model.profile import Answer, Evidence, Profile, Value, says_something
from pocarms.model.span import Span
from pocarms.profiles.values import ONE_VALUE
from pocarms.source.faults import Fault

_NUMBER = re.compile(r"-?\d{1,15}(?:[.,]\d{1,6})?\Z")
_AS_MADE = {name: COLUMNS[name] for name in INPUTS}


def read_workbook(path: Path, profile: Profile, pack: Pack, labels: Labels, faults: list[Fault]) -> Taken | None:
    """Return what a workbook says for a profile; None where it cannot be read. Faults are noted, all of them.

    pack: in its own language. Raises OfficeMissing.
    """
    book = open_book(path, faults, SCHEMA)
    if book is None or made_for_another(book, profile, pack, faults):
        return None
    return taken_from(book, profile, pack, labels, faults)


def made_for_another(book: Book, profile: Profile, pack: Pack, faults: list[Fault]) -> bool:
    """Whether a workbook was made for another profile or pack, which is noted as a fault."""
    here = Span(book.name, 0, 0)
    before = len(faults)
    for key, ours in (("pack", pack.id), ("profile", profile.id)):
        theirs = book.meta.get(key, "")
        if theirs != ours:
            said = {"theirs": theirs[:80], "ours": ours}
            faults.append(noted("W003", here, f"book_other.{key}", "into", said, found=theirs, expected=ours))
    return len(faults) > before


def taken_from(book: Book, profile: Profile, pack: Pack, labels: Labels, faults: list[Fault]) -> Taken:
    """Return what a workbook of ours, made for this profile and pack, says. Faults are noted, all of them."""
    return _Reader(book, profile, pack, labels, faults).read()


class _Reader:
    """Goes through one workbook."""

    def __init__(self, book: Book, profile: Profile, pack: Pack, labels: Labels, faults: list[Fault]) -> None:
        self.book, self.pack, self.labels, self.faults = book, pack, labels, faults
        self.back = CameBack(book, faults)
        self.places = {"", *(part.id for part in profile.parts)}
        self.statements: list[Statement] = []

    def read(self) -> Taken:
        for component, lines in self.back.sheets(ANSWERS, _AS_MADE):
            self._sheet(lines, component)
        meta = self.book.meta
        return Taken(
            self.book.name,
            tuple(self.statements),
            tuple(self.back.unplaced),
            meta.get("language", ""),
            meta.get("marking", ""),
            self.book.other_version(self.pack),
            meta.get("profile_digest", ""),
        )

    def _sheet(self, sheet: Sequence[Line], component: str) -> None:
        groups: dict[str, dict[str, Mapping[str, Cell]]] = {}
        for line in sheet:
            filled = {**line.filled, **{f"comment {n}": cell for n, cell in enumerate(line.beside)}}
            if not filled:
                continue
            place, question, option, good = self._key(line.key)
            if not good:
                for cell in filled.values():
                    why, said = self._why(place, question, option)
                    self.back.lost(why, cell, words_of(cell), **said)
                continue
            lines = groups.setdefault(f"{place}|{question}", {})
            if option in lines:
                self._twice(lines[option], filled, question)
            else:
                lines[option] = filled
        for key, lines in groups.items():
            place, _, question = key.partition("|")
            self._question(place, self.pack.questions[question], lines, component)

    def _key(self, key: str) -> tuple[str, str, str, bool]:
        parts = key.split("|")
        if len(parts) != 3:
            return "", "", "", False
        place, id, option = parts
        question = self.pack.questions.get(id)
        fits = question is not None and (not option or option in question.values())
        return place, id, option, fits and place in self.places and (not place or bool(question and question.of_part))

    def _why(self, place: str, question: str, option: str) -> tuple[str, dict[str, str]]:
        if not question:
            return "free", {}
        if question not in self.pack.questions:
            return "question", {"id": question}
        if place not in self.places or place:
            return "part", {"id": place}
        return "option", {"id": question, "option": option}

    def _twice(self, first: Mapping[str, Cell], second: Mapping[str, Cell], question: str) -> None:
        if [words_of(c) for c in first.values()] != [words_of(c) for c in second.values()]:
            cell = next(iter(second.values()))
            self.faults.append(noted("W015", cell.place, "twice", "lines", {"id": question}))

    def _question(
        self, place: str, question: Question, lines: Mapping[str, Mapping[str, Cell]], component: str
    ) -> None:
        head = lines.get("", {})
        whole = self._value(question, head.get("answer"))
        answered = {option: row["answer"] for option, row in lines.items() if option and "answer" in row}
        said = {option: self._line(cell, question) for option, cell in answered.items()}
        notes = [text_of(head["note"], self.faults)] if "note" in head else []
        for option, row in lines.items():  # what stands beside a line that takes only yes or no
            notes += [f"{option}: {words_of(c)}" for n, c in row.items() if option and n in INPUTS and n != "answer"]
        notes += [cell.comment for row in lines.values() for cell in row.values() if cell.comment not in ("", *notes)]
        value: Value
        if said:
            cell = next(iter(answered.values()))
            if whole is not None:
                self.faults.append(noted("W014", cell.place, "both", "one", {"question": question.id}))
            value = {option: said.get(option) or UNKNOWN for option in question.values()}
            value = value if says_something(value) else UNKNOWN  # as a profile says it
        else:
            cell = head.get("answer") or next(c for row in lines.values() for c in row.values())
            value = UNKNOWN if whole is None else whole  # a note without an answer is kept with "unknown"
        note, reason = "\n".join(filter(None, notes)), ""
        if value == NOT_APPLICABLE:
            note, reason = "", note
            if not reason:
                self.faults.append(noted("W013", cell.place, "no_reason", "reason", {"question": question.id}))
        evidence = Evidence(
            text_of(head.get("source"), self.faults),
            date_of(head.get("as_of"), self.faults) or self.back.on,
            self._reliability(head.get("reliability")),
            text_of(head.get("by"), self.faults) or self.back.by or component,
            note,
        )
        self.statements.append(Statement(place, Answer(question.id, value, evidence, reason), cell.place.file))

    def _value(self, question: Question, cell: Cell | None) -> Value | None:
        if cell is None or cell.value in (None, "") or formula(cell, self.faults):
            return None
        text = words_of(cell) if not isinstance(cell.value, bool) else ("yes" if cell.value else "no")
        said = self.labels.answer(question.id, text)
        if said == UNKNOWN or (said == NOT_APPLICABLE and question.may_not_apply):
            return said
        if question.type in ONE_VALUE and said is not None and said != NOT_APPLICABLE:
            return said
        if question.type == "number" and said is None and not isinstance(cell.value, bool):
            number = _number(cell.value)
            if number is not None:
                return number
        if question.type == "date" and said is None:
            return date_of(cell, self.faults)
        if question.type == "text" and said is None:
            return text
        self._not_an_answer(question, cell)
        return None

    def _not_an_answer(self, question: Question, cell: Cell, expects: str = "") -> None:
        text = words_of(cell)
        said = {"text": text[:80]}
        self.faults.append(
            noted("W011", cell.place, "no_answer", "list_of", said, found=text, expects=expects, question=question)
        )

    def _line(self, cell: Cell, question: Question) -> str | None:
        if cell.value in (None, "") or formula(cell, self.faults):
            return None
        text = words_of(cell) if not isinstance(cell.value, bool) else ("yes" if cell.value else "no")
        said = self.labels.lines.get(folded(text))
        if said is None:
            self._not_an_answer(question, cell, "line")
        return said

    def _reliability(self, cell: Cell | None) -> str:
        text = text_of(cell, self.faults)
        if not text or cell is None:
            return ""
        said = self.labels.reliability.get(folded(text))
        if said is None:
            shown = {"text": text[:80]}
            self.faults.append(
                noted("W011", cell.place, "no_reliability", "use_list", shown, found=text, expects="reliability")
            )
        return said or ""


def _number(value: object) -> int | float | None:
    if isinstance(value, str):
        text = value.replace("\u202f", "").replace("\u00a0", "").strip()
        if not _NUMBER.match(text):
            return None
        value = float(text.replace(",", "."))
    if not isinstance(value, int | float) or abs(value) >= 1e15 or value != value:
        return None
    return int(value) if float(value).is_integer() else value
