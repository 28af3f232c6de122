"""How faults call what may stand at a place, and what stands there."""

from __future__ import annotations

from functools import reduce
from typing import TypeAlias

from pocarms.language import shapes
from pocarms.language.shapes import Shape
from pocarms.source.nodes import Mapping, Node, Sequence
from pocarms.source.told import OfGrammar, Said, phrase

What: TypeAlias = "str | OfGrammar | tuple[str | OfGrammar]"
"""What is read: under a key, as it is written; a whole file, as grammars call it; an item of either, in brackets.

It goes with everything that is read, and becomes words only where there is a fault.
"""


def noun(shape: Shape) -> Said:
    """Return what a shape takes."""
    match shape:
        case shapes.Word(words=words):
            return phrase("noun.words" if len(words) > 1 else "noun.word", words=", ".join(words))
        case shapes.Id(of=of):
            return phrase("noun.id", of=OfGrammar(f"of {of}"))
        case shapes.NewId(of=of):
            return phrase("noun.new_id", of=OfGrammar(of))
        case shapes.ListOf(item=item, single=single):
            return phrase("noun.or_list", item=noun(item)) if single else phrase("noun.list")
        case shapes.MapOf(key=key):
            return phrase("noun.map", keys=OfGrammar(key))
        case shapes.Record(what=what):
            return phrase("noun.record", what=OfGrammar(what))
        case shapes.ByKind(scalar=scalar, sequence=sequence, mapping=mapping):
            nouns = [noun(one) for one in (scalar, sequence, mapping) if one is not None]
            return reduce(lambda one, more: phrase("noun.or", one=one, more=more), nouns)
        case _:
            return OfGrammar(shape.noun)


def kind(node: Node) -> Said:
    """Return what stands there, where it is not nothing."""
    if isinstance(node, Sequence):
        return phrase("kind.list")
    if isinstance(node, Mapping):
        return phrase("kind.block")
    return quoted(node.text)


def called(what: What) -> Said:
    """Return how to call what is read."""
    if isinstance(what, tuple):
        return phrase("item", of=called(what[0]))
    return quoted(what) if isinstance(what, str) else what


def quoted(text: str) -> Said:
    """Return what somebody wrote, in quotation marks, fit for a message."""
    return phrase("quoted", text=shorten(text))


def shorten(text: str) -> str:
    """Return a text fit for a message: one line, at most 40 characters."""
    if len(text) <= 40 and "\n" not in text:
        return text
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"
