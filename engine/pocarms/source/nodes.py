"""YAML as it was written: scalars, lists and mappings that know their place in the file.

Values are text with the type YAML 1.2 (core schema) gives a plain scalar. `no`, `yes`, `on`, `off` are text: nobody
loses the answer "no" to a boolean.
"""

from __future__ import annotations

import datetime

from pocarms.model.span import Span
from pocarms.records import dataclass

Plain = str | int | float | bool | datetime.date | None


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value. `value` is typed (true/false, ints, floats, null, ISO dates, else text); `text` is as written."""

    value: Plain
    text: str
    quoted: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One `key: value` of a mapping; keys are always scalars whose `value` is their text, never a number or a date."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in file order; keys are unique (a duplicate is a fault when the file is read)."""

    entries: tuple[Entry, ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """Return the value under a key, or None."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


Node = Scalar | Sequence | Mapping
