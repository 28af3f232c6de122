"""`pocarms pack new DIR`: a small pack that works, to change into one's own."""

from __future__ import annotations

from pathlib import Path

import click

from pocarms.author.starter import starter
from pocarms.commands.exits import DONE, USAGE, Stop
from pocarms.commands.helping import Command
from pocarms.commands.packs import shipped
from pocarms.language.messages import SIMPLE
from pocarms.language.names import RESERVED
from pocarms.source.folders import write_folder


@click.command("new", cls=Command)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--id", "id_", default=None, help="The pack's id; its folder is made inside DIR. [default: DIR's name]")
def command(folder: Path, id_: str | None) -> int:
    """Make a small rule pack that passes every check and test, with comments that teach.

    \b
    Examples:
      pocarms pack new my_guidance
      pocarms pack new packs --id my_guidance
    """
    target = (folder if id_ is None else folder / id_).resolve()
    name = target.name if id_ is None else id_
    if SIMPLE.fullmatch(name) is None or name in RESERVED:
        raise Stop(
            USAGE,
            f"error: {name!r} cannot be the id of a pack\n"
            "help: use small letters a to z, digits and _, as in my_guidance; the folder has the same name",
        )
    if name in shipped():
        raise Stop(USAGE, f"error: a pack {name!r} ships with the tool\nhelp: choose another id")
    try:
        write_folder(target, starter(name))
    except FileExistsError as error:
        raise Stop(USAGE, f"error: {target}: {error.strerror}\nhelp: choose another name") from None
    except OSError as error:
        raise Stop(USAGE, f"error: {target} could not be written: {error.strerror or error}") from None
    click.echo(f"Written to {target}", err=True)
    shown = folder if id_ is None else folder / id_
    click.echo(f"Next: look at {shown / 'pack.yaml'}, change it bit by bit, and after each bit:")
    for line in ("check", "test", "lint", "mutate"):
        click.echo(f"  pocarms pack {line} {shown}")
    return DONE
