"""Answers deleted from the example missions make nothing appear; a judge that would let them is seen."""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path

import pytest

from pocarms.assessment.assess import Prepared, prepare
from pocarms.language.load import load_pack
from pocarms.model.pack import Pack
from pocarms.model.profile import Answer
from pocarms.profiles.load import load_profile
from tests.packs.poc_arms import deletion
from tests.packs.poc_arms.core import FOLDER

SEED = 20211124


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(FOLDER, tests=False)


@pytest.fixture(scope="module")
def ready(pack: Pack) -> Prepared:
    return prepare(pack, "en")


@pytest.mark.parametrize("file", deletion.EXAMPLES, ids=lambda file: file.stem)
def test_fewer_answers_establish_nothing_more(pack: Pack, ready: Prepared, file: Path) -> None:
    print("seed", SEED)
    assert deletion.broken(pack, ready, file, 4, random.Random(SEED)) == []


def test_what_appears_is_seen(pack: Pack, ready: Prepared) -> None:
    profile, _ = load_profile(deletion.EXAMPLES[-1], lambda _: pack)
    more = {**profile.answers, "casualties.weapon_recorded": (Answer("casualties.weapon_recorded", "yes"),)}
    changed = dataclasses.replace(profile, answers=more)
    assert profile.id == "country-a-2026"
    before, after = (deletion.judged(ready, p) for p in (changed, profile))
    seen = list(deletion.appeared(pack, ready, before, after))
    assert "whole: finding:casualties.add_weapon was False, is True" in seen
    assert "whole: class:casualties.add_weapon:act_first is now true" in seen
