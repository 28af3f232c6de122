"""Where the lines of a memo come from: ids of rules, and numbers of sources and evidence listed once at the end."""

from __future__ import annotations

from dataclasses import replace

from pocarms.assessment.result import AnswerResult, SourceRef
from pocarms.reports.naming import Names
from pocarms.reports.strings import Strings


class Backing:
    """Numbers what answers rest on, as E1, E2, so that it stands once, in a list at the end."""

    def __init__(self, strings_: Strings) -> None:
        self._s = strings_
        self._marks: dict[str, str] = {}

    def __call__(self, answer: AnswerResult) -> list[str]:
        """Return the marks of what an answer rests on: each source with its date."""
        marks = []
        for one in answer.evidence if answer.state == "answered" else ():
            if one.source:
                text = ", ".join(filter(None, (one.source, self._s.date(one.as_of) if one.as_of else "")))
                marks.append(self._marks.setdefault(text, f"E{len(self._marks) + 1}"))
        return list(dict.fromkeys(marks))

    def listed(self) -> tuple[str, ...]:
        """Return everything that answers rest on so far, each with its mark."""
        return tuple(f"{mark} {text}" for text, mark in self._marks.items())


class Refs:
    """Gives every source a number when it is first cited, and keeps the list."""

    def __init__(self, names: Names) -> None:
        """names: of the assessment's whole; they say how a citation is printed."""
        self._names = names
        self._numbers: dict[str, int] = {}

    def __call__(self, id_: str, sources: tuple[SourceRef, ...]) -> str:
        """Return the reference of a line: its id in the pack, and its sources by number.

        Notes on sources are left to the full report; that a citation is not confirmed is not.
        """
        numbers = []
        for line in self._names.sources(tuple(replace(source, note="") for source in sources)):
            text = f"{line.text} ({line.remark})" if line.remark else line.text
            numbers.append(self._numbers.setdefault(text, len(self._numbers) + 1))
        cited = f" [{', '.join(map(str, sorted(set(numbers))))}]" if numbers else ""
        return f"{id_}{cited}"

    def listed(self) -> tuple[str, ...]:
        """Return the sources cited so far, each with its number."""
        return tuple(f"[{number}] {text}" for text, number in self._numbers.items())
