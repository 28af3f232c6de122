"""A Word document that is written from top to bottom: headings, numbered paragraphs, tables, links inside it.

Headings are numbered I., A., 1. and paragraphs 1., (a), (i) throughout, in French 1., a), i), as UN papers are. Numbers
are Word's own, so that they follow when somebody adds a paragraph. Every text is taken as plain text.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Sequence
from typing import Any

from pocarms.documents.office import load
from pocarms.documents.word.numbering import add_numbering
from pocarms.documents.word.setup import set_up
from pocarms.documents.zipped import settled
from pocarms.records import dataclass

MOST_HEADINGS = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text: bold where it names a decision, leading to an anchor of the same document where `to` is one."""

    text: str
    to: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Front:
    """What stands on every page and in the properties."""

    title: str
    marking: str
    notice: str
    foot: str
    page: tuple[str, str]
    language: str
    across: bool = False  # A4 across, for wide tables
    tight: bool = False  # set closer, for what should fit on one page

    @property
    def width(self) -> float:
        """The width of what is written, in centimetres."""
        return 25.1 if self.across else 16.4


class Paper:
    """The document under way."""

    def __init__(self, front: Front) -> None:
        """Raises OfficeMissing."""
        self._docx = load("docx")
        self._oxml = load("docx.oxml")
        self._qn = load("docx.oxml.ns").qn
        self._document = self._docx.Document()
        self._bookmarks: dict[str, str] = {}
        self._links: list[Any] = []
        self._width = front.width
        set_up(self._document, front)
        add_numbering(self._document, front.language)

    def save(self) -> bytes:
        """Return the document as a file; the same document gives the same bytes."""
        known = set(self._bookmarks.values())
        for link in self._links:
            if link.get(self._qn("w:anchor")) not in known:  # nothing stands there: plain text
                for run in list(link):
                    link.addprevious(run)
                link.getparent().remove(link)
        out = io.BytesIO()
        self._document.save(out)
        return settled(out.getvalue())

    def title(self, text: str) -> None:
        self._document.add_paragraph(text, style="Title")

    def heading(self, text: str, level: int, anchor: str = "") -> None:
        """Add a heading, 1 the highest; headings of the first three levels are numbered."""
        paragraph = self._document.add_paragraph(style=f"Heading {min(level, MOST_HEADINGS)}")
        self._mark(paragraph, anchor)
        paragraph.add_run(text)

    def plain(
        self, pieces: str | Sequence[Piece], style: str = "Normal", anchor: str = "", *, keep: bool = False
    ) -> None:
        """Add a paragraph without a number. keep: on the page of what follows."""
        paragraph = self._document.add_paragraph(style=style)
        paragraph.paragraph_format.keep_with_next = keep or None
        self._fill(paragraph, pieces, anchor)

    def numbered(self, pieces: str | Sequence[Piece], level: int = 0, anchor: str = "", *, keep: bool = False) -> None:
        """Add a paragraph 1., 2. … (level 0), (a) (1) or (i) (2); numbers run through the whole document."""
        self.plain(pieces, ("Numbered", "Numbered 2", "Numbered 3")[level], anchor, keep=keep)

    def bullet(self, pieces: str | Sequence[Piece], anchor: str = "", *, keep: bool = False) -> None:
        self.plain(pieces, "List Bullet", anchor, keep=keep)

    def boxed(self, text: str) -> None:
        """Add a paragraph in a frame: what must not be missed."""
        self._document.add_paragraph(text, style="Boxed")

    def table(
        self,
        head: Sequence[str],
        rows: Iterable[Sequence[Sequence[Sequence[Piece]]]],
        widths: Sequence[float] = (),
        caption: str = "",
        anchors: Sequence[str] = (),
    ) -> None:
        """Add a table whose head repeats on every page; a cell is lines, a line is pieces. widths: in centimetres.

        head may be empty: then the first column names the rows. anchors: one for each row, or none.
        """
        rows = list(rows)
        if caption:
            self._document.add_paragraph(caption, style="Caption")
        columns = len(head) or len(rows[0])
        table = self._document.add_table(rows=0, cols=columns, style="Table Grid")
        table.autofit = False
        self._shape(table, columns, widths, bool(head))
        if head:
            cells = table.add_row().cells
            for cell, text in zip(cells, head, strict=True):
                self._line(cell.paragraphs[0], [Piece(text)], "Table Head")
            self._every_page(table.rows[0])
        for n, row in enumerate(rows):
            made = table.add_row()
            self._whole(made)
            for at, (cell, lines) in enumerate(zip(made.cells, row, strict=True)):
                for i, line in enumerate(lines):
                    paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
                    if at == 0 and i == 0 and n < len(anchors):
                        self._mark(paragraph, anchors[n])
                    self._line(paragraph, line, "Table Head" if not head and at == 0 else "Table Text")
                if not lines:
                    cell.paragraphs[0].style = "Table Text"
        sizes = widths or [self._width / columns] * columns
        for made in table.rows:
            for cell, size in zip(made.cells, sizes, strict=True):
                cell.width = load("docx.shared").Cm(size)
        self._document.add_paragraph(style="After Table")

    # pieces of XML that python-docx has no words for

    def _line(self, paragraph: Any, pieces: Sequence[Piece], style: str) -> None:
        paragraph.style = style
        self._pieces(paragraph, pieces)

    def _fill(self, paragraph: Any, pieces: str | Sequence[Piece], anchor: str) -> None:
        self._mark(paragraph, anchor)
        self._pieces(paragraph, [Piece(pieces)] if isinstance(pieces, str) else pieces)

    def _pieces(self, paragraph: Any, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            run = paragraph.add_run(piece.text)
            run.bold = piece.bold or None
            if piece.to:
                link = self._oxml.OxmlElement("w:hyperlink")
                link.set(self._qn("w:anchor"), self._name(piece.to))
                run._r.addprevious(link)
                link.append(run._r)
                self._links.append(link)

    def _name(self, anchor: str) -> str:
        """Return the name of a place: Word wants short ones; unlike anchors get unlike names."""
        return "p" + hashlib.sha256(anchor.encode()).hexdigest()[:24]

    def _mark(self, paragraph: Any, anchor: str) -> None:
        if not anchor or anchor in self._bookmarks:
            return
        self._bookmarks[anchor] = self._name(anchor)
        for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = self._oxml.OxmlElement(kind)
            mark.set(self._qn("w:id"), str(len(self._bookmarks)))
            if kind.endswith("Start"):
                mark.set(self._qn("w:name"), self._bookmarks[anchor])
            paragraph._p.append(mark)

    def _shape(self, table: Any, columns: int, widths: Sequence[float], head: bool) -> None:
        grid = table._tbl.tblGrid
        sizes = widths or [self._width / columns] * columns
        for column, size in zip(grid.findall(self._qn("w:gridCol")), sizes, strict=True):
            column.set(self._qn("w:w"), str(round(size * 567)))
        look = table._tbl.tblPr.find(self._qn("w:tblLook"))
        if look is not None:
            look.set(self._qn("w:firstRow"), "1" if head else "0")
            look.set(self._qn("w:firstColumn"), "1")

    def _every_page(self, row: Any) -> None:
        properties = row._tr.get_or_add_trPr()
        properties.append(self._oxml.OxmlElement("w:cantSplit"))
        properties.append(self._oxml.OxmlElement("w:tblHeader"))

    def _whole(self, row: Any) -> None:
        row._tr.get_or_add_trPr().append(self._oxml.OxmlElement("w:cantSplit"))
