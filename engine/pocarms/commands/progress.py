"""Progress on stderr, for what takes longer than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO

PATIENCE = 1.0  # seconds without a word
_WIDTH = 30


class Progress:
    """Tells how far a run has come, once it takes longer than a second: a bar on a terminal, else a line a tenth."""

    def __init__(
        self, words: str, total: int, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """words: a text with places {done} and {total}."""
        self._words, self._total, self._clock = words, total, clock
        self._stream = sys.stderr if stream is None else stream
        self._begun = self._said_at = clock()
        self._tenth = 0
        self._shown = False

    def __call__(self, done: int) -> None:
        """Say how far it is, if it is time to."""
        now = self._clock()
        if now - self._begun < PATIENCE:
            return
        if self._stream.isatty():
            if now - self._said_at >= 0.1 or done == self._total:
                filled = _WIDTH * done // max(self._total, 1)
                bar = "#" * filled + "." * (_WIDTH - filled)
                self._stream.write(f"\r[{bar}] {self._words.format(done=done, total=self._total)}")
                self._stream.flush()
                self._said_at, self._shown = now, True
            return
        tenth = 10 * done // max(self._total, 1)
        if tenth > self._tenth:
            self._tenth = tenth
            self._stream.write(self._words.format(done=done, total=self._total) + "\n")
            self._stream.flush()

    def close(self) -> None:
        """End the bar's line."""
        if self._shown:
            self._stream.write("\n")
            self._stream.flush()
