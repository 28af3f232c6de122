"""Kleene's strong three-valued connectives, straight from their truth tables. None is unknown."""

from __future__ import annotations

from collections.abc import Iterable

from tests.oracle.judgement import Truth


def both(values: Iterable[Truth]) -> Truth:
    """Return False if one is false, True if all are true (also of none at all), else unknown."""
    seen = list(values)
    if False in seen:
        return False
    return None if None in seen else True


def either(values: Iterable[Truth]) -> Truth:
    """Return True if one is true, False if all are false (also of none at all), else unknown."""
    seen = list(values)
    if True in seen:
        return True
    return None if None in seen else False


def opposite(value: Truth) -> Truth:
    """Return the negation; unknown stays unknown."""
    return None if value is None else not value


def at_least(n: int, values: Iterable[Truth]) -> Truth:
    """Return True if n are true, False if n can no longer be true, else unknown."""
    seen = list(values)
    if seen.count(True) >= n:
        return True
    return False if seen.count(True) + seen.count(None) < n else None
