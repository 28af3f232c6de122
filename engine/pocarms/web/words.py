"""The words of the page in a language: its own, and those of reports, explanations and questions to ask next."""

from __future__ import annotations

from functools import cache

from pocarms.commands.saying import spoken
from pocarms.documents.office import INSTALL, OfficeMissing
from pocarms.reasoning.saying import sayings
from pocarms.reports.strings import Strings
from pocarms.web import texts_en, texts_fr, texts_keeping_en, texts_keeping_fr

ENGLISH = {**texts_en.TEXTS, **texts_keeping_en.TEXTS}
FRENCH = {**texts_fr.TEXTS, **texts_keeping_fr.TEXTS}


@cache
def page_words(language: str) -> Strings:
    """Return the words of a language ("en" or "fr"); those of the page begin with "page."."""
    return sayings(language).over(ENGLISH, FRENCH, "page.")


def lacking() -> tuple[type[Exception], ...]:
    """Return what is raised where the machine lacks what a document needs."""
    from pocarms.documents.pdf import NoBrowser

    return (OfficeMissing, NoBrowser)


def lacking_words(error: Exception, language: str) -> str:
    """Say what the machine lacks, as the command line does, and what to do."""
    s, said = page_words(language), spoken(language)
    if isinstance(error, OfficeMissing):
        return s.joined([said(error.key, module=error.module), said(f"{error.key}.help", install=INSTALL)])
    browser, why = error.args
    lacks = said("pdf.failed", browser=browser, why=why) if browser else said("pdf.none")
    return s.joined([lacks, s("page.lacking.print")])
