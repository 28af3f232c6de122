"""Modifiers that would set the same thing of the same finding, with nothing to say which of them wins."""

from __future__ import annotations

from collections.abc import Mapping

from pocarms.language.noting import error
from pocarms.model.pack import Finding, Modifier, Pack, Selector
from pocarms.source.faults import Fault
from pocarms.source.told import phrase

REPLACING = ("advice", "first_step", "owner", "room_to_act", "order")  # notes and labels add up instead


def check_clashes(pack: Pack) -> list[Fault]:
    """Return a fault for every two modifiers that set one thing of one finding unlike each other, neither `over`."""
    above = {id_: _all_over(id_, pack.modifiers) for id_ in pack.modifiers}
    told: dict[tuple[str, str, str], str] = {}
    for finding in pack.findings.values():
        touching = [m for m in pack.modifiers.values() if selects(m.applies_to, finding)]
        for i, first in enumerate(touching):
            for second in touching[i + 1 :]:
                if second.id in above[first.id] or first.id in above[second.id]:
                    continue
                for effect in REPLACING:
                    mine, theirs = first.effects.get(effect), second.effects.get(effect)
                    if mine is not None and theirs is not None and mine != theirs:
                        told.setdefault((first.id, second.id, effect), finding.id)
    return [
        error(
            "R507",
            pack.modifiers[second].span,
            phrase("clash", first=first, second=second, effect=effect, finding=finding),
            phrase("help.clash", first=first, second=second),
            found=effect,
        )
        for (first, second, effect), finding in sorted(told.items())
    ]


def selects(selector: Selector, finding: Finding) -> bool:
    """Return whether a modifier with this selector touches a finding."""
    return (
        selector.all
        or finding.kind in selector.kinds
        or finding.id in selector.ids
        or any(tag in finding.tags for tag in selector.tags)
        or any(value in finding.facets.get(facet, ()) for facet, values in selector.facets.items() for value in values)
    )


def _all_over(id_: str, modifiers: Mapping[str, Modifier]) -> frozenset[str]:
    """Return every modifier that gives way to one, directly or through others."""
    found: set[str] = set()
    work = [id_]
    while work:
        modifier = modifiers.get(work.pop())
        for other in modifier.over if modifier is not None else ():
            if other not in found:
                found.add(other)
                work.append(other)
    return frozenset(found)
