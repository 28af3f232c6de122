"""What the lowering promises about its rules, and that the engine's names cannot collide."""

from __future__ import annotations

import random
from collections import Counter
from itertools import product

import pytest

from pocarms.inference import counting, rails, worker
from pocarms.inference.durable import Worker
from pocarms.inference.rails import cut, lower
from pocarms.inference.run import infer
from pocarms.inference.twin import compile_twin
from pocarms.program.graph import Node, NodeOp, Program
from tests.inference.engine import chained
from tests.inference.graphs import inputs_graph, random_mix, random_program, random_slots


def fnv32(text: str) -> int:
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


def test_no_two_names_in_the_engine_share_a_hash() -> None:
    """durable-rules tells names apart by a 32-bit hash only. All names we use come from one fixed list: here it is."""
    names = [f"f{number}" for number in range(worker.SLOTS * worker.ROWS)]
    names += [worker.rule_name(number) for number in range(4096)]
    names += sorted({part for number in range(worker.SLOTS * worker.ROWS) for part in worker.address(number)})
    names += [f"m{place}" for place in range(16)]
    names += [worker.END, worker.STATE, "id", "sid", "$s", "$m", "$and", "$or", "$not", "$all", "$any", "$forward"]
    names += ["$pulse", "$time", "all", "any", "dist", "pri", "count", "cap", "run"]
    assert len(set(names)) == len(names)
    assert len({fnv32(name) for name in names}) == len(names)
    assert fnv32("question_9059") == fnv32("question_218280")  # a collision known from the engine itself


def test_facts_are_named_from_that_list() -> None:
    assert worker.fact(130) == '{"id":"f130","a2":1,"b2":1,"sid":"s"}'
    with pytest.raises(ValueError, match="too many symbols"):
        worker.address(worker.SLOTS * worker.ROWS)


def test_bounds_of_the_engine_hold() -> None:
    rng = random.Random(11)
    graph, inputs = inputs_graph(700)
    pool = list(inputs)
    for number in range(3000):
        args = [*rng.sample(pool, rng.randint(2, 12)), inputs[0]]
        if number % 40 == 0:
            args += rng.sample(pool, 300)
        op = [NodeOp.ALL, NodeOp.ANY, NodeOp.AT_LEAST][number % 3]
        pool.append(graph.add(op, *dict.fromkeys(args), n=2 * (op is NodeOp.AT_LEAST)))
    graph.name(graph.add(NodeOp.ANY, *pool[-2500:]))
    lowered = lower(graph.program())
    assert max(len(rule) - 1 for rule in lowered.rules) <= rails.WIDEST <= 16
    uses = Counter(symbol for rule in lowered.rules for symbol in rule[1:])
    assert max(uses.values()) <= rails.USES < 256
    assert all(rule[1:] for rule in lowered.rules)
    assert len(lowered.rulesets) > 5
    assert [first for first, _ in lowered.rulesets[1:]] == [end for _, end in lowered.rulesets[:-1]]
    assert (lowered.rulesets[0][0], lowered.rulesets[-1][1]) == (0, len(lowered.rules))
    for first, end in lowered.rulesets:
        part = lowered.rules[first:end]
        assert len(part) <= rails.RULES < 4096
        assert sum(len(rule) - 1 for rule in part) <= rails.PATTERNS
    assert rails.PATTERNS < worker.SLOTS * worker.ROWS  # so the symbols of one ruleset always have addresses
    assert worker.SLOTS < 480
    assert worker.ROWS <= 480
    # dependency order: no rule reads what only a later rule concludes
    last_conclusion = {rule[0]: i for i, rule in enumerate(lowered.rules)}
    for i, rule in enumerate(lowered.rules):
        assert all(last_conclusion.get(symbol, -1) < i for symbol in rule[1:])


def test_lowering_is_a_function_of_the_program() -> None:
    program = random_program(random.Random(5), random_mix(random.Random(5)))
    assert lower(program) == lower(program)


@pytest.mark.parametrize("k", range(2, 9))
def test_thresholds_for_every_set_of_inputs(k: int) -> None:
    """Every n of k symbols, over all 2^k inputs: the network itself, without the shortcuts for small numbers."""
    for n in range(1, k + 1):
        rules: list[tuple[int, list[int]]] = []
        fresh = iter(range(1000, 9000))
        gate = counting.threshold(n, list(range(k)))
        assert isinstance(gate, counting.Gate)
        counting.build(gate, 999, lambda: next(fresh), lambda head, body: rules.append((head, list(body))))  # noqa: B023
        for case in product([False, True], repeat=k):
            known = {i for i, held in enumerate(case) if held}
            for head, body in rules:  # already in dependency order
                if known.issuperset(body):
                    known.add(head)
            assert (999 in known) == (sum(case) >= n), (n, case)


def test_a_wide_threshold_needs_far_fewer_rules_than_a_chain_of_counts() -> None:
    graph, inputs = inputs_graph(300)
    graph.name(graph.add(NodeOp.AT_LEAST, *inputs, n=150))
    assert len(lower(graph.program()).rules) < 25_000 < 2 * 2 * 150 * 151


def test_only_what_names_rest_on_is_lowered() -> None:
    graph, inputs = inputs_graph(3)
    unused = graph.add(NodeOp.ALL, *inputs)
    named = graph.name(graph.add(NodeOp.ANY, inputs[0], inputs[1]))
    lowered = lower(graph.program())
    assert lowered.symbol(unused, "+") == lowered.symbol(unused, "-") == -1
    assert lowered.symbol(inputs[2], "+") == -1
    assert lowered.meaning(lowered.symbol(named, "-")) == (named, "-")
    assert [node for node, _, _ in lowered.inputs] == [0, 1]


def test_not_swaps_the_rails_of_its_argument() -> None:
    graph, (first,) = inputs_graph(1)
    negated = graph.add(NodeOp.NOT, graph.add(NodeOp.NOT, graph.add(NodeOp.NOT, first)))
    graph.name(negated)
    lowered = lower(graph.program())
    assert lowered.symbol(negated, "+") == lowered.symbol(first, "-")
    assert lowered.meaning(lowered.symbol(negated, "+")) == (first, "-")
    assert lowered.meaning(lowered.symbols) is None


def test_reading_stage_0_without_an_input_is_refused() -> None:
    graph, _ = inputs_graph(1)
    graph.name(graph.add(NodeOp.NOT, 0))
    with pytest.raises(ValueError, match="reads node 0 of stage 0"):
        lower(graph.program())


def test_constants_below_the_boundary_may_be_read(worker: Worker) -> None:
    """Compilers share constants between the zones."""
    nodes = (
        Node(NodeOp.TRUE),
        Node(NodeOp.FALSE),
        Node(NodeOp.NAME, (0,), name="a"),
        Node(NodeOp.ALL, (0, 1)),
        Node(NodeOp.NAME, (3,), name="b"),
    )
    program = Program(nodes, 2, {"a": 2, "b": 4}, {}, ())
    result = infer(program, compile_twin(program), worker, [], 1)
    assert (result.notice, result.truths.value(2), result.truths.value(4)) == ("", True, False)


def test_repeats_count_as_often_as_they_are_written() -> None:
    graph, (a, b) = inputs_graph(2)
    graph.name(graph.add(NodeOp.AT_LEAST, a, a, b, b, b, n=3))
    lowered = lower(graph.program())
    target = lowered.symbol(len(lowered.plus) - 1, "+")
    held = {name: lowered.symbol(node, "+") for name, node in (("a", a), ("b", b))}
    assert target in chained(lowered, [held["b"]])
    assert target not in chained(lowered, [held["a"]])


def test_cutting_nothing_gives_nothing() -> None:
    assert cut([]) == []


def test_a_program_without_conclusions_runs(worker: Worker) -> None:
    graph, _ = inputs_graph(2)
    program = graph.program()
    result = infer(program, compile_twin(program), worker, random_slots(random.Random(1), program, 3), 3)
    assert (result.inference, result.notice, result.fired) == ("durable+twin", "", ((), (), ()))
