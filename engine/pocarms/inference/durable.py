"""durable-rules in a worker process, seen from our side: started early, asked with a time limit, never trusted.

A worker that crashes, hangs or answers nonsense gives an `EngineFailure`; the next request starts a new one. Nothing
here raises towards the user, and no process outlives ours.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import queue
import subprocess
import sys
import threading
import time
import weakref
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pocarms.records import dataclass

if TYPE_CHECKING:  # the worker is started before anything else is imported
    from pocarms.inference.rails import Lowered

MODULE = "durable_rules_engine"
LONGEST_ANSWER = 1 << 28  # bytes; more than this without an end is not an answer


@dataclass(frozen=True, slots=True)
class Unavailable:
    """durable-rules cannot be used here; the reason in words."""

    reason: str


TWIN_ONLY = Unavailable("only the twin is wanted")


@dataclass(frozen=True, slots=True)
class EngineFailure:
    """durable-rules was used and failed; the reason in words."""

    reason: str


@dataclass(frozen=True, slots=True)
class Derived:
    """What durable-rules derived: for every case the numbers of the rules that fired, in firing order."""

    fired: tuple[tuple[int, ...], ...]


def start_worker() -> Worker | Unavailable:
    """Start the worker process and return at once, so that it gets ready while packs and profiles are read.

    Whether the extension can really be loaded shows with the first answer.
    """
    found = None
    with contextlib.suppress(ImportError, ValueError):
        found = importlib.util.find_spec(MODULE)
    if found is None or not found.origin:
        return Unavailable("durable-rules is not installed here (it is built from source and needs a C compiler)")
    if not sys.executable:
        return Unavailable("durable-rules needs a Python interpreter of its own, and there is none to start")
    try:
        return Worker([sys.executable, "-I", "-S", *_script(), found.origin])
    except OSError as error:
        return Unavailable(f"the process for durable-rules could not be started ({error.strerror or error})")


def _script() -> list[str]:
    """Return the arguments that make Python run `worker.py`, also where this package lies in a zip."""
    path = Path(__file__).with_name("worker.py")
    if path.is_file():
        return [str(path)]
    from importlib.resources import files

    return ["-c", files(__package__).joinpath("worker.py").read_text("utf-8")]


def time_limit(lowered: Lowered, cases: int) -> float:
    """Return the seconds after which the engine counts as hung: some fifty times what it should need."""
    rules = len(lowered.rules)
    return 10.0 + rules / 1000 + cases * (0.1 + rules / 2000)


def _environment() -> dict[str, str]:
    """Return our environment, and for the C library: keep freed memory, the engine asks for the same again at once."""
    keep = str(1 << 28)
    return {**os.environ, "MALLOC_TRIM_THRESHOLD_": keep, "MALLOC_MMAP_THRESHOLD_": keep}


class Worker:
    """A worker process, replaced after every failure. Use it from one thread; `close` it, or let it go at exit."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start the process. Raises OSError where it cannot be started."""
        self._command = list(command)
        self.lowered: Lowered | None = None
        self._link: _Link | None = _Link(self._command)
        self._sent: deque[Asked | None] = deque()  # requests without an answer yet, as sent; None hands rules over

    def define(self, lowered: Lowered) -> None:
        """Hand the rules over and return at once; a failure shows in the next answer."""
        self.lowered = lowered
        if self._link is not None:
            self._send_rules(self._link, lowered)

    def ask(self, cases: Sequence[Sequence[int]], timeout: float | None = None) -> Asked:
        """Ask for everything that follows in each case from the input symbols that hold in it; returns at once.

        timeout: seconds until the engine counts as hung, from now, or from when its time for what was asked before is
        over; by default `time_limit`. `define` comes before.
        """
        lowered = self.lowered
        if lowered is None:
            return Asked(self, 0, 0, 0.0, EngineFailure("no rules were handed over"))
        seconds = time_limit(lowered, len(cases)) if timeout is None else timeout
        begins = max([time.monotonic(), *(sent.deadline for sent in self._sent if sent is not None)])
        asked = Asked(self, len(lowered.rules), len(cases), begins + seconds)
        try:
            if self._link is None:
                self._link = _Link(self._command)
                self._send_rules(self._link, lowered)
            self._link.send({"do": "run", "limit": seconds, "given": lowered.given, "cases": cases})
            self._sent.append(asked)
        except OSError as error:
            asked.failed(f"it could not be started again ({error.strerror or error})")
        return asked

    def run(self, cases: Sequence[Sequence[int]], timeout: float | None = None) -> Derived | EngineFailure:
        """Ask, and wait for the answer."""
        return self.ask(cases, timeout).answer()

    def close(self) -> None:
        """End the process, if there is one. The worker may be used again: it starts a new one."""
        self._end("it was closed before it answered")

    def _end(self, reason: str) -> None:
        """End the process; what was asked of it has no answer, for this reason."""
        for sent in self._sent:
            if sent is not None:
                sent.failed(reason)
        self._sent.clear()
        if self._link is not None:
            self._link.end()
            self._link = None

    def _send_rules(self, link: _Link, lowered: Lowered) -> None:
        rulesets = [lowered.rules[first:end] for first, end in lowered.rulesets]
        link.send({"do": "define", "limit": time_limit(lowered, 0), "rulesets": rulesets})
        self._sent.append(None)

    def wait_for(self, asked: Asked) -> None:
        """Take answers, which come in the order of requests, up to that of one request; for `Asked.answer` alone."""
        try:
            while not asked.settled():
                assert self._link is not None
                first = self._sent[0]
                deadline = next(sent.deadline for sent in self._sent if sent is not None)
                answer = self._link.answer(deadline)
                if first is None:
                    _check_defined(answer)
                else:
                    first.derived(_derived(answer, first.rules, first.cases))
                self._sent.popleft()
        except _Failed as failed:
            self._end(str(failed))


class Asked:
    """A request on its way. Until somebody wants its answer, the worker and we both work."""

    def __init__(
        self, worker: Worker, rules: int, cases: int, deadline: float, answer: Derived | EngineFailure | None = None
    ) -> None:
        self.rules = rules
        self.cases = cases
        self.deadline = deadline
        self._worker = worker
        self._answer = answer

    def answer(self) -> Derived | EngineFailure:
        """Return the answer, waiting for it until the deadline if need be."""
        if self._answer is None:
            self._worker.wait_for(self)
        assert self._answer is not None
        return self._answer

    def settled(self) -> bool:
        """Return whether there is an answer."""
        return self._answer is not None

    def derived(self, answer: Derived) -> None:
        """Settle the request with an answer."""
        self._answer = answer

    def failed(self, reason: str) -> None:
        """Settle the request without an answer."""
        self._answer = EngineFailure(reason)


class _Failed(Exception):
    """The engine failed; text for people."""


class _Link:
    """One process, and the thread that talks to it: a pipe to a hung process blocks, and must not block us."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
        )
        self._requests: queue.SimpleQueue[object] = queue.SimpleQueue()
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        thread = threading.Thread(target=_talk, args=(self._process, self._requests, self._answers), daemon=True)
        thread.start()
        self.end = weakref.finalize(self, _end, self._process, self._requests, thread)

    def send(self, request: object) -> None:
        self._requests.put(request)

    def answer(self, deadline: float) -> object:
        """Return the next answer. Raises _Failed on a crash, at the deadline, on nonsense, and on a reported error."""
        try:
            line = self._answers.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            raise _Failed("it gave no answer in time") from None
        if not line.endswith(b"\n"):
            raise _Failed(self._how_it_ended())
        try:
            answer = json.loads(line)
        except ValueError:
            raise _Failed("it gave an answer that cannot be read") from None
        if isinstance(answer, dict) and isinstance(answer.get("error"), str):
            raise _Failed(answer["error"])
        return answer

    def _how_it_ended(self) -> str:
        try:
            code = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return "it gave an answer that cannot be read"
        return f"it was ended by signal {-code}" if code < 0 else f"it ended with exit code {code}"


def _talk(
    process: subprocess.Popen[bytes], requests: queue.SimpleQueue[object], answers: queue.SimpleQueue[bytes]
) -> None:
    """Send requests and fetch answers, one after the other, until the process or the requests end (None)."""
    assert process.stdin is not None
    assert process.stdout is not None
    while (request := requests.get()) is not None:
        line = b""
        with contextlib.suppress(OSError, ValueError):
            process.stdin.write(json.dumps(request, separators=(",", ":")).encode() + b"\n")
            process.stdin.flush()
            line = process.stdout.readline(LONGEST_ANSWER)
        answers.put(line)
        if not line:
            return


def _end(process: subprocess.Popen[bytes], requests: queue.SimpleQueue[object], thread: threading.Thread) -> None:
    """Kill the process, wait for it, let the thread go, close the pipes."""
    with contextlib.suppress(OSError):
        process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=5)
    requests.put(None)
    thread.join(timeout=5)
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError, ValueError):
            if pipe is not None and not thread.is_alive():
                pipe.close()


def _check_defined(answer: object) -> None:
    """Check the shape of the answer to `define`. Raises _Failed."""
    if not isinstance(answer, dict) or type(answer.get("rules")) is not int or answer["rules"] < 0:
        raise _Failed("it gave an answer of the wrong shape")


def _derived(answer: object, rules: int, cases: int) -> Derived:
    """Check the shape of an answer. Raises _Failed where it is not one list of rule numbers per case."""
    fired = answer.get("fired") if isinstance(answer, dict) else None
    if not isinstance(fired, list) or len(fired) != cases:
        raise _Failed("it gave an answer of the wrong shape")
    for case in fired:
        if not isinstance(case, list) or not all(type(rule) is int and 0 <= rule < rules for rule in case):
            raise _Failed("it gave an answer of the wrong shape")
    return Derived(tuple(tuple(case) for case in fired))
