"""Lowering: the program as positive rules over two rails, in the small part of durable-rules that is exact.

Symbol 2·i is "node i is proved true" (`+`), 2·i+1 "node i is proved false" (`-`); symbols above these are auxiliary.
What an author can write has no limit here: wide conditions become trees, `at_least` becomes a counting network, a
symbol that very many rules read gets copies, and many rules become several rulesets run one after the other. The
reasons for each bound are in decision 004.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import comb

from pocarms.inference import counting
from pocarms.inference.twincode import needed
from pocarms.program.graph import Node, NodeOp, Program
from pocarms.records import dataclass

WIDEST = 8  # patterns in one rule; the engine holds 16
USES = 200  # rules that read one symbol; at 256 the engine writes past the end of a list
RULES = 80  # rules in one ruleset; the engine holds 4,096, but gets slow in building and running larger ones
PATTERNS = 1000  # patterns in one ruleset: each takes some 10 kB while it runs
ENUMERATED = 10  # `at_least` with no more choices than this becomes one rule per choice

PLUS, MINUS = "+", "-"
CONSTANTS = (NodeOp.TRUE, NodeOp.FALSE)

Rule = tuple[int, ...]  # the head, then the body: all of the body proves the head


@dataclass(frozen=True)
class Lowered:
    """Rules for every node at or above the boundary that a named conclusion rests on.

    plus, minus: for every node of the program, the symbol of its rail; -1 where the node was not lowered.
    rules: in dependency order: what a rule reads is concluded by earlier rules, given, or an input.
    given: symbols that hold whatever the case.
    inputs: (stage 0 node, symbol of +, symbol of -) of every input that is read.
    rulesets: (first, end) of each ruleset in `rules`, to be run in this order.
    symbols: how many symbols there are.
    """

    program: Program
    plus: tuple[int, ...]
    minus: tuple[int, ...]
    rules: tuple[Rule, ...]
    given: tuple[int, ...]
    inputs: tuple[tuple[int, int, int], ...]
    rulesets: tuple[tuple[int, int], ...]
    symbols: int

    def symbol(self, node: int, rail: str) -> int:
        """Return the symbol of a node's rail ("+" or "-"), -1 where the node was not lowered."""
        return self.plus[node] if rail == PLUS else self.minus[node]

    def meaning(self, symbol: int) -> tuple[int, str] | None:
        """Return the node and rail that a symbol stands for; None for an auxiliary one.

        `not` nodes have no symbols of their own: they read their argument's, swapped.
        """
        if symbol >= 2 * len(self.program.nodes):
            return None
        return symbol // 2, MINUS if symbol % 2 else PLUS


def lower(program: Program) -> Lowered:
    """Lower a program. Raises ValueError where a node above the boundary reads stage 0 other than by an INPUT."""
    return _Lowering(program).done()


class _Lowering:
    def __init__(self, program: Program) -> None:
        self.program = program
        self.plus = [-1] * len(program.nodes)
        self.minus = [-1] * len(program.nodes)
        self.rules: list[Rule] = []
        self.given: list[int] = []
        self.inputs: list[tuple[int, int, int]] = []
        self.symbols = 2 * len(program.nodes)
        self._uses: dict[int, int] = {}
        self._copy: dict[int, int] = {}
        roots = [node for node in program.names.values() if node >= program.boundary]
        self._wanted = sorted(self._reached(roots))
        for i in self._wanted:
            self._node(i, program.nodes[i])

    def done(self) -> Lowered:
        return Lowered(
            program=self.program,
            plus=tuple(self.plus),
            minus=tuple(self.minus),
            rules=tuple(self.rules),
            given=tuple(self.given),
            inputs=tuple(self.inputs),
            rulesets=tuple(cut(self.rules)),
            symbols=self.symbols,
        )

    def _reached(self, roots: Sequence[int]) -> list[int]:
        """The nodes to lower. Constants may lie on either side of the boundary; all else below it is stage 0."""
        nodes, boundary = self.program.nodes, self.program.boundary
        reached = []
        for i in needed(nodes, roots):
            if i >= boundary or nodes[i].op in CONSTANTS:
                reached.append(i)
            if i >= boundary and nodes[i].op is not NodeOp.INPUT:
                for arg in nodes[i].args:
                    if arg < boundary and nodes[arg].op not in CONSTANTS:
                        raise ValueError(f"node {i} reads node {arg} of stage 0 without an input")
        return reached

    def _node(self, i: int, node: Node) -> None:
        if node.op is NodeOp.NOT:
            self.plus[i], self.minus[i] = self.minus[node.args[0]], self.plus[node.args[0]]
            return
        plus, minus = 2 * i, 2 * i + 1
        self.plus[i], self.minus[i] = plus, minus
        args_plus = [self.plus[arg] for arg in node.args] if node.op is not NodeOp.INPUT else []
        args_minus = [self.minus[arg] for arg in node.args] if node.op is not NodeOp.INPUT else []
        match node.op:
            case NodeOp.INPUT:
                self.inputs.append((node.args[0], plus, minus))
            case NodeOp.TRUE:
                self.given.append(plus)
            case NodeOp.FALSE:
                self.given.append(minus)
            case NodeOp.ALL:
                self._all(plus, args_plus)
                self._any(minus, args_minus)
            case NodeOp.ANY:
                self._any(plus, args_plus)
                self._all(minus, args_minus)
            case NodeOp.AT_LEAST:
                self._at_least(plus, node.n, args_plus)
                self._at_least(minus, len(node.args) - node.n + 1, args_minus)
            case NodeOp.NAME:
                self._rule(plus, args_plus)
                self._rule(minus, args_minus)
            case _:
                raise ValueError(f"node {i}: {node.op} cannot stand above the boundary")

    def _all(self, head: int, body: Sequence[int]) -> None:
        """One rule, or a tree of rules where the body is wide."""
        body = list(dict.fromkeys(body))
        if not body:
            self.given.append(head)
            return
        while len(body) > WIDEST:
            body = [self._joined(body[start : start + WIDEST]) for start in range(0, len(body), WIDEST)]
        self._rule(head, body)

    def _joined(self, body: Sequence[int]) -> int:
        if len(body) == 1:
            return body[0]
        symbol = self._new()
        self._rule(symbol, body)
        return symbol

    def _any(self, head: int, symbols: Sequence[int]) -> None:
        for symbol in dict.fromkeys(symbols):
            self._rule(head, (symbol,))

    def _at_least(self, head: int, n: int, symbols: Sequence[int]) -> None:
        """Repeats in `symbols` count as often as they stand there."""
        if n <= 0:
            self.given.append(head)
        elif n == 1:
            self._any(head, symbols)
        elif n == len(symbols):
            self._all(head, symbols)
        elif n < len(symbols) and n <= WIDEST and comb(len(symbols), n) <= ENUMERATED:
            for chosen in dict.fromkeys(tuple(dict.fromkeys(some)) for some in combinations(symbols, n)):
                self._rule(head, chosen)
        elif n < len(symbols):
            signal = counting.threshold(n, symbols)
            assert isinstance(signal, counting.Gate)  # with two or more symbols every output is a gate
            counting.build(signal, head, self._new, self._rule)

    def _new(self) -> int:
        self.symbols += 1
        return self.symbols - 1

    def _rule(self, head: int, body: Sequence[int]) -> None:
        self.rules.append((head, *[self._read(symbol) for symbol in dict.fromkeys(body)]))

    def _read(self, symbol: int) -> int:
        """Return the symbol, or its copy where enough rules read it: each copy is concluded from the one before."""
        current = self._copy.get(symbol, symbol)
        uses = self._uses.get(current, 0)
        if uses == USES - 1:
            copy = self._new()
            self.rules.append((copy, current))
            self._uses[current] = USES
            self._copy[symbol] = current = copy
            uses = 0
        self._uses[current] = uses + 1
        return current


def cut(rules: Sequence[Rule]) -> list[tuple[int, int]]:
    """Cut rules in dependency order into rulesets that the engine can hold; returns (first, end) of each."""
    found: list[tuple[int, int]] = []
    first = patterns = 0
    for i, rule in enumerate(rules):
        patterns += len(rule) - 1
        if i - first >= RULES or patterns > PATTERNS:
            found.append((first, i))
            first, patterns = i, len(rule) - 1
    if first < len(rules):
        found.append((first, len(rules)))
    return found
