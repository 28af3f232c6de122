"""Big programs: right, and no limit of the engine to be seen."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from pocarms.inference.durable import Worker
from pocarms.inference.run import infer
from pocarms.inference.twin import compile_twin
from pocarms.program.graph import NodeOp, Program
from tests.inference.engine import SEED, check_firings
from tests.inference.graphs import case_of, inputs_graph, plain, random_slots


def agree(program: Program, worker: Worker, slots: list[int], width: int) -> Counter[bool | None]:
    """Durable, twin and the plain evaluator give the same; returns the values of the named conclusions."""
    result = infer(program, compile_twin(program), worker, slots, width)
    assert (result.inference, result.notice) == ("durable+twin", "")
    for case in range(width):
        assert case_of(result.truths, case) == plain(program, slots, case)
    check_firings(result, result.truths)
    return Counter(result.truths.value(node, case) for node in program.names.values() for case in range(width))


def test_five_thousand_rules_and_everything_wide_at_once(worker: Worker) -> None:
    print(f"POCARMS_SEED={SEED}")
    rng = random.Random(SEED)
    graph, inputs = inputs_graph(1000)
    pool = list(inputs)
    heavy = inputs[0]
    for number in range(5000):
        args = [rng.choice(pool[-1500:]) for _ in range(rng.randint(2, 4))]
        args = [graph.add(NodeOp.NOT, arg) if rng.random() < 0.2 else arg for arg in args]
        if number % 5 < 2:
            args.append(heavy)  # in 2,000 rules
        pool.append(graph.name(graph.add(rng.choice([NodeOp.ALL, NodeOp.ANY]), *args)))
    graph.name(graph.add(NodeOp.ANY, *rng.sample(pool, 300)))
    graph.name(graph.add(NodeOp.ALL, *rng.sample(pool, 300)))
    graph.name(graph.add(NodeOp.AT_LEAST, *rng.sample(pool, 300), n=150))
    link = heavy
    for _ in range(200):
        link = graph.name(graph.add(NodeOp.ALL, link, rng.choice(inputs)))
    values = agree(graph.program(), worker, random_slots(rng, graph.program(), 1), 1)
    print(values)
    assert min(values[True], values[False], values[None]) > 10


@pytest.mark.parametrize("op", [NodeOp.ANY, NodeOp.ALL])
def test_three_hundred_wide(op: NodeOp, worker: Worker) -> None:
    """One true, one false, all true, all false, all but one unknown."""
    graph, inputs = inputs_graph(300)
    named = graph.name(graph.add(op, *inputs))
    program = graph.program()
    slots = [0b00101] * 600
    slots[0::2] = [0b00100] * 300
    slots[1::2] = [0b01000] * 300
    slots[2 * 177] |= 0b00001
    slots[2 * 177 + 1] |= 0b00010
    agree(program, worker, slots, 5)
    truths = compile_twin(program).run(slots, 5)
    expected = [True, None, True, False, None] if op is NodeOp.ANY else [None, False, True, False, None]
    assert [truths.value(named, case) for case in range(5)] == expected


def test_at_least_150_of_300(worker: Worker) -> None:
    """At the edge on both sides: 149, 150 and 151 true; as many false; and unknowns between."""
    rng = random.Random(1)
    graph, inputs = inputs_graph(300)
    named = graph.name(graph.add(NodeOp.AT_LEAST, *inputs, n=150))
    program = graph.program()
    slots = [0] * 600
    cases = [(149, 151), (150, 150), (151, 149), (149, 150), (150, 0), (0, 151), (149, 0), (0, 0), (300, 0), (0, 300)]
    for case, (true, false) in enumerate(cases):
        chosen = rng.sample(range(300), true + false)
        for number in chosen[:true]:
            slots[2 * number] |= 1 << case
        for number in chosen[true:]:
            slots[2 * number + 1] |= 1 << case
    agree(program, worker, slots, len(cases))
    truths = compile_twin(program).run(slots, len(cases))
    values = [truths.value(named, case) for case in range(len(cases))]
    assert values == [False, True, True, None, True, False, None, None, True, False]


def test_a_symbol_used_two_thousand_times(worker: Worker) -> None:
    graph, (heavy, *others) = inputs_graph(41)
    for number in range(2000):
        graph.name(graph.add(NodeOp.ALL if number % 2 else NodeOp.ANY, heavy, others[number % 40]))
    values = agree(graph.program(), worker, random_slots(random.Random(2), graph.program(), 3), 3)
    assert min(values.values()) > 100


def test_a_chain_two_hundred_deep(worker: Worker) -> None:
    graph, inputs = inputs_graph(201)
    link = inputs[0]
    for other in inputs[1:]:
        link = graph.name(graph.add(NodeOp.NOT, graph.add(NodeOp.ALL, link, other)))
    program = graph.program()
    slots = [0b01, 0b00] * 201
    slots[1] |= 0b10
    for pair in range(2, 402, 2):
        slots[pair] |= 0b10
    values = agree(program, worker, slots, 2)
    assert values == {True: 200, False: 200}


def test_a_thousand_inputs(worker: Worker) -> None:
    graph, inputs = inputs_graph(1000)
    graph.name(graph.add(NodeOp.ANY, *[graph.name(node) for node in inputs]))
    values = agree(graph.program(), worker, random_slots(random.Random(4), graph.program(), 4), 4)
    assert values.total() == 4 * 1001
