"""Texts for office files: whatever people wrote stays text, and never becomes a formula, a field or broken XML."""

from __future__ import annotations

import re

from pocarms.reports.clean import clean_text

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # a cell that begins so may be run by a spreadsheet
MOST_IN_CELL = 32_000  # a cell of Excel holds 32,767 characters
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def cell_text(text: str) -> str:
    """Return a text for a cell: cleaned line by line, not too long, and nothing in it that Excel reads as an escape."""
    text = "\n".join(map(clean_text, text.split("\n")))
    if len(text) > MOST_IN_CELL:
        text = text[: MOST_IN_CELL - 1] + "…"
    return _ESCAPE_LIKE.sub("_x005F_", text)


def from_cell(text: str) -> str:
    """Return what a cell of somebody else's says: Excel's escapes undone, line ends as one, ends trimmed."""
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def folded(text: str) -> str:
    """Return a word as it is compared: case, spaces and the kind of space do not count."""
    return " ".join(clean_text(text).replace("\u202f", " ").replace("\u00a0", " ").casefold().split())


def header_text(text: str) -> str:
    """Return a text for the header or footer of a sheet, where & begins a code and 255 characters are the most."""
    return clean_text(text)[:90].replace("&", "&&")


def csv_cell(value: str | int) -> str | int:
    """Return a cell of a CSV file: on one line, without control characters, and no formula to any spreadsheet."""
    if not isinstance(value, str):
        return value
    value = clean_text(value)
    return f"'{value}" if value.lstrip().startswith(FORMULA) else value
