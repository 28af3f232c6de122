"""The measures of a proposal as a list of their own: whose they are, by when, how far, what shows it, what is due."""

from __future__ import annotations

from typing import Any

from flask import Flask
from werkzeug.wrappers import Response

from pocarms.assessment.result import Body, MeasureResult, PlannedResult
from pocarms.documents.plan.layout import PlanRow, layout
from pocarms.documents.plan.words import words
from pocarms.memo.due import measure_days
from pocarms.model.profile import Profile
from pocarms.reports.clean import clean
from pocarms.reports.plan import OPEN, dates, stated, status_words
from pocarms.web.gate import Refused
from pocarms.web.planning import address, anchor
from pocarms.web.site import Site

GROUPS = ("over", "coming", "undated", "stated", "dropped", "done", "open", "rest")


def register(app: Flask, site: Site) -> None:
    """Add these pages to the app."""

    @app.get("/p/<name>/measures")
    def measures(name: str) -> Response:
        return _measures(site, name)


def _measures(site: Site, name: str) -> Response:
    found, disagreed, _, profile, shelf = site.desk.assessed(name, site.language)
    if disagreed:
        raise Refused(500, "disagreed")
    if not shelf.own.measures:
        raise Refused(404, "missing")
    found, t = clean(found), site.own()
    of = site.of(name, profile, shelf)
    lines = {row.place: row for row in layout(found, profile, site.language, ()).rows}
    groups: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for body in found.parts or (found.whole,):
        days = measure_days(body, shelf.prepared.pack)
        planned = {one.id: one for one in body.planned}
        for measure in body.measures:
            one, line = planned.get(measure.id), lines.get((body.id, measure.id))
            if measure.status not in ("established", "open") and one is None:
                continue
            day = one.due if one is not None and one.due else days.get(measure.when, "")
            group = _group(measure, one, day, profile)
            shown = _shown(site, of.at, body, measure, one, day, group, line)
            groups.setdefault(group, []).append((day or "9999", shown))
    told = {key: [shown for _, shown in sorted(groups[key], key=lambda x: x[0])] for key in GROUPS if key in groups}
    return site.page(
        "measures",
        of=of,
        saved=site.recall(),
        count=[t(f"measures.n_{key}", n=len(inside)) for key, inside in told.items()],
        groups=[(t(f"measures.{key}"), inside) for key, inside in told.items()],
        on=site.words.date(profile.as_of) if profile.as_of else "",
    )


def _group(measure: MeasureResult, one: PlannedResult | None, day: str, profile: Profile) -> str:
    """Return where a measure stands: by the answers first, then by the plan, then by its day."""
    if measure.status != "established":
        return "open" if measure.status == "open" and one is None else "rest"
    if measure.state == "done":
        return "done"
    if one is not None and one.status not in OPEN:
        return "stated" if one.status == "done" else "dropped"
    if not day:
        return "undated"
    return "over" if profile.as_of is not None and day < profile.as_of.isoformat() else "coming"


def _shown(
    site: Site,
    at: str,
    body: Body,
    measure: MeasureResult,
    one: PlannedResult | None,
    day: str,
    group: str,
    line: PlanRow | None,
) -> dict[str, Any]:
    w, t, s = words(site.language), site.own(), site.words
    by_when = list(dates(one, s)) if one is not None else []
    if day and not (one is not None and one.due):
        by_when.insert(0, t("measures.passed" if group == "over" else "measures.by", day=s.date(day)))
    status = status_words(one.status, s) if one is not None else t("plan.nothing")
    about = [
        (w("wp.head.who"), [measure.owner_label]),
        (w("wp.head.owner"), [one.owner] if one is not None and one.owner else [t("measures.nobody")]),
        (w("wp.head.due"), by_when or [t("measures.no_day")]),
        (w("wp.head.status"), [status]),
        (t("measures.answers"), [s(f"done.{measure.state}")]),
        (w("wp.head.evidence"), list(stated(one, s)) if one is not None else []),
    ]
    return {
        "anchor": anchor(body.id, measure.id),
        "title": measure.says,
        "where": body.title if body.id else "",
        "when": s(f"when.{measure.when}"),
        "about": [(label, texts) for label, texts in about if any(texts)],
        "href": address(at, body.id, measure.id, "measures") if line is not None else "",
    }
