"""What the operand of a test means: accepted values, comparisons, durations."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping

from pocarms.model.conditions import Duration, EvidenceTest, Op, Parameter, Test
from pocarms.model.pack import RELIABILITY, Question
from pocarms.model.profile import Evidence

Parameters = Mapping[str, Duration | int | float]


def accepted_values(test: Test, question: Question) -> frozenset[str]:
    """Return the options of a one-value question under which the test is true (decision 001 point 1)."""
    values = question.values()
    assert isinstance(test.operand, tuple)
    operand = test.operand
    if test.op is Op.IS:
        return frozenset(operand)
    if test.op in (Op.IS_NOT, Op.NONE_OF):
        return frozenset(values) - frozenset(operand)
    place = values.index(operand[0])
    upward = test.op is Op.AT_LEAST or (test.op is Op.ADVERSE_AT_LEAST and question.adverse == "high")
    return frozenset(values[place:] if upward else values[: place + 1])


def test_key(test: Test | EvidenceTest) -> str:
    """Return a short text that tells one test on a number, a date or evidence from any other on the same question."""
    if isinstance(test, EvidenceTest):
        return f"{test.at_least or ''}/{_operand_key(test.within) if test.within else ''}"
    return f"{test.op.value}/{_operand_key(test.operand)}"


def _operand_key(operand: object) -> str:
    if isinstance(operand, Duration):
        return f"{operand.months}m{operand.days}d"
    if isinstance(operand, Parameter):
        return f"parameter {operand.id}"
    return str(operand)


def resolve(operand: object, parameters: Parameters) -> object:
    """Replace a parameter by its value."""
    return parameters[operand.id] if isinstance(operand, Parameter) else operand


def forward(day: datetime.date, length: Duration) -> datetime.date:
    """Return the day a duration after another; the day of the month is cut to the length of the month reached."""
    if length.months:
        year, month = divmod(day.year * 12 + day.month - 1 + length.months, 12)
        if year > datetime.MAXYEAR:
            return datetime.date.max
        return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    try:
        return day + datetime.timedelta(days=length.days)
    except OverflowError:
        return datetime.date.max


def older(day: datetime.date, length: Duration, as_of: datetime.date) -> bool:
    """Whether more than a duration has passed from a day to `as_of`."""
    return forward(day, length) < as_of


def compare(test: Test, value: object, as_of: datetime.date | None, parameters: Parameters) -> bool | None:
    """Return what a test on a known number or date gives; None where an age cannot be taken for want of `as_of`."""
    operand = resolve(test.operand, parameters)
    if isinstance(value, datetime.date):
        if isinstance(operand, Duration):
            return None if as_of is None else older(value, operand, as_of)
        assert isinstance(operand, datetime.date)
        return value < operand if test.op is Op.BEFORE else value > operand
    assert isinstance(value, (int, float))
    assert isinstance(operand, (int, float))
    return {
        Op.IS: value == operand,
        Op.AT_LEAST: value >= operand,
        Op.AT_MOST: value <= operand,
        Op.MORE_THAN: value > operand,
        Op.LESS_THAN: value < operand,
    }[test.op]


def evidence_meets(test: EvidenceTest, evidence: Evidence, as_of: datetime.date | None, parameters: Parameters) -> bool:
    """Return whether one piece of evidence is reliable and recent enough."""
    if test.at_least is not None:
        if not evidence.reliability:
            return False
        if RELIABILITY.index(evidence.reliability) < RELIABILITY.index(test.at_least):
            return False
    if test.within is not None:
        length = resolve(test.within, parameters)
        assert isinstance(length, Duration)
        if as_of is None or evidence.as_of is None:
            return False
        return not older(evidence.as_of, length, as_of)
    return bool(evidence.source or evidence.reliability)
