"""The action plan: each piece of advice with who does it, by when and how far it is; one action a page to state it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from pocarms.documents.amend import amend_actions
from pocarms.documents.plan.layout import Plan, PlanRow, layout, seal_of
from pocarms.documents.plan.words import words
from pocarms.model.profile import ACTION_STATES, Action, Profile
from pocarms.profiles.actions import STATED
from pocarms.reports.plan import status_words
from pocarms.web.asked import part_of
from pocarms.web.desk import Shelf
from pocarms.web.form import Given, Wrong, days_of, read_day
from pocarms.web.gate import Refused
from pocarms.web.rewriting import rewrite
from pocarms.web.site import Saved, Site, form

LONGEST = 2000
TEXTS = ("owner", "evidence", "note", "reason", "by")
DAYS = ("due", "review", "on")
LISTS = ("plan", "measures")  # where an action may be opened from


def register(app: Flask, site: Site) -> None:
    """Add these pages to the app."""

    @app.get("/p/<name>/plan")
    def plan(name: str) -> Response:
        found, profile, shelf = _plan(site, name)
        at = site.of(name, profile, shelf).at
        groups = [{"title": g.title, "rows": [_shown(site, at, row) for row in g.rows]} for g in found.groups]
        return site.page(
            "plan", of=site.of(name, profile, shelf), saved=site.recall(), groups=groups, w=words(site.language)
        )

    @app.get("/p/<name>/plan/<id_>")
    def action(name: str, id_: str) -> Response:
        _, profile, _ = where = _plan(site, name)
        return _action(site, name, id_, where, _given(_on_file(profile, _part(), id_)))

    @app.post("/p/<name>/plan/<id_>")
    def state(name: str, id_: str) -> Response:
        return _state(site, name, id_)


def address(at: str, part: str, id_: str, of: str = "plan") -> str:
    """Return the address of an action. at: of the pages of the assessment; of: the list one comes from, of LISTS."""
    query = {"part": part, "of": of if of != "plan" else ""}
    asked = "&".join(f"{key}={quote(said, safe='')}" for key, said in query.items() if said)
    return f"{at}plan/{quote(id_, safe='')}" + (f"?{asked}" if asked else "")


def anchor(part: str, id_: str) -> str:
    """Return what an action is called within a list."""
    return f"a-{part}-{id_}"


def _list() -> str:
    """Return the list that this request came from, and leads back to."""
    of = request.args.get("of", "")
    return of if of in LISTS else "plan"


Where = tuple[Plan, Profile, Shelf]


def _plan(site: Site, name: str) -> Where:
    assessment, disagreed, _, profile, shelf = site.desk.assessed(name, site.language)
    if disagreed:
        raise Refused(500, "disagreed")
    return layout(assessment, profile, site.language, ()), profile, shelf


def _shown(site: Site, at: str, row: PlanRow) -> dict[str, Any]:
    part, id_ = row.place
    w = words(site.language)
    told = (("who", row.owner), ("needs", w.joined(row.needs)), ("first_step", row.first_step))
    about = [(w(f"wp.head.{key}"), text) for key, text in (*told, ("done_when", row.done_when)) if text]
    return {
        "anchor": anchor(part, id_),
        "title": row.title,
        "standing": row.standing,
        "where": row.where,
        "advice": row.advice,
        "about": about,
        "on_file": row.on_file,
        "href": address(at, part, id_),
    }


def _part() -> str:
    return request.args.get("part", "")


def _on_file(profile: Profile, part: str, id_: str) -> Action | None:
    """Return an action on file. Raises Refused where there is no such part."""
    return (part_of(profile, part) if part else profile).actions.get(id_)


def _row(plan: Plan, part: str, id_: str) -> PlanRow:
    """Return the line of an action. Raises Refused where the plan has none."""
    row = next((r for r in plan.rows if r.place == (part, id_)), None)
    if row is None:
        raise Refused(404, "missing")
    return row


# one action -----------------------------------------------------------------------------------------------------------


def _action(
    site: Site,
    name: str,
    id_: str,
    where: Where,
    given: Given,
    wrong: Sequence[Wrong] = (),
    trouble: str = "",
) -> Response:
    plan, profile, shelf = where
    part = _part()
    row = _row(plan, part, id_)
    of = site.of(name, profile, shelf)
    w = words(site.language)
    return site.form_page(
        "action",
        of,
        given,
        wrong,
        trouble,
        row=_shown(site, of.at, row),
        w=w,
        states=[(x, status_words(x, w)) for x in ACTION_STATES],
        stood=seal_of(_on_file(profile, part, id_)),
        action=address(of.at, part, id_, _list()),
        back=(f"{of.at}{_list()}", w("wp.title") if _list() == "plan" else site.own()("measures.title")),
    )


def _state(site: Site, name: str, id_: str) -> Response:
    where = plan, profile, shelf = _plan(site, name)
    part, given = _part(), form()
    before = _on_file(profile, part, id_)
    row = _row(plan, part, id_)
    if given.get("stood", "") != seal_of(before):
        return _action(site, name, id_, where, given, trouble=site.own()("plan.overtaken"))
    said = read(id_, given, before or Action(id_))
    if not isinstance(said, Action):
        return _action(site, name, id_, where, given, said)
    if said != (before or Action(id_)):
        trouble = rewrite(
            site, name, profile, shelf, lambda text: amend_actions(text, profile, shelf.own, {(part, id_): said})
        )
        if trouble:
            return _action(site, name, id_, where, given, trouble=trouble)
    there = f"{site.of(name, profile, shelf).at}{_list()}#{quote(anchor(part, id_), safe='')}"
    return redirect(site.remember(Saved(row.title, "", (), False), there), 303)


def _given(action: Action | None) -> dict[str, str]:
    """Return what the form shows: all but who stated it and when, so that nobody signs for somebody else unseen."""
    if action is None:
        return {}
    shown = {"status": action.status, **{key: getattr(action, key) for key in TEXTS if key != "by"}}
    for key in ("due", "review"):
        shown |= days_of(key, getattr(action, key))
    return shown


def read(id_: str, given: Mapping[str, str], before: Action) -> Action | tuple[Wrong, ...]:
    """Return the action that a form states, or everything that is wrong with it.

    Who states it, and when, is needed with every new status, and stays as it was where neither is given.
    """
    wrong = [Wrong(key, "long") for key in TEXTS if len(given.get(key, "")) > LONGEST]
    status = given.get("status", "")
    if status not in ACTION_STATES:
        wrong.append(Wrong("status", "choose", status))
    said = {key: given.get(key, "").replace("\r", "").strip() for key in TEXTS}
    days: dict[str, datetime.date | None] = {}
    for key in DAYS:
        day = read_day(given, key)
        if isinstance(day, Wrong):
            wrong.append(day)
        else:
            days[key] = day
    if status == "dropped" and not said["reason"]:
        wrong.append(Wrong("reason", "dropped"))
    by, on = said["by"], days.get("on")
    if not by and on is None and "on" in days:
        by, on = (before.by, before.on) if status == before.status else ("", None)
    if "on" in days and (not (by and on) if status in STATED else bool(by) != bool(on)):
        wrong.append(Wrong("on" if by else "by", "stated"))
    if wrong:
        return tuple(wrong)
    reason = said["reason"] if status == "dropped" else ""
    return Action(
        id_, status, said["owner"], days["due"], days["review"], said["evidence"], said["note"], reason, by, on
    )
