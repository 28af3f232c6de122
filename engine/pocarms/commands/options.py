"""The option that most commands have, --lang; and what `pocarms assess` was asked for."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import click

from pocarms import LANGUAGES

SHOWN = "Language of what is shown."  # of --lang, where the result is no paper in a language


def lang_option(help: str = "Language. [default: the pack's own]", default: str | None = None) -> Callable[[Any], Any]:
    """Return what adds --lang to a command; what it says on stderr is in that language too (`commands.saying`)."""
    kind = click.Choice(LANGUAGES)
    return click.option("--lang", default=default, type=kind, show_default=default is not None, help=help)


class Options(NamedTuple):
    """The options of `assess`, as the command line gives them; None is not given."""

    profile: Path
    format: str
    lang: str | None
    output: str | None
    force: bool
    pack: str | None
    on: datetime.date | None
    marking: str | None
    fail_on: str | None
    report: str | None = None  # full | memo
    from_: Path | None = None
    force_marking: str | None = None  # why a report may be marked lower than its profile
    robustness: bool = False  # with the page on how firm the result is
    whole: bool | None = None  # the report with its annex; None is as the format has it
    policy: Path | None = None  # which packs may be used
    templates: Path | None = None  # a folder of templates in place of ours
