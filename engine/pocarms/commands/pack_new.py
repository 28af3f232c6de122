"""`pocarms pack new DIR`: a small pack that works, to change into one's own."""

from __future__ import annotations

from pathlib import Path

import click

from pocarms.author.starter import starter
from pocarms.commands.exits import DONE, USAGE
from pocarms.commands.helping import Command
from pocarms.commands.options import SHOWN, lang_option
from pocarms.commands.packs import shipped
from pocarms.commands.saying import refusal, said, tell, why
from pocarms.language.messages import SIMPLE
from pocarms.language.names import RESERVED
from pocarms.source.folders import write_folder


@click.command("new", cls=Command)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--id", "id_", default=None, help="The pack's id; its folder is made inside DIR. [default: DIR's name]")
@lang_option(SHOWN)
def command(folder: Path, id_: str | None, lang: str | None) -> int:
    """Make a small rule pack that passes every check and test, with comments that teach.

    \b
    Examples:
      pocarms pack new my_guidance
      pocarms pack new packs --id my_guidance
    """
    target = (folder if id_ is None else folder / id_).resolve()
    name = target.name if id_ is None else id_
    if SIMPLE.fullmatch(name) is None or name in RESERVED:
        raise refusal(USAGE, "starter.id", id=repr(name))
    if name in shipped():
        raise refusal(USAGE, "starter.shipped", id=repr(name))
    try:
        write_folder(target, starter(name))
    except FileExistsError:
        raise refusal(USAGE, f"starter.{'folder' if target.is_dir() else 'file'}", target=target) from None
    except OSError as error:
        raise refusal(USAGE, "output.failed", target=target, why=why(error)) from None
    tell("said", "output.written", target=target)
    shown = folder if id_ is None else folder / id_
    click.echo(said("said", "starter.next", file=shown / "pack.yaml"))
    for line in ("check", "test", "lint", "mutate"):
        click.echo(f"  {said('said', 'starter.run', command=line, folder=shown)}")
    return DONE
