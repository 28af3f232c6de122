"""`pocarms plan PROFILE`: the action plan as a workbook, as Markdown, or as dates for calendars."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pocarms.commands.engine import engine_worker
from pocarms.commands.exits import DONE, USAGE
from pocarms.commands.helping import Command
from pocarms.commands.options import lang_option
from pocarms.commands.own_templates import own_templates, templates_option
from pocarms.commands.saying import refusal

if TYPE_CHECKING:
    from pocarms.documents.plan.layout import Plan
    from pocarms.reports.render import Fill

FORMATS = ("xlsx", "md", "ics")


@click.command("plan", cls=Command)
@click.argument("profile", type=click.Path(path_type=Path))
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default=None, help="[default: by FILE's ending, else md]"
)
@lang_option("Language of the plan. [default: the pack's own]")
@click.option("-o", "--output", default=None, metavar="FILE", help="Where to. [default: a name with the marking]")
@click.option("--force", is_flag=True, help="Overwrite the file.")
@click.option("--pack", "pack", default=None, metavar="DIR", help="Use the rule pack in this folder.")
@click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), default=None, help="What is late by this day.")
@templates_option
@click.option("--marking", default=None, help="Raise the marking of the plan above the profile's.")
@click.option("--force-marking", default=None, metavar="REASON", help="Lower the marking; the reason is printed.")
@click.option("--engine", type=click.Choice(["auto", "twin"]), default="auto", hidden=True)
def command(
    profile: Path,
    format_: str | None,
    lang: str | None,
    output: str | None,
    force: bool,
    pack: str | None,
    on: datetime.datetime | None,
    templates: Path | None,
    marking: str | None,
    force_marking: str | None,
    engine: str,
) -> int:
    """Write the action plan: each piece of advice with what it needs first, its first step and when it is done.

    The workbook is sent round; `pocarms import` reads status, owner, dates, evidence and notes back into the profile.
    The calendar file holds the days by which something is due or looked at again.

    \b
    Examples:
      pocarms plan my-mission.yaml
      pocarms plan my-mission.yaml --format xlsx --lang fr
      pocarms plan my-mission.yaml -o dates.ics
    """
    with engine_worker(engine) as worker:
        from pocarms.assessment.assess import assess, prepare
        from pocarms.commands.documenting import need_marking
        from pocarms.commands.formats import format_of
        from pocarms.commands.output import disagreed
        from pocarms.commands.packs import Finder, reviewed
        from pocarms.commands.profiles import as_asked, read_profile
        from pocarms.documents.plan.layout import layout
        from pocarms.memo.marking import marking_notes

        find = Finder(pack, lang, worker)
        found, rules = read_profile(profile, find)
        ready = find.ready
        assert ready is not None
        found = as_asked(found, on.date() if on else None, marking, force_marking)
        kind = format_of(format_, output, FORMATS, "md", named=True)
        if kind != "md":
            need_marking(found, rules)
        filler = own_templates(templates, kind)
        prepared = prepare(ready.texts, ready.language, reviewed(rules, ready.language), ready.program)
        assessment, disagreements = assess(prepared, found, worker)
        notes = marking_notes(assessment, ready.texts, ready.language)
        _deliver(layout(assessment, found, ready.language, notes), kind, output, force, filler)
        if disagreements:
            raise disagreed(disagreements[0])
        return DONE


def _deliver(plan: Plan, kind: str, output: str | None, force: bool, filler: Fill | None) -> None:
    """Write the plan; without -o the tool chooses the name of a file, which ends with the marking. Raises Stop."""
    from pocarms.commands.output import deliver, deliver_bytes, faulty, office
    from pocarms.documents.marking import file_name

    if kind == "md":
        from pocarms.documents.plan.words import words
        from pocarms.reports.render import fill

        with faulty():
            text = (filler or fill)("plan", "md", words(plan.language), plan)
        deliver(text, output, force)
        return
    with office():
        if kind == "xlsx":
            from pocarms.documents.plan.write import write

            data = write(plan)
        else:
            from pocarms.documents.plan.calendar import NoDates, calendar

            try:
                data = calendar(plan)
            except NoDates:
                raise refusal(USAGE, "plan.no_day") from None
    deliver_bytes(data, output or file_name(f"{plan.profile}-plan", plan.marking_words, kind), force)
