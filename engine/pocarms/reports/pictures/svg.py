"""Pieces of SVG. Every text is escaped here; colours come from the style sheet, by class."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Iterable

from pocarms.records import dataclass


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of a size, its pieces in drawing order."""

    width: int
    height: int
    pieces: tuple[str, ...]

    def markup(self, title: str) -> str:
        """Return the picture as an element that says its title; what it shows stands in a table beside it."""
        size = f'viewBox="0 0 {self.width} {self.height}" width="{self.width}" height="{self.height}"'
        return f'<svg role="img" aria-label="{escape(title)}" {size}>{"".join(self.pieces)}</svg>'


def escape(text: str) -> str:
    """Return a text as it stands in SVG."""
    return html.escape(text, quote=True)


def box(x: float, y: float, width: float, height: float, kind: str) -> str:
    """Return a rectangle; its look is that of the class."""
    return f'<rect class="{kind}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"/>'


def words(lines: Iterable[str], x: float, y: float, kind: str, step: float = 14, anchor: str = "start") -> str:
    """Return lines of text below each other, the first on y."""
    said = "".join(f'<tspan x="{x:g}" y="{y + n * step:g}">{escape(line)}</tspan>' for n, line in enumerate(lines))
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text class="{kind}"{place}>{said}</text>'


def arrow(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """Return a curve from one place to another with a head."""
    middle = (x1 + x2) / 2
    head = f'<path class="head" d="M{x2:g} {y2:g}l-7 -4v8z"/>'
    curve = f"M{x1:g} {y1:g}C{middle:g} {y1:g} {middle:g} {y2:g} {x2 - 6:g} {y2:g}"
    return f'<path class="{kind}" d="{curve}"/>{head}'


def fitted(text: str, columns: int, lines: int) -> list[str]:
    """Return a text in at most some lines of some columns; what does not fit ends in an ellipsis."""
    found = textwrap.wrap(text, columns, break_on_hyphens=False)
    if len(found) > lines:
        last = found[lines - 1][: columns - 1].rstrip(" ,;")
        found = [*found[: lines - 1], f"{last}…"]
    return found
