"""A marking is lowered on the page only with a reason, which stands in the file or in the document."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html import unescape
from pathlib import Path

import pytest

from pocarms.web.handing import MEMOS, PLANS, REPORTS, UNEXPLAINED
from tests.web.conftest import Browser
from tests.web.test_more import MISSION, PROPOSAL, on_file

DAY = {"day.day": "4", "day.month": "5", "day.year": "2026"}
WHY = "The annex with names was taken out; chief of section <b>"


@pytest.fixture
def marked(site: Browser) -> Browser:
    """Return a page on answers that are confidential."""
    for name in (MISSION, PROPOSAL):
        file = site.folder / f"{name}.yaml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("\nmarking: unclassified", "\nmarking: confidential", 1), encoding="utf-8")
        assert on_file(site, name).marking == "confidential"
    return site


@pytest.mark.parametrize(("language", "said"), [("en", "Marking lowered from"), ("fr", "Classification abaissée de")])
def test_the_reason_stands_in_the_file(marked: Browser, language: str, said: str) -> None:
    marked.post("/language", {"language": language})
    before = on_file(marked, MISSION)
    for lower in ("", " ", "x" * 2001):
        refused = marked.post(f"/p/{MISSION}/about", {**DAY, "marking": "unclassified", "lower": lower})
        assert refused.status_code == 400 and 'href="#lower"' in refused.get_data(as_text=True)
        assert on_file(marked, MISSION) == before
    given = {**DAY, "marking": "unclassified", "lower": WHY}
    assert marked.post(f"/p/{MISSION}/about", given).status_code == 303
    after = on_file(marked, MISSION)
    assert after.marking == "unclassified" and after.answers == before.answers
    assert after.note.startswith(before.note.rstrip()) and after.note.splitlines()[-1].startswith(said)
    assert after.note.endswith(WHY)
    shown = marked.get(f"/p/{MISSION}/about").get_data(as_text=True)
    assert "chief of section &lt;b&gt;" in shown and "<b>" not in shown


def test_a_reason_without_need_is_not_recorded(marked: Browser) -> None:
    before = on_file(marked, MISSION).note
    given = {**DAY, "marking": "strictly confidential", "lower": WHY}
    assert marked.post(f"/p/{MISSION}/about", given).status_code == 303
    assert on_file(marked, MISSION).note == before


def words_of(data: bytes, ending: str) -> str:
    """Return what a document says."""
    if ending in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as inside:
            texts = [inside.read(n).decode("utf-8") for n in inside.namelist() if n.endswith(".xml")]
        return unescape(re.sub(r"<[^>]+>", "", "".join(texts)))
    text = data.decode("utf-8")
    return json.dumps(json.loads(text), ensure_ascii=False) if ending == "json" else unescape(text)


@pytest.mark.parametrize("what", [k for k in (*REPORTS, *MEMOS, *PLANS) if k != "report.pdf" and k not in UNEXPLAINED])
def test_the_reason_is_printed_in_every_document_that_is_marked_lower(marked: Browser, what: str) -> None:
    path = f"/p/{PROPOSAL if what in MEMOS else MISSION}/documents"
    refused = marked.post(path, {"marking": "unclassified", "what": what})
    assert refused.status_code == 400 and 'href="#lower"' in refused.get_data(as_text=True)
    made = marked.post(path, {"marking": "unclassified", "what": what, "lower": WHY.replace("<b>", "B")})
    assert made.status_code == 200 and "_UNCLASSIFIED" in made.headers["Content-Disposition"].replace("-", "_")
    assert "The annex with names was taken out; chief of section B" in words_of(made.data, what.split(".")[1])


@pytest.mark.parametrize("what", UNEXPLAINED)
def test_what_could_not_say_why_is_not_marked_lower(marked: Browser, what: str) -> None:
    path = f"/p/{MISSION}/documents"
    refused = marked.post(path, {"marking": "unclassified", "what": what, "lower": WHY})
    assert refused.status_code == 400 and "nothing in it could say why" in refused.get_data(as_text=True)
    same = marked.post(path, {"marking": "confidential", "what": what, "lower": WHY})
    assert "nothing in it could say why" not in (same.get_data(as_text=True) if same.status_code == 400 else "")


def test_the_answers_keep_their_marking_when_a_document_is_marked_lower(marked: Browser) -> None:
    before = (marked.folder / f"{MISSION}.yaml").read_bytes()
    marked.post(f"/p/{MISSION}/documents", {"marking": "unclassified", "what": "report.html", "lower": WHY})
    assert Path(marked.folder / f"{MISSION}.yaml").read_bytes() == before
