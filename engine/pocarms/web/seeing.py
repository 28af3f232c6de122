"""Seeing what follows: the result at any moment, the whole report, and why anything stands where it stands."""

from __future__ import annotations

import dataclasses
import re
from html import escape
from typing import Any
from urllib.parse import quote

from flask import Flask, Response, request

from pocarms.assessment.result import Assessment, Body, FindingResult, ScaleResult
from pocarms.commands.exits import Stop
from pocarms.commands.explain import look_into, paper_on
from pocarms.memo.marking import marking_notes
from pocarms.reasoning.ask_next.field import Ask
from pocarms.reasoning.paper import Paper
from pocarms.reports.clean import clean
from pocarms.reports.front import notices
from pocarms.reports.inline import digest_of
from pocarms.reports.levels import range_words
from pocarms.reports.main_part import place
from pocarms.reports.naming import Names, names
from pocarms.reports.render import render
from pocarms.reports.strings import Strings
from pocarms.web.asked import address
from pocarms.web.gate import Refused
from pocarms.web.site import Site
from pocarms.web.trying import address as goal_address

_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_ATTRIBUTE = re.compile(
    r' style="([^"]*)"'
)  # widths of strips; a text that people wrote cannot make one: it is escaped
_BODY = re.compile(r"<body[^>]*>")
_BACK = "<style>.pocarms-back { padding-block: 0.6rem; } @media print { .pocarms-back { display: none; } }</style>"
_SCRIPT = re.compile(r"<script[^>]*>(.*?)</script>", re.DOTALL)


def register(app: Flask, site: Site) -> None:
    """Add these pages to the app."""

    @app.get("/p/<name>/result")
    def result(name: str) -> Response:
        return _result(site, name)

    @app.get("/p/<name>/report")
    def report(name: str) -> Response:
        found, disagreed, _, _, shelf = site.desk.assessed(name, site.language)
        if disagreed:
            raise Refused(500, "disagreed")
        prepared = shelf.prepared
        notes = marking_notes(found, prepared.pack, prepared.language)
        html = render(found, "html", prepared.language, notes=notes)
        return document(html, f"/p/{quote(name)}/result", site.own()("profile.result"))

    @app.get("/p/<name>/why/<id_>")
    def why(name: str, id_: str) -> Response:
        return _why(site, name, id_)


def document(html: str, back: str, label: str) -> Response:
    """Return a document of the tool as a page: its own styles are let through by their digests, and nothing else.

    back, label: a way back to the page, which is not printed.
    """
    html = _BODY.sub(
        lambda body: f'{body[0]}\n{_BACK}<nav class="pocarms-back"><a href="{back}">{escape(label)}</a></nav>',
        html,
        count=1,
    )
    styles = " ".join(_digest(m) for m in _STYLE.findall(html)) or "'none'"
    attributes = dict.fromkeys(_ATTRIBUTE.findall(html))
    if attributes:
        styles += " 'unsafe-hashes' " + " ".join(map(_digest, attributes))
    scripts = " ".join(_digest(m) for m in _SCRIPT.findall(html)) or "'none'"
    policy = (
        f"default-src 'none'; style-src {styles}; script-src {scripts}; img-src data:; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    )
    return Response(html, mimetype="text/html", headers={"Content-Security-Policy": policy})


def _digest(text: str) -> str:
    return f"'{digest_of(text)}'"


def _result(site: Site, name: str) -> Response:
    found, disagreed, _, profile, shelf = site.desk.assessed(name, site.language)
    t = site.own()
    of = site.of(name, profile, shelf)
    bodies = (found.whole, *found.parts)
    shown = [(body, f) for body in bodies for f in body.findings if f.advice_shown]
    told = [t("result.disagreed")] if disagreed else []
    told += notices(found, site.words).said
    told += [c.says for body in bodies for c in body.conflicts]
    return site.page(
        "result",
        of=of,
        saved=site.recall(),
        notices=told,
        levels=[
            _level(of.at, body, scale, site.words)
            for body in bodies
            for scale in body.scales
            if scale.decision or not body.id  # how things stand in a part says its result by findings
        ],
        groups=_groups(found, shown, of.at, t, site.words),
        open=[
            _line(of.at, body, f, t, found)
            for body in bodies
            for f in body.findings
            if f.status == "open" and not f.advice_shown
        ],
        engine=site.words(f"inference.{found.run.inference}"),
        vouched=site.vouched(shelf, name),
    )


def _level(at: str, body: Body, scale: ScaleResult, s: Strings) -> dict[str, str]:
    label = scale.label or scale.id
    return {
        "label": f"{label} – {body.title}" if body.id else label,
        "words": range_words(scale, s),
        "href": _why_at(at, scale.id, body),
    }


def _groups(
    found: Assessment, shown: list[tuple[Body, FindingResult]], at: str, t: Any, s: Strings
) -> list[dict[str, Any]]:
    """Where the report places them: what comes first, classes from the most urgent, what the mandate limits, the rest.

    A finding that waits for the mandate, or for headquarters, never stands among what the mission is to do.
    """
    called = {body.id: names(found, body, s) for body in (found.whole, *found.parts)}
    by_place: dict[str, list[tuple[Body, FindingResult]]] = {}
    for body, finding in shown:
        by_place.setdefault(place(finding, called[body.id]), []).append((body, finding))
    groups = [(t("result.first"), by_place.pop("compliance", []))]
    groups += [(step.label, by_place.pop(f"class:{step.id}", [])) for step in reversed(found.classes)]
    groups += [(s(f"section.{key}"), by_place.pop(key, [])) for key in ("check_mandate", "headquarters")]
    groups.append((t("result.strengths"), by_place.pop("strengths", [])))
    rest = [x for many in by_place.values() for x in many]
    groups += [(kind.label, [x for x in rest if x[1].kind == kind.id]) for kind in found.kinds]
    return [
        {"title": title, "findings": [_line(at, body, f, t, found, called[body.id]) for body, f in inside]}
        for title, inside in groups
        if inside
    ]


def _line(
    at: str, body: Body, finding: FindingResult, t: Any, found: Assessment, n: Names | None = None
) -> dict[str, str]:
    labels = {step.id: step.label for step in found.classes}
    may_be = t("result.may_be", label=labels[finding.class_may_be]) if finding.class_may_be else ""
    if n is not None and finding.class_ and place(finding, n) == "check_mandate":
        may_be = n.s("summary.if_mandate", badge=n.class_words(finding))
    return {
        "title": finding.title,
        "part": body.title if body.id else "",
        "advice": finding.advice,
        "who": t("result.who", who=finding.owner.label) if finding.owner is not None else "",
        "may_be": may_be,
        "href": _why_at(at, finding.id, body),
    }


def _why_at(at: str, id_: str, body: Body) -> str:
    part = f"?part={quote(body.id, safe='')}" if body.id else ""
    return f"{at}why/{quote(id_)}{part}"


def _why(site: Site, name: str, id_: str) -> Response:
    notebook = site.desk.notebook(name, site.language)
    profile, judgement = notebook.page.profile, notebook.page.judgement
    shelf = site.desk.shelf(profile.pack, site.language)
    part = request.args.get("part") or None
    if part is not None and part not in {p.case.id for p in judgement.parts}:
        raise Refused(404, "missing")
    whole = request.args.get("whole") == "yes"
    table = site.table(profile, shelf, judgement)
    try:
        looked = look_into(table, id_, part, whole)
    except Stop:
        raise Refused(404, "missing") from None
    asked = dict.fromkeys(m.question for found in looked.found for m in found.missing)
    questions = shelf.prepared.pack.questions
    links = [
        {"ask": questions[q].ask, "href": address(name, Ask((part or "") if questions[q].of_part else "", q), "alone")}
        for q in asked
    ]
    other = f"/p/{quote(name)}/why/{quote(id_)}?" + (f"part={quote(part, safe='')}&" if part else "")
    return site.page(
        "why",
        of=site.of(name, profile, shelf),
        saved=site.recall(),
        paper=_without_ids(clean(paper_on(table, looked, whole)), id_),
        whole=whole,
        asked=links,
        goal=goal_address(name, id_, part) if looked.kind not in ("question", "class") else "",
        other=f"{other}whole={'no' if whole else 'yes'}",
    )


def _without_ids(paper: Paper, id_: str) -> Paper:
    """The same without the id of what is explained: on the command line one needs it, here one follows links."""
    return dataclasses.replace(
        paper,
        title=paper.title.replace(f", {id_})", ")"),
        lead=tuple(text.replace(f", {id_})", ")") for text in paper.lead),
    )
