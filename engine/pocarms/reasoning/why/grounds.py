"""What a proved conclusion rests on: every way to prove it from what is on file, as a graph of "and", "or", "enough".

A step says: in this case, this node is proved true (or false). Only steps that hold in the judged profile are in the
graph, so whatever follows from some of the answers by it also holds with all of them: nothing is ever argued from a
fact that is not so. The graph reaches from the conclusion through stage 0 and through the parts down to single answers.
"""

from __future__ import annotations

from collections.abc import Sequence

from pocarms.assessment.judge import Judged
from pocarms.inference.twincode import count_at_least
from pocarms.program.graph import NodeOp
from pocarms.program.seen import ALONE, seen_by
from pocarms.reasoning.units import Units
from pocarms.records import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """In case `case` (0 is the whole), node `node` is proved true (`plus`) or false."""

    case: int
    node: int
    plus: bool


@dataclass(frozen=True, slots=True)
class Support:
    """How a step follows: from at least `enough` of `of`. `units`: answers that each are enough by themselves.

    No `of` and no `units` with `enough` 0: it holds by itself.
    """

    enough: int
    of: tuple[Step, ...] = ()
    units: tuple[int, ...] = ()


ITSELF = Support(0)


class Grounds:
    """The graph of one conclusion. `steps` stand in order: every step after those it may rest on."""

    def __init__(self, cases: Sequence[Judged], units: Units, goal: Step) -> None:
        self.cases = cases
        self.units = units
        self.goal = goal
        self._slot_keys = {slot: key for key, slot in cases[0].program.slots.items()}
        self.support: dict[Step, Support] = {}
        self._collect(goal)
        self.used = tuple(sorted({u for s in self.support.values() for u in s.units}))

    # building ----------------------------------------------------------------------------------------------------

    def _collect(self, goal: Step) -> None:
        """Find all steps below the goal, each after the ones it may rest on; no recursion."""
        waiting: list[tuple[Step, bool]] = [(goal, False)]
        found: dict[Step, Support] = {}
        while waiting:
            step, ready = waiting.pop()
            if ready:
                self.support[step] = found[step]
            elif step not in found:
                found[step] = self._support(step)
                waiting.append((step, True))
                waiting.extend((below, False) for below in reversed(found[step].of))

    def holds(self, case: int, node: int, plus: bool) -> bool:
        """Return whether a step holds in the profile as it was judged."""
        judged = self.cases[case]
        return judged.truths.value(node, judged.bit) is plus

    def _support(self, step: Step) -> Support:
        node = self.cases[step.case].program.nodes[step.node]
        match node.op:
            case NodeOp.TRUE | NodeOp.FALSE:
                return ITSELF
            case NodeOp.SLOTS:
                return self._slots(step, node.plus if step.plus else node.minus)
            case NodeOp.NAME | NodeOp.INPUT:
                return self._all(step, node.args)
            case NodeOp.NOT:
                return Support(1, (Step(step.case, node.args[0], not step.plus),))
            case NodeOp.PROVED:  # that nothing is on file is a fact that needs no answer
                return self._all(step, node.args) if step.plus else ITSELF
            case NodeOp.WITHOUT:
                return self._all(step, node.args[:1])
            case NodeOp.GATE:
                return self._gate(step, *node.args)
            case NodeOp.AT_LEAST:
                owed = node.n if step.plus else len(node.args) - node.n + 1
                return Support(owed, self._held(step, node.args))
            case _:
                conjunction = step.plus is (node.op is NodeOp.ALL)
                return self._all(step, node.args) if conjunction else Support(1, self._held(step, node.args))

    def _all(self, step: Step, args: Sequence[int]) -> Support:
        return Support(len(args), tuple(Step(step.case, arg, step.plus) for arg in args))

    def _held(self, step: Step, args: Sequence[int]) -> tuple[Step, ...]:
        return tuple(Step(step.case, arg, step.plus) for arg in args if self.holds(step.case, arg, step.plus))

    def _gate(self, step: Step, applies: int, raw: int) -> Support:
        if self.holds(step.case, applies, False):
            return Support(1, (Step(step.case, applies, False),))
        return Support(2, (Step(step.case, applies, True), Step(step.case, raw, step.plus)))

    def _slots(self, step: Step, slots: Sequence[int]) -> Support:
        """A raw answer; or, in a whole with parts, what the parts say of a concept."""
        set_ = [slot for slot in slots if self.cases[step.case].slots[slot]]
        for slot in set_:
            key = self._slot_keys[slot]
            if key == ALONE:
                return ITSELF
            seen = seen_by(key)
            if seen is not None:
                return self._parts(step.case, *seen)
        setting = self.units.setting[step.case]
        return Support(1, units=tuple(sorted({u for slot in set_ for u in setting.get(slot, ())})))

    def _parts(self, case: int, full: str, quantifier: str, plus: bool) -> Support:
        if case or len(self.cases) == 1:  # a part, like a case without parts, looks at itself, not at its neighbours
            return ITSELF
        node = self.cases[0].program.names[full]
        steps = [Step(case, node, plus) for case in range(1, len(self.cases))]
        if plus is (quantifier == "all"):
            return Support(len(steps), tuple(steps))
        return Support(1, tuple(s for s in steps if self.holds(s.case, s.node, s.plus)))

    # reading -----------------------------------------------------------------------------------------------------

    def proved(self, kept: Sequence[int], width: int) -> dict[Step, int]:
        """Return for every step the variants in which it is proved from the answers kept there.

        kept: for every unit number a bit set, bit i set where variant i keeps that answer.
        """
        full = (1 << width) - 1
        value: dict[Step, int] = {}
        for step, support in self.support.items():
            below = [value[s] for s in support.of] + [kept[u] for u in support.units]
            value[step] = _enough(support.enough, below, full)
        return value

    def goal_in(self, variants: Sequence[Sequence[int]]) -> int:
        """Return the variants, each a list of unit numbers kept, in which the goal is proved."""
        kept = [0] * len(self.units.all)
        for bit, variant in enumerate(variants):
            for unit in variant:
                kept[unit] |= 1 << bit
        return self.proved(kept, len(variants))[self.goal]


def _enough(enough: int, below: Sequence[int], full: int) -> int:
    if enough == 0:
        return full
    if enough == 1:
        some = 0
        for bits in below:
            some |= bits
        return some
    if enough == len(below):
        every = full
        for bits in below:
            every &= bits
        return every
    return count_at_least(enough, below, full)
