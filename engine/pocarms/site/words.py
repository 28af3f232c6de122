"""Names and places of the items of a pack, and its conditions in words that lead to what they test."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pocarms.model import conditions as c
from pocarms.model.conditions import Condition
from pocarms.model.pack import Pack
from pocarms.records import dataclass
from pocarms.site.data import Ref, Said
from pocarms.wording.strings import Strings
from pocarms.wording.words import condition_words, sentence


@dataclass(frozen=True, slots=True)
class Named:
    """An item of the pack: its sort, the object, and what readers call it."""

    id: str
    sort: str  # question | concept | finding ...
    item: Any
    title: str

    @property
    def file(self) -> str:
        """The page of the item; ids are lower case, and some of them are no names of files on every system."""
        return f"{self.sort}.{self.id}.html"


def named_items(pack: Pack) -> dict[str, Named]:
    """Return every item of a pack by id: one pack is one namespace."""
    return {named.id: named for named in _items(pack)}


def _items(pack: Pack) -> Iterator[Named]:
    groups: tuple[tuple[str, Mapping[str, Any], str], ...] = (
        ("question", pack.questions, "ask"),
        ("concept", pack.concepts, "label"),
        ("finding", pack.findings, "title"),
        ("class_rule", {rule.id: rule for rule in pack.class_rules}, "says"),
        ("level_rule", {rule.id: rule for rule in pack.level_rules}, "says"),
        ("modifier", pack.modifiers, "label"),
        ("bundle", pack.bundles, "title"),
        ("conflict", pack.conflicts, "says"),
        ("measure", pack.measures, "says"),
        ("step", pack.steps, "says"),
        ("action", pack.actions, "says"),
        ("example", pack.examples, "title"),
    )
    for sort, items, text in groups:
        for id_, item in items.items():
            yield Named(id_, sort, item, getattr(item, text) or id_)


class Sayer:
    """Says things of one pack in one language. `pack` has its texts in that language already."""

    def __init__(self, pack: Pack, s: Strings) -> None:
        self.pack, self.s = pack, s
        self.named = named_items(pack)

    def ref(self, id_: str, remark: str = "") -> Ref:
        """Return a link to an item; an id that is no item stands as it is."""
        named = self.named.get(id_)
        return Ref(named.title, named.file, remark) if named is not None else Ref(id_, "", remark)

    def said(self, condition: Condition) -> Said:
        """Say a condition: each test leads to the page of what it tests."""
        s = self.s
        match condition:
            case c.AllOf(of=of) | c.AnyOf(of=of) if len(of) == 1:
                return self.said(of[0])
            case c.AllOf(of=of):
                return Said(s("group.all"), "", tuple(map(self.said, of)))
            case c.AnyOf(of=of):
                return Said(s("group.any"), "", tuple(map(self.said, of)))
            case c.AtLeast(n=n, of=of):
                return Said(s("group.at_least", n=n), "", tuple(map(self.said, of)))
            case c.Not(of=c.ConceptIs(concept=concept, wanted=wanted)):
                return self.said(c.ConceptIs(concept, not wanted))
            case c.Not(of=of):
                return Said(s("group.not"), "", (self.said(of),))
        tested = next(iter(read_by(condition)), "")
        to = self.named[tested].file if tested in self.named else ""
        return Said(sentence(condition_words(condition, self.pack, s.language)), to)


def read_by(condition: Condition) -> Iterator[str]:
    """Yield the ids of the questions and concepts that a condition reads, in the order written."""
    for leaf in c.leaves(condition):
        if isinstance(leaf, (c.Test, c.Applies, c.IsKnown, c.IsUnknown, c.EvidenceTest)):
            yield leaf.question
        elif isinstance(leaf, (c.ConceptIs, c.PartsTest)):
            yield leaf.concept
