"""Lines as an editor counts them: ended by LF, CRLF or a lone CR, and by nothing else."""

from __future__ import annotations

import re

_BREAK = re.compile(r"\r\n|\n|\r")


def split_lines(text: str) -> list[str]:
    """Return the lines of a text without their ends; a text that ends in a line break has no empty line after it.

    Unlike `str.splitlines`, form feeds, U+2028 and the like do not end a line: no editor numbers its lines by them.
    """
    lines = _BREAK.split(text)
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    return lines


def place_of(text: str, index: int) -> tuple[int, int]:
    """Return line and column, both from 1, of the character at `index`."""
    start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    line = 1 + text.count("\n", 0, start) + text.count("\r", 0, start) - text.count("\r\n", 0, start)
    return line, index - start + 1
