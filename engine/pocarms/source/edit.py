"""Changing one answer (or another entry) in a profile that a person wrote: only the span of that answer changes.

Every other byte stays: comments, order, blank lines, the kind of line ends. Comments inside an answer that is replaced
go with it; a comment on the line of its key stays. An edit is tried in the tidiest way first, and each try is read
again and compared: the text that is returned says what the old one said, with exactly this answer changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as TMapping

from pocarms.source.faults import errors_of
from pocarms.source.nodes import Mapping, Node, Scalar
from pocarms.source.places import Block, place_tree
from pocarms.source.read import read_yaml
from pocarms.source.same import (
    LINE_END,
    CannotEdit,
    after_colon,
    end_of_line,
    first_that_says,
    line_end_of,
    plain,
    read_text,
)
from pocarms.source.write import Writable, flow_text, scalar_text

_ANSWERS = "answers"


def set_answer(text: str, question: str, yaml_value: str, part: str | None = None) -> str:
    """Return the text of a profile with the answer to one question replaced or added; see `set_entry`."""
    return set_entry(text, _ANSWERS, question, yaml_value, part)


def set_entry(
    text: str, section: str | None, key: str, yaml_value: str, part: str | None = None, block: str | None = None
) -> str:
    """Return the text of a profile with one entry of a section (answers, actions) replaced or added.

    `section` None means the profile itself: `state` and its like. `yaml_value` is the new value as YAML on one line
    (see `source.write.flow_text`), for an answer in short or full form. `part` names the part whose section is meant;
    None means the profile's own; `block` names a shared block in the same way. The text may begin with a byte order
    mark and have any line ends (read it with newline="").

    Raises FaultyInput if the text is no readable YAML, CannotEdit if `yaml_value` is not one value on one line, if
    there is no such part, or if the section is written in a form that only a person can change.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text[len(mark) :]
    wanted = _one_value(yaml_value)
    old = read_text(body)
    expected = _changed(plain(old), section, key, plain(wanted), part, block)
    candidates = _candidates(body, section, key, yaml_value.strip(), part, block)
    return mark + first_that_says(candidates, expected, key, answer=section == _ANSWERS)


def add_item(text: str, key: str, item: TMapping[str, Writable]) -> str:
    """Return the text of a profile with one more item at the end of a list (`parts`), which may not be there yet.

    The item gets a line for each of its entries where the list has room for lines. As careful as `set_entry`, and with
    the same errors.
    """
    yaml_value = flow_text(item)
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text[len(mark) :]
    wanted = plain(_one_value(yaml_value))
    old = plain(read_text(body))
    if not isinstance(old, dict):
        raise CannotEdit("no_profile")
    items = old.get(key, [])
    if not isinstance(items, list) or not items:
        in_lines = _new_section(body, key, "- " + _lines(item, "  "))
        try:
            return mark + first_that_says(in_lines, {**old, key: [wanted]}, key)
        except CannotEdit:
            return set_entry(text, None, key, f"[{yaml_value}]")
    return mark + first_that_says(_with_item(body, key, item), {**old, key: [*items, wanted]}, key)


def add_entry(text: str, section: str, key: str, item: TMapping[str, Writable]) -> str:
    """Return the text of a profile with one more block in a section (`shared`), which may not be there yet.

    As `add_item`; the section must have no such key.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text[len(mark) :]
    wanted = plain(_one_value(flow_text(item)))
    expected = _changed(plain(read_text(body)), section, key, wanted, None)
    head = f"{scalar_text(key)}:\n  "
    found = place_tree(body).value_of(section)
    lines = _new_section(body, section, head + _lines(item, "  "))
    if found is not None and not found.flow and found.entries:
        lines = _into_block(body, found, _stepped(body, head + _lines(item, "  "), found.column), line_end_of(body))
    try:
        return mark + first_that_says(lines, expected, key)
    except CannotEdit:
        return set_entry(text, section, key, flow_text(item))


def _lines(item: TMapping[str, Writable], indent: str) -> str:
    return f"\n{indent}".join(f"{scalar_text(k)}: {flow_text(v)}" for k, v in item.items())


def _stepped(text: str, lines: str, column: int) -> str:
    """Return lines as they stand in a text that begins them at a column: its line ends, indented but for the first."""
    return lines.replace("\n", line_end_of(text) + " " * column)


def _new_section(text: str, key: str, lines: str) -> Iterator[str]:
    """Yield the text with a section at its end, holding these lines, where the profile is written in lines."""
    holder = place_tree(text)
    if not holder.flow and holder.entry(key) is None:
        column = holder.column + 2
        section = f"{key}:{line_end_of(text)}{' ' * column}{_stepped(text, lines, column)}"
        yield from _into_block(text, holder, section, line_end_of(text))


# What a text says with one entry changed


def _changed(
    profile: object, section: str | None, key: str, value: object, part: str | None, block: str | None = None
) -> object:
    """Return the plain data of a profile with one entry changed; raises CannotEdit."""
    if not isinstance(profile, dict):
        raise CannotEdit("no_profile")
    if part is not None:
        parts = profile.get("parts")
        items = list(parts) if isinstance(parts, list) else []
        at = [i for i, item in enumerate(items) if isinstance(item, dict) and item.get("id") == ("str", part)]
        if len(at) != 1:
            raise CannotEdit("two_parts" if at else "no_part", id=part)
        items[at[0]] = _changed(items[at[0]], section, key, value, None)
        return {**profile, "parts": items}
    if block is not None:
        blocks = profile.get("shared")
        if not isinstance(blocks, dict) or block not in blocks:
            raise CannotEdit("no_block", id=block)
        return {**profile, "shared": {**blocks, block: _changed(blocks[block], section, key, value, None)}}
    if section is None:
        return {**profile, key: value}
    entries = profile.get(section, {})
    if entries == ("NoneType", None):
        entries = {}
    if not isinstance(entries, dict):
        raise CannotEdit("no_answers" if section == _ANSWERS else "no_entries", section=section or "")
    return {**profile, section: {**entries, key: value}}


def _one_value(yaml_value: str) -> Node:
    """Read the new answer as it will stand between braces, so that nothing of it can spill over."""
    if not yaml_value.strip() or LINE_END.search(yaml_value.strip()):
        raise CannotEdit("not_one_line")
    reading = read_yaml(f"{{k: {yaml_value.strip()}}}".encode("utf-8", "surrogatepass"), "answer")
    node = reading.node
    if errors_of(reading.faults) or not isinstance(node, Mapping) or len(node.entries) != 1:
        raise CannotEdit("not_one_value", text=yaml_value)
    value = node.entries[0].value
    if isinstance(value, Scalar) and value.value is None:
        raise CannotEdit("empty")
    return value


# Where to cut and what to put in, tidiest first


def _candidates(
    text: str, section: str | None, id: str, value: str, part: str | None, block: str | None
) -> Iterator[str]:
    holder = place_tree(text)
    if block is not None:
        blocks = holder.value_of("shared")
        found_block = blocks.value_of(block) if blocks is not None else None
        if found_block is None:
            return
        holder = found_block
    if part is not None:
        parts = holder.value_of("parts")
        items = parts.items if parts is not None else ()
        holder = next(item for item in items if (name := item.value_of("id")) is not None and name.text == part)
    entry = f"{scalar_text(id)}: {value}"
    step = line_end_of(text)
    if section is None:
        old = holder.entry(id)
        if old is not None:
            yield from _replace(text, old, value)
        else:
            yield from _into_flow(text, holder, entry) if holder.flow else _into_block(text, holder, entry, step)
        return
    found = holder.entry(section)
    if found is None:
        indent = " " * (holder.column + 2)
        if holder.flow:
            yield from _into_flow(text, holder, f"{section}: {{{entry}}}")
        else:
            yield from _into_block(text, holder, f"{section}:{step}{indent}{entry}", step)
            yield from _into_block(text, holder, f"{section}: {{{entry}}}", step)
        return
    key, answers = found
    if answers.kind == "scalar":
        if answers.is_empty:
            colon = after_colon(text, key)
            if not holder.flow:
                at = end_of_line(text, colon)
                yield text[:at] + step + " " * (holder.column + 2) + entry + text[at:]
            yield f"{text[:colon]} {{{entry}}}{text[colon:]}"
        else:
            yield f"{text[: answers.start]}{{{entry}}}{text[answers.end :]}"
        return
    old = answers.entry(id)
    if old is not None:
        yield from _replace(text, old, value)
    elif answers.flow:
        if not holder.flow and text[answers.start : answers.end] == "{}":  # it becomes lines
            yield text[: answers.start].rstrip(" ") + step + " " * (holder.column + 2) + entry + text[answers.end :]
        yield from _into_flow(text, answers, entry)
    else:
        yield from _into_block(text, answers, entry, step)


def _with_item(text: str, key: str, item: TMapping[str, Writable]) -> Iterator[str]:
    found = place_tree(text).value_of(key)
    if found is None or not found.items:
        return
    last = found.items[-1]
    if found.flow:
        yield f"{text[: last.end]}, {flow_text(item)}{text[last.end :]}"
        return
    at = end_of_line(text, last.end)
    before = f"{text[:at]}{line_end_of(text)}{' ' * found.column}- "
    yield before + _stepped(text, _lines(item, "  "), found.column) + text[at:]
    yield before + flow_text(item) + text[at:]


def _replace(text: str, old: tuple[Block, Block], value: str) -> Iterator[str]:
    key, before = old
    colon = after_colon(text, key)
    if before.is_empty:
        yield f"{text[:colon]} {value}{text[colon:]}"
    elif before.kind == "scalar" or before.flow:
        yield text[: before.start] + value + text[before.end :]
    else:
        first, last = end_of_line(text, colon), end_of_line(text, before.end)
        yield f"{text[:colon]} {value}{text[colon:first]}{text[last:]}"


def _into_flow(text: str, block: Block, entry: str) -> Iterator[str]:
    if block.entries:
        at = block.entries[-1][1].end
        yield f"{text[:at]}, {entry}{text[at:]}"
        yield f"{text[: block.start + 1]}{entry}, {text[block.start + 1 :]}"
    else:
        yield f"{text[: block.start + 1]}{entry}{text[block.start + 1 :]}"


def _into_block(text: str, block: Block, entry: str, step: str) -> Iterator[str]:
    indent = " " * block.column
    at = end_of_line(text, block.end)
    yield text[:at] + step + indent + entry + text[at:]
    yield text[: block.start] + entry + step + indent + text[block.start :]  # where the end is open text: before it all
