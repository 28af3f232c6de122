"""What the site of a pack shows in one language; the templates walk through it. Every text is ready to print."""

from __future__ import annotations

from pocarms.records import dataclass


@dataclass(frozen=True, slots=True)
class Ref:
    """A text, where it leads to ("" nowhere), and a remark beside it."""

    text: str
    to: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A condition in words: a test, leading to what it tests, or a group with its parts below it."""

    text: str
    to: str = ""
    items: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """What a condition decides, and the condition."""

    label: str
    said: Said


@dataclass(frozen=True, slots=True)
class Field:
    """A named field with one line or several."""

    label: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """How answers lead to something: a drawing ("" where too much would be in it), and the rows that say the same."""

    markup: str
    rows: tuple[tuple[Ref, tuple[Ref, ...]], ...]  # a conclusion, and what it rests on


@dataclass(frozen=True, slots=True)
class Item:
    """One question, concept, finding, rule ..., on a page of its own."""

    id: str
    sort: str  # in words
    file: str
    title: str
    fields: tuple[Field, ...]
    when: str  # the heading over the conditions
    whens: tuple[When, ...]
    chain: Chain | None
    sources: tuple[Ref, ...]
    used_by: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A heading with what stands under it."""

    anchor: str
    title: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a source, and every rule that cites it."""

    anchor: str
    words: str
    cited_by: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A source, with its passages in reading order."""

    anchor: str
    title: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A page that lists items in groups."""

    file: str
    title: str
    groups: tuple[Group, ...]
    count: int = 0


@dataclass(frozen=True, slots=True)
class Site:
    """The whole site in one language. others: (language, its name) of the other versions of every page."""

    language: str
    title: str
    about: str
    facts: tuple[Field, ...]
    listings: tuple[Listing, ...]
    sources: tuple[Source, ...]
    items: tuple[Item, ...]
    others: tuple[tuple[str, str], ...]
    notice: str = ""  # whether a person has reviewed the translation
