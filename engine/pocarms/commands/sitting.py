"""What the commands that question a result have in common: the profile read, judged, with everything at hand."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click

from pocarms.commands.engine import engine_worker
from pocarms.commands.exits import USAGE
from pocarms.commands.formats import format_of
from pocarms.commands.options import lang_option
from pocarms.commands.saying import refusal
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


class Asked(NamedTuple):
    """What all commands that question a result can be asked for, as the command line gives it; None is not given."""

    format: str = "text"
    lang: str | None = None
    output: str | None = None
    force: bool = False
    pack: str | None = None
    on: datetime.date | None = None
    marking: str | None = None
    engine: str = "auto"


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that all of these commands take; the command is given them together, as `asked`."""

    @wraps(command)
    def with_asked(*args: Any, **given: Any) -> Any:
        on = given.pop("on")
        told = {name: given.pop(name) for name in Asked._fields if name != "on"}
        told["format"] = format_of(told["format"], told["output"], FORMATS, "text")
        return command(*args, asked=Asked(**told, on=on.date() if on else None), **given)

    for option in reversed(
        (
            click.option(
                "--format", type=click.Choice(FORMATS), default=None, help="[default: by FILE's ending, else text]"
            ),
            lang_option(),
            click.option("-o", "--output", default=None, metavar="FILE", help="Write to a file, not the screen."),
            click.option("--force", is_flag=True, help="Overwrite the file."),
            click.option("--pack", "pack", default=None, metavar="DIR", help="Use the rule pack in this folder."),
            click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Take ages at this day."),
            click.option("--marking", default=None, help="Raise the marking above the profile's."),
            click.option("--engine", type=click.Choice(["auto", "twin"]), default="auto", hidden=True),
        )
    ):
        with_asked = option(with_asked)
    return with_asked


@contextmanager
def sitting(path: Path, asked: Asked) -> Iterator[Sitting]:
    """Read and judge a profile; the worker is closed at the end. Raises Stop on bad input or a disagreement."""
    with engine_worker(asked.engine) as worker:
        yield open_sitting(path, worker, asked)


def open_sitting(path: Path, worker: Worker | Unavailable, asked: Asked) -> Sitting:
    """Read and judge a profile with a worker that is there. Raises Stop on bad input or a disagreement."""
    from pocarms.commands.output import disagreed
    from pocarms.commands.packs import Finder, reviewed
    from pocarms.commands.profiles import as_asked, read_profile

    find = Finder(asked.pack, asked.lang, worker)
    profile, rules = read_profile(path, find)
    ready = find.ready
    assert ready is not None
    profile = as_asked(profile, asked.on, asked.marking)
    from pocarms.assessment.assess import judge_profile, prepare

    prepared = prepare(ready.texts, ready.language, reviewed(rules, ready.language), ready.program)
    judgement = judge_profile(prepared, profile, worker)
    for inference in judgement.inferences:
        if inference.disagreement is not None:
            raise disagreed(inference.disagreement)
    return Sitting(profile, prepared, judgement, worker, len(ready.missing), ready.own)


def part_number(judgement: Any, part: str | None) -> None:
    """Raise Stop where a profile has no part of this id."""
    if part is None:
        return
    known = [p.case.id for p in judgement.parts]
    if part not in known:
        raise refusal(USAGE, "part.unknown" if known else "part.none", part=part, known=", ".join(known))
