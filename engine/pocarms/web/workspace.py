"""The folder of profiles that the page works on. Nothing outside it is read or written.

A profile is known by the name of its file without the ending. Names come from requests: only one that is listed leads
to a file. What is deleted goes to the folder `deleted` inside and can be brought back.
"""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

from pocarms.profiles.places import looks_like_profile
from pocarms.records import dataclass
from pocarms.source.files import write_whole

DELETED = "deleted"
LONGEST_NAME = 60
LARGEST_FILE = 5_000_000  # bytes; a profile with every answer sourced has a tenth of it


class NoSuchFile(LookupError):
    """There is no profile of this name in the workspace."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A file of the workspace. changed: seconds since the epoch, of its last change."""

    name: str
    path: Path
    changed: float


class Workspace:
    """A folder, named once at the start."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    def entries(self, deleted: bool = False) -> list[Entry]:
        """Return the profiles by name; links that lead out of the folder and whatever is no plain file are left out."""
        folder = self.folder / DELETED if deleted else self.folder
        try:
            files = sorted(folder.iterdir())
        except OSError:
            return []
        return [
            Entry(file.stem, file, file.stat().st_mtime)
            for file in files
            if looks_like_profile(file) and not file.is_symlink()
        ]

    def path(self, name: str, deleted: bool = False) -> Path:
        """Return the file of a profile. Raises NoSuchFile."""
        found = next((e.path for e in self.entries(deleted) if e.name == name), None)
        if found is None:
            raise NoSuchFile(name)
        return found

    def free_name(self, wanted: str) -> str:
        """Return a name for a new file that resembles the one wanted and is not taken."""
        plain = unicodedata.normalize("NFKD", wanted).encode("ascii", "ignore").decode()
        stem = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:LONGEST_NAME].strip("-") or "assessment"
        taken = {e.name.lower() for e in (*self.entries(), *self.entries(deleted=True))}
        return next(n for n in (stem, *(f"{stem}-{k}" for k in range(2, 10_000))) if n not in taken)

    def add(self, name: str, text: str) -> None:
        """Write a new profile; raises FileExistsError where the name is taken, OSError where it cannot be written."""
        write_whole(self.folder / f"{name}.yaml", text.encode("utf-8"))

    def delete(self, name: str) -> None:
        """Put a profile aside. Raises NoSuchFile, OSError."""
        self._move(self.path(name), self.folder / DELETED)

    def bring_back(self, name: str) -> None:
        """Take a profile back that was put aside. Raises NoSuchFile, FileExistsError, OSError."""
        self._move(self.path(name, deleted=True), self.folder)

    def _move(self, file: Path, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        if folder.is_symlink():
            raise NotADirectoryError(os.fspath(folder))
        target = folder / file.name
        if target.exists():
            raise FileExistsError(target.name)
        os.rename(file, target)
