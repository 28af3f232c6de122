"""Slots of many variants, against slots built one variant at a time."""

from __future__ import annotations

import random

import pytest

from pocarms.inference.sweep import sweep_slots


@pytest.mark.parametrize("width", [0, 1, 7, 8, 9, 300])
def test_variants_are_the_base_with_their_changes(width: int) -> None:
    rng = random.Random(width)
    base = [rng.randint(0, 1) for _ in range(20)]
    changes = [[(rng.randrange(20), rng.randint(0, 1)) for _ in range(rng.randint(0, 4))] for _ in range(width)]
    slots = sweep_slots(base, changes)
    for variant, change in enumerate(changes):
        assert [slot >> variant & 1 for slot in slots] == [dict(change).get(i, value) for i, value in enumerate(base)]
    assert all(slot >> width == 0 for slot in slots)


def test_the_last_change_of_a_slot_holds() -> None:
    assert sweep_slots([0, 1], [[(0, 1), (0, 0)], [(1, 0), (1, 1), (0, 1)]]) == [0b10, 0b11]
