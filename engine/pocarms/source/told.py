"""Texts of faults as data: which text, and what fills its places; said in a language only where somebody reads them.

Readers note faults as phrases; each subject has a table of its texts in English (`fault_words_en`) and one in French
beside it. English is said at once, French by `wording.faults`, which alone loads the French tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, TypeAlias

from pocarms.records import dataclass

if TYPE_CHECKING:
    from pocarms.model.pack import Question

Said: TypeAlias = "str | int | Phrase | Listed | OfQuestion | OfGrammar"
"""What fills a place. A plain text reads the same in every language: an id, a year, what somebody wrote."""

_THOUSANDS = {"en": ",", "fr": "\u202f"}
_LAST = {"en": {"or": "or", "and": "and"}, "fr": {"or": "ou", "and": "et"}}


@dataclass(frozen=True, slots=True)
class Phrase:
    """The text with this key, its places filled."""

    key: str
    values: tuple[tuple[str, Said], ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """ "a, b or c"; last: "or" or "and", or a text that stands between all of them."""

    items: tuple[Said, ...]
    last: str = "or"


@dataclass(frozen=True, slots=True)
class OfQuestion:
    """A text of a question of the pack: its `ask` or its `unit`, as it reads in the pack that was at hand."""

    question: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class OfGrammar:
    """A text of a grammar (`language.shapes`), as it stands there; in other languages by a table of such texts."""

    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the texts of a fault were made from.

    `offers`: a question, where what is expected are its answers as a document offers them.
    """

    message: Said
    help: Said = ""
    expected: Said = ""
    offers: str = ""


@dataclass(frozen=True, slots=True)
class Says:
    """Says texts in one language. texts: by key. questions: whose texts are in that language, where they are known."""

    language: str
    texts: Mapping[str, str]
    questions: Mapping[str, Question] = field(default_factory=dict)

    def __call__(self, value: Said) -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, int):
            return f"{value:,}".replace(",", _THOUSANDS[self.language])
        if isinstance(value, Phrase):
            return self.texts[value.key].format(**{name: self(inner) for name, inner in value.values})
        if isinstance(value, OfGrammar):
            return self.texts.get(value.text, value.text)
        if isinstance(value, OfQuestion):
            question = self.questions.get(value.question)
            return str(getattr(question, value.name)) if question is not None else value.text
        items = [self(item) for item in value.items]
        last = _LAST[self.language].get(value.last)
        if last is None:
            return value.last.join(items)
        return f"{', '.join(items[:-1])} {last} {items[-1]}" if len(items) > 1 else "".join(items)


def phrase(key: str, /, **values: Said) -> Phrase:
    """Return the text with a key, its places filled."""
    return Phrase(key, tuple(values.items()))


def listed(items: Iterable[Said], last: str = "or") -> Listed:
    """Return "a, b or c"."""
    return Listed(tuple(items), last)
