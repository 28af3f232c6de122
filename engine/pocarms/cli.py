"""The command line: which commands there are. Each lives in a module of its own and is imported only when it runs."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from pocarms import __version__
from pocarms.commands.exits import INTERNAL, INTERRUPTED, USAGE, Stop
from pocarms.commands.lazy import LazyGroup
from pocarms.commands.streams import write_what_there_is

OLDEST = (3, 11)  # Python; installing checks it, a bundle that is copied onto a computer cannot

COMMANDS = {  # name -> (module under pocarms.commands, one line of help)
    "assess": ("assess", "Assess a mission or a support proposal from its profile."),
    "explain": ("explain", "Explain a result: why, why not, and what is missing."),
    "new": ("new", "Write a profile to fill in, with every question explained."),
    "whatif": ("whatif", "Try other answers, or search what would reach a goal."),
    "interview": ("interview", "Answer a profile question by question; every answer is saved at once."),
    "next": ("next", "Show which question to ask next, and what each answer would do."),
    "register": ("register", "Show the proposals in a folder: levels, what is due, what changed."),
    "export": ("export", "Write workbooks and forms in which other people answer."),
    "import": ("import_", "Read answers that came back into a profile."),
    "plan": ("plan", "Write the action plan: who does what by when; a workbook, Markdown, or dates for calendars."),
    "sign": ("sign", "Say who reviewed or approved the answers; reports tell if they change afterwards."),
    "compare": ("compare", "Lay missions side by side: a grid, shared gaps, who could learn from whom."),
    "diff": ("diff", "Tell what moved in one mission between dates: closed, new, persistent, and why."),
    "serve": ("serve", "Open the page: everything in the browser, on this computer alone."),
    "templates": ("templates", "Write the templates of reports to a folder, to change them."),
    "verify": ("verify", "Check a result against its profile and rule pack, by a second reader."),
    "pack": ("pack", "List, check and test rule packs."),
}


@click.group(cls=LazyGroup, lazy=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="pocarms")
@click.option("--debug", is_flag=True, help="Show where in the program a fault of our own happened.")
def cli(debug: bool) -> None:
    """Reasoned advice on weapons and the protection of civilians, from a mission's own answers.

    It works offline: nothing leaves this computer. It advises; people decide.

    \b
    Examples:
      pocarms assess examples/monusco-2020.yaml
      pocarms assess my-mission.yaml --format html -o report.html
      pocarms new poc_arms -o my-mission.yaml
    """


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 done, 1 something at or above --fail-on, 2 usage, 3 bad input, 70, 130."""
    if tuple(sys.version_info) < OLDEST:
        sys.exit("pocarms: Python 3.11 or newer is needed / Python 3.11 ou plus récent est nécessaire")
    arguments = sys.argv[1:] if arguments is None else arguments
    _end_as_by_ctrl_c()
    write_what_there_is()
    sys.exit(_run(arguments))


def _end_as_by_ctrl_c() -> None:
    """Let a window that is closed, or a system that ends programs, end this one as Ctrl+C does.

    The default would end it on the spot: files it is writing, locks and temporary copies of a report would stay behind.
    """
    import signal

    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):  # those this system has
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:  # nohup ignores one, and means it
            signal.signal(number, signal.default_int_handler)


def _run(arguments: list[str]) -> int:
    try:
        result = cli.main(arguments, prog_name="pocarms", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except Stop as stop:
        if stop.text:
            click.echo(stop.text, err=True)
        return stop.code
    except click.ClickException as error:
        from pocarms.commands.usage import show

        show(error, arguments)
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo(_said("interrupted", arguments), err=True)
        return INTERRUPTED
    except BrokenPipeError:
        return 0
    except Exception as error:
        if "--debug" in arguments:
            raise
        click.echo(_said("internal", arguments, kind=type(error).__name__), err=True)
        return INTERNAL


def _said(key: str, arguments: list[str], **values: object) -> str:
    """Return a text in the language of a command line that no longer runs."""
    from pocarms.commands.helping import language_of
    from pocarms.commands.saying import said

    return said("said", key, language_of(arguments), **values)
