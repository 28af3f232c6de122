"""The reading order of findings: boxes, classes from the top, strengths, the rest; inside a class a printed rule."""

from __future__ import annotations

from collections.abc import Sequence

from pocarms.assessment.classes import Placed
from pocarms.assessment.result import FindingResult
from pocarms.model.pack import Pack
from pocarms.program.modifying import Modified

Entry = tuple[FindingResult, Placed, Modified]
DEFAULT_ORDER = ("foundation", "harm")
_STATUS = {"established": 0, "open": 1, "ruled_out": 2}
_HARM = {"now": 0, "foreseeable": 1, "none": 2}


def in_reading_order(pack: Pack, entries: Sequence[Entry]) -> tuple[FindingResult, ...]:
    """Sort findings. Established ones come first in each group, then those that hold whatever the answers."""
    advised = {e[0].id for e in entries if e[0].advice_shown}
    return tuple(e[0] for e in sorted(entries, key=lambda e: _key(pack, e, advised)))


def _key(pack: Pack, entry: Entry, advised: set[str]) -> tuple[object, ...]:
    found, placed, changed = entry
    status = 0 if found.advice_shown else _STATUS[found.status]
    inside = tuple(_criterion(pack, c, found, advised) for c in (pack.order or DEFAULT_ORDER))
    return (
        _group(pack, found),
        status,
        -placed.floor_rank,
        changed.order(),
        *inside,
        -placed.ceiling_rank,
        found.id,
    )


def _group(pack: Pack, found: FindingResult) -> int:
    """Boxes, advice, strengths, information, whatever else."""
    kind = pack.kinds[found.kind]
    if kind.box:
        return 0
    if kind.advice:
        return 1
    return 2 if kind.positive else (3 if kind.about_knowledge else 4)


def _criterion(pack: Pack, criterion: str, found: FindingResult, advised: set[str]) -> tuple[int, ...]:
    if criterion == "foundation":
        return (0 if any(f in advised for f in found.needed_by) else 1,)
    if criterion == "harm":
        return (_HARM[found.harm],)
    if criterion == "room_to_act":
        room = list(pack.room)
        chosen = found.room_to_act.id if found.room_to_act else ""
        return (room.index(chosen) if chosen in room else len(room),)
    facet = pack.facets[criterion]
    values = found.facets.get(criterion, ())
    if facet.type == "number":
        return (min((int(v) for v in values), default=10**6),)
    options = [o.id for o in facet.options]
    return (min((options.index(v) for v in values if v in options), default=len(options)),)
