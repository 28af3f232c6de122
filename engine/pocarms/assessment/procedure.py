"""Measures, steps of a procedure and actions, with where each stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pocarms.assessment.findings import standing_value
from pocarms.assessment.judge import Judged
from pocarms.assessment.result import ActionResult, LevelRuleResult, MeasureResult, StepResult
from pocarms.assessment.texts import Says
from pocarms.model.pack import Pack, ProcedureStep
from pocarms.program.names import name
from pocarms.program.placing import steps_in_order

_DONE = {"yes": "done", "partly": "partly", "no": "not_done"}


def measure_results(says: Says, judged: Judged, measures: Iterable[str]) -> tuple[MeasureResult, ...]:
    """Return the mitigation measures that fit and are needed, or may be; ruled out ones are left out."""
    wanted = set(measures)
    found = []
    for measure in says.pack.measures.values():
        status = judged.status(name("needed", measure.id))
        if measure.id not in wanted or status == "ruled_out":
            continue
        answer = standing_value(judged, measure.done_by) if measure.done_by else "unknown"
        found.append(
            MeasureResult(
                id=measure.id,
                says=measure.says,
                when=measure.when,
                owner=measure.owner,
                owner_label=says.owner(measure.owner),
                status=status,
                state=_DONE.get(str(answer), "unknown"),
                covers=tuple(c for c in measure.covers if covered_value(judged, c) is not False),
                sources=says.cite(measure.sources),
            )
        )
    return tuple(found)


def uncovered(pack: Pack, rules: Sequence[LevelRuleResult], measures: Sequence[MeasureResult]) -> frozenset[str]:
    """Return the risks, among established level rules, that no needed measure covers.

    A risk is a rule of a scale that suggests a decision, which stops the matter or which measures of the pack cover.
    Rules about what is not known are none: what answers them is finding out.
    """
    coverable = {risk for measure in pack.measures.values() for risk in measure.covers}
    covered = {risk for m in measures if m.status == "established" for risk in m.covers}
    kinds = {rule.id: rule.kind for rule in pack.level_rules}
    found = set()
    for rule in rules:
        scale = pack.scales[rule.scale]
        stops = scale.decision and rule.at_least not in scale.proceeding
        known = not (kinds[rule.id] and pack.kinds[kinds[rule.id]].about_knowledge)
        if coverable and rule.status == "established" and known and (stops or rule.id in coverable):
            found.add(rule.id)
    return frozenset(found - covered)


def covered_value(judged: Judged, covered: str) -> bool | None:
    """Whether a risk (level rule or finding) that a measure covers is there."""
    rule = name("levelrule", covered)
    return judged.value(rule if rule in judged.program.names else name("finding", covered))


def step_results(says: Says, judged: Judged, steps: Iterable[str]) -> tuple[StepResult, ...]:
    """Return the steps of the procedure, earlier ones first, with their state."""
    wanted = set(steps)
    states = step_states(says, judged)
    return tuple(
        StepResult(
            s.id,
            s.says,
            s.who,
            says.owner(s.who) if s.who else "",
            states[s.id],
            s.after,
            says.cite(s.sources),
        )
        for s in steps_in_order(says.pack)
        if s.id in wanted
    )


def step_states(says: Says, judged: Judged) -> dict[str, str]:
    """Return the state of every step: done, missing (may be taken now), not_yet, unknown, does_not_apply."""
    states: dict[str, str] = {}
    for step in steps_in_order(says.pack):
        states[step.id] = _state(judged, step, states)
    return states


def _state(judged: Judged, step: ProcedureStep, states: dict[str, str]) -> str:
    """Where one step stands, given where those before it do."""
    applies = judged.value(name("step", step.id))
    if applies is False:
        return "does_not_apply"
    done = judged.value(name("done", step.id))
    if applies is None or done is None:
        return "unknown"
    if done:
        return "done"
    before = {states[a] for a in step.after}
    if before & {"missing", "not_yet"}:
        return "not_yet"
    return "unknown" if "unknown" in before else "missing"


def action_results(says: Says, judged: Judged, actions: Iterable[str]) -> tuple[ActionResult, ...]:
    """Return the actions that follow, or may follow; ruled out ones are left out."""
    wanted = set(actions)
    found = []
    for action in says.pack.actions.values():
        status = judged.status(name("action", action.id))
        if action.id in wanted and status != "ruled_out":
            label = says.owner(action.who) if action.who else ""
            found.append(ActionResult(action.id, action.says, action.who, label, status, says.cite(action.sources)))
    return tuple(sorted(found, key=lambda a: (a.status != "established", a.id)))
