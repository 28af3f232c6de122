"""`pocarms serve [FOLDER]`: the page, on this computer alone."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from pocarms.commands.exits import DONE, USAGE, Stop
from pocarms.wording.strings import LANGUAGES


@click.command("serve")
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language to begin in.")
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
        raise Stop(
            USAGE, 'error: the page needs two more packages\nhelp: pip install "pocarms[web]", or use start.py'
        ) from None
    from pocarms.web.desk import Desk
    from pocarms.web.gate import LOOPBACK
    from pocarms.web.server import Served
    from pocarms.web.workspace import Workspace

    if host not in LOOPBACK and not open_to_network:
        raise Stop(
            USAGE,
            f"error: {host} may be reached by other computers; the page is for this one\n"
            "help: leave --host out. Whoever insists adds --open-to-network: then anybody on the network who has the "
            "start address can read and change the answers, and nothing on the way is encrypted",
        )
    if not folder.is_dir():
        raise Stop(USAGE, f"error: there is no folder {folder}\nhelp: make it first, or name another")
    try:
        served = Served(Desk(Workspace(folder), engine), lang, host, port, idle * 60.0)
    except OSError as error:
        raise Stop(USAGE, f"error: port {port} at {host} cannot be used: {error.strerror or error}") from None
    if open_to_network and host not in LOOPBACK:
        click.echo("warning: other computers on the network can reach this page; nothing is encrypted", err=True)
    click.echo(f"The page is at {served.address}")
    click.echo("The address works once, in one browser. Stop the page with Ctrl+C.")
    if not no_browser:
        webbrowser.open(served.address)
    ended = served.run()
    click.echo(f"Ended: nobody used it for {idle} minutes." if ended == "idle" else "Ended.")
    return DONE
