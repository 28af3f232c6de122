"""What the structural reader hands on: nodes that are known to fit the grammar, with easy ways to take them apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from pocarms.model.span import Span
from pocarms.source.nodes import Mapping, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class Rec:
    """A mapping that fits its shape: key -> value. What did not fit has been reported and is left out."""

    span: Span
    entries: dict[str, Value] = field(default_factory=dict)
    keys: dict[str, Scalar] = field(default_factory=dict)

    def text(self, key: str, default: str = "") -> str:
        """Return the text under a key, or the default where there is none."""
        value = self.entries.get(key)
        return value.text.strip() if isinstance(value, Scalar) else default

    def flag(self, key: str) -> bool:
        """Return whether `true` stands under a key."""
        value = self.entries.get(key)
        return isinstance(value, Scalar) and value.value is True

    def scalar(self, key: str) -> Scalar | None:
        """Return the one value under a key, if there is one."""
        value = self.entries.get(key)
        return value if isinstance(value, Scalar) else None

    def rec(self, key: str) -> Rec | None:
        """Return the mapping under a key, if there is one."""
        value = self.entries.get(key)
        return value if isinstance(value, Rec) else None

    def items(self, key: str) -> tuple[Value, ...]:
        """Return the list under a key; a single value counts as a list of one."""
        value = self.entries.get(key)
        if value is None:
            return ()
        return value if isinstance(value, tuple) else (value,)

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """Return the values under a key that are words, numbers or dates."""
        return tuple(item for item in self.items(key) if isinstance(item, Scalar))

    def recs(self, key: str) -> tuple[Rec, ...]:
        """Return the mappings under a key."""
        return tuple(item for item in self.items(key) if isinstance(item, Rec))

    def records(self) -> list[tuple[str, Rec]]:
        """Return key and mapping for every key; an empty mapping where what stands there was faulty."""
        pairs = ((key, self.entries.get(key)) for key in self.keys)
        return [(key, value if isinstance(value, Rec) else Rec(self.keys[key].span)) for key, value in pairs]

    def at(self, key: str) -> Span:
        """Return where a key stands; where the record itself stands if it has no such key."""
        found = self.keys.get(key)
        return found.span if found is not None else self.span


def place_of(rec: Rec, key: str) -> Span:
    """Return where the value under a key stands; where the record stands if there is none."""
    scalar = rec.scalar(key)
    return rec.span if scalar is None else scalar.span


# A Sequence or Mapping among the values is a node that another module reads (shape Foreign).
Value = Scalar | Rec | tuple["Value", ...] | Sequence | Mapping
