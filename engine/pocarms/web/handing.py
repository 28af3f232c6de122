"""Documents to hand on, marked first: reports, memos, briefs, workbooks to send round."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask, Response

from pocarms.assessment.assess import assessed
from pocarms.assessment.marking import suggestion
from pocarms.commands.profiles import as_asked
from pocarms.documents.marking import file_name
from pocarms.documents.plan.layout import Plan
from pocarms.documents.plan.layout import layout as plan_of
from pocarms.documents.plan.words import words
from pocarms.memo.marking import marking_notes
from pocarms.model.marking import marking_words
from pocarms.model.profile import Profile
from pocarms.reports.render import fill, render
from pocarms.web.desk import Shelf
from pocarms.web.form import Wrong
from pocarms.web.gate import Refused
from pocarms.web.lowering import chosen
from pocarms.web.site import Site, form, markings
from pocarms.web.words import lacking, lacking_words

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html",
    "json": "application/json",
    "pdf": "application/pdf",
    "text": "text/plain",
    "yaml": "application/yaml",
    "md": "text/markdown",
    "ics": "text/calendar",
}
REPORTS = ("report.docx", "brief.docx", "report.html", "report.pdf", "cable.text", "report.json")
MEMOS = ("memo.docx", "memo.html")
PLANS = ("plan.xlsx", "plan.md", "plan.ics")
UNEXPLAINED = ("workbook.xlsx", "plan.ics", "profile.yaml")  # no place in them says why they are marked lower
ROUND = ("workbook.xlsx", *PLANS, "profile.yaml")


def register(app: Flask, site: Site) -> None:
    """Add these pages to the app."""

    @app.get("/p/<name>/documents")
    def documents(name: str) -> Response:
        profile, shelf = site.desk.profile(name, site.language)
        return _choose(site, name, profile, shelf, {"marking": profile.marking} if profile.marked else {})

    @app.post("/p/<name>/documents")
    def make(name: str) -> Response:
        return _make(site, name)


def _kinds(shelf: Shelf) -> tuple[str, ...]:
    return (*(MEMOS if shelf.own.memo is not None else ()), *REPORTS, *ROUND)


def _choose(
    site: Site,
    name: str,
    profile: Profile,
    shelf: Shelf,
    given: Mapping[str, str],
    wrong: tuple[Wrong, ...] = (),
    trouble: str = "",
) -> Response:
    s = site.words
    wanted, n = suggestion(profile, shelf.own)
    why = s("marking.why", n=n)
    return site.form_page(
        "documents",
        site.of(name, profile, shelf),
        given,
        wrong,
        trouble,
        markings=markings(profile.marking.scheme, s.language),
        suggested=s("pair", label=marking_words(wanted, s.language), value=why) if wanted else "",
        kinds=_kinds(shelf),
    )


def _make(site: Site, name: str) -> Response:
    profile, shelf = site.desk.profile(name, site.language)
    given = form()
    what, marking = given.get("what", ""), chosen(given, profile)
    wrong = [marking] if isinstance(marking, Wrong) else []
    if what not in _kinds(shelf):
        wrong.append(Wrong("what", "choose", what))
    elif what in UNEXPLAINED and not isinstance(marking, Wrong) and marking[1]:
        wrong.append(Wrong("what", "no_reason"))
    if wrong or isinstance(marking, Wrong):
        return _choose(site, name, profile, shelf, given, tuple(wrong))
    report, ending = what.split(".")
    if what == "profile.yaml":
        data = site.desk.workspace.path(name).read_bytes()
        return _download(data, file_name(name, marking_words(profile.marking, site.language), "yaml"), ending)
    marked = as_asked(profile, None, marking[0], marking[1] or None)
    try:
        data = _made(site, report, ending, marked, shelf)
    except lacking() as error:
        return _choose(site, name, profile, shelf, given, trouble=lacking_words(error, site.language))
    except NoDays:
        return _choose(site, name, profile, shelf, given, trouble=site.own()("documents.no_days"))
    suffix = "txt" if ending == "text" else ending
    return _download(
        data, file_name(f"{profile.id}-{report}", marking_words(marked.marking, site.language), suffix), ending
    )


class NoDays(ValueError):
    """No action still to be done has a day that a calendar could hold."""


def _made(site: Site, report: str, ending: str, profile: Profile, shelf: Shelf) -> bytes:
    prepared = shelf.prepared
    worker = site.desk.worker(profile.pack, shelf)
    if report == "workbook":
        from pocarms.assessment.assess import judge_profile
        from pocarms.documents.workbook.layout import layout
        from pocarms.documents.workbook.write import write

        judgement = judge_profile(prepared, profile, worker)
        return write(layout(profile, prepared.pack, judgement, prepared.language, (), reviewed=prepared.reviewed))
    result, disagreed, judgement = assessed(prepared, profile, worker)
    if disagreed:
        raise Refused(500, "disagreed")
    notes = marking_notes(result, prepared.pack, prepared.language)
    if report == "plan":
        return _planned(plan_of(result, profile, prepared.language, notes), ending)
    turned: tuple[Any, ...] = ()
    if report == "memo":
        from pocarms.memo.render import render_memo
        from pocarms.memo.turns import turns

        turned = turns(prepared, profile, judgement, worker)
        if ending == "html":
            return render_memo(result, prepared.pack, "html", prepared.language, (), turned).encode("utf-8")
    from pocarms.documents.produce import produce, short_paper

    name = "full" if report == "report" else report
    if ending in ("docx", "pdf"):
        return produce(name, ending, result, prepared.pack, prepared.language, (), turned, False)
    if report == "cable":
        return short_paper("cable", "text", result, prepared.pack, prepared.language).encode("utf-8")
    return render(result, ending, prepared.language, notes=notes).encode("utf-8")


def _planned(plan: Plan, ending: str) -> bytes:
    if ending == "md":
        return fill("plan", "md", words(plan.language), plan).encode("utf-8")
    if ending == "xlsx":
        from pocarms.documents.plan.write import write

        return write(plan)
    from pocarms.documents.plan.calendar import NoDates, calendar

    try:
        return calendar(plan)
    except NoDates:
        raise NoDays from None


def _download(data: bytes, name: str, ending: str) -> Response:
    made = Response(data, content_type=f"{TYPES[ending]}; charset=utf-8" if ending != "pdf" else TYPES[ending])
    made.headers.set("Content-Disposition", "attachment", filename=name)
    return made
