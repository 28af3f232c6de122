"""Three dates and more as a picture: a line for each finding that was ever established, a mark for each date.

Marks differ in shape, and the words stand in the table beside the picture; colour says nothing of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import escape

from pocarms.diff.states import State
from pocarms.records import dataclass

MOST = 40  # lines of a picture
_LABEL, _COLUMN, _LINE, _HEAD, _R = 430, 110, 24, 34, 7
_LETTERS = 62  # of a label that fit on a line


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of the timeline: a finding, how it stood on each date, and the same in words."""

    label: str
    states: tuple[State, ...]
    words: tuple[str, ...]


SYMBOLS = {"missing": "●", "partly": "◐", "open": "?", "ruled_out": "○", "absent": "–"}


def mark(state: State) -> str:
    """Return which mark a state has: missing | partly | open | ruled_out | absent."""
    if state.status == "established":
        return "partly" if state.state == "partly" else "missing"
    return state.status


def draw(lanes: Sequence[Lane], days: Sequence[str], title: str, alt: str) -> str:
    """Return the picture as SVG with a title and a description. days: in words, one a column."""
    shown = lanes[:MOST]
    width, height = _LABEL + _COLUMN * len(days), _HEAD + _LINE * len(shown) + 6
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img" aria-labelledby="timeline-title timeline-alt" font-family="Liberation Sans, Arial, sans-serif" '
        'font-size="13" fill="#1c2530">',
        f'<title id="timeline-title">{escape(title)}</title><desc id="timeline-alt">{escape(alt)}</desc>',
    ]
    for n, day in enumerate(days):
        out.append(
            f'<text x="{_x(n)}" y="20" text-anchor="middle" font-weight="bold" font-size="11">{escape(day)}</text>'
        )
    for row, lane in enumerate(shown):
        y = _HEAD + _LINE * row + _LINE // 2
        label = lane.label if len(lane.label) <= _LETTERS else lane.label[: _LETTERS - 1].rstrip() + "…"
        out.append(f'<line x1="0" y1="{y + 12}" x2="{width}" y2="{y + 12}" stroke="#c3ccd5"/>')
        out.append(f'<text x="4" y="{y + 4}">{escape(label)}</text>')
        for n, (before, now) in enumerate(zip(lane.states, lane.states[1:], strict=False)):
            if before.status == now.status == "established":
                x1, x2 = _x(n) + _R, _x(n + 1) - _R
                out.append(f'<line x1="{x1}" y1="{y}" x2="{x2}" y2="{y}" stroke="#1c2530" stroke-width="3"/>')
        out += [_mark(mark(state), _x(n), y) for n, state in enumerate(lane.states)]
    return "\n".join((*out, "</svg>"))


def _x(column: int) -> int:
    return _LABEL + _COLUMN * column + _COLUMN // 2


def _mark(kind: str, x: int, y: int) -> str:
    if kind in ("missing", "partly", "ruled_out"):
        fill = "#5e2203" if kind == "missing" else "#fff"
        circle = f'<circle cx="{x}" cy="{y}" r="{_R}" fill="{fill}" stroke="#5e2203" stroke-width="2"/>'
        half = f'<path d="M{x} {y - _R}A{_R} {_R} 0 0 0 {x} {y + _R}Z" fill="#5e2203"/>' if kind == "partly" else ""
        return circle + half
    return f'<text x="{x}" y="{y + 5}" text-anchor="middle" font-weight="bold">{"?" if kind == "open" else "–"}</text>'
