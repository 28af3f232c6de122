"""Answers on file said in words, each with what it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from pocarms.model.pack import Question
from pocarms.model.profile import Answer, says_something
from pocarms.wording.strings import Strings
from pocarms.wording.words import value_words


def is_said(answer: Answer) -> bool:
    """Whether a person has said something here, be it only that it is not known."""
    e = answer.evidence
    return bool(says_something(answer.value) or e.by or e.note or e.source)


def answer_lines(question: Question, answers: Sequence[Answer], s: Strings) -> list[str]:
    """Say the answers on file, each with its evidence; [] where nothing was said. s: the words of reports."""
    found = []
    for a in answers:
        if not is_said(a):
            continue
        e = a.evidence
        day = s.date(e.as_of) if e.as_of else ""
        reliability = s.word("reliability", e.reliability) if e.reliability else ""
        more = [t for t in (a.reason, e.source, day, reliability, e.by, e.note) if t]
        words = value_words(question, a.value, s.language)
        found.append(f"{words} ({s.joined(more)})" if more else words)
    return found
