"""What a text says, as plain data to compare, and the places in it that edits go by.

An edit is tried in the tidiest way first; each try is read again, and only one that says what is expected counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pocarms.source.faults import FaultyInput, errors_of
from pocarms.source.nodes import Mapping, Node, Sequence
from pocarms.source.noting import ENGLISH
from pocarms.source.places import Block
from pocarms.source.read import read_yaml
from pocarms.source.told import Said, phrase

LINE_END = re.compile(r"\r\n|\n|\r")
_COLON = re.compile(r"\s*:")


class CannotEdit(ValueError):
    """The answer cannot be put into this file by changing single spans; the message says why.

    said: the same, to be said in another language (`wording.faults.reason`).
    """

    def __init__(self, key: str, /, **values: Said) -> None:
        """key: of a text `edit.…`, whose places `values` fill."""
        self.said = phrase(f"edit.{key}", **values)
        super().__init__(ENGLISH(self.said))


def first_that_says(candidates: Iterator[str], expected: object, key: str, answer: bool = False) -> str:
    """Return the first text that says what is expected; raises CannotEdit where none does.

    key: what is written anew. answer: whether it is the answer to a question.
    """
    for candidate in candidates:
        reading = read_yaml(candidate.encode("utf-8", "surrogatepass"), "")
        if reading.node is not None and not errors_of(reading.faults) and plain(reading.node) == expected:
            return candidate
    raise CannotEdit("by_hand.answer" if answer else "by_hand", key=key)


def read_text(text: str) -> Node:
    """Return what a text says. Raises FaultyInput where it is no readable YAML."""
    reading = read_yaml(text.encode("utf-8", "surrogatepass"), "profile")
    errors = errors_of(reading.faults)
    if reading.node is None or errors:
        raise FaultyInput(errors, {"profile": reading.text})
    return reading.node


def plain(node: Node) -> object:
    """Return what a node says, without places: equal for what says the same."""
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return (type(node.value).__name__, node.value)


def after_colon(text: str, key: Block) -> int:
    """Return the index behind the colon of a key. Raises CannotEdit."""
    found = _COLON.match(text, key.end)
    if found is None:
        raise CannotEdit("no_colon", key=key.text)
    return found.end()


def end_of_line(text: str, index: int) -> int:
    """Return the index at which the line of an index ends."""
    found = LINE_END.search(text, index)
    return found.start() if found else len(text)


def line_end_of(text: str) -> str:
    """Return the line end that a text uses."""
    found = LINE_END.search(text)
    return found[0] if found else "\n"
