"""Make the texts of an assessment safe to set in a line: what people wrote stays text, in every format.

Line breaks become spaces. Control characters (a terminal would obey them) become a visible mark. Writing-direction
marks that would reach beyond the text are closed, and a text that holds any of them, or right-to-left letters, is
set apart by isolates, so that it cannot turn round the words of the report about it.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter, is_
from typing import Any, TypeVar

from pocarms.model.marking import Marking

T = TypeVar("T")

_SAFE = frozenset((bool, int, float, type(None)))
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
    return _cleaned(value, {})  # type: ignore[no-any-return]


def _cleaned(value: Any, done: dict[str, str]) -> Any:
    """Clean anything; the same texts come again and again (`done`), and what is clean already stays what it is."""
    kind = type(value)
    if kind is str:
        found = done.get(value)
        if found is None:
            found = done[value] = clean_text(value)
        return found
    if kind in _SAFE:
        return value
    if kind is tuple:
        items = [_cleaned(item, done) for item in value]
        return value if all(map(is_, value, items)) else tuple(items)
    if isinstance(value, Mapping):
        return {_cleaned(key, done): _cleaned(item, done) for key, item in value.items()}
    if isinstance(value, Marking):  # its scheme was checked, and must not get lost
        return value
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, tuple):
        return tuple(_cleaned(item, done) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        old = _fields(type(value))(value)
        new = [_cleaned(item, done) for item in old]
        return value if all(map(is_, old, new)) else kind(*new)
    return value


@cache
def _fields(cls: Any) -> Callable[[Any], tuple[Any, ...]]:
    """Return what gives the values of all fields of a class, in a tuple."""
    names = [f.name for f in dataclasses.fields(cls)]
    get = attrgetter(*names) if names else None
    if get is None:
        return lambda _: ()
    return get if len(names) > 1 else lambda value: (get(value),)


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
