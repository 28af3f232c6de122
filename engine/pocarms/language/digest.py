"""The digest of a pack: one number for what it means, whatever files say it in whatever order."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from pocarms.language.saying import canonical
from pocarms.model.conditions import (
    AllOf,
    Always,
    AnyOf,
    Applies,
    AtLeast,
    ConceptIs,
    Duration,
    EvidenceTest,
    FindingTest,
    IsKnown,
    IsUnknown,
    Not,
    PartsTest,
    ScaleTest,
    Test,
)
from pocarms.model.pack import Pack

_CONDITIONS = (
    *(Test, ConceptIs, AllOf, AnyOf, Not, AtLeast, Always, Applies, IsKnown, IsUnknown, EvidenceTest),
    *(PartsTest, FindingTest, ScaleTest),
)
_LEFT_OUT = frozenset(("tests", "translations", "digest", "templates", "argued"))
_IN_ORDER = frozenset(("blocks",))  # mappings whose order says something: the order of asking


def pack_digest(pack: Pack) -> str:
    """Return the sha256, in hexadecimal, over everything the pack says but its tests, its translations and what it
    argues with lints.

    Comments, the order of files and of keys, and where things stand do not enter. Orders that mean something do:
    options, steps of scales, blocks, branches, conditions as written. What is empty is left out, so that a new field
    of the model changes no digest.
    """
    text = json.dumps(pack_content(pack), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def pack_content(pack: Pack) -> dict[str, object]:
    """Return everything the digest is taken over, as lists, dicts and words; conditions in their one-line form."""
    writer = _Writer()
    content: dict[str, object] = {}
    for f in fields(pack):
        value = getattr(pack, f.name)
        if f.name in _IN_ORDER:
            content[f.name] = [[key, text] for key, text in value.items()]
        elif f.name not in _LEFT_OUT and value is not None:
            content[f.name] = writer.plain(value)
    return content


class _Writer:
    """Turns model objects into lists, dicts and words; remembers the fields of every class it has met."""

    def __init__(self) -> None:
        self._fields: dict[type, tuple[str, ...]] = {}

    def plain(self, value: Any) -> object:
        kind = type(value)
        if kind is str or kind is bool or value is None or kind is int or kind is float:
            return value
        if kind is tuple:
            return [self.plain(item) for item in value]
        if kind in _CONDITIONS:
            return canonical(value)
        if kind is Duration:
            return {"months": value.months, "days": value.days}
        if isinstance(value, Mapping):
            return {key: self.plain(item) for key, item in value.items()}
        out = {}
        for name in self._names(kind):
            item = getattr(value, name)
            if item:
                out[name] = self.plain(item)
        return out

    def _names(self, kind: type) -> tuple[str, ...]:
        names = self._fields.get(kind)
        if names is None:
            names = self._fields[kind] = tuple(f.name for f in fields(kind) if f.name != "span")
        return names
