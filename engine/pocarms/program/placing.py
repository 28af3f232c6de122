"""How findings are placed in the findings scale (decision 001, 8 to 10), and steps of a procedure one after another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import TopologicalSorter

from pocarms.model.pack import ClassRule, Finding, Pack, ProcedureStep, Scale


def step_ids(scale: Scale) -> tuple[str, ...]:
    """Return the steps of a scale, lowest first."""
    return tuple(step.id for step in scale.steps)


def findings_scale(pack: Pack) -> Scale | None:
    """Return the scale in which findings are placed, or None where the pack has none."""
    return next((scale for scale in pack.scales.values() if scale.of == "findings"), None)


def whole_scales(pack: Pack) -> tuple[Scale, ...]:
    """Return the scales on which a case itself stands, in the pack's order."""
    return tuple(scale for scale in pack.scales.values() if scale.of == "whole")


def is_placed(pack: Pack, finding: Finding) -> bool:
    """Whether a finding has a class: its kind gives advice and has no box of its own."""
    kind = pack.kinds[finding.kind]
    return kind.advice and not kind.box and findings_scale(pack) is not None


def steps_in_order(pack: Pack) -> tuple[ProcedureStep, ...]:
    """Return the steps of the procedure, each after those it waits for; ids decide where nothing else does."""
    placed: dict[str, ProcedureStep] = {}
    left = dict(sorted(pack.steps.items()))
    while left:
        ready = [s for s in left.values() if all(a in placed for a in s.after)]
        for step in ready:
            placed[step.id] = left.pop(step.id)
    return tuple(placed.values())


def later_findings(pack: Pack) -> Mapping[str, tuple[Finding, ...]]:
    """Return, for each finding that is a foundation, the findings that need it."""
    later: dict[str, list[Finding]] = {}
    for finding in pack.findings.values():
        for foundation in finding.needs:
            later.setdefault(foundation, []).append(finding)
    return {foundation: tuple(found) for foundation, found in later.items()}


def placed_findings(pack: Pack) -> tuple[Finding, ...]:
    """Return the findings that get a class, later ones before the foundations they need."""
    later = later_findings(pack)
    order = TopologicalSorter({f: [x.id for x in later.get(f, ())] for f in pack.findings}).static_order()
    return tuple(pack.findings[f] for f in order if is_placed(pack, pack.findings[f]))


def finding_field(finding: Finding, field: str) -> tuple[str, ...]:
    """Return what a finding holds in a field that the author fixed: kind, key, tags, a facet or an attribute."""
    if field == "kind":
        return (finding.kind,)
    if field == "key":
        return ("true",) if finding.key else ("false",)
    if field == "tags":
        return finding.tags
    if field.startswith("facet:"):
        return finding.facets.get(field.removeprefix("facet:"), ())
    return (finding.attributes[field],) if field in finding.attributes else ()


def cap_rank(pack: Pack, finding: Finding) -> int | None:
    """Return the rank of the highest step a finding of this kind may take, or None."""
    scale = findings_scale(pack)
    cap = pack.class_caps.get(finding.kind)
    return None if cap is None or scale is None else scale.rank(cap)


def class_step_rules(pack: Pack, finding: Finding) -> Iterator[tuple[str, tuple[ClassRule, ...], bool]]:
    """Yield each step above the lowest, the rules that place a finding at least there, and whether a cap forbids it."""
    scale = findings_scale(pack)
    assert scale is not None
    cap = cap_rank(pack, finding)
    for rank, step in enumerate(step_ids(scale)):
        if rank:
            rules = tuple(r for r in pack.class_rules if scale.rank(r.at_least) >= rank)
            yield step, rules, cap is not None and rank > cap
