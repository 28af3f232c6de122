"""Where something stands in a file."""

from pocarms.records import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: the path as the user typed it, line and column from 1 (columns in code points)."""

    file: str
    line: int
    column: int
    width: int = 1


NOWHERE = Span("", 0, 0)
