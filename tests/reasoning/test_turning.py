"""What would change a level: every smallest set, against the plain interpreter and against full judgements.

The long run: POCARMS_SEED=100 POCARMS_MANY=200 pytest tests/reasoning/test_turning.py
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import combinations, product
from pathlib import Path

import pytest

from pocarms.assessment.assess import Prepared, judge_profile, prepare
from pocarms.inference.durable import Unavailable
from pocarms.language.load import load_pack
from pocarms.model.pack import UNKNOWN, Pack, Question, Scale
from pocarms.model.profile import Answer, Profile, Value
from pocarms.profiles.load import load_profile
from pocarms.reasoning.what_if.changes import Change, with_changes
from pocarms.reasoning.what_if.goals import stands
from pocarms.reasoning.what_if.turning import ACTING, LESS, OTHERWISE, Turning, turning, turnings
from tests.oracle import plain
from tests.oracle.flatten import whole_answers
from tests.reasoning.packs import practice_pack, profiles_of

ROOT = Path(__file__).parents[2]
TWIN = Unavailable("tests use the twin")
FIRST = int(os.environ.get("POCARMS_SEED", "0"))
SEEDS = range(FIRST, FIRST + int(os.environ.get("POCARMS_MANY", "5")))
PAIRS = 2

Set = frozenset[tuple[str, str]]


# against the plain interpreter ---------------------------------------------------------------------------------------


def becomes(question: Question, now: str, kind: str, day: str) -> tuple[str, ...]:
    """What an answer may become, nearest first, worked out once more from the pack alone. day: of the profile."""
    if question.type == "date" and kind != LESS and question.adverse == "old" and now != "not_applicable":
        return (day,) if day and (now == UNKNOWN or now < day) and (question.changeable or kind == OTHERWISE) else ()
    if now == "not_applicable" or question.type not in ("yes_no", "practice", "ordered", "choice"):
        return ()
    if (kind == ACTING and not question.changeable) or (kind == LESS and now == UNKNOWN):
        return ()
    order = [o.id for o in question.options] or ["no", "yes"]
    if question.type == "practice":
        order = ["no", "partly", "yes"]
    if question.type == "ordered" and question.adverse == "high":
        order.reverse()
    if question.type == "practice" or (question.type == "ordered" and question.adverse):  # the worst first
        if kind == LESS:
            return tuple(reversed(order[: order.index(now)]))
        return tuple(order[order.index(now) + 1 :] if now in order else order[1:])
    return tuple(v for v in order if v != now)


def value_of(pack: Pack, question: str, text: str) -> Value:
    return datetime.date.fromisoformat(text) if pack.questions[question].type == "date" else text


def chain(question: Question) -> bool:
    return question.type == "practice" or bool(question.type == "ordered" and question.adverse)


def brute(pack: Pack, profile: Profile, scale: Scale, kind: str, goal: str) -> set[Set]:
    """Return every smallest set of at most two answers that brings a scale where it is wanted."""
    told = whole_answers(pack, profile)
    now = {q.id: str(told[q.id].value) if q.id in told else UNKNOWN for q in pack.questions.values()}
    day = profile.as_of.isoformat() if profile.as_of else ""
    ways = {q.id: becomes(q, now[q.id], kind, day) for q in pack.questions.values()}
    before = plain.benches(pack, profile)[0]
    ranks = [s.id for s in scale.steps]
    rank = ranks.index(plain.level(before, scale)[2])

    def wanted(bench: plain.Bench) -> bool:
        found = plain.level(bench, scale)[2]
        other = ranks.index(found)
        return {"better": other < rank, "worse": other > rank, "proceeding": found in scale.proceeding}[goal]

    def clashes(bench: plain.Bench) -> bool:
        doubting = [c for c, conflict in pack.conflicts.items() if conflict.doubts]
        return any(bench.conflicts[c] is True and before.conflicts[c] is not True for c in doubting)

    good, through_clash = [], []
    for size in (1, PAIRS):
        for asked in combinations([q for q in ways if ways[q]], size):
            for values in product(*(ways[q] for q in asked)):
                way = dict(zip(asked, values, strict=True))
                given = {**profile.answers, **{q: (Answer(q, value_of(pack, q, v)),) for q, v in way.items()}}
                bench = plain.benches(pack, replace(profile, answers=given))[0]
                if wanted(bench):
                    (through_clash if clashes(bench) else good).append(way)
    if kind == LESS:
        for way in through_clash:
            ((question, _),) = way.items() if len(way) == 1 else (("", ""),)
            if question and not any(question in g and len(g) == 1 for g in good):
                good = [g for g in good if question not in g or g in through_clash]
                good.append(way)
    return {frozenset(w.items()) for w in good if not any(smaller(pack, ways, o, w) for o in good)}


def smaller(pack: Pack, ways: Mapping[str, tuple[str, ...]], one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether one set is another with fewer changes, or smaller steps."""
    if one == other:
        return False
    return all(
        q in other and (ways[q].index(v) <= ways[q].index(other[q]) if chain(pack.questions[q]) else v == other[q])
        for q, v in one.items()
    )


def sets_of(found: Turning) -> Iterator[tuple[str, str, set[Set], bool]]:
    for one in (*found.up, *((found.down,) if found.down else ())):
        levers = one.answer.reached.levers
        sets = {
            frozenset((levers[i].question, str(levers[i].may_become[v])) for i, v in picked)
            for picked in one.answer.reached.sets
            if len(picked) <= PAIRS
        }
        yield one.kind, one.answer.goal.wanted, sets, one.answer.reached.already


@pytest.mark.parametrize("seed", SEEDS)
def test_smallest_sets_are_those_that_trying_every_one_finds(seed: int) -> None:
    pack = practice_pack(seed, (4, 6))
    prepared = prepare(pack, "en")
    for profile in profiles_of(pack, seed, 3):
        judgement = judge_profile(prepared, profile, TWIN)
        for scale in pack.scales.values():
            if scale.of != "whole":
                continue
            found = turning(prepared, profile, judgement, scale.id, 0, TWIN, 99)
            assert found.stands == plain.level(plain.benches(pack, profile)[0], scale)[2]
            for kind, goal, sets, already in sets_of(found):
                assert not already
                assert sets == brute(pack, profile, scale, kind, goal), (seed, profile.id, scale.id, kind, goal)


# against full judgements of the worked examples ----------------------------------------------------------------------


@cache
def prepared() -> Prepared:
    return prepare(load_pack(ROOT / "rules" / "hrddp", tests=False), "en")


def example(stem: str) -> Profile:
    return load_profile(ROOT / "examples" / "hrddp" / f"{stem}.yaml", lambda _: prepared().pack)[0]


@pytest.mark.parametrize("stem", ["03-police-course", "06-depot-suspect-commander", "12-fuel-month-four"])
def test_single_answers_that_weigh_more_are_those_that_judging_each_finds(stem: str) -> None:
    profile = example(stem)
    judgement = judge_profile(prepared(), profile, TWIN)
    pack = prepared().pack
    assert pack.memo is not None
    scale = pack.scales["proposal"]
    ranks = [s.id for s in scale.steps]
    for one in turnings(prepared(), profile, judgement, "proposal", None, TWIN, 0, 1):
        assert one.down is not None
        answer = one.down.answer
        found = {(answer.reached.levers[i].question, v) for ((i, v),) in answer.reached.sets}
        expected = set()
        for lever in answer.reached.levers:
            for number, value in enumerate(lever.may_become):
                changed = with_changes(profile, [Change(lever.place, lever.question, value)])
                after = stands(scale, one.case, judge_profile(prepared(), changed, TWIN))
                if ranks.index(after) > ranks.index(one.stands):
                    expected.add((lever.question, number))
                    if chain(pack.questions[lever.question]):
                        break
        assert found == expected
        assert not {q for q, _ in found} & set(pack.memo.given)


def test_what_lifts_a_bar_is_what_somebody_can_bring_about() -> None:
    profile = example("06-depot-suspect-commander")
    judgement = judge_profile(prepared(), profile, TWIN)
    (one,) = turnings(prepared(), profile, judgement, "proposal", "unit_d", TWIN, 9)
    (up,) = one.up
    assert (up.kind, up.answer.goal.wanted) == (ACTING, "proceeding")
    (way,) = up.answer.ways
    assert way.stands == "go_with_mitigation"
    assert {(s.lever.question, s.lever.may_become[s.value]) for s in way.steps} == {
        ("command.in_post", "no"),
        ("record.corrective", "adequate"),
    }


def test_where_nobody_can_lift_it_the_facts_it_hangs_on_are_told() -> None:
    profile = example("07-transfer-brigade-pattern")
    judgement = judge_profile(prepared(), profile, TWIN)
    (one,) = turnings(prepared(), profile, judgement, "proposal", None, TWIN, 9)
    assert [bool(found.answer.ways) for found in one.up] == [False, False, True]
    assert one.up[-1].kind == OTHERWISE
    assert [s.lever.question for s in one.up[-1].answer.ways[0].steps] == ["record.unit_grave"]


@pytest.mark.parametrize("stem", sorted(f.stem for f in (ROOT / "examples" / "hrddp").glob("*.yaml")))
def test_every_set_shown_comes_to_the_level_it_names(stem: str) -> None:
    profile = example(stem)
    judgement = judge_profile(prepared(), profile, TWIN)
    for name in ("proposal", "under_way"):
        for one in turnings(prepared(), profile, judgement, name, None, TWIN, 3, 1):
            for found in (*one.up, *((one.down,) if one.down else ())):
                for way in found.answer.ways:
                    given = [Change(s.lever.place, s.lever.question, s.lever.may_become[s.value]) for s in way.steps]
                    after = judge_profile(prepared(), with_changes(profile, given), TWIN)
                    assert stands(prepared().pack.scales[name], one.case, after) == way.stands
                    assert (way.stands in found.answer.goal.steps) is True
