"""The digest of a pack: one number for what it means, whatever files say it in whatever order."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

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
    Test,
    ConceptIs,
    AllOf,
    AnyOf,
    Not,
    AtLeast,
    Always,
    Applies,
    IsKnown,
    IsUnknown,
    EvidenceTest,
    PartsTest,
    FindingTest,
    ScaleTest,
)
_LEFT_OUT = frozenset(("tests", "translations", "digest", "templates"))
_IN_ORDER = frozenset(("blocks",))  # mappings whose order says something: the order of asking


def pack_digest(pack: Pack) -> str:
    """Return the sha256, in hexadecimal, over everything the pack says but its tests and translations.

    Comments, the order of files and of keys, and where things stand do not enter. Orders that mean something do:
    options, steps of scales, blocks, branches, conditions as written.
    """
    content = {
        f.name: _pairs(getattr(pack, f.name)) if f.name in _IN_ORDER else _plain(getattr(pack, f.name))
        for f in fields(pack)
        if f.name not in _LEFT_OUT
    }
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _pairs(mapping: Mapping[str, object]) -> list[list[object]]:
    return [[key, _plain(value)] for key, value in mapping.items()]


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, Duration):
        return {"months": value.months, "days": value.days}
    if isinstance(value, _CONDITIONS):
        return canonical(value)
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if f.name != "span"}
    raise TypeError(type(value).__name__)
