"""The action plan of a case, held beside what the answers say now. Stated is what people wrote; holds is what follows.

Nothing here changes a finding: that somebody states an action as done is no answer to a question.
"""

from __future__ import annotations

import datetime

from pocarms.assessment.result import Body, FindingResult, MeasureResult, PlannedResult
from pocarms.model.pack import Pack
from pocarms.model.profile import Action, Actions

GOING_ON = ("not_started", "under_way")


def planned(pack: Pack, actions: Actions, body: Body, as_of: datetime.date | None) -> tuple[PlannedResult, ...]:
    """Return the actions of a case, in the reading order of its findings, then measures, then what is neither.

    as_of: the day of the assessment; what is due before it is overdue. Without a day nothing is.
    """
    findings = {finding.id: finding for finding in body.findings}
    measures = {measure.id: measure for measure in body.measures}
    order = {id: n for n, id in enumerate((*findings, *measures))}
    ordered = sorted(actions.values(), key=lambda action: (order.get(action.id, len(order)), action.id))
    return tuple(_one(pack, action, findings.get(action.id), measures.get(action.id), as_of) for action in ordered)


def _one(
    pack: Pack,
    action: Action,
    finding: FindingResult | None,
    measure: MeasureResult | None,
    as_of: datetime.date | None,
) -> PlannedResult:
    title, holds = _holds(pack, action.id, finding, measure)
    waits = action.status in GOING_ON and holds not in ("ruled_out", "carried_out") and as_of is not None
    return PlannedResult(
        id=action.id,
        title=title,
        status=action.status,
        owner=action.owner,
        due=_day(action.due),
        review=_day(action.review),
        evidence=action.evidence,
        note=action.note,
        reason=action.reason,
        by=action.by,
        on=_day(action.on),
        holds=holds,
        overdue=waits and action.due is not None and as_of is not None and action.due < as_of,
        review_due=waits and action.review is not None and as_of is not None and action.review <= as_of,
        follows_from=_answers(finding) if finding is not None and holds == "advised" else (),
    )


def _holds(pack: Pack, id: str, finding: FindingResult | None, measure: MeasureResult | None) -> tuple[str, str]:
    """Return what the advice is called, and where it stands by the answers."""
    if finding is not None:
        return finding.title, "advised" if finding.advice_shown else finding.status
    if measure is not None:
        return measure.says, _measure_holds(measure)
    if id in pack.findings:
        return pack.findings[id].title, "elsewhere"
    if id in pack.measures:  # a body leaves out the measures that are not needed
        return pack.measures[id].says, "ruled_out"
    return "", "not_in_pack"


def _measure_holds(measure: MeasureResult) -> str:
    if measure.state == "done":
        return "carried_out"
    return "advised" if measure.status == "established" else measure.status


def _answers(finding: FindingResult) -> tuple[str, ...]:
    """Return the questions whose answers keep a finding up: practices that are not in place, else what it hangs on."""
    missing = tuple(p.question for p in finding.practice if p.answer in ("no", "partly"))
    return missing or finding.hangs_on


def _day(day: datetime.date | None) -> str:
    return day.isoformat() if day is not None else ""
