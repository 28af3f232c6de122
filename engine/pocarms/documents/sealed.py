"""What a workbook of ours remembers of itself, so that what people did to its sheets is seen when it comes back.

A person may sort lines, move, insert or delete columns, add a line above the head, and write where nothing is asked.
Columns are found again by their heads, and what was written into a cell that takes no answer is known by the marks of
those that we wrote. A workbook without these lines, as one read from a form, is taken as it was made.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from pocarms.documents.faults import noted
from pocarms.documents.plain import folded, from_cell
from pocarms.documents.workbook.cells import words_of
from pocarms.documents.workbook.open import Cell, Page
from pocarms.model.span import Span
from pocarms.records import dataclass
from pocarms.source.faults import Fault

GUIDE, ANSWERS, PLAN = "#guide", "#sheet|", "#plan"  # how the marks of our sheets begin
KEY = 1  # the hidden first column: what a sheet is, and which line is which
HEADS = 3  # the line that names the columns
_HEAD, _WRITTEN = "head|", "written|"  # another name for the second where marks are made otherwise: old files come back
_AT_ONCE = 2000  # marks in one cell, which holds 32,767 letters


@dataclass(frozen=True, slots=True)
class Laid:
    """Where a sheet that came back has what: the column of the keys, the line of the heads, columns by name."""

    key: int
    heads: int
    columns: Mapping[str, int]

    def named(self, row: Mapping[int, Cell], names: Iterable[str]) -> dict[str, Cell]:
        """Return the cells of a line in columns with these names."""
        columns = {name: self.columns[name] for name in names}
        return {name: row[column] for name, column in columns.items() if column in row}

    def key_of(self, row: Mapping[int, Cell]) -> str:
        """Return the key of a line, "" where it has none."""
        return str(row[self.key].value) if self.key in row else ""


def remembered(book: Any, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what a workbook that was just written has to remember, as lines of its hidden sheet.

    names: of the columns of all its sheets but the guide, from the second on.
    """
    by_column = dict(enumerate(names, KEY + 1))
    heads, marks = dict[str, str](), set[str]()
    for sheet in (s for s in book.worksheets if s.sheet_state == "visible"):
        headed = sheet.cell(1, KEY).value != GUIDE
        if headed:
            heads |= {name: str(sheet.cell(HEADS, n).value) for n, name in by_column.items()}
        for row in sheet.iter_rows():
            key = from_cell(str(row[KEY - 1].value or ""))
            marks.add(_mark(key, "", ""))
            for cell in row[KEY:]:
                if cell.value not in (None, ""):
                    name = by_column.get(cell.column, "") if headed and cell.row > HEADS else ""
                    said = from_cell(str(cell.value))
                    marks |= {_mark(key, name, said), _mark("", name, said)}
    yield from ((_HEAD + name, head) for name, head in heads.items())
    listed = sorted(marks)
    for n in range(0, len(listed), _AT_ONCE):
        yield f"{_WRITTEN}{n}", " ".join(listed[n : n + _AT_ONCE])


@dataclass(frozen=True, slots=True)
class Mark:
    """What a sheet of ours is ("" for one that is not ours), and where that stands."""

    text: str
    row: int = 1
    column: int = KEY


def mark_of(page: Page) -> Mark:
    """Return what a sheet is: above or beside what we wrote first, lines and columns may have been put in."""
    cells = ((n, column, cell) for n, row in sorted(page.rows.items()) for column, cell in sorted(row.items()))
    ours = ((str(cell.value), n, column) for n, column, cell in cells)
    return next((Mark(*one) for one in ours if one[0].startswith((GUIDE, ANSWERS, PLAN))), Mark(""))


class Memory:
    """What a workbook that came back remembers of what we wrote."""

    def __init__(self, meta: Mapping[str, str]) -> None:
        heads = ((key.removeprefix(_HEAD), text) for key, text in meta.items() if key.startswith(_HEAD))
        self._heads = {folded(text): (name, text) for name, text in heads}
        said = (text for key, text in meta.items() if key.startswith(_WRITTEN))
        self._marks = frozenset(mark for text in said for mark in text.split())

    def wrote(self, key: str, name: str, cell: Cell) -> bool:
        """Whether we wrote what stands in a cell, in the line with this key, under the head of this name.

        Where the key is not ours, any line counts: the key may have been lost, and our words are nobody's remark.
        """
        ours = key if _mark(key, "", "") in self._marks else ""
        return not self._marks or _mark(ours, name, str(cell.value)) in self._marks

    def laid(self, page: Page, mark: Mark, as_made: Mapping[str, int], faults: list[Fault]) -> Laid | None:
        """Return where a sheet has what; None where that cannot be told, which is noted as a fault.

        mark: where its mark stands. as_made: the columns that take answers, as we made them.
        """
        if not self._heads:
            return Laid(KEY, HEADS, as_made)
        below = [n for n in page.rows if n > mark.row]
        heads = max(below, key=lambda n: (len(self._known(page.rows[n])), -n), default=mark.row)
        known = self._known(page.rows[heads])
        names = [name for name, _ in known.values()]
        asked = {name: text for name, text in self._heads.values() if name in as_made}
        lacking = [text for name, text in asked.items() if name not in names]
        twice = [text for name, text in self._heads.values() if names.count(name) > 1]
        for why, said in (("lacking", lacking), ("twice", twice)):
            if said:
                at = page.rows[mark.row][mark.column].place
                place = Span(at.file.rpartition(", cell ")[0], 0, 0, whole=at.whole)
                faults.append(noted("W018", place, f"heads.{why}", "heads", {"heads": ", ".join(said)}))
        return None if lacking or twice else Laid(mark.column, heads, {name: n for n, (name, _) in known.items()})

    def strange(self, page: Page, laid: Laid, inputs: Container[str]) -> Iterator[tuple[Cell, str]]:
        """Yield what stands where nothing is asked and is not ours, cell and words, in the order of the sheet.

        inputs: names of the columns that take answers. A comment below the heads belongs to its line, not here.
        """
        names = {column: name for name, column in laid.columns.items()}
        for n, row in sorted(page.rows.items()):
            below, key = n > laid.heads, laid.key_of(row)
            for column, cell in sorted(row.items()):
                name = names.get(column, "") if below else ""
                if cell.comment and not below:
                    yield cell, cell.comment
                asked = column == laid.key or cell.value in (None, "") or name in inputs
                if not asked and ((below and not name) or not self.wrote(key, name, cell)):
                    yield cell, words_of(cell)

    def _known(self, row: Mapping[int, Cell]) -> dict[int, tuple[str, str]]:
        said = {column: folded(str(cell.value)) for column, cell in row.items()}
        return {column: self._heads[text] for column, text in said.items() if text in self._heads}


def _mark(key: str, name: str, text: str) -> str:
    return sha256("\x1f".join((key, name, folded(text))).encode()).hexdigest()[:8]
