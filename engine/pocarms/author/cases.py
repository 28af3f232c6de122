"""Cases shown with a claim, and cases drawn to find what is worth asking the solver."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence

from pocarms.author.solver import DAY, Found
from pocarms.inference.twin import Twin
from pocarms.model.pack import Pack
from pocarms.model.profile import Settled, Value
from pocarms.program.encode import Context, answer_slots, encoder
from pocarms.program.graph import Program
from pocarms.program.possible import possible_answers
from pocarms.program.seen import ALONE, seen_slots

DRAWS = 2048


def smallest(pack: Pack, program: Program, twin: Twin, found: Found, true: Sequence[int]) -> str:
    """Return in words the answers of a case that are needed for these nodes to be true: none can be left out."""
    answers = dict(found.answers)
    if not _hold(pack, program, twin, answers, true):
        return "in a profile with parts"
    for question in list(answers):
        fewer = {q: v for q, v in answers.items() if q != question}
        if _hold(pack, program, twin, fewer, true):
            answers = fewer
    return ", ".join(f"{question}: {said(value)}" for question, value in sorted(answers.items()))


def said(value: Value) -> str:
    """Return an answer as one writes it in a test."""
    if isinstance(value, Mapping):
        return "{only: [" + ", ".join(option for option, line in value.items() if line == "yes") + "]}"
    return str(value)


def _hold(pack: Pack, program: Program, twin: Twin, answers: Mapping[str, Value], true: Sequence[int]) -> bool:
    coder, context = encoder(program, pack), Context(DAY, pack.parameters)
    slots = [0] * len(program.slots)
    for question, value in answers.items():
        for slot in answer_slots(coder, question, Settled(value), context):
            slots[slot] = 1
    _alone(program, slots, 1)
    truths = twin.run(slots, 1)
    return all(truths.plus[node] for node in true)


def _alone(program: Program, slots: list[int], full: int) -> None:
    if ALONE in program.slots:
        slots[program.slots[ALONE]] = full
    for slot, look in seen_slots(program):
        if not look.says:
            slots[slot] = full


def alike(
    pack: Pack, program: Program, twin: Twin, nodes: Mapping[str, int], seed: int = 1
) -> Iterator[tuple[str, str]]:
    """Yield the pairs of items that no random complete case tells apart: what to ask the solver about, and no claim."""
    numbers = random.Random(seed)
    coder, context = encoder(program, pack), Context(DAY, pack.parameters)
    slots = [0] * len(program.slots)
    for question in pack.questions.values():
        answers = possible_answers(coder, question, Settled("unknown"), context)
        for bit in range(DRAWS):
            if answers:
                for slot in answers[numbers.randrange(len(answers))].slots:
                    slots[slot] |= 1 << bit
    _alone(program, slots, (1 << DRAWS) - 1)
    truths = twin.run(slots, DRAWS)
    groups: dict[tuple[int, int], list[str]] = {}
    for item, node in nodes.items():
        groups.setdefault((truths.plus[node], truths.minus[node]), []).append(item)
    for group in groups.values():
        for n, first in enumerate(group):
            yield from ((first, second) for second in group[n + 1 :])
