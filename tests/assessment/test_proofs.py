"""Proofs: every step that is shown is one that durable-rules fired, and ends in answers."""

from __future__ import annotations

import os

import pytest

from pocarms.assessment.assess import assess, judge_profile, prepare
from pocarms.assessment.derivation import Step, premises
from pocarms.assessment.judge import Judged
from pocarms.inference.durable import Unavailable, Worker, start_worker
from pocarms.inference.run import Inference
from pocarms.program.graph import NodeOp
from tests.oracle.random_packs import random_pack, random_profiles

SEED = int(os.environ.get("POCARMS_SEED", "71"))
PACKS = int(os.environ.get("POCARMS_PROOF_PACKS", "12"))
GIVEN = (NodeOp.INPUT, NodeOp.TRUE, NodeOp.FALSE)


@pytest.fixture(scope="module")
def worker() -> Worker:
    started = start_worker()
    if isinstance(started, Unavailable):
        if os.environ.get("POCARMS_REQUIRE_DURABLE"):
            pytest.fail(started.reason)
        pytest.skip(started.reason)
    return started


def test_each_step_of_a_proof_was_fired_by_durable_rules(worker: Worker) -> None:
    """Above the boundary each proved step is a head that durable-rules derived, from premises it had."""
    print(f"seed {SEED}, {PACKS} packs")
    steps = 0
    for seed in range(SEED, SEED + PACKS):
        pack = random_pack(seed)
        prepared = prepare(pack, "en")
        for profile in random_profiles(pack, seed, 3):
            judgement = judge_profile(prepared, profile, worker)
            runs = [(judgement.parts, judgement.inferences[0]), ((judgement.whole,), judgement.inferences[-1])]
            for cases, inference in runs[0 if judgement.parts else 1 :]:
                for judged in cases:
                    steps += _walk(judged, inference)
    assert steps > 1000


def _walk(judged: Judged, inference: Inference) -> int:
    program, truths, bit = judged.program, judged.truths, judged.bit
    fired = inference.fired_rails(bit)
    seen: set[Step] = set()
    waiting = []
    for node in program.names.values():
        value = truths.value(node, bit)
        if value is not None and node >= program.boundary:
            waiting.append(Step(node, value))
    while waiting:
        step = waiting.pop()
        if step in seen or step.node < program.boundary:
            continue
        seen.add(step)
        assert truths.value(step.node, bit) is step.plus
        if program.nodes[step.node].op not in GIVEN:
            if program.nodes[step.node].op is not NodeOp.NOT:  # `not x` is the other rail of x: the same symbol
                assert (step.node, "+" if step.plus else "-") in fired, program.nodes[step.node]
            below = premises(program, truths, bit, step)
            assert below, "a derived step rests on something"
            waiting.extend(below)
    return len(seen)


def test_every_proof_ends_in_answers_and_every_link_is_there() -> None:
    """In the printed proofs each step is there once, links lead to steps, and nothing proves itself."""
    checked = 0
    for seed in range(SEED, SEED + PACKS):
        pack = random_pack(seed)
        prepared = prepare(pack, "en")
        for profile in random_profiles(pack, seed, 2):
            assessment, _ = assess(prepared, profile, Unavailable("not asked for"))
            for body in (assessment.whole, *assessment.parts):
                for finding in body.findings:
                    assert (finding.proof == "") == (finding.status == "open")
                for key, node in body.proofs.items():
                    assert node.id == key and node.claim
                    assert all(link in body.proofs for link in node.from_)
                    assert key not in _reachable(body.proofs, key)
                    checked += 1
    assert checked > 500


def _reachable(proofs: object, start: str) -> set[str]:
    found: set[str] = set()
    waiting = list(proofs[start].from_)  # type: ignore[index]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting.extend(proofs[key].from_)  # type: ignore[index]
    return found
