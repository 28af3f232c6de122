"""The fixed words of explanations, what-ifs and interviews, beside those of reports."""

from __future__ import annotations

from functools import cache

from pocarms.reasoning import texts_en, texts_fr
from pocarms.reasoning.ask_next import next_texts_en, next_texts_fr
from pocarms.reasoning.firmness import robust_texts_en, robust_texts_fr
from pocarms.reasoning.what_if import texts_turning
from pocarms.reasoning.why import texts_members
from pocarms.reports.strings import Strings, strings

ENGLISH = {
    **texts_en.TEXTS,
    **next_texts_en.TEXTS,
    **robust_texts_en.TEXTS,
    **texts_turning.ENGLISH,
    **texts_members.ENGLISH,
}
FRENCH = {
    **texts_fr.TEXTS,
    **next_texts_fr.TEXTS,
    **robust_texts_fr.TEXTS,
    **texts_turning.FRENCH,
    **texts_members.FRENCH,
}


@cache
def sayings(language: str) -> Strings:
    """Return the words of a language ("en" or "fr"): those of reports, and those used here. ValueError for others."""
    return strings(language).over(ENGLISH, FRENCH)
