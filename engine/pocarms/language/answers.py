"""Tests on the answer to one question: which fit which type, and what their operands are."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from pocarms.language.durations import duration_or_parameter, number_or_parameter
from pocarms.language.env import Env
from pocarms.language.nouns import shorten
from pocarms.language.values import Rec, Value
from pocarms.model.conditions import Op, Operand, Test
from pocarms.model.pack import NOT_APPLICABLE, UNKNOWN, Question
from pocarms.model.span import Span
from pocarms.source.faults import Fault
from pocarms.source.nodes import Scalar
from pocarms.source.suggest import nearest

_SETS = frozenset((Op.IS, Op.IS_NOT, Op.NONE_OF))
_ORDER = frozenset((Op.AT_LEAST, Op.AT_MOST))
_NUMBERS = _ORDER | {Op.IS, Op.MORE_THAN, Op.LESS_THAN}
_LINES = frozenset((Op.HAS, Op.HAS_ANY, Op.HAS_ALL, Op.LACKS, Op.COUNT))

FITTING: dict[str, frozenset[Op]] = {
    "yes_no": _SETS,
    "choice": _SETS,
    "practice": _SETS | _ORDER,
    "ordered": _SETS | _ORDER | {Op.ADVERSE_AT_LEAST},
    "choices": _LINES,
    "number": _NUMBERS,
    "date": frozenset((Op.BEFORE, Op.AFTER, Op.OLDER_THAN)),
    "text": frozenset(),
}

TYPE_WORDS: dict[str, str] = {
    "yes_no": "a yes/no question",
    "practice": "a question about a practice (yes, partly, no)",
    "choice": "a question with one choice of several, in no order",
    "choices": "a several-choice question",
    "ordered": "a question with ordered options",
    "number": "a question for a number",
    "date": "a question for a date",
    "text": "a question for free text",
}

_ORDER_OF_OPS = tuple(Op)


@dataclass(frozen=True, slots=True)
class Asked:
    """The question a test is about, where it is named, and the option that `each` stands for ("" outside for_each)."""

    question: Question
    span: Span
    each: str


def read_tests(value: Value, asked: Asked, env: Env) -> tuple[Test, ...]:
    """Return the tests under one question: one for a value or a list of values, one per key of a mapping.

    What does not fit the question's type is noted as a fault and left out.
    """
    question = asked.question
    if not question.type:  # the question itself is faulty, and that has been said
        return ()
    if isinstance(value, Rec):
        tests = (
            _test(Op(name), operand, value.keys[name].span, asked, env)
            for name, operand in sorted(value.entries.items(), key=lambda e: _ORDER_OF_OPS.index(Op(e[0])))
        )
        return tuple(test for test in tests if test is not None)
    if question.type == "choices":
        words = "a test on its lines, such as {has: option}"
        _unlike(
            _first(value), asked, env, words, "Write {has: option}, {lacks: option} or {has_any: [option, option]}."
        )
        return ()
    if question.type == "date":
        _unlike(
            _first(value), asked, env, "{before: day}, {after: day} or {older_than: …}", "Write one of these tests."
        )
        return ()
    test = _test(Op.IS, value, _first(value).span, asked, env)
    return () if test is None else (test,)


def _first(value: Value) -> Scalar:
    first = value[0] if isinstance(value, tuple) and value else value
    assert isinstance(first, Scalar)
    return first


def _test(op: Op, value: Value, span: Span, asked: Asked, env: Env) -> Test | None:
    question = asked.question
    if op not in FITTING[question.type]:
        env.faults.append(_misfit(op, span, question))
        return None
    operand = _operand(op, value, asked, env)
    if operand is None:
        return None
    return Test(question.id, op, operand, asked.span)


def _operand(op: Op, value: Value, asked: Asked, env: Env) -> Operand | None:
    if asked.question.type == "number":
        if isinstance(value, tuple) and len(value) > 1:
            _unlike(_first(value), asked, env, "one number", "Write one number, or several tests under 'any'.")
            return None
        return number_or_parameter(_first(value), env)
    if op is Op.OLDER_THAN:
        return duration_or_parameter(value, env)
    if op in (Op.BEFORE, Op.AFTER):
        scalar = _first(value)
        if isinstance(scalar.value, datetime.date):
            return scalar.value
        _unlike(scalar, asked, env, "a date such as 2020-12-18", "Write year, month and day.")
        return None
    if op is Op.COUNT:
        count = value.scalar("at_least") if isinstance(value, Rec) else None
        return count.value if count is not None and isinstance(count.value, int) else None
    return _options(op, value, asked, env)


def _options(op: Op, value: Value, asked: Asked, env: Env) -> tuple[str, ...] | None:
    """Return the options named, in the order written; None where none of them fits."""
    question = asked.question
    if op is Op.ADVERSE_AT_LEAST and not question.adverse:
        env.faults.append(
            Fault(
                "R206",
                asked.span,
                f"'{question.id}' does not say which end of its options is adverse",
                help="Add 'adverse: high' or 'adverse: low' to the question, or use at_least or at_most.",
            )
        )
        return None
    found: list[str] = []
    known = question.values()
    for item in value if isinstance(value, tuple) else (value,):
        assert isinstance(item, Scalar)
        option = item.text
        if option == "each":
            if not asked.each:
                env.faults.append(_no_each(item))
                continue
            option = asked.each
        if option in known:
            found.append(option)
        else:
            env.faults.append(_no_option(item, option, question))
    return tuple(found) or None


def _no_each(item: Scalar) -> Fault:
    return Fault(
        "R213",
        item.span,
        "'each' stands for an option only inside a finding with for_each",
        help="Write the option itself, or give the finding a for_each.",
    )


def _no_option(item: Scalar, option: str, question: Question) -> Fault:
    known = question.values()
    help_ = "Write one of its options, or add this one to the question."
    if option in (UNKNOWN, NOT_APPLICABLE):
        help_ = (
            f"'{option}' is no answer that a test can ask for. Whether something is known is tested with is_unknown, "
            "in kinds about knowledge; whether a question applies, with applies."
        )
    elif isinstance(item.value, bool):
        help_ = "Answers of missions are words: write yes or no. true and false are for concepts."
    return Fault(
        "R204",
        item.span,
        f"'{shorten(option)}' is no option of '{question.id}'",
        found=option,
        expected=", ".join(known) if len(known) <= 12 else "",
        suggestion="yes" if option == "true" and "yes" in known else nearest(option, known),
        help=help_,
    )


def _unlike(item: Scalar, asked: Asked, env: Env, expected: str, help_: str) -> None:
    env.faults.append(
        Fault(
            "R203",
            item.span,
            f"'{asked.question.id}' is {TYPE_WORDS[asked.question.type]}, and cannot be compared with "
            f"'{shorten(item.text)}'",
            found=item.text,
            expected=expected,
            help=help_,
        )
    )


def _misfit(op: Op, span: Span, question: Question) -> Fault:
    fitting = [str(op.value) for op in Op if op in FITTING[question.type]]
    if question.type == "text":
        return Fault(
            "R207",
            span,
            f"'{question.id}' is {TYPE_WORDS['text']}, and free text is never tested",
            help="Ask a question with options beside it and test that one. Only applies, is_known and "
            "is_unknown may name a text question.",
        )
    if op in _ORDER and question.type == "choice":
        return Fault(
            "R205",
            span,
            f"'{op.value}' needs options in an order, and the options of '{question.id}' have none",
            found=op.value,
            expected=", ".join(fitting),
            help="Name the options: [first, second]. If they do have an order, make the question 'type: ordered'.",
        )
    return Fault(
        "R202",
        span,
        f"'{op.value}' is no test for '{question.id}', which is {TYPE_WORDS[question.type]}",
        found=op.value,
        expected=", ".join(fitting),
        help="Use one of the tests that fit the question, or change the type of the question.",
    )
