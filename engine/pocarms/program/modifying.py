"""Modifiers: what they change in a finding's approach, wording, owner, order, notes and labels (never a class)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pocarms.model.pack import Finding, Modifier, Selector
from pocarms.records import dataclass

ADDED = ("note", "label")  # effects that add; all others replace


@dataclass(frozen=True, slots=True)
class Modified:
    """The effects on one finding. `replaced`: field -> value; `notes`, `labels`: added; `by`: the modifiers, by id."""

    replaced: Mapping[str, str]
    notes: tuple[str, ...]
    labels: tuple[str, ...]
    by: tuple[str, ...]

    def order(self) -> int:
        """Return -1 where the finding is moved up in its class, 1 where down, else 0."""
        return {"first": -1, "last": 1}.get(self.replaced.get("order", ""), 0)


def selects(selector: Selector, finding: Finding) -> bool:
    """Whether a modifier applies to a finding: by everything, kind, tag, id or facet."""
    return (
        selector.all
        or finding.kind in selector.kinds
        or finding.id in selector.ids
        or finding.made_from in selector.ids
        or bool(set(finding.tags) & set(selector.tags))
        or any(set(finding.facets.get(facet, ())) & set(values) for facet, values in selector.facets.items())
    )


def modified(modifiers: Sequence[Modifier], finding: Finding) -> Modified:
    """Return what the modifiers that hold do to a finding; of two that set the same thing, the one that is `over`."""
    active = [m for m in modifiers if selects(m.applies_to, finding)]
    replaced: dict[str, str] = {}
    for effect in dict.fromkeys(e for m in active for e in m.effects if e not in ADDED):
        replaced[effect] = _strongest([m for m in active if effect in m.effects]).effects[effect]
    return Modified(
        replaced=replaced,
        notes=tuple(m.effects["note"] for m in active if "note" in m.effects),
        labels=tuple(m.effects["label"] for m in active if "label" in m.effects),
        by=tuple(m.id for m in active),
    )


def _strongest(modifiers: Iterable[Modifier]) -> Modifier:
    """The modifier that no other of these outranks; the pack check sees to it that there is one."""
    candidates = list(modifiers)
    outranked = {loser for m in candidates for loser in m.over}
    return next((m for m in candidates if m.id not in outranked), candidates[0])
