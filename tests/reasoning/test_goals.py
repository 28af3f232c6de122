"""What reaches a goal: every smallest set of changes, against the plain interpreter trying every set there is.

The long run: `python -m tests.reasoning.test_goals --cases 5000 --seed 1`. A case is one goal that is not reached.
With `--larger`: packs of 9 to 16 questions, where clingo finds the sets (`choosing`).
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from math import prod
from unittest import mock

from pocarms.assessment.assess import context, judge_profile, prepare
from pocarms.inference.durable import Unavailable
from pocarms.model.conditions import AllOf, Op
from pocarms.model.conditions import Test as AnswerTest
from pocarms.model.pack import Conflict, Pack
from pocarms.model.profile import Profile
from pocarms.reasoning.topics import Topic
from pocarms.reasoning.what_if import goal_search
from pocarms.reasoning.what_if.goal_search import Reached, search
from pocarms.reasoning.what_if.goals import goal
from pocarms.reasoning.world import world
from tests.oracle import plain
from tests.reasoning.choosing import smallest_by_clingo
from tests.reasoning.long_run import main
from tests.reasoning.packs import practice_pack, profiles_of
from tests.reasoning.reaching import Set, changed, clashes, goals, may_become, smallest_sets

TWIN = Unavailable("only the twin is wanted")
WAYS = 400  # ways of changing what may be changed that are gone through one by one; profiles with more are left out


def check(seed: int, seen: Counter[str]) -> None:
    """Check every goal of some profiles of one random pack."""
    pack = _doubting(practice_pack(seed, (4, 8)), seed)
    prepared = prepare(pack, "en")
    for profile in profiles_of(pack, seed, 2):
        if prod(len(values) + 1 for values in may_become(pack, profile).values()) > WAYS:
            seen["too many ways"] += 1
            continue
        judgement = judge_profile(prepared, profile, TWIN)
        around = world(prepared.twin, prepared.coder, context(pack, profile), judgement)
        for (kind, id_, wanted), reached in goals(pack).items():
            asked = goal(pack, Topic(kind, id_), 0, wanted, judgement)
            found = search(pack, around, asked, {})
            expected = smallest_sets(pack, profile, reached)
            assert found.already is (expected is None), f"seed {seed} {profile.id} {id_}={wanted}"
            if expected is None:
                continue
            sets = _sets(found)
            told = f"seed {seed} {profile.id} {id_}={wanted}: {sorted(map(sorted, sets ^ expected))}"
            assert found.every and sets == expected, told
            seen["cases"] += 1
            seen["sets"] += len(sets)
            seen["nothing reaches it"] += not sets
            seen["several changes"] += any(len(one) > 1 for one in sets)
            seen["undoes a conflict"] += any(_clashes_without(pack, profile, one) for one in sets)


def _sets(found: Reached) -> set[Set]:
    return {
        frozenset((found.levers[i].question, str(found.levers[i].may_become[v])) for i, v in picked)
        for picked in found.sets
    }


def _doubting(pack: Pack, seed: int) -> Pack:
    """Add conflicts that one change may bring about and another undo: this practice is there, and that one is not."""
    rng = random.Random(f"goals {seed}")
    there = [q.id for q in pack.questions.values() if q.type == "practice"]
    more = {}
    for i in range(2 if len(there) > 1 else 0):
        one, other = rng.sample(there, 2)
        when = AllOf((AnswerTest(one, Op.IS, ("partly", "yes")), AnswerTest(other, Op.IS, ("no",))))
        more[f"pair.c{i}"] = Conflict(f"pair.c{i}", when, "Both cannot be.", (rng.choice((one, other, *there)),))
    return replace(pack, conflicts={**pack.conflicts, **more})


def check_larger(seed: int, seen: Counter[str]) -> None:
    """Check some goals of a profile of a pack of 9 to 16 questions, against clingo."""
    rng = random.Random(f"larger goals {seed}")
    pack = _doubting(practice_pack(seed, (9, 16)), seed)
    prepared = prepare(pack, "en")
    (profile,) = profiles_of(pack, seed, 1)
    judgement = judge_profile(prepared, profile, TWIN)
    around = world(prepared.twin, prepared.coder, context(pack, profile), judgement)
    ways = may_become(pack, profile)
    bench = plain.benches(pack, profile)[0]
    unreached = [key for key, reached in goals(pack).items() if not reached(bench)]
    for kind, id_, wanted in rng.sample(unreached, min(len(unreached), 6)):
        with mock.patch.object(goal_search, "EVERY", rng.choice((goal_search.EVERY, 50))):  # beyond it: set by set
            found = search(pack, around, goal(pack, Topic(kind, id_), 0, wanted, judgement), {})
        expected = smallest_by_clingo(pack, profile, ways, kind, id_, wanted)
        within = {one for one in expected if found.every or len(one) <= found.largest}
        sets = _sets(found)
        assert sets == within, f"seed {seed} {id_}={wanted}: {sorted(map(sorted, sets ^ within))}"
        seen["cases"] += 1
        seen["sets"] += len(sets)
        seen["several changes"] += any(len(one) > 1 for one in sets)
        seen["bounded"] += not found.every
        seen["nothing reaches it"] += not expected


def _clashes_without(pack: Pack, profile: Profile, way: Set) -> bool:
    """Whether a conflict comes about where one change of several is left out."""
    before = plain.benches(pack, profile)[0]
    return any(clashes(pack, before, plain.benches(pack, changed(profile, dict(way - {one})))[0]) for one in way)


def test_sets_are_those_that_trying_every_set_finds() -> None:
    seen: Counter[str] = Counter()
    for seed in (1, 2, 25, 30):  # 1, 25, 30: changes that undo a conflict
        check(seed, seen)
    print(dict(seen))
    assert seen["several changes"] and seen["nothing reaches it"] and seen["undoes a conflict"]


def test_larger_packs_agree_with_clingo() -> None:
    seen: Counter[str] = Counter()
    for seed in range(3):
        check_larger(seed, seen)
    print(dict(seen))
    assert seen["sets"] and seen["nothing reaches it"]


if __name__ == "__main__":
    main(check, __doc__, check_larger)
