"""The tests that stand beside the rules of a pack: a few answers, and what must come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from pocarms.model.span import NOWHERE, Span
from pocarms.records import dataclass

_EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a pack test says must come out."""

    established: tuple[str, ...] = ()
    ruled_out: tuple[str, ...] = ()
    open: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=lambda: MappingProxyType({}))
    concepts: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType({})
    )  # id -> "true" | "false" | "unknown"
    classes: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))  # id -> floor, ceiling
    levels: Mapping[str, tuple[str, str]] = field(
        default_factory=lambda: MappingProxyType({})
    )  # scale -> floor, ceiling
    headlines: Mapping[str, str] = field(default_factory=lambda: _EMPTY)  # scale -> step
    conflicts: tuple[str, ...] | None = None
    applies: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType({})
    )  # question -> "yes" | "no" | "waiting"
    owner: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    lists: Mapping[str, str] = field(
        default_factory=lambda: _EMPTY
    )  # finding -> mission | headquarters | check_mandate
    steps: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType({})
    )  # step -> done | missing | not_yet | unknown | ...
    parts: Mapping[str, Expectation] = field(default_factory=lambda: MappingProxyType({}))  # part id -> what comes out


@dataclass(frozen=True, slots=True)
class PackTest:
    """A named case: a few answers, and what must come out. `given` is held as a profile (model.profile.Profile)."""

    name: str
    given: object
    then: Expectation
    drafted: bool = False  # written by the tool, not yet named by an author
    span: Span = field(default=NOWHERE, compare=False, repr=False)
