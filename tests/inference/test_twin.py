"""The twin against the plain evaluator, in the loop and in compiled code."""

from __future__ import annotations

import random

import pytest

from pocarms.inference import twin as twin_module
from pocarms.inference.twin import compile_twin, interpret
from pocarms.inference.twincode import CHUNK, count_at_least
from pocarms.program.graph import NodeOp
from tests.inference.engine import LONG, SEED
from tests.inference.graphs import case_of, inputs_graph, plain, random_mix, random_program, random_slots

PROGRAMS = 150 * LONG


def test_random_programs_agree_with_the_plain_evaluator() -> None:
    print(f"seed {SEED}")
    rng = random.Random(SEED)
    for _ in range(PROGRAMS):
        program = random_program(rng, random_mix(rng))
        width = rng.choice([1, 2, 7, 40])
        slots = random_slots(rng, program, width, both=0.05)
        looped = interpret(program.nodes, slots, (1 << width) - 1)
        compiled = compile_twin(program, eager=True)
        truths = compiled.run(slots, width)
        named = compiled.run(slots, width, keep="named")
        assert truths.plus == tuple(looped[0])
        assert truths.minus == tuple(looped[1])
        for bit in range(width):
            expected = plain(program, slots, bit)
            assert case_of(truths, bit) == expected
            for node in program.names.values():
                assert (bool(named.plus[node] >> bit & 1), bool(named.minus[node] >> bit & 1)) == expected[node]


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 7, 8, 9, 31, 33])
def test_counting_is_exact_for_every_threshold(count: int) -> None:
    rng = random.Random(count)
    rails = [rng.getrandbits(64) for _ in range(count)]
    for n in range(-1, count + 3):
        got = count_at_least(n, rails, (1 << 64) - 1)
        for bit in range(64):
            assert bool(got >> bit & 1) == (sum(rail >> bit & 1 for rail in rails) >= n)


def test_nodes_are_found_across_chunks() -> None:
    """A long chain over several chunks, each link also reading the first input."""
    graph, (first, second) = inputs_graph(2)
    link = second
    for number in range(3 * CHUNK):
        link = graph.add(NodeOp.ALL if number % 2 else NodeOp.ANY, link, first)
        if number % 100 == 0:
            graph.name(link)
    graph.name(link)
    program = graph.program()
    twin = compile_twin(program, eager=True)
    for slots in ([1, 0, 0, 0], [0, 1, 1, 0], [1, 0, 0, 1], [0, 0, 0, 1]):
        assert case_of(twin.run(slots, 1)) == plain(program, slots)
        named = twin.run(slots, 1, keep="named")
        assert {n: named.value(n) for n in named.plus} == {
            n: twin.run(slots, 1).value(n) for n in program.names.values()
        }


def test_named_only_forgets_the_rest() -> None:
    graph, inputs = inputs_graph(3)
    graph.name(graph.add(NodeOp.ALL, *inputs))
    program = graph.program()
    named = compile_twin(program).run([1, 0, 1, 0, 1, 0], 1, keep="named")
    assert set(named.plus) == set(program.names.values())
    with pytest.raises(KeyError):
        named.value(inputs[0])


def test_compiles_itself_after_some_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(twin_module, "RUNS_BEFORE_COMPILING", 2)
    rng = random.Random(7)
    program = random_program(rng, random_mix(rng))
    twin = compile_twin(program)
    slots = random_slots(rng, program, 5)
    results = {twin.run(slots, 5) for _ in range(4)}
    assert len(results) == 1
    assert ("all", False) in twin._code


def test_many_nodes_and_wide_operands() -> None:
    """Some 15,000 nodes, 60,000 in a long run."""
    count = 57_000 if LONG > 1 else 12_000
    graph, inputs = inputs_graph(1000)
    rng = random.Random(3)
    pool = list(inputs)
    for _ in range(count):
        op = rng.choice([NodeOp.ALL, NodeOp.ANY, NodeOp.AT_LEAST])
        pool.append(graph.add(op, *rng.choices(pool[-300:], k=3), n=2 * (op is NodeOp.AT_LEAST)))
    wide = [graph.add(NodeOp.ALL, *pool[-5000:]), graph.add(NodeOp.ANY, *pool[-5000:])]
    wide.append(graph.add(NodeOp.AT_LEAST, *pool[-400:], n=200))
    for node in wide:
        graph.name(node)
    program = graph.program()
    slots = random_slots(rng, program, 2)
    truths = compile_twin(program, eager=True).run(slots, 2)
    for bit in range(2):
        assert case_of(truths, bit) == plain(program, slots, bit)
