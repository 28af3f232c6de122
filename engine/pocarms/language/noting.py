"""Faults made from the texts of `fault_words_en`; `wording.faults` says them in other languages.

What most builders of a pack find (`conditions`, `findings` and so on) is in English alone, and not noted here.
"""

from __future__ import annotations

from pocarms.language.fault_words_en import EN
from pocarms.model.span import Span
from pocarms.source.faults import Fault, Severity, noted
from pocarms.source.told import Phrase, Said, Says, phrase

ENGLISH = Says("en", EN)


def error(
    code: str,
    span: Span,
    message: Phrase,
    help: Phrase | str = "",
    *,
    found: str = "",
    expected: Said = "",
    suggestion: str = "",
) -> Fault:
    """Return an error. help: by default the text with the key of the message, "help." in front; or another such key."""
    return noted(
        ENGLISH, code, span, message, _help(message, help), found=found, expected=expected, suggestion=suggestion
    )


def warning(code: str, span: Span, message: Phrase, help: Phrase | str = "") -> Fault:
    """Return a warning; see `error`."""
    return noted(ENGLISH, code, span, message, _help(message, help), severity=Severity.WARNING)


def _help(message: Phrase, help: Phrase | str) -> Phrase:
    return phrase(f"help.{help or message.key}") if isinstance(help, str) else help
