"""The answers a question may still get, as sets of slots: one for each way in which the pack can tell them apart."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from itertools import pairwise, product

from pocarms.model.conditions import Duration
from pocarms.model.pack import NOT_APPLICABLE, Question
from pocarms.model.profile import Settled, Value
from pocarms.program.encode import Context, Encoder, answer_slots
from pocarms.program.operands import resolve

MOST_LINES = 6  # unknown lines of one several-choice question that are combined: 64 answers

LONGEST_CUT = 6  # days by which "n months before" may differ from n average months

SlotSet = frozenset[int]


def possible_answers(coder: Encoder, question: Question, now: Settled, context: Context) -> tuple[SlotSet, ...] | None:
    """Return the slots each possible answer sets, in a fixed order; None where there are too many to go through.

    Lines of a several-choice question that are known stay as they are. Answers that no condition tells apart count
    once.
    """
    values = possible_values(coder, question, now, context)
    if values is None:
        return None
    sets = (frozenset(answer_slots(coder, question.id, Settled(value), context)) for value in values)
    return tuple(dict.fromkeys(sets))


def possible_values(coder: Encoder, question: Question, now: Settled, context: Context) -> tuple[Value, ...] | None:
    """Return one value for each way of answering that the pack can tell apart; see `possible_answers`."""
    values: tuple[Value, ...]
    if question.type == "choices":
        lines = _choices(coder, question, now)
        if lines is None:
            return None
        values = lines
    elif question.type == "number":
        values = _numbers(coder, question, context)
    elif question.type == "date":
        values = _dates(coder, question, context)
    elif question.type == "text":
        values = ("…",)
    else:
        values = question.values()
    return (*values, NOT_APPLICABLE) if question.may_not_apply else values


def _choices(coder: Encoder, question: Question, now: Settled) -> tuple[Value, ...] | None:
    known = {o: v for o, v in now.value.items() if v != "unknown"} if isinstance(now.value, dict) else {}
    told_apart = {option for option, _ in coder.lines.get(question.id, {})}
    free = [option for option in question.values() if option not in known and option in told_apart]
    if len(free) > MOST_LINES:
        return None
    return tuple({**known, **dict(zip(free, lines, strict=True))} for lines in product(("no", "yes"), repeat=len(free)))


def _numbers(coder: Encoder, question: Question, context: Context) -> tuple[Value, ...]:
    """One number in each region that the thresholds cut."""
    limits = set()
    for test in coder.measured.get(question.id, ()):
        limit = resolve(test.operand, context.parameters)
        assert isinstance(limit, (int, float))
        limits.add(limit)
    cuts = sorted(limits)
    between = [(a + b) / 2 for a, b in pairwise(cuts)]
    return tuple(sorted([*cuts, *between, *([cuts[0] - 1, cuts[-1] + 1] if cuts else [0])]))


def _dates(coder: Encoder, question: Question, context: Context) -> tuple[Value, ...]:
    """Days on both sides of every threshold; those that no test tells apart are dropped by the caller."""
    days: set[datetime.date] = set()
    for test in coder.measured.get(question.id, ()):
        limit = resolve(test.operand, context.parameters)
        if isinstance(limit, datetime.date):
            days.update(_around(limit, 1))
        elif isinstance(limit, Duration) and context.as_of is not None:
            days.update(_around(_about(context.as_of, limit), LONGEST_CUT))
    return tuple(sorted(days)) or (context.as_of or datetime.date(2000, 1, 1),)


def _about(as_of: datetime.date, length: Duration) -> datetime.date:
    """The day a duration before another, to within the days by which months differ."""
    try:
        return as_of - datetime.timedelta(days=length.days + round(length.months * 365.2425 / 12))
    except OverflowError:
        return datetime.date.min


def _around(day: datetime.date, reach: int) -> Iterable[datetime.date]:
    first, last = datetime.date.min.toordinal(), datetime.date.max.toordinal()
    at = day.toordinal()
    return (datetime.date.fromordinal(d) for d in range(max(first, at - reach), min(last, at + reach) + 1))
