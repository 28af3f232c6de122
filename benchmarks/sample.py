"""Synthetic rule bases for every engine; where nothing else is asked for, 200 rules in three layers over 120 questions.

A condition is a tuple: ("is", question, option), ("rule", number), ("all", ...), ("any", ...), ("not", condition).
Every rule concludes a proposition of its own; a rule of a later layer reads questions and rules of the layers before.
Answers are complete and one-valued, so that two-valued engines can be asked the same.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pocarms.program.graph import Node, NodeOp, Program

LAYERS = (100, 70, 30)
QUESTIONS = 120
Condition = tuple[Any, ...]


@dataclass(frozen=True)
class RuleBase:
    options: tuple[int, ...]  # how many options each question has
    rules: tuple[Condition, ...]  # the conditions, layer by layer
    layers: tuple[int, ...] = LAYERS

    def literals(self) -> set[tuple[int, int]]:
        """Return every (question, option) that a rule tests."""
        found: set[tuple[int, int]] = set()
        todo: list[Condition] = list(self.rules)
        while todo:
            condition = todo.pop()
            if condition[0] == "is":
                found.add((condition[1], condition[2]))
            elif condition[0] != "rule":
                todo.extend(condition[1:])
        return found


def rule_base(
    seed: int, layers: tuple[int, ...] = LAYERS, questions: int = QUESTIONS, chained: bool = False
) -> RuleBase:
    """Return the rule base of a seed. chained: every rule also reads a rule of the layer before its own."""
    rng = random.Random(seed)
    options = tuple(rng.choice([3, 4, 5]) for _ in range(questions))
    rules: list[Condition] = []
    for layer, count in enumerate(layers):
        before = len(rules)
        for _ in range(count):
            rule = _condition(rng, options, before if layer else 0, depth=2)
            if chained and layer:
                rule = (rng.choice(["all", "any"]), ("rule", before - 1 - rng.randrange(layers[layer - 1])), rule)
            rules.append(rule)
    return RuleBase(options, tuple(rules), layers)


def _condition(rng: random.Random, options: Sequence[int], rules: int, depth: int) -> Condition:
    if depth == 0:
        return _leaf(rng, options, rules)
    parts = []
    for _ in range(rng.choice([2, 3, 3])):
        part = _condition(rng, options, rules, depth - 1) if rng.random() < 0.45 else _leaf(rng, options, rules)
        parts.append(("not", part) if rng.random() < 0.25 else part)
    return (rng.choice(["all", "any"]), *parts)


def _leaf(rng: random.Random, options: Sequence[int], rules: int) -> Condition:
    if rules and rng.random() < 0.4:
        return ("rule", rng.randrange(rules))
    question = rng.randrange(len(options))
    return ("is", question, rng.randrange(options[question]))


def answers(base: RuleBase, seed: int) -> dict[str, str]:
    """Return a complete set of answers: one option for every question."""
    rng = random.Random(seed)
    return {f"q{q}": f"v{rng.randrange(count)}" for q, count in enumerate(base.options)}


@dataclass(frozen=True)
class Compiled:
    """The rule base as a program, and how answers become slots."""

    program: Program
    slots: Mapping[tuple[str, str], int]
    conclusions: tuple[int, ...]  # the node of every rule's conclusion

    def encode(self, given: Mapping[str, str]) -> list[int]:
        """Return the slots of one case."""
        values = [0] * len(self.slots)
        slots = self.slots
        for answer in given.items():
            values[slots[answer]] = 1
        return values


def compiled(base: RuleBase) -> Compiled:
    """Compile the rule base as `program.compile` does: literals, inputs, shared conditions, names."""
    keys = [(f"q{q}", f"v{v}") for q, count in enumerate(base.options) for v in range(count)]
    slots = {key: number for number, key in enumerate(keys)}
    nodes: list[Node] = []
    literals = sorted(base.literals())
    for q, v in literals:
        others = tuple(slots[f"q{q}", f"v{w}"] for w in range(base.options[q]) if w != v)
        nodes.append(Node(NodeOp.SLOTS, plus=(slots[f"q{q}", f"v{v}"],), minus=others))
    boundary = len(nodes)
    inputs = {}
    for number, literal in enumerate(literals):
        inputs[literal] = len(nodes)
        nodes.append(Node(NodeOp.INPUT, (number,), name=f"q{literal[0]}.v{literal[1]}"))
    conclusions: list[int] = []
    seen: dict[Node, int] = {}

    def add(node: Node) -> int:
        if node not in seen:
            seen[node] = len(nodes)
            nodes.append(node)
        return seen[node]

    def build(condition: Condition) -> int:
        match condition[0]:
            case "is":
                return inputs[condition[1], condition[2]]
            case "rule":
                return conclusions[condition[1]]
            case "not":
                return add(Node(NodeOp.NOT, (build(condition[1]),)))
            case _:
                op = NodeOp.ALL if condition[0] == "all" else NodeOp.ANY
                return add(Node(op, tuple(build(part) for part in condition[1:])))

    for number, rule in enumerate(base.rules):
        conclusions.append(add(Node(NodeOp.NAME, (build(rule),), name=f"c{number}")))
    names = {f"c{number}": node for number, node in enumerate(conclusions)}
    program = Program(tuple(nodes), boundary, names, dict(slots.items()), tuple(inputs.values()))
    return Compiled(program, slots, tuple(conclusions))
