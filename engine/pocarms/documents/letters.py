"""How much room words take in Arial: spreadsheets do not work out the height of wrapped rows in files they open."""

from __future__ import annotations

import unicodedata

_DIGIT = 556  # thousandths of the size of the letters, as all below; widths of columns are told in digits
_SIDES = 0.75  # digits that stay free at the sides of a cell
_SPARE = 0.945  # on a screen letters are rounded to dots: a text is up to a twentieth wider than its letters
_WIDTHS = {
    letter: width
    for width, letters in (
        (191, "'"), (222, "ijl’‘"), (260, "|"), (278, " !,./:;I[\\]ft·\u00a0\u202f\u2009"), (334, "()-`r“”{}"),
        (355, '"•'), (389, "*°"), (469, "^"), (500, "Jcksvxyz"), (556, "#$0123456789?L_abdeghnopqu«»–§€"),
        (584, "+<=>~×"), (611, "FTZß"), (667, "&ABEKPSVXY"), (722, "CDHNRUw"), (778, "GOQ"), (833, "Mm"),
        (889, "%æ"), (944, "Wœ"), (1015, "@—…ŒÆ→"),
    )
    for letter in letters
}  # fmt: skip
_OTHER = 1000  # a letter of another writing: none is wider than it is high


def lines(text: str, width: float, larger: float = 1.0) -> int:
    """Return how many lines a text takes in a column, broken at spaces, and inside words longer than a line.

    width: of the column, in digits. larger: how much wider the letters are than those of Arial 10.
    """
    room = (width - _SIDES) * _DIGIT * _SPARE / larger
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    count, used = 1, 0.0
    for word in line.split(" "):
        wide = sum(map(_width, word))
        if used and used + wide > room:
            count, used = count + 1, 0.0
        if wide > room:
            for letter in word:
                if used and used + _width(letter) > room:
                    count, used = count + 1, 0.0
                used += _width(letter)
        else:
            used += wide
        used += _WIDTHS[" "]
    return count


def _width(letter: str) -> int:
    """Return the width of a letter; one with an accent is as wide as without, what is put above another has none."""
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    return _WIDTHS.get(unicodedata.normalize("NFD", letter)[0], _OTHER)
