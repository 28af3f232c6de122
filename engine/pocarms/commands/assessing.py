"""The work of `pocarms assess`; `commands.assess` has started the worker before any of this is imported."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import click

from pocarms.commands.exits import DONE, FOUND, INTERNAL, USAGE, Stop
from pocarms.commands.options import Options
from pocarms.commands.output import deliver, write_reproducer
from pocarms.commands.packs import Finder
from pocarms.commands.profiles import read_profile
from pocarms.inference.durable import Unavailable, Worker
from pocarms.model.pack import Pack

if TYPE_CHECKING:
    from pocarms.assessment.result import Assessment

MARKINGS = ("unclassified", "confidential", "strictly confidential")


def run(options: Options, worker: Worker | Unavailable) -> int:
    """Read the pack and the profile, assess, deliver the report; returns the exit code. Raises Stop."""
    find = Finder(options.pack, options.lang, worker)
    answers, rules = read_profile(options.profile, find)
    ready = find.ready
    assert ready is not None
    if options.on is not None:
        answers = dataclasses.replace(answers, as_of=options.on)
    if options.marking is not None:
        answers = dataclasses.replace(answers, marking=_raised(answers.marking, options.marking))
    from pocarms.assessment.assess import assess, prepare  # while the worker takes the rules in
    from pocarms.reports.render import render

    prepared = prepare(ready.texts, ready.language, reviewed(rules, ready.language), ready.program)
    assessment, disagreements = assess(prepared, answers, worker)
    failing = options.fail_on is not None and reaches(assessment, options.fail_on)
    deliver(render(assessment, options.format, ready.language), options.output, options.force)
    if ready.missing:
        note = f"note: {len(ready.missing)} texts are not translated; they stand in {rules.language}, marked"
        click.echo(note, err=True)
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
