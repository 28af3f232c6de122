"""Cases for the workbench: answers drawn at random, judged many at once, and cut down to what a claim needs."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator, Mapping, Sequence

from pocarms.inference.twin import Twin
from pocarms.model.pack import Pack
from pocarms.model.profile import Settled, Value
from pocarms.program.encode import Context, Encoder, answer_slots
from pocarms.program.possible import Possible, possible_answers
from pocarms.program.seen import set_alone

DAY = datetime.date(2026, 1, 1)  # ages are counted from it; every length of time has dates on both its sides
DRAWS = 2048


def here(pack: Pack) -> Context:
    """Return the day and the parameters of the workbench's cases."""
    return Context(DAY, pack.parameters)


def ways(coder: Encoder) -> dict[str, tuple[Possible, ...]]:
    """Return for every question the answers that the pack can tell apart; too many to go through are left out."""
    context, nobody = here(coder.pack), Settled("unknown")
    found = {q.id: possible_answers(coder, q, nobody, context) for q in coder.pack.questions.values()}
    return {question: answers for question, answers in found.items() if answers}


def slots_of(coder: Encoder, many: Sequence[Mapping[str, Possible]]) -> list[int]:
    """Return the slots of cases side by side, each judged alone: question -> answer, the first in the lowest bit."""
    slots = [0] * len(coder.slots)
    for bit, answers in enumerate(many):
        for answer in answers.values():
            for slot in answer.slots:
                slots[slot] |= 1 << bit
    return slots


def smallest(twin: Twin, coder: Encoder, given: Mapping[str, Value], true: Sequence[int]) -> str:
    """Return the answers of a case that are needed for these nodes to be true: none can be left out.

    "" where the nodes are true in a profile with parts alone.
    """
    context = here(coder.pack)
    answers = {q: Possible(v, frozenset(answer_slots(coder, q, Settled(v), context))) for q, v in given.items()}
    if not _hold(twin, coder, answers, true):
        return ""
    for question in list(answers):
        fewer = {q: answer for q, answer in answers.items() if q != question}
        if _hold(twin, coder, fewer, true):
            answers = fewer
    return ", ".join(f"{question}: {said(answer.value)}" for question, answer in sorted(answers.items()))


def said(value: Value) -> str:
    """Return an answer as one writes it in a test."""
    if isinstance(value, Mapping):
        return "{only: [" + ", ".join(option for option, line in value.items() if line == "yes") + "]}"
    return str(value)


def _hold(twin: Twin, coder: Encoder, answers: Mapping[str, Possible], true: Sequence[int]) -> bool:
    slots = slots_of(coder, [answers])
    set_alone(twin.program, slots, 1)
    truths = twin.run(slots, 1)
    return all(truths.plus[node] for node in true)


def alike(twin: Twin, coder: Encoder, nodes: Mapping[str, int], seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield the pairs of items that no random complete case tells apart: what to ask the solver about, and no claim."""
    numbers = random.Random(seed)
    answers = ways(coder)
    draws = [{q: numbers.choice(found) for q, found in answers.items()} for _ in range(DRAWS)]
    slots = slots_of(coder, draws)
    set_alone(twin.program, slots, (1 << DRAWS) - 1)
    truths = twin.run(slots, DRAWS)
    groups: dict[tuple[int, int], list[str]] = {}
    for item, node in nodes.items():
        groups.setdefault((truths.plus[node], truths.minus[node]), []).append(item)
    for group in groups.values():
        for n, first in enumerate(group):
            yield from ((first, second) for second in group[n + 1 :])
