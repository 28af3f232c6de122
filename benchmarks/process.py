"""Whole processes: what a person waits for, and what it takes in memory.

    python -m benchmarks.process [--rounds N] COMMAND [ARGUMENT ...]
    python -m benchmarks.process python cli.py assess examples/PROFILE.yaml

COMMAND is measured beside a bare `import click, yaml, jinja2`, and COMMAND's program with `--help` (all words up to
and with the first that ends in .py, else the first word) beside `import click`. Each is run in turn, round after round.
Memory is the peak of the process itself and of its children, read from /proc while it runs.
"""

from __future__ import annotations

import contextlib
import statistics
import subprocess
import sys
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
    """One command: seconds of each run, and the peaks of memory in MB over all runs."""

    command: Sequence[str]
    seconds: list[float] = field(default_factory=list)
    parent: float = 0.0
    children: float = 0.0
    code: int = 0

    def run(self, look: bool) -> None:
        """Run it once; `look` measures memory instead of time, since looking takes time itself."""
        begun = time.perf_counter()
        process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while look and process.poll() is None:
            self.parent = max(self.parent, peak(process.pid))
            self.children = max(self.children, sum(map(peak, children(process.pid))))
            time.sleep(LOOK)
        self.code = process.wait()
        if not look:
            self.seconds.append(time.perf_counter() - begun)

    def median(self) -> float:
        """Return the median of the seconds."""
        return statistics.median(self.seconds)


def peak(pid: int) -> float:
    """Return the peak resident memory of a process so far in MB; 0 where it cannot be read."""
    with contextlib.suppress(OSError, ValueError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
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
    measured = {
        CLICK: Measured([sys.executable, "-c", CLICK]),
        LIBRARIES: Measured([sys.executable, "-c", LIBRARIES]),
        "--help": Measured([*program(words), "--help"]),
        "command": Measured(words),
    }
    for one in measured.values():
        one.run(look=True)  # also fills caches of files and of compiled modules
    for _ in range(rounds):
        for one in measured.values():
            one.run(look=False)
    one = measured["command"]
    for _ in range(3):
        one.run(look=True)
    print(machine())
    print(f"command: {' '.join('python' if word == sys.executable else word for word in words)}")
    print(f"\n{'':28}{'median':>10}{'fastest':>10}{'peak':>10}{'children':>10}{'exit':>6}")
    for name, one in measured.items():
        columns = f"{one.median() * 1e3:>7.0f} ms{min(one.seconds) * 1e3:>7.0f} ms{one.parent:>7.0f} MB"
        print(f"{name:28}{columns}{one.children:>7.0f} MB{one.code:>6}")
    print(f"\ncommand / ({LIBRARIES}): {measured['command'].median() / measured[LIBRARIES].median():.2f}")
    print(f"--help / ({CLICK}): {measured['--help'].median() / measured[CLICK].median():.2f}")
    total = measured["command"].parent + measured["command"].children
    print(f"memory of command: {measured['command'].parent:.0f} MB alone, {total:.0f} MB with what it starts")


if __name__ == "__main__":
    main(sys.argv[1:])
