"""Writing changed answers into the text of a profile: only their spans change, and no comment is lost."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping

from pocarms.documents.faults import noted
from pocarms.documents.merge import merged
from pocarms.model.pack import Pack
from pocarms.model.profile import Action, Actions, Answer, Profile
from pocarms.model.span import Span
from pocarms.profiles.digest import fingerprinted
from pocarms.profiles.load import check_reading
from pocarms.profiles.said import yaml_of, yaml_of_action
from pocarms.records import dataclass
from pocarms.source.edit import set_entry
from pocarms.source.faults import Fault, FaultyInput, errors_of
from pocarms.source.places import Block, place_tree
from pocarms.source.read import read_yaml
from pocarms.source.same import CannotEdit

_COMMENT = re.compile(r"(?:(?<=\s)|^)#[^\r\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to stand under a key: in a section (answers, actions; None: the profile itself), of a part or the whole.

    value: YAML on one line.
    """

    section: str | None
    key: str
    value: str
    part: str = ""


def amend(text: str, profile: Profile, pack: Pack, result: Mapping[tuple[str, str], tuple[Answer, ...]]) -> str:
    """Return the text of a profile with answers changed; it reads back as exactly the merged profile.

    pack: in its own language. Raises FaultyInput where an answer stands in a form that only a person can change.
    """
    entries = [Entry("answers", question, yaml_of(answers), place) for (place, question), answers in result.items()]
    return rewritten(text, merged(profile, dict(result)), pack, entries)


def amend_actions(text: str, profile: Profile, pack: Pack, result: Mapping[tuple[str, str], Action]) -> str:
    """Return the text of a profile with actions (by place and id) changed; see `amend`."""
    entries = [Entry("actions", id, yaml_of_action(action), place) for (place, id), action in result.items()]
    here = {place: {id: action for (p, id), action in result.items() if p == place} for place, _ in result}

    def changed(actions: Actions, place: str) -> Actions:
        return dict(sorted({**actions, **here.get(place, {})}.items()))

    parts = tuple(dataclasses.replace(part, actions=changed(part.actions, part.id)) for part in profile.parts)
    wanted = dataclasses.replace(profile, actions=changed(profile.actions, ""), parts=parts)
    return rewritten(text, wanted, pack, entries)


def rewritten(text: str, wanted: Profile, pack: Pack, entries: Iterable[Entry]) -> str:
    """Return the text of a profile with entries set, once it has been read again and says exactly what is wanted.

    pack: in its own language. Raises FaultyInput where an entry stands in a form that only a person can change, or
    where the new text has a fault.
    """
    faults: list[Fault] = []
    for entry in entries:
        try:
            text = _set(text, entry)
        except CannotEdit as error:
            said = {"id": entry.key, "why": error}
            faults.append(noted("W021", Span(wanted.file, 0, 0), "by_hand", "own_line", said))
    if faults:
        raise FaultyInput(faults)
    wanted = fingerprinted(wanted)
    checked = check_reading(
        read_yaml(text.encode("utf-8"), wanted.file), lambda _: pack, wanted.file, False, wanted.marking.scheme
    )
    if checked.profile is None:
        raise FaultyInput(errors_of(checked.faults), checked.sources)
    if checked.profile != wanted:
        raise AssertionError("the text that was to be written does not say what was merged")
    return text


def _set(text: str, entry: Entry) -> str:
    """Set an entry; comments that stood inside the old one are kept above its line."""
    lost = _comments(text, entry)
    changed = set_entry(text, entry.section, entry.key, entry.value, entry.part or None)
    if lost is None:
        return changed
    at, indent, comments = lost
    end = "\r\n" if "\r\n" in text else "\n"
    above = "".join(f"{indent}{comment}{end}" for comment in comments)
    kept = changed[:at] + above + changed[at:]
    before = read_yaml(changed.encode("utf-8"), "")
    after = read_yaml(kept.encode("utf-8"), "")
    if after.node is None or _said(after.node) != _said(before.node):
        raise CannotEdit("comments")
    return kept


def _said(node: object) -> object:
    """What a text says, without places."""
    if dataclasses.is_dataclass(node):
        names = (f.name for f in dataclasses.fields(node) if f.name not in ("span", "end"))
        return (type(node).__name__, *(_said(getattr(node, name)) for name in names))
    return tuple(_said(x) for x in node) if isinstance(node, tuple | list) else node


def _comments(text: str, entry: Entry) -> tuple[int, str, list[str]] | None:
    """Return the comments inside an entry, and where and how far in the line of its key begins; None without any."""
    mark = len(text) - len(text.removeprefix("\ufeff"))
    body = text[mark:]
    holder: Block | None = place_tree(body)
    if entry.part and holder is not None:
        parts = holder.value_of("parts")
        items = parts.items if parts is not None else ()
        holder = next((x for x in items if (name := x.value_of("id")) is not None and name.text == entry.part), None)
    section = holder.value_of(entry.section) if holder is not None and entry.section else holder
    found = section.entry(entry.key) if section is not None else None
    if found is None:
        return None
    key, value = found
    if value.kind == "scalar":
        return None
    gaps, last = [], key.end
    for leaf in _leaves(value):
        gaps.append(body[last : leaf.start])
        last = max(last, leaf.end)
    gaps.append(body[last : value.end])
    comments = [found[0].rstrip() for gap in gaps for found in _COMMENT.finditer(gap)]
    first = body.find("\n", key.end)
    if 0 <= first < value.start:  # one on the line of the key stays where it is
        comments = [c for c in comments if c not in body[key.end : first]]
    if not comments:
        return None
    start = body.rfind("\n", 0, key.start) + 1
    indent = body[start : key.start]
    if indent.strip():
        raise CannotEdit("comments_inside")
    return mark + start, indent, comments


def _leaves(block: Block) -> list[Block]:
    if block.kind == "scalar":
        return [block]
    inner = [x for entry in block.entries for x in entry] if block.kind == "mapping" else list(block.items)
    return [leaf for child in inner for leaf in _leaves(child)]
