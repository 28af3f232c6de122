"""What the main part shows: empty classes and parts in one line, bundles of two points, which way a grade may go."""

from __future__ import annotations

import pytest

from pocarms.assessment import result as r
from pocarms.reports.build import build
from pocarms.reports.view import Section
from tests.reports.fixture import assessment, body, finding

GAP = finding("a", "A", class_="plan")
STEPS = tuple(r.StepInfo(i, i.capitalize()) for i in ("good", "open", "partial", "missing"))


def _titles(sections: tuple[Section, ...]) -> list[str]:
    return [section.title for section in sections if section.key in ("body", "class", "empty_parts")]


def _scale(floor: str, headline: str, ceiling: str = "missing") -> r.ScaleResult:
    return r.ScaleResult("training", "Training", floor, ceiling, headline, (), (), STEPS, False)


def test_empty_classes_that_follow_one_another_share_a_heading() -> None:
    for step, titles in (
        ("plan", ["Act first and Act next", "Plan"]),
        ("act_next", ["Act first", "Act next", "Plan"]),
        ("act_first", ["Act first", "Act next and Plan"]),
    ):
        view = build(assessment(body(findings=(finding("a", "A", class_=step),))), "en")
        assert _titles(view.sections) == titles


def test_parts_in_which_nothing_is_established_share_a_section_and_can_be_led_to() -> None:
    parts = (body("x", "X"), body("y", "Y", findings=(GAP,)), body("z", "Z"))
    view = build(assessment(body(), parts), "en")
    assert _titles(view.sections) == ["The whole", "Part: Y", "Where nothing is established so far"]
    bare = next(section for section in view.sections if section.key == "empty_parts")
    assert [line.text for line in bare.lines] == ["X", "Z"]
    table = next(section for section in view.sections if section.key == "parts").tables[0]
    anchors = {section.anchor for section in view.sections} | {line.anchor for line in bare.lines}
    assert {row[0][0].to for row in table.rows} <= anchors


def test_a_part_with_points_in_no_class_is_not_read_as_one_without_points() -> None:
    waits = finding("a", "A", class_="act_next", list="check_mandate")
    table = build(assessment(body(), (body("x", "X", findings=(waits,)), body("y", "Y"))), "en").sections[0].tables[0]
    at = table.head.index("To check against the mandate")
    assert [row[at][0].text for row in table.rows] == ["0", "1", "0"]
    assert "For headquarters: limited by the mandate" not in table.head


@pytest.mark.parametrize(
    ("status", "members", "shown"),
    [
        ("established", ("a", "b"), True),
        ("open", ("a", "b"), True),
        ("established", ("a",), False),
        ("ruled_out", ("a", "b"), False),
    ],
)
def test_a_bundle_is_shown_where_it_may_hold_and_joins_two_points(
    status: str, members: tuple[str, ...], shown: bool
) -> None:
    made = r.BundleResult("one", "One action", "Do both.", status, members)
    view = build(assessment(body(findings=(GAP, finding("b", "B", class_="plan")), bundles=(made,))), "en")
    assert ("bundles" in [section.key for section in view.sections]) is shown


@pytest.mark.parametrize(("language", "words"), [("en", "make it worse"), ("fr", "l’aggraver")])
def test_a_grade_says_which_way_it_may_go(language: str, words: str) -> None:
    view = build(assessment(body(scales=(_scale("good", "open"),))), language)
    level = next(section for section in view.sections if section.key == "grades").levels[0]
    assert words in level.may_be_title
    assert level.steps_title.endswith(", best first" if language == "en" else "au moins bon")


@pytest.mark.parametrize(
    ("floor", "headline", "ceiling", "said"),
    [
        ("good", "open", "partial", ["not ruled out", "as it stands", "not ruled out", ""]),
        ("good", "open", "missing", []),  # everything is open: the ladder would say nothing
        ("partial", "partial", "missing", ["", "", "as it stands and proved: no better than this", "not ruled out"]),
    ],
)
def test_the_best_step_of_a_grade_is_never_called_proved(
    floor: str, headline: str, ceiling: str, said: list[str]
) -> None:
    view = build(assessment(body(scales=(_scale(floor, headline, ceiling),))), "en")
    level = next(section for section in view.sections if section.key == "grades").levels[0]
    assert [rung.words for rung in level.rungs] == said
