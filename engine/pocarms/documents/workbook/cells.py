"""Reading single cells of a workbook that came back: what stands in them, and what may not."""

from __future__ import annotations

import datetime
import re

from pocarms.documents.faults import noted
from pocarms.documents.workbook.open import Cell
from pocarms.source.faults import Fault

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?\Z")


def formula(cell: Cell, faults: list[Fault]) -> bool:
    """Whether a cell holds a formula, which is a fault: what a formula shows is nobody's answer."""
    if cell.formula:
        faults.append(noted("W010", cell.place, "formula", "value", {"text": words_of(cell)[:80]}))
    return cell.formula


def text_of(cell: Cell | None, faults: list[Fault]) -> str:
    """Return what a cell says; "" where there is nothing, or a formula."""
    if cell is None or cell.value in (None, "") or formula(cell, faults):
        return ""
    return words_of(cell)


def date_of(cell: Cell | None, faults: list[Fault]) -> datetime.date | None:
    """Return the date in a cell; a fault where it is none, or could be read in two ways."""
    if cell is None or cell.value in (None, "") or formula(cell, faults):
        return None
    value = cell.value
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    found = _ISO.match(str(value))
    if found:
        try:
            return datetime.date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            pass
    said = str(value)
    faults.append(noted("W012", cell.place, "no_date", "date", {"text": said[:40]}, found=said, expected="2020-12-18"))
    return None


def words_of(cell: Cell) -> str:
    """Return what a cell says as a text; a comment where nothing else stands in it."""
    value = cell.value
    if value in (None, ""):
        return cell.comment
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return str(value)
