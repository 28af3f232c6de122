"""What a person types, as an answer, a command, or a fault to tell them about."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Sequence

from pocarms.model.pack import Question
from pocarms.records import dataclass
from pocarms.reports.strings import Strings
from pocarms.wording.words import value_words

COMMANDS = ("unknown", "skip", "back", "effects", "help", "stop", "waived", "none")
LONGEST = 2000  # characters of one line

_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:[.,][0-9]{1,9})?\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


@dataclass(frozen=True, slots=True)
class Bad:
    """Something that is no answer: the key of a text, what was found, what was expected."""

    key: str
    found: str = ""
    expected: tuple[str, ...] = ()


def command(text: str, s: Strings) -> str:
    """Return which command a text is, "" for none."""
    folded = fold(text)
    return next((c for c in COMMANDS if folded in str(s.texts[f"interview.words.{c}"]).split()), "")


def yes_no(text: str, s: Strings) -> bool | None:
    """Return True or False for yes or no, None for anything else."""
    folded = fold(text)
    for word, value in (("yes", True), ("no", False)):
        if folded in str(s.texts[f"interview.words.{word}"]).split():
            return value
    return None


def fold(text: str) -> str:
    """Return a text for comparison: no case, no accents, one space, apostrophes and their like dropped."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.sub(r"[’'`]", "", "".join(c for c in plain if not unicodedata.combining(c))).split())


def choice(text: str, question: Question, s: Strings) -> str | Bad:
    """Return the option that a text means: its number as shown, its id, its label, or the first letters of one."""
    options = shown_options(question, s.language)
    found = _option(text, options)
    if found is None and {o for o, _ in options} >= {"yes", "no"}:
        said = yes_no(text, s)
        found = None if said is None else [("yes" if said else "no")]
    if found is None:
        return Bad("bad.answer", text, tuple(label for _, label in options))
    if len(found) > 1:
        labels = dict(options)
        return Bad("bad.many", text, tuple(labels[o] for o in found))
    return found[0]


def choices(text: str, options: Sequence[tuple[str, str]]) -> tuple[str, ...] | Bad:
    """Return the options that a list means: numbers, ids or labels with commas between; numbers with spaces too."""
    pieces = re.split(r"[,;]", text) if re.search(r"[,;]", text) else [text]
    if len(pieces) == 1 and re.fullmatch(r"[0-9 ]+", text.strip()):
        pieces = text.split()
    chosen: list[str] = []
    for piece in (p.strip() for p in pieces):
        found = _option(piece, options) if piece else None
        if found is None:
            return Bad("bad.answer", piece or text, tuple(label for _, label in options))
        if len(found) > 1:
            labels = dict(options)
            return Bad("bad.many", piece, tuple(labels[o] for o in found))
        chosen.append(found[0])
    return tuple(dict.fromkeys(chosen))


def shown_options(question: Question, language: str) -> list[tuple[str, str]]:
    """Return options with labels in the order shown: yes before no, as people say it."""
    options = [(o, value_words(question, o, language)) for o in question.values()]
    return options[::-1] if question.type in ("yes_no", "practice") else options


def _option(text: str, options: Sequence[tuple[str, str]]) -> list[str] | None:
    """Return the options a text may mean; None where it means none."""
    folded = fold(text)
    if folded.isdecimal() and folded.isascii():
        return [options[int(folded) - 1][0]] if len(folded) < 5 and 1 <= int(folded) <= len(options) else None
    exact = [o for o, label in options if folded in (fold(o), fold(label))]
    if exact:
        return exact[:1]
    begun = [o for o, label in options if len(folded) > 1 and (fold(label).startswith(folded) or o.startswith(folded))]
    return begun or None


def number(text: str) -> int | float | Bad:
    """Return the number a text is; a comma may stand for the point."""
    if not _NUMBER.match(text.strip()):
        return Bad("bad.number", text)
    value = float(text.strip().replace(",", "."))
    return int(value) if value.is_integer() else value


def date(text: str) -> datetime.date | Bad:
    """Return the day a text is, written year-month-day."""
    if _DATE.match(text.strip()):
        try:
            return datetime.date.fromisoformat(text.strip())
        except ValueError:
            pass
    return Bad("bad.date", text)
