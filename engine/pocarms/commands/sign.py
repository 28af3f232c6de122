"""`pocarms sign PROFILE`: say who reviewed or approved the answers, and seal them as they are."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from pocarms.commands.exits import DONE, USAGE
from pocarms.commands.helping import Command
from pocarms.commands.options import SHOWN, lang_option
from pocarms.commands.output import bad_input, put_back
from pocarms.commands.saying import refusal
from pocarms.profiles.header import STATES


@click.command("sign", cls=Command)
@click.argument("profile", type=click.Path(path_type=Path))
@click.option("--as", "state", type=click.Choice(STATES), required=True, help="What the answers are from now on.")
@click.option("--by", default="", metavar="NAME", help="Who reviewed or approved them.")
@click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), default=None, help="The day on which that was done.")
@lang_option(SHOWN)
@click.option("--pack", "pack", default=None, metavar="DIR", help="Use the rule pack in this folder.")
def command(
    profile: Path, state: str, by: str, on: datetime.datetime | None, lang: str | None, pack: str | None
) -> int:
    """Write into a profile who reviewed or approved its answers, and when, with a fingerprint of the answers.

    Every report prints it. Where answers change afterwards, reports say so until somebody signs again. Marking, notes
    and the action plan may change without that.

    \b
    Examples:
      pocarms sign my-mission.yaml --as reviewed --by "Head of section" --on 2021-01-15
      pocarms sign my-mission.yaml --as draft
    """
    from pocarms.commands.packs import Finder
    from pocarms.commands.profiles import read_profile
    from pocarms.documents.signing import signed
    from pocarms.reports.strings import strings
    from pocarms.source.faults import FaultyInput

    draft = state == "draft"
    if not draft and not (by.strip() and on):
        raise refusal(USAGE, "sign.who", state=state)
    if draft and (by or on):
        raise refusal(USAGE, "sign.draft")
    found, rules = read_profile(profile, Finder(pack, lang))
    day = on.date() if on else None
    if day is not None and found.as_of is not None and day < found.as_of:
        raise refusal(USAGE, "sign.before", day=day, as_of=found.as_of)
    before = profile.read_bytes().decode("utf-8")
    try:
        text, sign = signed(before, found, rules, state, by, day)
    except FaultyInput as error:
        raise bad_input(error, rules) from None
    s = strings(lang or (rules.language if rules.language in ("en", "fr") else "en"))
    said = s("sign.draft") if day is None else s("sign.done", by=sign.by, date=s.date(day), seal=sign.seal)
    click.echo(s("pair", label=s(f"profile.{state}"), value=said))
    if text != before:
        put_back(before, text, profile)
    return DONE
