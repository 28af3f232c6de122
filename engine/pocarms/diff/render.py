"""Write a history: Markdown, HTML or JSON."""

from __future__ import annotations

from pocarms.diff.data import to_json
from pocarms.diff.history import History

FORMATS = ("md", "html", "json")


def render_history(history: History, format: str) -> str:
    """Return the history as text. Raises ValueError for a format that is not one of FORMATS."""
    if format == "json":
        return to_json(history)
    if format not in FORMATS:
        raise ValueError(f"a history is one of {', '.join(FORMATS)}, not {format!r}")
    from pocarms.diff.build import build
    from pocarms.diff.strings import strings
    from pocarms.reports.render import filled

    return filled("diff", format, view=build(history), s=strings(history.prepared.language))
