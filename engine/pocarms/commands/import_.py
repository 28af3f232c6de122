"""`pocarms import FILE… --into PROFILE`: what came back, read into a profile."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from pocarms.commands.exits import BAD_INPUT, DONE, USAGE
from pocarms.commands.helping import Command
from pocarms.commands.options import SHOWN, lang_option
from pocarms.commands.output import bad_input, office, put_back
from pocarms.commands.saying import refusal, spoken

_PREFER = ("new", "file", "both")


@click.command("import", cls=Command)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--into", "into", required=True, type=click.Path(path_type=Path), metavar="PROFILE")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option(
    "--prefer",
    type=click.Choice(_PREFER),
    default=None,
    help="What counts where an answer contradicts what the same person said, or what nobody signed.",
)
@lang_option(SHOWN)
@click.option("--pack", "pack", default=None, metavar="DIR", help="Use the rule pack in this folder.")
def command(
    files: tuple[Path, ...], into: Path, dry_run: bool, prefer: str | None, lang: str | None, pack: str | None
) -> int:
    """Read what came back into a profile: answers in workbooks or from phones (CSV, XLSX), or action plans.

    Every change is shown; the profile is written whole or not at all. Where two people disagree both answers are kept,
    and the question counts as unknown until settled. Comments and the order of the profile stay. In a plan, whoever saw
    what is on file may change it; anything else is a contradiction.

    \b
    Examples:
      pocarms import from-jmac.xlsx from-human-rights.xlsx --into my-mission.yaml --dry-run
      pocarms import from-jmac.xlsx --into my-mission.yaml --prefer new
      pocarms import plan-from-human-rights.xlsx --into my-mission.yaml
    """
    from pocarms.commands.packs import Finder
    from pocarms.commands.profiles import read_profile
    from pocarms.documents.importing import Refused
    from pocarms.documents.returned import Mixed, import_returned
    from pocarms.documents.workbook.words import words
    from pocarms.source.faults import FaultyInput

    profile, rules = read_profile(into, Finder(pack, "fr"))  # with the words in which French answers come back
    if rules.language == "fr":
        profile, rules = read_profile(into, Finder(pack, "en"))
    before = into.read_bytes().decode("utf-8")
    shown = lang or (rules.language if rules.language in ("en", "fr") else "en")
    asks = partial(_ask, shown) if prefer is None and sys.stdin.isatty() and not dry_run else None
    try:
        with office(shown):
            done = import_returned(files, profile, before, rules, prefer, asks, lang, shown)
    except Mixed as mixed:
        raise refusal(USAGE, "import.mixed", shown, plans=mixed) from None
    except FaultyInput as error:
        raise bad_input(error) from None
    except Refused as refused:
        click.echo(refused.text, err=True)
        raise refusal(BAD_INPUT, "import.undecided", refused.language) from None
    click.echo(done.told, nl=False)
    if dry_run:
        click.echo(words(shown)("wb.import.dry"), err=True)
    if dry_run or done.text == before:
        return DONE
    put_back(before, done.text, into)
    return DONE


def _ask(language: str, described: str) -> str:
    """Ask at the terminal what to do about one contradiction."""
    click.echo(described, err=True)
    s, known = spoken(language), ", ".join(_PREFER)
    while (said := str(click.prompt(f"{s('import.keep')} ({known})", err=True)).strip()) not in _PREFER:
        click.echo(s("error", text=s("import.neither", said=said, known=known)), err=True)
    return said
