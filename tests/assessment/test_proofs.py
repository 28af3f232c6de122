"""Proofs: every step that is shown is one that durable-rules fired, and ends in answers."""

from __future__ import annotations

import os

import pytest

from pocarms.assessment.assess import assess, assessed, prepare
from pocarms.assessment.judge import Judged
from pocarms.assessment.result import Body
from pocarms.inference.durable import Unavailable, Worker, start_worker
from pocarms.inference.run import Inference
from pocarms.program.graph import NodeOp, Program
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
    """Every printed step is so in the program; above stage 0 it is a head that durable-rules derived, or was given."""
    print(f"seed {SEED}, {PACKS} packs")
    steps = 0
    for seed in range(SEED, SEED + PACKS):
        pack = random_pack(seed)
        prepared = prepare(pack, "en")
        for profile in random_profiles(pack, seed, 3):
            made, _, judgement = assessed(prepared, profile, worker)
            steps += _walk(judgement.whole, judgement.inferences[-1], made.whole)
            for judged, body in zip(judgement.parts, made.parts, strict=True):
                steps += _walk(judged, judgement.inferences[0], body)
    assert steps > 1000


def _walk(judged: Judged, inference: Inference, body: Body) -> int:
    """Assert of each step of a body that it is so, and above stage 0 that durable-rules fired it."""
    program = judged.program
    fired = inference.fired_rails(judged.bit)
    for key, step in body.proofs.items():
        node = _node(program, key[:-1])
        assert judged.truths.value(node, judged.bit) is step.value is key.endswith("+"), key
        if node >= program.boundary and program.nodes[node].op not in GIVEN:
            assert (node, key[-1]) in fired or program.nodes[node].op is NodeOp.NOT, key  # `not x`: the other rail of x
    return len(body.proofs)


def _node(program: Program, place: str) -> int:
    """The node of a named conclusion, or of the condition at a place."""
    if place in program.names:
        return program.names[place]
    root = max((p for p in program.places if place == p or place.startswith(f"{p}/")), key=len)
    node, members = program.places[root]
    for n in filter(None, place.removeprefix(root).split("/")):
        node, members = members[int(n) - 1]
    return node


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
