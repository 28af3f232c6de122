"""Parts and shared blocks taken out of an assessment: kept beside profiles put aside, until they are brought back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from pocarms.model.profile import Profile
from pocarms.records import dataclass
from pocarms.source.files import write_whole

ENDING = ".taken-out.json"
SECTIONS = {"part": "parts", "block": "shared"}


@dataclass(frozen=True, slots=True)
class Removed:
    """One part or block as it stood. kind: part | block; uses: of a block, the parts that took answers from it.

    piece, place, above: as `source.cut` gives them. number: by which it is brought back.
    """

    profile: str
    kind: str
    id: str
    title: str
    piece: str
    place: int
    above: int
    uses: tuple[str, ...] = ()
    number: int = 0


def address(at: str, kind: str, id_: str) -> str:
    """Return the address of the page that takes a part or block out. at: of the pages of the assessment."""
    return f"{at}out/{kind}/{quote(id_, safe='')}"


def keep(folder: Path, name: str, removed: Removed) -> Path:
    """Write down what is about to be taken out of the profile called `name`; return where. Raises OSError."""
    data = json.dumps({key: getattr(removed, key) for key in _KEYS}, ensure_ascii=False, indent=1).encode("utf-8")
    for number in range(1, 10_000):
        path = folder / f"{name}.{number}{ENDING}"
        try:
            write_whole(path, data)
        except FileExistsError:
            continue
        return path
    raise FileExistsError(name)


def taken_out(folder: Path, name: str, profile: Profile) -> list[Removed]:
    """Return what can be brought back into the profile called `name`, in order.

    What is there again, cannot be read, or is of another profile is left out.
    """
    there = {("part", part.id) for part in profile.parts} | {("block", block) for block in profile.shared}
    found = []
    for file in folder.glob(f"*{ENDING}") if folder.is_dir() and not folder.is_symlink() else ():
        stem, _, number = file.name.removesuffix(ENDING).rpartition(".")
        if stem == name and number.isascii() and number.isdecimal() and not file.is_symlink():
            made = _read(file, int(number))
            if made is not None and made.profile == profile.id and (made.kind, made.id) not in there:
                found.append(made)
    return sorted(found, key=lambda one: one.number)


def forget(folder: Path, name: str, number: int) -> None:
    """Let go of what was brought back. Raises OSError."""
    (folder / f"{name}.{number}{ENDING}").unlink(missing_ok=True)


_KEYS = ("profile", "kind", "id", "title", "piece", "place", "above", "uses")


def _read(file: Path, number: int) -> Removed | None:
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(said, Mapping) or set(said) != set(_KEYS):
        return None
    texts, numbers, uses = (
        [said[key] for key in ("profile", "kind", "id", "title", "piece")],
        [said[key] for key in ("place", "above")],
        said["uses"],
    )
    good = all(isinstance(x, str) for x in texts) and all(type(x) is int and x >= 0 for x in numbers)
    if not good or said["kind"] not in SECTIONS or not isinstance(uses, list):
        return None
    profile, kind, id_, title, piece = texts
    place, above = numbers
    return Removed(profile, kind, id_, title, piece, place, above, tuple(map(str, uses)), number)
