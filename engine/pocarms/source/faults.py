"""Faults in what people wrote: data first, text at the edge.

A fault says where, what was found, what was expected and what to do. Codes are stable for ever; the catalogue of codes
with one page each is `source.codes`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from pocarms.model.span import Span
from pocarms.records import dataclass
from pocarms.source.told import Said, Says, Told


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `message` says what is wrong, without place; `help` what to do; `suggestion` a near name.

    The texts are English. `told` is there where they can be said in another language.
    """

    code: str
    span: Span
    message: str
    found: str = ""
    expected: str = ""
    suggestion: str = ""
    help: str = ""
    severity: Severity = Severity.ERROR
    told: Told | None = None


def noted(
    says: Says,
    code: str,
    span: Span,
    message: Said,
    help: Said = "",
    *,
    found: str = "",
    expected: Said = "",
    suggestion: str = "",
    severity: Severity = Severity.ERROR,
    offers: str = "",
) -> Fault:
    """Return a fault whose texts are said now, in the language of `says`, and can be said again in another."""
    told = Told(message, help, expected, offers)
    return Fault(code, span, says(message), found, says(expected), suggestion, says(help), severity, told)


def errors_of(faults: Iterable[Fault]) -> list[Fault]:
    """Return the faults that are errors, not warnings."""
    return [fault for fault in faults if fault.severity is Severity.ERROR]


class FaultyInput(Exception):
    """Raised by the public loaders once all faults of all files are known; carries every one of them.

    `language` is the one in which the texts of the faults are.
    """

    def __init__(self, faults: Iterable[Fault], sources: dict[str, str] | None = None, language: str = "en") -> None:
        self.faults = tuple(sorted(faults, key=lambda f: (f.span, f.code, f.message)))
        self.sources = sources or {}  # file -> text, for showing the line with a caret
        self.language = language
        super().__init__(f"{len(self.faults)} faults")
