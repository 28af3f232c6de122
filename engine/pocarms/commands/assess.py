"""`pocarms assess PROFILE`: the main job, from a profile to a report."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

import click

from pocarms.assessment.assess import assess, prepare
from pocarms.assessment.result import Assessment
from pocarms.commands.exits import DONE, FOUND, INTERNAL, USAGE, Stop
from pocarms.commands.output import deliver, write_reproducer
from pocarms.commands.packs import finder
from pocarms.commands.profiles import read_profile
from pocarms.inference.durable import Unavailable, Worker, start_worker
from pocarms.language.texts import localise
from pocarms.model.pack import Pack
from pocarms.reports.render import FORMATS, render

MARKINGS = ("unclassified", "confidential", "strictly confidential")


@click.command("assess")
@click.argument("profile", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--lang", default=None, help="Language of the report: en or fr. [default: the pack's own]")
@click.option("-o", "--output", default=None, metavar="FILE", help="Write to a file instead of the screen.")
@click.option("--force", is_flag=True, help="Overwrite the file.")
@click.option("--pack", "pack", default=None, metavar="DIR", help="Use the rule pack in this folder.")
@click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Take ages at this day.")
@click.option("--marking", default=None, help="Raise the marking of the report above the profile's.")
@click.option("--fail-on", default=None, metavar="STEP", help="Exit with 1 where a class or level is at least this.")
@click.option("--engine", type=click.Choice(["auto", "twin"]), default="auto", hidden=True)
def command(
    profile: Path,
    format_: str,
    lang: str | None,
    output: str | None,
    force: bool,
    pack: str | None,
    on: datetime.datetime | None,
    marking: str | None,
    fail_on: str | None,
    engine: str,
) -> int:
    """Assess a mission or a support proposal from its profile.

    \b
    Examples:
      pocarms assess examples/monusco-2020.yaml
      pocarms assess examples/monusco-2020.yaml --format html -o report.html
    """
    worker = (
        start_worker() if engine == "auto" else Unavailable("durable-rules was switched off")
    )  # starts while the files are read
    try:
        answers, rules = read_profile(profile, finder(pack, lang))
        if on is not None:
            answers = dataclasses.replace(answers, as_of=on.date())
        if marking is not None:
            answers = dataclasses.replace(answers, marking=_raised(answers.marking, marking))
        language = lang or rules.language
        texts, missing = localise(rules, language)
        prepared = prepare(texts, language, reviewed(rules, language))
        assessment, disagreements = assess(prepared, answers, worker)
    finally:
        if isinstance(worker, Worker):
            worker.close()
    failing = fail_on is not None and reaches(assessment, fail_on)
    deliver(render(assessment, format_, language), output, force)
    if missing:
        click.echo(f"note: {len(missing)} texts are not translated; they stand in {rules.language}, marked", err=True)
    if disagreements:
        raise Stop(INTERNAL, f"{disagreements[0].notice()}\n{write_reproducer(disagreements[0])}")
    return FOUND if failing else DONE


def reviewed(pack: Pack, language: str) -> str:
    """Return whether a person has reviewed the translation in use; "" in the pack's own language."""
    if language == pack.language:
        return ""
    translation = pack.translations.get(language)
    if translation is None or not translation.reviewed_by:
        return "not reviewed by a person"
    return f"reviewed by {translation.reviewed_by} on {translation.reviewed_on}"


def _raised(own: str, wanted: str) -> str:
    """Return the wanted marking; a report is never marked lower than its profile."""
    wanted = wanted.lower()
    if wanted not in MARKINGS:
        raise Stop(USAGE, f"error: unknown marking {wanted!r}\nhelp: markings are {', '.join(MARKINGS)}")
    if own in MARKINGS and MARKINGS.index(wanted) < MARKINGS.index(own):
        raise Stop(USAGE, f"error: the profile is marked {own}; a report cannot be marked lower")
    return wanted


def reaches(assessment: Assessment, step: str) -> bool:
    """Whether an advised finding or a headline stands at least at a step. Raises Stop where there is no such step."""
    classes = [c.id for c in assessment.classes]
    bodies = (assessment.whole, *assessment.parts)
    known = set(classes)
    found = False
    if step in classes:
        at_least = set(classes[classes.index(step) :])
        found = any(f.advice_shown and f.class_ in at_least for body in bodies for f in body.findings)
    for scale in (s for body in bodies for s in body.scales):
        steps = [s.id for s in scale.steps]
        known.update(steps)
        found |= step in steps and scale.headline in steps[steps.index(step) :]
    if step not in known:
        raise Stop(USAGE, f"error: no class or level {step!r} in this pack\nhelp: there are {', '.join(sorted(known))}")
    return found
