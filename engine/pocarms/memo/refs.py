"""Where the lines of a memo come from: the id of the rule, and numbers of sources that stand in one list at the end."""

from __future__ import annotations

from dataclasses import replace

from pocarms.assessment.result import SourceRef
from pocarms.reports.naming import Names


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
