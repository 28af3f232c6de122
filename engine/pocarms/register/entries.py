"""Proposals as the register holds them: assessed, the versions of one proposal together."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from pocarms.assessment.result import Assessment, Body, ScaleResult
from pocarms.memo.due import Due, dues
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from pocarms.records import dataclass


@dataclass(frozen=True)
class Entry:
    """One file: a profile, the pack it was assessed with (texts to show), and the result.

    aged: the result with ages taken on the day of the register, where that is another day and was asked for.
    """

    file: str
    profile: Profile
    pack: Pack
    assessment: Assessment
    aged: Assessment | None = None

    @property
    def day(self) -> str:
        """Its day, "" where it has none."""
        return self.assessment.profile.as_of

    @property
    def dues(self) -> tuple[Due, ...]:
        """What falls due."""
        return dues(self.assessment, self.pack)


@dataclass(frozen=True)
class Proposal:
    """One proposal: its latest version, the version before it, and the files that say nothing of their own."""

    id: str
    now: Entry
    before: Entry | None
    doubles: tuple[tuple[str, str], ...] = ()  # (file, the file that says the same)
    same_day: tuple[str, ...] = ()  # files with another version of the same day


def proposals(entries: Sequence[Entry]) -> tuple[Proposal, ...]:
    """Return the proposals by id. Versions are ordered by day; of one day the last file name counts."""
    by_id: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda e: (e.profile.pack, e.profile.id, e.day, e.file)):
        by_id.setdefault(f"{entry.profile.pack}/{entry.profile.id}", []).append(entry)
    return tuple(_proposal(versions) for versions in by_id.values())


def _proposal(versions: list[Entry]) -> Proposal:
    kept: list[Entry] = []
    doubles = []
    for entry in versions:
        same = next((k for k in kept if k.profile.digest == entry.profile.digest), None)
        if same is not None:
            doubles.append((entry.file, same.file))
        else:
            kept.append(entry)
    now = kept[-1]
    earlier = [entry for entry in kept[:-1] if entry.day < now.day]
    same_day = tuple(entry.file for entry in kept[:-1] if entry.day == now.day)
    return Proposal(now.profile.id, now, earlier[-1] if earlier else None, tuple(doubles), same_day)


def decisions(body: Body) -> tuple[ScaleResult, ...]:
    """Return the scales of a body that suggest a decision."""
    return tuple(scale for scale in body.scales if scale.decision)


def latest_day(entries: Sequence[Entry]) -> datetime.date | None:
    """Return the latest day of any profile, None where none has one."""
    return max((entry.profile.as_of for entry in entries if entry.profile.as_of), default=None)
