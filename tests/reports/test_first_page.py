"""What comes first: at most seven lines, by bundle, with harm and area; strengths before them where little is wrong."""

from __future__ import annotations

import dataclasses
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


def test_reasons_that_ask_for_something_come_first_and_those_that_only_say_that_the_check_applies_do_not() -> None:
    """A proposal on which nothing stands in the way begins with what to do; one reason in two areas is one line."""
    steps = tuple(r.StepInfo(x, x.title()) for x in ("out", "go", "measures", "no"))

    def area(name: str, step: str) -> r.Body:
        rules = (
            r.LevelRuleResult("applies", "s", "go", "It applies", "established", (), ()),
            r.LevelRuleResult("risk", "s", step, "A risk", "established", (), ()),
        )
        on = "risk" if step != "go" else "applies"
        scale = r.ScaleResult("s", "Support", step, step, step, (on,), (), steps, True, ("out", "go", "measures"))
        return body(name, name.title(), findings=(_gap("a", "act_first"),), scales=(scale,), level_rules=rules)

    assert _first(body(), area("ituri", "go"), area("kivu", "go"))[0].startswith("A (")
    told = _first(body(), area("ituri", "no"), area("kivu", "no"), area("lake", "measures"))
    assert told[:2] == ["A risk (No; Ituri and Kivu)", "A risk (Measures; Lake)"]


def test_the_harm_and_its_areas_are_named_and_what_happens_now_alone_where_it_does() -> None:
    named = {"addressable": {"groups": "harm by armed groups", "mines": "mines", "ieds": "devices"}}
    groups = r.Addressed("groups", "now", ("ituri",))
    one = _gap("a", addresses=(groups, r.Addressed("mines", "foreseeable", ("ituri",))))
    many = _gap("b", addresses=(groups, r.Addressed("mines", "now", ()), r.Addressed("ieds", "now", ())))
    made = assessment(body(findings=(one, many)), (body("ituri", "Ituri"),))
    labels = {**made.labels, **named}
    assert _first(body(findings=(one, many)), body("ituri", "Ituri"), labels=labels) == [
        "A (Act next; harm by armed groups: Ituri)",
        "B (Act next; harm by armed groups: Ituri; mines; 1 more kind of harm)",
    ]


def test_what_waits_for_a_look_at_the_mandate_comes_last() -> None:
    found = (_gap("a", "act_first", list="check_mandate"), _gap("b", "plan"), _gap("c", list="headquarters"))
    assert _first(body(findings=found)) == ["B (Plan)", "A (Act first, if the mandate gives the task)"]


def _strengths(*found: r.FindingResult, **more: Any) -> list[str]:
    return [x.text for x in build(assessment(body(findings=found), **more), "en").strengths]


_GOOD = tuple(finding(f"s.{i}", f"Good {i}", kind="strength") for i in range(2))


def test_strengths_come_before_everything_where_only_the_lowest_class_stands_and_they_are_more() -> None:
    assert _strengths(*_GOOD, _gap("a", "plan")) == ["Good 0", "Good 1"]
    for worse in (_gap("a"), finding("c", "Duty", kind="compliance"), _gap("m", "act_first", list="check_mandate")):
        assert _strengths(*_GOOD, worse) == []


def test_strengths_that_do_not_outnumber_the_points_stand_further_down() -> None:
    note = finding("n", "Note", kind="information", class_="")
    for points in ((_gap("a", "plan"), _gap("b", "plan")), (_gap("a", "plan"), _gap("h", list="headquarters"))):
        assert _strengths(*_GOOD, *points) == []
    assert _strengths(*_GOOD, _gap("a", "plan"), note) == ["Good 0", "Good 1"]


def test_strengths_do_not_lead_where_most_of_what_was_asked_is_not_known() -> None:
    profile = assessment(body()).profile
    for counts, led in ((r.Counts(20, 15, 9, 4, 0), True), (r.Counts(20, 15, 9, 5, 0), False)):
        known = dataclasses.replace(profile, counts=counts)
        assert bool(_strengths(*_GOOD, profile=known)) is led


def test_what_has_no_class_says_for_whom_it_is() -> None:
    for_others = finding("n", "Link tasks", kind="context", kind_label="For headquarters", class_="")
    assert _first(body(findings=(for_others, _gap("a", "plan")))) == ["A (Plan)", "Link tasks (For headquarters)"]


def test_the_whole_is_not_named_beside_its_own_points() -> None:
    assert _first(body(findings=(_gap("a"),)), body("ituri", "Ituri")) == ["A (Act next)"]
