"""Every way in which the open questions of a case may yet be answered.

A completion is a profile without parts in which nothing is open any more: every question that is asked has one known
answer. It keeps what is known (answers that a true conflict doubts are not known), respects `asked_when`, one value a
question, `may_not_apply`; numbers and dates take one value for each stretch that the pack's tests can tell apart.
It is admissible if none of its conflicts that doubt an answer holds: else something would be open again.
"""

from __future__ import annotations

import datetime
import itertools
import random
from collections.abc import Iterator, Mapping
from dataclasses import replace

from pocarms.model.conditions import Condition, Duration, Op, Parameter, Test, leaves
from pocarms.model.pack import NOT_APPLICABLE, UNKNOWN, Pack, Question
from pocarms.model.profile import Answer, Answers, Part, Profile, Value
from tests.oracle import standing
from tests.oracle.calendar_time import older_than
from tests.oracle.flatten import Told, part_answers, told, whole_answers
from tests.oracle.judgement import Truth
from tests.oracle.plain import benches, conditions
from tests.oracle.standing import Answers as Standing

DAY = datetime.timedelta(days=1)


def standalone(pack: Pack, profile: Profile, part: Part | None) -> Profile:
    """Return a case as a profile of its own without parts: a part with what it takes from blocks and shared answers."""
    seen = whole_answers(pack, profile) if part is None else part_answers(pack, profile, part)
    answers = {q: on_file.answers for q, on_file in seen.items() if on_file.answers}
    return replace(profile, answers=answers, shared={}, parts=())


def kept(pack: Pack, profile: Profile) -> dict[str, Value]:
    """Return what is known in a profile without parts, by question: doubted answers and disagreements are not."""
    bench = benches(pack, profile)[0]
    found: dict[str, Value] = {}
    for question in pack.questions.values():
        value = standing.value_of(bench.answers, question.id)
        if isinstance(value, Mapping):
            lines = {option: line for option, line in value.items() if line != UNKNOWN}
            if lines:
                found[question.id] = lines
        elif value != UNKNOWN:
            found[question.id] = value  # type: ignore[assignment]
    return found


def representatives(pack: Pack, question: Question, profile: Profile) -> list[Value]:
    """Return the values a question may take, one for each stretch of numbers or dates that tests tell apart."""
    match question.type:
        case "choices":
            lines = itertools.product(("yes", "no"), repeat=len(question.options))
            found: list[Value] = [dict(zip(question.values(), line, strict=True)) for line in lines]
        case "number":
            found = list(_around(sorted(_limits(pack, question.id, profile)), 1))
        case "date":
            cuts = {limit for limit in _limits(pack, question.id, profile) if isinstance(limit, datetime.date)}
            cuts |= _turning_days(pack, question.id, profile)
            found = sorted({cut + step * DAY for cut in cuts for step in (-1, 0, 1)}) or [datetime.date(2021, 1, 1)]
        case "text":
            found = ["Some words."]
        case _:
            found = list(question.values())
    return [*found, NOT_APPLICABLE] if question.may_not_apply else found


def _tests(pack: Pack, question: str) -> Iterator[Test]:
    gates: list[Condition | None] = [q.asked_when for q in pack.questions.values()]
    conflicts = [c.when for c in pack.conflicts.values()]
    for condition in (*gates, *conflicts, *conditions(pack)):
        for leaf in () if condition is None else leaves(condition):
            if isinstance(leaf, Test) and leaf.question == question:
                yield leaf


def _operand(pack: Pack, test: Test, profile: Profile) -> object:
    if isinstance(test.operand, Parameter):
        return profile.parameters.get(test.operand.id, pack.parameters[test.operand.id])
    return test.operand


def _limits(pack: Pack, question: str, profile: Profile) -> set[Value]:
    operands = (_operand(pack, test, profile) for test in _tests(pack, question))
    return {o for o in operands if isinstance(o, (int, float, datetime.date))}


def _around(limits: list[Value], step: int) -> Iterator[Value]:
    """Yield a number below, at, between and above the limits."""
    numbers = [n for n in limits if isinstance(n, (int, float))]
    if not numbers:
        yield 0
        return
    yield numbers[0] - step
    for low, high in itertools.pairwise(numbers):
        yield low
        yield (low + high) / 2
    yield numbers[-1]
    yield numbers[-1] + step


def _turning_days(pack: Pack, question: str, profile: Profile) -> set[datetime.date]:
    """Return, for every age asked about, the first day that is not older, found by walking back from the as_of."""
    if profile.as_of is None:
        return set()
    lengths = {_operand(pack, test, profile) for test in _tests(pack, question) if test.op is Op.OLDER_THAN}
    days = set()
    for length in lengths:
        assert isinstance(length, Duration)
        day = profile.as_of
        while not older_than(day - DAY, length, profile.as_of):
            day -= DAY
        days.add(day)
    return days


def open_values(pack: Pack, question: Question, known: Mapping[str, Value], profile: Profile) -> list[Value]:
    """Return the values a question may still take, given what is known: its known lines stay as they are."""
    value = known.get(question.id)
    if isinstance(value, Mapping):
        whole = (lines for lines in representatives(pack, question, profile) if isinstance(lines, Mapping))
        return [lines for lines in whole if all(lines[option] == line for option, line in value.items())]
    return representatives(pack, question, profile) if value is None else [value]


def gate_order(pack: Pack) -> list[Question]:
    """Return the questions so that each comes after all that decide whether it is asked."""
    order: list[Question] = []

    def visit(question: Question) -> None:
        if question in order:
            return
        for leaf in leaves(question.asked_when) if question.asked_when is not None else ():
            visit(pack.questions[leaf.question])  # type: ignore[union-attr]
        order.append(question)

    for question in pack.questions.values():
        visit(question)
    return order


def asked(pack: Pack, question: Question, chosen: Mapping[str, Value], profile: Profile) -> Truth:
    """Return whether a question is asked, once everything that decides on it has been answered."""
    on_file = {q: told(pack.questions[q], (Answer(q, value),)) for q, value in chosen.items()}
    return standing.gate(Standing(pack, _Total(pack, on_file), profile.as_of, profile.parameters), question.id)


class _Total(dict[str, Told]):
    """Answers on file, with nothing on file for every other question."""

    def __init__(self, pack: Pack, on_file: Mapping[str, Told]) -> None:
        super().__init__({q: on_file.get(q, told(question, ())) for q, question in pack.questions.items()})


def completions(pack: Pack, profile: Profile, most: int = 4000) -> list[Profile] | None:
    """Return every completion of a profile without parts, admissible or not; None where there are more than `most`."""
    known, order = kept(pack, profile), gate_order(pack)
    partial: list[dict[str, Value]] = [{}]
    for question in order:
        grown: list[dict[str, Value]] = []
        values = open_values(pack, question, known, profile)
        for chosen in partial:
            if asked(pack, question, chosen, profile) is False:
                grown.append(chosen | ({question.id: known[question.id]} if question.id in known else {}))
            else:
                grown += [{**chosen, question.id: value} for value in values]
            if len(grown) > most:
                return None
        partial = grown
    return [replace(profile, answers=as_answers(chosen)) for chosen in partial]


def random_completion(rng: random.Random, pack: Pack, profile: Profile) -> Profile:
    """Return one random completion of a profile without parts."""
    known = kept(pack, profile)
    chosen: dict[str, Value] = {}
    for question in gate_order(pack):
        if asked(pack, question, chosen, profile) is False:
            if question.id in known:
                chosen[question.id] = known[question.id]
        else:
            chosen[question.id] = rng.choice(open_values(pack, question, known, profile))
    return replace(profile, answers=as_answers(chosen))


def random_completion_of_parts(rng: random.Random, pack: Pack, profile: Profile) -> Profile:
    """Return one random completion of a profile with parts: the whole is completed first, then every part.

    A part keeps what it says itself. Where it takes an answer from the whole it takes the completed one.
    """
    whole = random_completion(rng, pack, replace(profile, shared={}, parts=()))
    parts = []
    for part in profile.parts:
        own = {q: told.answers for q, told in part_answers(pack, profile, part).items() if _is_own(profile, part, q)}
        flat = replace(whole, answers={**whole.answers, **own})
        done = random_completion(rng, pack, flat).answers
        parts.append(Part(part.id, part.title, (), done))
    return replace(whole, parts=tuple(parts))


def _is_own(profile: Profile, part: Part, question: str) -> bool:
    return question in part.answers or any(question in profile.shared[b].answers for b in part.uses)


def as_answers(chosen: Mapping[str, Value]) -> Answers:
    """Return values as the answers of one person."""
    reason = "Not here."
    return {q: (Answer(q, v, reason=reason if v == NOT_APPLICABLE else ""),) for q, v in chosen.items()}


def admissible(pack: Pack, completion: Profile) -> bool:
    """Say whether no conflict that doubts an answer holds in a completion, nor in any part of it."""
    doubting = {c.id for c in pack.conflicts.values() if c.doubts}
    return not any(bench.conflicts[c] for bench in benches(pack, completion) for c in doubting)
