"""Beyond the bound of full tables: what settles a conclusion that hangs on many open questions, as far as searched.

Sets are searched up to `SET_SIZE` questions. Sampled ways of answering show which questions no settling set can do
without, and often that the result depends on the answers; that it does not is shown by going through the answers
question by question, dropping what is decided, while at most `FRONTIER` ways are undecided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress

from pocarms.assessment.residue import Residue
from pocarms.assessment.table import Changes, Table, digits_held, settling_sets
from pocarms.program.names import name
from pocarms.records import dataclass

SET_SIZE = 3  # largest set of questions tried
SETS = 4_000  # sets tried for one conclusion
FRONTIER = 4_096  # undecided ways of answering that are followed at once
SAMPLES = 1_024  # ways of answering that are drawn
_COMPLETE = 256  # of these, those in which everything is answered


@dataclass(frozen=True)
class AtLarge:
    """A conclusion and what it hangs on. answers: those of the questions whose answers can be gone through.

    others: open questions that matter only to conflicts which answers may bring about. holding: conflicts true now.
    """

    full: str
    questions: tuple[str, ...]
    others: tuple[str, ...]
    answers: Mapping[str, tuple[Changes, ...]]
    residue: Residue
    base: Sequence[int]
    conflicts: tuple[str, ...]
    holding: frozenset[str]
    impossible: Callable[[Mapping[str, int], Table], int]

    @property
    def all_answerable(self) -> bool:
        """Whether the answers of every question can be gone through."""
        return all(q in self.answers for q in (*self.questions, *self.others))

    @property
    def may_turn(self) -> bool:
        """Whether what is decided may change as more is answered: by answers in doubt, or because absence counts."""
        return bool(self.holding) or self.residue.looks_at_absence


@dataclass(frozen=True, slots=True)
class Found:
    """What was found; sets: those known before, and others of up to `SET_SIZE` questions."""

    holds: str
    sets: tuple[frozenset[str], ...]
    may_be: tuple[str, ...]


def search(at: AtLarge, sets: Sequence[frozenset[str]] | None = None) -> Found:
    """Search one conclusion. sets: those that name only questions it reads, where they are known already."""
    known = tuple(q for q in at.questions if q in at.answers)
    others = tuple(q for q in at.others if q in at.answers)
    sample = _sample(at, (*known, *others))
    holds = "depends" if sample.both else _holds(at, (*known, *others))
    may_be = tuple(q for (q,), _, can in _try(at, [(q,) for q in known]) if can)
    found = list(sets or ())
    candidates = _hitting((*known, *others), sample.missed)
    if candidates is None and others:  # too many: only those of questions that the conclusion reads
        candidates = _hitting(known, [m.intersection(known) for m in sample.missed])
    candidates = [c for c in candidates or () if sets is None or not c.isdisjoint(others)]
    for size in range(1, SET_SIZE + 1):
        groups = [c for c in candidates if len(c) == size and not any(s <= c for s in found)]
        found += [frozenset(group) for group, settled, _ in _try(at, [tuple(sorted(g)) for g in groups]) if settled]
    return Found(holds, tuple(frozenset(s) for s in found), may_be)


def _hitting(questions: Sequence[str], missed: Sequence[frozenset[str]]) -> list[frozenset[str]] | None:
    """Return every set of up to `SET_SIZE` questions that has one of each set missed; None where there are too many."""
    found: dict[frozenset[str], None] = {}
    waiting: list[frozenset[str]] = [frozenset()]
    seen: set[frozenset[str]] = set()
    while waiting:
        chosen = waiting.pop()
        if chosen in seen:
            continue
        seen.add(chosen)
        if len(seen) > SETS:
            return None
        unhit = next((m for m in missed if not m & chosen), None)
        if unhit is None and chosen:
            found[chosen] = None
        if len(chosen) < SET_SIZE:
            waiting.extend(chosen | {q} for q in sorted(questions if unhit is None else unhit) if q not in chosen)
    return sorted(found, key=lambda s: (len(s), sorted(s)))


@dataclass(frozen=True, slots=True)
class _Seen:
    """Where the conclusion is true, where it is false, where each conflict is true; `sound`: where none can be."""

    true: int
    false: int
    clash: Mapping[str, int]
    sound: int


def _run(at: AtLarge, varied: Mapping[int, int], width: int) -> _Seen:
    plus, minus = at.residue.run(varied, at.base, width)
    node = at.residue.outputs[at.full]
    conflicts = {c: at.residue.outputs[name("conflict", c)] for c in at.conflicts}
    sound = (1 << width) - 1
    for conflict in conflicts.values():
        sound &= minus[conflict]
    return _Seen(plus[node], minus[node], {c: plus[n] for c, n in conflicts.items()}, sound)


def _try(at: AtLarge, groups: Sequence[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], bool, bool]]:
    """Yield each group, whether it settles the conclusion, and whether some of its answers decide it, all at once."""
    tables = [Table(group, tuple(at.answers[q] for q in group)) for group in groups]
    held = {q: digits_held(at.answers[q], at.base) for q in {q for group in groups for q in group}}
    varied: dict[int, int] = {}
    offset = 0
    for table in tables:
        for slot, bits in table.spread_slots([held[q] for q in table.questions]).items():
            varied[slot] = varied.get(slot, 0) | bits << offset
        offset += table.width
    touched = {slot: _gaps(slot, tables, at.base) for slot in varied if at.base[slot]}
    for slot, bits in touched.items():
        varied[slot] |= bits
    seen = _run(at, varied, offset)
    offset = 0
    for group, table in zip(groups, tables, strict=True):
        inside = (1 << table.width) - 1
        here = {c: bits >> offset & inside for c, bits in seen.clash.items()}
        possible = inside & ~at.impossible(here, table)
        definite = (seen.true | seen.false) >> offset & inside
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

    missed: sets of questions without which, all others answered, it stayed undecided; smallest first. A set that
    settles the conclusion has one of each.
    """

    both: bool
    missed: tuple[frozenset[str], ...]


def _sample(at: AtLarge, questions: tuple[str, ...]) -> _Sample:
    varied: dict[int, int] = {}
    left_out = [_left_out(number, len(questions)) for number in range(len(questions))]
    for number, question in enumerate(questions):
        answers = at.answers[question]
        columns = _columns(len(answers), number)
        for slot in {s for changes in answers for s in changes}:
            bits = left_out[number] if at.base[slot] else 0
            for changes, chosen in zip(answers, columns, strict=True):
                if changes.get(slot, at.base[slot]):
                    bits |= chosen & ~left_out[number]
            varied[slot] = bits
    seen = _run(at, varied, SAMPLES)
    complete = seen.sound & (1 << _COMPLETE) - 1
    undecided = (1 << SAMPLES) - 1 & ~union(seen.clash.values()) & ~(seen.true | seen.false)
    if at.residue.looks_at_absence:  # what stays undecided when more is answered need not be so with less
        undecided = 0
    missed = {
        frozenset(q for q, out in zip(questions, left_out, strict=True) if out >> bit & 1)
        for bit in range(_COMPLETE, SAMPLES)
        if undecided >> bit & 1
    }
    smallest: list[frozenset[str]] = []
    for found in sorted(missed, key=lambda m: (len(m), sorted(m))):
        if not any(kept <= found for kept in smallest):
            smallest.append(found)
    both = bool(seen.true & complete and seen.false & complete) and (at.all_answerable or not at.may_turn)
    return _Sample(both, tuple(smallest))


def union(many: Iterable[int]) -> int:
    """Return the union of bit sets."""
    bits = 0
    for some in many:
        bits |= some
    return bits


def _draws(seed: int) -> Iterator[int]:
    """Yield numbers that look random and are always the same."""
    state = 2 * seed + 1
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        yield state >> 33


@cache
def _columns(answers: int, number: int) -> tuple[int, ...]:
    """For each answer of the question with this number, the samples that choose it."""
    chosen = [0] * answers
    for bit, draw in zip(range(SAMPLES), _draws(number), strict=False):
        chosen[draw % answers] |= 1 << bit
    return tuple(chosen)


@cache
def _left_out(number: int, questions: int) -> int:
    """The samples in which the question with this number is left open: none of the complete ones.

    In every second of the others one question is left open, in turn; in the rest about three.
    """
    bits = 0
    for bit, draw in zip(range(_COMPLETE, SAMPLES), _draws(1000 + number), strict=False):
        alone = bit // 2 % questions == number
        if alone if bit % 2 else draw % questions < 3 or alone:
            bits |= 1 << bit
    return bits


# whatever the answers ------------------------------------------------------------------------------------------------


def _holds(at: AtLarge, order: tuple[str, ...]) -> str:
    """Go through the answers question by question; "not_decided" where too many ways stay undecided.

    A way is followed until the conclusion is decided and no conflict can come about any more. What is not answered yet
    counts as unknown, an answer in doubt too, so that what is decided stays so.
    """
    ways = 1  # how many are followed; the bits of `chosen` are these ways
    chosen: list[list[int]] = []  # for each question gone through, and each of its answers, the ways that give it
    outcomes: set[str] = set()
    for number, question in enumerate(order):
        before, ways = ways, ways * len(at.answers[question])
        if ways > FRONTIER:
            return "not_decided"
        chosen = [[_repeated(bits, before, ways) for bits in of] for of in chosen]
        chosen.append([(1 << before) - 1 << start for start in range(0, ways, before)])
        everywhere = (1 << ways) - 1
        seen = _run(at, _slots_of(at, order, chosen), ways)
        possible = everywhere & ~union(seen.clash.values())
        last = number + 1 == len(order) and at.all_answerable
        final = possible if last else 0 if at.residue.looks_at_absence else seen.sound
        outcomes |= {w for w, bits in (("always", seen.true & final), ("never", seen.false & final)) if bits}
        if len(outcomes) == 2:
            return "depends"
        left = possible & ~((seen.true | seen.false) & final)
        ways = left.bit_count()
        if not ways:
            break
        if left != everywhere:
            chosen = [_only(left, of) for of in chosen]
    if ways and not at.all_answerable:  # a question whose answers are too many to go through was left open
        return "not_decided"
    return outcomes.pop() if outcomes and not ways else "depends"


def _repeated(bits: int, before: int, ways: int) -> int:
    """Repeat a bit set of the ways before, once for each answer to one more question."""
    return bits * (((1 << ways) - 1) // ((1 << before) - 1))


def _only(left: int, many: Sequence[int]) -> list[int]:
    """Squeeze out of bit sets all ways but those that are left."""
    picked = [bit == "1" for bit in f"{left:b}"]
    width = len(picked)
    return [int("".join(compress(f"{bits & (1 << width) - 1:0{width}b}", picked)), 2) for bits in many]


def _slots_of(at: AtLarge, questions: Sequence[str], chosen: Sequence[Sequence[int]]) -> dict[int, int]:
    varied = {slot: 0 for q in (*at.questions, *at.others) for slot in at.residue.reads.get(q, ())}
    for question, of in zip(questions, chosen, strict=False):  # further questions are not answered yet
        for changes, bits in zip(at.answers[question], of, strict=True):
            for slot, held in changes.items():
                if held:
                    varied[slot] |= bits
    return varied
