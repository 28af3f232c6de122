"""What the register shows, in order, independent of the format; every text is ready to print."""

from __future__ import annotations

from pocarms.records import dataclass
from pocarms.reports.view import Field, Table


@dataclass(frozen=True, slots=True)
class Change:
    """What changed in one proposal."""

    title: str
    scales: tuple[str, ...]
    notes: tuple[str, ...]
    answers: Table | None
    rules: tuple[Field, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class RegisterView:
    """The whole register."""

    language: str
    title: str
    marking: str
    warnings: tuple[str, ...]
    facts: tuple[Field, ...]
    advises: str
    intro: str
    proposals: Table
    due: Table | None
    changes: tuple[Change, ...]
    missions: tuple[str, ...]
    left_out: tuple[str, ...]
    footer: str
