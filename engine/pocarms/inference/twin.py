"""The twin: evaluates a program on bit sets, two integers a node (DESIGN §4).

Bit i of every integer belongs to case i: a profile, a part or a variant. With width 1 it checks durable-rules on every
assessment; with width n it is how sweeps run. It reads the program's nodes themselves, never the rules they are
lowered to, so that one fault cannot hide in both.

A program is run by a plain loop at first, and turned into straight-line Python once it has been run often enough for
that to pay (`twincode`). Both do the same sums.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, overload

from pocarms.inference import twincode
from pocarms.program.graph import Node, NodeOp, Program, Truths
from pocarms.records import dataclass

RUNS_BEFORE_COMPILING = 24  # compiling costs about as much as 40 runs of the loop

LOOPED_BITS = 1 << 27  # the loop holds every rail of every node: wider sweeps go to the code, which forgets on the way


@dataclass(frozen=True, slots=True)
class NamedTruths:
    """The rails of the named conclusions alone, by node; asking for another node is a KeyError."""

    plus: Mapping[int, int]
    minus: Mapping[int, int]
    width: int

    def value(self, node: int, bit: int = 0) -> bool | None:
        """Return the truth value of one named node in one case: True, False or None for unknown."""
        if self.plus[node] >> bit & 1:
            return True
        return False if self.minus[node] >> bit & 1 else None


class Twin:
    """A program ready to be run; made by `compile_twin`."""

    def __init__(self, program: Program, runs_before_compiling: int) -> None:
        self.program = program
        self._names = sorted(set(program.names.values()))
        self._runs_left = runs_before_compiling
        self._code: dict[tuple[str, bool], tuple[twincode.Chunk, ...]] = {}  # by what is kept, and whether width is 1

    @overload
    def run(self, slots: Sequence[int], width: int, keep: Literal["all"] = "all") -> Truths: ...

    @overload
    def run(self, slots: Sequence[int], width: int, keep: Literal["named"]) -> NamedTruths: ...

    def run(self, slots: Sequence[int], width: int, keep: str = "all") -> Truths | NamedTruths:
        """Evaluate every node in `width` cases at once.

        slots: for every slot the bit set of the cases in which it is set; bits at `width` and above must be clear.
        keep: "all" gives every node; "named" computes and gives named conclusions only, for wide sweeps: less time,
        and memory for few nodes at once.
        """
        full = (1 << width) - 1
        nodes = self.program.nodes
        if self._runs_left > 0 and (keep == "all" or len(nodes) * width < LOOPED_BITS):
            self._runs_left -= 1
            plus, minus = interpret(nodes, slots, full)
        else:
            plus, minus = twincode.run(self._compiled(keep, width == 1), len(nodes), slots, full)
        if keep == "all":
            return Truths(tuple(plus), tuple(minus), width)
        names = self._names
        return NamedTruths({node: plus[node] for node in names}, {node: minus[node] for node in names}, width)

    def _compiled(self, keep: str, one: bool) -> tuple[twincode.Chunk, ...]:
        code = self._code.get((keep, one))
        if code is None:
            kept = None if keep == "all" else set(self._names)
            code = self._code[keep, one] = twincode.chunks(self.program, kept, one)
        return code


def compile_twin(program: Program, eager: bool = False) -> Twin:
    """Return the twin of a program. `eager`: turn it into code at the first run, about 25 µs a node, for many runs."""
    return Twin(program, 0 if eager else RUNS_BEFORE_COMPILING)


def interpret(nodes: Sequence[Node], slots: Sequence[int], full: int) -> tuple[list[int], list[int]]:
    """Evaluate the nodes one by one; returns both rails. `full` has a bit set for every case."""
    plus: list[int] = []
    minus: list[int] = []
    steps, put_plus, put_minus = _STEPS, plus.append, minus.append
    name, boundary = NodeOp.NAME, NodeOp.INPUT
    for node in nodes:
        op = node.op
        if op is name or op is boundary:  # more than half of all nodes: they pass on what they stand for
            arg = node.args[0]
            put_plus(plus[arg])
            put_minus(minus[arg])
        else:
            p, m = steps[op](node, slots, full, plus, minus)
            put_plus(p)
            put_minus(m)
    return plus, minus


Rails = tuple[int, int]
Step = Callable[[Node, Sequence[int], int, list[int], list[int]], Rails]


def _slots(node: Node, slots: Sequence[int], full: int, plus: list[int], minus: list[int]) -> Rails:
    p = m = 0
    for slot in node.plus:
        p |= slots[slot]
    for slot in node.minus:
        m |= slots[slot]
    return p, m


def _gate(node: Node, slots: Sequence[int], full: int, plus: list[int], minus: list[int]) -> Rails:
    applies, raw = node.args
    return plus[applies] & plus[raw], minus[applies] | plus[applies] & minus[raw]


def _without(node: Node, slots: Sequence[int], full: int, plus: list[int], minus: list[int]) -> Rails:
    raw, doubt = node.args
    return plus[raw] & ~plus[doubt], minus[raw] & ~plus[doubt]


def _proved(node: Node, slots: Sequence[int], full: int, plus: list[int], minus: list[int]) -> Rails:
    p = plus[node.args[0]]
    return p, full ^ p


def _true(node: Node, slots: Sequence[int], full: int, plus: list[int], minus: list[int]) -> Rails:
    return full, 0


def _false(node: Node, slots: Sequence[int], full: int, plus: list[int], minus: list[int]) -> Rails:
    return 0, full


def _all(node: Node, slots: Sequence[int], full: int, plus: list[int], minus: list[int]) -> Rails:
    p, m = full, 0
    for arg in node.args:
        p &= plus[arg]
        m |= minus[arg]
    return p, m


def _any(node: Node, slots: Sequence[int], full: int, plus: list[int], minus: list[int]) -> Rails:
    p, m = 0, full
    for arg in node.args:
        p |= plus[arg]
        m &= minus[arg]
    return p, m


def _not(node: Node, slots: Sequence[int], full: int, plus: list[int], minus: list[int]) -> Rails:
    return minus[node.args[0]], plus[node.args[0]]


def _at_least(node: Node, slots: Sequence[int], full: int, plus: list[int], minus: list[int]) -> Rails:
    # false where so many are false that n can no longer be reached
    too_many = len(node.args) - node.n + 1
    return (
        twincode.count_at_least(node.n, [plus[arg] for arg in node.args], full),
        twincode.count_at_least(too_many, [minus[arg] for arg in node.args], full),
    )


_STEPS: Mapping[NodeOp, Step] = {
    NodeOp.SLOTS: _slots,
    NodeOp.GATE: _gate,
    NodeOp.WITHOUT: _without,
    NodeOp.PROVED: _proved,
    NodeOp.TRUE: _true,
    NodeOp.FALSE: _false,
    NodeOp.ALL: _all,
    NodeOp.ANY: _any,
    NodeOp.NOT: _not,
    NodeOp.AT_LEAST: _at_least,
}
