"""The words of the page in a language: its own, and those of reports, explanations and questions to ask next."""

from __future__ import annotations

from functools import cache

from pocarms.reasoning.saying import sayings
from pocarms.reports.strings import Strings
from pocarms.web import texts_en, texts_fr


@cache
def page_words(language: str) -> Strings:
    """Return the words of a language ("en" or "fr"); those of the page begin with "page."."""
    return sayings(language).over(texts_en.TEXTS, texts_fr.TEXTS, "page.")
