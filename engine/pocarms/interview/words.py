"""The words of the interview in a language: its own, and those of reports and of questions to ask next."""

from __future__ import annotations

from functools import cache

from pocarms.interview import texts_en, texts_fr
from pocarms.reasoning.saying import sayings
from pocarms.reports.strings import Strings, typeset_french


@cache
def interview_words(language: str) -> Strings:
    """Return the words of a language ("en" or "fr"); those of the interview begin with "interview."."""
    own = texts_en.TEXTS if language == "en" else {k: _french(t) for k, t in texts_fr.TEXTS.items()}
    return Strings(language, {**sayings(language).texts, **{f"interview.{k}": t for k, t in own.items()}})


def _french(text: str | tuple[str, str]) -> str | tuple[str, str]:
    return typeset_french(text) if isinstance(text, str) else (typeset_french(text[0]), typeset_french(text[1]))
