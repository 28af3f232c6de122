"""Whole processes: what a person waits for, and what it takes in memory.

    python -m benchmarks.process [--rounds N] COMMAND [ARGUMENT ...]
    python -m benchmarks.process python cli.py assess examples/PROFILE.yaml

COMMAND is measured beside a bare `import click, yaml, jinja2`, and COMMAND's program with `--help` (all words up to
and with the first that ends in .py, else the first word) beside `import click`. Each is run in turn, round after
round: on a machine in use only ratios and the fastest runs say something. "first run" is COMMAND with an empty cache
folder, "command" is COMMAND with what an earlier run kept there; the user's own folder is left alone. CPU is user and
system time of the process and of all it has started. Memory is the peak of the process itself and of its children,
read from /proc while it runs.
"""

from __future__ import annotations

import contextlib
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.engine import machine

LIBRARIES = "import click, yaml, jinja2"
CLICK = "import click"
LOOK = 0.002  # seconds between two looks at the memory


@dataclass
class Measured:
    """One command: seconds of each run, of CPU too, and the peaks of memory in MB over all runs.

    cache: the folder it keeps things in; "" for a new one at each run.
    """

    command: Sequence[str]
    cache: str = "off"
    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    parent: float = 0.0
    children: float = 0.0
    code: int = 0

    def run(self, look: bool) -> None:
        """Run it once; `look` measures memory instead of time, since looking takes time itself."""
        with tempfile.TemporaryDirectory() as new:
            # as on a user's machine, where Python keeps what it has compiled
            kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
            self._run(look, {**kept, "POCARMS_CACHE": self.cache or str(Path(new) / "cache")})

    def _run(self, look: bool, environment: dict[str, str]) -> None:
        used, begun = cpu(), time.perf_counter()
        process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        while look and process.poll() is None:
            self.parent = max(self.parent, peak(process.pid))
            self.children = max(self.children, sum(map(peak, children(process.pid))))
            time.sleep(LOOK)
        self.code = process.wait()
        if not look:
            self.seconds.append(time.perf_counter() - begun)
            self.cpu.append(cpu() - used)

    def median(self) -> float:
        """Return the median of the seconds."""
        return statistics.median(self.seconds)


def cpu() -> float:
    """Return the seconds of CPU that all ended children and what they started have used so far."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def peak(pid: int) -> float:
    """Return the peak resident memory of a process so far in MB; 0 where it cannot be read."""
    return _status(pid, "VmHWM:")


def resident(pid: int) -> float:
    """Return the resident memory of a process now in MB; 0 where it cannot be read."""
    return _status(pid, "VmRSS:")


def _status(pid: int, field: str) -> float:
    with contextlib.suppress(OSError, ValueError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith(field):
                return int(line.split()[1]) / 1024
    return 0.0


def children(pid: int) -> list[int]:
    """Return the processes that a process has started and that still run."""
    with contextlib.suppress(OSError, ValueError):
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return []


def program(command: Sequence[str]) -> list[str]:
    """Return the part of a command that names the program: up to a script, else the first word."""
    for place, word in enumerate(command):
        if word.endswith(".py"):
            return list(command[: place + 1])
    return list(command[:1])


def main(words: list[str]) -> None:
    """Measure, print. Exits with 2 where there is no command."""
    rounds = 15
    if words[:1] == ["--rounds"]:
        rounds, words = int(words[1]), words[2:]
    if not words:
        print(__doc__, file=sys.stderr)
        raise SystemExit(2)
    if words[0] in ("python", "python3"):
        words = [sys.executable, *words[1:]]
    with tempfile.TemporaryDirectory() as kept:
        measured = {
            CLICK: Measured([sys.executable, "-c", CLICK]),
            LIBRARIES: Measured([sys.executable, "-c", LIBRARIES]),
            "--help": Measured([*program(words), "--help"]),
            "first run": Measured(words, ""),
            "command": Measured(words, str(Path(kept) / "cache")),
        }
        for one in measured.values():
            one.run(look=True)  # also fills caches of files and of compiled modules
        for _ in range(rounds):
            for one in measured.values():
                one.run(look=False)
        for _ in range(3):
            measured["command"].run(look=True)
    report(measured, words, rounds)


def report(measured: dict[str, Measured], words: list[str], rounds: int) -> None:
    """Print what was measured."""
    print(machine())
    print(f"command: {' '.join('python' if word == sys.executable else word for word in words)}; {rounds} rounds")
    titles = ("median", "fastest", "slowest", "CPU median", "CPU least", "peak", "children", "exit")
    print(f"\n{'':28}" + "".join(f"{title:>12}" for title in titles))
    for name, one in measured.items():
        times = (one.median(), min(one.seconds), max(one.seconds), statistics.median(one.cpu), min(one.cpu))
        columns = [
            *(f"{t * 1e3:.0f} ms" for t in times),
            f"{one.parent:.0f} MB",
            f"{one.children:.0f} MB",
            str(one.code),
        ]
        print(f"{name:28}" + "".join(f"{column:>12}" for column in columns))
    print(f"\n{'ratio to':28}{'median':>12}{'fastest':>12}{'CPU median':>12}{'CPU least':>12}")
    for name, base in (("command", LIBRARIES), ("first run", LIBRARIES), ("--help", CLICK)):
        one, other = measured[name], measured[base]
        ratios = (
            one.median() / other.median(),
            min(one.seconds) / min(other.seconds),
            statistics.median(one.cpu) / statistics.median(other.cpu),
            min(one.cpu) / min(other.cpu),
        )
        print(f"{name + ' / ' + base:28}" + "".join(f"{ratio:>12.2f}" for ratio in ratios))
    one = measured["command"]
    print(f"memory of command: {one.parent:.0f} MB alone, {one.parent + one.children:.0f} MB with what it starts")


if __name__ == "__main__":
    main(sys.argv[1:])
