"""The one thing that may be said of two missions at once: one stands at least as the other.

A stands at least as B where every practice that B is known to have, A is known to have, and there is at least one. What
does not apply counts as not had. All else is not comparable; there is no measure, and no order of all missions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pocarms.compare.columns import cases_with, members
from pocarms.compare.standing import IN_PLACE
from pocarms.records import dataclass


@dataclass(frozen=True, slots=True)
class Relation:
    """A stands at least as B; `practices` are those that B is known to have."""

    a: int
    b: int
    practices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relations:
    """Every pair of which it can be said, by A, then B; `more`: pairs beyond the number asked for."""

    pairs: tuple[Relation, ...]
    more: int


def relations(practices: Mapping[str, bytes], among: Sequence[int], most: int) -> Relations:
    """Return of which missions it can be said, of `among` (numbers, in reading order). `most` pairs are given.

    practices: the state of each practice (numbers of standing.STATES), a byte a mission.
    """
    columns = {q: bytes(column[n] for n in among) for q, column in sorted(practices.items())}
    had = {q: bits for q, column in columns.items() if (bits := cases_with(column, IN_PLACE))}
    found: list[Relation] = []
    more = 0
    for b, mission in enumerate(among):
        own = tuple(q for q, bits in had.items() if bits >> b & 1)
        if not own:
            continue
        at_least = (1 << len(among)) - 1
        for q in own:
            at_least &= had[q]
        at_least &= ~(1 << b)
        chosen = members(at_least, max(0, most - len(found)))
        found += [Relation(among[a], mission, own) for a in chosen]
        more += at_least.bit_count() - len(chosen)
    place = {mission: n for n, mission in enumerate(among)}
    found.sort(key=lambda r: (place[r.a], place[r.b]))
    return Relations(tuple(found), more)
