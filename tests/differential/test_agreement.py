"""A short comparison of every judge with the plain interpreter; the long one is `python -m tests.differential`.

POCARMS_SEED repeats a run, POCARMS_LONG=20 makes it that many times longer.
"""

from __future__ import annotations

import os
import random

import pytest

from pocarms.inference.durable import Unavailable, start_worker
from tests.differential.engine import engine
from tests.differential.engines import engines
from tests.differential.faults import engine_with
from tests.differential.harness import Engine, Report, compare
from tests.differential.seeded_faults import FAULTS
from tests.differential.through_yaml import changed_by_reading, changed_in_profile, reread
from tests.oracle.random_packs import random_pack, random_profiles

SEED = int(os.environ.get("POCARMS_SEED", "1"))
LONG = int(os.environ.get("POCARMS_LONG", "1"))


def told(report: Report) -> str:
    return "\n\n".join([report.text(table=False), *(example.text for example in report.examples)])


def test_all_agree_with_the_plain_interpreter() -> None:
    print(f"POCARMS_SEED={SEED}")
    report = compare(200 * LONG, SEED, engines(["clingo", "twin", "report"], SEED))
    assert report.pairs == 200 * LONG
    assert report.agrees, told(report)


def test_durable_rules_agrees_with_the_plain_interpreter() -> None:
    worker = start_worker()
    if isinstance(worker, Unavailable):
        pytest.skip(worker.reason)
    print(f"POCARMS_SEED={SEED}")
    try:
        report = compare(40 * LONG, SEED + 1, {"durable": Engine(engine(worker))}, per_pack=10)
    finally:
        worker.close()
    assert report.agrees, told(report)


def test_files_read_back_as_the_same_pack_and_profiles() -> None:
    """Whatever the order of files, sections, keys and people's answers."""
    print(f"POCARMS_SEED={SEED}")
    for seed in range(SEED * 1000, SEED * 1000 + 4 * LONG):
        pack = random_pack(seed)
        profiles = random_profiles(pack, seed, 4)
        for rng in (None, random.Random(seed), random.Random(-seed)):
            loaded, read = reread(pack, profiles, rng)
            assert changed_by_reading(pack, loaded) == [], seed
            for profile, again in zip(profiles, read, strict=True):
                assert changed_in_profile(profile, again) == [], (seed, profile.id)


def test_digests_do_not_hang_on_order() -> None:
    print(f"POCARMS_SEED={SEED}")
    pack = random_pack(SEED * 1000 + 500)
    profiles = random_profiles(pack, SEED, 3)
    found = {
        (loaded.digest, *(p.digest for p in read))
        for loaded, read in (reread(pack, profiles, rng) for rng in (None, random.Random(1), random.Random(2)))
    }
    assert len(found) == 1


def test_a_difference_is_found_and_made_small() -> None:
    """A judge that takes every unlike pair of answers for the first one is caught, in a case of a few lines."""
    faulty = Engine(engine_with(FAULTS["the first person is right"]))
    report = compare(20, SEED, {"faulty": faulty})
    assert report.differing["faulty"] > 0
    smallest = min(report.examples, key=lambda example: len(example.text))
    assert smallest.questions <= 2, smallest.text
    assert smallest.answers <= 4, smallest.text
