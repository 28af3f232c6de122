"""The report in short: the main part stands as it is, the rest is listed, nothing leads into the void."""

from __future__ import annotations

import re

import pytest

from pocarms.reports.build import build
from pocarms.reports.render import render
from tests.reports.rich_mission import mission
from tests.reports.rich_support import support

MAKERS = {"mission": mission, "support": support}


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_main_part_is_the_same(name: str, language: str) -> None:
    """Every card of a class, a strength, a compliance point stands in both, with all its fields but the proof."""

    def cards(whole: bool) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        sections = list(build(MAKERS[name](), language, whole).sections)
        while sections:
            section = sections.pop(0)
            sections += section.sections
            if section.key in ("class", "compliance", "strengths", "information", "headquarters", "check_mandate"):
                for card in section.cards:
                    found[card.anchor] = [f.key for f in card.fields if f.key != "proof"]
        return found

    assert cards(False) == cards(True)
    assert cards(True) or name == "support", "a proposal may have levels only"


@pytest.mark.parametrize("name", MAKERS)
def test_every_open_question_and_finding_is_named(name: str) -> None:
    assessment = MAKERS[name]()
    text = " ".join(render(assessment, "text", "en", whole=False).split())
    for body in (assessment.whole, *assessment.parts):
        for question in body.open_questions:
            assert question.ask in text
        for finding in body.findings:
            if finding.status == "open":
                assert finding.title in text


@pytest.mark.parametrize("name", MAKERS)
def test_no_annex_and_a_word_on_it(name: str) -> None:
    short = render(MAKERS[name](), "text", "en", whole=False)
    assert "\nAnnex\n" not in short and "See the annex" not in short
    assert "assess --whole" in short
    assert len(short) < len(render(MAKERS[name](), "text", "en"))


@pytest.mark.parametrize("name", MAKERS)
def test_links_of_the_page_lead_somewhere(name: str) -> None:
    page = render(MAKERS[name](), "html", "en", whole=False)
    there = set(re.findall(r'\bid="([^"]+)"', page))
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links, "the short page still links within itself"
    assert links <= there
