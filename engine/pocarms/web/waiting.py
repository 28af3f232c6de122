"""Files that were sent to the page and wait for a person's word."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from pathlib import Path

LARGEST_UPLOAD = 25_000_000  # bytes, all files together


class Waiting:
    """Files that were sent and wait for a yes, in a folder that goes with the page."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="pocarms-")
        self._known: dict[str, list[Path]] = {}

    def keep(self, files: list[tuple[str, bytes]]) -> str:
        """Keep files under a key nobody can guess; earlier ones are let go."""
        for old in self._known:
            shutil.rmtree(Path(self._folder.name) / old, ignore_errors=True)
        self._known.clear()
        key = secrets.token_hex(16)
        inside = Path(self._folder.name) / key
        inside.mkdir()
        kept = []
        for n, (given, data) in enumerate(files, 1):
            file = inside / f"{n}-{sent_as(given) or 'file'}"
            file.write_bytes(data)
            kept.append(file)
        self._known[key] = kept
        return key

    def files(self, key: str) -> list[Path] | None:
        """Return the files under a key, None where there are none."""
        return self._known.get(key)


def sent_as(given: str) -> str:
    """Return the name under which a file was sent, without folders, fit to be shown and to be kept under."""
    return "".join(c for c in Path(given.replace("\\", "/")).name if c.isalnum() or c in " ._-")[-80:]
