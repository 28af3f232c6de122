"""The words of the comparison over time: its own, over those that all reports share."""

from __future__ import annotations

from functools import cache

from pocarms.diff import texts_en, texts_fr
from pocarms.reports.strings import strings as of_reports
from pocarms.wording.strings import Strings, tables


@cache
def strings(language: str) -> Strings:
    """Return the words of a language; English where there are none in it, as packs may be in any language."""
    language = "fr" if language == "fr" else "en"
    own = tables(language, texts_en.TEXTS, texts_fr.TEXTS)
    return Strings(language, {**of_reports(language).texts, **own.texts})
