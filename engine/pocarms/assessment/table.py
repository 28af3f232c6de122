"""Tables over answers: every way of answering some questions, or leaving them as they are, as the bits of one number.

A case of the table is a number in a mixed radix: the digit of a question is 0 where it is left as it is, else the
number of one of its possible answers. The last question has the most significant digit, so that fixing it is cutting a
run of bits out of a bit set.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from math import prod

from pocarms.records import dataclass

Changes = Mapping[int, int]
"""Slots that one answer sets (1) or clears (0)."""


@dataclass(frozen=True)
class Table:
    """answers: for each question the changes that each of its possible answers makes."""

    questions: tuple[str, ...]
    answers: tuple[tuple[Changes, ...], ...]

    @cached_property
    def width(self) -> int:
        """The number of cases."""
        return prod(len(a) + 1 for a in self.answers)

    @cached_property
    def blocks(self) -> list[int]:
        """For each question, how many cases have one digit of it and all below in a row."""
        found, block = [], 1
        for answers in self.answers:
            found.append(block)
            block *= len(answers) + 1
        return found

    def slots(self, base: Sequence[int]) -> dict[int, int]:
        """Return the bit set of every slot that varies."""
        return self.spread_slots([digits_held(answers, base) for answers in self.answers])

    def spread_slots(self, held: Sequence[Mapping[int, Sequence[int]]]) -> dict[int, int]:
        """Return the same, where `digits_held` is known of each question: several tables may share questions."""
        found: dict[int, int] = {}
        for of, answers, block in zip(held, self.answers, self.blocks, strict=True):
            for slot, digits in of.items():
                found[slot] = spread(digits, len(answers) + 1, block, self.width)
        return found

    def complete(self) -> int:
        """Return the cases in which every question is answered."""
        bits = (1 << self.width) - 1
        for question in self.questions:
            bits &= self.answered(question)
        return bits

    def any_way(self, bits: int, first: int) -> int:
        """Return the cases of the first so many questions that are in a bit set in some way of the others."""
        for answers, block in reversed(list(zip(self.answers, self.blocks, strict=True))[first:]):
            folded = 0
            for digit in range(len(answers) + 1):
                folded |= bits >> digit * block & (1 << block) - 1
            bits = folded
        return bits

    def answered(self, question: str) -> int:
        """Return the cases in which a question is answered."""
        at = self.questions.index(question)
        n = len(self.answers[at])
        return spread(range(1, n + 1), n + 1, self.blocks[at], self.width)


def digits_held(answers: Sequence[Changes], base: Sequence[int]) -> dict[int, list[int]]:
    """Return, for every slot that answers to a question touch, the digits of the question with which it is set."""
    found: dict[int, list[int]] = {slot: [0] if base[slot] else [] for changes in answers for slot in changes}
    for digit, changes in enumerate(answers, 1):
        for slot, digits in found.items():
            if changes.get(slot, base[slot]):
                digits.append(digit)
    return found


def spread(digits: Sequence[int] | range, radix: int, block: int, width: int) -> int:
    """Return the cases of a table of this width that have one of these digits, at the place with this block."""
    run = (1 << block) - 1
    unit = 0
    for digit in digits:
        unit |= run << digit * block
    period = radix * block
    while period < width:  # double it until it fills the table
        unit |= unit << period
        period *= 2
    return unit & (1 << width) - 1


def settling_sets(table: Table, first: int, definite: int, possible: int) -> Iterator[frozenset[str]]:
    """Yield the smallest sets, by inclusion, of the first so many questions of which every possible answer settles.

    definite: the cases in which the conclusion is decided. possible: those that are no contradiction; a set of which no
    answer is possible settles nothing. All further questions of the table are left as they are.
    """
    blocks = table.blocks
    settles: list[int] = []  # sets as numbers: bit i for question i

    def fold(at: int, decided: int, can_be: int, chosen: int) -> None:
        """decided: definite or impossible; questions above `at` are fixed, those in `chosen` to every answer."""
        if at < 0:
            if decided & 1 and can_be & 1:
                settles.append(chosen)
            return
        block = blocks[at]
        run = (1 << block) - 1
        fold(at - 1, decided & run, can_be & run, chosen)
        every, some = run, 0
        for digit in range(1, len(table.answers[at]) + 1):
            every &= decided >> digit * block
            some |= can_be >> digit * block
        if some & run:
            fold(at - 1, every & run, some & run, chosen | 1 << at)

    inside = (1 << (blocks[first] if first < len(blocks) else table.width)) - 1
    fold(first - 1, (definite | ~possible) & inside, possible & inside, 0)
    smallest: list[int] = []
    for found in sorted(settles, key=lambda s: (s.bit_count(), s)):
        if not any(kept & found == kept for kept in smallest):
            smallest.append(found)
            yield frozenset(q for i, q in enumerate(table.questions) if found >> i & 1)


def matters(table: Table, at: int, true: int, false: int) -> bool:
    """Return whether two ways of answering, alike but for question number `at`, come to unlike results.

    true, false: the cases, complete and possible, in which the conclusion is true and in which it is false.
    """
    block = table.blocks[at]
    radix = len(table.answers[at]) + 1
    for near in range(1, radix):
        for far in range(1, radix):
            if near != far:
                distance = (far - near) * block
                shifted = false >> distance if distance > 0 else false << -distance
                if true & shifted & spread([near], radix, block, table.width):
                    return True
    return False
