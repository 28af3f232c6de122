"""Faults of templates, made from the texts of `fault_words_en`; `wording.faults` says them in other languages."""

from __future__ import annotations

from pocarms.model.span import Span
from pocarms.source.faults import Fault, noted
from pocarms.source.told import Phrase, Says
from pocarms.templating.fault_words_en import EN

_ENGLISH = Says("en", EN)


def fault(code: str, place: Span, message: Phrase, help: Phrase, suggestion: str = "") -> Fault:
    """Return a fault."""
    return noted(_ENGLISH, code, place, message, help, suggestion=suggestion)
