"""A person at a terminal, played through a pseudo-terminal: each prompt is read, then answered, signalled or killed."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds without a word from the program after which a test gives up

Player = Callable[[str], "str | signal.Signals | None"]
"""Given all that was printed since the last answer, the line to type, a signal to send, or None to close the input."""


def play(arguments: Sequence[str], folder: Path, player: Player) -> tuple[str, int]:
    """Run `pocarms` in a folder with a person at the terminal; returns the screen and the exit code."""
    ours, theirs = pty.openpty()
    command = [sys.executable, str(ROOT / "cli.py"), *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "engine"), "NO_COLOR": "1", "TERM": "dumb"}
    process = subprocess.Popen(
        command, cwd=folder, stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL, env=env, start_new_session=True
    )
    os.close(theirs)
    screen = fresh = ""
    last = time.monotonic()
    while True:
        ready, _, _ = select.select([ours], [], [], 0.05)
        if ready:
            try:
                data = os.read(ours, 65536).decode("utf-8", "replace")
            except OSError:  # the other side has closed
                break
            if not data:
                break
            screen, fresh, last = screen + data, fresh + data, time.monotonic()
            if not re.search(r"[:?)] $", fresh.replace("\r", "")):
                continue
            said = player(fresh.replace("\r\n", "\n"))
            fresh = ""
            if said is None:
                os.write(ours, b"\x04")
            elif isinstance(said, signal.Signals):
                if said is signal.SIGINT:
                    os.write(ours, b"\x03") if os.isatty(ours) else None
                    process.send_signal(said)
                else:
                    process.send_signal(said)
            else:
                os.write(ours, said.encode("utf-8") + b"\n")
        elif process.poll() is not None:
            break
        elif time.monotonic() - last > PATIENCE:
            process.kill()
            raise AssertionError(f"no prompt for {PATIENCE} seconds after:\n{screen[-2000:]}")
    os.close(ours)
    return screen.replace("\r\n", "\n"), process.wait()
