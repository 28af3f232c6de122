"""Scales of the case: floor, ceiling, headline and the rules behind them (DESIGN §3.7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pocarms.assessment.classes import bounds
from pocarms.assessment.judge import Judged
from pocarms.assessment.proofs import Proofs
from pocarms.assessment.result import LevelRuleResult, ScaleResult, StepInfo
from pocarms.assessment.settle import Settling
from pocarms.assessment.texts import Says
from pocarms.model.pack import Scale
from pocarms.program.names import name
from pocarms.program.placing import whole_scales


def headline(scale: Scale, floor: int, ceiling: int) -> str:
    """Return the step that stands over a case: the floor, or the holding step where it proceeds and more may come.

    "More" is any higher step, a proceeding one too: a headline that lets a matter go ahead needs floor and ceiling
    equal.
    """
    steps = scale.steps
    if floor == ceiling or not scale.holding:
        return steps[floor].id
    return scale.holding if steps[floor].id in scale.proceeding else steps[floor].id


def scale_results(says: Says, cases: Sequence[Judged], rules: Sequence[LevelRuleResult]) -> tuple[ScaleResult, ...]:
    """Return each scale over one case or, for a whole with parts, over all its cases: the highest of them.

    rules: the results of the level rules that the scale's reasons are taken from.
    """
    results = []
    for scale in whole_scales(says.pack):
        limits = [bounds(judged, "level", scale.id, scale) for judged in cases]
        floor, ceiling = max(low for low, _ in limits), max(high for _, high in limits)
        own = [r for r in rules if r.scale == scale.id]
        because = [r.id for r in own if r.status == "established" and scale.rank(r.at_least) == floor and floor]
        may_be = [r.id for r in own if r.status == "open" and scale.rank(r.at_least) > floor]
        results.append(
            ScaleResult(
                id=scale.id,
                label=scale.label or scale.id,
                floor=scale.steps[floor].id,
                ceiling=scale.steps[ceiling].id,
                headline=headline(scale, floor, ceiling),
                because=tuple(dict.fromkeys(because)),
                may_be_because=tuple(dict.fromkeys(may_be)),
                steps=tuple(StepInfo(step.id, step.label) for step in scale.steps),
                decision=scale.decision,
                proceeding=scale.proceeding,
            )
        )
    return tuple(results)


def level_rule_results(
    says: Says, judged: Judged, rules: frozenset[str], settled: Mapping[str, Settling], proofs: Proofs
) -> tuple[LevelRuleResult, ...]:
    """Return the level rules of one case, the highest step first."""
    scales = says.pack.scales
    wanted = [rule for rule in says.pack.level_rules if rule.id in rules]
    wanted.sort(key=lambda r: (r.scale, -scales[r.scale].rank(r.at_least), r.id))
    return tuple(
        LevelRuleResult(
            id=rule.id,
            scale=rule.scale,
            at_least=rule.at_least,
            says=rule.says,
            status=judged.status(name("levelrule", rule.id)),
            needs=settled[rule.id].open_questions if rule.id in settled else (),
            sources=says.cite(rule.sources),
            proof=proofs.prove(name("levelrule", rule.id)),
        )
        for rule in wanted
    )
