"""The wording of faults that occur in many places, and the form of ids."""

from __future__ import annotations

import re

from pocarms.language.shapes import Flag, Key, ListOf, MapOf, Record, Shape, Text
from pocarms.model.conditions import Op
from pocarms.model.span import Span
from pocarms.source.faults import Fault
from pocarms.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from pocarms.source.suggest import nearest

DOTTED = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*(\.[a-z0-9]+(_[a-z0-9]+)*)*")
SIMPLE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def kind_of(node: Node) -> str:
    """Say in words what stands there."""
    if isinstance(node, Sequence):
        return "a list"
    if isinstance(node, Mapping):
        return "a block (keys with values)"
    if node.value is None:
        return "nothing"
    return f"'{shorten(node.text)}'"


def shorten(text: str) -> str:
    """Return a text fit for a message: one line, at most 40 characters."""
    if len(text) <= 40 and "\n" not in text:
        return text
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"


def kind_help(node: Node, shape: Shape) -> str:
    """Say what to write where the wrong kind of thing stands."""
    if isinstance(shape, Flag):
        return "Write true or false; yes and no are answers of missions."
    if isinstance(shape, Text):
        return "Put the text into quotes." if isinstance(node, Scalar) else "Write one text, in quotes if need be."
    if isinstance(shape, ListOf):
        return "Write a list: [first, second], or one item per line with a dash in front."
    if isinstance(shape, MapOf | Record):
        return "Write keys with values, one per line, indented under this key."
    return f"Write {shape.noun}."


def unknown_key(what: str, key: Scalar, known: tuple[str, ...], code: str = "R001", *hint: str) -> Fault:
    """Return the fault of a key that a record does not have."""
    return Fault(
        code,
        key.span,
        f"{what} has no key '{shorten(key.text)}'",
        found=key.text,
        expected=", ".join(known),
        suggestion=nearest(key.text, known),
        help=" ".join(("Correct the spelling, or delete it.", *hint)),
    )


def cut_by_comma(entry: Entry) -> bool:
    """Return whether an entry looks like the rest of a text that a comma cut in two: words, and nothing after them."""
    return isinstance(entry.value, Scalar) and entry.value.value is None and " " in entry.key.text.strip()


def cut_text(key: Scalar) -> Fault:
    """Return the fault of a text in braces that a comma cut in two."""
    return Fault(
        "R014",
        key.span,
        f"the text before this ended at the comma, and '{shorten(key.text)}' was taken for something of its own",
        found=key.text,
        help="Inside braces a comma ends a text. Put the whole text into quotes.",
    )


def missing_key(what: str, key: Key, at: Span) -> Fault:
    """Return the fault of a required key that does not stand there."""
    return Fault(
        "R002",
        at,
        f"{what} needs the key '{key.name}', which is missing here",
        found="",
        help=add_key(key),
    )


def add_key(key: Key) -> str:
    """Say how to add a key, and what it is for."""
    return f"Add '{key.name}: …'. {key.doc}"


def bad_id(key: Scalar, dotted: bool = True) -> Fault:
    """Return the fault of an id that is not in the form of ids."""
    form = (
        "lower-case words joined by _ and divided by dots" if dotted else "lower-case words joined by _, without dots"
    )
    return Fault(
        "R101",
        key.span,
        f"'{shorten(key.text)}' is not the form of an id",
        found=key.text,
        suggestion=_repaired(key.text, dotted),
        help=f"Ids are {form}, beginning with a letter; no spaces, capitals, hyphens or double underscores.",
    )


def _repaired(text: str, dotted: bool) -> str:
    """Return the id an author probably meant, or "" where none can be made of the text."""
    plain = re.sub(r"[^a-z0-9.]+" if dotted else r"[^a-z0-9]+", "_", text.strip().lower())
    plain = re.sub(r"_*\._*", ".", plain).strip("_.")
    pattern = DOTTED if dotted else SIMPLE
    return plain if pattern.fullmatch(plain) else ""


def not_a_condition(node: Node, what: str, at: Span) -> Fault:
    """Return the fault of something that stands where a condition is needed and is none."""
    if isinstance(node, Scalar) and node.value is None:
        return Fault("R005", at, f"{what} is empty", expected="a condition", help="Write a condition after the colon.")
    if isinstance(node, Sequence):
        help_ = "Write 'all:' or 'any:' in front of the list, to say whether all must hold or one is enough."
    else:
        help_ = "Write the id of a question or concept, a colon and what it must be: {embargo.active: true}."
    return Fault(
        "R201",
        node.span,
        f"{what} takes a condition, and here stands {kind_of(node)}",
        found=kind_of(node),
        expected="a condition",
        help=help_,
    )


CONNECTIVES = ("all", "any", "not", "at_least", "of")


def misspelt_connective(entry: Entry, shape: Record) -> bool:
    """Return whether a key of a condition holds conditions, and yet is none of the words that join them."""
    name, value = entry.key.text, entry.value
    if name in shape.index or isinstance(value, Scalar):
        return False
    if isinstance(value, Sequence):
        return any(isinstance(item, Mapping) for item in value.items)
    tests = {op.value for op in Op}
    if all(inner.key.text in tests for inner in value.entries):
        return False  # a question without a dot in its id, with a test
    return "." not in name and bool(nearest(name, CONNECTIVES))


def not_a_connective(key: Scalar) -> Fault:
    """Return the fault of a key that should join conditions and does not."""
    return Fault(
        "R217",
        key.span,
        f"'{shorten(key.text)}' does not join conditions",
        found=key.text,
        expected="all, any, not, or at_least with of",
        suggestion=nearest(key.text, CONNECTIVES),
        help="Only these words stand before other conditions. A question or concept stands before an answer.",
    )
