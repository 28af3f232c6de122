"""What documents say, read back as a reader's program takes them: text alone, and nothing in them that acts.

`READ` has a reader for each kind of document; each fails on what would run, lead elsewhere or become markup.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser

import docx
import icalendar
import openpyxl
from docx.oxml.ns import qn
from pypdf import PageObject, PdfReader
from pyxform.xls2xform import convert

from tests.documents.test_word import texts

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class _Page(HTMLParser):
    """What a page says: its texts outside scripts and styles, its tags and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.said, self.tags, self.attributes, self.within = "", set[str](), set[tuple[str, str]](), ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}
        self.within = tag

    def handle_endtag(self, tag: str) -> None:
        self.within = ""

    def handle_data(self, data: str) -> None:
        if self.within == "script":
            assert "alert(1)" not in data
        elif self.within != "style":
            self.said += data


def of_page(data: bytes) -> str:
    page = _Page()
    page.feed(data.decode())
    assert "b" not in page.tags and not any(name.startswith("on") for name, _ in page.attributes)
    assert not any("javascript:" in value for name, value in page.attributes if name in ("href", "src"))
    return page.said


def of_markdown(data: bytes) -> str:
    text = data.decode()
    assert not re.search(r"(?<!\\)<(script|b)\b", text) and not re.search(r"(?<!\\)\]\(javascript", text)
    return re.sub(r"\\(.)", r"\1", text)


def of_json(data: bytes) -> str:
    json.loads(data)
    return data.decode()  # a control character stands in it as a code


def of_csv(data: bytes) -> str:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@")) or re.match(r"-\D", cell)]
    return "\n".join(cell for row in rows for cell in row)


def of_word(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    assert not list(document.element.iter(qn("w:fldSimple"), qn("w:instrText")))
    return texts(document)


def of_workbook(data: bytes) -> str:
    said = []
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" and not cell.hyperlink
                said += [cell.value.replace("_x005F_", "_")] if isinstance(cell.value, str) else []
    return "\n".join(said)


def of_form(data: bytes) -> str:
    result = convert(io.BytesIO(data), file_type=".xlsx", validate=False)
    assert result.warnings == [] and "<script" not in result.xform
    return of_workbook(data)


def of_pdf(data: bytes) -> str:
    """Return what all pages say; nothing in the file is started, submitted or fetched."""
    for word in (b"/JavaScript", b"/JS", b"/Launch", b"/SubmitForm", b"/EmbeddedFile"):
        assert word not in data
    return "\n".join(pages_of(data))


def pages_of(data: bytes) -> list[str]:
    """Return what each page of a PDF says; letters for which its fonts give no text are left out."""
    return [_said(page, 0, 1) for page in PdfReader(io.BytesIO(data)).pages]


def margins_of(data: bytes) -> list[tuple[str, str]]:
    """Return what stands in the upper and the lower margin of each page of a PDF: a fourteenth of its height each."""
    return [(_said(page, 13 / 14, 1), _said(page, 0, 1 / 14)) for page in PdfReader(io.BytesIO(data)).pages]


def _said(page: PageObject, low: float, high: float) -> str:
    """Return the texts that begin between two heights of a page, from 0 at its foot to 1 at its head."""
    said: list[str] = []

    def take(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        height = (cm[1] * tm[4] + cm[3] * tm[5] + cm[5]) / float(page.mediabox.height)
        if low <= height <= high:
            said.append(text)

    page.extract_text(visitor_text=take)
    return "".join(said).replace("\0", "")


def of_calendar(data: bytes) -> str:
    calendar = icalendar.Calendar.from_ical(data)
    assert {part.name for part in calendar.walk()} <= {"VCALENDAR", "VEVENT", "VTODO"}
    return "\n".join(str(value) for part in calendar.walk() for value in part.values())


def plain(data: bytes) -> str:
    return data.decode()


READ: dict[str, Callable[[bytes], str]] = {
    "txt": plain, "md": of_markdown, "html": of_page, "json": of_json, "csv": of_csv, "docx": of_word,
    "xlsx": of_workbook, "form": of_form, "ics": of_calendar, "pdf": of_pdf,
}  # fmt: skip
