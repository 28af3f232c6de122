"""What opens the way for what: findings as boxes, an arrow from each foundation to what builds on it."""

from __future__ import annotations

from collections.abc import Mapping

from pocarms.assessment.result import FindingResult
from pocarms.reports.main_part import place
from pocarms.reports.naming import Names, body_title
from pocarms.reports.pictures.grid import shade
from pocarms.reports.pictures.svg import Drawing, arrow, box, fitted, words
from pocarms.reports.strings import Strings
from pocarms.reports.view import Line, Picture, Table

_WIDTH, _HEIGHT, _ACROSS, _DOWN = 212, 66, 56, 12
MOST = 30  # boxes; beyond that a picture says less than the table


def order(n: Names, s: Strings, many: bool) -> Picture | None:
    """Return the picture of one body, None where nothing that is advised there needs anything else first.

    What is needed first and is not settled stands in a dashed box.
    """
    known = {finding.id: finding for finding in n.body.findings}
    edges = [
        (need, finding.id)
        for finding in n.body.findings
        if place(finding, n) not in ("", "strengths", "information")
        for need in finding.needs
        if need in known and known[need].status != "ruled_out"
    ]
    if not edges:
        return None
    nodes = list(dict.fromkeys(id for edge in edges for id in edge))
    levels = _levels(nodes, edges)
    title = s("picture.order_of", where=body_title(n.body, s)) if many else s("picture.order")
    anchor = n.anchor("picture-order", "")
    markup = _draw(nodes, edges, levels, known, n, s).markup(title) if len(nodes) <= MOST else ""
    rows = tuple(
        (
            (n.link(need),),
            (Line(_stands(known[need], n, s)),),
            tuple(n.link(later) for first, later in edges if first == need),
        )
        for need in sorted({need for need, _ in edges}, key=nodes.index)
    )
    head = (s("picture.first"), s("picture.stands"), s("field.unlocks"))
    return Picture(anchor, title, s("picture.order_legend"), markup, Table("order", title, head, rows))


def _stands(finding: FindingResult, n: Names, s: Strings) -> str:
    return n.class_words(finding) if place(finding, n) else s("status.open")


def _levels(nodes: list[str], edges: list[tuple[str, str]]) -> Mapping[str, int]:
    """Return how many steps come before each box, the longest way; needs have no cycle (a load error)."""
    levels = dict.fromkeys(nodes, 0)
    for _ in nodes:
        for first, later in edges:
            levels[later] = max(levels[later], levels[first] + 1)
    return levels


def _draw(
    nodes: list[str],
    edges: list[tuple[str, str]],
    levels: Mapping[str, int],
    known: Mapping[str, FindingResult],
    n: Names,
    s: Strings,
) -> Drawing:
    columns: dict[int, list[str]] = {}
    for id in nodes:
        columns.setdefault(levels[id], []).append(id)
    at: dict[str, tuple[float, float]] = {}
    for level in sorted(columns):
        first = list(columns[level])
        if level:  # beside what it builds on, so that arrows cross little
            above = {id: [at[f][1] for f, later in edges if later == id and f in at] for id in first}
            first.sort(key=lambda id: (sum(above[id]) / len(above[id]) if above[id] else 0, nodes.index(id)))
        for row, id in enumerate(first):
            at[id] = (level * (_WIDTH + _ACROSS) + 1, row * (_HEIGHT + _DOWN) + 1)
    pieces = []
    for first_id, later in edges:
        (x1, y1), (x2, y2) = at[first_id], at[later]
        pieces.append(arrow(x1 + _WIDTH, y1 + _HEIGHT / 2, x2, y2 + _HEIGHT / 2, "edge"))
    for id in nodes:
        x, y = at[id]
        finding = known[id]
        open_ = not place(finding, n)
        kind = "open" if open_ else shade(n.class_rank(finding.class_), len(n.steps)) if finding.class_ else "low"
        pieces.append(box(x, y, _WIDTH, _HEIGHT, kind))
        pieces.append(words(fitted(finding.title, 33, 3), x + 8, y + 17, f"on-{kind}"))
        pieces.append(words(fitted(_stands(finding, n, s), 33, 1), x + 8, y + _HEIGHT - 7, f"on-{kind} small"))
    width = (max(levels.values()) + 1) * (_WIDTH + _ACROSS) - _ACROSS + 2
    height = max(len(ids) for ids in columns.values()) * (_HEIGHT + _DOWN) - _DOWN + 2
    return Drawing(width, height, tuple(pieces))
