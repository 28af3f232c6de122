"""Counting with "and" and "or" alone: at least n of k, as a sorting network (decision 004).

A comparator takes two propositions a, b and gives (a or b, a and b). A network of comparators that sorts k bits,
largest first, has "at least n of them" as its n-th output. Batcher's odd-even merge sort needs at most about
k·log²k/4 comparators where a chain of partial counts needs n·(k-n+1) steps. Only the part of the network that the n-th
output hangs on is ever built into rules.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Gate:
    """An "and" or an "or" of two signals. `symbol` is set once the gate has been built into rules."""

    both: bool  # True: and; False: or
    left: Signal
    right: Signal
    symbol: int = field(default=-1)


Signal = int | Gate  # a symbol, or a gate over others


def threshold(n: int, symbols: Sequence[int]) -> Signal:
    """Return a signal that is true where at least n of the symbols are; 1 <= n <= number of symbols.

    "At least n of k" with "and" and "or" exchanged is "at least k-n+1 of k", so the smaller of the two is built.
    """
    other = len(symbols) - n + 1
    return _largest(symbols, min(n, other), swapped=other < n)[min(n, other) - 1]


def _largest(symbols: Sequence[int], n: int, swapped: bool) -> list[Signal]:
    """Return the n largest of the symbols, sorted: what a half has beyond its n largest cannot matter to the whole."""
    if len(symbols) <= 1:
        return list(symbols)
    middle = len(symbols) // 2
    left, right = _largest(symbols[:middle], n, swapped), _largest(symbols[middle:], n, swapped)
    return _merge(left, right, swapped)[:n]


def _merge(left: Sequence[Signal], right: Sequence[Signal], swapped: bool) -> list[Signal]:
    """Merge two sorted lists of any lengths: the odd places, the even places, then one row of comparators."""
    if not left or not right:
        return [*left, *right]
    if len(left) == len(right) == 1:
        return list(_compare(left[0], right[0], swapped))
    first = _merge(left[0::2], right[0::2], swapped)
    second = _merge(left[1::2], right[1::2], swapped)
    merged = [first[0]]
    for i in range(max(len(first) - 1, len(second))):
        if i + 1 < len(first) and i < len(second):
            merged.extend(_compare(second[i], first[i + 1], swapped))
        else:
            merged.append(first[i + 1] if i + 1 < len(first) else second[i])
    return merged


def _compare(a: Signal, b: Signal, swapped: bool) -> tuple[Gate, Gate]:
    return Gate(swapped, a, b), Gate(not swapped, a, b)


def build(gate: Gate, head: int, new: Callable[[], int], rule: Callable[[int, Sequence[int]], None]) -> None:
    """Turn a gate and all that it hangs on into rules, arguments first; `head` is the symbol the gate gets.

    new: gives a fresh symbol. rule: takes (head, body) of each rule made.
    """
    gate.symbol = head
    _write(gate, new, rule)


def _symbol(signal: Signal, new: Callable[[], int], rule: Callable[[int, Sequence[int]], None]) -> int:
    if isinstance(signal, int):
        return signal
    if signal.symbol < 0:
        symbol = new()
        signal.symbol = symbol
        _write(signal, new, rule)
    return signal.symbol


def _write(gate: Gate, new: Callable[[], int], rule: Callable[[int, Sequence[int]], None]) -> None:
    left, right = _symbol(gate.left, new, rule), _symbol(gate.right, new, rule)
    if gate.both:
        rule(gate.symbol, (left, right))
    else:
        rule(gate.symbol, (left,))
        rule(gate.symbol, (right,))
