"""What `pocarms assess` was asked for."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import NamedTuple


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
