"""Make the texts of an assessment safe to set in a line: what people wrote stays text, in every format.

Line breaks become spaces. Control characters (a terminal would obey them) become a visible mark. Writing-direction
marks that would reach beyond the text are closed, and a text that holds any of them, or right-to-left letters, is
set apart by isolates, so that it cannot turn round the words of the report about it.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_FSI, _PDI = "\u2068", "\u2069"
_ISOLATES, _EMBEDDINGS, _PDF = "\u2066\u2067\u2068", "\u202a\u202b\u202d\u202e", "\u202c"
_DIRECTED = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
                       "\U00010800-\U00010fff\U0001e800-\U0001efff]")  # fmt: skip
_BREAKS = re.compile("[\t\n\v\f\r \x1c-\x1e\x85\u2028\u2029]+")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def clean_text(text: str) -> str:
    """Return a text as one line without control characters, its writing direction closed in itself."""
    if text.isascii() and text.isprintable():  # most texts: nothing to do
        return text.strip(" ")
    text = _CONTROLS.sub(REPLACEMENT, _BREAKS.sub(" ", text)).strip(" ")
    text = unicodedata.normalize("NFC", text)
    return _FSI + _balanced(text) + _PDI if _DIRECTED.search(text) else text


def clean(value: T) -> T:
    """Return the same frozen data with every text cleaned; keys of mappings are cleaned too."""
    cleaned: Any = value
    if isinstance(value, str):
        cleaned = clean_text(value)
    elif isinstance(value, tuple):
        cleaned = tuple(clean(item) for item in value)
    elif isinstance(value, Mapping):
        cleaned = {clean(key): clean(item) for key, item in value.items()}
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        cleaned = type(value)(*[clean(getattr(value, name)) for name in _fields(type(value))])
    return cleaned  # type: ignore[no-any-return]


@cache
def _fields(cls: type) -> tuple[str, ...]:
    return tuple(f.name for f in dataclasses.fields(cls))


def _balanced(text: str) -> str:
    """Drop closing marks that close nothing in this text, and close what it leaves open."""
    out: list[str] = []
    opened: list[str] = []  # the closing mark that each opened mark waits for
    for mark in text:
        if mark in _ISOLATES:
            opened.append(_PDI)
        elif mark in _EMBEDDINGS:
            opened.append(_PDF)
        elif mark == _PDI:
            if _PDI not in opened:
                continue
            while opened.pop() != _PDI:  # an isolate's end closes the embeddings inside it
                out.append(_PDF)
        elif mark == _PDF:
            if not opened or opened[-1] != _PDF:
                continue
            opened.pop()
        out.append(mark)
    return "".join(out + opened[::-1])
