"""Values as YAML text on one line, quoted only where they must be so that they read back as what they are."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence

from pocarms.source.resolve import resolve

Writable = str | int | float | bool | datetime.date | None | Mapping[str, "Writable"] | Sequence["Writable"]

_PLAIN = re.compile(r"[^\W\d_][\w.]*(?:[ /()+-]+[\w.()/+-]+)*\Z")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_UNPRINTABLE = re.compile(
    '[\x00-\x1f\x7f-\xa0\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff"\\\\]'
)


def flow_text(value: Writable) -> str:
    """Return a value as YAML on one line, fit to stand anywhere, also between braces and brackets."""
    if isinstance(value, str):
        return scalar_text(value)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar_text(key)}: {flow_text(item)}" for key, item in value.items()) + "}"
    return "[" + ", ".join(flow_text(item) for item in value) + "]"


def scalar_text(text: str) -> str:
    """Return a text as a YAML scalar on one line: plain where it is safe, else in double quotes."""
    if _PLAIN.match(text) and resolve(text) == (text, None):
        return text
    return '"' + _UNPRINTABLE.sub(_escaped, text) + '"'


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    return _ESCAPES.get(character) or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")
