"""Questions to ask next, against the plain interpreter on small random packs: it never stops while something can still
change what is stated, and never asks what cannot matter.

POCARMS_SEEDS (how many packs, 8 by default) and POCARMS_SEED (the first one) choose the cases; each prints its seed.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from dataclasses import replace

from pocarms.assessment.assess import Prepared, context, judge_profile, prepare
from pocarms.inference.durable import Unavailable
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from pocarms.reasoning.ask_next.aims import AIMS
from pocarms.reasoning.ask_next.field import Ask, Field
from pocarms.reasoning.ask_next.nextq import make_field, next_questions
from tests.oracle.generate.draft import TINY
from tests.oracle.generate.profiles import Habits, random_profile
from tests.oracle.random_packs import random_pack
from tests.reasoning.asking import Place, answering, ways

TWIN = Unavailable("only the twin is wanted")
MOST = 700


def _field(prepared: Prepared, profile: Profile, aim: str) -> Field:
    judgement = judge_profile(prepared, profile, TWIN)
    cases = (judgement.whole, *judgement.parts)
    return make_field(prepared.pack, prepared.coder, context(prepared.pack, profile), cases, aim)


def _small(pack: Pack, rng: random.Random) -> Pack:
    """Now and then a scale suggests a decision."""
    if rng.random() < 0.5:
        return pack
    return replace(pack, scales={k: replace(s, decision=s.id == "level") for k, s in pack.scales.items()})


def test_asked_is_what_can_matter_until_nothing_can() -> None:
    first = int(os.environ.get("POCARMS_SEED", "0"))
    seen: Counter[str] = Counter()
    for seed in range(first, first + int(os.environ.get("POCARMS_SEEDS", "8"))):
        rng = random.Random(f"next {seed}")
        pack = _small(random_pack(seed, TINY), rng)
        prepared = prepare(pack, "en")
        for n in range(3):
            habits = Habits(known=rng.choice((0.5, 0.7, 0.85)), parts=rng.choice((0.0, 0.0, 1.0)))
            profile = random_profile(rng, pack, f"mission{n}", habits)
            aim = rng.choice(AIMS)
            _interview(prepared, profile, aim, rng, f"seed {seed} profile {n} aim {aim}", seen)
    print(dict(seen))
    assert seen["asked"] > 0 and seen["stopped with open questions"] > 0


def _interview(
    prepared: Prepared, profile: Profile, aim: str, rng: random.Random, label: str, seen: Counter[str]
) -> None:
    """Ask, and answer at random, until nothing is asked any more; check each step."""
    answered: list[Place] = []
    while (every := ways(prepared.pack, profile, aim, MOST)) is not None:
        at = f"{label}, after {answered}"
        field = _field(prepared, profile, aim)
        found = next_questions(field, 1000)
        asked = {(q.ask.part, q.ask.question): q for q in found.questions}
        reached = frozenset().union(*field.reached) if field.reached else frozenset()
        for place in every.places:
            if every.matters(place):
                assert Ask(*place) in reached, f"{at}: {place} matters and is not reached"
                assert place in asked or not field.applies(Ask(*place)), f"{at}: {place} matters and is not asked"
            elif place in asked:
                assert asked[place].matters == "may", f"{at}: {place} is said to matter, and cannot"
                seen["asked though it cannot matter"] += 1
            elif Ask(*place) in reached and field.applies(Ask(*place)):
                seen["left out by proof"] += 1
        ours = [place for place in asked if place in every.places]
        if not ours:
            outcomes = every.outcomes()
            assert len(outcomes) <= 1, f"{at}: stopped, and it may still come out in {len(outcomes)} ways"
            seen["stopped"] += 1
            seen["stopped with open questions"] += bool(every.places)
            return
        place = rng.choice(ours[:2])
        possible = every.possible(place)
        if not possible:
            seen["no possible answer"] += 1
            return
        profile = answering(profile, {place: rng.choice(possible)})
        answered.append(place)
        seen["asked"] += 1
    seen["too many ways"] += 1
