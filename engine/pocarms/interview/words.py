"""The words of the interview in a language: its own, and those of reports and of questions to ask next."""

from __future__ import annotations

from functools import cache

from pocarms.interview import texts_en, texts_fr
from pocarms.reasoning.saying import sayings
from pocarms.reports.strings import Strings


@cache
def interview_words(language: str) -> Strings:
    """Return the words of a language ("en" or "fr"); those of the interview begin with "interview."."""
    return sayings(language).over(texts_en.TEXTS, texts_fr.TEXTS, "interview.")
