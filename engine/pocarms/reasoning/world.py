"""A judged profile whose answers can be varied: the parts are run side by side, then the whole, which sees them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from pocarms.assessment.judge import Judged, Judgement
from pocarms.inference.sweep import Change, sweep_slots
from pocarms.inference.twin import NamedTruths, Twin
from pocarms.program.encode import Context, Encoder
from pocarms.program.graph import Truths
from pocarms.program.seen import seen_slots, together
from pocarms.reasoning.units import Units, all_cases, units_of
from pocarms.records import dataclass

Variant = Mapping[int, Sequence[Change]]
"""How a variant differs: per case number, the slots that change and what they become."""


@dataclass(frozen=True)
class World:
    """Every case of a judged profile, the whole first, with the answers of the profile taken apart."""

    twin: Twin
    coder: Encoder
    context: Context
    cases: tuple[Judged, ...]
    units: Units
    unit_slots: tuple[tuple[int, ...], ...] = field(repr=False)  # per case: every slot that some answer sets


def world(twin: Twin, coder: Encoder, context: Context, judgement: Judgement) -> World:
    """Make a judged profile ready to be varied."""
    cases = all_cases(judgement)
    units = units_of(cases, coder, context)
    return World(twin, coder, context, cases, units, tuple(tuple(mine) for mine in units.setting))


def run(world: World, variants: Sequence[Variant], named: bool = False) -> tuple[Truths | NamedTruths, ...]:
    """Judge many variants of the profile at once; returns the truths of every case, bit i for variant i.

    named: keep named conclusions only, which is faster for many variants.
    """
    width = len(variants)
    found: dict[int, Truths | NamedTruths] = {}
    for number in (*range(1, len(world.cases)), 0):
        judged = world.cases[number]
        slots = sweep_slots(judged.slots, [variant.get(number, ()) for variant in variants])
        if number == 0 and len(world.cases) > 1:
            _see_parts(judged, slots, [found[n] for n in range(1, len(world.cases))], width)
        found[number] = world.twin.run(slots, width, "named") if named else world.twin.run(slots, width)
    return tuple(found[number] for number in range(len(world.cases)))


def run_whole(world: World, variants: Sequence[Variant]) -> tuple[Truths, ...]:
    """Judge many variants at once; returns the truth of every node of every case."""
    found = run(world, variants)
    return tuple(truths for truths in found if isinstance(truths, Truths))


def _see_parts(judged: Judged, slots: list[int], parts: Sequence[Truths | NamedTruths], width: int) -> None:
    """Set, in the whole, what any and all parts say of what it looks at, in every variant."""
    full = (1 << width) - 1
    for slot, seen in seen_slots(judged.program):
        node = judged.program.names[seen.full]
        rails = [(truths.plus if seen.says else truths.minus)[node] for truths in parts]
        slots[slot] = together(seen, rails, full)


def keeping(world: World, kept: Sequence[int]) -> Variant:
    """Return the variant in which only these answers (unit numbers) are known, everywhere."""
    keep = set(kept)
    return {
        number: [(slot, int(any(u in keep for u in mine[slot]))) for slot in world.unit_slots[number]]
        for number, mine in enumerate(world.units.setting)
    }


def kept_variants(world: World, many: Sequence[Sequence[int]]) -> list[Variant]:
    """Return a variant for each list of unit numbers: only these answers are known."""
    return [keeping(world, kept) for kept in many]
