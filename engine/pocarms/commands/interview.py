"""`pocarms interview PROFILE`: answering a profile question by question, every answer saved at once."""

from __future__ import annotations

import os
from pathlib import Path

import click

from pocarms.commands.exits import BAD_INPUT, INTERRUPTED, Stop
from pocarms.commands.helping import Command
from pocarms.commands.next import AIM, UNTIL_HELP, known_owner
from pocarms.commands.options import lang_option
from pocarms.commands.saying import refusal


@click.command("interview", cls=Command)
@click.argument("profile", type=click.Path(path_type=Path))
@click.option("--until", "aim", type=AIM, default="all", show_default=True, help=UNTIL_HELP)
@click.option("--who", default=None, metavar="OWNER", help="Only what this component or person can answer.")
@click.option("--part", default=None, metavar="PART", help="Only what is asked in this part, or in the whole.")
@click.option("--by", default=None, metavar="WHO", help="Who answers; stands with every answer. [asked otherwise]")
@click.option("--again", is_flag=True, help="Ask again what was answered with “not known”.")
@lang_option()
@click.option("--pack", "pack", default=None, metavar="DIR", help="Use the rule pack in this folder.")
def command(
    profile: Path,
    aim: str,
    who: str | None,
    part: str | None,
    by: str | None,
    again: bool,
    lang: str | None,
    pack: str | None,
) -> int:
    """Answer the questions that can still change the result, one by one, the most telling first.

    Every answer is saved into the profile at once; only its own line is touched. Stop at any time, and go on later with
    the same command.

    \b
    Examples:
      pocarms new poc_arms -o my-mission.yaml
      pocarms interview my-mission.yaml
      pocarms interview proposal.yaml --until level --lang fr
    """
    from pocarms.commands.sitting import Asked, open_sitting, part_number
    from pocarms.inference.durable import Unavailable
    from pocarms.interview.asking import Asker
    from pocarms.interview.console import Stopped, Terminal
    from pocarms.interview.notebook import Notebook, Unreadable
    from pocarms.interview.session import Session, Wanted
    from pocarms.interview.words import interview_words

    table = open_sitting(profile, Unavailable("an interview is judged by the twin"), Asked(lang=lang, pack=pack))
    part_number(table.judgement, part)
    owner = known_owner(table, who)
    if not os.access(profile, os.W_OK):
        raise refusal(BAD_INPUT, "interview.closed", profile=profile)
    prepared = table.prepared
    console = Terminal()
    asker = Asker(console, prepared.says, interview_words(prepared.language), by or "")
    notebook = Notebook(profile, prepared, table.own, aim)
    session = Session(notebook, asker, Wanted(owner, part or "", again))
    interrupted = False
    try:
        session.greet(str(profile), ask_by=by is None)
        session.run()
    except KeyboardInterrupt:
        console.say()
        interrupted = True
    except Stopped:
        pass
    except Unreadable as error:
        raise Stop(BAD_INPUT, asker.t("broken", why=error)) from None
    console.say(asker.t("stopped", n=session.saved, file=profile))
    console.say(asker.t("next_step", file=profile))
    return INTERRUPTED if interrupted else 0
