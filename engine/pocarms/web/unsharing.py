"""From an answer that a part gives by itself back to the one it shares: its own is taken out of the file."""

from __future__ import annotations

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from pocarms.reasoning.ask_next.field import Ask
from pocarms.source.cut import without_answer
from pocarms.web.asked import address, overridden
from pocarms.web.form import filled, stood
from pocarms.web.gate import Refused
from pocarms.web.question import effects, question_page
from pocarms.web.rewriting import rewrite
from pocarms.web.site import Saved, Site, form
from pocarms.wording.answered import answer_lines


def register(app: Flask, site: Site) -> None:
    """Add these pages to the app."""

    @app.post("/p/<name>/q/<question>/shared")
    def share_again(name: str, question: str) -> Response:
        return _share_again(site, name, question)


def _share_again(site: Site, name: str, question: str) -> Response:
    notebook = site.desk.notebook(name, site.language)
    ask = Ask(request.args.get("part", ""), question)
    asked = notebook.prepared.pack.questions.get(question)
    if asked is None or not overridden(site, notebook, ask):
        raise Refused(404, "missing")
    on_file, there = notebook.on_file(ask), address(name, ask, "alone")
    if form().get("stood", "") != stood(on_file):
        return question_page(site, name, notebook, ask, filled(asked, on_file), trouble=site.own()("wrong.overtaken"))
    profile, before = notebook.page.profile, notebook.page
    shelf = site.desk.shelf(profile.pack, site.language)
    trouble = rewrite(site, name, profile, shelf, lambda text: without_answer(text, question, ask.part))
    if trouble:
        return question_page(site, name, notebook, ask, filled(asked, on_file), trouble=trouble)
    now = site.desk.notebook(name, site.language)
    gone = site.words.joined(answer_lines(asked, on_file, site.words))
    saved = Saved(asked.ask, site.own()("shared.gone", answer=gone), tuple(effects(site, now, ask, before)), False)
    return redirect(site.remember(saved, there), 303)
