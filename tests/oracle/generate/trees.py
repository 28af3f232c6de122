"""Random conditions: leaves of a given supply under nested all, any, not and at_least."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pocarms.model.conditions import (
    AllOf,
    AnyOf,
    Applies,
    AtLeast,
    ConceptIs,
    Condition,
    EvidenceTest,
    IsKnown,
    IsUnknown,
    Not,
    Parameter,
    PartsTest,
)
from pocarms.model.pack import RELIABILITY, Question
from tests.oracle.generate.tests_on_answers import AGE_PARAMETERS, AGES, test_on


@dataclass(frozen=True)
class Supply:
    """What leaves may be made of. shape: see `tests_on_answers`; `knows`: questions for knowledge tests."""

    questions: Sequence[Question]
    concepts: Sequence[str] = ()
    part_concepts: Sequence[str] = ()
    knows: Sequence[Question] = ()
    special: Callable[[], Condition] | None = None
    shape: int = 0
    concept_share: float = 0.5


def tree(
    rng: random.Random, supply: Supply, depth: int, shape: int | None = None, under_not: bool = False
) -> Condition:
    """Return a random condition at most so deep. Under `not` the shape turns round and no knowledge test stands."""
    turn = supply.shape if shape is None else shape
    draw = rng.random()
    if depth == 0 or draw < 0.3:
        return leaf(rng, supply, turn, under_not)
    if draw < 0.42:
        return Not(tree(rng, supply, depth - 1, -turn, True))
    if draw < 0.57:
        several = rng.randint(3, 4)
        children = tuple(tree(rng, supply, depth - 1, turn, under_not) for _ in range(several))
        return AtLeast(rng.randint(1, several - 1), children)
    children = tuple(tree(rng, supply, depth - 1, turn, under_not) for _ in range(rng.randint(2, 3)))
    return AllOf(children) if draw < 0.79 else AnyOf(children)


def leaf(rng: random.Random, supply: Supply, shape: int, under_not: bool) -> Condition:
    """Return a random leaf of the supply."""
    if supply.special is not None and rng.random() < 0.5:
        return supply.special()
    if supply.knows and not under_not and rng.random() < 0.6:
        several = [q for q in supply.knows if q.type == "choices"]
        return knowledge(rng, rng.choice(several if several and rng.random() < 0.4 else list(supply.knows)))
    named = supply.concepts or (shape >= 0 and supply.part_concepts)
    if named and rng.random() < supply.concept_share:
        if shape >= 0 and supply.part_concepts and (not supply.concepts or rng.random() < 0.25):
            return PartsTest(rng.choice(("any", "all")), rng.choice(list(supply.part_concepts)))
        wanted = shape == 1 or (shape == 0 and rng.random() < 0.65)
        return ConceptIs(rng.choice(list(supply.concepts)), wanted)
    if rng.random() < 0.06:
        return Applies(rng.choice(list(supply.questions)).id)
    while True:
        test = test_on(rng, rng.choice(list(supply.questions)), shape)
        if test is not None:
            return test


def knowledge(rng: random.Random, question: Question) -> Condition:
    """Return a knowledge test on a question."""
    draw = rng.random()
    if draw < 0.3:
        return IsUnknown(question.id)
    if draw < 0.45:
        return IsKnown(question.id)
    least = rng.choice((*RELIABILITY, None))
    within = None
    if least is None or rng.random() < 0.5:
        within = Parameter(rng.choice(AGE_PARAMETERS)) if rng.random() < 0.4 else rng.choice(AGES)
    return EvidenceTest(question.id, least, within)
