"""The headline over floor and ceiling: a step that lets a matter go ahead stands there only where all is settled."""

from __future__ import annotations

import itertools

import pytest

from pocarms.assessment.scales import headline
from pocarms.model.pack import Scale, Step

STEPS = ("outside", "go", "go_with", "hold", "no")
SCALE = Scale(
    "level",
    "whole",
    tuple(Step(s, s) for s in STEPS),
    "outside",
    proceeding=("outside", "go", "go_with"),
    holding="hold",
)


@pytest.mark.parametrize(("floor", "ceiling"), list(itertools.combinations_with_replacement(range(len(STEPS)), 2)))
def test_a_proceeding_headline_needs_floor_and_ceiling_equal(floor: int, ceiling: int) -> None:
    shown = headline(SCALE, floor, ceiling)
    assert shown == ("hold" if floor != ceiling and floor < 3 else STEPS[floor])
    assert shown not in SCALE.proceeding or floor == ceiling


def test_a_scale_without_a_holding_step_shows_its_floor() -> None:
    graded = Scale("grade", "whole", SCALE.steps, "outside")
    assert [headline(graded, low, 4) for low in range(5)] == list(STEPS)
