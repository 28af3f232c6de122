"""The systemic corrections G1 to G16 of the domain review, held over the whole pack rather than row by row."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from pocarms.assessment.assess import Prepared, judge_profile, prepare
from pocarms.assessment.judge import Judged
from pocarms.inference.durable import Unavailable
from pocarms.language.load import load_pack
from pocarms.model import conditions as c
from pocarms.model.conditions import Condition, leaves
from pocarms.model.pack import Finding, Pack
from pocarms.model.profile import Answer, Profile, Value
from pocarms.program.names import name
from tests.packs.poc_arms import core

ROOT = Path(__file__).parents[3]
IDS = ROOT / "docs" / "packs" / "poc_arms-ids.csv"
NO_ENGINE = Unavailable("tests of the pack use the twin")
SEED = 20211116
EXISTENCE = {"cvr.run", "embargo.cell"}  # "no" is read alone where it means that the thing is not there at all
TASKS = {  # option of mandate.arms_tasks -> the finding that says: mandated, and not in place
    "ddr": "ddr.put_task_in_place",
    "cvr": "cvr.put_task_in_place",
    "ssr": "ssr.put_task_in_place",
    "wam": "wam.put_task_in_place",
    "transitional_wam": "transitional_wam.put_task_in_place",
    "small_arms_control": "small_arms.put_task_in_place",
    "embargo": "embargo.put_task_in_place",
    "mine_action": "mine_action.put_task_in_place",
    "ceasefire": "ceasefire.put_task_in_place",
    "border_control": "borders.put_task_in_place",
    "weapons_collection": "collection.put_task_in_place",
}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(ROOT / "rules" / "poc_arms")


@pytest.fixture(scope="module")
def ready(pack: Pack) -> Prepared:
    return prepare(pack, "en")


@pytest.fixture(scope="module")
def sweep(pack: Pack) -> core.Sweep:
    return core.Sweep(pack)


def _whole(ready: Prepared, answers: dict[str, Value]) -> Judged:
    given = {q: (Answer(q, v),) for q, v in answers.items()}
    return judge_profile(ready, Profile(ready.pack.id, "made", {"name": "Made"}, answers=given), NO_ENGINE).whole


def _established(ready: Prepared, answers: dict[str, Value]) -> set[str]:
    whole = _whole(ready, answers)
    return {f for f in ready.pack.findings if whole.value(name("finding", f))}


def _every(pack: Pack, practice: str, **others: Value) -> dict[str, Value]:
    """Every practice answered alike, and what is named."""
    answers: dict[str, Value] = {q.id: practice for q in pack.questions.values() if q.type == "practice"}
    return answers | {key.replace("__", "."): value for key, value in others.items()}


def _practice_tests(pack: Pack, *conditions: Condition) -> Iterator[c.Test]:
    for condition in conditions:
        for leaf in leaves(condition):
            if isinstance(leaf, c.Test) and pack.questions[leaf.question].type == "practice":
                yield leaf


def _none_of(pack: Pack, question: str) -> Value:
    return dict.fromkeys(pack.questions[question].values(), "no")


# answers -------------------------------------------------------------------------------------------------------------


def test_g1_partly_is_lost_nowhere(pack: Pack) -> None:
    conditions = [r.when for concept in pack.concepts.values() for r in concept.rules]
    conditions += [f.when for f in pack.findings.values()] + [m.when for m in pack.modifiers.values()]
    conditions += [b.when for b in pack.bundles.values()]
    lost = {t.question for t in _practice_tests(pack, *conditions) if t.op is c.Op.IS and t.operand == ("no",)}
    assert lost == EXISTENCE


def test_g2_threats_have_no_partly_and_both_kinds_of_yes_count(pack: Pack, ready: Prepared) -> None:
    threats = [q for q in pack.questions.values() if q.block == "threats"]
    assert [q.id for q in threats if q.type == "practice"] == []
    for question in (q for q in threats if q.type == "ordered" and q.of_part and f"threat.{q.id[9:]}" in pack.concepts):
        for value in question.values()[1:]:
            whole = _whole(ready, {question.id: value})
            assert whole.value(name("concept", f"threat.{question.id[9:]}")), (question.id, value)


def test_g3_gates_on_practices_accept_partly(pack: Pack) -> None:
    gates = [(q.id, t) for q in pack.questions.values() if q.asked_when for t in _practice_tests(pack, q.asked_when)]
    assert len(gates) > 10
    assert [q for q, test in gates if "partly" not in test.operand] == []  # type: ignore[operator]


def test_g4_the_state_of_a_practice_is_read_from_its_answer(pack: Pack) -> None:
    guessed = []
    for finding in pack.findings.values():
        if pack.kinds[finding.kind].advice and not finding.practice:
            tests = [t for t in _practice_tests(pack, finding.when) if t.question not in EXISTENCE]
            guessed += [finding.id for t in tests if "no" in t.operand]  # type: ignore[operator]
    assert guessed == []


def test_g5_no_option_closes_the_world(pack: Pack) -> None:
    closing = re.compile(r"none|not_known|unknown|not_applicable|nothing")
    assert [(q.id, o) for q in pack.questions.values() for o in q.values() if closing.fullmatch(o)] == []


def test_g6_nothing_is_asked_twice(pack: Pack) -> None:
    asks = [re.sub(r"\W+", " ", q.ask.lower()) for q in pack.questions.values()]
    assert len(set(asks)) == len(asks)
    with IDS.open(encoding="utf-8", newline="") as file:
        merged = {r["raw_id"]: r["new_id"] for r in csv.DictReader(file) if r["kind"] == "merged" and r["new_id"]}
    known = set(pack.questions) | set(pack.findings)
    assert {raw: i for raw, new in merged.items() for i in new.split(", ") if i not in known} == {}


def test_g7_one_practice_gives_one_finding(pack: Pack, sweep: core.Sweep) -> None:
    print("seed", SEED)
    advice = [f for f in pack.findings.values() if pack.kinds[f.kind].advice and f.practice]
    pairs = [(a.id, b.id) for a, b in combinations(advice, 2) if set(a.practice) & set(b.practice)]
    slots = sweep.slots(sweep.profiles(random.Random(SEED), core.WIDTH), core.WIDTH)
    rails = sweep.rails(slots, core.WIDTH, {name("finding", f) for pair in pairs for f in pair})
    both = [(a, b) for a, b in pairs if rails[name("finding", a)][0] & rails[name("finding", b)][0]]
    print(f"{len(pairs)} pairs of findings share a practice")
    assert both == []


def test_g8_what_is_not_known_proves_nothing(pack: Pack) -> None:
    conditions = [r.when for concept in pack.concepts.values() for r in concept.rules]
    conditions += [f.when for f in pack.findings.values() if not pack.kinds[f.kind].about_knowledge]
    knowing = [
        leaf
        for condition in conditions
        for leaf in leaves(condition)
        if isinstance(leaf, c.IsKnown | c.IsUnknown | c.EvidenceTest)
    ]
    assert knowing == []


# guards and types of mission -----------------------------------------------------------------------------------------


def test_g9_a_mission_that_does_none_of_it_is_not_faulted_for_it(pack: Pack, ready: Prepared) -> None:
    lines = (
        "mandate.arms_tasks",
        "mission.components",
        "mission.uniformed",
        "mission.sites",
        "support.to_forces",
        "harm.recent",
        "weapons.most_harmful",
        "expertise.where",
        "peace.texts",
    )
    answers = _every(
        pack,
        "no",
        mission__type="special_political",
        mandate__protection="no",
        mandate__human_rights="no",
        mandate__good_offices="no",
        peace__process_live="no",
        embargo__in_force="no",
        sanctions__in_force="no",
        sanctions__panel="no",
        wam__supported="no",
        ssr__supported="no",
        country_team__works_on_arms="no",
        national_plan__exists="no",
        collection__state_led="no",
        custody__taken_in="no",
        own_stocks__losses="no",
        mission__transition="no",
        mission__followed_another="no",
        national__wam_capacity_low="no",
        police__advises_local_forces="no",
        areas__weapons_free_declared="no",
        disarmament__verified_by_mission="no",
    )
    answers |= {line: _none_of(pack, line) for line in lines}
    answers |= {q.id: q.values()[0] for q in pack.questions.values() if q.type == "ordered" and q.adverse == "high"}
    found = [pack.findings[f] for f in _established(ready, answers)]
    tasks = {"uniformed", "ceasefire", "embargo", "mine_action", "ddr", "cvr", "wam", "ssr"}
    wrong = {f.id for f in found if set(f.facets.get("intersection", ())) & tasks and f.kind in ("gap", "compliance")}
    print(f"established: {len(found)}, of which gaps: {sum(f.kind == 'gap' for f in found)}")
    assert wrong == set()


def _sees(sweep: core.Sweep, wanted: dict[str, str]) -> tuple[dict[str, tuple[int, int]], int]:
    """Random profiles with some answers fixed; the rails of every finding."""
    profiles = dict(sweep.profiles(random.Random(SEED), core.WIDTH))
    profiles |= {q: [value] * core.WIDTH for q, value in wanted.items()}
    slots = sweep.slots(profiles, core.WIDTH)
    return sweep.rails(slots, core.WIDTH, [name("finding", f) for f in sweep.pack.findings]), core.WIDTH


@pytest.mark.parametrize(
    "mission",
    [
        {"mission.type": "special_political"},
        {"mission.type": "special_political", "mandate.protection": "no"},
        {"mission.type": "peacekeeping", "mandate.protection": "no"},
        {"mission.type": "other"},
    ],
)
def test_g10_g12_a_strategy_is_owed_by_no_other_mission(sweep: core.Sweep, mission: dict[str, str]) -> None:
    print("seed", SEED)
    rails, _ = _sees(sweep, mission)
    for owed in ("strategy.write", "strategy.task_all_components", "forum.set_up"):
        assert not rails[name("finding", owed)][0], owed
    spoken = re.compile(r"(?<!political )\bstrategy\b(?! \(or planning| or planning|'s)", re.IGNORECASE)
    said = {}
    for finding in sweep.pack.findings.values():
        if rails[name("finding", finding.id)][0] and "strategy" in finding.facets.get("entry_point", ()):
            said[finding.id] = [t for t in _texts(finding) if spoken.search(t)]
    assert {f: t for f, t in said.items() if t} == {}


def _texts(finding: Finding) -> tuple[str, ...]:
    return finding.title, finding.advice, finding.first_step, finding.done_when


def test_g11_any_armed_unit_is_asked_about_its_own_arms(ready: Prepared) -> None:
    for kind in ("military", "formed_police"):
        whole = _whole(ready, {"mission.type": "special_political", "mission.uniformed": {kind: "yes"}})
        for question in ("own_stocks.policy_followed", "training.weapons_management"):
            assert whole.value(name("applies", question)), (kind, question)


def test_soldiers_and_police_are_needed_for_what_they_alone_can_do(pack: Pack, sweep: core.Sweep) -> None:
    profiles = dict(sweep.profiles(random.Random(SEED), core.WIDTH))
    profiles["mission.uniformed"] = [_none_of(pack, "mission.uniformed")] * core.WIDTH
    slots = sweep.slots(profiles, core.WIDTH)
    rails = sweep.rails(slots, core.WIDTH, [name("finding", f) for f in pack.findings])
    theirs = [f for f in pack.findings if f.startswith(("force.", "police.", "patrols.", "presence.", "responses."))]
    assert len(theirs) > 8
    assert [f for f in theirs if rails[name("finding", f)][0]] == []


def test_where_there_is_no_embargo_nothing_is_said_of_it(pack: Pack, sweep: core.Sweep) -> None:
    rails, _ = _sees(sweep, {"embargo.in_force": "no"})
    about = [f.id for f in pack.findings.values() if f.id.startswith(("embargo.", "strength.embargo", "ask.embargo"))]
    task = {
        "embargo.put_task_in_place"
    }  # a mandate may name the task while the embargo is in doubt: a conflict says so
    assert [f for f in about if f not in task and rails[name("finding", f)][0]] == []


# content -------------------------------------------------------------------------------------------------------------

INFERRED = (  # corrections 1.6, as far as they have an item of their own and concern the whole of it
    *("X11", "F03", "F09", "W05", "W07", "W12", "N12", "L1-15", "L1-74", "L2-15", "L2-20", "L2-22", "L2-89", "L2-137"),
    *("L3-16", "L3-17", "L3-19", "L3-20", "L3-22", "L3-30"),
)


def test_g13_what_is_inferred_says_so(pack: Pack) -> None:
    items = {**pack.questions, **pack.findings, **pack.modifiers}
    sources = {i: item.sources for i, item in items.items()}
    sources |= {k: tuple(s for r in concept.rules for s in r.sources) for k, concept in pack.concepts.items()}
    with IDS.open(encoding="utf-8", newline="") as file:
        rows = [(r["raw_id"], i) for r in csv.DictReader(file) for i in r["new_id"].split(", ") if i in sources]
    seen = {raw for raw, _ in rows}
    assert sorted(set(INFERRED) - seen) == []
    overstated = [(raw, i) for raw, i in rows if raw in INFERRED and all(s.basis == "stated" for s in sources[i])]
    assert overstated == []


def test_g14_yes_is_always_the_good_answer_of_a_practice(pack: Pack) -> None:
    bad = re.compile(r"\b(not|never|rarely|seldom|lack|lacking|without|unwilling|reluctant|fail)\b")
    fine = re.compile(r"and not|whether or not|\(or, without one|where a full programme is not possible")
    asks = {q.id: fine.sub("", q.ask.lower()) for q in pack.questions.values() if q.type == "practice"}
    assert [q for q, ask in asks.items() if bad.search(ask)] == []
    assert {q.adverse for q in pack.questions.values() if q.type == "practice"} == {"low"}


def test_g15_every_mandated_task_that_is_not_in_place_is_seen(pack: Pack, ready: Prepared) -> None:
    assert set(TASKS) == set(pack.questions["mandate.arms_tasks"].values())
    for task, finding in TASKS.items():
        given = _every(pack, "no", embargo__in_force="yes", mission__type="peacekeeping")
        mandated = {**given, "mandate.arms_tasks": {**dict.fromkeys(TASKS, "no"), task: "yes"}}
        assert finding in _established(ready, mandated), task
        assert finding not in _established(ready, {**mandated, "mandate.arms_tasks": dict.fromkeys(TASKS, "no")}), task


def test_g16_a_good_mission_has_a_page_of_strengths_and_no_gaps(pack: Pack, ready: Prepared) -> None:
    good: dict[str, Value] = _every(
        pack,
        "yes",
        mission__type="peacekeeping",
        mandate__protection="yes",
        mandate__human_rights="yes",
        mandate__good_offices="yes",
        mandate__force="yes",
        assessment__exists="yes",
        early_warning__exists="yes",
        embargo__in_force="yes",
        sanctions__in_force="yes",
        sanctions__criteria_civilians="yes",
        peace__process_live="yes",
        country_team__works_on_arms="yes",
        custody__taken_in="yes",
        national_plan__exists="yes",
        wam__supported="yes",
        ssr__supported="yes",
        reported__ieds="yes_widely",
        reported__armed_groups="yes_widely",
    )
    good |= {
        line: dict.fromkeys(pack.questions[line].values(), "yes")
        for line in (
            "mandate.arms_tasks",
            "mission.components",
            "mission.uniformed",
            "mission.sites",
            "expertise.where",
        )
    }
    good["support.to_forces"] = dict.fromkeys(pack.questions["support.to_forces"].values(), "yes")
    good["support.measures"] = dict.fromkeys(pack.questions["support.measures"].values(), "yes")
    found = [pack.findings[f] for f in _established(ready, good)]
    strengths = {f.id for f in found if f.kind == "strength"}
    print(f"strengths: {len(strengths)} of {sum(f.kind == 'strength' for f in pack.findings.values())}")
    assert {f.id for f in found if pack.kinds[f.kind].advice} == set()
    assert {r for f in found if f.kind == "strength" for r in f.facets["recommendation"]} == set(map(str, range(1, 15)))


def test_entry_points_stop_at_act_next_and_options_have_no_class(pack: Pack) -> None:
    assert pack.class_caps == {"entry_point": "act_next"}
    placed = {k.id for k in pack.kinds.values() if k.advice and not k.box}
    assert placed == {"gap", "entry_point"}
