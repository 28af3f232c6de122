"""`pocarms new PACK`: a commented profile to fill in."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from pocarms.commands.helping import Command
from pocarms.commands.output import bad_input, deliver
from pocarms.commands.packs import pack_folder, reviewed
from pocarms.language.load import load_pack
from pocarms.language.texts import localise
from pocarms.profiles.blank import blank_profile
from pocarms.profiles.scheme import scheme_beside
from pocarms.source.faults import FaultyInput


@click.command("new", cls=Command)
@click.argument("pack")
@click.option("--id", "profile_id", default="my-profile", show_default=True, help="The profile's own id.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), default=None, help="The day the answers are true.")
@click.option("--lang", default=None, help="Language of the questions. [default: the pack's own]")
@click.option("-o", "--output", default=None, metavar="FILE", help="Write to a file instead of the screen.")
@click.option("--force", is_flag=True, help="Overwrite the file.")
def command(
    pack: str, profile_id: str, as_of: datetime.datetime | None, lang: str | None, output: str | None, force: bool
) -> None:
    """Write a profile to fill in, every question with its wording, why it is asked, and what counts.

    \b
    Example:
      pocarms new poc_arms --id my-mission-2026 -o my-mission.yaml
    """
    try:
        rules = load_pack(pack_folder(pack), tests=False, language=lang)
    except FaultyInput as error:
        raise bad_input(error) from None
    language = lang or rules.language
    texts, _ = localise(rules, language)
    day = as_of.date() if as_of else None
    try:
        scheme = scheme_beside(Path(output).parent if output not in (None, "-") else Path())
    except FaultyInput as error:
        raise bad_input(error) from None
    said = reviewed(rules, language)
    text = blank_profile(texts, profile_id, as_of=day, language=language, reviewed=said, scheme=scheme)
    deliver(text, output, force)
