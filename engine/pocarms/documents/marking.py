"""The name of a file that carries its marking."""

from __future__ import annotations

import re

_NOT_IN_NAMES = re.compile(r"[^\w.-]+")


def file_name(stem: str, marking: str, ending: str) -> str:
    """Return the name of a document: what it is, its marking in capitals, the ending of its kind."""
    mark = _NOT_IN_NAMES.sub("-", marking.strip().upper().replace("_", " "))
    return f"{_NOT_IN_NAMES.sub('-', stem).strip('-.')}-{mark}.{ending}"
