"""The answers a question may still get, as sets of slots: one for each way in which the pack can tell them apart."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise, product
from math import prod

from pocarms.model.conditions import Duration
from pocarms.model.pack import NOT_APPLICABLE, UNKNOWN, Question
from pocarms.model.profile import Settled, Value
from pocarms.program.encode import Context, Encoder, answer_slots
from pocarms.program.operands import resolve
from pocarms.records import dataclass

MOST_ANSWERS = 256  # ways of answering one question that are gone through

LONGEST_CUT = 6  # days by which "n months before" may differ from n average months

SlotSet = frozenset[int]
Alike = Callable[[str], object]
"""For an option of a several-choice question, a key: options with equal keys may be exchanged for each other."""


@dataclass(frozen=True, slots=True)
class Possible:
    """One way of answering a question: a value that stands for all which cannot be told apart, and its slots."""

    value: Value
    slots: SlotSet


def possible_answers(
    coder: Encoder,
    question: Question,
    now: Settled,
    context: Context,
    read: SlotSet | None = None,
    alike: Alike | None = None,
) -> tuple[Possible, ...] | None:
    """Return the answers a question may still get, in a fixed order; None where there are more than `MOST_ANSWERS`.

    Lines of a several-choice question that are known stay as they are. Answers that cannot be told apart count once:
    by any condition of the pack, or, where `read` is given, by conditions that read these slots alone.
    """
    values = (
        _choices(coder, question, now, read, alike) if question.type == "choices" else _values(coder, question, context)
    )
    if values is None:
        return None
    if question.may_not_apply and not isinstance(now.value, Mapping):  # who knows a line cannot call it out of place
        values = (*values, NOT_APPLICABLE)
    found: dict[SlotSet, Value] = {}
    for value in values:
        slots = frozenset(answer_slots(coder, question.id, Settled(value), context))
        found.setdefault(slots if read is None else slots & read, value)
    return None if len(found) > MOST_ANSWERS else tuple(Possible(value, slots) for slots, value in found.items())


def _values(coder: Encoder, question: Question, context: Context) -> tuple[Value, ...]:
    if question.type == "number":
        return _numbers(coder, question, context)
    if question.type == "date":
        return _dates(coder, question, context)
    return ("…",) if question.type == "text" else question.values()


def _choices(
    coder: Encoder, question: Question, now: Settled, read: SlotSet | None, alike: Alike | None
) -> tuple[Value, ...] | None:
    """Every answer to the lines that are free and read; of lines that may be exchanged only their number counts."""
    known = {o: v for o, v in now.value.items() if v != UNKNOWN} if isinstance(now.value, Mapping) else {}
    lines = coder.lines.get(question.id, {})
    told_apart = {option for (option, _), slot in lines.items() if read is None or slot in read}
    groups: dict[object, list[str]] = {}
    for option in question.values():
        if option not in known and option in told_apart:
            groups.setdefault(option if alike is None else alike(option), []).append(option)
    if prod(len(group) + 1 for group in groups.values()) > MOST_ANSWERS:
        return None
    rest = dict.fromkeys(question.values(), "no")
    answers = []
    for counts in product(*(range(len(group) + 1) for group in groups.values())):
        yes = [o for group, n in zip(groups.values(), counts, strict=True) for o in group[:n]]
        answers.append({**rest, **dict.fromkeys(yes, "yes"), **known})
    return tuple(answers)


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
