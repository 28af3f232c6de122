"""Turn what a case says into slots: bit sets that say, for each slot of a program, in which cases it is set."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from pocarms.model.conditions import EvidenceTest, Test
from pocarms.model.pack import NOT_APPLICABLE, UNKNOWN, Pack, Question
from pocarms.model.profile import Case, Settled
from pocarms.program.graph import Program
from pocarms.program.operands import Parameters, compare, evidence_meets, test_key
from pocarms.program.reading import evidence_tests, measured_tests
from pocarms.program.seen import seen_by
from pocarms.records import dataclass


@dataclass(frozen=True, slots=True)
class Context:
    """What tests on dates and evidence need beside the answer: the day of the profile, and the parameters in force."""

    as_of: datetime.date | None
    parameters: Parameters


@dataclass(frozen=True)
class Encoder:
    """What encoding needs to know of a pack, gathered once."""

    pack: Pack
    slots: Mapping[tuple[str, ...], int]
    one_value: Mapping[str, Mapping[str, int]]  # question -> option -> slot
    lines: Mapping[str, Mapping[tuple[str, str], int]]  # question -> (option, yes | no) -> slot
    measured: Mapping[str, tuple[Test, ...]]  # number and date questions -> their tests
    evidence: Mapping[str, tuple[EvidenceTest, ...]]
    by_question: Mapping[str, tuple[int, ...]]  # every slot that answers to a question may set


def encoder(program: Program, pack: Pack) -> Encoder:
    """Gather what `encode` needs."""
    one_value: dict[str, dict[str, int]] = {}
    lines: dict[str, dict[tuple[str, str], int]] = {}
    by_question: dict[str, list[int]] = {}
    for key, slot in program.slots.items():
        if len(key) == 3 and key[1] == "is":
            one_value.setdefault(key[0], {})[key[2]] = slot
        elif len(key) == 4 and key[1] == "line":
            lines.setdefault(key[0], {})[key[2], key[3]] = slot
        if seen_by(key) is None:
            by_question.setdefault(key[0], []).append(slot)
    slots_of = {question: tuple(slots) for question, slots in by_question.items()}
    return Encoder(pack, program.slots, one_value, lines, measured_tests(pack), evidence_tests(pack), slots_of)


def encode(coder: Encoder, cases: Sequence[Case], contexts: Sequence[Context]) -> list[int]:
    """Return the slots of several cases: bit i of slot s says that slot s is set in case i."""
    slots = [0] * len(coder.slots)
    for bit, (case, context) in enumerate(zip(cases, contexts, strict=True)):
        mark = 1 << bit
        for question, settled in case.answers.items():
            for slot in answer_slots(coder, question, settled, context):
                slots[slot] |= mark
    return slots


def answer_slots(coder: Encoder, question: str, settled: Settled, context: Context) -> Iterator[int]:
    """Yield the slots that one settled answer sets."""
    value = settled.value
    if value == NOT_APPLICABLE:
        slot = coder.slots.get((question, "waived"))
        if slot is not None:
            yield slot
        return
    if isinstance(value, str) and question in coder.one_value:
        slot = coder.one_value[question].get(value)
        if slot is not None:
            yield slot
    elif isinstance(value, Mapping):
        by_line = coder.lines.get(question, {})
        yield from (by_line[line] for line in value.items() if line in by_line)
    elif value != UNKNOWN:
        yield from _measured(coder, question, value, context)
    if settled.answers and question in coder.evidence and value != UNKNOWN:
        yield from _evidence(coder, question, settled, context)


def _measured(coder: Encoder, question: str, value: object, context: Context) -> Iterator[int]:
    """Numbers, dates and free text: known, and what each test of the pack gives."""
    given = coder.slots.get((question, "given"))
    if given is not None:
        yield given
    for test in coder.measured.get(question, ()):
        result = compare(test, value, context.as_of, context.parameters)
        if result is not None:
            slot = coder.slots.get((question, "test", test_key(test), "true" if result else "false"))
            if slot is not None:
                yield slot


def _evidence(coder: Encoder, question: str, settled: Settled, context: Context) -> Iterator[int]:
    """Good evidence for one line of a several-choice answer says nothing of the others: each line needs its own."""
    for test in coder.evidence[question]:
        good = [
            answer.value
            for answer in settled.answers
            if evidence_meets(test, answer.evidence, context.as_of, context.parameters)
        ]
        if isinstance(settled.value, Mapping):
            lines = [value for value in good if isinstance(value, Mapping)]
            enough = all(any(value.get(o) == line for value in lines) for o, line in settled.value.items())
        else:
            enough = settled.value in good
        slot = coder.slots.get((question, "evidence", test_key(test)))
        if enough and slot is not None:
            yield slot


def question_slots(coder: Encoder, question: Question) -> tuple[int, ...]:
    """Return every slot that answers to a question may set."""
    return coder.by_question.get(question.id, ())
