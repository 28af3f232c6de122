"""Reading a profile for a command: every fault shown, warnings on stderr, errors end the command."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterable
from pathlib import Path

from pocarms.commands.exits import USAGE
from pocarms.commands.output import bad_input, tell_faults
from pocarms.commands.saying import in_words, refusal
from pocarms.model.marking import Marking, Scheme, SchemesDiffer, highest, rank
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from pocarms.profiles.load import check_profile
from pocarms.profiles.places import SCHEME
from pocarms.source.faults import FaultyInput, errors_of


def read_profile(path: Path, find_pack: Callable[[str], Pack]) -> tuple[Profile, Pack]:
    """Return a profile and its pack; warnings go to stderr. Raises Stop where there are errors, in either of them."""
    try:
        checked = check_profile(path, find_pack)
    except FaultyInput as error:  # the pack's own faults
        raise bad_input(error) from None
    if checked.profile is None or checked.pack is None:
        errors = errors_of(checked.faults)
        raise bad_input(FaultyInput(errors, checked.sources), checked.pack)
    if checked.faults:
        tell_faults(checked.faults, checked.sources, checked.pack)
    return checked.profile, checked.pack


def as_asked(profile: Profile, on: datetime.date | None, marking: str | None, force: str | None = None) -> Profile:
    """Return a profile with ages taken at another day and another marking, where asked for. Raises Stop.

    force: why the marking may be lower than the profile's; the reason stands in the report.
    """
    if on is not None:
        profile = dataclasses.replace(profile, as_of=on)
    if force is not None and (marking is None or not force.strip()):
        raise refusal(USAGE, "marking.force")
    if marking is not None:
        wanted = _raised(profile.marking, marking, force)
        note = f"{profile.marking}: {force}" if force and rank(wanted) < rank(profile.marking) else ""
        profile = dataclasses.replace(profile, marking=wanted, marked=True, marking_note=note)
    return profile


def known_marking(word: str, scheme: Scheme) -> Marking:
    """Return a marking of a scheme. Raises Stop where it has no such marking."""
    if word.lower() not in scheme.ids:
        raise refusal(USAGE, "marking.unknown", word=word, known=", ".join(scheme.ids))
    return scheme.marking(word.lower())


def top_marking(markings: Iterable[Marking]) -> Marking:
    """Return the highest marking of several profiles. Raises Stop where they are marked by different schemes."""
    try:
        return highest(markings)
    except SchemesDiffer:
        raise refusal(USAGE, "marking.schemes", file=SCHEME) from None


def not_lower(marking: str | None, top: Marking, paper: str) -> None:
    """Raise Stop where a paper on several profiles is to be marked lower than the highest of them, or by no marking.

    paper: compare | diff | register.
    """
    if marking is not None and rank(top) > rank(known_marking(marking, top.scheme)):
        raise refusal(USAGE, f"marking.{paper}", top=in_words(top))


def _raised(own: Marking, wanted: str, force: str | None) -> Marking:
    """Return the wanted marking; a report is marked lower than its profile only where a reason is given."""
    found = known_marking(wanted, own.scheme)
    if rank(found) < rank(own) and force is None:
        raise refusal(USAGE, "marking.report", top=in_words(own))
    return found
