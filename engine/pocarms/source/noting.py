"""Faults of YAML, made from the texts of `fault_words_en`; `wording.faults` says them in other languages."""

from __future__ import annotations

from pocarms.model.span import Span
from pocarms.source.fault_words_en import EN
from pocarms.source.faults import Fault, Severity, noted
from pocarms.source.told import Phrase, Says, phrase

ENGLISH = Says("en", EN)


def fault(
    code: str,
    span: Span,
    message: Phrase | str,
    help: Phrase | str = "",
    *,
    found: str = "",
    severity: Severity = Severity.ERROR,
) -> Fault:
    """Return a fault. message, help: texts, or keys of those without places; help: by default that of message."""
    said = phrase(message) if isinstance(message, str) else message
    aid = phrase(f"help.{help or said.key}") if isinstance(help, str) else help
    return noted(ENGLISH, code, span, said, aid, found=found, severity=severity)
