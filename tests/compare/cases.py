"""What the tests of the comparison share: the pack, the shipped missions, random ones, comparisons made of files."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pocarms.assessment.assess import Prepared, prepare
from pocarms.compare.comparison import Comparison, compare
from pocarms.compare.gather import Gathered, Gatherer
from pocarms.language.load import load_pack
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from pocarms.profiles.load import load_profile
from tests.compare.synthetic import write_mission

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


@cache
def pack() -> Pack:
    return load_pack(ROOT / "rules" / "poc_arms", tests=False)


@cache
def prepared() -> Prepared:
    return prepare(pack(), "en")


def profile(file: Path) -> Profile:
    return load_profile(file, lambda _: pack())[0]


def gathered(profiles: Sequence[Profile]) -> Gathered:
    gatherer = Gatherer(prepared())
    for one in profiles:
        gatherer.add(one, Path(one.file).name)
    return gatherer.done()


def comparison(profiles: Sequence[Profile], **options: Any) -> Comparison:
    return compare(prepared(), gathered(profiles), **options)


@cache
def examples() -> tuple[Profile, ...]:
    return tuple(profile(file) for file in EXAMPLES)


def random_missions(folder: Path, seed: int, n: int) -> tuple[Profile, ...]:
    """Write and read missions of random answers: few and many answers, with and without areas."""
    rng = random.Random(seed)
    print("seed", seed)
    files = [
        write_mission(folder, pack(), rng, i, rng.choice((5, 60, 200)), rng.choice((0, 0, 1, 3)), known=rng.random())
        for i in range(n)
    ]
    return tuple(profile(file) for file in files)
