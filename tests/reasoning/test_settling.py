"""What settles an open conclusion, and what holds whatever the answers, against the plain interpreter: every way of
answering the open questions of small random packs is judged.

The long run: `python -m tests.reasoning.test_settling --cases 5000 --seed 1`. A case is one undecided conclusion.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from unittest import mock

from pocarms.assessment import settle
from pocarms.assessment.assess import context, judge_profile, prepare
from pocarms.assessment.search import SET_SIZE
from pocarms.assessment.settle import Settler
from pocarms.inference.durable import Unavailable
from pocarms.model.conditions import Applies
from pocarms.model.pack import Finding, Pack
from pocarms.model.profile import Profile
from tests.oracle.completions import standalone
from tests.oracle.generate.profiles import Habits, random_profile
from tests.oracle.random_packs import random_pack
from tests.reasoning.long_run import EIGHT, main
from tests.reasoning.settling import Settled, settled

TWIN = Unavailable("only the twin is wanted")
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
    prepared = prepare(pack, "en")
    judged = judge_profile(prepared, profile, TWIN).whole
    settler = Settler(pack, prepared.coder, judged, context(pack, profile))
    for full, wanted in expected.items():
        found = settler.settle_one(full)
        assert found.exact, f"{label}: {full}"
        assert {frozenset(s) for s in found.settled_by} == wanted.settled_by, f"{label}: {full} settled by"
        assert set(found.may_be_settled_by) == wanted.may_be, f"{label}: {full} may be settled by"
        if wanted.holds is not None:  # else no way of answering everything is free of contradiction
            assert found.holds == wanted.holds, f"{label}: {full} holds"
        _beyond_the_bound(Settler(pack, prepared.coder, judged, context(pack, profile)), full, wanted, label, seen)
        seen["cases"] += 1
        seen[f"holds {wanted.holds}"] += 1
        seen["sets"] += len(wanted.settled_by)


def _beyond_the_bound(settler: Settler, full: str, wanted: Settled, label: str, seen: Counter[str]) -> None:
    """The search that stands in where the ways are too many for a table: nothing it says is wrong."""
    with mock.patch.object(settle, "TABLE", 0):
        found = settler.settle_one(full)
    sets = {frozenset(s) for s in found.settled_by}
    small = {s for s in wanted.settled_by if len(s) <= SET_SIZE}
    assert not found.exact and sets <= small, f"{label}: {full} settled by, beyond the bound"
    assert set(found.may_be_settled_by) == wanted.may_be, f"{label}: {full} may be settled by, beyond the bound"
    if wanted.holds is not None:
        assert found.holds in (wanted.holds, "not_decided"), f"{label}: {full} holds, beyond the bound"
    seen["not found beyond the bound"] += len(small - sets)


def test_settled_by_and_holds_are_what_trying_every_answer_finds() -> None:
    seen: Counter[str] = Counter()
    for seed in (*range(7), 12, 341):  # 12: does not apply, and waits; 341: a set with an answer only conflicts read
        check(seed, seen)
    print(dict(seen))
    assert seen["holds always"] and seen["holds never"] and seen["holds depends"] and seen["sets"]


if __name__ == "__main__":
    main(check, __doc__)
