"""A workbook that was sent round and came back: who filled it in, its lines one by one, and what belongs nowhere."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from pocarms.documents.sealed import GUIDE, Memory, mark_of
from pocarms.documents.statements import Unplaced
from pocarms.documents.workbook.cells import words_of
from pocarms.documents.workbook.guide import read_guide
from pocarms.documents.workbook.open import Book, Cell
from pocarms.records import dataclass
from pocarms.source.faults import Fault


@dataclass(frozen=True)
class Line:
    """A line of a sheet: its key, what is filled in by the names of columns, cells with a comment beside these."""

    key: str
    filled: Mapping[str, Cell]
    beside: Sequence[Cell]


class CameBack:
    """Goes through a workbook. by, on: who filled it in, and when; unplaced: what belongs nowhere, as it is found."""

    def __init__(self, book: Book, faults: list[Fault]) -> None:
        """Read the guide; faults are noted here and later."""
        self._memory, self._faults = Memory(book.meta), faults
        self._marked = [(page, mark_of(page)) for page in book.pages]
        self.by = ""
        self.on: datetime.date | None = None
        self.unplaced: list[Unplaced] = []
        for page, mark in self._marked:
            if mark.text == GUIDE:
                by, on, free = read_guide(page, mark.column, self._memory, faults)
                self.by, self.on = by or self.by, on or self.on
                for cell, text in free:
                    self.lost("free", cell, text)

    def lost(self, why: str, cell: Cell, text: str, **said: str) -> None:
        """Note what belongs nowhere; see Unplaced."""
        self.unplaced.append(Unplaced(why, {**said, "text": text}, cell.place.file))

    def sheets(self, kind: str, as_made: Mapping[str, int]) -> Iterator[tuple[str, list[Line]]]:
        """Yield the sheets of a kind, with what their mark says behind it; all of any other belongs nowhere.

        kind: of `sealed`, one that ends in a bar is followed by more. as_made: the columns to fill in, as we made them.
        """
        for page, mark in self._marked:
            if mark.text == kind or (kind.endswith("|") and mark.text.startswith(kind)):
                laid = self._memory.laid(page, mark, as_made, self._faults)
                if laid is None:
                    continue
                for cell, text in self._memory.strange(page, laid, as_made):
                    self.lost("free", cell, text)
                rows = (row for n, row in sorted(page.rows.items()) if n > laid.heads)
                yield (
                    mark.text.removeprefix(kind),
                    [_line(laid.key_of(row), laid.named(row, as_made), row) for row in rows],
                )
            elif mark.text != GUIDE:
                for row in page.rows.values():
                    for cell in row.values():
                        self.lost("sheet", cell, words_of(cell))


def _line(key: str, named: Mapping[str, Cell], row: Mapping[int, Cell]) -> Line:
    filled = {name: cell for name, cell in named.items() if words_of(cell)}
    return Line(key, filled, [cell for cell in row.values() if cell.comment and cell not in filled.values()])
