"""Inference that goes on in the background while we do something else."""

from __future__ import annotations

import os
import random
import signal

import pytest

from pocarms.inference.durable import Derived, EngineFailure, Worker
from pocarms.inference.rails import lower
from pocarms.inference.run import begin, hand_over, infer
from pocarms.inference.twin import compile_twin
from pocarms.program.graph import NodeOp, Program
from tests.inference.engine import changed_worker, check_firings, process_of
from tests.inference.graphs import inputs_graph, random_mix, random_program, random_slots


def some(seed: int, width: int) -> tuple[Program, list[int]]:
    rng = random.Random(seed)
    program = random_program(rng, random_mix(rng))
    return program, random_slots(rng, program, width)


def test_the_twin_is_there_at_once_and_the_rest_later(worker: Worker) -> None:
    program, slots = some(1, 3)
    running = begin(program, compile_twin(program), worker, slots, 3)
    assert running.truths == compile_twin(program).run(slots, 3)
    result = running.finish()
    assert (result.inference, result.notice, result.truths) == ("durable+twin", "", running.truths)
    assert result is running.finish()
    check_firings(result, result.truths)


def test_several_at_once_finished_in_any_order(worker: Worker) -> None:
    runs = []
    for seed in range(4):
        program, slots = some(seed, 2)
        runs.append((program, slots, begin(program, compile_twin(program), worker, slots, 2)))
    for program, slots, running in reversed(runs):
        assert running.finish().inference == "durable+twin"
        again = infer(program, compile_twin(program), worker, slots, 2)
        assert (running.finish().fired, running.finish().truths) == (again.fired, again.truths)


def test_rules_handed_over_early_are_not_handed_over_twice(worker: Worker) -> None:
    program, slots = some(5, 1)
    lowered = hand_over(program, worker)
    assert hand_over(program, worker) is lowered
    assert infer(program, compile_twin(program), worker, slots, 1).lowered is lowered


def test_closing_settles_what_was_asked() -> None:
    worker = changed_worker("READY = 6000", "READY = 0")
    program, _ = some(6, 1)
    worker.define(lower(program))
    asked = worker.ask([[]])
    worker.close()
    assert asked.answer() == EngineFailure("it was closed before it answered")
    assert isinstance(worker.run([[]]), Derived)
    worker.close()


@pytest.mark.skipif(os.name != "posix", reason="stops a process as POSIX does")
def test_both_work_at_the_same_time(worker: Worker) -> None:
    graph, inputs = inputs_graph(40)
    for _ in range(30):
        graph.name(graph.add(NodeOp.ALL, *inputs))
    lowered = lower(graph.program())
    worker.define(lowered)
    held = [plus for _, plus, _ in lowered.inputs]
    assert isinstance(worker.run([held]), Derived)
    process_of(worker).send_signal(signal.SIGSTOP)
    asked = worker.ask([held] * 20)  # comes back though nobody can answer: asking does not wait
    process_of(worker).send_signal(signal.SIGCONT)
    assert isinstance(asked.answer(), Derived)
