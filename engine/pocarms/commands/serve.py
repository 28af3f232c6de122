"""`pocarms serve [FOLDER]`: the page, on this computer alone."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from pocarms.commands.exits import DONE, USAGE
from pocarms.commands.helping import Command
from pocarms.commands.options import lang_option
from pocarms.commands.saying import refusal, said, tell, why


@click.command("serve", cls=Command)
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
@lang_option("Language to begin in.", "en")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port. [default: any that is free]")
@click.option("--no-browser", is_flag=True, help="Print the address; open no browser.")
@click.option("--idle", type=click.IntRange(0), default=240, show_default=True, metavar="MINUTES", help="0: never end.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--open-to-network", is_flag=True, help="Allow another address than this computer's own.")
@click.option("--engine", type=click.Choice(["auto", "twin"]), default="auto", hidden=True)
def command(
    folder: Path, lang: str, port: int, no_browser: bool, idle: int, host: str, open_to_network: bool, engine: str
) -> int:
    """Open a page in the browser in which assessments are filled in, seen and handed on.

    FOLDER holds the assessments; they are the same files that the other commands read. The page is served to this
    computer alone, works offline, and ends by itself when nobody uses it.

    \b
    Examples:
      pocarms serve my-assessments
      pocarms serve my-assessments --lang fr
    """
    try:
        import flask  # noqa: F401
        import waitress  # noqa: F401
    except ImportError:
        raise refusal(USAGE, "serve.packages") from None
    from pocarms.web.desk import Desk
    from pocarms.web.gate import LOOPBACK
    from pocarms.web.server import Served
    from pocarms.web.workspace import Workspace

    if host not in LOOPBACK and not open_to_network:
        raise refusal(USAGE, "serve.host", host=host)
    if not folder.is_dir():
        raise refusal(USAGE, "serve.folder", folder=folder)
    try:
        served = Served(Desk(Workspace(folder), engine), lang, host, port, idle * 60.0)
    except OSError as error:
        raise refusal(USAGE, "serve.port", port=port, host=host, why=why(error)) from None
    if open_to_network and host not in LOOPBACK:
        tell("warning", "serve.network")
    click.echo(said("said", "serve.at", address=served.address))
    click.echo(said("said", "serve.once"))
    if not no_browser:
        webbrowser.open(served.address)
    ended = served.run()
    click.echo(said("said", f"serve.{'idle' if ended == 'idle' else 'ended'}", minutes=idle))
    return DONE
