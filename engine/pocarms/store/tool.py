"""What made something that is kept: this tool, this Python. A change to either makes it anew."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pocarms import __version__


def told_apart(words: Iterable[object]) -> bytes:
    """Return a digest over words and bytes, each with its length: no two lists of them run into one."""
    digest = hashlib.sha256()
    for word in words:
        data = word if isinstance(word, bytes) else str(word).encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.digest()


def python() -> str:
    """Return the Python that runs, to the build."""
    return f"{sys.implementation.name} {sys.version} {sys.byteorder}"


def tool(parts: Iterable[str]) -> Iterator[object]:
    """Yield the tool's version, and of each module of some of its parts the path, the size and the date.

    Size and date is how Python tells whether a compiled module is up to date. Raises OSError where the tool does not
    lie in folders (in a zip), so that it cannot be told.
    """
    yield __version__
    here = Path(__file__).resolve().parents[1]
    for part in parts:
        for module, status in modules(os.fspath(here / part)):
            yield module
            yield status.st_size
            yield status.st_mtime_ns


def modules(inside: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the modules in a folder and in the folders in it, by name."""
    for entry in sorted(os.scandir(inside), key=lambda found: found.name):
        if entry.name.endswith((".py", ".pyc")):
            yield entry.path, entry.stat()
        elif entry.is_dir() and entry.name != "__pycache__":
            yield from modules(entry.path)
