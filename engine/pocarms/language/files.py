"""The files of a pack: found, read, and taken apart by the grammar."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from pocarms.language.grammar import FILE
from pocarms.language.grammar_locale import LOCALE
from pocarms.language.places import is_locale, pack_paths
from pocarms.language.reading import read_shape
from pocarms.language.values import Rec
from pocarms.model.span import Span
from pocarms.source.faults import Fault
from pocarms.source.nodes import Node
from pocarms.source.read import read_file, read_yaml

HEADER_FILE = "pack.yaml"


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
    return [_read(file, path, shown, is_locale(path)) for path, file in pack_paths(folder, tests, languages)]


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
