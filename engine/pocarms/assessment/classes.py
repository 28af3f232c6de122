"""Where a finding stands in the findings scale, and why there (decision 001 point 10)."""

from __future__ import annotations

from pocarms.assessment.judge import Judged
from pocarms.assessment.texts import Says
from pocarms.model.pack import Finding, Scale
from pocarms.program.names import name
from pocarms.program.placing import cap_rank, findings_scale, is_placed, step_ids
from pocarms.records import dataclass
from pocarms.wording.words import cap_because, class_because, foundation_because


@dataclass(frozen=True, slots=True)
class Placed:
    """Ranks in the scale (-1 where a finding is not placed), the ids of the steps, and the reasons in words."""

    floor_rank: int = -1
    ceiling_rank: int = -1
    floor: str = ""
    ceiling: str = ""
    because: tuple[str, ...] = ()


def bounds(judged: Judged, kind: str, item: str, scale: Scale) -> tuple[int, int]:
    """Return the ranks of the highest step proved and of the highest not ruled out."""
    floor = ceiling = 0
    for rank, step in enumerate(step_ids(scale)):
        if rank:
            value = judged.value(name(kind, item, step))
            floor = rank if value else floor
            ceiling = rank if value is not False else ceiling
    return floor, ceiling


def place(says: Says, judged: Judged, finding: Finding, later: tuple[Finding, ...]) -> Placed:
    """Place a finding. `later`: the findings that need it."""
    scale = findings_scale(says.pack)
    if scale is None or not is_placed(says.pack, finding):
        return Placed()
    floor, ceiling = bounds(judged, "class", finding.id, scale)
    return Placed(
        floor,
        ceiling,
        scale.steps[floor].id,
        scale.steps[ceiling].id,
        _because(says, judged, finding, later, scale, floor),
    )


def _because(
    says: Says, judged: Judged, finding: Finding, later: tuple[Finding, ...], scale: Scale, floor: int
) -> tuple[str, ...]:
    step = scale.steps[floor]
    reasons = []
    if floor:
        for rule in says.pack.class_rules:
            node = judged.program.placed[finding.id, rule.id]
            if scale.rank(rule.at_least) >= floor and judged.truths.value(node, judged.bit):
                reasons.append(class_because(rule.says, rule.when, step.label, says.pack, says.language))
        for dependent in later:
            lifted = name("class", dependent.id, step.id)
            if judged.value(name("finding", dependent.id)) and lifted in judged.program.names and judged.value(lifted):
                reasons.append(foundation_because(dependent.title, step.label, says.language))
    cap = cap_rank(says.pack, finding)
    if cap is not None and _above_cap(says, judged, finding, scale, cap):
        kind = says.pack.kinds[finding.kind]
        reasons.append(cap_because(kind.label, scale.steps[cap].label, says.language))
    return tuple(dict.fromkeys(reasons))


def _above_cap(says: Says, judged: Judged, finding: Finding, scale: Scale, cap: int) -> bool:
    """Whether a class rule would place the finding above its kind's highest step."""
    return any(
        scale.rank(rule.at_least) > cap and judged.truths.value(judged.program.placed[finding.id, rule.id], judged.bit)
        for rule in says.pack.class_rules
    )
