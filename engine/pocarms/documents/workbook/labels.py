"""From the word in a cell to the answer it stands for, in every language that the workbook may have been written in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pocarms.documents.plain import folded
from pocarms.documents.workbook.layout import labelled
from pocarms.documents.workbook.words import words
from pocarms.language.texts import localise
from pocarms.model.pack import NOT_APPLICABLE, RELIABILITY, UNKNOWN, Pack
from pocarms.profiles.values import LINE
from pocarms.records import dataclass
from pocarms.reports.strings import LANGUAGES


@dataclass(frozen=True)
class Labels:
    """Words by question; `lines`, `reliability` hold for all. Keys are cleaned and case-folded."""

    questions: Mapping[str, Mapping[str, str]]
    lines: Mapping[str, str]
    reliability: Mapping[str, str]

    def answer(self, question: str, text: str) -> str | None:
        """Return the option that a word stands for; None for no option."""
        return self.questions[question].get(folded(text))


def labels_of(pack: Pack) -> Labels:
    """Return every word that stands for an answer: ids, and labels in each language of the pack.

    pack: in its own language. A word that means different things in two languages means what it does in the first.
    """
    found: dict[str, dict[str, str]] = {}
    versions: Sequence[tuple[str, Pack]] = [
        (pack.language, pack),
        *((language, localise(pack, language)[0]) for language in LANGUAGES if language != pack.language),
    ]
    for id, question in pack.questions.items():
        own = {folded(option): option for option in question.values()}
        for language, version in versions:
            if language not in LANGUAGES:
                continue
            s = words(language)
            for option, label in labelled(version.questions[id], s):
                own.setdefault(folded(label), option)
            own.setdefault(folded(s.word("value", UNKNOWN)), UNKNOWN)
            own.setdefault(folded(s.word("value", NOT_APPLICABLE)), NOT_APPLICABLE)
        own.setdefault(UNKNOWN, UNKNOWN)
        own.setdefault(NOT_APPLICABLE, NOT_APPLICABLE)
        found[id] = own
    return Labels(
        found,
        _closed("value", LINE),
        _closed("reliability", RELIABILITY),
    )


def _closed(group: str, ids: Sequence[str]) -> dict[str, str]:
    return {folded(word): id for id in ids for word in (id, *(words(x).word(group, id) for x in LANGUAGES))}
