"""Which files a pack consists of. Imports nothing of the rule language, for whoever only wants to know the files."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

LOCALES = "locale"
TESTS = "tests"
PASSPORT = "passport.yaml"  # beside pack.yaml: what was measured of the pack, and no part of it
_DEEPEST = 8  # folders inside folders; a loop of links must not go on for ever

FilePath = tuple[str, ...]  # folders and file name, from the pack's own folder


def pack_paths(
    folder: Path | Traversable, tests: bool, languages: tuple[str, ...] | None
) -> list[tuple[FilePath, Path | Traversable]]:
    """Return the files of a pack, in the order of their paths.

    tests: whether files under tests/ are among them. languages: which translations are; None for all.
    """
    out = []
    for path, file in sorted(_walk(folder, ()), key=lambda found: found[0]):
        if path == (PASSPORT,) or (path[0] == TESTS and len(path) > 1 and not tests):
            continue
        if is_locale(path) and languages is not None and path[-1].removesuffix(".yaml") not in languages:
            continue
        out.append((path, file))
    return out


def is_locale(path: FilePath) -> bool:
    """Return whether a file of a pack is a translation."""
    return len(path) > 1 and path[0] == LOCALES


def _walk(folder: Path | Traversable, path: FilePath) -> Iterator[tuple[FilePath, Path | Traversable]]:
    for item in folder.iterdir():
        if item.name.startswith("."):
            continue
        here = (*path, item.name)
        if item.name.endswith(".yaml"):
            yield here, item
        elif item.is_dir() and len(here) < _DEEPEST:
            yield from _walk(item, here)
