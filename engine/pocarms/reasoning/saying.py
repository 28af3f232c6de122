"""The fixed words of explanations, what-ifs and interviews, beside those of reports."""

from __future__ import annotations

from functools import cache

from pocarms.reasoning.texts_en import TEXTS as ENGLISH
from pocarms.reasoning.texts_fr import TEXTS as FRENCH
from pocarms.reports.strings import Strings, strings, typeset_french


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
