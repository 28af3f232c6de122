"""Checks of a whole pack, each subject in a module of its own."""

from __future__ import annotations

from collections.abc import Mapping

from pocarms.language.checks.careful import check_careful
from pocarms.language.checks.clashes import check_clashes
from pocarms.language.checks.cycles import check_cycles
from pocarms.language.checks.levels import check_doubts, check_levels
from pocarms.language.checks.outline import check_outlines
from pocarms.language.checks.usage import check_usage
from pocarms.language.checks.waits import check_waits
from pocarms.model.pack import Pack
from pocarms.model.span import Span
from pocarms.source.faults import Fault


def check_errors(pack: Pack) -> list[Fault]:
    """Return the errors that only the whole pack shows. The pack may be incomplete: what was faulty is left out."""
    return [*check_cycles(pack), *check_levels(pack), *check_clashes(pack)]


def check_warnings(pack: Pack, header_spans: Mapping[tuple[str, str], Span]) -> list[Fault]:
    """Return the warnings for a pack without errors, and what it leaves out of a source that has an outline: an error.

    header_spans: where entries of the header stand.
    """
    return [
        *check_outlines(pack),
        *check_usage(pack, header_spans),
        *check_careful(pack),
        *check_doubts(pack),
        *check_waits(pack),
    ]
