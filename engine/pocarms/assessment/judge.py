"""Run the inference for every case of a profile: the parts first, each alone, then the whole, which sees the parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from pocarms.inference.run import Inference
from pocarms.model.profile import Case
from pocarms.program.encode import Context, Encoder, encode
from pocarms.program.graph import Program, Truths
from pocarms.program.seen import seen_slots, set_alone, together
from pocarms.records import dataclass


class HasTruths(Protocol):
    """An inference that is finished, or one that durable-rules is still at: the twin's truths are there."""

    @property
    def truths(self) -> Truths: ...


Infer = Callable[[Sequence[int], int], HasTruths]
"""Evaluate the program on slots of a given width, on durable-rules and the twin as available."""


@dataclass(frozen=True)
class Judged:
    """One case with the truth of every node: `slots` are its own (width 1), `bit` its place in `truths`."""

    case: Case
    program: Program
    slots: tuple[int, ...]
    truths: Truths
    bit: int

    def value(self, full: str) -> bool | None:
        """Return the truth value of a named conclusion."""
        return self.truths.value(self.program.names[full], self.bit)

    def status(self, full: str) -> str:
        """Return a named conclusion's status in the words of DESIGN §3.6."""
        return status_word(self.value(full))


def status_word(value: bool | None) -> str:
    """Return established, ruled_out or open."""
    return "open" if value is None else ("established" if value else "ruled_out")


@dataclass(frozen=True)
class Judgement:
    """Every case judged, and what the inference said about itself; () while that is still under way."""

    whole: Judged
    parts: tuple[Judged, ...]
    inferences: tuple[Inference, ...] = ()


def judge(
    program: Program, coder: Encoder, infer: Infer, whole: Case, parts: Sequence[Case], context: Context
) -> Judgement:
    """Judge the parts side by side, then the whole (DESIGN §3.10, decision 001 point 6).

    The inferences are left out: whoever gave `infer` has them.
    """
    judged_parts: tuple[Judged, ...] = ()
    if parts:
        slots = encode(coder, parts, [context] * len(parts))
        set_alone(program, slots, (1 << len(parts)) - 1)
        inference = infer(slots, len(parts))
        judged_parts = tuple(
            Judged(case, program, tuple(s >> bit & 1 for s in slots), inference.truths, bit)
            for bit, case in enumerate(parts)
        )
    slots = encode(coder, [whole], [context])
    if parts:
        set_seen_parts(program, slots, judged_parts)
    else:
        set_alone(program, slots, 1)
    inference = infer(slots, 1)
    judged = Judged(whole, program, tuple(slots), inference.truths, 0)
    return Judgement(judged, judged_parts)


def set_seen_parts(program: Program, slots: list[int], parts: Sequence[Judged]) -> None:
    """Set, in the whole, what any and all parts say of what it looks at: concepts, and levels."""
    for slot, seen in seen_slots(program):
        rails = [int(part.value(seen.full) is seen.says) for part in parts]
        slots[slot] = together(seen, rails, 1)
