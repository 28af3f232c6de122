"""What a whole sees of its parts: the slots under which any and all parts speak of a concept or a level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pocarms.program.graph import Program

ALONE = ("", "alone")  # the key of the slot that is set where a case is judged alone
_QUANTIFIERS = ("any", "all")


class Seen(NamedTuple):
    """One slot: set where any, or all, parts say that a named conclusion is true (`says`), or that it is false."""

    full: str
    quantifier: str
    says: bool


def seen_by(key: tuple[str, ...]) -> Seen | None:
    """Return what a slot key says of the parts, or None where it is about an answer."""
    if len(key) == 3 and key[1] in _QUANTIFIERS:
        return Seen(key[0], key[1], key[2] == "true")
    return None


def seen_slots(program: Program) -> Iterator[tuple[int, Seen]]:
    """Yield every slot that speaks of the parts, with what it says."""
    for key, slot in program.slots.items():
        seen = seen_by(key)
        if seen is not None:
            yield slot, seen


def together(seen: Seen, rails: Sequence[int], full: int) -> int:
    """Return the cases in which a slot is set, by Kleene.

    rails: for every part the cases in which it says so (proved true, or proved false, as `seen.says`); full: all cases.
    """
    one_is_enough = (seen.quantifier == "any") is seen.says
    bits = 0 if one_is_enough else full
    for rail in rails:
        bits = bits | rail if one_is_enough else bits & rail
    return bits


def set_alone(program: Program, slots: list[int], cases: int) -> None:
    """Set the slots of cases that are judged alone (a bit set): parts tests look at such a case itself."""
    if ALONE in program.slots:
        slots[program.slots[ALONE]] |= cases
    for slot, seen in seen_slots(program):
        if not seen.says:
            slots[slot] |= cases
