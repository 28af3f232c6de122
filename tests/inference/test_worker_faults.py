"""The worker killed, hung, talking nonsense or missing: the twin's result, a notice in words, in bounded time."""

from __future__ import annotations

import dataclasses
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from pocarms.inference import durable, rails, run
from pocarms.inference import worker as worker_script
from pocarms.inference.durable import Derived, EngineFailure, Unavailable, Worker, start_worker
from pocarms.inference.rails import lower
from pocarms.inference.run import infer
from pocarms.inference.twin import compile_twin
from pocarms.program.graph import NodeOp, Program
from tests.inference.engine import process_of
from tests.inference.graphs import inputs_graph, random_mix, random_program, random_slots

posix = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems")


def some_program() -> tuple[Program, list[int]]:
    rng = random.Random(3)
    program = random_program(rng, random_mix(rng))
    return program, random_slots(rng, program, 1)


def started() -> Worker:
    worker = start_worker()
    if isinstance(worker, Unavailable):
        pytest.skip(worker.reason)
    return worker


def assert_twin_with_notice(worker: Worker | Unavailable, words: str) -> None:
    """Inference gives the twin's result and says why, and nothing is raised."""
    program, slots = some_program()
    twin = compile_twin(program)
    result = infer(program, twin, worker, slots, 1)
    assert (result.truths, result.inference, result.fired) == (twin.run(slots, 1), "twin", ())
    assert result.disagreement is None
    assert result.notice.startswith("durable-rules was not used: ")
    assert words in result.notice
    assert "was not checked by a second engine" in result.notice


def long_run(worker: Worker) -> list[list[int]]:
    """Rules and cases that keep the engine busy for a second or more."""
    graph, inputs = inputs_graph(40)
    for _ in range(300):
        graph.name(graph.add(NodeOp.ALL, *inputs))
    lowered = lower(graph.program())
    worker.define(lowered)
    return [[plus for _, plus, _ in lowered.inputs]] * 600


@posix
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV])
def test_killed_in_mid_run(number: signal.Signals) -> None:
    worker = started()
    cases = long_run(worker)
    assert isinstance(worker.run(cases[:1]), Derived)
    process = process_of(worker)
    threading.Timer(0.2, process.send_signal, [number]).start()
    assert worker.run(cases) == EngineFailure(f"it was ended by signal {int(number)}")
    assert process.returncode is not None
    assert isinstance(worker.run(cases[:1]), Derived), "a new process answers the next request"
    worker.close()


@posix
def test_hung_in_mid_run() -> None:
    worker = started()
    cases = long_run(worker)
    assert isinstance(worker.run(cases[:1]), Derived)
    process = process_of(worker)
    threading.Timer(0.2, process.send_signal, [signal.SIGSTOP]).start()
    assert worker.run(cases, timeout=1.0) == EngineFailure("it gave no answer in time")
    assert process.returncode == -signal.SIGKILL, "the stopped process is gone, not left behind"
    assert isinstance(worker.run(cases[:1]), Derived)
    worker.close()


@posix
def test_hung_while_the_rules_are_written_to_it() -> None:
    """A pipe holds 64 kB: writing to a stopped process must not block us."""
    worker = started()
    process_of(worker).send_signal(signal.SIGSTOP)
    graph, inputs = inputs_graph(2000)
    for node in inputs:
        graph.name(graph.add(NodeOp.ALL, *inputs[:50], node))
    lowered = lower(graph.program())
    assert len(str(lowered.rules)) > 200_000
    worker.define(lowered)
    assert worker.run([[]], timeout=0.5) == EngineFailure("it gave no answer in time")
    worker.close()


def hanging_script() -> str:
    """The worker with a bound of the engine taken away: 512 tests under one node make it look for ever, inside C."""
    source = Path(worker_script.__file__).read_text("utf-8")
    changed = source.replace("SLOTS = 64", "SLOTS = 1").replace("ROWS = 480", "ROWS = 5000")
    assert changed.count("SLOTS = 1") == changed.count("ROWS = 5000") == 1
    return changed


def extension() -> str:
    spec = durable.importlib.util.find_spec(durable.MODULE)
    if spec is None or spec.origin is None:
        pytest.skip("durable-rules is not installed")
    return spec.origin


def hanging_rules() -> tuple[tuple[int, ...], ...]:
    graph, inputs = inputs_graph(600)
    for node in inputs:
        graph.name(node)
    return lower(graph.program()).rules


def test_a_real_hang_inside_the_engine_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rails, "RULES", 4000)
    monkeypatch.setattr(rails, "PATTERNS", 4000)
    worker = Worker([sys.executable, "-I", "-S", "-c", hanging_script(), extension()])
    graph, inputs = inputs_graph(600)
    for node in inputs:
        graph.name(node)
    worker.define(lower(graph.program()))
    assert worker.run([[]], timeout=1.0) == EngineFailure("it gave no answer in time")
    worker.close()


@posix
def test_a_hung_engine_ends_itself_when_its_parent_is_gone() -> None:
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", hanging_script(), extension()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps({"do": "define", "limit": 0.5, "rulesets": [hanging_rules()]}).encode() + b"\n")
    process.stdin.close()
    assert process.wait(timeout=60) == -signal.SIGALRM
    process.stdout.close()


ANSWERS = {
    "nothing at all": ("", "it ended with exit code 0"),
    "text": ("print('Traceback ...', flush=True)", "it gave an answer that cannot be read"),
    "text without an end": ("sys.stdout.write('{'); sys.stdout.flush(); sys.exit(0)", "it ended with exit code 0"),
    "the wrong number of rules": ("print('{\"rules\":-1}', flush=True)", "wrong shape"),
    "a list": ("print('[]', flush=True)", "wrong shape"),
    "the wrong number of cases": ("print('{\"fired\":[]}', flush=True)", "wrong shape"),
    "a rule there is not": ("print('{\"fired\":[[99999]]}', flush=True)", "wrong shape"),
    "a rule that is no number": ("print('{\"fired\":[[true]]}', flush=True)", "wrong shape"),
    "a fault of its own": ("sys.exit(3)", "it ended with exit code 3"),
    "an error": ('print(\'{"error":"it is tired"}\', flush=True)', "it is tired"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_nonsense_from_the_worker(name: str) -> None:
    action, words = ANSWERS[name]
    script = f"import sys\nfor line in sys.stdin:\n    {action or 'break'}\n"
    if "fired" in action:  # the answer to `define` first
        count = len(lower(some_program()[0]).rules)
        first = f"""sys.stdin.readline(); print('{{"rules":{count}}}', flush=True)"""
        script = f"import sys\n{first}\nfor line in sys.stdin:\n    {action}\n"
    worker = Worker([sys.executable, "-I", "-S", "-c", script])
    assert_twin_with_notice(worker, words)
    worker.close()


def test_missing_extension(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable.importlib.util, "find_spec", lambda name: None)
    worker = start_worker()
    assert isinstance(worker, Unavailable)
    assert_twin_with_notice(worker, "durable-rules is not installed here")


def test_extension_that_cannot_be_loaded(tmp_path: Path) -> None:
    """As on Python 3.13, where the build succeeds and the import does not."""
    broken = tmp_path / "durable_rules_engine.so"
    broken.write_bytes(b"not a library")
    worker = Worker([sys.executable, "-I", "-S", worker_script.__file__, str(broken)])
    assert_twin_with_notice(worker, "it cannot be loaded here (ImportError")
    worker.close()


def test_process_that_cannot_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    extension()
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    worker = start_worker()
    assert isinstance(worker, Unavailable)
    assert "could not be started (No such file or directory)" in worker.reason
    monkeypatch.setattr(sys, "executable", "")
    worker = start_worker()
    assert isinstance(worker, Unavailable)
    assert "none to start" in worker.reason


def test_process_that_cannot_be_started_again() -> None:
    worker = started()
    program, _ = some_program()
    worker.define(lower(program))
    worker.close()
    worker._command[0] = "/no/such/python"
    assert worker.run([[]]) == EngineFailure("it could not be started again (No such file or directory)")


def test_running_before_rules_are_known() -> None:
    worker = started()
    assert worker.run([[]]) == EngineFailure("no rules were handed over")
    worker.close()


def test_rules_may_be_replaced(worker: Worker) -> None:
    for seed in range(4):
        rng = random.Random(seed)
        program = random_program(rng, random_mix(rng))
        result = infer(program, compile_twin(program), worker, random_slots(rng, program, 2), 2)
        assert (result.inference, result.notice) == ("durable+twin", "")
        assert worker.lowered is result.lowered


def test_no_worker_wanted_is_no_fault() -> None:
    program, slots = some_program()
    result = infer(program, compile_twin(program), None, slots, 1)
    assert (result.inference, result.notice, result.fired_rails()) == ("twin", "", frozenset())


CHILD = """
import sys, time
sys.path[:0] = {paths!r}
from tests.inference.test_worker_faults import process_of, some_program, started
from pocarms.inference.run import infer
from pocarms.inference.twin import compile_twin
worker = started()
program, slots = some_program()
assert infer(program, compile_twin(program), worker, slots, 1).inference == "durable+twin"
print(process_of(worker).pid, flush=True)
{then}
"""


def child(then: str) -> subprocess.Popen[bytes]:
    extension()
    root = Path(__file__).parents[2]
    code = CHILD.format(paths=[str(root / "engine"), str(root)], then=then)
    return subprocess.Popen([sys.executable, "-X", "dev", "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def gone(pid: int) -> bool:
    for _ in range(1200):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@posix
@pytest.mark.parametrize(
    "then",
    [
        "",
        "worker.close()",
        "import signal; process_of(worker).send_signal(signal.SIGSTOP)",
        "import signal; process_of(worker).kill()",
        "raise SystemExit(3)",
    ],
)
def test_nothing_is_left_behind_at_exit_and_nothing_is_said(then: str) -> None:
    parent = child(then)
    out, err = parent.communicate(timeout=60)
    assert err == b""
    assert gone(int(out))


@posix
def test_nothing_is_left_behind_when_we_are_killed() -> None:
    parent = child("time.sleep(600)")
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    parent.kill()
    parent.communicate(timeout=60)
    assert gone(pid)


@posix
def test_closing_waits_for_the_process() -> None:
    worker = started()
    process = process_of(worker)
    worker.close()
    with pytest.raises(ChildProcessError):
        os.waitpid(process.pid, os.WNOHANG)
    worker.close()


def test_starting_waits_for_nothing() -> None:
    worker = Worker([sys.executable, "-c", "import sys; sys.stdin.read()"])  # one that never says a word
    worker.close()


def test_a_disagreement_is_reported_and_the_twin_holds(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    program, slots = some_program()
    real = lower(program)
    heads = [rule[0] for rule in real.rules]
    only = next(i for i, head in enumerate(heads) if heads.count(head) == 1 and real.meaning(head))
    broken = dataclasses.replace(real, rules=real.rules[:only] + real.rules[only + 1 :])
    broken = dataclasses.replace(broken, rulesets=((0, len(broken.rules)),))
    monkeypatch.setattr(run, "lower", lambda _: broken)
    twin = compile_twin(program)
    found = None
    for seed in range(200):
        slots = random_slots(random.Random(seed), program, 3)
        result = infer(program, twin, worker, slots, 3)
        if result.disagreement:
            found = result
            break
    assert found is not None
    assert found.truths == twin.run(slots, 3)
    assert found.inference == "durable+twin"
    assert found.notice.startswith("DISAGREEMENT: ")
