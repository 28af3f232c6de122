"""The near name for a mistyped one: "did you mean ...?"."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MOST_EDITS = 4
_SEPARATORS = re.compile(r"[\s_.\-]+")


def nearest(word: str, choices: Iterable[str]) -> str:
    """Return the choice that `word` most likely means, or "" where none is near.

    Letters left out, added, replaced or swapped count one each (Damerau-Levenshtein); upper case and the kind of
    separator count nothing. A word that is the last part of exactly one dotted choice means that one. Of equally near
    choices the first in the alphabet is returned, so that the answer never depends on their order.
    """
    if not word or len(word) > 200:
        return ""
    plain = _plain(word)
    limit = max(1, min(len(plain) // 3, _MOST_EDITS)) if len(plain) > 1 else 0
    best, best_choice, tails = limit + 1, "", []
    for choice in sorted(set(choices)):
        other = _plain(choice)
        if "." in choice and _plain(choice.rsplit(".", 1)[-1]) == plain:
            tails.append(choice)
        if abs(len(other) - len(plain)) >= best:
            continue
        distance = _distance(plain, other, best - 1)
        if distance < best and distance < max(len(plain), len(other)):
            best, best_choice = distance, choice
            if not distance:
                break
    if best_choice and best == 0:
        return best_choice
    if len(tails) == 1:
        return tails[0]
    return best_choice


def _plain(word: str) -> str:
    return _SEPARATORS.sub(" ", word.casefold()).strip()


def _distance(a: str, b: str, at_most: int) -> int:
    """Return the number of edits from a to b, or at_most + 1 where it is more."""
    start = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    a, b = a[start : len(a) - end], b[start : len(b) - end]
    far = at_most + 1
    if abs(len(a) - len(b)) > at_most:
        return far
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row = row, [i] + [far] * len(b)
        # outside this band the distance is more than at_most whatever follows
        for j in range(max(1, i - at_most), min(len(b), i + at_most) + 1):
            y = b[j - 1]
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row[j] = cost
        before = last
        if min(row) > at_most and min(last) > at_most:
            return far
    return min(row[len(b)], far)
