"""What if: one answer tried on a copy, and what would bring a finding or a level elsewhere. Nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from flask import Flask, request
from werkzeug.wrappers import Response

from pocarms.commands.exits import Stop
from pocarms.commands.whatif import goal_paper, search
from pocarms.interview.notebook import Notebook
from pocarms.reasoning.ask_next.field import Ask
from pocarms.reasoning.ask_next.preview import place
from pocarms.reasoning.topics import Topic, UnknownId, title_of, topic
from pocarms.reasoning.what_if.changes import Change
from pocarms.reasoning.what_if.goal_paper import goal_words
from pocarms.reasoning.what_if.goals import allowed, goal
from pocarms.reasoning.what_if.whatif import what_if
from pocarms.reasoning.what_if.whatif_paper import effects_blocks
from pocarms.reports.clean import clean
from pocarms.web.form import Said
from pocarms.web.gate import Refused
from pocarms.web.site import Site
from pocarms.wording.words import value_words

MOST = 3  # changes in a set that reaches a goal


def register(app: Flask, site: Site) -> None:
    """Add these pages to the app."""

    @app.get("/p/<name>/goal/<id_>")
    def goal_(name: str, id_: str) -> Response:
        return _goal(site, name, id_)


def tried(
    site: Site, name: str, notebook: Notebook, ask: Ask, said: Said, given: Mapping[str, str], action: str
) -> Response:
    """Return the page that shows what an answer would do, with a way to save it after all."""
    prepared, profile = notebook.prepared, notebook.page.profile
    shelf = site.desk.shelf(profile.pack, site.language)
    found = what_if(
        prepared, profile, (Change(place(ask), ask.question, said.value),), site.desk.worker(profile.pack, shelf)
    )
    s = site.words
    question = prepared.pack.questions[ask.question]
    return site.page(
        "tried",
        of=site.of(name, profile, shelf),
        saved=None,
        ask=question.ask,
        answer=value_words(question, said.value, s.language),
        lead=[] if found.effects else [s("whatif.same")],
        blocks=[clean(b) for b in effects_blocks(prepared, profile, found, 1, s)],
        kept=[(key, text) for key, text in given.items() if key not in ("sign", "do")],
        action=action,
    )


def _goal(site: Site, name: str, id_: str) -> Response:
    notebook = site.desk.notebook(name, site.language)
    profile, prepared = notebook.page.profile, notebook.prepared
    shelf = site.desk.shelf(profile.pack, site.language)
    part = request.args.get("part") or None
    wanted = request.args.get("to", "")
    try:
        about = topic(prepared.pack, id_)
    except UnknownId:
        raise Refused(404, "missing") from None
    paper = None
    if wanted:
        table = site.table(profile, shelf, notebook.page.judgement)
        try:
            paper = clean(goal_paper(table, search(table, f"{id_}={wanted}", part, MOST)))
        except Stop:
            raise Refused(404, "missing") from None
    return site.page(
        "goal",
        of=site.of(name, profile, shelf),
        saved=None,
        id=id_,
        part=part or "",
        title=title_of(prepared.pack, about),
        goals=_goals(site, notebook, about),
        wanted=wanted,
        paper=paper,
    )


def _goals(site: Site, notebook: Notebook, about: Topic) -> list[tuple[str, str]]:
    """Return what may be aimed at, with its words."""
    prepared, judgement = notebook.prepared, notebook.page.judgement
    title = title_of(prepared.pack, about)
    found = []
    for wanted in allowed(prepared.pack, about) if about.kind != "question" else ():
        aim = goal(prepared.pack, about, 0, wanted, judgement)
        if about.kind == "scale" and not aim.steps:  # it stands at its end: nothing is beyond
            continue
        found.append((wanted, goal_words(prepared, aim, "", title, site.words)))
    return found


def address(name: str, id_: str, part: str | None) -> str:
    """Return the address of the page that searches what would change something."""
    return f"/p/{quote(name)}/goal/{quote(id_)}" + (f"?part={quote(part, safe='')}" if part else "")
