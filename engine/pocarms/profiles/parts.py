"""Parts of a profile and the blocks of answers they share."""

from __future__ import annotations

import datetime
from collections.abc import Mapping as Map

from pocarms.model.pack import Pack
from pocarms.model.profile import Part, SharedBlock
from pocarms.profiles.actions import read_actions
from pocarms.profiles.answers import read_answers
from pocarms.profiles.fields import Fields, kind_of
from pocarms.profiles.noting import fault, warning
from pocarms.source.faults import Fault
from pocarms.source.nodes import Mapping, Node, Scalar, Sequence
from pocarms.source.suggest import nearest
from pocarms.source.told import phrase

_PART = ("id", "title", "uses", "answers", "actions")
_SHARED = ("title", "answers")


def read_shared(fields: Fields, pack: Pack, faults: list[Fault], as_of: datetime.date | None) -> dict[str, SharedBlock]:
    """Return the shared blocks, in alphabetical order of their ids."""
    node = fields.get("shared")
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        fields.wrong_kind(node, "shared", "block", "shared")
        return {}
    found = {}
    for entry in node.entries:
        id = entry.key.text
        if not isinstance(entry.value, Mapping):
            fields.wrong_kind(entry.value, id, "block", "shared_block")
            continue
        inner = Fields(entry.value, "shared", _SHARED, faults)
        answers = inner.get("answers")
        if answers is None:
            inner.missing("answers", "shared")
            continue
        found[id] = SharedBlock(
            id,
            inner.text("title") or id,
            read_answers(answers, pack.questions, faults, as_of=as_of, within="shared"),
        )
    _unused(fields, node, faults)
    return dict(sorted(found.items()))


def _unused(fields: Fields, shared: Mapping, faults: list[Fault]) -> None:
    parts = fields.get("parts")
    used: set[str] = set()
    for item in parts.items if isinstance(parts, Sequence) else ():
        uses = item.get("uses") if isinstance(item, Mapping) else None
        for node in uses.items if isinstance(uses, Sequence) else (uses,):
            used |= {node.text} if isinstance(node, Scalar) else set()
    for entry in shared.entries:
        if entry.key.text not in used:
            said = phrase("unused", id=entry.key.text)
            faults.append(warning("P053", entry.key.span, said, phrase("help.unused")))


def read_parts(
    fields: Fields,
    pack: Pack,
    shared: Map[str, SharedBlock],
    faults: list[Fault],
    as_of: datetime.date | None,
) -> tuple[Part, ...]:
    """Return the parts, in the order of the file."""
    node = fields.get("parts")
    if node is None:
        return ()
    if not isinstance(node, Sequence):
        fields.wrong_kind(node, "parts", "list", "parts")
        return ()
    names = _names(fields.get("shared"))
    found: list[Part] = []
    places: dict[str, int] = {}
    for item in node.items:
        if not isinstance(item, Mapping):
            faults.append(
                fault(
                    "P004",
                    item.span,
                    phrase("part", kind=kind_of(item)),
                    phrase("help.part"),
                    expected=phrase("expected.block"),
                )
            )
            continue
        inner = Fields(item, "part", _PART, faults)
        if inner.get("id") is None:
            inner.missing("id")
        id = inner.id("id")
        if id in places:
            faults.append(
                fault(
                    "P050",
                    inner.span_of("id"),
                    phrase("two_parts", id=id, line=str(places[id])),
                    phrase("help.two_parts"),
                    found=id,
                )
            )
        elif id:
            places[id] = inner.span_of("id").line
        uses = _uses(inner, names, faults)
        answers = inner.get("answers")
        given = read_answers(answers, pack.questions, faults, as_of=as_of, within="part") if answers is not None else {}
        actions = read_actions(inner, pack, faults)
        if id:
            used = tuple(use for use in uses if use in shared)
            found.append(Part(id, inner.text("title") or id, used, given, actions))
    return tuple(found)


def _names(shared: Node | None) -> tuple[str, ...]:
    """Return the ids of all blocks, also of those with faults of their own."""
    return tuple(entry.key.text for entry in shared.entries) if isinstance(shared, Mapping) else ()


def _uses(fields: Fields, names: tuple[str, ...], faults: list[Fault]) -> tuple[str, ...]:
    node = fields.get("uses")
    if node is None:
        return ()
    items = node.items if isinstance(node, Sequence) else (node,)
    uses: list[str] = []
    for item in items:
        if not isinstance(item, Scalar):
            fields.wrong_kind(item, "uses", "uses", "uses")
        elif item.text not in names:
            near = nearest(item.text, names)
            faults.append(
                fault(
                    "P051",
                    item.span,
                    phrase("no_block", id=item.text[:80]),
                    phrase("help.no_block"),
                    found=item.text,
                    suggestion=near,
                    expected="" if near else ", ".join(names) or phrase("expected.no_blocks"),
                )
            )
        elif item.text in uses:
            faults.append(warning("P054", item.span, phrase("used_twice", id=item.text), phrase("help.used_twice")))
        else:
            uses.append(item.text)
    return tuple(uses)
