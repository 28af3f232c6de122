"""The comparison must itself be trustworthy: each of these faults in compiler, stage 0 and cases is caught by it."""

from __future__ import annotations

import pytest

from tests.differential.engine import engine
from tests.differential.faults import engine_with
from tests.differential.seeded_faults import FAULTS
from tests.oracle import plain
from tests.oracle.judgement import Judge, Judgement, differences
from tests.oracle.random_packs import random_pack, random_profiles

SEED = 7
PACKS = 60  # random packs of ten profiles until a fault counts as unseen

Expected = list[tuple[int, object, list[object], list[Judgement]]]
_made: Expected = []


def pairs(number: int) -> tuple[int, object, list[object], list[Judgement]]:
    """Return pack, profiles and the plain interpreter's judgement, made once for all faults."""
    while len(_made) <= number:
        seed = SEED * 1_000_000 + len(_made)
        pack = random_pack(seed)
        profiles = random_profiles(pack, seed, 10)
        _made.append((seed, pack, list(profiles), plain.judge_all(pack, profiles)))
    return _made[number]


def first_objection(judge: Judge) -> tuple[int, str]:
    """Return how many packs were looked at until one showed a difference, and what; (0, "") where none does."""
    for number in range(PACKS):
        _, pack, profiles, expected = pairs(number)
        try:
            said = judge(pack, profiles)  # type: ignore[arg-type]
        except Exception as error:  # a fault that makes the engine fail is seen too
            return number + 1, repr(error)
        for wanted, judgement in zip(expected, said, strict=True):
            found = differences(wanted, judgement)
            if found:
                return number + 1, str(found[0])
    return 0, ""


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_caught(name: str) -> None:
    looked_at, what = first_objection(engine_with(FAULTS[name]))
    print(f"seed {SEED}: {name}: seen in pack {looked_at}: {what}")
    assert looked_at, "nobody saw this fault"


def test_without_a_fault_nobody_objects() -> None:
    """The judges do not object to everything."""
    assert first_objection(engine()) == (0, ""), f"seed {SEED}"
