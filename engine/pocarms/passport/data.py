"""What a passport says of a pack."""

from __future__ import annotations

import datetime

from pocarms.records import dataclass

CURRENT, STALE, NONE, UNREADABLE = "current", "stale", "none", "unreadable"


@dataclass(frozen=True, slots=True)
class Review:
    """A person has read the pack as it was under this digest."""

    by: str
    on: datetime.date
    digest: str


@dataclass(frozen=True, slots=True)
class Passing:
    """How many of the pack's tests pass; `drafted` are those that no author has named yet."""

    passed: int
    of: int
    drafted: int


@dataclass(frozen=True, slots=True)
class Mutated:
    """How many of the small faults put into the pack a test notices; what is proved to mean the same is no fault."""

    noticed: int
    of: int


@dataclass(frozen=True, slots=True)
class Linted:
    """What the lints see: warnings, those argued with in the pack, questions that the solver gave up on."""

    warnings: int
    argued: int
    not_decided: int


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was measured once, and of which state of the pack. None: could not be measured then."""

    digest: str  # the pack's own digest
    files: str  # of the bytes of its files, tests and comments among them
    tool: str
    tests: Passing | None = None
    faults: Mutated | None = None
    lint: Linted | None = None


@dataclass(frozen=True, slots=True)
class Passport:
    """What can be said of a pack: what is counted each time, and what was recorded with how far it still holds."""

    pack: str
    version: str
    digest: str
    unconfirmed: int  # citations whose passage nobody has seen
    citations: int
    state: str  # of the record: current | stale | none | unreadable
    record: Recorded | None = None
    review: Review | None = None  # the last one, of whatever state of the pack

    @property
    def reviewed(self) -> Review | None:
        """The review, where it is one of the pack as it is."""
        return self.review if self.review is not None and self.review.digest == self.digest else None

    @property
    def current(self) -> Recorded | None:
        """The record, where it is one of the pack as it is."""
        return self.record if self.state == CURRENT else None
