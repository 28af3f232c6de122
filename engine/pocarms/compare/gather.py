"""Profiles taken in one by one, so that ten thousand of them need little room: what they say as bits and bytes.

Each file is read, its cases are put together and encoded, and then it is forgotten but for its answers and header.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pocarms.assessment.assess import Prepared, context
from pocarms.compare.columns import BitRows
from pocarms.model.marking import Marking
from pocarms.model.pack import NOT_APPLICABLE
from pocarms.model.profile import Case, Profile, Settled, Value, says_something
from pocarms.profiles.cases import cases
from pocarms.profiles.digest import since_signed
from pocarms.program.encode import answer_slots
from pocarms.records import dataclass

# what is on file about a question in a case, before it is judged whether it applies
NOTHING, NO, PARTLY, YES, OTHER, WAIVED, CLASH = range(7)
_PRACTICE = {"no": NO, "partly": PARTLY, "yes": YES}


@dataclass(frozen=True)
class Source:
    """One profile without its answers. `first` and `last`: its parts among all parts (last not included)."""

    file: str
    id: str
    name: str
    country: str
    type: str
    as_of: str
    marking: Marking
    state: str
    since_signed: str  # see `profiles.digest.since_signed`
    version: str  # the version of the pack it asks for, or ""
    digest: str
    parts: tuple[tuple[str, str], ...]
    first: int
    last: int
    values: tuple[Value | None, ...]  # what its whole answers, question by question
    area_values: tuple[tuple[Value | None, ...], ...] = ()  # for each part, of the questions that may be answered there


@dataclass(frozen=True)
class Cases:
    """Cases of one sort (wholes, or parts) encoded side by side: slots as bit sets, what is on file as bytes."""

    width: int
    slots: Sequence[int]
    on_file: Mapping[str, bytes]  # by question


@dataclass(frozen=True)
class Gathered:
    """Every profile taken in, in the order in which they came."""

    sources: tuple[Source, ...]
    wholes: Cases
    parts: Cases


class Gatherer:
    """Takes in profiles that have passed their checks; `done` gives what they say together."""

    def __init__(self, prepared: Prepared) -> None:
        self._prepared = prepared
        self._questions = tuple(prepared.pack.questions)
        self._of_part = tuple(q.id for q in prepared.pack.questions.values() if q.of_part)
        self._sources: list[Source] = []
        self._wholes = _Sort(prepared, self._questions)
        self._parts = _Sort(prepared, self._questions)
        self._seen: dict[object, Value] = {}

    def add(self, profile: Profile, file: str) -> None:
        """Take in one profile of this pack."""
        whole, parts = cases(profile, self._prepared.pack)
        first = self._parts.width
        self._wholes.add(whole, profile)
        for part in parts:
            self._parts.add(part, profile)
        self._sources.append(
            Source(
                file=file,
                id=profile.id,
                name=profile.name,
                country=profile.subject.get("country", ""),
                type=profile.subject.get("type", ""),
                as_of=profile.as_of.isoformat() if profile.as_of else "",
                marking=profile.marking,
                state=profile.state,
                since_signed=since_signed(profile),
                version=profile.version,
                digest=profile.digest,
                parts=tuple((part.id, part.title) for part in profile.parts),
                first=first,
                last=self._parts.width,
                values=tuple(self._value(whole.answers.get(question)) for question in self._questions),
                area_values=tuple(tuple(self._value(p.answers.get(q)) for q in self._of_part) for p in parts),
            )
        )

    def _value(self, settled: Settled | None) -> Value | None:
        """Return the value of an answer; equal ones are one object, as very many profiles give the same."""
        if settled is None:
            return None
        value = settled.value
        key = tuple(sorted(value.items())) if isinstance(value, Mapping) else (type(value), value)
        return self._seen.setdefault(key, value)

    def done(self) -> Gathered:
        """Return what was taken in."""
        return Gathered(tuple(self._sources), self._wholes.done(), self._parts.done())


class _Sort:
    def __init__(self, prepared: Prepared, questions: Sequence[str]) -> None:
        self.width = 0
        self._prepared = prepared
        self._coder = prepared.coder
        self._slots = BitRows(len(prepared.coder.slots))
        self._on_file = {question: bytearray() for question in questions}

    def add(self, case: Case, profile: Profile) -> None:
        here = context(self._prepared.pack, profile)
        for question, column in self._on_file.items():
            settled = case.answers.get(question)
            if settled is None:
                column.append(NOTHING)
                continue
            column.append(_on_file(settled))
            for slot in answer_slots(self._coder, question, settled, here):
                self._slots.set(slot, self.width)
        self.width += 1

    def done(self) -> Cases:
        return Cases(self.width, self._slots.sets(), {q: bytes(column) for q, column in self._on_file.items()})


def _on_file(settled: Settled) -> int:
    value = settled.value
    if settled.disagree:
        return CLASH
    if value == NOT_APPLICABLE:
        return WAIVED
    if not says_something(value):
        return NOTHING
    return _PRACTICE.get(value, OTHER) if isinstance(value, str) else OTHER
