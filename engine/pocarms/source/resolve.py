"""Which plain values are numbers, dates, true, false or nothing: the core schema of YAML 1.2, and ISO dates.

`yes`, `no`, `on` and `off` are text. Where another program, reading by the older YAML 1.1, would see another value
(`012` is ten there), or where no sensible value exists, the reader is told.
"""

from __future__ import annotations

import datetime
import re
from enum import Enum

from pocarms.source.nodes import Plain

_WORDS: dict[str, Plain] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_STARTS = frozenset("0123456789+-.~nNtTfF")
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_BASED = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"[-+]?(\.inf|\.Inf|\.INF)\Z|(\.nan|\.NaN|\.NAN)\Z")
_UNDERSCORES = re.compile(r"[-+]?[0-9][0-9_]*_[0-9_]*\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_MOST_DIGITS = 15  # beyond this a float no longer holds every whole number


class Doubt(Enum):
    """Why a plain value deserves a word to the person who wrote it."""

    NO_SUCH_DAY = "no such day"
    NOT_A_USABLE_NUMBER = "not a usable number"
    READ_OTHERWISE_ELSEWHERE = "read otherwise elsewhere"


def resolve(text: str) -> tuple[Plain, Doubt | None]:
    """Return the value of a plain (unquoted) scalar, and what is doubtful about it, if anything.

    A value that is no usable number or no existing day stays text.
    """
    if text and text[0] not in _STARTS:
        return text, None
    if text in _WORDS:
        return _WORDS[text], None
    if _INTEGER.match(text):
        digits = text.lstrip("+-")
        if len(digits.lstrip("0")) > _MOST_DIGITS:
            return text, Doubt.NOT_A_USABLE_NUMBER
        leading_zero = len(digits) > 1 and digits[0] == "0"
        return int(text), Doubt.READ_OTHERWISE_ELSEWHERE if leading_zero else None
    if _DATE.match(text):
        try:
            return datetime.date.fromisoformat(text), None
        except ValueError:
            return text, Doubt.NO_SUCH_DAY
    if _FLOAT.match(text):
        number = float(text)
        if number in (float("inf"), float("-inf")) or len(text) > 40:
            return text, Doubt.NOT_A_USABLE_NUMBER
        return number, None
    if _NOT_FINITE.match(text):
        return text, Doubt.NOT_A_USABLE_NUMBER
    if _BASED.match(text):
        if len(text) > 14:
            return text, Doubt.NOT_A_USABLE_NUMBER
        return int(text, 0), Doubt.READ_OTHERWISE_ELSEWHERE
    if _UNDERSCORES.match(text):
        return text, Doubt.READ_OTHERWISE_ELSEWHERE
    return text, None
