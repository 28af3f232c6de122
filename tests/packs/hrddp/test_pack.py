"""The HRDDP pack: loads clean, holds its own tests, reaches every rule both ways, keeps its words and its caution."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest

from pocarms.assessment.assess import Prepared, assess, prepare
from pocarms.assessment.packtest import run_test
from pocarms.inference.durable import Unavailable
from pocarms.language.load import check_pack, load_pack
from pocarms.language.texts import all_texts
from pocarms.model.conditions import Op
from pocarms.model.conditions import Test as AnswerTest
from pocarms.model.pack import Citation, Concept, Pack
from pocarms.profiles.load import load_profile
from pocarms.reports.render import render
from pocarms.source.faults import FaultyInput
from tests.packs.hrddp import sweep

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "rules" / "hrddp"
EXAMPLES = ROOT / "examples" / "hrddp"
NOTES = ROOT / "docs" / "packs" / "hrddp.md"
NO_ENGINE = Unavailable("tests of the pack use the twin")
STATUSES = ("established", "ruled_out")

# file -> headline of `proposal`, of `under_way`
HEADLINES = {
    "01-talks-and-access": ("out_of_scope", "not_under_way"),
    "02-agency-without-mission": ("go", "not_under_way"),
    "03-police-course": ("go_with_mitigation", "not_under_way"),
    "04-ministry-advice": ("refer_up", "not_under_way"),
    "05-vehicles-pending": ("hold", "not_under_way"),
    "06-depot-suspect-commander": ("no_support", "not_under_way"),
    "07-transfer-brigade-pattern": ("no_support", "not_under_way"),
    "08-transfer-without-exemption": ("block_legal", "not_under_way"),
    "09-fuel-month-one": ("go", "continue"),
    "10-fuel-month-two": ("hold", "verify"),
    "11-fuel-month-three": ("go_with_mitigation", "closer_watch"),
    "12-fuel-month-four": ("hold", "intercede"),
    "13-fuel-month-five": ("hold", "set_deadline"),
    "14-fuel-month-six": ("hold", "suspend"),
    "15-fuel-month-nine": ("no_support", "withdraw"),
}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(FOLDER)


@pytest.fixture(scope="module")
def prepared(pack: Pack) -> Prepared:
    return prepare(pack, "en")


def test_the_pack_has_neither_error_nor_warning() -> None:
    assert [(f.code, f.span.file, f.span.line) for f in check_pack(FOLDER).faults] == []


def test_the_packs_own_tests_hold(pack: Pack, prepared: Prepared) -> None:
    wrong = {t.name: found for t in pack.tests if (found := run_test(prepared, t, NO_ENGINE))}
    assert wrong == {}


# what the tests reach ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", STATUSES)
def test_every_rule_is_reached_both_ways_by_tests_written_by_hand(pack: Pack, status: str) -> None:
    reached: set[str] = set()
    for test in pack.tests:
        if not test.drafted:
            for then in (test.then, *test.then.parts.values()):
                reached.update(getattr(then, status))
    items = {*(r.id for r in pack.level_rules), *pack.findings, *pack.actions, *pack.measures}
    assert sorted(items - reached) == []


def test_every_conflict_and_step_is_reached(pack: Pack) -> None:
    expectations = [then for test in pack.tests for then in (test.then, *test.then.parts.values())]
    conflicts = {c for then in expectations for c in then.conflicts or ()}
    states: dict[str, set[str]] = {}
    for then in expectations:
        for step, state in then.steps.items():
            states.setdefault(step, set()).add(state)
    assert set(pack.conflicts) == conflicts
    assert [step for step in pack.steps if len(states.get(step, ())) < 2] == []


def test_every_level_of_both_scales_is_shown_whole_by_a_test(pack: Pack) -> None:
    seen = {
        (scale, floor)
        for test in pack.tests
        for then in (test.then, *test.then.parts.values())
        for scale, (floor, ceiling) in then.levels.items()
        if floor == ceiling
    }
    wanted = {(s.id, step.id) for s in pack.scales.values() if s.of == "whole" for step in s.steps}
    assert wanted <= seen


def test_there_are_at_least_60_scenarios_and_each_names_rule_and_basis(pack: Pack) -> None:
    names = [test.name for test in pack.tests]
    assert len(names) >= 60
    basis = re.compile(
        r"stated|recalled|inferred|practice|Brief|UNDP|IDDRS|reference page|in part|found in|guidance|notes|issue 4"
    )
    assert [n for n in names if not basis.search(n)] == []


def test_each_of_the_eight_traps_has_a_test(pack: Pack) -> None:
    traps = {m.group(1) for t in pack.tests if (m := re.match(r"Trap (\d)", t.name))}
    assert traps == set("12345678")


def test_the_notes_map_every_raw_rule_to_ids_that_exist(pack: Pack) -> None:
    rows = re.findall(r"^\| ([A-Z][^|]*) \| ([^|]*) \|$", NOTES.read_text(encoding="utf-8"), re.M)
    raw = {r.strip() for row in rows for r in row[0].split(",")}
    kinds = (("S", 16), ("P", 11), ("T", 23), ("A", 18), ("O", 10))
    block_r = {f"L1-{n}" for n in range(98, 107)} | {f"L2-{n}" for n in range(105, 119)}
    assert {f"{k}{n:02}" for k, last in kinds for n in range(1, last + 1)} | block_r == raw
    known = {*(r.id for r in pack.level_rules), *pack.findings, *pack.actions, *pack.concepts, *pack.steps}
    assert [i for row in rows for i in row[1].split(", ") if i.strip() not in known] == []


# words and sources ---------------------------------------------------------------------------------------------------


VERDICTS = re.compile(
    r"approv|cleared|clearance|forbid|forbad|prohibit|\bbanned\b|permitted|allowed|authori[sz]es", re.I
)


def test_no_text_says_that_support_is_approved_cleared_or_forbidden(pack: Pack) -> None:
    assert {key: text for key, text in all_texts(pack).items() if VERDICTS.search(text)} == {}


@pytest.mark.parametrize("stem", ["02-agency-without-mission", "07-transfer-brigade-pattern", "14-fuel-month-six"])
def test_no_report_says_so_either(pack: Pack, prepared: Prepared, stem: str) -> None:
    profile, _ = load_profile(EXAMPLES / f"{stem}.yaml", lambda _: pack)
    result, _ = assess(prepared, profile, NO_ENGINE)
    for form in ("text", "md", "html"):
        assert VERDICTS.findall(render(result, form, "en")) == []


def _citations(pack: Pack) -> list[Citation]:
    found: list[Citation] = []
    holders: list[Any] = [*pack.questions.values(), *pack.findings.values(), *pack.level_rules]
    holders += [*pack.conflicts.values(), *pack.measures.values(), *pack.steps.values()]
    holders += [*pack.actions.values(), *pack.examples.values()]
    holders += [rule for concept in pack.concepts.values() for rule in concept.rules]
    for holder in holders:
        assert holder.sources, holder
        found.extend(holder.sources)
    return found


def test_every_citation_of_the_policy_prints_as_unconfirmed(pack: Pack) -> None:
    policy = [c for c in _citations(pack) if c.doc == "policy"]
    assert len(policy) > 50
    assert {(c.status, c.paragraph, c.section, c.page) for c in policy} == {("unconfirmed", "to be confirmed", "", "")}


def test_no_answer_may_be_waved_away(pack: Pack, tmp_path: Path) -> None:
    assert [q.id for q in pack.questions.values() if q.may_not_apply] == []
    file = tmp_path / "p.yaml"
    answer = "record.unit_grave: {answer: not_applicable, reason: none}"
    file.write_text(
        f"pack: hrddp\nprofile: p\nsubject: {{name: P}}\nas_of: 2026-05-01\nanswers:\n  {answer}\n", encoding="utf-8"
    )
    with pytest.raises(FaultyInput):
        load_profile(file, lambda _: pack)


# examples ------------------------------------------------------------------------------------------------------------


def test_every_level_of_both_scales_has_a_worked_example(pack: Pack) -> None:
    steps = {(s.id, step.id) for s in pack.scales.values() if s.of == "whole" for step in s.steps}
    shown = {("proposal", p) for p, _ in HEADLINES.values()} | {("under_way", u) for _, u in HEADLINES.values()}
    assert steps == shown
    assert {file.stem for file in EXAMPLES.glob("*.yaml")} == set(HEADLINES)


@pytest.mark.parametrize("stem", sorted(HEADLINES))
def test_the_example_comes_out_as_its_name_says(pack: Pack, prepared: Prepared, stem: str) -> None:
    file = EXAMPLES / f"{stem}.yaml"
    assert file.read_text(encoding="utf-8").startswith("# FICTIONAL")
    profile, _ = load_profile(file, lambda _: pack)
    result, _ = assess(prepared, profile, NO_ENGINE)
    assert {s.id: s.headline for s in result.whole.scales} == dict(
        zip(("proposal", "under_way"), HEADLINES[stem], strict=True)
    )
    assert len(result.parts) == len(profile.parts) > 0
    for scale in result.whole.scales:
        rank = [step.id for step in scale.steps].index
        floors = [rank(s.floor) for part in result.parts for s in part.scales if s.id == scale.id]
        assert rank(scale.floor) == max(floors)


def test_what_stands_in_the_way_of_one_part_leaves_its_neighbour_alone(pack: Pack, prepared: Prepared) -> None:
    profile, _ = load_profile(EXAMPLES / "06-depot-suspect-commander.yaml", lambda _: pack)
    floors = {part.id: part.scales[0].floor for part in assess(prepared, profile, NO_ENGINE)[0].parts}
    assert floors == {"unit_d": "no_support", "unit_e": "go_with_mitigation"}


# caution -------------------------------------------------------------------------------------------------------------


def test_random_proposals_and_flips_keep_caution(pack: Pack) -> None:
    seed = 20260601
    print(f"seed {seed}")
    tally = sweep.sweep(sweep.bench(pack), 60, seed)
    assert tally.breaches == []
    assert tally.judged > 25_000
    shown = {level.split(": ")[1] for level in tally.levels}
    assert {"go", "go_with_mitigation", "refer_up", "hold", "no_support", "block_legal", "suspend"} <= shown


def _with_concept(pack: Pack, concept: str, test: AnswerTest) -> Pack:
    old = pack.concepts[concept]
    rule = dataclasses.replace(old.rules[0], when=test)
    return dataclasses.replace(pack, concepts={**pack.concepts, concept: Concept(concept, old.label, (rule,))})


@pytest.mark.parametrize(
    ("concept", "test"),
    [
        ("need.communication", AnswerTest("policy.communicated", Op.IS, ("partly",))),
        ("need.review_date", AnswerTest("support.review_date", Op.IS, ("partly",))),
        ("wait.human_rights_not_heard", AnswerTest("process.human_rights_consulted", Op.IS, ("partly",))),
        ("up.not_monitorable", AnswerTest("monitoring.state", Op.IS, ("planned",))),
    ],
)
def test_the_sweep_sees_a_rule_that_is_not_cautious(pack: Pack, concept: str, test: AnswerTest) -> None:
    assert sweep.sweep(sweep.bench(_with_concept(pack, concept, test)), 25, 7).breaches != []


def test_the_sweep_sees_a_hold_that_is_missing(pack: Pack) -> None:
    rules = tuple(rule for rule in pack.level_rules if rule.id != "level.unknown_measures")
    assert sweep.sweep(sweep.bench(dataclasses.replace(pack, level_rules=rules)), 25, 7).breaches != []
