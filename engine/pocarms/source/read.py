"""Reading YAML with a place for every value, within limits that no file can break.

Only the part of YAML that a person can check by eye is accepted: plain text, numbers, dates, lists and mappings.
"""

from __future__ import annotations

import os
import re
import stat
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from pocarms.model.span import Span
from pocarms.records import dataclass
from pocarms.source.build import Builder, Enough, Found, only_comments
from pocarms.source.faults import Fault
from pocarms.source.lines import place_of
from pocarms.source.nodes import Node, Scalar
from pocarms.source.noting import fault
from pocarms.source.syntax import explain
from pocarms.source.text import decode
from pocarms.source.told import phrase

MOST_BYTES = 4_000_000

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where it is there: ten times as fast
_DIRECTIVE = re.compile(r"%YAML[ \t]+1\.[12][ \t]*(#.*)?\Z")
_MOST_TABS = 1000  # lines; beyond it reading on is pointless
_LEADING_TAB = re.compile(r"^( *)(\t[ \t]*)(?=[^\s])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading one file.

    `node` is None where no tree could be made; it may be there although `faults` holds errors, so that whoever reads on
    can report its own faults at the same time. `text` is the file's text, for showing lines.
    """

    node: Node | None
    faults: tuple[Fault, ...]
    text: str


def read_file(path: Path, name: str | None = None) -> Reading:
    """Read a YAML file; `name` is what to call it in faults (default: the path). Never raises for a bad file."""
    name = os.fspath(path) if name is None else name
    try:
        with open(path, "rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISREG(status.st_mode) and status.st_size > MOST_BYTES:
                return _too_large(name)
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        return Reading(None, (_unreadable(path, name, error),), "")
    return read_yaml(data, name)


def read_yaml(data: bytes, name: str) -> Reading:
    """Read YAML from bytes; `name` is what to call the file in faults. Never raises for bad input.

    Places are in code points of the text without a byte order mark, from 1.
    """
    if len(data) > MOST_BYTES:
        return _too_large(name)
    decoded = decode(data, name)
    found = Found(name, list(decoded.faults))
    if decoded.clean is None:
        return Reading(None, tuple(found.faults), decoded.text)
    clean, tabs, node = decoded.clean, False, None
    if only_comments(clean, 0):
        _nothing(clean, found)
        return Reading(None, tuple(found.faults), decoded.text)
    try:
        clean, tabs = _without_leading_tabs(_without_directives(clean, found), found)
        node = Builder(clean, found, _LOADER).build()
        if isinstance(node, Scalar) and not node.text and not node.quoted:
            node = None
            _nothing(clean, found)
    except yaml.YAMLError as error:
        if not tabs:  # a tab in the indentation explains whatever does not fit afterwards
            found.faults.append(explain(error, clean, name))
    except Enough:
        pass
    return Reading(node, tuple(found.faults), decoded.text)


def _nothing(text: str, found: Found) -> None:
    found.add("Y006", Span(found.name, 0, 0), "empty.comments" if text.strip() else "empty", "empty")


def _too_large(name: str) -> Reading:
    said = phrase("large", most=MOST_BYTES // 1_000_000)
    return Reading(None, (fault("Y002", Span(name, 0, 0), said),), "")


def _unreadable(path: Path, name: str, error: OSError | ValueError) -> Fault:
    said = "unopened"
    if isinstance(error, (FileNotFoundError, ValueError)):
        said = "unopened.missing"
    elif isinstance(error, IsADirectoryError) or os.path.isdir(path):
        said = "unopened.folder"
    elif isinstance(error, PermissionError):
        said = "unopened.refused"
    return fault("Y001", Span(name, 0, 0), said)


def _without_directives(text: str, found: Found) -> str:
    """Turn lines of instructions to YAML at the top into comments, so that the parser never sees them."""
    if "%" not in text:
        return text
    start = 0
    pieces: list[str] = []
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if line.startswith("%"):
            if not _DIRECTIVE.match(line.rstrip()):
                found.add("Y029", Span(found.name, len(pieces) + 1, 1, len(bare)), "directive")
            line = "#" + line[1:]
        elif bare and not bare.startswith("#"):
            break
        pieces.append(line)
        start += len(line)
    return "".join(pieces) + text[start:]


def _without_leading_tabs(text: str, found: Found) -> tuple[str, bool]:
    """Report tabs in the indentation of lines, and put one space for each so that the rest can be read."""
    if "\t" not in text:
        return text, False
    places = list(islice(_LEADING_TAB.finditer(text), _MOST_TABS + 1))
    if not places:
        return text, False
    line, _ = place_of(text, places[0].start())
    counted = "tab.further" if len(places) <= _MOST_TABS else "tab.further.many"
    further = "" if len(places) == 1 else phrase(counted, n=str(min(len(places), _MOST_TABS)))
    place = Span(found.name, line, len(places[0][1]) + 1, len(places[0][2]))
    found.add("Y015", place, phrase("tab", further=further))
    if len(places) > _MOST_TABS:
        raise Enough
    return _LEADING_TAB.sub(lambda tab: tab[1] + " " * len(tab[2]), text), True
