"""What is written to a stream whose encoding lacks a character: the nearest one that it has, in place of a failure.

Programs that read our output through a pipe on Windows get it in the code page of the country, which has no narrow
space. Files and terminals that speak UTF-8 get everything as it is.
"""

from __future__ import annotations

import codecs
import sys

_NEAR = {  # what may be lacking -> what may stand for it, the better one first
    "\u202f": ("\u00a0", " "),
    "\u00a0": (" ",),
    "\u2019": ("'",),
    "\u2018": ("'",),
    "\u201c": ('"',),
    "\u201d": ('"',),
    "«": ('"',),
    "»": ('"',),
    "…": ("...",),
    "–": ("-",),
    "—": ("-",),
    "→": ("->",),
    "≥": (">=",),
    "≤": ("<=",),
    "œ": ("oe",),
    "Œ": ("OE",),
}
_NAME = "pocarms.near"


def write_what_there_is() -> None:
    """Let standard output and error replace what they cannot encode."""
    codecs.register_error(_NAME, _near)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and not (stream.encoding or "").lower().startswith("utf"):
            reconfigure(errors=_NAME)


def _near(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_instead(character, error.encoding) for character in lacking), error.end


def _instead(character: str, encoding: str) -> str:
    for near in _NEAR.get(character, ()):
        try:
            near.encode(encoding)
        except UnicodeEncodeError:
            continue
        return near
    return character.encode("ascii", "backslashreplace").decode("ascii")  # seen to be lacking, and not lost
