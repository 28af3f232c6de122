"""`pocarms diff OLD NEW…`: one mission over time."""

from __future__ import annotations

from pathlib import Path

import click

from pocarms.commands.exits import DONE, USAGE, Stop
from pocarms.commands.formats import format_of, write
from pocarms.commands.helping import Command
from pocarms.commands.options import lang_option
from pocarms.commands.output import bad_input, faulty
from pocarms.commands.own_templates import own_templates, templates_option
from pocarms.commands.packs import Packs
from pocarms.commands.profiles import not_lower, top_marking
from pocarms.commands.saying import asked_language, refusal, said, spoken
from pocarms.model.profile import Profile
from pocarms.profiles.load import check_profile
from pocarms.source.faults import FaultyInput, errors_of

FORMATS = ("md", "html", "json")


@click.command("diff", cls=Command)
@click.argument("profiles", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default=None, help="[default: by FILE's ending, else md]"
)
@lang_option()
@click.option("-o", "--output", default=None, metavar="FILE", help="Write to a file instead of the screen.")
@click.option("--force", is_flag=True, help="Overwrite the file.")
@click.option("--pack", "pack", default=None, metavar="DIR", help="Use the rule pack in this folder.")
@click.option(
    "--old-pack", "old_pack", default=None, metavar="DIR", help="The pack of profiles that ask for its version."
)
@templates_option
@click.option("--marking", default=None, help="Raise the marking above the profiles'.")
def command(
    profiles: tuple[Path, ...],
    format_: str | None,
    lang: str | None,
    output: str | None,
    force: bool,
    pack: str | None,
    old_pack: str | None,
    templates: Path | None,
    marking: str | None,
) -> int:
    """Tell what moved in one mission between two or more dates: closed, new, persistent, and why.

    The profiles are put in the order of their days. All are judged by the newest pack. With --old-pack, profiles that
    ask for its version are judged by both (the earliest, where none asks), and what the pack did is told apart.

    \b
    Examples:
      pocarms diff mission-2020.yaml mission-2021.yaml
      pocarms diff mission-*.yaml -o timeline.html
      pocarms diff old.yaml new.yaml --old-pack packs/poc_arms-0.1.0
    """
    if len(profiles) < 2:
        raise refusal(USAGE, "diff.two")
    format_ = format_of(format_, output, FORMATS, "md")
    filler = own_templates(templates, format_)
    from pocarms.diff.history import NotOneHistory, Version, history
    from pocarms.diff.render import render_history

    new, old = Packs(pack, lang), Packs(old_pack, lang) if old_pack is not None else None
    by_old = _of_old_pack(profiles, old)
    versions = []
    for path in profiles:
        if old is not None and path in by_old:
            profile = _read(path, old, False)
            versions.append(Version(profile, old.prepared(profile.pack)))
        else:
            versions.append(Version(_read(path, new, old_pack is None)))
    packs = {v.profile.pack for v in versions}
    if len(packs) > 1:
        raise refusal(USAGE, "diff.packs", packs=", ".join(sorted(packs)))
    newest = max(versions, key=lambda v: str(v.profile.as_of or "")).profile
    try:
        new.find(newest.pack)
        not_lower(marking, top_marking(v.profile.marking for v in versions), "diff")
        found = history(new.prepared(newest.pack), versions, marking)
    except FaultyInput as error:
        raise bad_input(error) from None
    except NotOneHistory as error:
        raise refusal(USAGE, f"diff.{error.why}", files=", ".join(error.files)) from None
    with faulty():
        write(lambda: render_history(found, format_, filler), output, force)
    return DONE


def _of_old_pack(profiles: tuple[Path, ...], old: Packs | None) -> frozenset[Path]:
    """Return the profiles that the older pack is for: those that ask for its version, else the earliest."""
    if old is None:
        return frozenset()
    asking, days = set(), {}
    for path in profiles:
        checked = check_profile(path, old.find, str(path), any_version=True)
        if checked.profile is not None and checked.pack is not None:
            days[path] = str(checked.profile.as_of or "")
            if checked.profile.version == checked.pack.version:
                asking.add(path)
    if not asking and days:
        asking.add(min(days, key=lambda path: (days[path], str(path))))
    return frozenset(asking)


def _read(path: Path, packs: Packs, hint: bool) -> Profile:
    """Return a profile; raises Stop with all its faults. hint: say that --old-pack may help."""
    try:
        checked = check_profile(path, packs.find, str(path), any_version=True)
    except FaultyInput as error:
        raise bad_input(error) from None
    if checked.profile is None:
        errors = errors_of(checked.faults)
        stop = bad_input(FaultyInput(errors, checked.sources), checked.pack)
        help_ = spoken(asked_language())("help", text=said("said", "diff.old_pack"))
        raise Stop(stop.code, f"{stop.text}\n{help_}") if hint else stop
    return checked.profile
