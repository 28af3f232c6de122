"""durable-rules in the tests: one worker for all of them, and checks on what it fired."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from pocarms.inference import worker as worker_script
from pocarms.inference.durable import MODULE, Worker
from pocarms.inference.rails import Lowered
from pocarms.inference.run import Inference, input_symbols
from pocarms.program.graph import Truths

SEED = int(os.environ.get("POCARMS_SEED", "20201218"))  # fixed, so that a run of CI is the same each time
LONG = int(os.environ.get("POCARMS_LONG", "1"))  # how many times as many random programs as a short run tries


def chained(lowered: Lowered, held: Sequence[int]) -> set[int]:
    """Every symbol the lowered rules derive, by applying them until nothing is new; knows nothing of any engine."""
    known = {*lowered.given, *held}
    size = -1
    while size != len(known):
        size = len(known)
        for head, *body in lowered.rules:
            if known.issuperset(body):
                known.add(head)
    return known


def rails_of(lowered: Lowered, known: set[int]) -> dict[int, tuple[bool, bool]]:
    """Both rails of every lowered node, given the derived symbols."""
    pairs = enumerate(zip(lowered.plus, lowered.minus, strict=True))
    return {node: (plus in known, minus in known) for node, (plus, minus) in pairs if plus >= 0}


def check_firings(result: Inference, truths: Truths) -> None:
    """Every true or false node was concluded by a fired rule whose conditions were derived before it fired."""
    lowered = result.lowered
    assert lowered is not None
    for case, fired in enumerate(result.fired):
        start = {*lowered.given, *input_symbols(lowered, truths, case)}
        known = set(start)
        for rule in fired:
            head, *body = lowered.rules[rule]
            assert known.issuperset(body), (rule, head, body)
            known.add(head)
        assert len(set(fired)) == len(fired)
        concluded = {lowered.rules[rule][0] for rule in fired}
        for symbols, bits in ((lowered.plus, truths.plus), (lowered.minus, truths.minus)):
            for node, symbol in enumerate(symbols):
                if symbol >= 0 and bits[node] >> case & 1:
                    assert symbol in concluded or symbol in start, (node, symbol)


def changed_worker(old: str, new: str) -> Worker:
    """A worker whose script differs from ours in one place."""
    source = Path(worker_script.__file__).read_text("utf-8")
    assert source.count(old) == 1, old
    spec = importlib.util.find_spec(MODULE)
    assert spec is not None
    assert spec.origin is not None
    return Worker([sys.executable, "-I", "-S", "-c", source.replace(old, new), spec.origin])


def process_of(worker: Worker) -> subprocess.Popen[bytes]:
    """Return the process of a worker that was started."""
    assert worker._link is not None
    return worker._link._process
