"""The answers of a judged profile, one by one: what can be kept or left out when asking what a conclusion rests on.

A unit is one answer on file at the place where it was given: in the whole, in a part, or in shared blocks. An answer
that several parts take from one place is one unit. Several-choice answers are taken line by line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pocarms.assessment.judge import Judged, Judgement
from pocarms.model.pack import NOT_APPLICABLE, RELIABILITY, UNKNOWN
from pocarms.model.profile import Settled
from pocarms.program.encode import Context, Encoder, answer_slots
from pocarms.records import dataclass

WHOLE = "whole"
PART = "part"
BLOCK = "block"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an answer was given: the whole (id ""), a part, or shared blocks (ids joined by a comma)."""

    kind: str
    id: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """One answer on file; `line` is the option of a several-choice answer, else ""."""

    place: Place
    question: str
    line: str = ""


@dataclass(frozen=True)
class Units:
    """Every unit of a profile, in a fixed order, and for each case which units set which slot.

    given: unit -> the settled answer it is part of. setting: per case, slot -> numbers of the units that set it.
    """

    all: tuple[Unit, ...]
    given: Mapping[Unit, Settled]
    setting: tuple[Mapping[int, tuple[int, ...]], ...]


def all_cases(judgement: Judgement) -> tuple[Judged, ...]:
    """Return the whole and then the parts: the order in which cases are numbered here."""
    return (judgement.whole, *judgement.parts)


def place_of(judged: Judged, settled: Settled) -> Place:
    """Return where the answer that a case settles on was given."""
    if settled.from_ == "own":
        return Place(PART, judged.case.id) if judged.case.id else Place(WHOLE)
    return Place(WHOLE) if settled.from_ == "shared" else Place(BLOCK, settled.from_)


def units_of(cases: Sequence[Judged], coder: Encoder, context: Context) -> Units:
    """Take the answers of all cases apart. Answers that say nothing (unknown, or people disagree) are no units."""
    given: dict[Unit, Settled] = {}
    slots: list[dict[int, list[Unit]]] = []
    for judged in cases:
        mine: dict[int, list[Unit]] = {}
        for question, settled in judged.case.answers.items():
            for line, only in lines_of(settled):
                unit = Unit(place_of(judged, settled), question, line)
                given.setdefault(unit, settled)
                for slot in answer_slots(coder, question, only, context):
                    if judged.slots[slot]:  # evidence for one line alone says nothing of the answer
                        mine.setdefault(slot, []).append(unit)
        slots.append(mine)
    ordered = tuple(sorted(given))
    number = {unit: n for n, unit in enumerate(ordered)}
    setting = tuple({slot: tuple(number[u] for u in units) for slot, units in mine.items()} for mine in slots)
    return Units(ordered, given, setting)


def lines_of(settled: Settled) -> Iterator[tuple[str, Settled]]:
    """Yield (line, the answer reduced to it): each known line of a several-choice answer, or the answer as it is."""
    if isinstance(settled.value, Mapping):
        for option, line in settled.value.items():
            if line != UNKNOWN:
                yield option, replace(settled, value={option: line})
    elif settled.value != UNKNOWN:
        yield "", settled


def reliability(settled: Settled) -> str:
    """Return how reliable the best evidence of an answer is: strong, fair, weak, or "" where nothing is said."""
    given = (a.evidence.reliability for a in settled.answers if a.value != UNKNOWN)
    return max(given, key=lambda r: RELIABILITY.index(r) if r in RELIABILITY else -1, default="")


def waives(settled: Settled) -> bool:
    """Return whether an answer says that the question does not apply."""
    return settled.value == NOT_APPLICABLE
