"""The action plan in a report: what people stated, beside what the answers say on the day of the report."""

from __future__ import annotations

from collections.abc import Iterable

from pocarms.assessment.result import PlannedResult
from pocarms.model.profile import ACTION_STATES
from pocarms.reports.naming import Names, body_title
from pocarms.reports.strings import Strings
from pocarms.reports.view import Line, Section, Table

GONE = ("ruled_out", "carried_out")
OPEN = ("not_started", "under_way")  # still to be done


def plan(bodies: tuple[Names, ...], s: Strings) -> Section | None:
    """Return every action of the plan with all that was stated about it; None where there is no plan."""
    rows = []
    for n in bodies:
        where = body_title(n.body, s) if len(bodies) > 1 else ""
        for one in n.body.planned:
            rows.append(
                (
                    (_title(one, n, where),),
                    tuple(map(Line, standing(one, s))),
                    tuple(map(Line, stated(one, s))),
                    tuple(map(Line, _now(one, n))),
                )
            )
    if not rows:
        return None
    head = tuple(s(f"head.{key}") for key in ("action", "plan", "stated", "now"))
    table = Table("plan", s("table.plan"), head, tuple(rows))
    return Section("plan", "plan", s("section.plan"), s("plan.intro"), tables=(table,))


def plan_lines(id: str, n: Names) -> tuple[Line, ...]:
    """Return what stands of the plan on the card of a finding; () where nothing is planned for it."""
    s = n.s
    out: list[Line] = []
    for one in n.body.planned:
        if one.id == id:
            out.append(Line(s.joined(standing(one, s))))
            out.append(Line(s.joined(stated(one, s))))
            out += map(Line, _yet(one, n))
    return tuple(out)


def summary_line(bodies: Iterable[Names], s: Strings) -> str:
    """Return the plan in one line of counts, "" where there is none."""
    all_ = [one for n in bodies for one in n.body.planned]
    counts = {state: sum(one.status == state for one in all_) for state in ACTION_STATES}
    counts["overdue"] = sum(one.overdue for one in all_)
    counts["review_due"] = sum(one.review_due for one in all_)
    counts["still"] = sum(_still(one) for one in all_)
    counts["gone"] = sum(one.holds in GONE for one in all_)
    said = s.joined(s(f"summary.plan.{key}", n=n) for key, n in counts.items() if n)
    return s("summary.plan", items=said) if all_ else ""


def status_words(status: str, s: Strings) -> str:
    """Return the status of an action in words."""
    return s.word("plan.status", status)


def standing(one: PlannedResult, s: Strings) -> tuple[str, ...]:
    """Return how far an action is, who does it, and by when; that nobody does, or that there is no day, is said."""
    reason = [s("plan.reason", reason=one.reason)] if one.reason else []
    owner = s("plan.owner", who=one.owner) if one.owner else s("plan.nobody")
    days = dates(one, s)
    if not days and one.status in OPEN:
        days = (s("plan.undated"),)
    return (status_words(one.status, s), *reason, *([owner] if one.owner or one.status in OPEN else []), *days)


def dates(one: PlannedResult, s: Strings) -> tuple[str, ...]:
    """Return by when it is to be done and looked at again; what is late is said so."""
    due = [s("plan.overdue" if one.overdue else "plan.due", date=s.date(one.due))] if one.due else []
    review = [s("plan.review_due" if one.review_due else "plan.review", date=s.date(one.review))] if one.review else []
    return (*due, *review)


def stated(one: PlannedResult, s: Strings) -> tuple[str, ...]:
    """Return who stated it and when, with the evidence and the note."""
    if one.by and one.on:
        said = [s("plan.stated", who=one.by, date=s.date(one.on))]
    elif one.by or one.on:
        said = [s("plan.stated_by", who=one.by) if one.by else s("plan.stated_on", date=s.date(one.on))]
    else:
        said = [s("plan.stated_nobody")]
    said += [s(f"plan.{key}", text=text) for key, text in (("evidence", one.evidence), ("note", one.note)) if text]
    return tuple(said)


def _title(one: PlannedResult, n: Names, where: str) -> Line:
    to = n.findings[one.id][1] if one.id in n.findings and one.holds == "advised" else ""
    return Line(one.title or one.id, to, remark=where)


def _now(one: PlannedResult, n: Names) -> list[str]:
    return [n.s(f"plan.holds.{one.holds}"), *_yet(one, n)]


def _still(one: PlannedResult) -> bool:
    return one.status == "done" and one.holds == "advised"


def _yet(one: PlannedResult, n: Names) -> list[str]:
    """Say what a reader must not take for settled: done or dropped, while the finding still holds."""
    if one.holds != "advised" or one.status not in ("done", "dropped"):
        return []
    asks = n.s.join(n.s.quote(n.ask(question)) for question in one.follows_from)
    return [n.s(f"plan.{one.status}_yet_holds"), *([n.s("plan.follows_from", asks=asks)] if asks else [])]
