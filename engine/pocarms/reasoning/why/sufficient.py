"""Smallest sets of answers from which a conclusion still follows when all others are unknown.

Every set returned is sufficient, and leaving out any one of its answers it no longer is. Where the answers that are
needed in any case are completed by at most `MOST_ADDED` others it is also a set of the smallest size there is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from math import comb

from pocarms.program.graph import Truths
from pocarms.reasoning.units import waives
from pocarms.reasoning.why.grounds import Grounds, Step
from pocarms.reasoning.world import World, kept_variants, run

MOST_ADDED = 4  # answers beside the indispensable ones, up to which a set of the smallest size is looked for
MOST_SETS = 30_000  # sets that are tried for it

Judge = Callable[[Sequence[Sequence[int]]], int]
"""For lists of units kept, the bit set of those from which the conclusion follows."""


def smallest(world: World, grounds: Grounds, rank: Callable[[int], object]) -> tuple[int, ...]:
    """Return the numbers of the units in a smallest sufficient set, sorted.

    rank: which answers to prefer where several sets are equally small, the preferred one first (the best sourced).

    The set suffices in two ways: by the grounds, in which nothing is argued from what is not so, and when the engine
    judges the profile with these answers alone.
    """
    used = sorted(grounds.used, key=lambda u: (rank(u), u))

    def by_grounds(many: Sequence[Sequence[int]]) -> int:
        return grounds.goal_in(many)

    def by_both(many: Sequence[Sequence[int]]) -> int:
        return by_grounds(many) & plainly(world, grounds.goal, many)

    found = _smallest(used, by_grounds)
    if plainly(world, grounds.goal, [found]):
        return tuple(sorted(found))
    # An answer that is not part of the proof must stand for the rest to say the same: a question it says does not apply
    waived = [u for u, unit in enumerate(world.units.all) if waives(world.units.given[unit])]
    start = sorted({*found, *waived})
    if not by_both([start]):
        start = list(range(len(world.units.all)))
    return tuple(sorted(_leave_out(start, by_both)))


def plainly(world: World, goal: Step, many: Sequence[Sequence[int]]) -> int:
    """Return the bit set of the lists of units with which, all else unknown, the engine comes to the conclusion."""
    truths = run(world, kept_variants(world, many))[goal.case]
    assert isinstance(truths, Truths)
    return (truths.plus if goal.plus else truths.minus)[goal.node]


def _smallest(used: Sequence[int], judge: Judge) -> Sequence[int]:
    """Return a smallest sufficient set; the judge is monotone, and true of everything used."""
    if not used:
        return ()
    without = judge([[u for u in used if u != left_out] for left_out in used])
    needed = [u for i, u in enumerate(used) if not without >> i & 1]
    others = [u for i, u in enumerate(used) if without >> i & 1]
    tried = 0
    for size in range(min(MOST_ADDED, len(others)) + 1):
        tried += comb(len(others), size)
        if tried > MOST_SETS:
            break
        sets = [(*needed, *more) for more in combinations(others, size)]
        good = judge(sets)
        if good:
            return sets[(good & -good).bit_length() - 1]
    return _leave_out(used, judge)


def _leave_out(start: Sequence[int], judge: Judge) -> Sequence[int]:
    """Leave out answers one by one, the least preferred first, as long as the rest suffices."""
    kept = list(start)
    again = True
    while again:
        again = False
        for unit in reversed(list(kept)):
            fewer = [u for u in kept if u != unit]
            if judge([fewer]):
                kept, again = fewer, True
    return kept
