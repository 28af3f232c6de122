"""What a piece of a pack may look like: the vocabulary in which the grammar is written.

A shape only describes. `language.reading` reads nodes by it and reports what does not fit; `language.schema` makes the
JSON Schema of it. So the loader and the editor can never know two different languages. Every choice between shapes is
made by what stands there (one value, a list, a mapping), never by trying one after the other: so a fault is always
told against the one shape that was meant.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Text:
    """Words for people. A number is taken as it is written: `section: 3.5`."""

    noun: str = "a text"


@dataclass(frozen=True, slots=True)
class Word:
    """One of a list of words."""

    words: tuple[str, ...]
    open: bool = False  # whether other words may stand there too: the list is the usual one, teams have their own


@dataclass(frozen=True, slots=True)
class Id:
    """A name that stands for something declared elsewhere; `of` says what, in words ("a question")."""

    of: str


@dataclass(frozen=True, slots=True)
class NewId:
    """The id of the very thing that is described here. Its form is checked when it is entered among the ids."""

    of: str


@dataclass(frozen=True, slots=True)
class Plain:
    """Any one value: a word, a number, a date; what it may be is decided by the question it is compared with."""

    noun: str = "one value"


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number."""

    least: int = 0
    noun: str = "a whole number"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number, whole or with a decimal point."""

    noun: str = "a number"


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false. (yes and no are answers of missions, never switches of the language.)"""

    noun: str = "true or false"


@dataclass(frozen=True, slots=True)
class Day:
    """A date, as 2020-12-18."""

    noun: str = "a date such as 2020-12-18"


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list. `single` also takes one item without the brackets."""

    item: Shape
    least: int = 0
    single: bool = False


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping from names of the author's choice to values of one shape. `key` says what a key is."""

    key: str
    value: Shape
    least: int = 0
    # What a key looks like: "id" dotted lower-case name, "name" the same without dots, "any" whatever the author likes.
    form: str = "id"


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a record, with the line that an editor shows for it."""

    name: str
    shape: Shape
    doc: str
    required: bool = False
    with_: tuple[str, ...] = ()  # keys that must stand beside this one
    alone: str = ""  # what to say where one of those is missing


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping with known keys. `other` is the shape of any further key, `other_key` says what such a key is."""

    what: str  # "a finding"
    keys: tuple[Key, ...]
    doc: str = ""
    other: Shape | None = None
    other_key: str = ""
    least: int = 0  # at least so many keys
    at_most: int = 0  # at most so many keys, 0 for no limit
    hint: str = ""  # what to say to an author who looked for a key that is not there
    index: dict[str, Key] = field(init=False, repr=False, compare=False, hash=False)
    watched: tuple[Key, ...] = field(init=False, repr=False, compare=False, hash=False)  # required, or with companions

    def __post_init__(self) -> None:
        object.__setattr__(self, "index", {key.name: key for key in self.keys})
        object.__setattr__(self, "watched", tuple(key for key in self.keys if key.required or key.with_))


@dataclass(frozen=True, slots=True)
class ByKind:
    """A choice by what stands there: one value, a list, or a mapping. At least two are given."""

    scalar: Shape | None = None
    sequence: Shape | None = None
    mapping: Shape | None = None


@dataclass(frozen=True, slots=True)
class Foreign:
    """Something another module reads; the shape is for the editor alone."""

    noun: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Named:
    """A shape that is defined once under a name, so that it may contain itself."""

    name: str
    noun: str


Shape = (
    Text | Word | Id | NewId | Plain | Whole | Numeral | Flag | Day | ListOf | MapOf | Record | ByKind | Foreign | Named
)
