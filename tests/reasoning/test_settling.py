"""What settles an open conclusion, and what holds whatever the answers, against the plain interpreter: every way of
answering the open questions of small random packs is judged.

The long run: `python -m tests.reasoning.test_settling --cases 5000 --seed 1`. A case is one undecided conclusion.
With `--larger`: packs of 9 to 16 questions, where clingo finds the sets (`settling_by_clingo`).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from unittest import mock

from pocarms.assessment import settle
from pocarms.assessment.assess import context, judge_profile, prepare
from pocarms.assessment.search import SET_SIZE
from pocarms.assessment.settle import Settler, Settling
from pocarms.inference.durable import Unavailable
from pocarms.model.conditions import Applies
from pocarms.model.pack import Finding, Pack
from pocarms.model.profile import Profile
from tests.oracle.completions import standalone
from tests.oracle.generate.profiles import Habits, random_profile
from tests.oracle.random_packs import random_pack
from tests.reasoning.long_run import EIGHT, main
from tests.reasoning.settling import Settled, open_questions, settled
from tests.reasoning.settling_by_clingo import settled_by_clingo, undecided

TWIN = Unavailable("only the twin is wanted")
SIXTEEN = replace(EIGHT, questions=(9, 16))
OPEN = 13  # open questions of larger packs up to which clingo lists every set of them
WAYS = 1_200  # ways of answering that are gone through one by one; cases with more are left out


def check(seed: int, seen: Counter[str]) -> None:
    """Check every undecided conclusion of some profiles of one random pack, and of their parts."""
    rng = random.Random(f"settling {seed}")
    pack = _asking_what_applies(random_pack(seed, EIGHT))
    for n in range(4):
        habits = Habits(known=rng.choice((0.5, 0.7, 0.85)), not_applicable=0.4, parts=0.25)
        profile = random_profile(rng, pack, f"mission{n}", habits)
        for part in profile.parts or (None,):  # a whole takes what its parts say as it is: looked at without parts
            _case(pack, standalone(pack, profile, part), f"seed {seed} profile {n} {part.id if part else ''}", seen)


def _asking_what_applies(pack: Pack) -> Pack:
    """Add a finding for every question of which it is not certain that it applies: that it does."""
    unsure = [q.id for q in pack.questions.values() if q.may_not_apply and q.asked_when is not None]
    more = {f"here.{q}": Finding(f"here.{q}", "info", "It applies", Applies(q)) for q in unsure}
    return replace(pack, findings={**pack.findings, **more})


def _case(pack: Pack, profile: Profile, label: str, seen: Counter[str]) -> None:
    expected = settled(pack, profile, 99, WAYS)
    if expected is None:
        seen["too many ways"] += 1
        return
    _hold_to(pack, profile, expected, label, seen)


def _hold_to(pack: Pack, profile: Profile, every: Mapping[str, Settled], label: str, seen: Counter[str]) -> None:
    prepared = prepare(pack, "en")
    judged = judge_profile(prepared, profile, TWIN).whole
    settler = Settler(pack, prepared.coder, judged, context(pack, profile))
    for full, wanted in every.items():
        found = settler.settle_one(full)
        seen["sets of 4 and more"] += sum(len(s) > SET_SIZE for s in wanted.settled_by)
        if len(pack.questions) > max(EIGHT.questions) and not found.exact:  # too many ways for a table
            seen["bounded"] += 1
            _say(found, wanted, f"{label}: {full}", seen)
            continue
        assert found.exact, f"{label}: {full}"
        assert {frozenset(s) for s in found.settled_by} == wanted.settled_by, f"{label}: {full} settled by"
        assert set(found.may_be_settled_by) == wanted.may_be, f"{label}: {full} may be settled by"
        if wanted.holds is not None:  # else no way of answering everything is free of contradiction
            assert found.holds == wanted.holds, f"{label}: {full} holds"
        for bound in (0, 10, 100):  # 10, 100: a table for the questions read, but often not for those of conflicts
            again = Settler(pack, prepared.coder, judged, context(pack, profile))
            _beyond_the_bound(again, full, wanted, bound, f"{label}: {full} bound {bound}", seen)
        seen["cases"] += 1
        seen[f"holds {wanted.holds}"] += 1
        seen["sets"] += len(wanted.settled_by)


def _beyond_the_bound(settler: Settler, full: str, wanted: Settled, bound: int, label: str, seen: Counter[str]) -> None:
    """The search that stands in where the ways are too many for a table: nothing it says is wrong."""
    with mock.patch.object(settle, "TABLE", bound):
        found = settler.settle_one(full)
    assert bound or not found.exact, label
    _say(found, wanted, label, seen)


def _say(found: Settling, wanted: Settled, label: str, seen: Counter[str]) -> None:
    sets = {frozenset(s) for s in found.settled_by}
    small = {s for s in wanted.settled_by if len(s) <= SET_SIZE}
    assert sets <= wanted.settled_by, f"{label} settled by, beyond the bound"
    assert set(found.may_be_settled_by) == wanted.may_be, f"{label} may be settled by, beyond the bound"
    if wanted.holds is not None:
        assert found.holds in (wanted.holds, "not_decided"), f"{label} holds, beyond the bound"
    seen["not found beyond the bound"] += len(small - sets)


def check_larger(seed: int, seen: Counter[str]) -> None:
    """Check some undecided conclusions of a random pack of 9 to 16 questions, against clingo."""
    rng = random.Random(f"larger settling {seed}")
    pack = _asking_what_applies(random_pack(seed, SIXTEEN))
    for n in range(2):
        habits = Habits(known=rng.choice((0.3, 0.5, 0.7)), not_applicable=0.4, parts=0.25)
        profile = random_profile(rng, pack, f"mission{n}", habits)
        one = standalone(pack, profile, rng.choice(profile.parts) if profile.parts else None)
        names = undecided(pack, one)
        if len(open_questions(pack, one)) > OPEN:
            seen["too many open questions"] += 1
            continue
        expected = settled_by_clingo(pack, one, rng.sample(names, min(len(names), 4)))
        _hold_to(pack, one, expected, f"seed {seed} profile {n}", seen)


def test_settled_by_and_holds_are_what_trying_every_answer_finds() -> None:
    seen: Counter[str] = Counter()
    for seed in (*range(7), 12, 341):  # 12: does not apply, and waits; 341: a set with an answer only conflicts read
        check(seed, seen)
    print(dict(seen))
    assert seen["holds always"] and seen["holds never"] and seen["holds depends"] and seen["sets"]


def test_larger_packs_agree_with_clingo() -> None:
    seen: Counter[str] = Counter()
    for seed in (1, 2, 297, 371, 2353):  # 297, 371: a set with a question only conflicts read; 2353: answers in doubt
        check_larger(seed, seen)
    print(dict(seen))
    assert seen["sets"] and seen["holds never"] and seen["holds depends"]


if __name__ == "__main__":
    main(check, __doc__, check_larger)
