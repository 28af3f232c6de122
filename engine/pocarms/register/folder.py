"""What is found in a folder: proposals, profiles that call for proposals, and what is left out and why."""

from __future__ import annotations

import datetime

from pocarms.assessment.result import ActionResult
from pocarms.model.marking import Marking
from pocarms.records import dataclass
from pocarms.register.entries import Entry, Proposal


@dataclass(frozen=True)
class Call:
    """A profile of another kind, such as a mission's, whose answers call for proposals of a pack."""

    entry: Entry
    action: ActionResult
    pack: str


@dataclass(frozen=True)
class Folder:
    """A folder of proposals on a day."""

    on: datetime.date | None
    proposals: tuple[Proposal, ...]
    calls: tuple[Call, ...]
    later: tuple[tuple[str, str], ...]  # (file, day): dated after `on`
    no_level: tuple[tuple[str, str], ...]  # (file, pack): profiles of packs that suggest no decision
    faulty: tuple[tuple[str, int], ...]  # (file, number of errors)
    marking: Marking

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The profiles of which the register says something."""
        held = [e for p in self.proposals for e in (p.now, p.before) if e is not None]
        return (*held, *(call.entry for call in self.calls))
