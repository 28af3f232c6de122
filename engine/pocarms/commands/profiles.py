"""Reading a profile for a command: every fault shown, warnings on stderr, errors end the command."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from pathlib import Path

import click

from pocarms.commands.exits import USAGE, Stop
from pocarms.commands.output import bad_input
from pocarms.memo.marking import rank
from pocarms.model.pack import Pack
from pocarms.model.profile import MARKINGS, Profile
from pocarms.profiles.load import check_profile
from pocarms.source.faults import FaultyInput, errors_of
from pocarms.source.show import show_faults


def read_profile(path: Path, find_pack: Callable[[str], Pack]) -> tuple[Profile, Pack]:
    """Return a profile and its pack; warnings go to stderr. Raises Stop where there are errors, in either of them."""
    try:
        checked = check_profile(path, find_pack)
    except FaultyInput as error:  # the pack's own faults
        raise bad_input(error) from None
    if checked.profile is None or checked.pack is None:
        errors = errors_of(checked.faults)
        raise bad_input(FaultyInput(errors, checked.sources))
    if checked.faults:
        click.echo(show_faults(checked.faults, checked.sources).rstrip("\n"), err=True)
    return checked.profile, checked.pack


def as_asked(profile: Profile, on: datetime.date | None, marking: str | None, force: str | None = None) -> Profile:
    """Return a profile with ages taken at another day and another marking, where asked for. Raises Stop.

    force: why the marking may be lower than the profile's; the reason stands in the report.
    """
    if on is not None:
        profile = dataclasses.replace(profile, as_of=on)
    if force is not None and (marking is None or not force.strip()):
        raise Stop(USAGE, "error: --force-marking lowers a marking: give the marking with --marking, and the reason")
    if marking is not None:
        wanted = _raised(profile.marking, marking, force)
        note = f"{profile.marking}: {force}" if force and rank(wanted) < rank(profile.marking) else ""
        profile = dataclasses.replace(profile, marking=wanted, marked=True, marking_note=note)
    return profile


def known_marking(word: str) -> str:
    """Return a marking as profiles write it. Raises Stop where there is no such marking."""
    if word.lower() not in MARKINGS:
        raise Stop(USAGE, f"error: unknown marking {word!r}\nhelp: markings are {', '.join(MARKINGS)}")
    return word.lower()


def not_lower(marking: str | None, highest: str, whose: str, what: str) -> None:
    """Raise Stop where a paper on several profiles is to be marked lower than the highest of them."""
    if marking is not None and rank(highest) > rank(marking):
        raise Stop(USAGE, f"error: {whose} is marked {highest}; {what} cannot be marked lower")


def _raised(own: str, wanted: str, force: str | None) -> str:
    """Return the wanted marking; a report is marked lower than its profile only where a reason is given."""
    wanted = known_marking(wanted.lower())
    if rank(wanted) < rank(own) and force is None:
        help_ = 'whoever may lower it gives the reason, which is printed: --force-marking "REASON"'
        raise Stop(USAGE, f"error: the profile is marked {own}; a report cannot be marked lower\nhelp: {help_}")
    return wanted
