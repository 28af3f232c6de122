"""Random tests on one answer. A test may be asked to be closed towards the adverse end (shape +1), towards the other
end (-1), or to have any shape (0): level rules use only the first two (decision 001, point 11)."""

from __future__ import annotations

import datetime
import random

from pocarms.model.conditions import Op, Parameter, Test
from pocarms.model.pack import Duration, Question

DAY = datetime.date(2021, 3, 31)
NUMBERS = (2, 3, 5)
DATES = tuple(datetime.date(*d) for d in ((2019, 2, 28), (2020, 2, 29), (2020, 11, 30), (2021, 1, 31), (2021, 3, 1)))
AGES = (Duration(months=1), Duration(months=3), Duration(months=13), Duration(days=30), Duration(days=90))
NUMBER_PARAMETERS = ("limit_low", "limit_high")
AGE_PARAMETERS = ("fresh", "valid")
ORDERLESS = ("yes_no", "choice", "choices")


def test_on(rng: random.Random, question: Question, shape: int) -> Test | None:
    """Return a test on a question, or None where the question allows none of this shape."""
    match question.type:
        case "number":
            return _number(rng, question, shape)
        case "date":
            return _date(rng, question, shape)
        case "choices":
            return _choices(rng, question)
        case "yes_no" | "choice":
            return _one_value(rng, question)
        case "practice" | "ordered":
            return _one_value(rng, question) if shape == 0 else _closed(rng, question, shape)
        case _:
            return None


def _one_value(rng: random.Random, question: Question) -> Test:
    options = list(question.values())
    ops = [Op.IS, Op.IS, Op.IS_NOT, Op.NONE_OF]
    if question.type in ("practice", "ordered"):
        ops += [Op.AT_LEAST, Op.AT_MOST]
        if question.type == "ordered" and question.adverse:
            ops.append(Op.ADVERSE_AT_LEAST)
    op = rng.choice(ops)
    if op is Op.AT_LEAST:
        return Test(question.id, op, (rng.choice(options[1:]),))
    if op is Op.AT_MOST:
        return Test(question.id, op, (rng.choice(options[:-1]),))
    if op is Op.ADVERSE_AT_LEAST:
        return Test(question.id, op, (rng.choice(options[1:] if question.adverse == "high" else options[:-1]),))
    several = rng.randint(1, len(options) - 1) if op is not Op.IS_NOT else 1
    return Test(question.id, op, tuple(rng.sample(options, several)))


def _closed(rng: random.Random, question: Question, shape: int) -> Test | None:
    """A set of values closed towards one end, said in one of the ways there are."""
    if not question.adverse:
        return None
    options = list(question.values())
    upwards = (question.adverse == "high") == (shape == 1)
    cut = rng.randint(1, len(options) - 1)
    good, rest = (options[cut:], options[:cut]) if upwards else (options[:cut], options[cut:])
    ways: list[tuple[Op, tuple[str, ...]]] = [(Op.IS, tuple(good)), (Op.NONE_OF, tuple(rest))]
    ways.append((Op.AT_LEAST, (good[0],)) if upwards else (Op.AT_MOST, (good[-1],)))
    if len(rest) == 1:
        ways.append((Op.IS_NOT, tuple(rest)))
    if question.type == "ordered" and shape == 1:
        ways += [(Op.ADVERSE_AT_LEAST, (good[0] if upwards else good[-1],))] * 2
    op, operand = rng.choice(ways)
    return Test(question.id, op, operand)


def _choices(rng: random.Random, question: Question) -> Test:
    options = list(question.values())
    op = rng.choice((Op.HAS, Op.HAS, Op.HAS_ANY, Op.HAS_ALL, Op.LACKS, Op.COUNT))
    if op is Op.COUNT:
        return Test(question.id, op, rng.randint(1, len(options)))
    several = 1 if op in (Op.HAS, Op.LACKS) else rng.randint(2, len(options)) if op is Op.HAS_ANY else 2
    return Test(question.id, op, tuple(rng.sample(options, several)))


def _number(rng: random.Random, question: Question, shape: int) -> Test | None:
    up, down = [Op.AT_LEAST, Op.MORE_THAN], [Op.AT_MOST, Op.LESS_THAN]
    if shape == 0:
        ops = [*up, *down, Op.IS]
    elif not question.adverse:
        return None
    else:
        ops = up if (question.adverse == "high") == (shape == 1) else down
    limit = Parameter(rng.choice(NUMBER_PARAMETERS)) if rng.random() < 0.3 else rng.choice(NUMBERS)
    op = rng.choice(ops)
    return Test(question.id, op, rng.choice((*NUMBERS, 3, 3, 3)) if op is Op.IS else limit)


def _date(rng: random.Random, question: Question, shape: int) -> Test | None:
    old, new = [Op.BEFORE, Op.OLDER_THAN, Op.OLDER_THAN], [Op.AFTER]
    if shape == 0:
        ops = [*old, *new]
    elif not question.adverse:
        return None
    else:
        ops = old if (question.adverse == "old") == (shape == 1) else new
    op = rng.choice(ops)
    if op is Op.OLDER_THAN:
        return Test(question.id, op, Parameter(rng.choice(AGE_PARAMETERS)) if rng.random() < 0.4 else rng.choice(AGES))
    return Test(question.id, op, rng.choice(DATES[2:] if op is Op.BEFORE else DATES))
