"""The words of the comparison: its own, over those that all reports share."""

from __future__ import annotations

from functools import cache

from pocarms.compare import texts_en, texts_fr
from pocarms.reports.strings import strings as of_reports
from pocarms.wording.strings import Strings, Text, typeset_french


@cache
def strings(language: str) -> Strings:
    """Return the words of a language; English where there are none in it, as packs may be in any language."""
    if language == "fr":
        return Strings("fr", {**of_reports("fr").texts, **{k: _french(text) for k, text in texts_fr.TEXTS.items()}})
    return Strings("en", {**of_reports("en").texts, **texts_en.TEXTS})


def _french(text: Text) -> Text:
    return (typeset_french(text[0]), typeset_french(text[1])) if isinstance(text, tuple) else typeset_french(text)
