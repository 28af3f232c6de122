"""Exit codes (DESIGN §7) and the exception that carries one to the edge."""

from __future__ import annotations

DONE = 0
FOUND = 1
USAGE = 2
BAD_INPUT = 3
INTERNAL = 70
INTERRUPTED = 130


class Stop(Exception):
    """Ends a command with an exit code and, on stderr, a text."""

    def __init__(self, code: int, text: str = "") -> None:
        self.code = code
        self.text = text
        super().__init__(text)
