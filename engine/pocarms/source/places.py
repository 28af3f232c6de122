"""Where each value of a readable YAML text begins and ends, as indexes into the text: what an edit needs to know."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from pocarms.records import dataclass

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Block:
    """A value with its place: text[start:end] is what was written. A block collection ends with its last value."""

    kind: str  # scalar | mapping | sequence
    start: int
    end: int
    column: int  # from 0
    flow: bool = False  # written with brackets or braces
    text: str = ""  # scalars
    quoted: bool = False
    entries: tuple[tuple[Block, Block], ...] = ()  # mappings
    items: tuple[Block, ...] = ()  # sequences

    @property
    def is_empty(self) -> bool:
        """Nothing at all was written for this value."""
        return self.kind == "scalar" and not self.text and not self.quoted

    def entry(self, key: str) -> tuple[Block, Block] | None:
        """Return the key and the value of an entry."""
        return next((entry for entry in self.entries if entry[0].text == key), None)

    def value_of(self, key: str) -> Block | None:
        found = self.entry(key)
        return found[1] if found else None


def place_tree(text: str) -> Block:
    """Return the tree of a text that `read_yaml` has read without errors (so it is neither deep nor large)."""
    events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            return _block(text, next(events), events)
    raise ValueError("the text is empty")


def _block(text: str, event: Any, events: Iterator[Any]) -> Block:
    kind: type = type(event)  # isinstance would narrow it to a class whose marks may, by its type, be missing
    start, column = event.start_mark.index, event.start_mark.column
    if kind is yaml.ScalarEvent:
        end = event.end_mark.index
        if event.style in ("|", ">"):  # its end mark stands at the beginning of what comes next
            end = max(start + 1, len(text[:end].rstrip()))
        return Block("scalar", start, end, column, text=event.value, quoted=bool(event.style))
    children: list[Block] = []
    inner: Any
    while True:
        inner = next(events)
        ended: type = type(inner)
        if ended in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            break
        children.append(_block(text, inner, events))
        if kind is yaml.MappingStartEvent and len(children) % 2 == 0 and children[-1].is_empty:
            children[-1] = _after_key(text, children[-2], children[-1])
    flow = bool(event.flow_style)
    end = inner.end_mark.index if flow or not children else children[-1].end
    if kind is yaml.MappingStartEvent:
        pairs = tuple(zip(children[::2], children[1::2], strict=True))
        return Block("mapping", start, end, column, flow, entries=pairs)
    return Block("sequence", start, end, column, flow, items=tuple(children))


def _after_key(text: str, key: Block, empty: Block) -> Block:
    """An empty value has no place of its own: it ends with the colon after its key."""
    colon = text.find(":", key.end)
    at = colon + 1 if colon >= 0 and not text[key.end : colon].strip() else key.end
    return Block("scalar", at, at, empty.column)
