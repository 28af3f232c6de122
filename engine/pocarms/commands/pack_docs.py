"""`pocarms pack docs PACK -o SITE`: a static site of what a pack says."""

from __future__ import annotations

from pathlib import Path

import click

from pocarms.commands.exits import DONE, USAGE
from pocarms.commands.helping import Command
from pocarms.commands.options import SHOWN, lang_option
from pocarms.commands.output import bad_input
from pocarms.commands.packs import pack_folder, reviewed
from pocarms.commands.saying import refusal, tell, why
from pocarms.language.load import check_pack
from pocarms.passport.file import passport_if_readable
from pocarms.source.faults import FaultyInput, errors_of
from pocarms.source.folders import write_folder


@click.command("docs", cls=Command)
@click.argument("pack")
@click.option(
    "-o", "--output", required=True, metavar="SITE", type=click.Path(path_type=Path), help="The folder to make."
)
@lang_option(SHOWN)
def command(pack: str, output: Path, lang: str | None) -> int:
    """Make a site of a pack: every question, concept, finding and rule, in words, with its sources both ways.

    It is a folder of plain pages in every language of the pack. It needs no server and no network; open index.html. A
    folder of this name is replaced only if this command made it and nothing was added to it.

    \b
    Example:
      pocarms pack docs rules/poc_arms -o poc_arms-site
    """
    folder = pack_folder(pack)
    checked = check_pack(folder)
    if checked.pack is None or errors_of(checked.faults):
        raise bad_input(FaultyInput(errors_of(checked.faults), checked.sources)) from None
    from pocarms.site.render import site_files

    files = site_files(checked.pack, passport_if_readable(checked.pack, folder), reviewed)
    try:
        write_folder(output, files, replace=_ours(output))
    except FileExistsError:
        raise refusal(USAGE, "site.there", target=output) from None
    except OSError as error:
        raise refusal(USAGE, "output.failed", target=output, why=why(error)) from None
    tell("said", "site.written", target=output, n=len(files), page=output / "index.html")
    return DONE


def _ours(folder: Path) -> bool:
    """Whether a folder is there that this command made, with nothing added."""
    from pocarms.site.render import MANIFEST, is_ours

    try:
        manifest = (folder / MANIFEST).read_text(encoding="utf-8")
        names = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if not file.is_dir()}
    except (OSError, ValueError):
        return False
    return is_ours(manifest, names)
