"""Mutants said to mean the same as the pack: nothing tells them apart."""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import pytest

from pocarms.assessment.assess import prepare
from pocarms.author.drafts import Drafter
from pocarms.author.equal import Twins
from pocarms.author.mutants import mutate
from pocarms.author.sweep import bench, notice
from pocarms.language.load import load_pack
from tests.author.test_lints import written
from tests.author.test_mutate import recorded_tests
from tests.oracle.random_packs import random_pack, random_profiles

SEEDS = (700, 705, 706)


def judged(seed: int) -> tuple[int, int]:
    """Hold the verdicts on one random pack to profiles drawn at random; returns those the same, and all."""
    pack = random_pack(seed)
    mutated = mutate(pack)
    run, numbers = bench(mutated), random.Random(seed)
    found = notice(run, recorded_tests(prepare(pack, pack.language), random_profiles(pack, seed, 6)))
    assert not found.failing
    twins = Twins(run)
    some = numbers.sample(mutated.mutants, min(120, len(mutated.mutants)))
    same = [m for m in some if twins.same(m)]
    assert [m.swap for m in same if found.by[m.switch]] == [], f"seed {seed}: noticed, and said to be the same"
    drafter = Drafter(run, seed=seed, draws=512)
    drafts = [m.swap for m in numbers.sample(same, min(8, len(same))) if drafter.draft(m) is not None]
    assert drafts == [], f"seed {seed}: told apart by answers, and said to be the same"
    other = [m for m in some if m not in same]
    assert sum(bool(found.by[m.switch]) for m in other) > len(other) / 4, f"seed {seed}: far from all differ"
    return len(same), len(some)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_proved_the_same_is_told_apart_by_no_profile(seed: int) -> None:
    same, of = judged(seed)
    assert 0 < same < of, f"seed {seed}: both happen"


def test_a_condition_that_a_gate_implies_may_go_and_the_gated_one_may_not(tmp_path: Path) -> None:
    planted = "f.x: {kind: gap, title: X, when: {all: [{a.one: yes}, {a.deep: yes}]}}"
    pack = load_pack(written(tmp_path, {"findings": planted}))
    mutated = mutate(pack, lambda site: site.id == "f.x")
    twins = Twins(bench(mutated))
    same = {m.swap for m in mutated.mutants if twins.same(m)}
    assert same == {("a.one is [yes]", "all(a.one is [yes], a.deep is [yes])", True)}


def main() -> None:
    """The long run: `python -m tests.author.test_equal --packs 200 --seed 10000`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--packs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=10000)
    asked = parser.parse_args()
    verdicts = [judged(seed) for seed in range(asked.seed, asked.seed + asked.packs)]
    same, of = (sum(column) for column in zip(*verdicts, strict=True))
    print(f"{same} of {of} mutants of {asked.packs} packs are proved the same; no profile drawn told one apart")


if __name__ == "__main__":
    main()
