"""Faults said in a language other than English, where their readers see them: in the terminal and on the page.

The tables of a subject are loaded when one of its faults is said. A fault whose texts are for authors of rules stays in
English; `source.show` says so.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from pocarms.source.faults import Fault, FaultyInput
from pocarms.source.same import CannotEdit
from pocarms.source.told import Listed, OfQuestion, Phrase, Said, Says, Told
from pocarms.wording.strings import typeset_french

if TYPE_CHECKING:
    from pocarms.model.pack import Pack


def said_in(faults: Iterable[Fault], language: str, pack: Pack | None = None) -> tuple[Fault, ...]:
    """Return faults in a language, as far as they can be said in it.

    pack: the rule pack they are about, in any language; where there is none, questions stay as they were read.
    """
    found = tuple(faults)
    if language != "fr" or not any(fault.told for fault in found):
        return found
    if pack is not None and any(_asks(fault.told) for fault in found):
        from pocarms.language.texts import localise

        pack = localise(pack, language)[0]
    tables: dict[str, Says] = {}
    return tuple(_said(fault, language, pack, tables) for fault in found)


def error_in(error: FaultyInput, language: str, pack: Pack | None = None) -> FaultyInput:
    """Return a whole error in a language, see `said_in`."""
    return FaultyInput(said_in(error.faults, language, pack), error.sources, language)


def reason(error: Exception, language: str, pack: Pack | None = None) -> str:
    """Return what an error says, in a language; of faults the first."""
    if isinstance(error, FaultyInput):
        return said_in(error.faults[:1], language, pack)[0].message
    if isinstance(error, CannotEdit) and language == "fr":
        return _says("Y", language, None)(error.said)
    return str(error)


def _said(fault: Fault, language: str, pack: Pack | None, tables: dict[str, Says]) -> Fault:
    told, subject = fault.told, fault.code[:1]
    if told is None:
        return fault
    if subject not in tables:
        tables[subject] = _says(subject, language, pack)
    says = tables[subject]
    made = dataclasses.replace(
        fault, message=says(told.message), help=says(told.help), expected=says(told.expected) if told.expected else ""
    )
    if subject == "W":
        from pocarms.documents.faults import said

        return said(made, says, pack)
    return made


def _says(subject: str, language: str, pack: Pack | None) -> Says:
    texts = {key: typeset_french(text) for key, text in _french(subject).items()}
    return Says(language, texts, {} if pack is None else pack.questions)


def _french(subject: str) -> Mapping[str, str]:
    """Return the French texts of the faults whose codes begin with a letter."""
    if subject == "W":
        from pocarms.documents.fault_words import FR as documents

        return documents
    if subject == "Y":
        from pocarms.source.fault_words_fr import FR as source

        return source
    if subject == "T":
        from pocarms.templating.fault_words_fr import FR as templating

        return templating
    if subject == "Q":
        from pocarms.passport.fault_words_fr import FR as passport

        return passport
    if subject == "R":
        from pocarms.language.fault_words_fr import FR as language
        from pocarms.language.grammar_fr import FR as grammar
        from pocarms.language.names_fr import FR as names

        return {**grammar, **names, **language}
    if subject == "L":
        from pocarms.author.fault_words_fr import FR as author

        return author
    from pocarms.profiles.fault_words_fr import FR as profiles

    return profiles


def _asks(told: Told | None) -> bool:
    return told is not None and (bool(told.offers) or any(map(_of_pack, (told.message, told.help, told.expected))))


def _of_pack(value: Said) -> bool:
    """Tell whether a text of the pack is in it."""
    if isinstance(value, Phrase):
        return any(_of_pack(inner) for _, inner in value.values)
    return isinstance(value, OfQuestion) or (isinstance(value, Listed) and any(map(_of_pack, value.items)))
