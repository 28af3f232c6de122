"""What stands side by side: the rows of the grid, each with its practices, its findings and perhaps a scale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pocarms.model.pack import Finding, Option, Pack
from pocarms.program.reading import questions_read
from pocarms.records import dataclass

BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `graded_on`: the practices that the rules of its scale read. `facet` is "block" for question blocks."""

    facet: str
    id: str
    label: str
    practices: tuple[str, ...]
    findings: tuple[str, ...]
    scale: str = ""
    graded_on: tuple[str, ...] = ()


class NoSuchRows(ValueError):
    """Raised where rows are asked for that the pack does not have; `known` are those it has."""

    def __init__(self, known: tuple[str, ...]) -> None:
        super().__init__(known)
        self.known = known


def rows(pack: Pack, by: str | None = None) -> tuple[Row, ...]:
    """Return the rows of the grid: those that the pack names, or, on request, one for each value of a facet or block.

    Raises NoSuchRows for a facet that the pack does not have, or where it names no rows and none are asked for.
    """
    known = (*pack.facets, *([BLOCK] if pack.blocks else []))
    if by == BLOCK and pack.blocks:
        return tuple(_of_block(pack, block) for block in pack.blocks)
    if by is not None and by not in pack.facets:
        raise NoSuchRows(known)
    graded = {(r.facet, o): s for r in (pack.compare.rows if pack.compare else ()) for o, s in r.graded_by.items()}
    facets = [by] if by is not None else [r.facet for r in (pack.compare.rows if pack.compare else ())]
    if not facets:
        raise NoSuchRows(known)
    return tuple(_of_option(pack, f, option, graded) for f in facets for option in _options(pack, f))


def _options(pack: Pack, facet: str) -> tuple[Option, ...]:
    declared = pack.facets[facet]
    if declared.options:
        return declared.options
    used = {value for f in pack.findings.values() for value in f.facets.get(facet, ())}
    ordered = sorted(used, key=lambda value: (float(value) if value.replace(".", "", 1).isdigit() else 0.0, value))
    return tuple(Option(value, f"{declared.label} {value}") for value in ordered)


def _of_option(pack: Pack, facet: str, option: Option, graded: Mapping[tuple[str, str], str]) -> Row:
    under = [f for f in pack.findings.values() if option.id in f.facets.get(facet, ())]
    scale = graded.get((facet, option.id), "")
    read: set[str] = set()
    for rule in pack.level_rules:
        if scale and rule.scale == scale:
            read |= questions_read(pack, rule.when)
    return Row(
        facet,
        option.id,
        option.label,
        _practices(pack, (q for f in under for q in f.practice)),
        _advice(pack, under),
        scale,
        _practices(pack, (q for q in read)),
    )


def _of_block(pack: Pack, block: str) -> Row:
    practices = _practices(pack, (q.id for q in pack.questions.values() if q.block == block))
    held = set(practices)
    under = [f for f in pack.findings.values() if held & set(f.practice)]
    return Row(BLOCK, block, pack.blocks[block], practices, _advice(pack, under))


def _practices(pack: Pack, questions: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({q for q in questions if pack.questions[q].type == "practice"}))


def _advice(pack: Pack, findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(sorted(f.id for f in findings if pack.kinds[f.kind].advice))
