"""A disagreement can leave the mission as a file: structure and rails, and nothing a person wrote."""

from __future__ import annotations

import dataclasses
import json
import random
import re

from pocarms.inference.disagreement import Disagreement, replay
from pocarms.inference.durable import Worker
from pocarms.inference.rails import Lowered, lower
from pocarms.inference.run import compare, infer, input_symbols
from pocarms.inference.twin import compile_twin
from pocarms.program.graph import Node, NodeOp, Program, Truths
from tests.inference.engine import chained
from tests.inference.graphs import inputs_graph, random_mix, random_program, random_slots

SECRET = "convoy on the northern road"


def with_secrets(program: Program) -> Program:
    """The same program with text in every place where a pack's own words could stand."""
    nodes = tuple(
        dataclasses.replace(node, name=f"{SECRET} {i}" if node.name else "") for i, node in enumerate(program.nodes)
    )
    names = {f"{SECRET} {index}": index for index in program.names.values()}
    slots = {(SECRET, str(number)): number for number in program.slots.values()}
    return dataclasses.replace(program, nodes=nodes, names=names, slots=slots)


def found(lowered: Lowered, truths: Truths, broken: Lowered) -> Disagreement | None:
    """The disagreement that rules with a fault in them lead to."""
    cases = [input_symbols(lowered, truths, case) for case in range(truths.width)]
    fired = []
    for held in cases:
        known = chained(broken, held)
        fired.append([i for i, rule in enumerate(lowered.rules) if rule[0] in known and rule[0] not in held])
    differences = compare(lowered, truths, cases, fired)
    return Disagreement(lowered, truths, differences) if differences else None


def some_disagreement(seed: int) -> tuple[Program, Disagreement]:
    rng = random.Random(seed)
    while True:
        program = with_secrets(random_program(rng, random_mix(rng)))
        truths = compile_twin(program).run(random_slots(rng, program, 3), 3)
        lowered = lower(program)
        if not lowered.rules:
            continue
        drop = rng.randrange(len(lowered.rules))
        broken = dataclasses.replace(lowered, rules=lowered.rules[:drop] + lowered.rules[drop + 1 :])
        disagreement = found(lowered, truths, broken)
        if disagreement:
            return program, disagreement


def test_reproducer_holds_structure_and_rails_only() -> None:
    for seed in range(20):
        _, disagreement = some_disagreement(seed)
        text = json.dumps(disagreement.reproducer())
        assert "convoy" not in text
        words = set(re.findall(r"[^\W\d]\w*", text))
        assert words <= {*NodeOp, "schema", "pocarms", "disagreement", "nodes", "op", "args", "n", "given", "names"} | {
            "differs",
            "node",
            "rail",
            "derived_by",
            "twin",
            "durable",
        }


def test_reproducer_replays_the_case(worker: Worker) -> None:
    for seed in range(20):
        _, disagreement = some_disagreement(seed)
        data = json.loads(json.dumps(disagreement.reproducer()))
        program, slots = replay(data)
        result = infer(program, compile_twin(program), worker, slots, 1)
        assert result.notice == "", "the real engines agree: the fault was put into the rules by this test"
        offset = len(program.nodes) - len(data["nodes"])
        kept = [node for node, symbol in enumerate(disagreement.lowered.plus) if symbol >= 0]
        case = disagreement.differences[0].case
        for number, node in enumerate(kept):
            assert result.truths.plus[offset + number] == disagreement.truths.plus[node] >> case & 1
            assert result.truths.minus[offset + number] == disagreement.truths.minus[node] >> case & 1
        for difference in data["differs"]:
            rails = result.truths.plus if difference["rail"] == "+" else result.truths.minus
            assert (rails[offset + difference["node"]] == 1) == (difference["derived_by"] == "twin")


def test_notice_counts_statements_and_cases() -> None:
    graph, (first, second) = inputs_graph(2)
    named = graph.name(graph.add(NodeOp.ALL, first, second))
    program = graph.program()
    lowered = lower(program)
    truths = compile_twin(program).run([1, 0, 1, 0], 1)
    differences = compare(lowered, truths, [input_symbols(lowered, truths, 0)], [[]])
    assert {difference.node for difference in differences} == {named - 1, named}
    assert all(difference.by_twin and difference.rail == "+" for difference in differences)
    notice = Disagreement(lowered, truths, differences).notice()
    assert notice.startswith("DISAGREEMENT: the two inference engines differ on 2 statements. ")
    wide = compile_twin(program).run([0b10, 0, 0b10, 0], 2)
    cases = [input_symbols(lowered, wide, case) for case in range(2)]
    one = compare(lowered, wide, cases, [[], [i for i, rule in enumerate(lowered.rules) if rule[0] != 2 * named]])
    assert len([d for d in one if d.case == 1]) >= 1
    assert "in 1 of 2 cases" in Disagreement(lowered, wide, tuple(d for d in one if d.case == 1)).notice()


def test_an_input_that_durable_was_not_told_is_seen() -> None:
    """Inputs are compared too: a twin that loses a value at the boundary shows."""
    nodes = (Node(NodeOp.SLOTS, plus=(0,)), Node(NodeOp.INPUT, (0,), name="i"), Node(NodeOp.NAME, (1,), name="n"))
    program = Program(nodes, 1, {"n": 2}, {("a",): 0}, (1,))
    lowered = lower(program)
    truths = Truths(plus=(1, 0, 0), minus=(0, 0, 0), width=1)
    differences = compare(lowered, truths, [input_symbols(lowered, truths, 0)], [[0]])
    assert {(d.node, d.by_twin) for d in differences} == {(1, False), (2, False)}
