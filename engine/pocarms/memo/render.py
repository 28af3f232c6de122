"""Write a memo as text, Markdown or HTML, through the templates that ship with the tool."""

from __future__ import annotations

from collections.abc import Sequence

from pocarms.assessment.result import Assessment
from pocarms.memo.build import build
from pocarms.memo.view import Turn
from pocarms.model.pack import Pack
from pocarms.reports.render import Fill, fill
from pocarms.reports.strings import strings

FORMATS = ("text", "md", "html")


def render_memo(
    assessment: Assessment,
    pack: Pack,
    format: str,
    language: str = "en",
    taken: Sequence[str] = (),
    turns: Sequence[Turn] = (),
    filler: Fill | None = None,
) -> str:
    """Return the memo on an assessment. pack: the one assessed with, in this language; it must have a `memo`.

    taken: what was taken from another profile, in words. turns: what would change the outcome (`memo.turns`).
    filler: what fills the template, where it is not ours.
    Raises ValueError for a format that is not of FORMATS.
    """
    if format not in FORMATS:
        raise ValueError(f"a memo is one of {', '.join(FORMATS)}, not {format!r}")
    return (filler or fill)("memo", format, strings(language), build(assessment, pack, language, taken, turns))
