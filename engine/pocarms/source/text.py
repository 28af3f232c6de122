"""From bytes to text: encodings, byte order marks, and characters nobody can see."""

from __future__ import annotations

import codecs
import re
from itertools import islice

from pocarms.model.span import Span
from pocarms.records import dataclass
from pocarms.source.faults import Fault
from pocarms.source.lines import place_of
from pocarms.source.noting import fault
from pocarms.source.told import phrase

_UTF16_OR_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TOO_MANY = 100  # more unreadable places than this: it is no text file
# Everything YAML itself refuses, and three more that YAML 1.1 takes for line ends but no editor does (NEL, LS, PS).
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_NAMES = {
    "\x0c": "form_feed",
    "\x0b": "vertical_tab",
    "\x1b": "escape",
    "\x85": "nel",
    "\u2028": "line",
    "\u2029": "paragraph",
    "\ufeff": "mark",
}
_CODES = {"\x00": "NUL"}
_STAND_IN = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` is what the file says, for showing; `clean` has the same length and can be parsed (None: it cannot)."""

    text: str
    clean: str | None
    faults: tuple[Fault, ...]


def decode(data: bytes, name: str) -> Decoded:
    """Turn the bytes of a file into text; a UTF-8 byte order mark at the beginning is skipped."""
    if data.startswith(_UTF16_OR_32) or _looks_like_utf16(data):
        return Decoded("", None, (fault("Y004", Span(name, 0, 0), "utf16"),))
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
        faults, bad = [], 0
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "replace")
        bad = max(1, text.count(_STAND_IN) - data.count(_STAND_IN.encode()))
        faults = [_not_utf8(data, error.start, bad, name)]
    unseen = 0
    if _UNSEEN.search(text):
        found, unseen = _unseen_faults(text, name)
        faults += found
        if unseen > _TOO_MANY:
            faults = [_no_text(name)]
    clean = None if bad + unseen > _TOO_MANY else _UNSEEN.sub(_STAND_IN, text) if unseen else text
    return Decoded(text, clean, tuple(faults))


def _no_text(name: str) -> Fault:
    return fault("Y003", Span(name, 0, 0), "no_text")


def _looks_like_utf16(data: bytes) -> bool:
    """Tell UTF-16 without a mark: in the Latin alphabet every second byte is NUL."""
    head = data[:200]
    even, odd = head[0::2], head[1::2]
    return len(head) >= 4 and (
        (even.count(0) == 0 and odd.count(0) > 0.8 * len(odd))
        or (odd.count(0) == 0 and even.count(0) > 0.8 * len(even))
    )


def _not_utf8(data: bytes, at: int, count: int, name: str) -> Fault:
    before = data[:at].decode("utf-8", "replace")
    line, column = place_of(before, len(before))
    byte = data[at]
    guess = bytes([byte]).decode("cp1252", "replace")
    would_be = phrase("utf8.would_be", guess=guess) if byte >= 0xA0 else ""
    further = "" if count == 1 else phrase("utf8.further", n=str(count))
    said = phrase("utf8", byte=f"{byte:02X}", would_be=would_be, further=further)
    return fault("Y003", Span(name, line, column), said, found=f"{byte:02X}")


def _unseen_faults(text: str, name: str) -> tuple[list[Fault], int]:
    """Return one fault per kind of unseen character, at its first place, and how many places there are (counted up to
    one more than `_TOO_MANY`)."""
    first: dict[str, int] = {}
    count: dict[str, int] = {}
    for found in islice(_UNSEEN.finditer(text), _TOO_MANY + 1):
        first.setdefault(found[0], found.start())
        count[found[0]] = count.get(found[0], 0) + 1
    faults = []
    for character, index in list(first.items())[:10]:
        line, column = place_of(text, index)
        code = f"U+{ord(character):04X}"
        called = phrase(f"character.{_NAMES[character]}") if character in _NAMES else _CODES.get(character, code)
        further = "" if count[character] == 1 else phrase("unseen.further", n=str(count[character]))
        said = phrase("unseen", character=called, further=further)
        faults.append(fault("Y005", Span(name, line, column), said, found=code))
    return faults, sum(count.values())
