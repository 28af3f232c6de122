"""Stage 0 of one case: which questions apply, what conflicts, what remains known (DESIGN §3.2, decision 001 3, 4).

Twice over the answers: once to find the conflicts, once more without the answers they doubt.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from pocarms.model.conditions import (
    AllOf,
    Always,
    AnyOf,
    Applies,
    AtLeast,
    Condition,
    Duration,
    Not,
    Op,
    Parameter,
    Test,
)
from pocarms.model.pack import NOT_APPLICABLE, UNKNOWN, Pack, Question
from tests.oracle.calendar_time import older_than
from tests.oracle.flatten import Told
from tests.oracle.judgement import Truth
from tests.oracle.kleene import at_least, both, either, opposite


@dataclass
class Answers:
    """The answers of one case in one pass, with what has been worked out about them so far.

    doubted: the questions that lost their answer; empty in the first pass.
    """

    pack: Pack
    told: Mapping[str, Told]
    as_of: datetime.date | None
    parameters: Mapping[str, Duration | int | float]
    doubted: frozenset[str] = frozenset()
    gates: dict[str, Truth] = field(default_factory=dict)


def value_of(answers: Answers, question: str) -> object:
    """Return the answer on file, or "unknown" (every line unknown) where it is doubted."""
    if question not in answers.doubted:
        return answers.told[question].value
    asked = answers.pack.questions[question]
    return dict.fromkeys(asked.values(), UNKNOWN) if asked.type == "choices" else UNKNOWN


def gate(answers: Answers, question: str) -> Truth:
    """Return whether the question is asked: its `asked_when`; True where it has none."""
    if question not in answers.gates:
        asked_when = answers.pack.questions[question].asked_when
        answers.gates[question] = True if asked_when is None else answer_condition(answers, asked_when)
    return answers.gates[question]


def applies(answers: Answers, question: str) -> Truth:
    """Return True, False (not asked, or a person says not applicable), or None while the gate waits."""
    asked = gate(answers, question)
    if asked is not True:
        return asked
    return value_of(answers, question) != NOT_APPLICABLE


def applies_test(answers: Answers, question: str) -> Truth:
    """Return `applies: q`: unknown while nobody has answered a question that a person may yet call not applicable."""
    applicable = applies(answers, question)
    value = value_of(answers, question)
    nothing = set(value.values()) == {UNKNOWN} if isinstance(value, Mapping) else value == UNKNOWN
    if applicable is True and answers.pack.questions[question].may_not_apply and nothing:
        return None
    return applicable


def answer_condition(answers: Answers, condition: Condition) -> Truth:
    """Evaluate a condition over answers alone, as `asked_when` and conflicts are."""
    match condition:
        case Always():
            return True
        case Test():
            return test(answers, condition)
        case Applies():
            return applies_test(answers, condition.question)
        case AllOf():
            return both(answer_condition(answers, child) for child in condition.of)
        case AnyOf():
            return either(answer_condition(answers, child) for child in condition.of)
        case AtLeast():
            return at_least(condition.n, (answer_condition(answers, child) for child in condition.of))
        case Not():
            return opposite(answer_condition(answers, condition.of))
        case _:
            raise TypeError(f"not a condition over answers: {condition!r}")


def test(answers: Answers, leaf: Test) -> Truth:
    """Evaluate a test: false where the question does not apply, unknown while it waits or has no known answer."""
    applicable = applies(answers, leaf.question)
    if applicable is not True:
        return applicable
    question = answers.pack.questions[leaf.question]
    value = value_of(answers, leaf.question)
    if question.type == "choices":
        assert isinstance(value, Mapping)
        return _test_lines(leaf, value)
    if value == UNKNOWN:
        return None
    if question.type == "number":
        return _test_number(leaf.op, value, operand(answers, leaf))
    if question.type == "date":
        return _test_date(answers, leaf.op, value, operand(answers, leaf))
    return value in accepted(question, leaf)


def operand(answers: Answers, leaf: Test) -> object:
    """Return what the test compares with; a parameter is the profile's own value, or the pack's."""
    if not isinstance(leaf.operand, Parameter):
        return leaf.operand
    return parameter(answers, leaf.operand)


def parameter(answers: Answers, named: Parameter) -> Duration | int | float:
    """Return a parameter: the profile's own value where it sets one, else the pack's."""
    if named.id in answers.parameters:
        return answers.parameters[named.id]
    return answers.pack.parameters[named.id]


def accepted(question: Question, leaf: Test) -> set[str]:
    """Return the values at which a one-value test is true; every such test is a set of values (point 1)."""
    options = list(question.values())
    wanted = leaf.operand
    assert isinstance(wanted, tuple)
    place = options.index(wanted[0])
    match leaf.op:
        case Op.IS:
            return set(wanted)
        case Op.IS_NOT | Op.NONE_OF:
            return set(options) - set(wanted)
        case Op.AT_LEAST:
            return set(options[place:])
        case Op.AT_MOST:
            return set(options[: place + 1])
        case Op.ADVERSE_AT_LEAST:
            return set(options[place:]) if question.adverse == "high" else set(options[: place + 1])
        case _:
            raise TypeError(f"{leaf.op} on a question of type {question.type}")


def _test_lines(leaf: Test, lines: Mapping[str, str]) -> Truth:
    """Several-choice: `has` is true on yes and false on no, the others combine it (point 2)."""
    has = {option: {"yes": True, "no": False}.get(line) for option, line in lines.items()}
    if leaf.op is Op.COUNT:
        assert isinstance(leaf.operand, int)
        return at_least(leaf.operand, has.values())
    assert isinstance(leaf.operand, tuple)
    wanted = [has[option] for option in leaf.operand]
    match leaf.op:
        case Op.HAS | Op.HAS_ALL:
            return both(wanted)
        case Op.HAS_ANY:
            return either(wanted)
        case Op.LACKS:
            return both(opposite(value) for value in wanted)
        case _:
            raise TypeError(f"{leaf.op} on a several-choice question")


def _test_number(op: Op, value: object, limit: object) -> bool:
    assert isinstance(value, (int, float)) and isinstance(limit, (int, float))
    match op:
        case Op.IS:
            return value == limit
        case Op.AT_LEAST:
            return value >= limit
        case Op.AT_MOST:
            return value <= limit
        case Op.MORE_THAN:
            return value > limit
        case Op.LESS_THAN:
            return value < limit
        case _:
            raise TypeError(f"{op} on a number")


def _test_date(answers: Answers, op: Op, value: object, limit: object) -> Truth:
    """Dates; an age is taken at the profile's own date, and is unknown where the profile has none."""
    assert isinstance(value, datetime.date)
    if op is Op.OLDER_THAN:
        assert isinstance(limit, Duration)
        return None if answers.as_of is None else older_than(value, limit, answers.as_of)
    assert isinstance(limit, datetime.date)
    match op:
        case Op.BEFORE:
            return value < limit
        case Op.AFTER:
            return value > limit
        case _:
            raise TypeError(f"{op} on a date")


def is_known(answers: Answers, question: str) -> Truth:
    """Return True where the question applies and its answer, with every line of it, is known; None while it waits."""
    applicable = applies(answers, question)
    if applicable is not True:
        return applicable
    value = value_of(answers, question)
    return UNKNOWN not in value.values() if isinstance(value, Mapping) else value != UNKNOWN


def state(answers: Answers, question: str) -> tuple[str, object]:
    """Return how a question stands, with its value where it has one (in several-choice: one line known at least)."""
    applicable = gate(answers, question)
    if applicable is not True:
        return ("waiting" if applicable is None else "does_not_apply"), None
    on_file = answers.told[question].value
    nothing = set(on_file.values()) == {UNKNOWN} if isinstance(on_file, Mapping) else on_file == UNKNOWN
    if nothing:
        return "unknown", None
    if question in answers.doubted:
        return "doubted", None
    if on_file == NOT_APPLICABLE:
        return "not_applicable", None
    return "value", tuple(sorted(on_file.items())) if isinstance(on_file, Mapping) else on_file


def without_doubted(first: Answers) -> tuple[dict[str, Truth], Answers]:
    """Return every conflict's truth on the first pass, and the answers of the second pass (point 4)."""
    conflicts = {c: answer_condition(first, conflict.when) for c, conflict in first.pack.conflicts.items()}
    doubted = {q for c, holds in conflicts.items() if holds is True for q in first.pack.conflicts[c].doubts}
    return conflicts, Answers(first.pack, first.told, first.as_of, first.parameters, frozenset(doubted))
