"""Files that were sent to the page and wait for a person's word."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pocarms.records import dataclass

LARGEST_UPLOAD = 25_000_000  # bytes, all files together


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it was sent: its name, fit to be shown and to be kept under, and what is in it."""

    name: str
    data: bytes


class Waiting:
    """Files that were sent and wait for a yes, in memory alone.

    A page may end at any moment, by a window that is closed or a machine that is switched off. Files on a disk would
    then stay behind outside the user's folder.
    """

    def __init__(self) -> None:
        self._key = ""
        self._sent: tuple[Sent, ...] = ()

    def keep(self, files: list[tuple[str, bytes]]) -> str:
        """Keep files under a key nobody can guess; earlier ones are let go."""
        self._key = secrets.token_hex(16)
        self._sent = tuple(Sent(sent_as(given) or "file", data) for given, data in files)
        return self._key

    def sent(self, key: str) -> tuple[Sent, ...] | None:
        """Return the files under a key, None where there are none."""
        return self._sent if key and key == self._key else None


@contextmanager
def laid_out(files: tuple[Sent, ...]) -> Iterator[list[Path]]:
    """Lay files out on the disk for as long as they are read: FOLDER/<32 signs>/<n>-<name>."""
    with tempfile.TemporaryDirectory(prefix="pocarms-", ignore_cleanup_errors=True) as folder:
        inside = Path(folder) / secrets.token_hex(16)
        inside.mkdir()
        paths = [inside / f"{n}-{file.name}" for n, file in enumerate(files, 1)]
        for path, file in zip(paths, files, strict=True):
            path.write_bytes(file.data)
        yield paths


def sent_as(given: str) -> str:
    """Return the name under which a file was sent, without folders, fit to be shown and to be kept under."""
    return "".join(c for c in Path(given.replace("\\", "/")).name if c.isalnum() or c in " ._-")[-80:]
