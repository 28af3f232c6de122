"""The option of commands that write papers: templates of the user's own in place of ours (docs/templates.md)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pocarms.commands.exits import USAGE
from pocarms.commands.output import faulty
from pocarms.commands.saying import refusal, tell

if TYPE_CHECKING:
    from pocarms.reports.render import Fill

templates_option = click.option(
    "--templates",
    type=click.Path(path_type=Path),
    default=None,
    metavar="FOLDER",
    help="Use the templates in this folder in place of ours, for text, md, html and pdf (docs/templates.md).",
)
_FILLED = ("text", "md", "html", "pdf")  # formats that come from templates


def own_templates(folder: Path | None, format: str) -> Fill | None:
    """Return what fills the templates in the user's folder; None where none is asked for.

    Raises Stop where the format comes from no template, and with every fault of the folder.
    """
    if folder is None:
        return None
    if format not in _FILLED:
        raise refusal(USAGE, "templates.format", format=format)
    from pocarms.templating.fill import filler
    from pocarms.templating.folder import read_templates

    with faulty():
        templates = read_templates(folder)
    return filler(templates, lambda: tell("note", "templates.unlimited"))
