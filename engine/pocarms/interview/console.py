"""The terminal as the interview sees it: plain lines out, lines in; nothing a screen reader cannot read."""

from __future__ import annotations

import sys
import textwrap
from typing import Protocol, TextIO

from pocarms.reports.clean import clean_text

WIDTH = 78


class Stopped(Exception):
    """The person has stopped, or there is no more input."""


class Console(Protocol):
    """What the interview needs of a terminal."""

    def say(self, text: str = "", indent: int = 0) -> None:
        """Print a text, broken into lines."""

    def ask(self, prompt: str) -> str:
        """Print a prompt and return the line typed, without spaces around. Raises Stopped at the end of input."""


class Terminal:
    """Standard input and output, without colours and without moving the cursor."""

    def __init__(self, source: TextIO | None = None, target: TextIO | None = None) -> None:
        self._in = sys.stdin if source is None else source
        self._out = sys.stdout if target is None else target

    def say(self, text: str = "", indent: int = 0) -> None:
        """Print a text, broken into lines no wider than 78; lines after the first stand in a little."""
        lead = " " * indent
        lines = textwrap.wrap(
            clean_text(text),
            WIDTH,
            initial_indent=lead,
            subsequent_indent=lead + ("  " if indent else ""),
            break_long_words=False,
            break_on_hyphens=False,
        )
        print("\n".join(lines) or "", file=self._out, flush=True)

    def ask(self, prompt: str) -> str:
        """Print a prompt and return the line typed."""
        lines = textwrap.wrap(prompt.rstrip(" "), WIDTH, break_long_words=False, break_on_hyphens=False)
        print("\n".join(lines), end=" ", file=self._out, flush=True)
        line = self._in.readline()
        if not line:
            print(file=self._out, flush=True)
            raise Stopped
        if not self._in.isatty():
            print(file=self._out, flush=True)  # nobody pressed Enter here
        return clean_text(line)
