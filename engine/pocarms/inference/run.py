"""Inference: both engines on the same program, compared (DESIGN §4).

The twin's result is always the one used. durable-rules derives every symbol again from the inputs; where it cannot be
used, or fails, a notice says so; where it disagrees, the disagreement is part of the result.
"""

from __future__ import annotations

from collections.abc import Sequence

from pocarms.inference.disagreement import Difference, Disagreement
from pocarms.inference.durable import Asked, EngineFailure, Unavailable, Worker
from pocarms.inference.rails import MINUS, PLUS, Lowered, lower
from pocarms.inference.twin import Twin
from pocarms.program.graph import Program, Truths
from pocarms.records import dataclass

BOTH = "durable+twin"
TWIN = "twin"


@dataclass(frozen=True)
class Inference:
    """The result of inference.

    truths: the twin's, whatever happened.
    inference: "durable+twin" where both engines judged every case, else "twin".
    notice: "" or why durable-rules was not used, or that it disagreed; in plain words.
    fired: for every case the rules of `lowered` that durable-rules fired, in order; empty where it was not used.
    """

    truths: Truths
    inference: str
    notice: str
    disagreement: Disagreement | None = None
    fired: tuple[tuple[int, ...], ...] = ()
    lowered: Lowered | None = None

    def fired_rails(self, case: int = 0) -> frozenset[tuple[int, str]]:
        """Return every (node, "+" or "-") that a rule fired by durable-rules concluded in this case.

        Inputs and constants are not among them: they are what the engine was given. `not` nodes are, by the rail of
        their argument, if that was concluded.
        """
        if self.lowered is None or not self.fired:
            return frozenset()
        heads = {self.lowered.rules[rule][0] for rule in self.fired[case]}
        rails = ((PLUS, self.lowered.plus), (MINUS, self.lowered.minus))
        return frozenset((node, rail) for rail, symbols in rails for node, s in enumerate(symbols) if s in heads)


class Running:
    """Inference under way: the twin's result is there, durable-rules works on its own until `finish`."""

    def __init__(self, truths: Truths, notice: str, lowered: Lowered | None = None, asked: Asked | None = None) -> None:
        self.truths = truths
        self._notice = notice
        self._lowered = lowered
        self._asked = asked
        self._finished: Inference | None = None

    def finish(self) -> Inference:
        """Wait for durable-rules, compare, and return the result; the same each time."""
        if self._finished is None:
            self._finished = self._compared()
        return self._finished

    def _compared(self) -> Inference:
        lowered, asked, truths = self._lowered, self._asked, self.truths
        if lowered is None or asked is None:
            return Inference(truths, TWIN, self._notice)
        derived = asked.answer()
        if isinstance(derived, EngineFailure):
            return Inference(truths, TWIN, _notice(derived.reason))
        cases = [input_symbols(lowered, truths, case) for case in range(truths.width)]
        differences = compare(lowered, truths, cases, derived.fired)
        if differences:
            disagreement = Disagreement(lowered, truths, differences)
            return Inference(truths, BOTH, disagreement.notice(), disagreement, derived.fired, lowered)
        return Inference(truths, BOTH, "", None, derived.fired, lowered)


def begin(
    program: Program, twin: Twin, worker: Worker | Unavailable | None, slots: Sequence[int], width: int
) -> Running:
    """Evaluate a program in `width` cases by the twin, and set durable-rules to work on the same; returns at once.

    slots: as for `Twin.run`. worker: None where durable-rules is not wanted. Never raises on a fault of the engine.
    """
    if worker is None or isinstance(worker, Unavailable):
        return Running(twin.run(slots, width), "" if worker is None else _notice(worker.reason))
    lowered = hand_over(program, worker)
    truths = twin.run(slots, width)
    return Running(truths, "", lowered, worker.ask([input_symbols(lowered, truths, case) for case in range(width)]))


def infer(
    program: Program, twin: Twin, worker: Worker | Unavailable | None, slots: Sequence[int], width: int
) -> Inference:
    """Evaluate a program in `width` cases, by the twin and by durable-rules; `begin` and `finish` in one."""
    return begin(program, twin, worker, slots, width).finish()


def hand_over(program: Program, worker: Worker) -> Lowered:
    """Give the worker the rules of a program, unless it has them; the sooner, the less anybody waits for it."""
    lowered = worker.lowered
    if lowered is None or lowered.program is not program:
        lowered = lower(program)
        worker.define(lowered)
    return lowered


def _notice(reason: str) -> str:
    return (
        f"durable-rules was not used: {reason}. "
        "The result comes from the built-in evaluator alone and was not checked by a second engine."
    )


def input_symbols(lowered: Lowered, truths: Truths, case: int) -> list[int]:
    """Return the input symbols that hold in one case: the rails of the stage 0 nodes that inputs carry over."""
    held = []
    for node, plus, minus in lowered.inputs:
        if truths.plus[node] >> case & 1:
            held.append(plus)
        if truths.minus[node] >> case & 1:
            held.append(minus)
    return held


def compare(
    lowered: Lowered, truths: Truths, cases: Sequence[Sequence[int]], fired: Sequence[Sequence[int]]
) -> tuple[Difference, ...]:
    """Compare both rails of every lowered node in every case; returns where the engines differ, cases in order."""
    nodes = [node for node, symbol in enumerate(lowered.plus) if symbol >= 0]
    rules = lowered.rules
    found = []
    for case, rules_fired in enumerate(fired):
        derived = {*lowered.given, *cases[case], *[rules[rule][0] for rule in rules_fired]}
        for rail, symbols, bits in ((PLUS, lowered.plus, truths.plus), (MINUS, lowered.minus, truths.minus)):
            for node in nodes:
                by_twin = bits[node] >> case & 1 == 1
                if by_twin != (symbols[node] in derived):
                    found.append(Difference(case, node, rail, by_twin))
    return tuple(found)
