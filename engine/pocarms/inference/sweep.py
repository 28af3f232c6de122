"""Slots for many variants of one base, each given as a few changes: what-if, next question, robustness."""

from __future__ import annotations

from collections.abc import Sequence

Change = tuple[int, int]  # slot, and 0 or 1: what it is set to


def sweep_slots(base: Sequence[int], changes: Sequence[Sequence[Change]]) -> list[int]:
    """Return the slots for `Twin.run`, one case per variant.

    base: 0 or 1 for every slot. changes: for every variant, the slots that differ and what they become; where a
    variant names a slot twice, the last holds. An empty variant is the base itself. The width is `len(changes)`.
    """
    width = len(changes)
    full = (1 << width) - 1
    size = width // 8 + 1
    rows: list[bytearray | None] = [None] * len(base)  # one bit a variant, only for slots that some variant changes
    byte, bit = 0, 1
    for change in changes:
        for slot, value in change:
            row = rows[slot]
            if row is None:
                row = rows[slot] = bytearray(b"\xff" * size if base[slot] else size)
            if value:
                row[byte] |= bit
            else:
                row[byte] &= ~bit
        bit <<= 1
        if bit == 256:
            byte, bit = byte + 1, 1
    return [
        (full if value else 0) if row is None else int.from_bytes(row, "little") & full
        for value, row in zip(base, rows, strict=True)
    ]
