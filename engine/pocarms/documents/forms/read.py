"""Answers that come back from a form on phones, as CSV or XLSX: each line is one submission.

A submission is laid out as a workbook would be, and read as one: the same faults, and nothing is dropped in silence.
Columns must bear the names of the form's fields, alone or behind the names of groups; values may be names or words.
"""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator, Mapping
from pathlib import Path

from pocarms.documents.faults import noted
from pocarms.documents.forms import names
from pocarms.documents.forms.names import Field
from pocarms.documents.forms.table import Line, Table, read_table
from pocarms.documents.sealed import ANSWERS, GUIDE, HEADS, KEY
from pocarms.documents.statements import Taken
from pocarms.documents.workbook.labels import Labels
from pocarms.documents.workbook.open import Book, Cell, Page
from pocarms.documents.workbook.read import taken_from
from pocarms.documents.workbook.write import COLUMNS
from pocarms.model.pack import NOT_APPLICABLE, Pack
from pocarms.model.profile import Profile
from pocarms.model.span import Span
from pocarms.source.faults import Fault

ANSWER, NOTE, SOURCE, RELIABILITY = (COLUMNS[name] for name in ("answer", "note", "source", "reliability"))
TABLES = (".csv", ".tsv", ".txt")  # endings of files that can only be tables
_ABOUT = (names.REFERENCE, names.BY, names.ON, names.SOURCE, names.RELIABILITY)
_SERVICE = re.compile(
    r"(?i)(_.*|meta|instance(id|name)|submission_?date|submitter(id|name)|start|end|today|deviceid|username|phonenumber"
    r"|simserial|subscriberid|audit|key|status|reviewstate|devicename|formversion|edits|attachments(present|expected)"
    rf"|uuid|version|{names.MARKING})\Z"
)


def read_form(path: Path, profile: Profile, pack: Pack, labels: Labels, faults: list[Fault]) -> list[Taken]:
    """Return what each submission of a file says for a profile. Faults are noted, all of them. Raises OfficeMissing.

    pack: in its own language.
    """
    tables = read_table(path, faults)
    fields = {names.field_name(field): field for field in names.fields(pack, names.places(profile))}
    taken: list[Taken] = []
    for table in tables:
        if not any(_short(head) == names.REFERENCE for head in table.heads):
            if len(tables) > 1:  # a sheet of the service's, or of somebody's own
                continue
            of = {"column": names.REFERENCE}
            here = Span(table.name, 0, 0)
            faults.append(noted("W002", here, "no_form", "headers", of, expected=names.REFERENCE))
            continue
        for line in table.lines:
            one = _submission(table, line, fields, profile, pack, labels, faults)
            if one is not None:
                taken.append(one)
    return taken


def has_reference(path: Path) -> bool:
    """Whether a file holds answers to a form; one that cannot be read holds none. Raises OfficeMissing."""
    tables = read_table(path, []) if path.suffix.lower() == ".xlsx" else []
    return any(_short(head) == names.REFERENCE for table in tables for head in table.heads)


def _submission(
    table: Table,
    line: Line,
    fields: Mapping[str, Field],
    profile: Profile,
    pack: Pack,
    labels: Labels,
    faults: list[Fault],
) -> Taken | None:
    cells = _by_name(table, line, faults)
    reference = cells.get(names.REFERENCE)
    if reference is None:
        if cells:
            faults.append(noted("W002", Span(line.where, 0, 0), "no_reference", "headers", {"column": names.REFERENCE}))
        return None
    meta = _meta(str(reference.value), reference, profile, pack, faults)
    if meta is None:
        return None
    rows: dict[str, dict[int, Cell]] = {}
    lost: list[Cell] = []
    for name, cell in cells.items():
        field = fields.get(name)
        if field is not None:
            row = rows.setdefault(f"{field.place}|{field.question}|{field.option}", {})
            row[NOTE if field.reason else ANSWER] = cell
        elif name not in _ABOUT:
            lost.append(cell)
    for key in list(rows):
        place, question, _ = key.split("|")
        head = rows.setdefault(f"{place}|{question}|", {})
        if NOTE in head and ANSWER not in head and pack.questions[question].type in ("number", "date", "text"):
            head[ANSWER] = Cell(NOT_APPLICABLE, "", False, head[NOTE].place)
        head |= {n: cells[x] for n, x in ((SOURCE, names.SOURCE), (RELIABILITY, names.RELIABILITY)) if x in cells}
    book = Book(line.where, meta, tuple(_pages(rows, cells, lost, reference.place)))
    return taken_from(book, profile, pack, labels, faults)


def _by_name(table: Table, line: Line, faults: list[Fault]) -> dict[str, Cell]:
    """Return the filled cells by the names of their fields; a field that stands twice, not alike, is a fault."""
    found: dict[str, Cell] = {}
    for head, cell in zip(table.heads, line.cells, strict=False):
        name = _short(head)
        if cell is None or _SERVICE.match(name) or head.startswith(("_", "meta/", "formhub/")):
            continue
        if name in found and found[name].value != cell.value:
            faults.append(noted("W015", cell.place, "twice.field", "columns", {"id": name}))
        found.setdefault(name, cell)
    return found


def _short(head: str) -> str:
    """Return the name of a field without those of its groups."""
    return re.split(r"[/\-]", head.strip())[-1]


def _meta(said: str, cell: Cell, profile: Profile, pack: Pack, faults: list[Fault]) -> dict[str, str] | None:
    parts = [urllib.parse.unquote(part) for part in said.split("|")]
    if len(parts) != 6 or parts[0] != "1":
        faults.append(noted("W002", cell.place, "bad_reference", "headers", {"text": said[:80]}, found=said[:200]))
        return None
    _, of_pack, version, digest, of_profile, marking = parts
    good = True
    for theirs, ours, what in (
        (of_pack, pack.id, "pack"),
        (of_profile or profile.id, profile.id, "profile"),
    ):
        if theirs != ours:
            of = {"theirs": theirs[:80], "ours": ours}
            faults.append(noted("W003", cell.place, f"form_other.{what}", "into", of, found=theirs, expected=ours))
            good = False
    return {"pack_version": version, "pack_digest": digest, "marking": marking} if good else None


def _pages(
    rows: Mapping[str, Mapping[int, Cell]], cells: Mapping[str, Cell], lost: list[Cell], at: Span
) -> Iterator[Page]:
    """Yield the sheets that a workbook with these answers would have."""

    def ours(text: str) -> Cell:
        return Cell(text, "", False, at)

    guide = {1: {KEY: ours(GUIDE)}}
    for n, (key, name) in enumerate((("#by", names.BY), ("#on", names.ON)), 2):
        if name in cells:
            guide[n] = {KEY: ours(key), 3: cells[name]}
    yield Page("", guide)
    lines: dict[int, Mapping[int, Cell]] = {1: {KEY: ours(ANSWERS)}}
    for n, (key, row) in enumerate(rows.items(), HEADS + 1):
        lines[n] = {KEY: ours(key), **row}
    for n, cell in enumerate(lost, HEADS + 1 + len(rows)):
        lines[n] = {KEY: ours("||"), ANSWER: cell}
    yield Page("", lines)
