"""The memo: everything a decision maker must find, nothing that decides for them, a reason behind every line."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from pocarms.assessment.assess import assess, judge_profile, prepare
from pocarms.assessment.result import Assessment
from pocarms.documents.pdf import print_pdf
from pocarms.memo.build import build
from pocarms.memo.due import dues
from pocarms.memo.render import FORMATS, render_memo
from pocarms.memo.turns import turns
from pocarms.memo.view import Turn
from pocarms.model.marking import rank
from pocarms.profiles.load import load_profile
from pocarms.reports.render import render
from tests.memo.papers import (
    EXAMPLES,
    NO_ENGINE,
    STEMS,
    VERDICTS,
    VERDICTS_FR,
    assessed,
    changed,
    example,
    pack,
    prepared,
)

FORMS = [(stem, form) for stem in STEMS for form in FORMATS]


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("form", FORMATS)
def test_no_memo_says_that_support_is_approved_cleared_or_forbidden(stem: str, form: str) -> None:
    assert VERDICTS.findall(render_memo(example(stem), pack(), form)) == []
    assert VERDICTS_FR.findall(render_memo(example(stem), pack(), form, "fr")) == []


def test_nor_does_it_of_a_proposal_that_somebody_signed_off(tmp_path: Path) -> None:
    file = changed(tmp_path, "03-police-course", ("state: draft", "state: approved\nby: J. Doe\ndate: 2026-05-06"))
    for form in FORMATS:
        assert VERDICTS.findall(render_memo(assessed(file), pack(), form)) == []


@pytest.mark.parametrize("stem", STEMS)
def test_every_risk_measure_and_action_that_stands_is_there_with_rule_and_source(stem: str) -> None:
    result = example(stem)
    view, text = build(result, pack(), "en"), re.sub(r"\s+", " ", render_memo(result, pack(), "text"))
    bodies = (result.whole, *result.parts)
    coverable = {c for m in pack().measures.values() for c in m.covers}
    wanted = {
        r.id
        for body in bodies
        for r in body.level_rules
        if r.status == "established" and (r.id in coverable or r.at_least not in pack().scales[r.scale].proceeding)
    }
    measures = {m.id for body in bodies for m in body.measures if m.status == "established"}
    assert len(wanted) <= len(view.risks) or view.more_risks
    assert {r.ref.split(" [")[0] for r in view.risks} <= wanted
    assert {m.ref.split(" [")[0] for m in view.measures} <= measures
    if not view.more_risks:
        assert {r.ref.split(" [")[0] for r in view.risks} == wanted
    if not view.more_measures:
        assert {m.ref.split(" [")[0] for m in view.measures} == measures
    for line in (*view.risks, *view.measures, *view.actions, *view.steps):
        assert re.fullmatch(r"[a-z_.]+ \[\d+(, \d+)*\]", line.ref), line.ref
        assert line.ref in text
    cited = {
        int(n)
        for line in (*view.risks, *view.measures, *view.actions)
        for n in re.findall(r"\d+", line.ref.split("[")[1])
    }
    assert cited <= set(range(1, len(view.sources) + 1))
    assert [s.split("]")[0] for s in view.sources] == [f"[{n}" for n in range(1, len(view.sources) + 1)]


def test_what_stands_first_is_the_most_adverse() -> None:
    steps = [step.label for step in pack().scales["proposal"].steps]
    ranks = [steps.index(risk.step) for risk in build(example("06-depot-suspect-commander"), pack(), "en").risks]
    assert ranks == sorted(ranks, reverse=True)
    assert ranks[0] == steps.index("The record or the conclusion stands in the way")


def test_a_risk_that_no_measure_covers_is_said() -> None:
    view = build(example("08-transfer-without-exemption"), pack(), "en")
    bare = [risk for risk in view.risks if risk.uncovered]
    assert bare
    for risk in bare:
        assert risk.measures == "none covers this"
        assert not any(risk.ref.split(" [")[0] in m.covers for m in pack().measures.values()) or risk.where
    for form in FORMATS:
        assert "none covers this" in re.sub(
            r"\s+", " ", render_memo(example("08-transfer-without-exemption"), pack(), form)
        )


@pytest.mark.parametrize("stem", STEMS)
def test_which_risks_no_measure_covers_is_worked_out_for_every_rule(stem: str) -> None:
    result, rules = example(stem), {r.id: r for r in pack().level_rules}
    coverable = {c for m in pack().measures.values() for c in m.covers}
    for body in (result.whole, *result.parts):
        for rule in body.level_rules:
            kind = rules[rule.id].kind
            asks_to_find_out = kind and pack().kinds[kind].about_knowledge
            stops = rule.at_least not in pack().scales[rule.scale].proceeding
            risk = rule.status == "established" and not asks_to_find_out and (stops or rule.id in coverable)
            answered = any(m.status == "established" and rule.id in m.covers for m in body.measures)
            assert rule.uncovered == bool(risk and not answered), (body.id, rule.id)


def test_a_measure_taken_out_of_the_pack_leaves_its_risks_bare_in_memo_and_report() -> None:
    measures = {
        id_: dataclasses.replace(m, covers=tuple(c for c in m.covers if c != "level.commander_in_post"))
        for id_, m in pack().measures.items()
    }
    lean = dataclasses.replace(pack(), measures=measures)
    profile, _ = load_profile(EXAMPLES / "06-depot-suspect-commander.yaml", lambda _: lean)
    result, _ = assess(prepare(lean, "en"), profile, NO_ENGINE)
    assert [r.id for r in result.parts[0].level_rules if r.uncovered] == ["level.commander_in_post"]
    (bare,) = (risk for risk in build(result, lean, "en").risks if risk.uncovered)
    assert (bare.ref.split(" ")[0], bare.measures) == ("level.commander_in_post", "none covers this")
    report = re.sub(r"\s+", " ", render(result, "text"))
    assert "Measures that answer it: no measure of the rule pack that is needed here covers this risk" in report
    before = re.sub(r"\s+", " ", render(example("06-depot-suspect-commander"), "text"))
    assert "that is needed here covers this risk" not in before


def test_answers_that_do_not_fit_together_are_told_first(tmp_path: Path) -> None:
    first = build(example("12-fuel-month-four"), pack(), "en").find_out[0]
    assert first.says.startswith("Fuel for battalion 1: Answers do not fit together: There is reliable information")
    assert first.ref.startswith("conflict.news_and_record [")
    risky = "assessor.residual: {answer: low,"
    file = changed(
        tmp_path,
        "06-depot-suspect-commander",
        ("assessor.grounds: {answer: not_found,", "assessor.grounds: {answer: found,"),
    )
    assert risky in file.read_text(encoding="utf-8")
    told = build(assessed(file), pack(), "en").find_out
    assert told[0].says.startswith("Answers do not fit together: The assessor finds substantial grounds")


def test_what_is_not_known_is_to_be_found_out() -> None:
    view = build(example("10-fuel-month-two"), pack(), "en")
    (risk,) = (r for r in view.risks if r.ref.startswith("level.unknown_news"))
    assert (risk.measures, risk.uncovered) == ("find out", False)


def test_measures_answer_a_risk_only_where_they_do_in_every_part_it_holds_in() -> None:
    result = example("06-depot-suspect-commander")
    view = build(result, pack(), "en")
    numbers = {m.number: m.ref.split(" [")[0] for m in view.measures}
    for risk in view.risks:
        rule = risk.ref.split(" [")[0]
        for number in filter(None, () if risk.uncovered else risk.measures.split(", ")):
            for part in result.parts:
                if any(r.id == rule and r.status == "established" for r in part.level_rules):
                    assert any(m.id == numbers[number] and rule in m.covers for m in part.measures)


def test_measures_have_an_owner_and_a_day_where_the_proposal_sets_one(tmp_path: Path) -> None:
    view = build(example("06-depot-suspect-commander"), pack(), "en")
    assert all(m.owner for m in view.measures)
    assert {m.when for m in view.measures} == {
        "before the support, by 1 July 2026",
        "during the support, by 30 November 2026",
    }
    bare = changed(tmp_path, "06-depot-suspect-commander", ("support.starts_on: 2026-07-01", ""))
    assert "before the support; day to be set" in {m.when for m in build(assessed(bare), pack(), "en").measures}


def test_parts_that_stand_apart_are_shown_apart() -> None:
    view = build(example("06-depot-suspect-commander"), pack(), "en")
    assert view.parts is not None
    assert view.parts.rows[0][0][0].text == "Armoury of unit D"
    assert view.parts.rows[0][1] != view.parts.rows[1][1]
    assert view.separate


def test_support_under_way_has_its_own_outcome() -> None:
    assert len(build(example("12-fuel-month-four"), pack(), "en").outcomes) == 2
    assert len(build(example("06-depot-suspect-commander"), pack(), "en").outcomes) == 1


# marking -------------------------------------------------------------------------------------------------------------


def test_the_marking_is_suggested_with_a_reason_and_stays_until_a_person_raises_it(tmp_path: Path) -> None:
    low = example("06-depot-suspect-commander")
    assert low.marking_suggested == "confidential"
    text = re.sub(r"\s+", " ", render_memo(low, pack(), "text"))
    assert text.startswith("UNCLASSIFIED ")
    assert text.endswith(" UNCLASSIFIED ")
    assert "Suggested marking: CONFIDENTIAL. " in text
    assert "it holds reports on units or commanders" in text
    assert "Confirmed by (name, date)" in text
    assert "WARNING: this paper is marked UNCLASSIFIED, lower than suggested" in text
    high = assessed(changed(tmp_path, "06-depot-suspect-commander", ("marking: unclassified", "marking: confidential")))
    assert high.marking_suggested == ""
    raised = render_memo(high, pack(), "text")
    assert raised.startswith("CONFIDENTIAL")
    assert "WARNING" not in raised


def test_nothing_is_suggested_where_nothing_calls_for_it() -> None:
    assert example("02-agency-without-mission").marking_suggested == ""
    assert "Suggested marking" not in render_memo(example("02-agency-without-mission"), pack(), "text")


@pytest.mark.parametrize(("stem", "form"), FORMS)
def test_every_memo_reminds_that_no_source_is_named(stem: str, form: str) -> None:
    text = re.sub(r"\s+", " ", render_memo(example(stem), pack(), form))
    assert "No witness, victim or source is named in this paper" in text


def test_markings_beyond_the_usual_ones_are_never_taken_for_lower() -> None:
    ranks = [rank(m) for m in ("unclassified", "confidential", "strictly confidential", "mission secret")]
    assert ranks == sorted(set(ranks))


# form ----------------------------------------------------------------------------------------------------------------


def test_what_people_wrote_stays_text(tmp_path: Path) -> None:
    evil = '"<script>alert(1)</script> | **x** \\e[31m"'
    file = changed(tmp_path, "06-depot-suspect-commander", ("title: Armoury of unit D", f"title: {evil}"))
    result = assessed(file)
    assert "<script>" not in render_memo(result, pack(), "html")
    assert "\x1b" not in render_memo(result, pack(), "text")
    assert "\\<script\\>" in render_memo(result, pack(), "md")


def test_the_same_proposal_gives_the_same_bytes_in_whatever_order_it_is_written(tmp_path: Path) -> None:
    stem = "02-agency-without-mission"
    assert render_memo(example(stem), pack(), "html") == render_memo(assessed(changed(tmp_path, stem)), pack(), "html")


def test_a_pack_without_a_memo_has_none() -> None:
    with pytest.raises(ValueError, match="no memo"):
        build(example(STEMS[0]), dataclasses.replace(pack(), memo=None), "en")


def test_dues_name_day_kind_and_state_and_leave_out_what_is_done() -> None:
    found = dues(example("06-depot-suspect-commander"), pack())
    assert {d.day for d in found} == {"2026-07-01", "2026-11-30"}
    assert "measure.ammunition_safety" not in {d.id for d in found}, "it is done"
    assert [d.day for d in found] == sorted(d.day for d in found)
    assert next(d for d in found if d.id == "support.review_on").parts == ()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("stem", ["07-transfer-brigade-pattern", "15-fuel-month-nine"])
def test_it_prints_on_two_pages(stem: str, language: str, browser: str) -> None:
    told = prepared(language)
    profile, _ = load_profile(EXAMPLES / f"{stem}.yaml", lambda _: pack())
    turned = turns(told, profile, judge_profile(told, profile, NO_ENGINE), NO_ENGINE)
    result = both_engines(assess(told, profile, NO_ENGINE)[0])
    paper = print_pdf(render_memo(result, told.pack, "html", language, (), turned))
    assert paper.count(b"/Type /Page\n") == 2


def both_engines(result: Assessment) -> Assessment:
    """Return an assessment as the command makes it, without the notice that one evaluator was at work."""
    return dataclasses.replace(result, run=dataclasses.replace(result.run, inference="durable+twin", notice=""))


# what would change the outcome ---------------------------------------------------------------------------------------


def lines(stem: str) -> list[Turn]:
    profile, _ = load_profile(EXAMPLES / f"{stem}.yaml", lambda _: pack())
    return list(turns(prepared(), profile, judge_profile(prepared(), profile, NO_ENGINE), NO_ENGINE))


def test_a_part_that_is_stopped_says_what_would_lift_it_and_one_that_may_go_on_what_it_rests_on() -> None:
    stopped, goes_on = lines("06-depot-suspect-commander")
    assert stopped.where == "Armoury of unit D"
    assert "still in post over those who would receive?” from “yes” to “no”" in stopped.says
    assert "It would then stand at “Measures are needed before or with the support”" in stopped.says
    assert goes_on.where == "Armoury of unit E"
    assert re.search(r"a less favourable answer to any one of \d+ questions would bring it higher", goes_on.says)


def test_ways_that_differ_in_one_answer_without_an_order_are_told_as_one() -> None:
    first, _ = lines("08-transfer-without-exemption")
    assert "“A standing exemption covers it”" in first.says
    assert "or “Granted by the committee”" in first.says
    assert "more way" not in first.says


def test_parts_that_share_a_line_are_named_together() -> None:
    shared = [line for line in lines("12-fuel-month-four") if line.says.startswith("Support under way")]
    assert [line.where for line in shared] == ["Fuel for battalion 1 and Fuel for battalion 2"]


def test_where_only_facts_would_lower_it_the_line_says_so() -> None:
    (line,) = lines("07-transfer-brigade-pattern")
    assert "nothing that somebody can bring about was found to lower it" in line.says
    assert "“Isolated events”, or better" in line.says


def test_nothing_is_asked_of_a_proposal_outside_the_policy() -> None:
    assert lines("01-talks-and-access") == []


def test_every_answer_with_a_source_has_a_mark_that_is_listed() -> None:
    view = build(example("06-depot-suspect-commander"), pack(), "en")
    shown = " ".join(line for block in (*view.before, *view.after) for a in block.answers for line in a.lines)
    marks = set(re.findall(r"\bE\d+\b", shown))
    assert marks == {text.split(" ")[0] for text in view.evidence}
    assert len(view.evidence) == len(set(view.evidence)) > 5


@pytest.mark.parametrize("form", FORMATS)
def test_measures_say_what_the_plan_says(form: str, tmp_path: Path) -> None:
    """Beside what the answers say of the measure, never in its place; late by the day of the proposal."""
    old = "    uses: [unit_d, officer_x, site_1]\n"
    plan = (
        "    actions:\n      measure.screen: {status: under_way, owner: Screening cell, due: 2026-05-03}\n"
        "      measure.stage_the_help: {status: done, by: J. Doe, on: 2026-05-01}\n"
    )
    made = assessed(changed(tmp_path, "06-depot-suspect-commander", (old, old + plan)))
    told = " ".join(render_memo(made, pack(), form).split())
    assert "plan: under way; by Screening cell; OVERDUE: was due 3 May 2026" in told
    assert "plan: done; stated by J. Doe on 1 May 2026" in told
    for measure in ("measure.screen", "measure.stage_the_help"):
        states = {m.id: m.state for body in made.parts if body.id == "unit_d" for m in body.measures}
        assert states[measure] == "unknown"
