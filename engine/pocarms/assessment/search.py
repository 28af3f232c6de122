"""Beyond the bound of full tables: what settles a conclusion that hangs on many open questions, as far as searched.

Sets are searched up to `SET_SIZE` questions. Sampled ways of answering show which questions no settling set can do
without, and often that the result depends on the answers; that it does not is shown by going through the answers
question by question, dropping what is decided, while at most `FRONTIER` ways are undecided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from math import comb

from pocarms.assessment.residue import Residue
from pocarms.assessment.table import Changes, Table, settling_sets
from pocarms.program.names import name
from pocarms.records import dataclass

SET_SIZE = 3  # largest set of questions tried
SETS = 4_000  # sets tried for one conclusion
FRONTIER = 4_096  # undecided ways of answering that are followed at once
_COMPLETE = 128  # samples in which everything is answered
_BUT_ONE = 48  # samples in which everything but one question is answered, for each question


@dataclass(frozen=True)
class AtLarge:
    """A conclusion and what it hangs on. answers: those of the questions whose answers can be gone through."""

    full: str
    questions: tuple[str, ...]
    answers: Mapping[str, tuple[Changes, ...]]
    residue: Residue
    base: Sequence[int]
    conflicts: tuple[str, ...]
    impossible: Callable[[Mapping[str, int], Table], int]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found; `sets` sorted. complete: every set up to `SET_SIZE` was tried."""

    holds: str
    sets: tuple[tuple[str, ...], ...]
    may_be: tuple[str, ...]
    complete: bool


def search(at: AtLarge) -> Found:
    """Search one conclusion."""
    known = tuple(q for q in at.questions if q in at.answers)
    sample = _sample(at, known)
    holds = "depends" if sample.both else _holds(at, known)
    sets: list[frozenset[str]] = []
    may_be: list[str] = []
    complete = True
    for size in range(1, SET_SIZE + 1):
        needed = sample.needed if size > 1 else frozenset()
        others = [q for q in known if q not in needed]
        if size < len(needed) or not comb(len(others), size - len(needed)):
            continue
        if comb(len(others), size - len(needed)) > SETS:
            complete = False
            continue
        groups = [tuple(sorted({*needed, *more})) for more in combinations(others, size - len(needed))]
        for group, settled, can in _try(at, [g for g in groups if not any(s <= set(g) for s in sets)]):
            if settled:
                sets.append(frozenset(group))
            if can and size == 1:
                may_be.append(group[0])
    found = sorted((tuple(sorted(s)) for s in sets), key=lambda s: (len(s), s))
    return Found(holds, tuple(found), tuple(may_be), complete and len(known) == len(at.questions))


def _run(at: AtLarge, varied: Mapping[int, int], width: int) -> tuple[int, int, dict[str, int]]:
    """Return where the conclusion is true, where it is false, and where each conflict is true."""
    plus, minus = at.residue.run(varied, at.base, width)
    node = at.residue.outputs[at.full]
    return plus[node], minus[node], {c: plus[at.residue.outputs[name("conflict", c)]] for c in at.conflicts}


def _try(at: AtLarge, groups: Sequence[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], bool, bool]]:
    """Yield each group, whether it settles the conclusion, and whether some of its answers decide it, all at once."""
    tables = [Table(group, tuple(at.answers[q] for q in group)) for group in groups]
    varied: dict[int, int] = {}
    offset = 0
    for table in tables:
        for slot, bits in table.slots(at.base).items():
            varied[slot] = varied.get(slot, 0) | bits << offset
        offset += table.width
    touched = {slot: _gaps(slot, tables, at.base) for slot in varied if at.base[slot]}
    for slot, bits in touched.items():
        varied[slot] |= bits
    true, false, clash = _run(at, varied, offset)
    offset = 0
    for group, table in zip(groups, tables, strict=True):
        inside = (1 << table.width) - 1
        here = {c: bits >> offset & inside for c, bits in clash.items()}
        possible = inside & ~at.impossible(here, table)
        definite = (true | false) >> offset & inside
        every = frozenset(group)
        settled = any(s == every for s in settling_sets(table, len(group), definite, possible))
        yield group, settled, bool(definite & possible & table.complete())
        offset += table.width


def _gaps(slot: int, tables: Sequence[Table], base: Sequence[int]) -> int:
    """The cases of tables that do not touch a slot which is set on file: there it stays set."""
    bits, offset = 0, 0
    for table in tables:
        if not any(slot in changes for answers in table.answers for changes in answers):
            bits |= (1 << table.width) - 1 << offset
        offset += table.width
    return bits


# samples -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sample:
    """both: with everything answered the conclusion is true in one sample and false in another.

    needed: questions without which, all others answered, it stayed undecided in some sample.
    """

    both: bool
    needed: frozenset[str]


def _sample(at: AtLarge, known: tuple[str, ...]) -> _Sample:
    varied: dict[int, int] = {}
    width = _COMPLETE + _BUT_ONE * len(known)
    every = sum(1 << _BUT_ONE * g for g in range(len(known)))
    for number, question in enumerate(known):
        answers = at.answers[question]
        columns = _columns(len(answers), number)
        where = every ^ 1 << _BUT_ONE * number  # all groups but its own
        own = ((1 << _BUT_ONE) - 1) << _COMPLETE + _BUT_ONE * number
        for slot in {s for changes in answers for s in changes}:
            bits = own if at.base[slot] else 0
            for changes, (some, few) in zip(answers, columns, strict=True):
                if changes.get(slot, at.base[slot]):
                    bits |= some | few * where << _COMPLETE
            varied[slot] = bits
    true, false, clash = _run(at, varied, width)
    for bits in clash.values():
        true, false = true & ~bits, false & ~bits
    complete = (1 << _COMPLETE) - 1
    possible = ~union(clash.values())
    needed = set()
    for number, question in enumerate(known):
        group = ((1 << _BUT_ONE) - 1) << _COMPLETE + _BUT_ONE * number
        if group & possible & ~(true | false):
            needed.add(question)
    return _Sample(bool(true & complete and false & complete), frozenset(needed))


def union(many: Iterable[int]) -> int:
    """Return the union of bit sets."""
    bits = 0
    for some in many:
        bits |= some
    return bits


@cache
def _columns(answers: int, number: int) -> tuple[tuple[int, int], ...]:
    """For each answer of the question with this number, the samples that choose it: among all, and among the few."""
    some, few = [0] * answers, [0] * answers
    state = 2 * number + 1
    for bit in range(_COMPLETE):
        state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        chosen = (state >> 33) % answers
        some[chosen] |= 1 << bit
        if bit < _BUT_ONE:
            few[chosen] |= 1 << bit
    return tuple(zip(some, few, strict=True))


# whatever the answers ------------------------------------------------------------------------------------------------


def _holds(at: AtLarge, known: tuple[str, ...]) -> str:
    """Go through the answers question by question; "not_decided" where too many ways stay undecided."""
    ways: list[tuple[int, ...]] = [()]
    outcomes: set[str] = set()
    for number, question in enumerate(known):
        ways = [(*way, digit) for way in ways for digit in range(len(at.answers[question]))]
        if len(ways) > FRONTIER:
            return "depends" if len(outcomes) == 2 else "not_decided"
        true, false, clash = _run(at, _slots_of(at, known[: number + 1], ways), len(ways))
        possible = ~union(clash.values())
        outcomes |= {word for word, bits in (("always", true & possible), ("never", false & possible)) if bits}
        if len(outcomes) == 2:
            return "depends"
        left = possible & ~(true | false)
        ways = [way for bit, way in enumerate(ways) if left >> bit & 1]
    if ways:  # a question whose answers are too many to go through was left open
        return "not_decided"
    return outcomes.pop() if outcomes else "depends"


def _slots_of(at: AtLarge, questions: Sequence[str], ways: Sequence[tuple[int, ...]]) -> dict[int, int]:
    varied: dict[int, int] = {}
    for number, question in enumerate(questions):
        answers = at.answers[question]
        chosen = [0] * len(answers)
        for bit, way in enumerate(ways):
            chosen[way[number]] |= 1 << bit
        for slot in {s for changes in answers for s in changes}:
            varied[slot] = union(
                bits for bits, changes in zip(chosen, answers, strict=True) if changes.get(slot, at.base[slot])
            )
    return varied
