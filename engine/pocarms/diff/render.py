"""Write a history: Markdown, HTML or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pocarms.diff.data import to_json
from pocarms.diff.history import History

if TYPE_CHECKING:
    from pocarms.reports.render import Fill

FORMATS = ("md", "html", "json")


def render_history(history: History, format: str, filler: Fill | None = None) -> str:
    """Return the history as text. Raises ValueError for a format that is not one of FORMATS.

    filler: what fills the template, where it is not ours.
    """
    if format == "json":
        return to_json(history)
    if format not in FORMATS:
        raise ValueError(f"a history is one of {', '.join(FORMATS)}, not {format!r}")
    from pocarms.diff.build import build
    from pocarms.diff.strings import strings
    from pocarms.reports.render import fill

    return (filler or fill)("diff", format, strings(history.prepared.language), build(history))
