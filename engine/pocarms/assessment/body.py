"""Everything found in one case: the whole, or one part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pocarms.assessment.answers import answer_results, conflict_results, set_aside
from pocarms.assessment.findings import finding_result
from pocarms.assessment.findout import Bearing, open_questions
from pocarms.assessment.judge import Judged
from pocarms.assessment.order import Entry, in_reading_order
from pocarms.assessment.procedure import action_results, measure_results, step_results, uncovered
from pocarms.assessment.proofs import Proofs
from pocarms.assessment.result import Body, BundleResult, ConceptResult, FindingResult, LevelRuleResult
from pocarms.assessment.scales import level_rule_results, scale_results
from pocarms.assessment.settle import Settler, Settling, Target
from pocarms.assessment.texts import Says
from pocarms.model.conditions import ConceptIs, Condition, PartsTest, leaves
from pocarms.model.pack import Pack
from pocarms.program.encode import Context, Encoder
from pocarms.program.names import name
from pocarms.program.placing import findings_scale, later_findings, step_ids
from pocarms.program.reading import finding_conditions
from pocarms.program.scope import Scope
from pocarms.records import dataclass

_TRUTH = {True: "true", False: "false", None: "unknown"}


@dataclass(frozen=True)
class Bench:
    """What every body is worked out with: texts, encoder, and the day and parameters of the profile."""

    says: Says
    coder: Encoder
    context: Context

    def settler(self, judged: Judged) -> Settler:
        """Return what works out what settles the conclusions of a case; one serves all that is asked about the case."""
        return Settler(self.says.pack, self.coder, judged, self.context)


def body(
    says: Says, settler: Settler, scope: Scope, parts: Sequence[tuple[Judged, Body]], extra: Sequence[Bearing] = ()
) -> Body:
    """Work out one body. `parts`: the whole's judged parts; `extra`: what the whole wants to know of this part."""
    judged, pack = settler.judged, says.pack
    settled = settler.settle(list(_targets(pack, scope)))
    proofs = Proofs(pack, judged, says.language, says.cite, alone=not parts)
    later, areas = later_findings(pack), [part for part, _ in parts]
    modifiers = [m for m in pack.modifiers.values() if judged.value(name("modifier", m.id))]
    entries = [
        finding_result(says, judged, finding, later.get(finding.id, ()), settled[finding.id], proofs, modifiers, areas)
        for finding in pack.findings.values()
        if finding.id in scope.findings
    ]
    findings = in_reading_order(pack, entries)
    rules = level_rule_results(says, judged, scope.level_rules, settled, proofs)
    measures = measure_results(says, judged, scope.measures)
    bare = uncovered(pack, rules, measures)
    rules = tuple(replace(rule, uncovered=True) if rule.id in bare else rule for rule in rules)
    concepts = tuple(
        ConceptResult(
            c, pack.concepts[c].label, _TRUTH[judged.value(name("concept", c))], proofs.prove(name("concept", c))
        )
        for c in sorted(scope.concepts)
    )
    bearings = [*_finding_bearings(pack, settler, settled, entries), *_rule_bearings(pack, rules), *extra]
    reasons = [*rules, *(r for _, part in parts for r in part.level_rules)]
    return Body(
        id=judged.case.id,
        title=judged.case.title,
        scales=scale_results(says, [p for p, _ in parts] or [judged], reasons),
        level_rules=rules,
        concepts=concepts,
        findings=findings,
        bundles=_bundles(pack, judged, findings),
        measures=measures,
        steps=step_results(says, judged, scope.steps),
        actions=action_results(says, judged, scope.actions),
        open_questions=open_questions(says, judged, bearings),
        conflicts=conflict_results(says, judged, scope.conflicts),
        set_aside=set_aside(says, judged, scope.questions),
        answers=answer_results(says, judged, _shown_questions(pack, judged, scope, bool(parts))),
        proofs=dict(sorted(proofs.nodes.items())),
    )


def _targets(pack: Pack, scope: Scope) -> Iterator[Target]:
    """Findings, level rules, and (for what bears on them) nothing else."""
    for finding in pack.findings.values():
        if finding.id in scope.findings:
            yield Target(finding.id, name("finding", finding.id))
    for rule in pack.level_rules:
        if rule.id in scope.level_rules:
            yield Target(rule.id, name("levelrule", rule.id))


def _finding_bearings(
    pack: Pack, settler: Settler, settled: Mapping[str, Settling], entries: Sequence[Entry]
) -> Iterator[Bearing]:
    """Open findings, and established ones whose class may still rise."""
    scale = findings_scale(pack)
    for found, placed, _ in entries:
        step = scale.steps[placed.ceiling_rank].label if scale is not None and placed.ceiling_rank >= 0 else ""
        urgency = placed.ceiling_rank if placed.ceiling_rank >= 0 else (99 if pack.kinds[found.kind].box else -1)
        if found.status == "open":
            yield Bearing(found.id, urgency, step, settled[found.id].open_questions)
        elif found.status == "established" and placed.ceiling_rank > placed.floor_rank:
            steps = [name("class", found.id, s) for s in step_ids(scale)[1:]] if scale is not None else []
            yield Bearing(found.id, urgency, step, settler.bearing_on(steps))


def _rule_bearings(pack: Pack, rules: Sequence[LevelRuleResult]) -> Iterator[Bearing]:
    for rule in rules:
        if rule.status == "open":
            scale = pack.scales[rule.scale]
            rank = scale.rank(rule.at_least)
            yield Bearing(rule.id, rank, scale.steps[rank].label, rule.needs)


def wanted_of_part(pack: Pack, whole: Judged, part: Settler, scope: Scope) -> tuple[Bearing, ...]:
    """Return what open findings of the whole want to know of a part: the concepts they look at there, if undecided."""
    found = []
    for finding in pack.findings.values():
        if finding.id in scope.findings and whole.value(name("finding", finding.id)) is None:
            looked_at = _looked_at(pack, tuple(finding_conditions(finding)))
            questions = part.bearing_on(name("concept", c) for c in looked_at)
            if questions:
                found.append(Bearing(finding.id, 0, "", questions))
    return tuple(found)


def _looked_at(pack: Pack, conditions: tuple[Condition, ...]) -> tuple[str, ...]:
    """The concepts under `any_part` or `all_parts` that conditions reach, through concepts."""
    found: dict[str, None] = {}
    seen: set[str] = set()
    waiting = list(conditions)
    while waiting:
        for leaf in leaves(waiting.pop()):
            if isinstance(leaf, PartsTest):
                found[leaf.concept] = None
            elif isinstance(leaf, ConceptIs) and leaf.concept not in seen:
                seen.add(leaf.concept)
                waiting.extend(rule.when for rule in pack.concepts[leaf.concept].rules)
    return tuple(sorted(found))


def _bundles(pack: Pack, judged: Judged, findings: Sequence[FindingResult]) -> tuple[BundleResult, ...]:
    """Bundles of which at least one finding is advised, with those findings in reading order."""
    results = []
    for bundle in pack.bundles.values():
        members = tuple(f.id for f in findings if f.advice_shown and f.id in bundle.findings)
        if members:
            status = judged.status(name("bundle", bundle.id))
            results.append(BundleResult(bundle.id, bundle.title, bundle.advice, status, members))
    return tuple(results)


def _shown_questions(pack: Pack, judged: Judged, scope: Scope, has_parts: bool) -> frozenset[str]:
    """The questions whose answers a body lists: a whole with parts leaves to them what is answered there."""
    if not has_parts:
        return scope.questions
    return frozenset(q for q in scope.questions if not pack.questions[q].of_part or q in judged.case.answers)
