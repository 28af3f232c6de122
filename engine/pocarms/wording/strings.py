"""Texts with places to fill, in English or French: the class, and the words with which conditions are said.

A text may hold `{name}` places. A pair of texts is a singular and a plural, chosen by `n`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from functools import cache

from pocarms.records import dataclass
from pocarms.wording import texts_en, texts_fr

Text = str | tuple[str, str]

_NARROW = "\u202f"  # narrow no-break space


@dataclass(frozen=True, slots=True)
class Strings:
    """The fixed words of one language. Calling it with a key gives the text; a key that is not there is a KeyError."""

    language: str
    texts: Mapping[str, Text]

    def __call__(self, key: str, /, **values: object) -> str:
        """Return one text with its places filled. Pairs are chosen by the value `n`."""
        text = self.texts[key]
        if isinstance(text, tuple):
            text = text[0 if self._one(values["n"]) else 1]
        return text.format(**values) if values else text

    def word(self, group: str, word: str) -> str:
        """Return a word of a closed list, or the word as it stands where the list does not have it."""
        text = self.texts.get(f"{group}.{word}", word)
        return text if isinstance(text, str) else word

    def join(self, items: Iterable[str], last: str = "and") -> str:
        """Join items into "a, b and c" (or "a, b or c")."""
        parts = list(items)
        if len(parts) < 2:
            return "".join(parts)
        return ", ".join(parts[:-1]) + " " + self(f"join.{last}") + " " + parts[-1]

    def joined(self, items: Iterable[str]) -> str:
        """Join items by semicolons, spaced as the language wants it."""
        return (f"{_NARROW}; " if self.language == "fr" else "; ").join(items)

    def quote(self, text: str) -> str:
        """Put a text in the quotation marks of the language."""
        return self("quote", text=text)

    def date(self, text: str | datetime.date) -> str:
        """Return a date in words, "18 December 2020"; a text that is no ISO date comes back as it is."""
        if isinstance(text, str):
            try:
                text = datetime.date.fromisoformat(text)
            except ValueError:
                return str(text)
        day = self("date.first") if text.day == 1 else str(text.day)
        return f"{day} {self(f'month.{text.month}')} {text.year}"

    def over(self, english: Mapping[str, Text], french: Mapping[str, Text], prefix: str = "") -> Strings:
        """Return these words with others put over them; `prefix` stands before the keys of the others."""
        own = tables(self.language, english, french).texts
        return Strings(self.language, {**self.texts, **{f"{prefix}{key}": text for key, text in own.items()}})

    def _one(self, n: object) -> bool:
        return n == 1 or (self.language == "fr" and n == 0)


@cache
def strings(language: str) -> Strings:
    """Return the words for answers, conditions and citations."""
    return tables(language, texts_en.WORDING, texts_fr.WORDING)


def tables(language: str, english: Mapping[str, Text], french: Mapping[str, Text]) -> Strings:
    """Return the table of a language, French set as French is.

    A pack may be in any language; where we have no words of our own for it, ours stand in English beside its texts.
    """
    if language == "fr":
        return Strings("fr", {key: _map(text) for key, text in french.items()})
    return Strings("en", english)


def typeset_french(text: str) -> str:
    """Put narrow no-break spaces where French typography wants them: before ; : ? ! and inside « »."""
    text = re.sub(r" (?=[;:?!»])", _NARROW, text)
    return text.replace("« ", f"«{_NARROW}")


def _map(text: Text) -> Text:
    if isinstance(text, tuple):
        return typeset_french(text[0]), typeset_french(text[1])
    return typeset_french(text)
