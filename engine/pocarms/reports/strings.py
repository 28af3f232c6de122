"""The fixed words of reports, in English and French: one table per language, the same keys in both.

Words of the field (classes, kinds, owners, questions) are never here: they belong to the rule pack. The words with
which conditions and answers are said lie in `pocarms.wording`.
"""

from __future__ import annotations

from functools import cache

from pocarms import LANGUAGES
from pocarms.reports import strings_en, strings_fr
from pocarms.wording.strings import Strings, tables, typeset_french

__all__ = ["LANGUAGES", "Strings", "strings", "typeset_french"]


@cache
def strings(language: str) -> Strings:
    """Return the fixed words of a language ("en" or "fr"). Raises ValueError for any other."""
    return tables(language, strings_en.TEXTS, strings_fr.TEXTS)
