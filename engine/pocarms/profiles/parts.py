"""Parts of a profile and the blocks of answers they share."""

from __future__ import annotations

import datetime
from collections.abc import Mapping as Map

from pocarms.model.pack import Pack
from pocarms.model.profile import Part, SharedBlock
from pocarms.profiles.actions import read_actions
from pocarms.profiles.answers import read_answers
from pocarms.profiles.fields import Fields, kind_of, warn
from pocarms.source.faults import Fault
from pocarms.source.nodes import Mapping, Node, Scalar, Sequence
from pocarms.source.suggest import nearest

_PART = ("id", "title", "uses", "answers", "actions")
_SHARED = ("title", "answers")


def read_shared(fields: Fields, pack: Pack, faults: list[Fault], as_of: datetime.date | None) -> dict[str, SharedBlock]:
    """Return the shared blocks, in alphabetical order of their ids."""
    node = fields.get("shared")
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        fields.wrong_kind(node, "shared", "a block", "Write shared: {block_id: {title: ..., answers: {...}}}.")
        return {}
    found = {}
    for entry in node.entries:
        id = entry.key.text
        if not isinstance(entry.value, Mapping):
            fields.wrong_kind(entry.value, id, "a block", "Write it as {title: ..., answers: {...}}.")
            continue
        inner = Fields(entry.value, "a shared block", _SHARED, faults)
        answers = inner.get("answers")
        if answers is None:
            inner.missing("answers", "Add the answers that parts may take over.")
            continue
        found[id] = SharedBlock(
            id,
            inner.text("title") or id,
            read_answers(answers, pack.questions, faults, as_of=as_of, within="a shared block"),
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
            warn(
                faults,
                "P053",
                entry.key.span,
                f"no part uses the shared block '{entry.key.text}'",
                "Name it under 'uses:' of a part, or delete it: nobody reads its answers.",
            )


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
        fields.wrong_kind(node, "parts", "a list", "Write parts: [{id: ituri, title: Ituri, answers: {...}}].")
        return ()
    names = _names(fields.get("shared"))
    found: list[Part] = []
    places: dict[str, int] = {}
    for item in node.items:
        if not isinstance(item, Mapping):
            faults.append(
                Fault(
                    "P004",
                    item.span,
                    f"a part is a block, not {kind_of(item)}",
                    expected="a block",
                    help="Write each part as {id: ituri, title: Ituri, answers: {...}}.",
                )
            )
            continue
        inner = Fields(item, "a part", _PART, faults)
        if inner.get("id") is None:
            inner.missing("id", "Give the part a short id, such as id: ituri.")
        id = inner.id("id")
        if id in places:
            faults.append(
                Fault(
                    "P050",
                    inner.span_of("id"),
                    f"there are two parts '{id}'; the first stands on line {places[id]}",
                    found=id,
                    help="Give each part an id of its own.",
                )
            )
        elif id:
            places[id] = inner.span_of("id").line
        uses = _uses(inner, names, faults)
        answers = inner.get("answers")
        given = (
            read_answers(answers, pack.questions, faults, as_of=as_of, within="a part") if answers is not None else {}
        )
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
            fields.wrong_kind(item, "uses", "a list of ids of shared blocks", "Write uses: [block_a, block_b].")
        elif item.text not in names:
            near = nearest(item.text, names)
            faults.append(
                Fault(
                    "P051",
                    item.span,
                    f"there is no shared block '{item.text[:80]}'",
                    found=item.text,
                    suggestion=near,
                    expected="" if near else ", ".join(names) or "a block under 'shared:', of which there are none",
                    help="Correct the name, or add the block under 'shared:'.",
                )
            )
        elif item.text in uses:
            warn(
                faults,
                "P054",
                item.span,
                f"'{item.text}' is used twice",
                "Delete one of the two, or correct it if another block was meant.",
            )
        else:
            uses.append(item.text)
    return tuple(uses)
