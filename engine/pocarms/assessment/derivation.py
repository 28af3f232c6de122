"""Canonical derivations: which nodes prove a node, in the order of the program, never by firing order.

A step is (node, rail). Above the boundary each step is one that durable-rules fires; below it a step reads answers.
"""

from __future__ import annotations

from pocarms.program.graph import NodeOp, Program, Truths
from pocarms.records import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """Node `node` is proved true (`plus`) or false."""

    node: int
    plus: bool


def premises(program: Program, truths: Truths, bit: int, step: Step) -> tuple[Step, ...]:
    """Return the steps a step rests on: the first rule, in the order of the program, whose body is proved.

    Empty for constants and for raw answers. The step itself must be proved.
    """
    node = program.nodes[step.node]

    def holds(arg: int, plus: bool) -> bool:
        return truths.value(arg, bit) is plus

    if node.op in (NodeOp.NAME, NodeOp.INPUT):
        return (Step(node.args[0], step.plus),)
    if node.op is NodeOp.NOT:
        return (Step(node.args[0], not step.plus),)
    if node.op is (NodeOp.ALL if step.plus else NodeOp.ANY):
        return tuple(Step(arg, step.plus) for arg in node.args)
    if node.op is (NodeOp.ANY if step.plus else NodeOp.ALL):
        return (Step(next(arg for arg in node.args if holds(arg, step.plus)), step.plus),)
    if node.op is NodeOp.AT_LEAST:
        owed = node.n if step.plus else len(node.args) - node.n + 1
        proved = [arg for arg in node.args if holds(arg, step.plus)]
        return tuple(Step(arg, step.plus) for arg in proved[:owed])
    if node.op is NodeOp.GATE:
        applies, raw = node.args
        if holds(applies, False):
            return (Step(applies, False),)
        return (Step(applies, True), Step(raw, step.plus))
    if node.op is NodeOp.WITHOUT:
        return (Step(node.args[0], step.plus),)
    if node.op is NodeOp.PROVED and step.plus:
        return (Step(node.args[0], True),)
    return ()
