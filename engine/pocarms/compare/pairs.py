"""Who could learn from whom: a mission lacks a practice that another has in place, under like conditions."""

from __future__ import annotations

from collections.abc import Sequence

from pocarms.compare.columns import FALSE, TRUE, cases_with, members
from pocarms.compare.missions import Mission
from pocarms.compare.standing import IN_PLACE, MISSING, PARTLY, Standing
from pocarms.inference.twincode import count_at_least
from pocarms.model.pack import Pack
from pocarms.program.names import name
from pocarms.records import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A mission that has the practice in place. alike: conditions true in both; unlike: known true in one alone."""

    mission: Mission
    alike: tuple[str, ...]
    unlike: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A practice that a mission lacks, and who has it in place under like conditions."""

    practice: str
    mission: Mission
    state: str  # missing | partly
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Every such practice by mission, then practice; `more`: pairs of missions beyond the number asked for."""

    pairs: tuple[Pair, ...]
    more: int


def pairs(pack: Pack, standing: Standing, panel: Sequence[Mission], most: int) -> Pairs:
    """Return who could learn from whom among missions of one panel; `most` pairs of missions are given.

    Like are the conditions of two missions where as many of the pack's concepts as it asks for are true in both.
    """
    compare = pack.compare
    if compare is None or not compare.like:
        return Pairs((), 0)
    here = [m.now for m in panel]
    concepts = {c: bytes(standing.wholes.column(name("concept", c))[n] for n in here) for c in compare.like}
    true = {c: cases_with(column, TRUE) for c, column in concepts.items()}
    states = {q: bytes(column[n] for n in here) for q, column in sorted(standing.practices.items())}
    in_place = {q: bits for q, column in states.items() if (bits := cases_with(column, IN_PLACE))}
    alike: dict[tuple[str, ...], int] = {}  # by what is true in a mission: who shares enough of it
    out: list[Pair] = []
    given = more = 0
    for n, mission in enumerate(panel):
        own = tuple(c for c in compare.like if concepts[c][n] == TRUE)
        if own not in alike:
            full = (1 << len(here)) - 1
            alike[own] = count_at_least(compare.like_at_least, [true[c] for c in own], full) if own else 0
        others = alike[own] & ~(1 << n)
        if not others:
            continue
        for question, bits in in_place.items():
            state = states[question][n]
            if state not in (MISSING, PARTLY) or not bits & others:
                continue
            chosen = members(bits & others, max(0, most - given))
            more += (bits & others).bit_count() - len(chosen)
            given += len(chosen)
            if chosen:
                found = tuple(_example(panel, concepts, own, n, other) for other in chosen)
                out.append(Pair(question, mission, "missing" if state == MISSING else "partly", found))
    return Pairs(tuple(out), more)


def _example(panel: Sequence[Mission], concepts: dict[str, bytes], own: tuple[str, ...], n: int, other: int) -> Example:
    alike = tuple(c for c in own if concepts[c][other] == TRUE)
    unlike = tuple(c for c, column in concepts.items() if {column[n], column[other]} == {TRUE, FALSE})
    return Example(panel[other], alike, unlike)
