"""Checks of a whole pack, each subject in a module of its own."""

from __future__ import annotations

from pocarms.model.pack import Pack
from pocarms.source.faults import Fault


def check(pack: Pack, warnings: bool) -> list[Fault]:
    """Return every fault that only the whole pack shows; `warnings` asks for the lints as well."""
    return []
