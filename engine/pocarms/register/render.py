"""Write the register of a folder: text, Markdown, HTML, CSV or JSON."""

from __future__ import annotations

from pocarms.register.build import build
from pocarms.register.data import to_csv, to_json
from pocarms.register.folder import Folder
from pocarms.reports.render import Fill, fill
from pocarms.reports.strings import strings

FORMATS = ("text", "md", "html", "csv", "json")


def render_register(folder: Folder, format: str, language: str = "en", filler: Fill | None = None) -> str:
    """Return the register. format: one of FORMATS (ValueError for another). language: of the fixed words.

    filler: what fills the template, where it is not ours.
    """
    if format == "json":
        return to_json(folder)
    if format == "csv":
        return to_csv(folder)
    if format not in FORMATS:
        raise ValueError(f"a register is one of {', '.join(FORMATS)}, not {format!r}")
    return (filler or fill)("register", format, strings(language), build(folder, language))
