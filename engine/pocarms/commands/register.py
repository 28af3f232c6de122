"""`pocarms register FOLDER`: proposals side by side, what is due, what changed."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from pocarms.commands.exits import BAD_INPUT, DONE, FOUND, USAGE
from pocarms.commands.formats import format_of, write
from pocarms.commands.helping import Command
from pocarms.commands.options import lang_option
from pocarms.commands.output import bad_input, faulty, tell_faults
from pocarms.commands.own_templates import own_templates, templates_option
from pocarms.commands.packs import Packs, policy_option
from pocarms.commands.profiles import not_lower
from pocarms.commands.saying import refusal
from pocarms.register.entries import decisions
from pocarms.register.folder import Folder
from pocarms.register.read import read_folder
from pocarms.register.render import FORMATS, render_register
from pocarms.source.faults import FaultyInput


@click.command("register", cls=Command)
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "--on",
    "on",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="What is due on this day. [default: the latest day of any proposal]",
)
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default=None, help="[default: by FILE's ending, else text]"
)
@lang_option()
@click.option("-o", "--output", default=None, metavar="FILE", help="Write to a file instead of the screen.")
@click.option("--force", is_flag=True, help="Overwrite the file.")
@click.option("--pack", "pack", default=None, metavar="DIR", help="Use the rule pack in this folder.")
@policy_option
@templates_option
@click.option("--marking", default=None, help="Raise the marking of the register above its proposals'.")
@click.option("--fail-on", default=None, metavar="STEP", help="Exit with 1 where a headline is at least this.")
def command(
    folder: Path,
    on: datetime.datetime | None,
    format_: str | None,
    lang: str | None,
    output: str | None,
    force: bool,
    pack: str | None,
    policy: Path | None,
    templates: Path | None,
    marking: str | None,
    fail_on: str | None,
) -> int:
    """Show the proposals in a folder: where each stands, what is due, what changed since its last version.

    A file with faults is told on stderr and left out; the exit code is then 3, though the register is written.

    \b
    Examples:
      pocarms register proposals
      pocarms register proposals --on 2026-06-01 --format html -o register.html
    """
    format_ = format_of(format_, output, FORMATS, "text")
    filler = own_templates(templates, format_)
    packs = Packs(pack, lang, policy)
    try:
        found = read_folder(folder, packs.find, packs.prepared, on.date() if on else None, marking, packs.allowed)
    except FaultyInput as error:  # a pack's own faults
        raise bad_input(error) from None
    for checked in found.checked:
        tell_faults(checked.faults, checked.sources, checked.pack)
    register = found.folder
    not_lower(marking, register.marking, "register")
    if not register.proposals:
        raise refusal(BAD_INPUT, "register.none", folder=folder)
    failing = fail_on is not None and _reaches(register, fail_on)
    with faulty():
        write(lambda: render_register(register, format_, lang or "en", filler), output, force)
    if register.faulty:
        raise refusal(BAD_INPUT, "left_out", files=", ".join(file for file, _ in register.faulty))
    return FOUND if failing else DONE


def _reaches(register: Folder, step: str) -> bool:
    """Whether a headline, on its own day or the register's, is at least at a step. Raises Stop for no such step."""
    known: set[str] = set()
    found = False
    for proposal in register.proposals:
        results = [proposal.now.assessment, *([proposal.now.aged] if proposal.now.aged is not None else [])]
        for scale in (scale for result in results for scale in decisions(result.whole)):
            steps = [x.id for x in scale.steps]
            known.update(steps)
            found |= step in steps and steps.index(scale.headline) >= steps.index(step)
    if step not in known:
        raise refusal(USAGE, "register.step", step=step, known=", ".join(sorted(known)))
    return found
