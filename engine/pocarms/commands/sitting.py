"""What the commands that question a result have in common: the profile read, judged, with everything at hand."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from pocarms.commands.engine import engine_worker
from pocarms.commands.exits import INTERNAL, USAGE, Stop
from pocarms.inference.durable import Unavailable, Worker
from pocarms.reports.formats import FORMATS


@dataclass(frozen=True)
class Sitting:
    """A profile on the table: read, judged by both engines, in a language."""

    profile: Any  # pocarms.model.profile.Profile
    prepared: Any  # pocarms.assessment.assess.Prepared
    judgement: Any  # pocarms.assessment.judge.Judgement
    worker: Worker | Unavailable
    missing: int  # texts that are not translated
    own: Any = None  # pocarms.model.pack.Pack, texts in its own language


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that all of these commands take."""
    for option in reversed(
        (
            click.option("--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True),
            click.option("--lang", default=None, help="Language: en or fr. [default: the pack's own]"),
            click.option("-o", "--output", default=None, metavar="FILE", help="Write to a file, not the screen."),
            click.option("--force", is_flag=True, help="Overwrite the file."),
            click.option("--pack", "pack", default=None, metavar="DIR", help="Use the rule pack in this folder."),
            click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Take ages at this day."),
            click.option("--marking", default=None, help="Raise the marking above the profile's."),
            click.option("--engine", type=click.Choice(["auto", "twin"]), default="auto", hidden=True),
        )
    ):
        command = option(command)
    return command


@contextmanager
def sitting(
    path: Path,
    *,
    lang: str | None,
    pack: str | None,
    on: datetime.datetime | None = None,
    marking: str | None = None,
    engine: str = "auto",
) -> Iterator[Sitting]:
    """Read and judge a profile; the worker is closed at the end. Raises Stop on bad input or a disagreement."""
    with engine_worker(engine) as worker:
        yield open_sitting(path, worker, lang=lang, pack=pack, on=on, marking=marking)


def open_sitting(
    path: Path,
    worker: Worker | Unavailable,
    *,
    lang: str | None,
    pack: str | None,
    on: datetime.datetime | None = None,
    marking: str | None = None,
) -> Sitting:
    """Read and judge a profile with a worker that is there. Raises Stop on bad input or a disagreement."""
    from pocarms.commands.assessing import reviewed
    from pocarms.commands.output import write_reproducer
    from pocarms.commands.packs import Finder
    from pocarms.commands.profiles import as_asked, read_profile

    find = Finder(pack, lang, worker)
    profile, rules = read_profile(path, find)
    ready = find.ready
    assert ready is not None
    profile = as_asked(profile, on.date() if on else None, marking)
    from pocarms.assessment.assess import judge_profile, prepare

    prepared = prepare(ready.texts, ready.language, reviewed(rules, ready.language), ready.program)
    judgement = judge_profile(prepared, profile, worker)
    for inference in judgement.inferences:
        if inference.disagreement is not None:
            text = f"{inference.disagreement.notice()}\n{write_reproducer(inference.disagreement)}"
            raise Stop(INTERNAL, text)
    return Sitting(profile, prepared, judgement, worker, len(ready.missing), ready.own)


def part_number(judgement: Any, part: str | None) -> None:
    """Raise Stop where a profile has no part of this id."""
    if part is None:
        return
    known = [p.case.id for p in judgement.parts]
    if part not in known:
        there = f"its parts are {', '.join(known)}" if known else "it has no parts"
        raise Stop(USAGE, f"error: the profile has no part {part!r}\nhelp: {there}")
