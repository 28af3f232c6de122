"""Programs for the tests of inference: a small builder, random programs, and a plain evaluator to compare with."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from pocarms.program.graph import Node, NodeOp, Program, Truths


class Graph:
    """Adds nodes one after the other; everything before `cross` is stage 0."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.slots = 0
        self.boundary: int | None = None
        self.names: dict[str, int] = {}

    def add(self, op: NodeOp, *args: int, n: int = 0, name: str = "") -> int:
        self.nodes.append(Node(op, args, n=n, name=name))
        return len(self.nodes) - 1

    def answer(self) -> int:
        """A stage 0 node with two slots of its own: set the first for yes, the second for no."""
        self.slots += 2
        self.nodes.append(Node(NodeOp.SLOTS, plus=(self.slots - 2,), minus=(self.slots - 1,)))
        return len(self.nodes) - 1

    def cross(self, nodes: Sequence[int]) -> list[int]:
        """End stage 0 and carry these nodes over the boundary."""
        self.boundary = len(self.nodes)
        return [self.add(NodeOp.INPUT, node, name=f"i{node}") for node in nodes]

    def name(self, node: int) -> int:
        index = self.add(NodeOp.NAME, node, name=f"n{len(self.names)}")
        self.names[f"n{len(self.names)}"] = index
        return index

    def program(self) -> Program:
        assert self.boundary is not None
        inputs = tuple(i for i, node in enumerate(self.nodes) if node.op is NodeOp.INPUT)
        slots = {("slot", str(i)): i for i in range(self.slots)}
        return Program(tuple(self.nodes), self.boundary, dict(self.names), slots, inputs)


def inputs_graph(count: int) -> tuple[Graph, list[int]]:
    """A graph with so many answers, each carried over the boundary."""
    graph = Graph()
    return graph, graph.cross([graph.answer() for _ in range(count)])


@dataclass(frozen=True)
class Mix:
    """How random programs are made."""

    answers: int = 12
    stage0: int = 12
    nodes: int = 40
    widest: int = 5
    negated: float = 0.25
    names: int = 8


def random_mix(rng: random.Random) -> Mix:
    return Mix(
        answers=rng.randint(1, 16),
        stage0=rng.randint(0, 20),
        nodes=rng.randint(1, 60),
        widest=rng.choice([2, 3, 4, 6, 9, 12]),
        names=rng.randint(1, 10),
    )


def random_program(rng: random.Random, mix: Mix) -> Program:
    """A random program over every operation of both zones, arguments repeated and constants included."""
    graph = Graph()
    stage0 = [graph.answer() for _ in range(mix.answers)]
    for _ in range(mix.stage0):
        stage0.append(_random_stage0(rng, graph, stage0, mix))
    below = [graph.name(rng.choice(stage0)) for _ in range(rng.randint(0, 2))]
    pool = graph.cross([rng.choice(stage0 + below) for _ in range(mix.answers + 3)])
    for _ in range(mix.nodes):
        pool.append(_random_upper(rng, graph, pool, mix))
    for _ in range(mix.names):
        pool.append(graph.name(rng.choice(pool[-mix.nodes :])))
    return graph.program()


def _random_stage0(rng: random.Random, graph: Graph, pool: list[int], mix: Mix) -> int:
    match rng.randrange(6):
        case 0:
            return graph.add(NodeOp.GATE, rng.choice(pool), rng.choice(pool))
        case 1:
            return graph.add(NodeOp.WITHOUT, rng.choice(pool), rng.choice(pool))
        case 2:
            return graph.add(NodeOp.PROVED, rng.choice(pool))
        case 3:
            plus = tuple(rng.sample(range(graph.slots), min(graph.slots, rng.randint(0, 3))))
            rest = [slot for slot in range(graph.slots) if slot not in plus]
            minus = tuple(rng.sample(rest, min(len(rest), rng.randint(0, 3))))
            graph.nodes.append(Node(NodeOp.SLOTS, plus=plus, minus=minus))
            return len(graph.nodes) - 1
        case _:
            return _random_upper(rng, graph, pool, mix)


def _random_upper(rng: random.Random, graph: Graph, pool: list[int], mix: Mix) -> int:
    recent = pool if rng.random() < 0.5 else pool[-8:]
    if rng.random() < mix.negated:
        return graph.add(NodeOp.NOT, rng.choice(recent))
    if rng.random() < 0.02:
        return graph.add(rng.choice([NodeOp.TRUE, NodeOp.FALSE]))
    args = [rng.choice(recent) for _ in range(rng.randint(1, mix.widest))]
    if rng.random() < 0.02:
        args = []
    op = rng.choice([NodeOp.ALL, NodeOp.ANY, NodeOp.AT_LEAST])
    n = rng.randint(0, len(args) + 1) if rng.random() < 0.1 else rng.randint(1, max(1, len(args)))
    return graph.add(op, *args, n=n if op is NodeOp.AT_LEAST else 0)


def random_slots(rng: random.Random, program: Program, width: int, both: float = 0.0) -> list[int]:
    """Random answers: each pair of slots is yes, no or neither in every case (rarely both, if asked for)."""
    slots = [0] * len(program.slots)
    known = rng.uniform(0.3, 1.0)
    for pair in range(0, len(slots), 2):
        for bit in range(width):
            if rng.random() < known:
                slots[pair + rng.randrange(2)] |= 1 << bit
            if rng.random() < both:
                slots[pair] |= 1 << bit
                slots[pair + 1] |= 1 << bit
    return slots


def plain(program: Program, slots: Sequence[int], bit: int = 0) -> list[tuple[bool, bool]]:
    """Both rails of every node in one case, node by node as `graph.NodeOp` says, with no bit sets and no sharing."""
    rails: list[tuple[bool, bool]] = []

    def on(slot: int) -> bool:
        return bool(slots[slot] >> bit & 1)

    for node in program.nodes:
        args = [rails[arg] for arg in node.args]
        proved = [plus for plus, _ in args]
        refuted = [minus for _, minus in args]
        match node.op:
            case NodeOp.SLOTS:
                rail = (any(map(on, node.plus)), any(map(on, node.minus)))
            case NodeOp.GATE:
                rail = (proved[0] and proved[1], refuted[0] or (proved[0] and refuted[1]))
            case NodeOp.WITHOUT:
                rail = (proved[0] and not proved[1], refuted[0] and not proved[1])
            case NodeOp.PROVED:
                rail = (proved[0], not proved[0])
            case NodeOp.TRUE:
                rail = (True, False)
            case NodeOp.FALSE:
                rail = (False, True)
            case NodeOp.ALL:
                rail = (all(proved), any(refuted))
            case NodeOp.ANY:
                rail = (any(proved), all(refuted))
            case NodeOp.NOT:
                rail = (refuted[0], proved[0])
            case NodeOp.AT_LEAST:
                rail = (sum(proved) >= node.n, len(args) - sum(refuted) < node.n)
            case NodeOp.NAME | NodeOp.INPUT:
                rail = args[0]
        rails.append(rail)
    return rails


def case_of(truths: Truths, bit: int = 0) -> list[tuple[bool, bool]]:
    """Both rails of every node in one case of a result."""
    return [(bool(p >> bit & 1), bool(m >> bit & 1)) for p, m in zip(truths.plus, truths.minus, strict=True)]
