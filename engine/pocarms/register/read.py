"""Reading a folder of profiles and assessing each, on the twin: a register is a comparison of many."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from pathlib import Path

from pocarms.assessment.assess import Prepared, assess
from pocarms.assessment.result import Assessment
from pocarms.inference.durable import Unavailable
from pocarms.model.marking import highest
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from pocarms.profiles.load import CheckedProfile, check_profile
from pocarms.profiles.places import looks_like_profile
from pocarms.records import dataclass
from pocarms.register.entries import Entry, decisions, latest_day, proposals
from pocarms.register.folder import Call, Folder
from pocarms.source.faults import errors_of

_TWIN = Unavailable("a register is computed on the twin")


def assess_anew(path: Path, prepared: Prepared, profile: Profile) -> Assessment:
    """Return the result of a profile in a file, on the twin."""
    return assess(prepared, profile, _TWIN)[0]


@dataclass(frozen=True)
class Read:
    """What came of reading a folder: the register, and every file with faults, warnings included."""

    folder: Folder
    checked: tuple[CheckedProfile, ...]  # of files with faults, in the order of their names


def read_folder(
    where: Path,
    find_pack: Callable[[str], Pack],
    prepare: Callable[[str], Prepared],
    on: datetime.date | None,
    marking: str | None,
    allowed: Callable[[Path, CheckedProfile], CheckedProfile] = lambda path, read: read,
    result_of: Callable[[Path, Prepared, Profile], Assessment] = assess_anew,
) -> Read:
    """Read the profiles in a folder (not in folders below it) and put the register together.

    find_pack: returns a pack by id, KeyError where there is none; FaultyInput of a pack with faults is let through.
    prepare: returns a pack by id, ready to assess with, its texts in the language of the register. on: the day on
    which it asks what is due; later versions are left out; None: the latest day of any profile. marking: at least.
    allowed: turns a profile whose pack may not be used into one with faults, and says under which policy it may.
    result_of: `assess_anew`, or what keeps its results.
    """
    entries: list[Entry] = []
    faulty: list[tuple[str, int]] = []
    with_faults = []
    for path in sorted(p for p in where.iterdir() if looks_like_profile(p)):
        checked = allowed(path, check_profile(path, find_pack, path.name))
        if checked.faults:
            with_faults.append(checked)
        if checked.profile is None:
            faulty.append((path.name, len(errors_of(checked.faults))))
            continue
        ready = prepare(checked.profile.pack)
        result = result_of(path, ready, checked.profile)
        result = dataclasses.replace(result, pack=dataclasses.replace(result.pack, policy=checked.policy))
        entries.append(Entry(path.name, checked.profile, ready.pack, result))
    day = on or latest_day(entries)
    later = tuple((e.file, e.day) for e in entries if on and e.profile.as_of and e.profile.as_of > on)
    shown = [e for e in entries if e.file not in {file for file, _ in later}]
    with_level = [e for e in shown if decisions(e.assessment.whole)]
    held = tuple(
        dataclasses.replace(p, now=_aged(p.now, on, prepare)) if on is not None else p for p in proposals(with_level)
    )
    calls = _calls([e for e in shown if e not in with_level])
    called = {c.entry.file for c in calls}
    no_level = tuple((e.file, e.profile.pack) for e in shown if e not in with_level and e.file not in called)
    top = highest((e.profile.marking for e in shown), marking)
    return Read(Folder(day, held, calls, later, no_level, tuple(faulty), top), tuple(with_faults))


def _aged(entry: Entry, on: datetime.date, prepare: Callable[[str], Prepared]) -> Entry:
    """Return the entry with the result as of the day of the register beside its own."""
    if entry.profile.as_of == on:
        return entry
    result, _ = assess(prepare(entry.profile.pack), dataclasses.replace(entry.profile, as_of=on), _TWIN)
    return dataclasses.replace(entry, aged=result)


def _calls(entries: list[Entry]) -> tuple[Call, ...]:
    """Return which profiles call for proposals of another pack: by an action of theirs that names it."""
    return tuple(
        Call(entry, action, entry.pack.actions[action.id].checked_with)
        for entry in entries
        for action in entry.assessment.whole.actions
        if action.status == "established" and entry.pack.actions[action.id].checked_with
    )
