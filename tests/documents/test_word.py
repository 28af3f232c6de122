"""Word documents, read back: headings, numbers, tables, the marking on every page, hostile texts as text."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from pocarms.assessment.assess import assess
from pocarms.assessment.result import Assessment
from pocarms.cli import _run
from pocarms.documents.brief import brief
from pocarms.documents.word.memo import word_memo
from pocarms.documents.word.report import word_report
from pocarms.memo.build import build as build_memo
from pocarms.reports.build import build
from pocarms.reports.strings import strings
from pocarms.reports.view import Section
from tests.documents.books import EXAMPLES, NO_ENGINE, prepared, profile_of
from tests.documents.hostile import LONG, hostile_assessment

MONUSCO = EXAMPLES / "monusco-2020.yaml"


@cache
def assessed(file: str, language: str) -> Assessment:
    profile = profile_of(EXAMPLES / file)
    return assess(prepared(profile.pack, language), profile, NO_ENGINE)[0]


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def texts(document: Any) -> str:
    """Return every text of the body, tables and links included, in reading order."""
    body = document.element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def _titles(section: Section) -> list[str]:
    return [section.title, *(card.title for card in section.cards), *(t for x in section.sections for t in _titles(x))]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_report_says_what_the_view_says(language: str) -> None:
    view = build(assessed("monusco-2020.yaml", language), language, whole=False)
    document = opened(word_report(view))
    said = texts(document)
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    for section in view.sections:
        for title in _titles(section):
            assert title in headings
        for card in section.cards:
            for field in card.fields:
                assert all(line.text in said for line in field.lines)
    for text in (*view.summary, *(line.text for line in view.first), view.advises):
        assert text in said


def test_marking_and_page_numbers_on_every_page() -> None:
    document = opened(word_report(build(assessed("monusco-2020.yaml", "en"), "en", whole=False)))
    assert len(document.sections) == 1
    section = document.sections[0]
    assert not section.different_first_page_header_footer
    assert section.header.paragraphs[0].text == section.footer.paragraphs[0].text == "UNCLASSIFIED"
    fields = [f.get(qn("w:instr")) for f in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert document.core_properties.category == "UNCLASSIFIED"
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)


@pytest.mark.parametrize(("language", "tag", "letter"), [("en", "en-GB", "(%2)"), ("fr", "fr-FR", "%2)")])
def test_numbers_and_language(language: str, tag: str, letter: str) -> None:
    document = opened(word_report(build(assessed("monusco-2020.yaml", language), language, whole=False)))
    assert [z.get(qn("w:percent")) for z in document.settings.element.findall(qn("w:zoom"))] == ["100"]
    lang = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert lang.get(qn("w:val")) == tag
    tied = {}
    for abstract in document.part.numbering_part.element.findall(qn("w:abstractNum")):
        for level in abstract.findall(qn("w:lvl")):
            style = level.find(qn("w:pStyle"))
            if style is not None:
                tied[style.get(qn("w:val"))] = level.find(qn("w:lvlText")).get(qn("w:val"))
    assert tied["Heading1"] == "%1." and tied["Heading2"] == "%2." and tied["Heading3"] == "%3."
    assert tied[document.styles["Numbered"].style_id] == "%1."
    assert tied[document.styles["Numbered 2"].style_id] == letter
    assert sum(p.style.name == "Numbered" for p in document.paragraphs) > 10


def test_tables_repeat_their_head_and_links_lead_somewhere() -> None:
    document = opened(word_report(build(assessed("monusco-2020.yaml", "en"), "en", whole=True)))
    heads = 0
    for table in document.tables:
        flags = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert not any(flags[1:])
        heads += flags[0]
    assert heads >= 5
    names = [b.get(qn("w:name")) for b in document.element.body.iter(qn("w:bookmarkStart"))]
    assert len(names) == len(set(names))
    targets = {link.get(qn("w:anchor")) for link in document.element.body.iter(qn("w:hyperlink"))}
    assert targets and targets <= set(names)


def test_columns_that_say_why_have_a_third_of_the_width() -> None:
    """What a measure answers to, and why an answer counts no more, may be long; narrow, they leave pages half empty."""
    document = opened(word_report(build(assessed("hrddp/15-fuel-month-nine.yaml", "fr"), "fr", whole=False)))
    last = {strings("fr")(key): n for key, n in (("head.covers", 5), ("head.why", 3), ("head.after", 4))}
    seen = set()
    for table in document.tables:
        title = table.rows[0].cells[-1].text
        if last.get(title) == len(table.columns):
            widths = [cell.width for cell in table.rows[1].cells]
            assert widths[-1] == max(widths) and widths[-1] * 3.2 > sum(widths)
            seen.add(title)
    assert seen == set(last)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("stem", ["01-talks-and-access", "06-depot-suspect-commander", "13-fuel-month-five"])
def test_memo(stem: str, language: str) -> None:
    ready = prepared("hrddp", language)
    view = build_memo(assessed(f"hrddp/{stem}.yaml", language), ready.pack, language)
    document = opened(word_memo(view))
    said = texts(document)
    for outcome in view.outcomes:
        assert outcome.words in said
    for risk in view.risks:
        assert risk.says in said and risk.step in said
    for measure in view.measures:
        assert measure.says in said
    for text in (*view.suggested, *view.signs, *view.sources, view.reminder, strings(language)("memo.decides")):
        assert text in said


@pytest.mark.parametrize("whole", [False, True])
def test_hostile_texts_stay_text(whole: bool) -> None:
    view = build(hostile_assessment(), "en", whole)
    data = word_report(view)
    document = opened(data)
    said = texts(document)
    assert "{{ 7*7 }} {% raw %} ${7*7}" in said and "<b>&amp;</b><script>" in said
    if whole:
        assert LONG.strip() in said
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    assert "<script" not in xml
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", xml)
    codes = {f.get(qn("w:instr")) for f in document.element.iter(qn("w:fldSimple"))}
    assert codes == set() and "w:instrText" not in xml  # no field in the body at all


def test_same_input_same_bytes() -> None:
    view = brief(build(assessed("monusco-2020.yaml", "en"), "en", whole=False), strings("en"))
    assert word_report(view) == word_report(view)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_brief_names_what_is_done_together(language: str) -> None:
    """A bundle ends on what it brings together; without links, which would lead nowhere in a brief."""
    view = build(assessed("monusco-2020.yaml", language), language, whole=False)
    short = brief(view, strings(language))
    bundles = [(a, b) for a, b in zip(view.first, short.first, strict=False) if a.refs]
    assert bundles
    said = texts(opened(word_report(short, tight=True)))
    for full, cut in bundles:
        assert [ref.text for ref in cut.refs] == [ref.text for ref in full.refs]
        assert not any(ref.to for ref in cut.refs)
        assert all(ref.text in said for ref in cut.refs)


def test_a_brief_is_set_closer_than_a_report() -> None:
    view = brief(build(assessed("monusco-2020.yaml", "fr"), "fr", whole=False), strings("fr"))
    loose, tight = opened(word_report(view)), opened(word_report(view, tight=True))
    assert tight.sections[0].top_margin < loose.sections[0].top_margin
    assert 10 <= tight.styles["Numbered"].font.size.pt < loose.styles["Numbered"].font.size.pt
    assert strings("fr")("end") in texts(loose) and strings("fr")("end") not in texts(tight)


def test_a_notice_on_every_page_takes_its_room_from_the_spaces_of_a_brief() -> None:
    view = brief(build(assessed("monusco-2020.yaml", "fr"), "fr", whole=False), strings("fr"))
    plain, noticed = (
        opened(word_report(replace(view, page_notice=notice), tight=True)).styles["Numbered"].paragraph_format
        for notice in ("", "Un seul évaluateur")
    )
    assert 0 < noticed.space_after < plain.space_after


def test_command_chooses_a_name_with_the_marking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    asked = ["assess", str(MONUSCO), "--engine", "twin", "--format", "docx", "--report", "brief"]
    assert _run([*asked, "--marking", "confidential"]) == 0
    assert [p.name for p in tmp_path.iterdir()] == ["monusco-2020-brief-CONFIDENTIAL.docx"]
    document = opened((tmp_path / "monusco-2020-brief-CONFIDENTIAL.docx").read_bytes())
    assert document.sections[0].header.paragraphs[0].text == "CONFIDENTIAL"
    assert _run([*asked, "--marking", "confidential"]) == 2  # the file is there
    assert _run([*asked, "--lang", "fr"]) == 0
    assert (tmp_path / "monusco-2020-brief-NON-CLASSIFIÉ.docx").is_file()
