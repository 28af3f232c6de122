"""Where something stands in a file."""

from dataclasses import field

from pocarms.records import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: the path as the user typed it, line and column from 1 (columns in code points).

    whole: the path alone, where `file` says more than it: a sheet, a cell.
    """

    file: str
    line: int
    column: int
    width: int = 1
    whole: str = field(default="", compare=False)


NOWHERE = Span("", 0, 0)
