"""The fixed words of explanations, what-ifs and interviews, beside those of reports."""

from __future__ import annotations

from functools import cache

from pocarms.reasoning import (
    next_texts_en,
    next_texts_fr,
    robust_texts_en,
    robust_texts_fr,
    texts_en,
    texts_fr,
    texts_turning,
)
from pocarms.reports.strings import Strings, strings, typeset_french

ENGLISH = {**texts_en.TEXTS, **next_texts_en.TEXTS, **robust_texts_en.TEXTS, **texts_turning.ENGLISH}
FRENCH = {**texts_fr.TEXTS, **next_texts_fr.TEXTS, **robust_texts_fr.TEXTS, **texts_turning.FRENCH}


@cache
def sayings(language: str) -> Strings:
    """Return the words of a language ("en" or "fr"): those of reports, and those used here. ValueError for others."""
    known = strings(language)
    own = ENGLISH if language == "en" else {key: _french(text) for key, text in FRENCH.items()}
    return Strings(language, {**known.texts, **own})


def _french(text: str | tuple[str, str]) -> str | tuple[str, str]:
    if isinstance(text, tuple):
        return typeset_french(text[0]), typeset_french(text[1])
    return typeset_french(text)
