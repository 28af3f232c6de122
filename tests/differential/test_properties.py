"""What must be so whatever the pack (issue 2): of the plain interpreter, and of the engine."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from tests.differential.engine import engine
from tests.oracle import plain
from tests.oracle.generate.draft import TINY
from tests.oracle.generate.profiles import Habits
from tests.oracle.judgement import Judge, Judgement
from tests.oracle.properties import Broken, Tally, less_is_never_more, settled_hold, settled_hold_in_parts
from tests.oracle.random_packs import random_pack, random_profiles

SEED = int(os.environ.get("POCARMS_SEED", "1"))
LONG = int(os.environ.get("POCARMS_LONG", "1"))


def check(judge: Judge, packs: int) -> tuple[Tally, list[Broken]]:
    tally, broken = Tally(), []
    for seed in range(SEED * 1000, SEED * 1000 + packs):
        pack, rng = random_pack(seed, TINY), random.Random(seed)
        for profile in random_profiles(pack, seed, 2, Habits(known=0.8)):
            broken += settled_hold(judge, pack, profile, tally, most=200)
            broken += less_is_never_more(judge, pack, profile, tally)
            if profile.parts:
                broken += settled_hold_in_parts(judge, pack, profile, rng, tally, many=6)
    return tally, broken


@pytest.mark.parametrize("judge", [plain.judge_all, engine()], ids=["plain", "engine"])
def test_properties_hold(judge: Judge) -> None:
    tally, broken = check(judge, 10 * LONG)
    print(f"POCARMS_SEED={SEED}: {tally}")
    assert tally.admissible > 100 and tally.deletions > 20 and tally.definite > 500
    assert not broken, "\n".join(map(str, broken[:10]))


def hasty(pack: Pack, profiles: Sequence[Profile]) -> list[Judgement]:
    """A judge that takes what is unknown for a no."""

    def sure(judgement: Judgement) -> Judgement:
        whole = judgement.whole
        return replace(judgement, whole=replace(whole, findings={f: bool(v) for f, v in whole.findings.items()}))

    return [sure(judgement) for judgement in plain.judge_all(pack, profiles)]


def test_a_judge_that_takes_unknown_for_no_breaks_them() -> None:
    _, broken = check(hasty, 3)
    assert {one.property for one in broken} >= {"settled holds"}
