"""The files of a pack: found, read, and taken apart by the grammar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from pocarms.language.grammar import FILE
from pocarms.language.grammar_locale import LOCALE
from pocarms.language.reading import read_shape
from pocarms.language.values import Rec
from pocarms.model.span import Span
from pocarms.source.faults import Fault
from pocarms.source.nodes import Node
from pocarms.source.read import read_file, read_yaml

HEADER_FILE = "pack.yaml"
LOCALES = "locale"
TESTS = "tests"
_DEEPEST = 8  # folders inside folders; a loop of links must not go on for ever


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file: its name as shown to people, its place inside the pack, what it holds."""

    name: str
    path: tuple[str, ...]  # folders and file name, from the pack's own folder
    rec: Rec | None
    node: Node | None
    faults: tuple[Fault, ...]
    text: str


def pack_files(
    folder: Path | Traversable, shown: str, tests: bool, languages: tuple[str, ...] | None
) -> list[PackFile]:
    """Read the files of a pack, in the order of their paths.

    shown: what to call the folder in faults. tests: whether files under tests/ are read. languages: which translations
    are read; None for all. Files that are not wanted are not opened.
    """
    out = []
    for path, file in sorted(_walk(folder, ()), key=lambda found: found[0]):
        if path[0] == TESTS and len(path) > 1 and not tests:
            continue
        locale = is_locale(path)
        if locale and languages is not None and path[-1].removesuffix(".yaml") not in languages:
            continue
        out.append(_read(file, path, shown, locale))
    return out


def is_locale(path: tuple[str, ...]) -> bool:
    """Return whether a file of a pack is a translation."""
    return len(path) > 1 and path[0] == LOCALES


def _walk(folder: Path | Traversable, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Path | Traversable]]:
    for item in folder.iterdir():
        if item.name.startswith("."):
            continue
        here = (*path, item.name)
        if item.name.endswith(".yaml"):
            yield here, item
        elif item.is_dir() and len(here) < _DEEPEST:
            yield from _walk(item, here)


def _read(file: Path | Traversable, path: tuple[str, ...], shown: str, locale: bool) -> PackFile:
    name = "/".join((shown, *path)) if shown else "/".join(path)
    reading = read_file(file, name) if isinstance(file, Path) else read_yaml(file.read_bytes(), name)
    faults = list(reading.faults)
    rec = None
    if reading.node is not None:
        what = "a translation" if locale else "a pack file"
        value = read_shape(reading.node, LOCALE if locale else FILE, what, Span(name, 1, 1), faults)
        rec = value if isinstance(value, Rec) else None
    return PackFile(name, path, rec, reading.node, tuple(faults), reading.text)
