"""Where the work lies: every advised finding as a square, its class as shade and letter, by two facets of the pack.

A facet of numbers makes the rows, where there is one; the facet under which most findings are filed makes the columns,
of equals the one with the fewest values. A finding that is filed under several values stands at each of them; one that
is filed under none stands in a row or column of its own, so that no finding is missing. No row or column is added up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pocarms.assessment.result import FindingResult
from pocarms.records import dataclass
from pocarms.reports.main_part import place
from pocarms.reports.naming import Names, body_title
from pocarms.reports.pictures.svg import Drawing, box, fitted, words
from pocarms.reports.strings import Strings
from pocarms.reports.view import Line, Picture, Table

_SQUARE, _STEP, _LEFT, _COLUMN, _LINE, _PAD = 20, 24, 190, 170, 14, 8
_PAGE = 830  # as wide as a report is on a screen: a wider picture would be shrunk, and its letters with it
_LEAST = 100  # a column that still holds three squares and most words
_LETTER = 7  # the width of one in bold, about
_MOST_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class _Mark:
    """One finding at one place: its rank among the classes from 1, and whether it may be higher."""

    finding: FindingResult
    names: Names
    rank: int
    may_rise: bool


def grid(bodies: tuple[Names, ...], s: Strings) -> Picture | None:
    """Return the picture, None where the pack has no classes or no two facets to lay them out by."""
    marks = [mark for n in bodies for mark in _marks(n)]
    facets = _facets(marks)
    if facets is None:
        return None
    column, row = facets
    columns = [*_across(marks, column), *_unfiled(marks, column)]
    rows = [*_values(marks, row), *_unfiled(marks, row)]
    cells = {(r, c): [m for m in marks if _at(m, row, r) and _at(m, column, c)] for r in rows for c in columns}
    n = bodies[0]
    title = s("picture.grid", rows=n.label("facets", row), columns=n.label("facets", column))
    heads = [n.label(f"facet.{column}", value) if value else s("picture.unfiled") for value in columns]
    sides = [_side(n, row, value, s) for value in rows]
    drawing = _draw(cells, rows, columns, sides, heads, n, s)
    table = Table(
        "grid",
        title,
        (n.label("facets", row), *heads),
        tuple(
            ((Line(side),), *(tuple(_told(m, len(bodies) > 1, s) for m in cells[r, c]) for c in columns))
            for side, r in zip(sides, rows, strict=True)
        ),
    )
    return Picture("picture-grid", title, s("picture.grid_legend"), drawing.markup(title), table)


def _marks(n: Names) -> Iterator[_Mark]:
    for finding in n.body.findings:
        where = place(finding, n)
        if where.startswith("class:"):
            ceiling = finding.class_may_be or finding.class_
            yield _Mark(finding, n, n.class_rank(finding.class_), n.class_rank(ceiling) > n.class_rank(finding.class_))


def _facets(marks: list[_Mark]) -> tuple[str, str] | None:
    """Return the facets of columns and rows."""
    values: dict[str, set[str]] = {}
    filed: dict[str, int] = {}
    for mark in marks:
        for facet, said in mark.finding.facets.items():
            values.setdefault(facet, set()).update(said)
            filed[facet] = filed.get(facet, 0) + bool(said)
    wide = {facet: len(_across(marks, facet)) for facet, found in values.items() if found}
    usable = sorted(wide, key=lambda facet: (-filed[facet], wide[facet], facet))
    numbers = [facet for facet in usable if all(value.isdigit() for value in values[facet])]
    narrow = [facet for facet in usable if facet not in numbers[:1] and wide[facet] in range(2, _MOST_COLUMNS + 1)]
    others = [facet for facet in usable if facet not in narrow[:1]]
    rows = numbers[:1] or others[:1]
    return (narrow[0], rows[0]) if narrow and rows else None


def _across(marks: list[_Mark], facet: str) -> list[str]:
    """Return the values of a facet as columns; where they are few, those without a finding too: that says something."""
    here = _values(marks, facet)
    known = list(marks[0].names.labels.get(f"facet.{facet}", {}))
    every = [*known, *(value for value in here if value not in known)]
    return every if len(every) <= _MOST_COLUMNS else here


def _unfiled(marks: list[_Mark], facet: str) -> list[str]:
    """Return the value that stands for none, where a finding is filed under none."""
    return [""] if any(not mark.finding.facets.get(facet) for mark in marks) else []


def _values(marks: list[_Mark], facet: str) -> list[str]:
    found = {value for mark in marks for value in mark.finding.facets.get(facet, ())}
    if marks and all(value.isdigit() for value in found):
        return sorted(found, key=int)
    known = list(marks[0].names.labels.get(f"facet.{facet}", {}))
    return sorted(found, key=lambda value: (known.index(value) if value in known else len(known), value))


def _at(mark: _Mark, facet: str, value: str) -> bool:
    said = mark.finding.facets.get(facet, ())
    return value in said if value else not said


def _side(n: Names, row: str, value: str, s: Strings) -> str:
    if not value:
        return s("picture.unfiled")
    label = n.label(f"facet.{row}", value)
    return s("picture.row", facet=n.label("facets", row), value=value) if label == value else label


def _told(mark: _Mark, many: bool, s: Strings) -> Line:
    where = [body_title(mark.names.body, s)] if many else []
    remark = s.joined([mark.names.class_words(mark.finding), *where])
    return Line(mark.finding.title, mark.names.anchor("finding", mark.finding.id), remark)


def _draw(
    cells: Mapping[tuple[str, str], list[_Mark]],
    rows: list[str],
    columns: list[str],
    sides: list[str],
    heads: list[str],
    n: Names,
    s: Strings,
) -> Drawing:
    column_ = min(_COLUMN, max(_LEAST, (_PAGE - _LEFT) // len(columns)))
    across = (column_ - 2 * _PAD) // _STEP
    width = _LEFT + len(columns) * column_
    pieces = []
    named = [fitted(head, (column_ - _PAD) // _LETTER, 3) for head in heads]
    y: float = 2 * _PAD + _LINE * max(map(len, named))
    for at, lines in enumerate(named):
        pieces.append(words(lines, _LEFT + at * column_ + _PAD, 16, "strong", _LINE))
    for side, row in zip(sides, rows, strict=True):
        most = max(len(cells[row, column]) for column in columns)
        height = max(1, -(-most // across)) * _STEP + 2 * _PAD - (_STEP - _SQUARE)
        lines = fitted(side, 27, 3)
        height = max(height, len(lines) * _LINE + 10)
        pieces.append(box(0, y, width, height, "cell"))
        pieces.append(words(lines, _PAD, y + 18, "label"))
        for at, column in enumerate(columns):
            pieces.append(box(_LEFT + at * column_, y, column_, height, "cell"))
            for i, mark in enumerate(cells[row, column]):
                x = _LEFT + at * column_ + _PAD + i % across * _STEP
                pieces += _square(mark, x, y + _PAD + i // across * _STEP, len(n.steps))
        y += height
    legend, y = _legend(n, y + 10, width, s)
    return Drawing(width + 2, int(y + 30), (*pieces, *legend))


def _square(mark: _Mark, x: float, y: float, of: int) -> list[str]:
    kind = shade(mark.rank, of) + (" may" if mark.may_rise else "")
    letter = "?" if mark.may_rise else str(of - mark.rank + 1)
    return [
        box(x, y, _SQUARE, _SQUARE, kind),
        words([letter], x + _SQUARE / 2, y + 14.5, f"on-{shade(mark.rank, of)}", anchor="middle"),
    ]


def shade(rank: int, of: int) -> str:
    """Return the look of a class: the highest is filled, the lowest an outline."""
    return "high" if rank == of else "low" if rank <= 1 else "mid"


def _legend(n: Names, y: float, width: float, s: Strings) -> tuple[list[str], float]:
    """Return what the squares mean, on as many lines as a width asks for, and where the last line stands."""
    of = len(n.steps)
    ranks = [(n.class_rank(step), n.step_labels.get(step, step)) for step in reversed(n.steps)]
    kinds = [(shade(rank, of), str(of - rank + 1), f"on-{shade(rank, of)}", label) for rank, label in ranks]
    out, x = [], float(_PAD)
    for kind, letter, on, label in (*kinds, ("low may", "?", "on-low", s("picture.may"))):
        takes = _SQUARE + 10 + _LETTER * len(label)
        if x > _PAD and x + takes > width:
            x, y = float(_PAD), y + _STEP
        out.append(box(x, y, _SQUARE, _SQUARE, kind))
        out.append(words([letter], x + _SQUARE / 2, y + 14.5, on, anchor="middle"))
        out.append(words([label], x + _SQUARE + 6, y + 14.5, "label"))
        x += takes + 20
    return out, y
