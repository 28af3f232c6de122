"""All missions judged at once by the twin: every part of every mission side by side, then every whole."""

from __future__ import annotations

from collections.abc import Sequence

from pocarms.assessment.assess import Prepared
from pocarms.compare.columns import UNKNOWN, ones, truths
from pocarms.compare.gather import Cases, Gathered, Source
from pocarms.inference.twin import NamedTruths
from pocarms.program.graph import Program
from pocarms.program.seen import Seen, seen_slots, set_alone


class Verdicts:
    """The truth of every named conclusion in cases of one sort, as columns that are made when asked for."""

    def __init__(self, program: Program, cases: Cases, found: NamedTruths) -> None:
        self.width = cases.width
        self.cases = cases
        self._names = program.names
        self._found = found
        self._columns: dict[str, bytes] = {}

    def column(self, full: str) -> bytes:
        """Return the truth value of a named conclusion in every case: TRUE, FALSE or UNKNOWN (columns)."""
        column = self._columns.get(full)
        if column is None:
            node = self._names[full]
            column = truths(self._found.plus[node], self._found.minus[node], self.width)
            self._columns[full] = column
        return column

    def has(self, full: str) -> bool:
        """Whether there is a conclusion of this name."""
        return full in self._names

    def rail(self, full: str, says: bool) -> bytes:
        """Return a byte for every case: 1 where the conclusion is proved true, or proved false (`says`)."""
        node = self._names[full]
        return ones((self._found.plus if says else self._found.minus)[node], self.width)


def judge_all(prepared: Prepared, gathered: Gathered) -> tuple[Verdicts, Verdicts]:
    """Judge what was gathered; returns the verdicts on the wholes and on the parts."""
    program, twin = prepared.program, prepared.twin
    parts = gathered.parts
    slots = list(parts.slots)
    set_alone(program, slots, (1 << parts.width) - 1)
    of_parts = Verdicts(program, parts, twin.run(slots, parts.width, "named"))
    wholes = gathered.wholes
    slots = list(wholes.slots)
    with_parts = [(n, source) for n, source in enumerate(gathered.sources) if source.parts]
    divided = sum(1 << n for n, _ in with_parts)
    set_alone(program, slots, (1 << wholes.width) - 1 & ~divided)
    if with_parts:
        for slot, seen in seen_slots(program):
            slots[slot] |= _seen(seen, of_parts, with_parts)
    return Verdicts(program, wholes, twin.run(slots, wholes.width, "named")), of_parts


def _seen(seen: Seen, parts: Verdicts, with_parts: Sequence[tuple[int, Source]]) -> int:
    """Return the wholes in which a slot that speaks of their parts is set (program.seen.together, for each)."""
    rail = parts.rail(seen.full, seen.says)
    one_is_enough = (seen.quantifier == "any") is seen.says
    bits = 0
    for n, source in with_parts:
        own = rail[source.first : source.last]
        if (1 in own) if one_is_enough else (0 not in own):
            bits |= 1 << n
    return bits


def in_parts(column: bytes, source: Source) -> bytes:
    """Return what a column of the parts says of one mission's own."""
    return column[source.first : source.last]


def any_of(values: bytes) -> int:
    """Return the strongest of truth values: true before unknown before false."""
    return max(values, key=(UNKNOWN + 1, 0, 2).__getitem__)
