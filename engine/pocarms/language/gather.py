"""Puts the files of a pack together: one header, sections merged, every id entered once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pocarms.language.files import HEADER_FILE, PackFile
from pocarms.language.grammar import SECTIONS
from pocarms.language.grammar_header import HEADER
from pocarms.language.names import SHARED, Names
from pocarms.language.noting import error
from pocarms.language.places import TESTS
from pocarms.language.shapes import MapOf
from pocarms.language.values import Rec
from pocarms.model.span import Span
from pocarms.source.faults import Fault
from pocarms.source.nodes import Scalar
from pocarms.source.told import phrase

_HEADER_KEYS = frozenset(key.name for key in HEADER)
_LISTS = tuple(key.name for key in SECTIONS if not isinstance(key.shape, MapOf))
_ID_KEYS = {"concepts": "concludes", "class_rules": "id", "level_rules": "id"}


@dataclass(slots=True)
class Gathered:
    """A pack's files, merged: items by section and id, lists of what has no id of its own."""

    header: Rec = field(default_factory=lambda: Rec(Span("", 1, 1)))
    items: dict[str, dict[str, Rec]] = field(default_factory=dict)
    lists: dict[str, list[Rec]] = field(default_factory=dict)
    caps: list[Rec] = field(default_factory=list)
    names: Names = field(default_factory=Names)

    def section(self, name: str) -> list[tuple[str, Rec]]:
        """Return the items of a section, in the order of their ids."""
        return sorted(self.items.get(name, {}).items())


def gather(files: Iterable[PackFile], folder_name: str, shown: str, faults: list[Fault]) -> Gathered:
    """Merge the files of a pack.

    folder_name: the name the pack's folder has, which must be the pack's id ("" to leave that unchecked).
    """
    out = Gathered()
    pack_files = [file for file in files if file.rec is not None]
    header = next((file for file in pack_files if file.path == (HEADER_FILE,)), None)
    if header is not None and header.rec is not None:
        out.header = header.rec
        _check_header(header.rec, folder_name, faults)
        retired = header.rec.scalars("retired")
        out.names.retired = frozenset(id_.text for id_ in retired)
        scales = header.rec.rec("scales")
        for key in scales.keys.values() if scales is not None else ():
            out.names.declare("scales", key, faults)
    elif not any(file.path == (HEADER_FILE,) for file in files):
        at = Span(f"{shown}/{HEADER_FILE}" if shown else HEADER_FILE, 0, 0)
        faults.append(error("R011", at, phrase("pack.no_header")))
    for file in pack_files:
        assert file.rec is not None
        _misplaced(file, faults)
        for name, value in file.rec.entries.items():
            if name in _LISTS:
                for rec in file.rec.recs(name):
                    _enter_listed(name, rec, out, faults)
            elif name == "class_caps" and isinstance(value, Rec):
                _enter_caps(value, out, faults)
            elif name not in _HEADER_KEYS and isinstance(value, Rec):
                _enter_items(name, value, out, faults)
    return out


def _check_header(rec: Rec, folder_name: str, faults: list[Fault]) -> None:
    if not rec.keys:  # a header key without `pack` beside it has been told by its own fault
        faults.append(error("R002", rec.span, phrase("pack.no_id"), expected="pack"))
    id_ = rec.scalar("pack")
    if id_ is not None and folder_name and id_.text != folder_name:
        message = phrase("pack.other_folder", id=id_.text, folder=folder_name)
        faults.append(error("R012", id_.span, message, found=id_.text, expected=folder_name))


def _misplaced(file: PackFile, faults: list[Fault]) -> None:
    """Note a header outside pack.yaml, and anything but tests in the folder tests/."""
    assert file.rec is not None
    if file.path != (HEADER_FILE,) and "pack" in file.rec.entries:
        faults.append(error("R016", file.rec.at("pack"), phrase("pack.second_header")))
    if file.path[0] == TESTS and len(file.path) > 1:
        for name, key in file.rec.keys.items():
            if name != "tests":
                faults.append(error("R013", key.span, phrase("pack.under_tests", key=name)))


def _enter_items(section: str, value: Rec, out: Gathered, faults: list[Fault]) -> None:
    items = out.items.setdefault(section, {})
    for id_, rec in value.records():
        if out.names.declare(section, value.keys[id_], faults):
            items.setdefault(id_, rec)


def _enter_listed(section: str, rec: Rec, out: Gathered, faults: list[Fault]) -> None:
    out.lists.setdefault(section, []).append(rec)
    id_key = _ID_KEYS.get(section)
    id_ = rec.scalar(id_key) if id_key is not None else None
    if isinstance(id_, Scalar) and section in SHARED:
        out.names.declare(section, id_, faults)


def _enter_caps(value: Rec, out: Gathered, faults: list[Fault]) -> None:
    for name, key in value.keys.items():
        before = next((caps.keys[name] for caps in out.caps if name in caps.keys), None)
        if before is not None:
            span = before.span
            message = phrase("pack.cap_twice", kind=name, file=span.file, line=str(span.line))
            faults.append(error("R103", key.span, message, found=name))
    out.caps.append(value)


def header_places(gathered: Gathered) -> dict[tuple[str, str], Span]:
    """Return where each entry of the header's vocabularies stands, by section and id."""
    return {
        (section, id_): key.span
        for section, value in gathered.header.entries.items()
        if isinstance(value, Rec)
        for id_, key in value.keys.items()
    }
