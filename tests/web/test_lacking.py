"""In its language the page says what the machine lacks for a document, and why a marking is suggested."""

from __future__ import annotations

import io
from html import unescape
from importlib import import_module
from typing import Any

import pytest

from pocarms.documents import office, pdf
from pocarms.web.words import page_words
from tests.web.conftest import Browser
from tests.web.test_more import MISSION


def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make this a machine without a browser that prints and without office libraries."""

    def none(module: str) -> Any:
        if module.startswith("pocarms"):
            return import_module(module)
        raise ModuleNotFoundError(name=module)

    monkeypatch.setattr(office, "import_module", none)
    monkeypatch.setattr(pdf, "find_browser", lambda: None)


@pytest.mark.parametrize(
    ("language", "office_said", "browser_said"),
    [
        ("en", "is not installed, and Word, Excel", "no browser was found that could write a PDF"),
        ("fr", "n’est pas installé, et les fichiers Word, Excel", "aucun navigateur capable d’écrire un PDF"),
    ],
)
def test_it_says_what_is_missing(
    site: Browser, monkeypatch: pytest.MonkeyPatch, language: str, office_said: str, browser_said: str
) -> None:
    site.post("/language", {"language": language})
    book = site.post(f"/p/{MISSION}/documents", {"marking": "unclassified", "what": "workbook.xlsx"}).data
    bare(monkeypatch)
    for what, said in (("report.docx", office_said), ("workbook.xlsx", office_said), ("report.pdf", browser_said)):
        form = {"marking": "unclassified", "what": what}
        assert said in unescape(site.post(f"/p/{MISSION}/documents", form).get_data(as_text=True)), what
    form: dict[str, Any] = {"files": (io.BytesIO(book), "back.xlsx")}
    shown = site.post(f"/p/{MISSION}/take", form, content_type="multipart/form-data")
    assert office_said in unescape(shown.get_data(as_text=True))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_says_why_a_marking_is_suggested(site: Browser, language: str) -> None:
    site.post("/language", {"language": language})
    shown = unescape(site.get(f"/p/{MISSION}/documents").get_data(as_text=True))
    counted = {page_words(language)("marking.why", n=n) for n in range(1, 40)}
    assert [why for why in counted if why in shown]
