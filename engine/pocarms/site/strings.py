"""The words of the site: its own, over those that all reports share."""

from __future__ import annotations

from functools import cache

from pocarms.reports.strings import strings as of_reports
from pocarms.site import texts_en, texts_fr
from pocarms.wording.strings import Strings


@cache
def strings(language: str) -> Strings:
    """Return the words of a language; English where there are none in it, as packs may be in any language."""
    return of_reports("fr" if language == "fr" else "en").over(texts_en.TEXTS, texts_fr.TEXTS)
