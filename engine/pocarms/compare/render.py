"""Write a comparison: Markdown, HTML, JSON, CSV, XLSX or DOCX."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pocarms.compare.comparison import Comparison
from pocarms.compare.data import to_csv, to_json

if TYPE_CHECKING:
    from pocarms.reports.render import Fill

FORMATS = ("md", "html", "json", "csv", "xlsx", "docx")


def render_comparison(
    comparison: Comparison, format: str, reports: Mapping[int, str] | None = None, filler: Fill | None = None
) -> str | bytes:
    """Return the comparison as text, a workbook or Word document as bytes. Raises ValueError for another format.

    reports: where the HTML leads to for a mission, by the number of its source; None for places on the page itself.
    filler: what fills the template, where it is not ours.
    """
    if format == "json":
        return to_json(comparison)
    if format == "csv":
        return to_csv(comparison)
    if format not in FORMATS:
        raise ValueError(f"a comparison is one of {', '.join(FORMATS)}, not {format!r}")
    if format == "xlsx":
        from pocarms.compare.xlsx import to_xlsx

        return to_xlsx(comparison)
    from pocarms.compare.build import build

    if format == "docx":
        from pocarms.compare.word import to_docx

        return to_docx(build(comparison))
    from pocarms.compare.strings import strings
    from pocarms.reports.render import fill

    return (filler or fill)("compare", format, strings(comparison.language), build(comparison, reports or {}))
