"""`pocarms pack diff OLD NEW`: two versions of a pack held beside each other by what they conclude."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pocarms.commands.exits import BAD_INPUT, DONE, FOUND, USAGE
from pocarms.commands.formats import format_of
from pocarms.commands.helping import Command
from pocarms.commands.options import lang_option
from pocarms.commands.output import bad_input, deliver, tell_faults
from pocarms.commands.packs import pack_folder, reviewed
from pocarms.commands.saying import refusal
from pocarms.language.load import check_pack
from pocarms.model.pack import Pack
from pocarms.source.faults import FaultyInput, errors_of

if TYPE_CHECKING:
    from pocarms.assessment.assess import Prepared
    from pocarms.model.profile import Profile

FORMATS = ("text", "json")


@click.command("diff", cls=Command)
@click.argument("old")
@click.argument("new")
@click.option(
    "--profiles",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None,
    metavar="DIR",
    help="Judge the profiles in this folder by both, and tell whose results move and why.",
)
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default=None, help="[default: by FILE's ending, else text]"
)
@lang_option()
@click.option("--list", "listed", type=click.IntRange(0), default=20, show_default=True, metavar="N", help="How many.")
@click.option("-o", "--output", default=None, metavar="FILE", help="Write to a file instead of the screen.")
@click.option("--force", is_flag=True, help="Overwrite the file.")
def command(
    old: str,
    new: str,
    profiles: Path | None,
    format_: str | None,
    lang: str | None,
    listed: int,
    output: str | None,
    force: bool,
) -> int:
    """Say which conclusions of two versions of a pack are equal, and show a small case for each that is not.

    Equal is proved, over all profiles. Texts and sources that changed are listed apart. Proposes a version step and
    says why. Exits with 1 where the version in pack.yaml took a smaller step than proposed.

    \b
    Examples:
      pocarms pack diff old/poc_arms rules/poc_arms
      pocarms pack diff old/poc_arms rules/poc_arms --profiles missions --lang fr
    """
    format_ = format_of(format_, output, FORMATS, "text")
    packs = _checked(old), _checked(new)
    if packs[0].id != packs[1].id:
        raise refusal(USAGE, "versions.two", old=packs[0].id, new=packs[1].id)
    try:
        import clingo  # noqa: F401 (whether it is there)
    except ImportError:
        raise refusal(USAGE, "pack.solver") from None
    from pocarms.language.texts import localise
    from pocarms.packdiff.say import Sayer
    from pocarms.packdiff.version import STEPS
    from pocarms.packdiff.whole import compare_packs

    found, faulty = compare_packs(*packs), False
    language = lang or packs[1].language
    if profiles is not None:
        from pocarms.packdiff.missions import missions

        read, faulty = _profiles(profiles, packs[0])
        compared = [verdict.conclusion for verdict in found.verdicts]
        prepared = [_prepared(pack, language) for pack in packs]
        found = dataclasses.replace(found, missions=missions(prepared[0], prepared[1], read, compared, found.items))
    sayer = Sayer(found, localise(packs[0], language)[0], localise(packs[1], language)[0], language)
    deliver(sayer.json() if format_ == "json" else sayer.text(listed), output, force)
    if faulty:
        return BAD_INPUT
    taken, proposed = found.step.taken, found.step.proposed
    return FOUND if taken == "back" or STEPS.index(taken) < STEPS.index(proposed) else DONE


def _checked(name: str) -> Pack:
    checked = check_pack(pack_folder(name))
    if errors_of(checked.faults) or checked.pack is None:
        raise bad_input(FaultyInput(errors_of(checked.faults), checked.sources)) from None
    return checked.pack


def _prepared(pack: Pack, language: str) -> Prepared:
    from pocarms.assessment.assess import prepare
    from pocarms.language.texts import localise

    return prepare(localise(pack, language)[0], language, reviewed(pack, language))


def _profiles(folder: Path, pack: Pack) -> tuple[list[Profile], bool]:
    """Return the profiles of a folder that are of this pack, and whether any had faults, which are told."""
    from pocarms.profiles.load import NoSuchPack, check_profile

    def find(wanted: str) -> Pack:
        if wanted != pack.id:
            raise NoSuchPack(wanted, (pack.id,))
        return pack

    read, faulty = [], False
    for path in sorted(p for p in folder.iterdir() if p.suffix in (".yaml", ".yml")):
        checked = check_profile(path, find, str(path), any_version=True)
        if checked.profile is not None:
            read.append(checked.profile)
        else:
            faulty = True
            tell_faults(errors_of(checked.faults), checked.sources, pack)
    return read, faulty
