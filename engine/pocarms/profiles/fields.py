"""Reading the keys of a block: unknown ones, missing ones, and values of another kind than expected."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence as Several
from unicodedata import normalize

from pocarms.model.span import Span
from pocarms.profiles.noting import fault, words
from pocarms.source.faults import Fault
from pocarms.source.nodes import Mapping, Node, Scalar, Sequence
from pocarms.source.suggest import nearest
from pocarms.source.told import Phrase, listed, phrase

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}\Z")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_OTHER_DATE = re.compile(
    r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})\Z|([0-9]{4})[./-]([0-9]{1,2})[./-]([0-9]{1,2})\Z"
)


def kind_of(node: Node) -> Phrase:
    """Return what stands here, to be said in words."""
    if isinstance(node, Mapping):
        return phrase("kind.block")
    if isinstance(node, Sequence):
        return phrase("kind.list")
    if is_empty(node):
        return phrase("kind.empty")
    return phrase("kind.quoted" if node.quoted else "kind.plain", text=shorten(node.text))


def is_empty(node: Node | None) -> bool:
    """Tell whether nothing, or null, stands here."""
    return isinstance(node, Scalar) and node.value is None


def shorten(text: str) -> str:
    """Return a text fit to be quoted in one line of a message."""
    return text if len(text) <= 60 else text[:57] + "..."


class Fields:
    """The entries of one block, read key by key. Every fault is noted and the default returned."""

    def __init__(self, node: Mapping, what: str, known: Several[str], faults: list[Fault], free: bool = False) -> None:
        """`what` is what the block is ("part": a key of `what.…`), `known` are its keys, `free` allows others."""
        self.node, self.what, self.faults = node, phrase(f"what.{what}"), faults
        for entry in node.entries:
            key = entry.key.text
            if key not in known and not free:
                near = nearest(key, known)
                faults.append(
                    fault(
                        "P002",
                        entry.key.span,
                        phrase("no_key", what=self.what, key=shorten(key)),
                        phrase("help.no_key"),
                        found=key,
                        suggestion=near,
                        expected="" if near else listed(known),
                    )
                )

    def get(self, key: str) -> Node | None:
        """Return the value under a key; None where it is missing or empty."""
        node = self.node.get(key)
        return None if is_empty(node) else node

    def missing(self, key: str, help: str = "") -> None:
        """Note that a key is missing; help: a key of `help.missing.…`, where it is another than the key itself."""
        aid = phrase(f"help.missing.{help or key}")
        self.faults.append(fault("P003", self.node.span, phrase("missing", what=self.what, key=key), aid))

    def wrong_kind(self, node: Node, key: str, expected: str, help: str) -> None:
        """Note that a value is of another kind than expected; expected, help: keys of `expected.…` and `help.…`."""
        wanted = phrase(f"expected.{expected}")
        said = phrase("wrong_kind", key=key, expected=wanted, kind=kind_of(node))
        self.faults.append(fault("P004", node.span, said, phrase(f"help.{help}"), expected=wanted))

    def text(self, key: str) -> str:
        """Return a text, also where YAML sees a number or a date; "" where there is none."""
        node = self.get(key)
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            self.wrong_kind(node, key, "text", "text")
            return ""
        return node.text

    def id(self, key: str) -> str:
        """Return an id, "" where there is none or it is malformed."""
        text, node = self.text(key), self.get(key)
        if text and node is not None and not _ID.match(text):
            plain = normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()  # é becomes e
            near = re.sub(r"[^a-z0-9._-]+", "-", plain).strip("-._")
            self.faults.append(
                fault(
                    "P007",
                    node.span,
                    phrase("no_id", text=shorten(text)),
                    phrase("help.no_id"),
                    found=text,
                    suggestion=near if _ID.match(near) else "",
                )
            )
            return ""
        return text

    def word(self, key: str, known: Several[str], default: str) -> str:
        """Return one of the words known, the default where there is none."""
        node, text = self.get(key), self.text(key)
        if node is None or not text:
            return default
        if text not in known:
            self.faults.append(
                fault(
                    "P009",
                    node.span,
                    phrase("no_word", key=key, text=shorten(text)),
                    phrase("help.no_word"),
                    found=text,
                    expected=listed(words(*known)),
                    suggestion=nearest(text, known),
                )
            )
            return default
        return text

    def date(self, key: str) -> datetime.date | None:
        """Return a date, None where there is none."""
        node = self.get(key)
        return (
            None
            if node is None
            else read_date(node, self.faults, "P008", phrase("no_date", key=key, kind=kind_of(node)))
        )

    def span_of(self, key: str) -> Span:
        """Return where the value of a key stands, or the block where it is missing."""
        node = self.node.get(key)
        return self.node.span if node is None else node.span


def read_date(node: Node, faults: list[Fault], code: str, wrong: Phrase) -> datetime.date | None:
    """Return the date a value stands for; notes a fault, with the text `wrong`, and returns None where it is none."""
    if isinstance(node, Scalar):
        if isinstance(node.value, datetime.date):
            return node.value
        if _ISO_DATE.match(node.text):
            try:
                return datetime.date.fromisoformat(node.text)
            except ValueError:
                if not node.quoted:  # the reader of the file has said so already
                    return None
    text = node.text if isinstance(node, Scalar) else ""
    faults.append(fault(code, node.span, wrong, phrase("help.date"), found=text, suggestion=_as_iso(text)))
    return None


def _as_iso(text: str) -> str:
    """Return the date that another notation means, where it can mean only one."""
    found = _OTHER_DATE.match(text)
    if not found:
        return ""
    if found[4]:
        year, month, day = int(found[4]), int(found[5]), int(found[6])
    else:
        day, month, year = int(found[1]), int(found[2]), int(found[3])
        if month > 12 >= day:
            day, month = month, day
        elif day <= 12 and day != month:
            return ""  # 3/4/2020 is two different days
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""
