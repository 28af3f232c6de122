"""Profiles as facts: cases, answers by level, evidence, parameters, and the dates at which ages turn."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pocarms.model.conditions import Duration
from pocarms.model.pack import Pack
from pocarms.model.profile import Answers, Profile

_DAY = datetime.timedelta(days=1)
_RELIABILITY = {"": 0, "weak": 1, "fair": 2, "strong": 3}


def text(value: str) -> str:
    """Return a string as clingo reads it."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def first_young(length: Duration, as_of: datetime.date) -> datetime.date:
    """Return the earliest date that is not older than a length at a date, by walking up to it day by day."""
    day = as_of - datetime.timedelta(days=32 * length.months + length.days + 2)
    while _after(day, length) < as_of:
        day += _DAY
    return day


def _after(day: datetime.date, length: Duration) -> datetime.date:
    """Return the day one length later: step months by number, then back until the day exists."""
    if not length.months:
        return day + length.days * _DAY
    year, month, number = day.year, day.month, day.day
    for _ in range(length.months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    while True:
        try:
            return datetime.date(year, month, number)
        except ValueError:
            number -= 1


@dataclass
class Numbering:
    """The numbers that stand for questions, and for the measured quantities that occur (their rank)."""

    questions: dict[str, int]
    quantities: dict[int | float, int] = field(default_factory=dict)

    def quantity(self, value: object) -> str:
        """Return a number (as its rank among all that occur) or a date (as its day) as a term."""
        if isinstance(value, datetime.date):
            return str(value.toordinal())
        assert isinstance(value, (int, float))
        return str(self.quantities[value])


def term(numbering: Numbering, value: object) -> str:
    """Return an answer as a term: a string, or num(n) for numbers and dates, or unknown, na, lines."""
    if isinstance(value, str):
        return {"unknown": "unknown", "not_applicable": "na"}.get(value, text(value))
    return "lines" if isinstance(value, Mapping) else f"num({numbering.quantity(value)})"


@dataclass(frozen=True, slots=True)
class CaseOf:
    """A numbered case: which profile of the batch, and which part of it ("" for the whole)."""

    profile: int
    part: str


def facts(
    pack: Pack, profiles: Sequence[Profile], numbering: Numbering, lengths: Mapping[str, Duration | str]
) -> tuple[list[str], list[CaseOf]]:
    """Return the facts of many profiles, and what each case number stands for.

    lengths: the ages that tests ask about, by key: a length, or the name of a parameter that is one.
    """
    lines: list[str] = [
        f"choices({numbering.questions[q.id]})." for q in pack.questions.values() if q.type == "choices"
    ]
    cases: list[CaseOf] = []
    for number, profile in enumerate(profiles):
        whole = len(cases)
        cases.append(CaseOf(number, ""))
        lines += _answers(numbering, whole, 1, profile.answers, 0)
        for part in profile.parts:
            here = len(cases)
            cases.append(CaseOf(number, part.id))
            lines.append(f"part_of({here},{whole}).")
            lines += _answers(numbering, here, 1, profile.answers, 0)
            for position, block in enumerate(part.uses):
                lines += _answers(numbering, here, 2, profile.shared[block].answers, 1000 * position)
            lines += _answers(numbering, here, 3, part.answers, 0)
        for here in range(whole, len(cases)):
            lines.append(f"case({here}).")
            lines += _settings(pack, profile, numbering, here, lengths)
    return lines, cases


def _answers(numbering: Numbering, case: int, level: int, answers: Answers, base: int) -> Iterator[str]:
    for question, several in answers.items():
        q = numbering.questions[question]
        for number, answer in enumerate(several, base):
            yield f"given({case},{level},{number},{q},{term(numbering, answer.value)})."
            if isinstance(answer.value, Mapping):
                for option, line in answer.value.items():
                    yield f"line({case},{level},{number},{q},{text(option)},{line})."
            given = answer.evidence
            day = given.as_of.toordinal() if given.as_of else "none"
            yield f"evidence({case},{level},{number},{q},{_RELIABILITY[given.reliability]},{day})."


def _settings(
    pack: Pack, profile: Profile, numbering: Numbering, case: int, lengths: Mapping[str, Duration | str]
) -> Iterator[str]:
    own = {**pack.parameters, **profile.parameters}
    for name, value in own.items():
        if not isinstance(value, Duration):
            yield f"parameter({case},{text(name)},{numbering.quantity(value)})."
    if profile.as_of is not None:
        for key, length in lengths.items():
            measured = own[length] if isinstance(length, str) else length
            assert isinstance(measured, Duration)
            yield f"cut({case},{text(key)},{first_young(measured, profile.as_of).toordinal()})."
