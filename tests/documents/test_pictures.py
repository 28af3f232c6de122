"""Pictures in reports: what is drawn is what the table beside it says, and what the assessment holds."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree

import pytest

from pocarms.assessment.assess import assess
from pocarms.assessment.result import Assessment
from pocarms.reports.build import build
from pocarms.reports.view import Picture
from tests.documents.books import EXAMPLES, NO_ENGINE, prepared, profile_of
from tests.documents.hostile import hostile_assessment

SVG = "{http://www.w3.org/2000/svg}"


@cache
def assessed(file: str, language: str = "en") -> Assessment:
    profile = profile_of(EXAMPLES / file)
    return assess(prepared(profile.pack, language), profile, NO_ENGINE)[0]


def _pictures(assessment: Assessment, language: str = "en") -> tuple[Picture, ...]:
    return build(assessment, language, whole=False).pictures


def _classes(markup: str, kinds: tuple[str, ...]) -> list[str]:
    root = ElementTree.fromstring(markup)
    return [r.get("class", "") for r in root.iter("rect") if r.get("class", "").split()[0] in kinds]


def test_grid_shows_every_finding_where_it_is_filed() -> None:
    assessment = assessed("monusco-2020.yaml")
    grid = next(p for p in _pictures(assessment) if p.table.key == "grid")
    placed = [
        f
        for body in (assessment.whole, *assessment.parts)
        for f in body.findings
        if f.class_ and f.advice_shown and f.list == "mission" and f.status == "established"
    ]
    wanted = sum(len(f.facets.get("recommendation", ())) * len(f.facets.get("tier", ())) for f in placed)
    in_table = sum(len(cell) for row in grid.table.rows for cell in row[1:])
    squares = _classes(grid.markup, ("high", "mid", "low"))
    legend = len(assessment.classes) + 1
    assert wanted == in_table == len(squares) - legend > 5
    highest = assessment.classes[-1].id
    first = sum(len(f.facets.get("recommendation", ())) * len(f.facets.get("tier", ())) for f in placed if f.class_ == highest)  # fmt: skip # noqa: E501
    assert first == sum(c.startswith("high") for c in squares) - 1


@pytest.mark.parametrize("file", [*sorted(f.name for f in EXAMPLES.glob("*.yaml")), "fictional/country-a-2026.yaml"])
def test_grid_misses_no_finding(file: str) -> None:
    assessment = assessed(file)
    grids = [p.table for p in _pictures(assessment) if p.table.key == "grid"]
    shown = {line.text for table in grids for row in table.rows for cell in row[1:] for line in cell}
    bodies = (assessment.whole, *assessment.parts)
    placed = {f.title for b in bodies for f in b.findings if f.class_ and f.advice_shown and f.list == "mission"}
    assert shown == placed or (not grids and len(placed) == 1), "one finding alone makes no picture"


def test_order_shows_every_need_of_what_is_advised() -> None:
    assessment = assessed("monusco-2020.yaml")
    picture = next(p for p in _pictures(assessment) if p.table.key == "order")
    titles = {f.id: f.title for f in assessment.whole.findings}
    standing = {f.id: f.status for f in assessment.whole.findings}
    wanted = {
        (titles[need], f.title)
        for f in assessment.whole.findings
        if f.advice_shown
        for need in f.needs
        if standing.get(need, "ruled_out") != "ruled_out"
    }
    said = {(row[0][0].text, later.text) for row in picture.table.rows for later in row[2]}
    assert said == wanted
    assert picture.markup.count('class="edge"') == len(wanted)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("file", ["unifil-2020.yaml", "hrddp/03-police-course.yaml", "monusco-2020.yaml"])
def test_grid_is_no_wider_than_a_report_and_its_legend_no_wider_than_it(file: str, language: str) -> None:
    """A wider picture is shrunk on the screen with its letters; a wider legend is cut."""
    grid = next(p for p in _pictures(assessed(file, language), language) if p.table.key == "grid")
    drawn = ElementTree.fromstring(grid.markup)
    width = float(drawn.attrib["width"])
    assert width <= 832
    for line in drawn.iter("tspan"):
        assert float(line.attrib["x"]) + 5.5 * len(line.text or "") < width, line.text


def test_hostile_texts_are_text_in_pictures() -> None:
    for picture in _pictures(hostile_assessment()):
        if picture.markup:
            ElementTree.fromstring(picture.markup)
            assert "<script" not in picture.markup and not re.search(r"\son\w+=", picture.markup)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_picture_has_a_title_and_a_table(language: str) -> None:
    pictures = _pictures(assessed("monusco-2020.yaml"), language)
    assert len(pictures) >= 2
    for picture in pictures:
        assert picture.title and picture.legend and picture.table.rows
        assert picture.markup.startswith('<svg role="img" aria-label="')
