"""The marking on every page and every sheet of all that the tool writes, and the right number on each page of a PDF."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from tests.browser.fixtures import Show
from tests.documents.books import EXAMPLES
from tests.documents.readback import margins_of
from tests.running import Run

MARKING = {"en": "STRICTLY CONFIDENTIAL", "fr": "STRICTEMENT CONFIDENTIEL"}
RAISED = ("--marking", "strictly confidential")
MISSION, PROPOSAL = EXAMPLES / "monusco-2020.yaml", EXAMPLES / "hrddp" / "06-depot-suspect-commander.yaml"
MISSIONS = [MISSION, EXAMPLES / "unsmil-2021.yaml"]


@pytest.fixture
def written(run: Run, tmp_path: Path) -> Any:
    """Return a function that runs a command and returns the file it wrote."""

    def go(*asked: object) -> bytes:
        code, _, err = run(*asked, "-o", tmp_path / "out", "--force")
        assert code == 0, err
        return (tmp_path / "out").read_bytes()

    return go


def numbered(data: bytes, language: str) -> int:
    """Every page bears the marking once at its head and once at its foot, and its number of those there are.

    Returns the number of pages.
    """
    margins = margins_of(data)
    for n, (head, foot) in enumerate(margins, 1):
        assert (head.count(MARKING[language]), foot.count(MARKING[language])) == (1, 1), (n, head, foot)
        assert f"Page {n} {'of' if language == 'en' else 'sur'} {len(margins)}" in foot, (n, foot)
    return len(margins)


@pytest.mark.parametrize(
    ("file", "options", "language", "least"),
    [(MISSION, ["--report", "full"], "fr", 20), (PROPOSAL, ["--report", "memo"], "en", 2)],
    ids=["report", "memo"],
)
def test_pages_of_pdf(file: Path, options: list[str], language: str, least: int, browser: str, written: Any) -> None:
    data = written("assess", file, *options, *RAISED, "--format", "pdf", "--lang", language, "--engine", "twin")
    assert numbered(data, language) >= least


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        (["compare", *MISSIONS], "fr"),
        (["register", EXAMPLES / "hrddp"], "en"),
        (["diff", MISSION, "LATER"], "fr"),
        (["explain", MISSION, "casualties.add_weapon", "--whole"], "fr"),
        (["next", PROPOSAL, "--count", "5"], "en"),
        (["whatif", MISSION, "--set", "casualties.recorded=no"], "fr"),
    ],
    ids=lambda x: x[0] if isinstance(x, list) else x,
)
def test_pages_of_html_printed(asked: list[object], language: str, written: Any, show: Show, tmp_path: Path) -> None:
    later = tmp_path / "later.yaml"
    later.write_text(MISSION.read_text("utf-8").replace("2020-12-18", "2021-12-18", 1), encoding="utf-8")
    asked = [later if word == "LATER" else word for word in asked]
    html = written(*asked, *RAISED, "--format", "html", "--lang", language).decode()
    assert numbered(show(html).pdf(prefer_css_page_size=True), language)


def test_the_last_page_of_a_printed_comparison_holds_more_than_its_foot(written: Any, show: Show) -> None:
    html = written("compare", *sorted(EXAMPLES.glob("*.yaml")), "--format", "html", "--lang", "en").decode()
    last = PdfReader(io.BytesIO(show(html).pdf(prefer_css_page_size=True))).pages[-1].extract_text()
    assert "built-in evaluator" in last and "5.4 Training" in last


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "asked",
    [
        ["assess", MISSION, "--report", "full"],
        ["assess", PROPOSAL, "--report", "brief"],
        ["assess", PROPOSAL, "--report", "memo"],
        ["compare", *MISSIONS],
    ],
    ids=["report", "brief", "memo", "comparison"],
)
def test_pages_of_word(asked: list[object], language: str, written: Any) -> None:
    """One header and one footer for all pages: no section has others, for its first page or for even pages."""
    document = docx.Document(io.BytesIO(written(*asked, *RAISED, "--format", "docx", "--lang", language)))
    assert not document.settings.odd_and_even_pages_header_footer
    for section in document.sections:
        assert not section.different_first_page_header_footer
        assert section.header.paragraphs[0].text == section.footer.paragraphs[0].text == MARKING[language]
        fields = [f.get(qn("w:instr")) for f in section.footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        (["compare", *MISSIONS, "--format", "xlsx", *RAISED], "fr"),
        (["plan", MISSION, "--format", "xlsx", *RAISED], "en"),
        (["export", "MARKED", "--xlsx"], "fr"),
        (["export", "MARKED", "--xlsform"], "en"),
    ],
    ids=["comparison", "plan", "answers", "form"],
)
def test_sheets_of_workbooks(asked: list[object], language: str, written: Any, tmp_path: Path) -> None:
    marked = tmp_path / "marked.yaml"
    text = MISSION.read_text("utf-8").replace("\nmarking: unclassified", "\nmarking: strictly confidential")
    marked.write_text(text, encoding="utf-8")
    data = written(*(marked if word == "MARKED" else word for word in asked), "--lang", language)
    book = openpyxl.load_workbook(io.BytesIO(data))
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    assert len(shown) >= 2 and book.properties.category == MARKING[language]
    for sheet in shown:
        assert sheet.oddHeader.center.text == MARKING[language]
        assert sheet.oddFooter.center.text == MARKING[language]
        assert not sheet.HeaderFooter.differentFirst and not sheet.HeaderFooter.differentOddEven
        assert "--xlsform" in asked or MARKING[language] in [cell.value for cell in sheet[1]]
