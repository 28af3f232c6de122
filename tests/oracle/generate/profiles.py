"""Random profiles of a pack: all kinds of answers, several people, evidence, parameters, shared blocks and parts."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterable
from dataclasses import dataclass

from pocarms.model.pack import NOT_APPLICABLE, RELIABILITY, UNKNOWN, Duration, Pack, Question
from pocarms.model.profile import Answer, Answers, Evidence, Part, Profile, SharedBlock, Value
from tests.oracle.generate.tests_on_answers import AGES, DATES, DAY, NUMBERS

PEOPLE = ("desk", "field", "analyst")


@dataclass(frozen=True, slots=True)
class Habits:
    """How a profile is filled in, as probabilities: a known answer, a second person, parts at all."""

    known: float = 0.72
    not_applicable: float = 0.2  # where it may be given
    second: float = 0.14
    parts: float = 0.4
    no_date: float = 0.04


def random_profile(rng: random.Random, pack: Pack, name: str, habits: Habits | None = None) -> Profile:
    """Return a random profile of a pack."""
    how = habits or Habits(known=rng.choice((0.55, 0.72, 0.72, 0.85, 0.95)))
    questions = list(pack.questions.values())
    of_part = [q for q in questions if q.of_part]
    parted = rng.random() < how.parts
    shared: dict[str, SharedBlock] = {}
    parts: list[Part] = []
    if parted:
        for i in range(rng.randint(0, 2)):
            some = [q for q in of_part if rng.random() < 0.6]
            shared[f"block{i}"] = SharedBlock(f"block{i}", f"Block {i}", _answers(rng, some, how))
        for i in range(rng.randint(1, 3)):
            some = [q for q in of_part if rng.random() < 0.55]
            uses = tuple(b for b in shared if rng.random() < 0.6)
            parts.append(Part(f"area{i}", f"Area {i}", uses, _answers(rng, some, how)))
    asked = [q for q in questions if not (parted and q.of_part and rng.random() < 0.5)]
    return Profile(
        pack=pack.id,
        id=name,
        subject={"name": f"Mission {name}"},
        as_of=None if rng.random() < how.no_date else rng.choice((DAY, DAY, datetime.date(2021, 2, 28))),
        parameters=_parameters(rng, pack),
        answers=_answers(rng, asked, how),
        shared=shared,
        parts=tuple(parts),
    )


def _parameters(rng: random.Random, pack: Pack) -> dict[str, Duration | int | float]:
    own: dict[str, Duration | int | float] = {}
    for name, value in pack.parameters.items():
        if rng.random() < 0.3:
            own[name] = rng.choice(AGES) if isinstance(value, Duration) else rng.choice(NUMBERS)
    return own


def _answers(rng: random.Random, questions: Iterable[Question], how: Habits) -> Answers:
    found: dict[str, tuple[Answer, ...]] = {}
    for question in questions:
        if rng.random() > how.known:
            if rng.random() < 0.2:
                found[question.id] = (Answer(question.id, UNKNOWN),)
            continue
        answers = [_answer(rng, question, random_value(rng, question, how.not_applicable))]
        again = how.second * (2.5 if question.type == "choices" else 1)
        while rng.random() < again and len(answers) < 3:
            draw = rng.random()
            if draw < 0.4:
                answers.append(_answer(rng, question, answers[0].value))
            elif draw < 0.6:
                answers.insert(rng.randint(0, 1), _answer(rng, question, UNKNOWN))
            else:
                answers.append(_answer(rng, question, random_value(rng, question, how.not_applicable)))
        found[question.id] = tuple(answers)
    return found


def _answer(rng: random.Random, question: Question, value: Value) -> Answer:
    reason = "Not here." if value == NOT_APPLICABLE else ""
    if rng.random() < 0.2:
        return Answer(question.id, value, reason=reason)
    evidence = Evidence(
        source=f"note {rng.randint(1, 9)}",
        as_of=None if rng.random() < 0.1 else random_date(rng),
        reliability=rng.choice(("", *RELIABILITY, "strong", "strong", "fair")),
        by=rng.choice(PEOPLE),
    )
    return Answer(question.id, value, evidence, reason)


def random_value(rng: random.Random, question: Question, not_applicable: float) -> Value:
    """Return a random known answer to a question (of a several-choice question some lines may be open)."""
    if question.may_not_apply and rng.random() < not_applicable:
        return NOT_APPLICABLE
    match question.type:
        case "number":
            return rng.choice((*NUMBERS, 3, 3, 3)) + rng.choice((-1, 0, 0, 0, 0, 0, 0, 1, 0.5))
        case "date":
            return random_date(rng)
        case "text":
            return rng.choice(("Some words.", "Other words."))
        case "choices":
            return random_lines(rng, question.values())
        case "practice":
            return rng.choice(("no", "no", "partly", "yes"))
        case _:
            return rng.choice(question.values())


def random_date(rng: random.Random) -> datetime.date:
    """Return a date on, near or far from those that tests ask about."""
    if rng.random() < 0.3:
        return rng.choice(DATES)
    return DAY - datetime.timedelta(days=rng.choice((0, 1, 28, 30, 31, 59, 61, 89, 90, 91, 200, 395, 396, 397, 800)))


def random_lines(rng: random.Random, options: tuple[str, ...]) -> dict[str, str]:
    """Return a several-choice answer: ticks only, ticks and no to the rest, or line by line."""
    way = rng.random()
    if way < 0.12:
        return dict.fromkeys(rng.sample(options, rng.randint(1, len(options))), "yes")
    mostly, other = rng.sample(("yes", "no"), 2)
    if way < 0.8:
        return {o: mostly if rng.random() < 0.8 else other for o in options}
    some = rng.sample(options, rng.randint(1, len(options)))
    return {o: rng.choice((mostly, mostly, other, "unknown")) for o in some}
