"""Open questions with the answers to try on them, laid side by side as variants of a profile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pocarms.model.pack import NOT_APPLICABLE, UNKNOWN
from pocarms.model.profile import Settled, Value
from pocarms.program.encode import answer_slots
from pocarms.program.names import name
from pocarms.program.possible import Possible, possible_answers
from pocarms.reasoning.ask_next.field import Ask, Field, Rails
from pocarms.records import dataclass

MOST_TRIED = 24  # answers to one question that are tried; of more, some that stand for all


@dataclass(frozen=True, slots=True)
class Trial:
    """A question and the answers tried on it. whole: every answer that makes a difference is among them."""

    ask: Ask
    answers: tuple[Possible, ...]
    whole: bool


@dataclass(frozen=True)
class Layout:
    """Trials side by side. first: where the answers of each trial begin; bit first + i is its answer number i."""

    trials: tuple[Trial, ...]
    first: tuple[int, ...]
    width: int
    varied: Mapping[int, Mapping[int, int]]
    answered: Mapping[int, Mapping[str, int]]  # per case: question -> the variants in which it is answered


def trial(field: Field, ask: Ask, most: int = MOST_TRIED) -> Trial:
    """Return the answers to try on an open question, at most so many."""
    found = field.trials.get((ask, most))
    if found is None:
        found = field.trials[ask, most] = _trial(field, ask, most)
    assert isinstance(found, Trial)
    return found


def _trial(field: Field, ask: Ask, most: int) -> Trial:
    question = field.pack.questions[ask.question]
    cases = field.concerned(ask)
    judged = field.cases[cases[0]]
    doubted = judged.value(name("doubted", ask.question))
    now = Settled(UNKNOWN) if doubted else judged.case.answers.get(ask.question, Settled(UNKNOWN))
    read = frozenset(s for n in cases for s in field.parts[n].reads.get(ask.question, frozenset()))
    answers = possible_answers(field.coder, question, now, field.context, read)
    if answers is not None and len(answers) <= most:
        return Trial(ask, answers, True)
    if answers is not None:
        step = (len(answers) - 1) / (most - 1)
        return Trial(ask, tuple(answers[round(i * step)] for i in range(most)), False)
    return Trial(ask, tuple(_some(field, ask, now)), False)


def _some(field: Field, ask: Ask, now: Settled) -> list[Possible]:
    """Some answers to a several-choice question with many lines: none of them, each one alone, all of them."""
    question = field.pack.questions[ask.question]
    known = {o: v for o, v in now.value.items() if v != UNKNOWN} if isinstance(now.value, Mapping) else {}
    free = [o for o in question.values() if o not in known]
    chosen: list[list[str]] = [[], *([o] for o in free[: MOST_TRIED - 2]), free]
    values: list[Value] = [
        {**dict.fromkeys(question.values(), "no"), **dict.fromkeys(yes, "yes"), **known} for yes in chosen
    ]
    if question.may_not_apply and not known:
        values[-2] = NOT_APPLICABLE
    return [Possible(v, frozenset(answer_slots(field.coder, question.id, Settled(v), field.context))) for v in values]


def lay_out(field: Field, trials: Sequence[Trial]) -> Layout:
    """Lay trials side by side: one variant for each answer to each question, all else as it is."""
    first, width = [], 0
    for one in trials:
        first.append(width)
        width += len(one.answers)
    varied: dict[int, dict[int, int]] = {}
    answered: dict[int, dict[str, int]] = {}
    full = (1 << width) - 1
    for one, start in zip(trials, first, strict=True):
        run = (1 << len(one.answers)) - 1 << start
        for case in field.concerned(one.ask):
            given = answered.setdefault(case, {})
            given[one.ask.question] = given.get(one.ask.question, 0) | run
            mine = varied.setdefault(case, {})
            for slot in field.parts[case].reads.get(one.ask.question, frozenset()):
                set_ = sum(1 << start + i for i, answer in enumerate(one.answers) if slot in answer.slots)
                before = mine.get(slot, full if field.cases[case].slots[slot] else 0)
                mine[slot] = before & ~run | set_
    return Layout(tuple(trials), tuple(first), width, varied, answered)


def clashing(field: Field, layout: Layout, rails: Sequence[Rails]) -> int:
    """Return the variants that contradict what is on file."""
    bits = 0
    for case in range(len(field.cases)):
        bits |= field.clashes(rails, case, layout.answered.get(case, {}))
    return bits


def counts(sets: Sequence[int], width: int) -> list[int]:
    """Return for each bit in how many of the sets it is."""
    columns: list[int] = []  # column i has bit v where the count of v has bit i
    for bits in sets:
        at = 0
        while bits:
            if at == len(columns):
                columns.append(0)
            columns[at], bits = columns[at] ^ bits, columns[at] & bits
            at += 1
    found = [0] * width
    for at, column in enumerate(columns):
        for bit, digit in enumerate(reversed(bin(column)[2:])):
            if digit == "1":
                found[bit] += 1 << at
    return found
