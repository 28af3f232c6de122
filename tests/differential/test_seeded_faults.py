"""The comparison must itself be trustworthy: each of these faults in compiler, stage 0 and cases is caught by it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest

from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from tests.differential.engine import engine
from tests.differential.faults import engine_with
from tests.differential.seeded_faults import FAULTS
from tests.oracle import plain
from tests.oracle.judgement import Judge, Judgement, differences
from tests.oracle.random_packs import random_pack, random_profiles

SEED = 7
PACKS = 60  # random packs of ten profiles until a fault counts as unseen


@dataclass(frozen=True)
class Sample:
    """A pack with profiles, what the plain interpreter says of them, and what the engine says that has no fault."""

    pack: Pack
    profiles: list[Profile]
    expected: list[Judgement]
    sound: list[Judgement]


@cache
def sample(number: int) -> Sample:
    """Return one of the samples that all faults are looked for in."""
    seed = SEED * 1_000_000 + number
    pack = random_pack(seed)
    profiles = random_profiles(pack, seed, 10)
    return Sample(pack, profiles, plain.judge_all(pack, profiles), engine()(pack, profiles))


def first_objection(judge: Judge) -> tuple[int, str]:
    """Return how many packs were looked at until one showed a difference, and what; (0, "") where none did.

    Pairs on which the engine differs without any fault say nothing of one, and are passed over.
    """
    for number in range(PACKS):
        at = sample(number)
        try:
            said = judge(at.pack, at.profiles)
        except Exception as error:  # a fault that makes the engine fail is seen too
            return number + 1, repr(error)
        for wanted, sound, judgement in zip(at.expected, at.sound, said, strict=True):
            found = differences(wanted, judgement)
            if found and not differences(wanted, sound):
                return number + 1, str(found[0])
    return 0, ""


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_caught(name: str) -> None:
    looked_at, what = first_objection(engine_with(FAULTS[name]))
    print(f"seed {SEED}: {name}: seen in pack {looked_at}: {what}")
    assert looked_at, "nobody saw this fault"


def test_without_a_fault_nobody_objects() -> None:
    """The judges do not object to everything."""
    for number in range(25):
        at = sample(number)
        for profile, wanted, sound in zip(at.profiles, at.expected, at.sound, strict=True):
            found = "; ".join(map(str, differences(wanted, sound)))
            assert not found, f"seed {SEED}, pack {number}, {profile.id}: {found}"
