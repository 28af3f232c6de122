"""A person at a terminal, played through a pseudo-terminal: each prompt is read, then answered, signalled or killed."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.signals import as_in_a_window

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds without a word from the program after which a test gives up

Player = Callable[[str], "str | signal.Signals | None"]
"""Given all that was printed since the last answer, the line to type, a signal to send, or None to close the input."""


def play(arguments: Sequence[str], folder: Path, player: Player) -> tuple[str, int]:
    """Run `pocarms` in a folder with a person at the terminal; returns the screen and the exit code."""
    ours, theirs = pty.openpty()
    command = [sys.executable, str(ROOT / "cli.py"), *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "engine"), "NO_COLOR": "1", "TERM": "dumb"}
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=theirs,
            stdout=theirs,
            stderr=errors,
            env=env,
            start_new_session=True,
            preexec_fn=as_in_a_window,
        )
        os.close(theirs)
        try:
            screen = _converse(process, ours, player)
        except Silent as silent:
            state = _state(process.pid)
            process.kill()
            process.wait()
            errors.seek(0)
            said = errors.read().decode("utf-8", "replace")
            raise AssertionError(f"{silent}\nstate of the process: {state}; standard error: {said[-2000:]}") from None
        finally:
            os.close(ours)
        return screen.replace("\r\n", "\n"), process.wait()


class Silent(Exception):
    """The program printed no prompt for a long time."""


def _converse(process: subprocess.Popen[bytes], ours: int, player: Player) -> str:
    """Answer prompts until the program ends; returns the screen."""
    screen = fresh = ""
    last = time.monotonic()
    while True:
        ready, _, _ = select.select([ours], [], [], 0.05)
        if ready:
            try:
                data = os.read(ours, 65536).decode("utf-8", "replace")
            except OSError:  # the other side has closed
                return screen
            if not data:
                return screen
            screen, fresh, last = screen + data, fresh + data, time.monotonic()
            if not re.search(r"[:?)] $", fresh.replace("\r", "")):
                continue
            said = player(fresh.replace("\r\n", "\n"))
            fresh = ""
            if said is None:
                os.write(ours, b"\x04")
            elif isinstance(said, signal.Signals):
                _wait_until_it_reads(process.pid)
                process.send_signal(said)
            else:
                os.write(ours, said.encode("utf-8") + b"\n")
        elif process.poll() is not None:
            return screen
        elif time.monotonic() - last > PATIENCE:
            raise Silent(f"no prompt for {PATIENCE} seconds after:\n{screen[-2000:]}")


def _wait_until_it_reads(pid: int) -> None:
    """Wait until a program that has printed its prompt sleeps in reading the answer.

    Python notes a signal that comes just before it reads, and acts on it only once the read returns: a person would
    press Ctrl-C again. A test that is woken by the prompt is quick enough to hit this moment on a busy machine.
    """
    end = time.monotonic() + PATIENCE
    while _state(pid) not in ("S", "Z", "") and time.monotonic() < end:
        time.sleep(0.01)


def _state(pid: int) -> str:
    """Return the state of a process as Linux calls it, S for asleep; "" where it cannot be told."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        time.sleep(0.2)  # no such folder on this system: what it has to do takes less
        return ""
