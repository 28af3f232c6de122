"""Faults of profiles, made from the texts of `fault_words_en`; `wording.faults` says them in other languages."""

from __future__ import annotations

from pocarms.model.span import Span
from pocarms.profiles.fault_words_en import EN
from pocarms.source.faults import Fault, Severity, noted
from pocarms.source.told import Phrase, Said, Says, phrase

ENGLISH = Says("en", EN)


def words(*known: str) -> tuple[Said, ...]:
    """Return words that files use, with their meaning where they are said in another language than theirs."""
    return tuple(phrase(f"word.{word}") if f"word.{word}" in EN else word for word in known)


def fault(
    code: str,
    span: Span,
    message: Phrase,
    help: Said = "",
    *,
    found: str = "",
    expected: Said = "",
    suggestion: str = "",
) -> Fault:
    """Return an error."""
    return noted(ENGLISH, code, span, message, help, found=found, expected=expected, suggestion=suggestion)


def warning(code: str, span: Span, message: Phrase, help: Phrase, *, found: str = "", suggestion: str = "") -> Fault:
    """Return a warning."""
    more = {"found": found, "suggestion": suggestion}
    return noted(ENGLISH, code, span, message, help, severity=Severity.WARNING, **more)
