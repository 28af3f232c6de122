"""Taking one part or shared block out of a profile that a person wrote, and putting it back as it stood.

Whatever else the file says stays byte for byte. Comments inside what is cut go with it, and so do comments and blank
lines right above it, unless it is the first of several: there they may be about all of them. Each edit is read again.
"""

from __future__ import annotations

from collections.abc import Iterator

from pocarms.records import dataclass
from pocarms.source.edit import add_entry, add_item, set_entry
from pocarms.source.nodes import Mapping, Node, Scalar, Sequence
from pocarms.source.places import Block, place_tree
from pocarms.source.same import (
    LINE_END,
    CannotEdit,
    end_of_line,
    first_that_says,
    line_end_of,
    plain,
    read_text,
)
from pocarms.source.write import Writable, flow_text, scalar_text

MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Cut:
    """A text without one part or block. piece: that one as it stood; place: how many stood before it.

    above: of the first, how many lines stood between it and the key of the section.
    """

    text: str
    piece: str
    place: int
    above: int = 0


@dataclass(frozen=True, slots=True)
class _Child:
    """An item of a list or an entry of a section: where its line begins, where it ends, and what it is called."""

    id: str
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Section:
    """A list or section in a text without byte order mark, with what it holds."""

    body: str
    key: Block
    value: Block
    children: tuple[_Child, ...]

    @property
    def begin(self) -> int:
        """Where the line after that of its key begins, or the first item where that stands behind the key."""
        after = end_of_line(self.body, self.key.end) + len(line_end_of(self.body))
        return min(after, self.children[0].line)


def cut(text: str, section: str, id_: str) -> Cut:
    """Return a profile without the item of a list (`parts`), or the entry of a section (`shared`), of this id.

    Raises FaultyInput if the text is no readable YAML, CannotEdit where there is none such, or where it stands in a
    form that only a person can take apart.
    """
    mark, body = _bare(text)
    node = read_text(body)
    values, found = node.get(section) if isinstance(node, Mapping) else None, _section(body, section)
    place = next((n for n, child in enumerate(found.children if found else ()) if child.id == id_), None)
    if values is None or found is None or place is None:
        raise CannotEdit("nobody", id=id_, section=section)
    begin = _begin(found, place)
    alone = _alone(values, place)
    piece = _piece(found, found.children[place], begin)
    if not _says(piece, alone):
        piece = _written(alone, id_)
    if len(found.children) == 1:
        return Cut(set_entry(text, None, section, "[]" if isinstance(values, Sequence) else "{}"), piece, 0)
    expected = {**_entries(plain(node)), section: _without(plain(values), place, id_)}
    shorter = first_that_says(_shorter(found, place, begin), expected, id_)
    above = 0 if place or found.value.flow else len(LINE_END.findall(body[found.begin : begin]))
    return Cut(mark + shorter, piece, place, above)


def without_answer(text: str, question: str, part: str) -> str:
    """Return a profile without the answer that a part gives to a question.

    Comments inside it and right above it go with it. Raises as `cut` does.
    """
    mark, body = _bare(text)
    said = _entries(plain(read_text(body)))
    parts = place_tree(body).value_of("parts")
    at = next(
        (n for n, x in enumerate(parts.items if parts else ()) if (i := x.value_of("id")) and i.text == part), None
    )
    values, tree = said.get("parts"), parts.items[at] if parts is not None and at is not None else None
    found = _section(body, "answers", tree) if tree is not None else None
    place = next((n for n, child in enumerate(found.children if found else ()) if child.id == question), None)
    if found is None or at is None or place is None or not isinstance(values, list):
        raise CannotEdit("no_own_answer", id=part, key=question)
    if len(found.children) == 1:
        return set_entry(text, None, "answers", "{}", part)
    own = {**values[at], "answers": _without(values[at]["answers"], place, question)}
    expected = {**said, "parts": [*values[:at], own, *values[at + 1 :]]}
    shorter = _shorter(found, place, _begin(found, place))
    return mark + first_that_says(shorter, expected, question, answer=True)


def put_back(text: str, section: str, piece: str, place: int, above: int = 0) -> str:
    """Return a profile with a piece that was cut out of a section put back where it stood, as near as that can be.

    place, above: as `cut` gave them. Raises as `cut` does, and CannotEdit where there is one of the same id again.
    """
    mark, body = _bare(text)
    old, node = _entries(plain(read_text(body))), read_text(piece + "\n")
    in_list = isinstance(node, Mapping) and isinstance(node.get("id"), Scalar)
    id_, values = _id_of(node), old.get(section)
    if id_ in _ids(values):
        raise CannotEdit("another", id=id_)
    try:
        found = _section(body, section)
        if found is not None and isinstance(values, list) == in_list:
            expected = {**old, section: _with(values, plain(node), place)}
            return mark + first_that_says(_longer(found, place, above, piece, in_list), expected, id_)
    except CannotEdit:
        pass  # it is then written on one line, without its comments
    said = _writable(node)
    assert isinstance(said, dict)
    if in_list:
        return add_item(text, section, said)
    block = said[id_]
    assert isinstance(block, dict)
    return add_entry(text, section, id_, block)


def _bare(text: str) -> tuple[str, str]:
    return (MARK, text[1:]) if text.startswith(MARK) else ("", text)


def _section(body: str, name: str, holder: Block | None = None) -> _Section | None:
    """Return a list or section of a profile, or of what holds it, None where there is none.

    Raises CannotEdit where its items have no lines.
    """
    entry = (holder or place_tree(body)).entry(name)
    if entry is None:
        return None
    key, value = entry
    pairs = [(item.value_of("id"), item, item) for item in value.items]
    pairs += [(inner, inner, last) for inner, last in value.entries]
    made = []
    for named, first, last in pairs:
        line = max(body.rfind("\n", 0, first.start), body.rfind("\r", 0, first.start)) + 1
        before = body[line : first.start].strip(" ")
        if not value.flow and before != ("-" if value.items else ""):
            raise CannotEdit("no_lines")
        made.append(_Child(named.text if named is not None else "", line, first.start, last.end))
    return _Section(body, key, value, tuple(made))


def _begin(found: _Section, place: int) -> int:
    """Return where the lines of an item begin, those above that go with it included."""
    line = found.children[place].line
    if found.value.flow:
        return line
    if place == 0:
        return found.begin if len(found.children) == 1 else line
    above = found.body[end_of_line(found.body, found.children[place - 1].end) : line]
    kept = above.splitlines(keepends=True)[1:]
    inside = len(kept)
    while inside and kept[inside - 1].lstrip().startswith("#"):
        inside -= 1
    while inside and not kept[inside - 1].strip():
        inside -= 1
    return line - sum(map(len, kept[inside:]))


def _piece(found: _Section, child: _Child, begin: int) -> str:
    """Return an item as it stood, moved to the left, with LF as line ends."""
    if found.value.flow:
        return LINE_END.sub("\n", found.body[child.start : child.end])
    inside = child.start - child.line
    head = [one.lstrip(" ") for one in LINE_END.split(found.body[begin : child.line])][:-1]
    first, *more = LINE_END.split(found.body[child.start : end_of_line(found.body, child.end)])
    return "\n".join([*head, first, *(_left(one, inside) for one in more)])


def _left(line: str, most: int) -> str:
    return line[min(most, len(line) - len(line.lstrip(" "))) :]


def _shorter(found: _Section, place: int, begin: int) -> Iterator[str]:
    body, children, child = found.body, found.children, found.children[place]
    if found.value.flow:
        yield (
            body[: children[place - 1].end] + body[child.end :]
            if place
            else (body[: child.start] + body[children[1].start :])
        )
        return
    end = end_of_line(body, child.end)
    rest = LINE_END.match(body, end)
    if rest:
        yield body[:begin] + body[rest.end() :]
    yield body[: end_of_line(body, children[place - 1].end) if place else begin] + body[end:]


def _longer(found: _Section, place: int, above: int, piece: str, in_list: bool) -> Iterator[str]:
    body, children, step = found.body, found.children, line_end_of(found.body)
    indent = " " * (found.value.column if children else 2)
    lines = piece.split("\n")
    own = next(n for n, one in enumerate(lines) if one.strip() and not one.startswith("#"))
    shown = [one and indent + (("- " if n == own else "  " if n > own else "") if in_list else "") + one
             for n, one in enumerate(lines)]  # fmt: skip
    if not children:
        yield body[: found.value.start].rstrip(" ") + step + step.join(shown) + body[found.value.end :]
    elif found.value.flow:
        return
    elif place:
        at = end_of_line(body, children[min(place, len(children)) - 1].end)
        yield body[:at] + step + step.join(shown) + body[at:]
    else:
        at = found.begin
        for _ in range(above):
            at = min(end_of_line(body, at) + len(step), children[0].line)
        yield body[:at] + step.join(shown) + step + body[at:]


def _ids(values: object) -> list[str]:
    if isinstance(values, list):
        return [str(one["id"][1]) for one in values if isinstance(one, dict) and "id" in one]
    return list(values) if isinstance(values, dict) else []


def _alone(values: Node, place: int) -> object:
    if isinstance(values, Sequence):
        return values.items[place]
    assert isinstance(values, Mapping)
    return Mapping((values.entries[place],), values.span)


def _says(piece: str, wanted: object) -> bool:
    try:
        return plain(read_text(piece + "\n")) == plain(wanted)  # type: ignore[arg-type]
    except ValueError:
        return False


def _written(node: object, id_: str) -> str:
    said = _writable(node)  # type: ignore[arg-type]
    assert isinstance(said, dict)
    return f"{scalar_text(id_)}: {flow_text(said[id_])}" if "id" not in said else flow_text(said)


def _writable(node: Node) -> Writable:
    if isinstance(node, Mapping):
        return {entry.key.text: _writable(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [_writable(item) for item in node.items]
    return node.value


def _id_of(node: Node) -> str:
    """Return what a piece is called: its `id`, or its only key."""
    if not isinstance(node, Mapping) or not node.entries:
        raise CannotEdit("no_piece")
    named = node.get("id")
    return named.text if isinstance(named, Scalar) else node.entries[0].key.text


def _entries(said: object) -> dict[str, object]:
    if not isinstance(said, dict):
        raise CannotEdit("no_profile")
    return said


def _without(values: object, place: int, id_: str) -> object:
    if isinstance(values, list):
        return [*values[:place], *values[place + 1 :]]
    return {key: value for key, value in _entries(values).items() if key != id_}


def _with(values: object, one: object, place: int) -> object:
    if isinstance(values, list):
        return [*values[:place], one, *values[place:]]
    return {**_entries(values), **_entries(one)}
