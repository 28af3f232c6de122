"""Faults in files that came back: noted in English, and said in French where the reader wants it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping

from pocarms.documents.fault_words import EN
from pocarms.documents.workbook.words import words
from pocarms.model.pack import NOT_APPLICABLE, UNKNOWN, Pack, Question
from pocarms.model.span import Span
from pocarms.profiles.noting import ENGLISH
from pocarms.profiles.values import ONE_VALUE, allowed
from pocarms.reports.strings import Strings
from pocarms.source.faults import Fault
from pocarms.source.faults import noted as source_noted
from pocarms.source.told import OfQuestion, Said, Says, phrase

_ENGLISH = Says("en", EN)
_PLACE = re.compile(
    r"(?P<name>.*?)(?:, sheet '(?P<sheet>.*?)')?(?:, (?P<kind>cell|line) (?P<at>[A-Z]*\d+))?"
    r"(?:, column '(?P<column>.*)')?",
    re.DOTALL,
)


def noted(
    code: str,
    place: Span,
    message: str,
    help: str,
    values: Mapping[str, object] | None = None,
    *,
    found: str = "",
    expected: str = "",
    expects: str = "",
    question: Question | None = None,
) -> Fault:
    """Return a fault. message, help, expects: keys of `fault_words`, whose places `values` fill.

    expected: where it reads the same in every language.
    question: which answer was expected, where `expects` does not say it.
    """
    filled: dict[str, Said] = {name: str(value) for name, value in (values or {}).items()}
    if question is not None:
        filled |= {"question": question.id, "ask": OfQuestion(question.id, "ask", question.ask)}
    offered = "" if question is None else ENGLISH(allowed(question))
    return source_noted(
        _ENGLISH,
        code,
        place,
        phrase(message, **filled),
        phrase(f"help.{help}", **filled),
        found=found,
        expected=phrase(f"expected.{expects}") if expects else offered or expected,
        offers="" if expects or question is None else question.id,
    )


def unread(place: Span, error: OSError) -> Fault:
    """Return the fault that a file cannot be read; the system says why, in its own language, where we do not."""
    known = {FileNotFoundError: "unread.missing", PermissionError: "unread.refused", IsADirectoryError: "unread.folder"}
    return noted("W001", place, known.get(type(error), "unread"), "name", {"why": error.strerror or error})


def placed(where: str, s: Strings) -> str:
    """Return where something stands in a file (`back.xlsx, sheet 'Plan', cell G5`) in a language; s: of workbooks."""
    found = _PLACE.fullmatch(where)
    if s.language == "en" or found is None:
        return where
    parts = [found["name"]]
    if found["sheet"] is not None:
        parts.append(s("fault.place.sheet", sheet=found["sheet"]))
    if found["kind"]:
        parts.append(s(f"fault.place.{found['kind']}", at=found["at"]))
    if found["column"] is not None:
        parts.append(s("fault.place.column", column=found["column"]))
    return ", ".join(parts)


def said(fault: Fault, says: Says, pack: Pack | None) -> Fault:
    """Return a fault with its place and what was expected said in a language; pack: in that language."""
    s = words(says.language)
    placed_in = dataclasses.replace(fault.span, file=placed(fault.span.file, s))
    question = pack.questions.get(fault.told.offers) if pack is not None and fault.told is not None else None
    expected = fault.expected if question is None else _allowed(question, s)
    return dataclasses.replace(fault, span=placed_in, expected=expected)


def _allowed(question: Question, s: Strings) -> str:
    """Return the answers that a question takes as the workbook offers them; see `profiles.values.allowed`."""
    from pocarms.documents.workbook.layout import labelled  # it knows of assessments, which few who note faults need

    if question.type in ONE_VALUE:
        said = [label for _, label in labelled(question, s)]
    elif question.type == "number" and question.unit:
        said = [s("fault.expected.unit", unit=question.unit)]
    else:
        said = [s(f"fault.expected.{question.type}")]
    waived = [s.word("value", NOT_APPLICABLE)] if question.may_not_apply else []
    return s.join([*said, s.word("value", UNKNOWN), *waived], "or")
