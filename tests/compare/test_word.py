"""The Word document of a comparison, read back: every cell, table heads that repeat, the marking, the language."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from pocarms.compare.build import build
from pocarms.compare.comparison import Comparison, compare
from pocarms.compare.render import render_comparison
from pocarms.compare.word import MOST_ACROSS, _groups, to_docx
from tests.compare.cases import ROOT, comparison, examples, gathered, prepared
from tests.documents.books import prepared as prepared_in
from tests.documents.hostile import TEXTS
from tests.documents.test_word import texts
from tests.running import Run


def opened(data: object) -> Any:
    assert isinstance(data, bytes)
    return docx.Document(io.BytesIO(data))


def in_language(language: str) -> Comparison:
    return compare(prepared_in("poc_arms", language), gathered(examples()))


@pytest.mark.parametrize(("language", "tag"), [("en", "en-GB"), ("fr", "fr-FR")])
def test_it_says_what_the_page_says(language: str, tag: str) -> None:
    found = in_language(language)
    view, document = build(found), opened(render_comparison(found, "docx"))
    said = texts(document)
    heads = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    for panel in view.panels:
        assert panel.title in heads
        for mission in panel.missions:
            assert mission.name in heads and mission.unknown in said
            assert all(text in said for cell in mission.cells for text in (*cell.gaps, *cell.tip))
    for table in (view.shared, *(one.table for one in view.headquarters), *(p.pairs for p in view.panels)):
        for row in table.rows if table else ():
            assert all(line.text in said for cell in row for line in cell)
    lang = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert lang.get(qn("w:val")) == tag


def test_every_mission_has_every_cell_of_the_grid() -> None:
    found = in_language("en")
    view, document = build(found), opened(render_comparison(found, "docx"))
    shown = {}
    for table in document.tables:
        heads = [cell.text for cell in table.rows[0].cells]
        if heads[0] == "Row" and len(heads) > 1 and heads[1] in {m.name for p in view.panels for m in p.missions}:
            assert len(heads) <= MOST_ACROSS + 1
            for n, name in enumerate(heads[1:], 1):
                shown[name] = [row.cells[n].text for row in table.rows[2:]]
    for mission in (m for p in view.panels for m in p.missions):
        for text, cell in zip(shown.pop(mission.name), mission.cells, strict=True):
            assert (cell.words if cell.words else str(cell.counts[0].n)) in text
    assert not shown


def test_heads_repeat_pages_carry_the_marking_and_links_lead_somewhere() -> None:
    document = opened(render_comparison(comparison(examples(), marking="confidential"), "docx"))
    heads = [t.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for t in document.tables]
    assert sum(heads) == len(heads) - 1, "all but the table of facts, which has no head"
    section = document.sections[0]
    assert section.header.paragraphs[0].text == section.footer.paragraphs[0].text == "CONFIDENTIAL"
    assert [f.get(qn("w:instr")) for f in section.footer._element.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (29.7, 21.0)
    names = {b.get(qn("w:name")) for b in document.element.body.iter(qn("w:bookmarkStart"))}
    targets = {link.get(qn("w:anchor")) for link in document.element.body.iter(qn("w:hyperlink"))}
    assert len(targets) == len(examples()) and targets <= names


def test_hostile_names_stay_text() -> None:
    mission = replace(examples()[0], subject={"name": " ".join(TEXTS), "country": TEXTS[0]}, digest="h", parts=())
    document = opened(render_comparison(comparison((mission, examples()[1])), "docx"))
    said = texts(document)
    assert "<b>&amp;</b><script>alert(1)</script>" in said and TEXTS[0] in said and "{{ 7*7 }}" in said
    assert not list(document.element.iter(qn("w:fldSimple"), qn("w:instrText")))


def test_groups_are_even_and_lose_nobody() -> None:
    for n in (0, 1, 6, 7, 12, 13, 100):
        missions = list(range(n))
        groups = [list(group) for group in _groups(missions)]  # type: ignore[arg-type]
        assert [m for group in groups for m in group] == missions
        assert not groups or max(map(len, groups)) - min(map(len, groups)) <= 1
        assert all(len(group) <= MOST_ACROSS for group in groups)


def test_same_comparison_same_bytes() -> None:
    view = build(compare(prepared(), gathered(examples()[:3])))
    assert to_docx(view) == to_docx(view)


def test_without_a_name_the_marking_is_in_it(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files = sorted((ROOT / "examples").glob("un[am]*.yaml"))[:2]
    assert run("compare", *files, "--format", "docx", "--lang", "fr", "--marking", "confidential")[0] == 0
    assert [p.name for p in tmp_path.iterdir()] == ["comparaison-CONFIDENTIEL.docx"]
    code, _, err = run("compare", *files, "--format", "docx", "-o", "-")
    assert code == 2 and "cannot be shown on the screen" in err
