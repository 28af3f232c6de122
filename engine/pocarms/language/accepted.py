"""Which answers make a test on a one-value question true."""

from __future__ import annotations

from pocarms.model.conditions import Op, Test
from pocarms.model.pack import Question

_SETS = (Op.IS, Op.IS_NOT, Op.NONE_OF, Op.AT_LEAST, Op.AT_MOST, Op.ADVERSE_AT_LEAST)


def accepted(test: Test, question: Question) -> frozenset[str] | None:
    """Return the options that a test accepts, or None where it is not a test on options of a one-value question."""
    values = question.values()
    if test.op not in _SETS or question.type == "choices" or not isinstance(test.operand, tuple):
        return None
    named = [value for value in test.operand if value in values]
    if not named:
        return None
    if test.op is Op.IS:
        return frozenset(named)
    if test.op in (Op.IS_NOT, Op.NONE_OF):
        return frozenset(values) - frozenset(named)
    at = values.index(named[0])
    upwards = test.op is Op.AT_LEAST or (test.op is Op.ADVERSE_AT_LEAST and question.adverse == "high")
    return frozenset(values[at:]) if upwards else frozenset(values[: at + 1])


def mild_to_adverse(question: Question) -> tuple[str, ...]:
    """Return the options from the mildest to the most adverse; () where no end is declared adverse."""
    if question.type not in ("practice", "ordered") or not question.adverse:
        return ()
    values = question.values()
    return values if question.adverse == "high" else tuple(reversed(values))
