"""What comes first: at most seven lines, by bundle, with harm and area; strengths before them where little is wrong."""

from __future__ import annotations

from typing import Any

from pocarms.assessment import result as r
from pocarms.reports.build import build
from pocarms.reports.filters import line
from tests.reports.fixture import assessment, body, finding


def _first(whole: r.Body, *parts: r.Body, **more: Any) -> list[str]:
    return [line(x) for x in build(assessment(whole, parts, **more), "en").first]


def _gap(id: str, step: str = "act_next", **more: Any) -> r.FindingResult:
    return finding(id, id.capitalize(), class_=step, **more)


def _bundle(id: str, *members: str, status: str = "established") -> r.BundleResult:
    return r.BundleResult(id, id.capitalize(), "Do them together.", status, members)


def test_at_most_seven_lines_and_the_rest_is_counted() -> None:
    view = build(assessment(body(findings=tuple(_gap(f"g.{i}") for i in range(9)))), "en")
    assert len(view.first) == 7 and view.more == "and 2 more, below"


def test_the_points_of_a_bundle_are_one_line_where_they_share_a_class() -> None:
    found = (_gap("a"), _gap("b"), _gap("c"), _gap("d", "plan"))
    whole = body(findings=found, bundles=(_bundle("small", "b", "c"), _bundle("large", "a", "b", "c", "d")))
    assert _first(whole) == ["Large [Act next; together: A, B, C]", "D (Plan)"]


def test_a_bundle_that_does_not_hold_or_gathers_one_point_is_no_line() -> None:
    found = (_gap("a"), _gap("b"))
    whole = body(findings=found, bundles=(_bundle("open", "a", "b", status="open"), _bundle("single", "a")))
    assert _first(whole) == ["A (Act next)", "B (Act next)"]


def test_what_a_bundle_joins_counts_among_the_rest() -> None:
    found = (*(_gap(f"g.{i}", "act_first") for i in range(7)), _gap("a"), _gap("b"))
    view = build(assessment(body(findings=found, bundles=(_bundle("late", "a", "b"),))), "en")
    assert view.more == "and 2 more, below"


def test_one_step_in_several_areas_is_one_line_that_names_them() -> None:
    areas = [body(i, i.capitalize(), findings=(_gap("a"),)) for i in ("ituri", "tanganyika")]
    assert _first(body(), *areas) == ["A (Act next; Ituri and Tanganyika)"]


def test_the_harm_and_its_areas_are_named_and_what_happens_now_alone_where_it_does() -> None:
    named = {"addressable": {"groups": "harm by armed groups", "mines": "mines", "ieds": "devices"}}
    groups = r.Addressed("groups", "now", ("ituri",))
    one = _gap("a", addresses=(groups, r.Addressed("mines", "foreseeable", ("ituri",))))
    many = _gap("b", addresses=(groups, r.Addressed("mines", "now", ()), r.Addressed("ieds", "now", ())))
    made = assessment(body(findings=(one, many)), (body("ituri", "Ituri"),))
    labels = {**made.labels, **named}
    assert _first(body(findings=(one, many)), body("ituri", "Ituri"), labels=labels) == [
        "A (Act next; harm by armed groups (Ituri))",
        "B (Act next; harm by armed groups (Ituri); mines; 1 more kind of harm)",
    ]


def test_what_waits_for_a_look_at_the_mandate_comes_last() -> None:
    found = (_gap("a", "act_first", list="check_mandate"), _gap("b", "plan"), _gap("c", list="headquarters"))
    assert _first(body(findings=found)) == ["B (Plan)", "A (Act first, if the mandate gives the task)"]


def test_strengths_come_before_everything_only_where_nothing_stands_above_the_lowest_class() -> None:
    good = finding("s", "Good records", kind="strength")
    assert [x.text for x in build(assessment(body(findings=(good, _gap("a", "plan")))), "en").strengths] == [
        "Good records"
    ]
    for worse in (_gap("a"), finding("c", "Duty", kind="compliance"), _gap("m", "act_first", list="check_mandate")):
        assert build(assessment(body(findings=(good, worse))), "en").strengths == ()
