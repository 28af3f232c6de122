"""`pocarms pack passport PACK`: what was measured of a pack, and whether it still holds."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from pocarms.commands.engine import engine_worker
from pocarms.commands.exits import DONE, USAGE
from pocarms.commands.helping import Command
from pocarms.commands.options import SHOWN, lang_option
from pocarms.commands.output import bad_input, deliver
from pocarms.commands.packs import pack_folder
from pocarms.commands.saying import refusal, spoken
from pocarms.language.load import load_pack
from pocarms.language.places import PASSPORT
from pocarms.passport.data import Review
from pocarms.passport.file import passport, read, text
from pocarms.passport.measure import measure
from pocarms.passport.saying import lines
from pocarms.source.faults import FaultyInput


@click.command("passport", cls=Command)
@click.argument("pack")
@click.option("--write", is_flag=True, help="Measure it, and write passport.yaml beside pack.yaml.")
@click.option("--reviewed-by", default=None, metavar="NAME", help="With --write: a person has read it as it is.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), default=None, help="With --reviewed-by: the day of it.")
@click.option("--engine", type=click.Choice(["auto", "twin"]), default="auto", hidden=True)
@lang_option(SHOWN)
def command(
    pack: str, write: bool, reviewed_by: str | None, on: datetime.datetime | None, engine: str, lang: str | None
) -> int:
    """Show a pack's passport: tests, faults they notice, lints, unconfirmed citations, review.

    What takes long is measured by --write and kept in passport.yaml. Once a file of the pack changes it counts as
    stale, and is shown as such.

    \b
    Examples:
      pocarms pack passport rules/poc_arms
      pocarms pack passport rules/poc_arms --write
      pocarms pack passport rules/poc_arms --write --reviewed-by "A. Person" --on 2026-03-01
    """
    if (reviewed_by is None) != (on is None) or (reviewed_by is not None and not (write and reviewed_by.strip())):
        raise refusal(USAGE, "passport.together")
    folder = pack_folder(pack)
    try:
        loaded = load_pack(folder, tests=write)
        if write:
            if not isinstance(folder, Path):
                raise refusal(USAGE, "passport.archive", pack=pack)
            review = Review(reviewed_by, on.date(), loaded.digest) if reviewed_by and on else read(folder)[1]
            with engine_worker(engine) as worker:
                record = measure(loaded, folder, worker)
            deliver(text(loaded, record, review), str(folder / PASSPORT), overwrite=True)
        held = passport(loaded, folder)
    except FaultyInput as error:
        raise bad_input(error) from None
    s = spoken(lang or "en")
    click.echo(s("pack.digest", pack=held.pack, version=held.version, digest=held.digest))
    for line in lines(held, s):
        click.echo(f"    {line}")
    return DONE
