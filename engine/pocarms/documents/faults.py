"""Faults in files that came back: noted in English, and said in French where the reader wants it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping

from pocarms.documents.workbook.words import words
from pocarms.model.pack import NOT_APPLICABLE, UNKNOWN, Pack, Question
from pocarms.model.span import Span
from pocarms.profiles.values import ONE_VALUE, allowed
from pocarms.reports.strings import Strings
from pocarms.source.faults import Fault, FaultyInput, Told

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
    s = words("en")
    if question is not None:
        values = {**(values or {}), "question": question.id, "ask": question.ask}
        expected = allowed(question)
    said = {name: str(value) for name, value in (values or {}).items()}
    told = Told(message, help, tuple(said.items()), expects, "" if question is None else question.id)
    text, aid = s(f"fault.{message}", **said), s(f"fault.help.{help}", **said)
    return Fault(code, place, text, found, s(f"fault.expected.{expects}") if expects else expected, help=aid, told=told)


def unread(place: Span, error: OSError) -> Fault:
    """Return the fault that a file cannot be read; the system says why, in its own language, where we do not."""
    known = {FileNotFoundError: "unread.missing", PermissionError: "unread.refused", IsADirectoryError: "unread.folder"}
    return noted("W001", place, known.get(type(error), "unread"), "name", {"why": error.strerror or error})


def said_in(error: FaultyInput, language: str, localised: Callable[[str], Pack]) -> FaultyInput:
    """Return faults in a language, as far as they can be said in it; localised: the pack in a language."""
    if language == "en" or not any(fault.told for fault in error.faults):
        return error
    s, pack = words(language), localised(language)
    return FaultyInput([_said(fault, s, pack) for fault in error.faults], error.sources, language)


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


def _said(fault: Fault, s: Strings, pack: Pack) -> Fault:
    told = fault.told
    if told is None:
        return fault
    values, expected = dict(told.values), fault.expected
    question = pack.questions.get(told.question)
    if question is not None:
        values["ask"] = question.ask
        expected = _allowed(question, s)
    if told.expected:
        expected = s(f"fault.expected.{told.expected}")
    return dataclasses.replace(
        fault,
        span=dataclasses.replace(fault.span, file=placed(fault.span.file, s)),
        message=s(f"fault.{told.message}", **values),
        help=s(f"fault.help.{told.help}", **values),
        expected=expected,
    )


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
