"""The wording of faults that occur in many places, and the form of ids."""

from __future__ import annotations

import re

from pocarms.language.noting import ENGLISH, error
from pocarms.language.nouns import What, called, kind, noun, shorten
from pocarms.language.shapes import Flag, Key, ListOf, MapOf, Record, Shape, Text
from pocarms.model.conditions import Op
from pocarms.model.span import Span
from pocarms.source.faults import Fault
from pocarms.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from pocarms.source.suggest import nearest
from pocarms.source.told import OfGrammar, Phrase, phrase

DOTTED = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*(\.[a-z0-9]+(_[a-z0-9]+)*)*")
SIMPLE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def kind_help(node: Node, shape: Shape) -> Phrase:
    """Say what to write where the wrong kind of thing stands."""
    if isinstance(shape, Flag):
        return phrase("help.kind.flag")
    if isinstance(shape, Text):
        return phrase("help.kind.text" if isinstance(node, Scalar) else "help.kind.one_text")
    if isinstance(shape, ListOf):
        return phrase("help.kind.list")
    if isinstance(shape, MapOf | Record):
        return phrase("help.kind.keys")
    return phrase("help.kind", noun=noun(shape))


def unknown_key(what: str, key: Scalar, known: tuple[str, ...], code: str = "R001", hint: str = "") -> Fault:
    """Return the fault of a key that a record does not have. what: as grammars call it; hint: a text of a grammar."""
    return error(
        code,
        key.span,
        phrase("key.unknown", what=OfGrammar(what), key=shorten(key.text)),
        phrase("help.key.hint", hint=OfGrammar(hint)) if hint else "key.unknown",
        found=key.text,
        expected=", ".join(known),
        suggestion=nearest(key.text, known),
    )


def cut_by_comma(entry: Entry) -> bool:
    """Return whether an entry looks like the rest of a text that a comma cut in two: words, and nothing after them."""
    return isinstance(entry.value, Scalar) and entry.value.value is None and " " in entry.key.text.strip()


def cut_text(key: Scalar) -> Fault:
    """Return the fault of a text in braces that a comma cut in two."""
    return error("R014", key.span, phrase("cut", text=shorten(key.text)), found=key.text)


def missing_key(what: str, key: Key, at: Span) -> Fault:
    """Return the fault of a required key that does not stand there. what: as grammars call it."""
    return error("R002", at, phrase("key.missing", what=OfGrammar(what), key=key.name), add_key(key))


def add_key(key: Key) -> Phrase:
    """Say how to add a key, and what it is for."""
    return phrase("help.key.add", key=key.name, doc=OfGrammar(key.doc))


def bad_id(key: Scalar, dotted: bool = True) -> Fault:
    """Return the fault of an id that is not in the form of ids."""
    return error(
        "R101",
        key.span,
        phrase("id.form", id=shorten(key.text)),
        "id.form.dotted" if dotted else "id.form.plain",
        found=key.text,
        suggestion=_repaired(key.text, dotted),
    )


def _repaired(text: str, dotted: bool) -> str:
    """Return the id an author probably meant, or "" where none can be made of the text."""
    plain = re.sub(r"[^a-z0-9.]+" if dotted else r"[^a-z0-9]+", "_", text.strip().lower())
    plain = re.sub(r"_*\._*", ".", plain).strip("_.")
    pattern = DOTTED if dotted else SIMPLE
    return plain if pattern.fullmatch(plain) else ""


def not_a_condition(node: Node, what: What, at: Span) -> Fault:
    """Return the fault of something that stands where a condition is needed and is none."""
    condition = OfGrammar("a condition")
    if isinstance(node, Scalar) and node.value is None:
        return error("R005", at, phrase("empty", what=called(what)), "condition.empty", expected=condition)
    return error(
        "R201",
        node.span,
        phrase("condition.none", what=called(what), kind=kind(node)),
        "condition.list" if isinstance(node, Sequence) else "condition.other",
        found=ENGLISH(kind(node)),
        expected=condition,
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
    return error(
        "R217",
        key.span,
        phrase("connective", key=shorten(key.text)),
        found=key.text,
        expected=phrase("expected.connective"),
        suggestion=nearest(key.text, CONNECTIVES),
    )
