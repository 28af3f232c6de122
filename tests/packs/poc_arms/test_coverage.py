"""The pack covers the Brief: recommendations, sections, boxes, passages, challenges, entry points, and the core set."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter

import pytest

from pocarms.assessment.assess import judge_profile, prepare
from pocarms.inference.durable import Unavailable
from pocarms.language.checks.outline import check_outlines, coverage, pages_of
from pocarms.language.load import load_pack
from pocarms.model.pack import Finding, Modifier, Pack, Question
from pocarms.model.profile import Answer, Profile, Value
from pocarms.program.names import name
from tests.packs.poc_arms import core, runs, traceability
from tests.packs.poc_arms.pages import PAGES
from tests.packs.poc_arms.traceability import BOXES, RECOMMENDATIONS, SECTIONS

NO_ENGINE = Unavailable("tests of the pack use the twin")
GRADES = ("entry_risk_assessment", "entry_strategy", "entry_joint_programmes", "entry_training")
CHALLENGES = {"4.1": "sensitivity", "4.2": "technical", "4.3": "sequencing", "4.4": "silo"}
FIRST_LINES = 9  # bundles that hold everything at Act first, where every answer is as bad as it can be


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(traceability.PACK)


@pytest.fixture(scope="module")
def sweep(pack: Pack) -> core.Sweep:
    return core.Sweep(pack)


@pytest.fixture(scope="module")
def pool(sweep: core.Sweep) -> core.Pool:
    return core.witnesses(sweep, core.SEED)


# every part of the Brief ---------------------------------------------------------------------------------------------


def test_every_recommendation_section_and_box_has_a_rule_or_a_reason(pack: Pack) -> None:
    count = traceability.carriers(pack)
    for word, places in (("sections", SECTIONS), ("boxes", BOXES)):
        print(f"{word} with rules: {sum(bool(count[p]) for p in places)} of {len(places)}")
    print(f"recommendations with findings: {sum(bool(count[f'rec. {n}']) for n in RECOMMENDATIONS)} of 14")
    assert traceability.uncovered(pack, traceability.read()) == []


@pytest.mark.parametrize(
    ("place", "told"),
    [("Conclusion, rec. 13", "recommendation 13"), ("5.4", "5.4"), ("box 4", "box 4"), ("2.1", "2.1")],
)
def test_a_part_of_the_brief_without_rules_is_seen(pack: Pack, place: str, told: str) -> None:
    number = place.removeprefix("Conclusion, rec. ")

    def stays(finding: Finding) -> bool:
        cited = any((f"box {c.box}" if c.box else c.section) == place for c in finding.sources)
        return not cited and number not in finding.facets.get("recommendation", ())

    def cites(sources: tuple[object, ...]) -> bool:
        return any((f"box {c.box}" if c.box else c.section) == place for c in sources)  # type: ignore[attr-defined]

    less = dataclasses.replace(
        pack,
        findings={k: f for k, f in pack.findings.items() if stays(f)},
        modifiers={k: m for k, m in pack.modifiers.items() if not cites(m.sources)},
        bundles={k: b for k, b in pack.bundles.items() if not cites(b.sources)},
        conflicts={k: c for k, c in pack.conflicts.items() if not cites(c.sources)},
        concepts={k: c for k, c in pack.concepts.items() if not cites(tuple(s for r in c.rules for s in r.sources))},
        level_rules=tuple(r for r in pack.level_rules if not cites(r.sources)),
    )
    assert told in traceability.uncovered(less, traceability.read())
    said = f"no rule of the pack cites '{place}' of 'brief'"
    assert said in [f.message for f in check_outlines(less) if f.code == "R822"]
    assert check_outlines(pack) == []


def test_the_outline_in_the_pack_is_the_one_read_from_the_brief(pack: Pack) -> None:
    """`pages` was written down from the printed paper, page by page; the outline says the same place by place."""
    outline = pack.sources["brief"].outline
    assert outline is not None
    for page, (places, notes) in PAGES.items():
        assert {name for name, place in outline.places.items() if page in pages_of(place.pages)} == set(places)
        first, last = notes or (1, 0)
        assert pages_of(outline.footnotes.get(str(page), "")) == tuple(range(first, last + 1))
    assert outline.facets == {"recommendation": RECOMMENDATIONS}
    (one,) = coverage(pack)
    print(f"citations on their page: {one.citations[0]} of {one.citations[1]}")
    assert one.citations[0] == one.citations[1] > 900
    assert one.places[0] + one.reasons == one.places[1]


def test_every_passage_is_carried_by_a_rule_that_cites_it_or_has_a_reason(pack: Pack) -> None:
    passages = traceability.read()
    must = [p for p in passages if p.does in ("prescribes", "warns")]
    print(
        f"{sum(bool(p.carried_by) for p in must)} of {len(must)} passages that prescribe or warn are carried by rules"
    )
    assert traceability.faults(pack, passages) == []


def test_a_wrong_passage_is_seen(pack: Pack) -> None:
    made = traceability.Passage("33", "5.1", "warns", "Invented.", (), "")
    for row, told in (
        (made, "neither a rule nor a reason"),
        (dataclasses.replace(made, carried_by=("no.such_rule",)), "nothing is called no.such_rule"),
        (dataclasses.replace(made, carried_by=("cvr.consider",)), "cvr.consider does not cite this passage"),
        (dataclasses.replace(made, carried_by=("~assessment.make",)), "assessment.make cites this passage"),
        (dataclasses.replace(made, carried_by=("assessment.exists",)), "a question alone carries it, and no rule"),
        (dataclasses.replace(made, page="34", why_none="a reason"), "5.1 is not on p. 34"),
    ):
        assert traceability.faults(pack, [row]) == [f"p. {row.page} 5.1: {told}"]


def test_the_paper_is_up_to_date(pack: Pack) -> None:
    made = traceability.paper(pack, traceability.read())
    assert traceability.PAPER.read_text(encoding="utf-8") == made, f"run {traceability.COMMAND}"


def test_the_passages_are_in_our_words() -> None:
    eight = runs.shipped(8)
    assert [p.says for p in traceability.read() if any(h in eight for h in runs.hashes(p.says, 8))] == []


# challenges and entry points -----------------------------------------------------------------------------------------


def _touched(pack: Pack, modifier: Modifier) -> list[Finding]:
    to = modifier.applies_to
    return [
        f
        for f in pack.findings.values()
        if to.all
        or f.id in to.ids
        or f.kind in to.kinds
        or set(f.tags) & set(to.tags)
        or any(set(f.facets.get(k, ())) & set(v) for k, v in to.facets.items())
    ]


def test_the_challenges_reach_over_all_recommendations(pack: Pack) -> None:
    reached: Counter[str] = Counter()
    for section, concept in CHALLENGES.items():
        assert f"challenge.{concept}" in pack.concepts
        modifiers = [m for m in pack.modifiers.values() if any(c.section == section for c in m.sources)]
        own = {r for m in modifiers for f in _touched(pack, m) for r in f.facets.get("recommendation", ())}
        print(f"{section}: {len(modifiers)} modifiers, recommendations {sorted(own, key=int)}")
        assert len(own) >= 5
        reached.update(own)
    assert set(reached) == set(RECOMMENDATIONS)


def test_no_modifier_changes_a_class_or_hides(pack: Pack) -> None:
    allowed = {"advice", "first_step", "owner", "room_to_act", "order", "note", "label"}
    assert {effect for m in pack.modifiers.values() for effect in m.effects} <= allowed


def test_every_entry_point_is_shown_good_partial_and_missing(pack: Pack) -> None:
    for grade in GRADES:
        assert [s.id for s in pack.scales[grade].steps] == ["good", "not_settled", "partial", "missing"]
        shown = {t.then.levels[grade] for t in pack.tests if grade in t.then.levels}
        assert {(step, step) for step in ("good", "partial", "missing")} <= shown
        assert any(t.then.headlines.get(grade) == "not_settled" for t in pack.tests)


def test_every_grading_rule_is_shown_to_hold_and_not_to_hold(pack: Pack) -> None:
    wanted = {r.id for r in pack.level_rules}
    hand = [t for t in pack.tests if not t.drafted]
    assert sorted(wanted - {i for t in hand for i in t.then.established}) == []
    assert sorted(wanted - {i for t in hand for i in t.then.ruled_out}) == []


# the first page and the core set -------------------------------------------------------------------------------------

WORST = {
    "mission.type": "peacekeeping",
    "mission.transition": "no",
    "mission.host_state": "elsewhere",
    "ddr.conditions_present": "no",
    "expertise.headquarters_help": "no",
    "cvr.arms_element_unsuitable": "no",
    "early_warning.exists": "yes",
}
OPENERS = ("forum", "cell", "supported", "run", "strategy", "running", "recorded", "carried_out")


def _worst(question: Question) -> Value | None:
    """The most worrying answer; what opens further questions is partly in place."""
    if question.id in WORST:
        return WORST[question.id]
    if question.type == "choices":
        return dict.fromkeys(question.values(), "yes")
    if question.type == "practice":
        return "partly" if question.id.endswith(OPENERS) and not question.id.startswith("ceasefire.r") else "no"
    if question.type == "ordered":
        return question.values()[-1] if question.adverse == "high" else question.values()[0]
    return "yes" if question.type == "yes_no" else None


def test_everything_at_act_first_stands_in_few_bundles(pack: Pack) -> None:
    answers = {q.id: (Answer(q.id, v),) for q in pack.questions.values() if (v := _worst(q)) is not None}
    profile = Profile(pack=pack.id, id="worst", subject={"name": "Worst"}, answers=answers)
    whole = judge_profile(prepare(pack, "en"), profile, NO_ENGINE).whole
    first = {
        f
        for f in pack.findings
        if (key := name("class", f, "act_first")) in whole.program.names
        and whole.value(key)
        and whole.value(name("finding", f))
    }
    held = [set(b.findings) & first for b in pack.bundles.values() if whole.value(name("bundle", b.id))]
    left, lines = set(first), 0
    while left and held:
        best = max(held, key=lambda members: len(members & left))
        if not best & left:
            break
        left, lines = left - best, lines + 1
    print(f"{len(first)} findings at Act first stand in {lines} bundles")
    assert len(first) > 15
    assert left == set()
    assert lines <= FIRST_LINES


def test_the_core_set_decides_what_it_should(pack: Pack, sweep: core.Sweep, pool: core.Pool) -> None:
    flagged = frozenset(q.id for q in pack.questions.values() if q.core)
    first, told = core.told_by(sweep, pool, flagged)
    possible = {f for f, at_first in pool if at_first}
    print(f"seed {core.SEED}: {len(flagged)} of {len(pack.questions)} questions decide {len(first)} of {len(possible)}")
    assert len(first) >= core.SHARE * len(possible)
    assert told == set(RECOMMENDATIONS)
    assert flagged >= set(core.FRAME)


def test_answers_to_the_core_set_can_rule_out_what_they_can_establish(
    pack: Pack, sweep: core.Sweep, pool: core.Pool
) -> None:
    flagged = frozenset(q.id for q in pack.questions.values() if q.core)
    established = {f for (f, _), sets in pool.items() if any(s <= flagged for s in sets)}
    ruled_out = core.ruled_out(sweep, flagged, core.SEED + 1)
    print(f"seed {core.SEED + 1}: {len(established & ruled_out)} of {len(established)} can be ruled out too")
    assert established - ruled_out == set()


def test_no_question_of_the_core_set_can_go(pack: Pack, sweep: core.Sweep, pool: core.Pool) -> None:
    flagged = frozenset(q.id for q in pack.questions.values() if q.core)
    possible = {f for f, at_first in pool if at_first}
    idle = []
    for question in flagged - set(core.FRAME):
        first, told = core.told_by(sweep, pool, flagged - {question})
        if len(first) >= core.SHARE * len(possible) and told == set(RECOMMENDATIONS):
            idle.append(question)
    assert idle == []


# names ---------------------------------------------------------------------------------------------------------------


def test_ids_say_what_they_are(pack: Pack) -> None:
    odd = [f.id for f in pack.findings.values() if (f.kind == "strength") != f.id.startswith("strength.")]
    odd += [f.id for f in pack.findings.values() if pack.kinds[f.kind].about_knowledge != f.id.startswith("ask.")]
    odd += [r.id for r in pack.level_rules if not re.match(r"grade\.[a-z_]+$", r.id)]
    assert odd == []
