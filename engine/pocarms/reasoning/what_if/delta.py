"""What differs between two assessments of one pack: what appears, disappears, moves, and what stands otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pocarms.assessment.result import Assessment, Body, FindingResult
from pocarms.records import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that stands otherwise. before and after: status and class of a finding, steps of a scale, states.

    kind: finding | scale | level_rule | measure | step | action | conflict | question.
    what: appears | disappears | opens | settles | class | level | state | asked | not_asked.
    """

    kind: str
    id: str
    case: str
    title: str
    what: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def differences(before: Assessment, after: Assessment) -> tuple[Difference, ...]:
    """Return what differs, in the order of the later assessment: scales, findings, then the rest; the whole first."""
    old = {body.id: body for body in (before.whole, *before.parts)}
    found: list[Difference] = []
    for body in (after.whole, *after.parts):
        if body.id in old:
            found += _scales(old[body.id], body)
            found += _findings(old[body.id], body)
            found += _rest(old[body.id], body)
    return tuple(found)


def _scales(before: Body, after: Body) -> Iterator[Difference]:
    old = {scale.id: scale for scale in before.scales}
    for scale in after.scales:
        then, now = (((s.headline, s.floor, s.ceiling)) for s in (old[scale.id], scale))
        if then != now:
            yield Difference("scale", scale.id, after.id, scale.label, "level", then, now)


def _findings(before: Body, after: Body) -> Iterator[Difference]:
    old = {finding.id: finding for finding in before.findings}
    for now in after.findings:
        then = old.get(now.id)
        if then is not None and _stands(then) != _stands(now):
            yield Difference("finding", now.id, after.id, now.title, _what(then, now), _stands(then), _stands(now))


def _stands(finding: FindingResult) -> tuple[str, ...]:
    """Status, whether it is advised, class floor and ceiling; the class only of what is not ruled out."""
    if finding.status == "ruled_out":
        return ("ruled_out", "no", "", "")
    shown = "yes" if finding.advice_shown else "no"
    return (finding.status, shown, finding.class_, finding.class_may_be or finding.class_)


def _what(then: FindingResult, now: FindingResult) -> str:
    if now.advice_shown and not then.advice_shown:
        return "appears"
    if then.advice_shown and not now.advice_shown:
        return "disappears"
    if then.status != now.status:
        return "opens" if now.status == "open" else "settles"
    return "class"


def _rest(before: Body, after: Body) -> Iterator[Difference]:
    for kind, then, now in (
        ("measure", _procedure(before)[0], _procedure(after)[0]),
        ("step", _procedure(before)[1], _procedure(after)[1]),
        ("action", _procedure(before)[2], _procedure(after)[2]),
    ):
        for id_ in [*now, *(i for i in then if i not in now)]:
            old, new = then.get(id_), now.get(id_)
            if old != new:
                title = (new or old or ("", ""))[0]
                yield Difference(kind, id_, after.id, title, "state", _word(old), _word(new))
    conflicts = {c.id: c.says for c in before.conflicts}
    now_conflicts = {c.id: c.says for c in after.conflicts}
    for id_, says in now_conflicts.items():
        if id_ not in conflicts:
            yield Difference("conflict", id_, after.id, says, "appears", (), ("true",))
    for id_, says in conflicts.items():
        if id_ not in now_conflicts:
            yield Difference("conflict", id_, after.id, says, "disappears", ("true",), ())
    asked = {q.id: q.ask for q in before.open_questions}
    now_asked = {q.id: q.ask for q in after.open_questions}
    for id_, ask in now_asked.items():
        if id_ not in asked:
            yield Difference("question", id_, after.id, ask, "asked", (), ("open",))
    for id_, ask in asked.items():
        if id_ not in now_asked:
            yield Difference("question", id_, after.id, ask, "not_asked", ("open",), ())


Stand = Mapping[str, tuple[str, str]]
"""Id -> what it says, where it stands."""


def _procedure(body: Body) -> tuple[Stand, Stand, Stand]:
    """Measures, steps and actions; a measure that is not called for is in none."""
    return (
        {m.id: (m.says, f"{m.status} {m.state}") for m in body.measures},
        {s.id: (s.says, s.state) for s in body.steps},
        {a.id: (a.says, a.status) for a in body.actions},
    )


def _word(item: tuple[str, str] | None) -> tuple[str, ...]:
    return () if item is None else (item[1],)
