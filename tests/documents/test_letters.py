"""How many lines a text takes in a cell: by the published widths of the letters of Arial, told here in another way."""

from __future__ import annotations

import random
import textwrap

from pocarms.documents.letters import lines

SEED = 31


def test_wide_letters_take_more_room_than_narrow_ones() -> None:
    """Of a column 40 digits wide 39 are free, and a twentieth of them is spared: 37 digits."""
    fit = {"0": 37, "é": 37, "W": 21, "i": 92, "m": 24, "字": 20, "'": 107}
    for letter, most in fit.items():
        assert (lines(letter * most, 40), lines(letter * (most + 1), 40)) == (1, 2), letter
    assert lines("e\u0301" * 37, 40) == 1  # an accent of its own takes no room


def test_lines_break_at_spaces_and_inside_words_that_are_longer() -> None:
    assert lines("", 40) == 1
    assert lines("a\nb\n\nc", 40) == 4
    assert lines("0" * 20 + " " + "0" * 20, 40) == 2
    assert lines("0" * 80, 40) == 3
    assert lines("0 " + "0" * 74, 40) == 3  # the long word begins a line of its own
    assert lines("0" * 74 + " 0", 40) == 3
    assert lines("0" * 37, 40, larger=1.1) == 2
    assert lines("x" * 10, 1) == 10  # a letter wider than its column


def test_digits_break_as_a_wrapper_of_equal_letters_breaks_them() -> None:
    """Words of letters as wide as digits; the space is half as wide, so a line may hold more than there."""
    draw = random.Random(SEED)
    for _ in range(200):
        words = ["".join(draw.choice("0123456789abdegh") for _ in range(draw.randint(1, 30))) for _ in range(12)]
        text = " ".join(words)
        wrapped = textwrap.wrap(text, 37, break_on_hyphens=False)
        assert lines(text, 40) <= len(wrapped), text  # a space takes half a digit
        assert lines(text, 40) >= lines(text.replace(" ", ""), 40), text
