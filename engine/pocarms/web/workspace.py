"""The folder of profiles that the page works on. Nothing outside it is read or written.

A profile is known by the name of its file without the ending. Names come from requests: only one that is listed leads
to a file. What is deleted goes to the folder `deleted` inside and can be brought back.
"""

from __future__ import annotations

import os
from pathlib import Path

from pocarms.profiles.places import OTHERS, looks_like_profile
from pocarms.records import dataclass
from pocarms.source.files import write_whole
from pocarms.web.naming import free, stem_of

DELETED = "deleted"
LONGEST_NAME = 60


class NoSuchFile(LookupError):
    """There is no profile of this name in the workspace."""


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A file of the workspace, by its name without the ending."""

    name: str
    path: Path


class Workspace:
    """A folder, named once at the start."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    def entries(self, deleted: bool = False) -> list[Entry]:
        """Return the profiles by name; links that lead out of the folder and whatever is no plain file are left out."""
        return [Entry(file.stem, file) for file in self._files(deleted) if _is_profile(file)]

    def path(self, name: str, deleted: bool = False) -> Path:
        """Return the file of a profile. Raises NoSuchFile."""
        found = next((file for file in self._files(deleted) if file.stem == name and _is_profile(file)), None)
        if found is None:
            raise NoSuchFile(name)
        return found

    def _files(self, deleted: bool) -> list[Path]:
        try:
            return sorted((self.folder / DELETED if deleted else self.folder).iterdir())
        except OSError:
            return []

    def free_name(self, wanted: str) -> str:
        """Return a name for a new file that resembles the one wanted and is not taken."""
        return free(plain_name(wanted) or "assessment", self._taken(), "-")

    def is_free(self, name: str) -> bool:
        """Whether a new file may have a name; those of profiles put aside are kept for them."""
        return name.lower() not in self._taken()

    def _taken(self) -> set[str]:
        files = (*self.entries(), *self.entries(deleted=True))
        return {*(e.name.lower() for e in files), *(Path(other).stem for other in OTHERS)}

    def add(self, name: str, data: bytes) -> None:
        """Write a new profile; raises FileExistsError where the name is taken, OSError where it cannot be written."""
        write_whole(self.folder / f"{name}.yaml", data)

    def delete(self, name: str) -> None:
        """Put a profile aside. Raises NoSuchFile, OSError."""
        self._move(self.path(name), self.aside())

    def bring_back(self, name: str) -> None:
        """Take a profile back that was put aside. Raises NoSuchFile, FileExistsError, OSError."""
        self._move(self.path(name, deleted=True), self.folder)

    def aside(self) -> Path:
        """Return the folder of what was put aside, made where there is none. Raises OSError."""
        folder = self.folder / DELETED
        folder.mkdir(exist_ok=True)
        if folder.is_symlink():
            raise NotADirectoryError(os.fspath(folder))
        return folder

    def _move(self, file: Path, folder: Path) -> None:
        target = folder / file.name
        if target.exists():
            raise FileExistsError(target.name)
        os.rename(file, target)


def plain_name(wanted: str) -> str:
    """Return a name for a file that resembles the one wanted, in plain letters; "" where none is left."""
    return stem_of(wanted, "-", LONGEST_NAME)


def _is_profile(file: Path) -> bool:
    return looks_like_profile(file) and not file.is_symlink()
