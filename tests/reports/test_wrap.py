"""Texts are filled as the standard library fills them, whatever is in them."""

from __future__ import annotations

import random
import textwrap

import pytest

from pocarms.reports.filters import WIDTH, wrap

PIECES = (
    "a",
    "of",
    "weapons",
    "well-known",
    "x" * 40,
    "y" * WIDTH,
    "z" * 200,
    "“q”",
    "\u00a0",
    "\u202f!",
    " ",
    "\t",
    "é",
)


@pytest.mark.parametrize("seed", range(200))
def test_as_the_standard_library(seed: int) -> None:
    print("seed", seed)
    rng = random.Random(seed)
    common = PIECES[:5] if seed % 2 else PIECES
    text = " ".join(rng.choice(common) for _ in range(rng.randrange(60)))
    indent, hang = rng.randrange(12), rng.choice((None, 0, 3, 20))
    first, rest = " " * indent, " " * (indent if hang is None else hang)
    lines = textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False, break_long_words=True
    )
    expected = "\n".join(line.rstrip(" ") for line in lines)
    if len(first) + len(text) <= WIDTH:  # short texts stay as they are
        expected = (first + text).rstrip(" ")
    assert wrap(text, indent, hang) == expected
