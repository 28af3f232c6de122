"""`pocarms templates FOLDER`: the templates of reports, to be changed and used with `assess --templates`."""

from __future__ import annotations

from pathlib import Path

import click

from pocarms.commands.exits import USAGE
from pocarms.commands.helping import Command
from pocarms.commands.options import lang_option
from pocarms.commands.output import deliver_bytes
from pocarms.commands.saying import refusal, why


@click.command("templates", cls=Command)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@lang_option("Language of what is said beside it.", "en")
def command(folder: Path, lang: str) -> None:
    """Write the templates of all papers to a folder; keep the ones you change, and delete the others.

    \b
    Examples:
      pocarms templates my-templates
      pocarms assess my-mission.yaml -o report.html --templates my-templates
      pocarms compare missions -o grid.html --templates my-templates
    """
    from pocarms.templating.folder import ours

    made = ours()
    there = [name for name in made if (folder / name).exists()]
    if there:
        raise refusal(USAGE, "templates.there", folder=folder, names=", ".join(there))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(USAGE, "output.failed", target=folder, why=why(error)) from None
    for name, text in made.items():
        deliver_bytes(text.encode("utf-8"), str(folder / name), overwrite=False)
