"""A marking: how protected a paper is. It is a word that knows the scheme it belongs to, so that none is misread.

Which markings there are is a scheme: steps from the least to the most protected. Ours has three; a team's own lies
beside its profiles (`profiles.scheme`).
"""

from __future__ import annotations

from collections.abc import Iterable

from pocarms.records import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One marking of a scheme: the word profiles write, and what papers print."""

    id: str
    en: str
    fr: str


@dataclass(frozen=True, slots=True)
class Scheme:
    """The markings there are, from the least to the most protected; two at least."""

    steps: tuple[Step, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The words that profiles write."""
        return tuple(step.id for step in self.steps)

    def marking(self, id: str) -> Marking:
        """Return a marking of this scheme. Raises KeyError where it has none of this id."""
        if id not in self.ids:
            raise KeyError(id)
        return Marking(id, self)

    @property
    def least(self) -> Marking:
        """The marking where nothing is said."""
        return Marking(self.steps[0].id, self)

    def suggested(self, word: str) -> Marking:
        """Return what a suggestion in the words of the usual scheme means here.

        Where the scheme has the very word, that; else "confidential" is the second step, and anything above it the
        highest, since a suggestion must not come out lower than it was meant.
        """
        if word in self.ids:
            return Marking(word, self)
        return Marking(self.steps[1 if word == "confidential" else -1].id, self)


class Marking(str):
    """A marking as profiles write it, with its scheme. Anywhere a text is wanted it is its id."""

    __slots__ = ("scheme",)
    scheme: Scheme

    def __new__(cls, id: str, scheme: Scheme) -> Marking:
        """Make the marking of this id; `Scheme.marking` checks first that there is one."""
        made = super().__new__(cls, id)
        made.scheme = scheme
        return made

    def __getnewargs__(self) -> tuple[str, Scheme]:  # type: ignore[override]
        return str(self), self.scheme


USUAL = Scheme(
    (
        Step("unclassified", "UNCLASSIFIED", "NON CLASSIFIÉ"),
        Step("confidential", "CONFIDENTIAL", "CONFIDENTIEL"),
        Step("strictly confidential", "STRICTLY CONFIDENTIAL", "STRICTEMENT CONFIDENTIEL"),
    )
)


class SchemesDiffer(ValueError):
    """Raised where papers of two schemes would have to be ranked: nobody has said which step is above which."""


def rank(marking: str) -> int:
    """Return how high a marking is in its scheme (a plain text: in the usual one); what is not in it is above all."""
    scheme = marking.scheme if isinstance(marking, Marking) else USUAL
    word = marking if marking in scheme.ids else marking.lower().replace("_", " ")
    return scheme.ids.index(word) if word in scheme.ids else len(scheme.ids)


def higher(marking: str, than: Marking) -> bool:
    """Whether a marking is above one, in the scheme of the latter; one that this scheme does not know is."""
    known = marking in than.scheme.ids and getattr(marking, "scheme", than.scheme) == than.scheme
    return not known or rank(than.scheme.marking(marking)) > rank(than)


def highest(markings: Iterable[Marking], asked: str | None = None) -> Marking:
    """Return the highest of markings; of none, the least of the usual scheme. Raises SchemesDiffer.

    asked: at least this, where their scheme has it.
    """
    found = tuple(markings)
    if any(one.scheme != found[0].scheme for one in found):
        raise SchemesDiffer
    top = max(found, key=rank, default=USUAL.least)
    if asked is None or asked.lower() not in top.scheme.ids:
        return top
    return max(top, top.scheme.marking(asked.lower()), key=rank)


def marking_words(marking: str, language: str) -> str:
    """Return a marking as papers print it; one that its scheme does not have stands in capitals as it was written."""
    scheme = marking.scheme if isinstance(marking, Marking) else USUAL
    word = marking if marking in scheme.ids else marking.lower().replace("_", " ")
    for step in scheme.steps:
        if step.id == word:
            return step.fr if language == "fr" else step.en
    return marking.upper()
