"""Filling in: the blocks as a task list, the answers to check, the next best question."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from pocarms.interview.notebook import Notebook
from pocarms.program.names import name as named
from pocarms.reasoning.ask_next.field import Ask
from pocarms.reasoning.ask_next.nextq import next_questions
from pocarms.web.asked import address, judged_in, of_notebook, skipped_of
from pocarms.web.gate import Refused
from pocarms.web.progress import BlockState, blocks, counting, is_answered
from pocarms.web.site import SAVED, Of, Site, with_key
from pocarms.wording.answered import answer_lines


def register(app: Flask, site: Site) -> None:
    """Add these pages to the app."""

    @app.get("/p/<name>/")
    def profile(name: str) -> Response:
        notebook = site.desk.notebook(name, site.language)
        return site.page("profile", **_tasks(site, name, notebook))

    @app.get("/p/<name>/block/<block>")
    def block(name: str, block: str) -> Response:
        return _block(site, name, block, request.args.get("part", ""))

    @app.get("/p/<name>/check")
    def check(name: str) -> Response:
        return _check(site, name)

    @app.get("/p/<name>/next")
    def next_(name: str) -> Response:
        notebook = site.desk.notebook(name, site.language)
        skipped = skipped_of(request.args.getlist("skip"))
        closed = {*skipped, *notebook.asked_in_vain()}
        found = next_questions(notebook.page.field, 1, closed, once=True)
        if not found.questions:
            return site.page("done", of=of_notebook(site, name, notebook), saved=site.recall())
        there = address(name, found.questions[0].ask, "next", skipped)
        return redirect(with_key(there, request.args.get(SAVED, "")), 303)


# the task list and lists of answers -----------------------------------------------------------------------------------


def _tasks(site: Site, name: str, notebook: Notebook) -> dict[str, Any]:
    t, page = site.own(), notebook.page
    states = blocks(notebook.prepared.pack, page.judgement, t("block.rest"))
    of = of_notebook(site, name, notebook)
    titles = {p.id: p.name for p in page.profile.parts}
    groups = []
    for part in dict.fromkeys(b.part for b in states):
        mine = [b for b in states if b.part == part]
        shown_here = [b for b in mine if b.state != "none" or not part]
        groups.append({"part": titles.get(part, ""), "blocks": [_task(of, b, t) for b in shown_here]})
    shown = [b for b in states if b.state not in ("none", "waits")]
    left = len(frozenset().union(*page.field.reached)) if page.field.reached else 0
    return {
        "of": of,
        "saved": site.recall(),
        "groups": groups,
        "done": sum(b.state == "done" for b in shown),
        "total": len(shown),
        "left": left,
        "tries": len(site.tries.get(name, {})),
        "vouched": site.vouched(site.desk.shelf(page.profile.pack, site.language), name),
        "measures": bool(notebook.prepared.pack.measures),
        "divided": any(q.of_part for q in notebook.prepared.pack.questions.values()),
    }


def _task(of: Of, block: BlockState, t: Callable[..., str]) -> dict[str, str]:
    part = f"?part={quote(block.part, safe='')}" if block.part else ""
    return {
        "href": f"{of.at}block/{quote(block.id)}{part}",
        "title": block.title,
        "state": block.state,
        "words": t(f"state.{block.state}", answered=block.answered, n=len(block.asked)),
    }


def _block(site: Site, name: str, block: str, part: str) -> Response:
    notebook = site.desk.notebook(name, site.language)
    t, page, pack = site.own(), notebook.page, notebook.prepared.pack
    states = blocks(pack, page.judgement, t("block.rest"))
    found = next((b for b in states if b.id == block and b.part == part), None)
    if found is None:
        raise Refused(404, "missing")
    rows = [_row(site, name, notebook, Ask(part, q), "block") for q in found.asked]
    titles = {p.id: p.name for p in page.profile.parts}
    groups = [{"title": t("profile.part", part=titles[part]) if part else "", "rows": rows}] if rows else []
    of = of_notebook(site, name, notebook)
    return site.page("answers", of=of, saved=site.recall(), title=found.title, groups=groups, waiting=found.waiting)


def _check(site: Site, name: str) -> Response:
    notebook = site.desk.notebook(name, site.language)
    t, page, pack = site.own(), notebook.page, notebook.prepared.pack
    titles = {p.id: p.name for p in page.profile.parts}
    groups = []
    for b in blocks(pack, page.judgement, t("block.rest")):
        rows = [_row(site, name, notebook, Ask(b.part, q), "check") for q in b.asked]
        title = f"{b.title} – {titles[b.part]}" if b.part else b.title
        if rows:
            groups.append({"title": title, "rows": rows})
    moot = [
        _row(site, name, notebook, Ask(judged.case.id, q.id), "check")
        for judged in (page.judgement.whole, *page.judgement.parts)
        for q in pack.questions.values()
        if (q.of_part or not judged.case.id) and not judged.value(named("applies", q.id)) and is_answered(judged, q.id)
    ]
    if moot:
        groups.append({"title": t("check.moot"), "rows": moot})
    of = of_notebook(site, name, notebook)
    return site.page("answers", of=of, saved=site.recall(), title=t("check.title"), groups=groups, waiting=0)


def _row(site: Site, name: str, notebook: Notebook, ask: Ask, way: str) -> dict[str, Any]:
    question = notebook.prepared.pack.questions[ask.question]
    return {
        "anchor": f"q-{ask.question}",
        "ask": question.ask,
        "answers": answer_lines(
            question, counting(judged_in(notebook.page.judgement, ask.part), ask.question), site.words
        ),
        "href": address(name, ask, way),
    }
