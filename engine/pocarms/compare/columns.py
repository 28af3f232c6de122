"""One byte a case, for very many cases: bit sets taken apart and put together in time that grows with their length."""

from __future__ import annotations

from collections.abc import Sequence

UNKNOWN, FALSE, TRUE = 0, 1, 2  # a truth value as a byte

_DIGITS = bytes.maketrans(b"01", b"\x00\x01")
_EQUAL = tuple(bytes(49 if byte == wanted else 48 for byte in range(256)) for wanted in range(8))


def ones(bits: int, width: int) -> bytes:
    """Return a byte for every case: 1 where its bit is set."""
    return format(bits, f"0{width}b").encode().translate(_DIGITS)[::-1] if width else b""


def truths(plus: int, minus: int, width: int) -> bytes:
    """Return a byte for every case: TRUE where proved true, FALSE where proved false, else UNKNOWN."""
    return added(width, (ones(plus, width), TRUE), (ones(minus, width), FALSE))


def added(width: int, *columns: tuple[bytes, int]) -> bytes:
    """Return the sum, case by case, of columns times a number; every sum must be below 256."""
    total = sum(int.from_bytes(column, "little") * factor for column, factor in columns)
    return total.to_bytes(width, "little")


def cases_with(column: bytes, wanted: int) -> int:
    """Return the bit set of the cases whose byte is `wanted`, which is below 8."""
    return int(column.translate(_EQUAL[wanted])[::-1], 2) if column else 0


def members(bits: int, most: int = -1) -> list[int]:
    """Return the numbers of the set bits, lowest first; at most so many, all for -1."""
    found: list[int] = []
    while bits and len(found) != most:
        low = bits & -bits
        found.append(low.bit_length() - 1)
        bits ^= low
    return found


class BitRows:
    """Bit sets under construction: for every row the cases in which it is set."""

    def __init__(self, rows: int) -> None:
        self._rows = [bytearray() for _ in range(rows)]

    def set(self, row: int, case: int) -> None:
        """Set the bit of a case in a row. Cases may only be added in rising order."""
        held = self._rows[row]
        byte = case >> 3
        if len(held) <= byte:
            held.extend(bytes(byte + 1 - len(held)))
        held[byte] |= 1 << (case & 7)

    def sets(self) -> list[int]:
        """Return the rows as integers."""
        return [int.from_bytes(row, "little") for row in self._rows]


def highest(columns: Sequence[bytes]) -> bytes:
    """Return, case by case, the highest byte."""
    return columns[0] if len(columns) == 1 else bytes(map(max, *columns))
