"""Several answers tried together on a copy: kept in memory alone, shown side by side, written only when asked."""

from __future__ import annotations

from urllib.parse import quote

from flask import Flask, redirect
from werkzeug.wrappers import Response

from pocarms.interview.notebook import Notebook
from pocarms.reasoning.ask_next.field import Ask
from pocarms.reasoning.ask_next.preview import place
from pocarms.reasoning.what_if.changes import Change
from pocarms.reasoning.what_if.whatif import what_if
from pocarms.reasoning.what_if.whatif_paper import change_line, effects_blocks
from pocarms.reports.clean import clean, clean_text
from pocarms.source.edit import set_entry
from pocarms.web.asked import address, of_notebook
from pocarms.web.form import stood
from pocarms.web.rewriting import rewrite
from pocarms.web.site import Saved, Site, Tried, form

MOST = 10  # answers tried together
MOST_PROFILES = 20


def register(app: Flask, site: Site) -> None:
    """Add these pages to the app."""

    @app.get("/p/<name>/tries")
    def tries(name: str) -> Response:
        return _tries(site, name)

    @app.post("/p/<name>/tries")
    def decide(name: str) -> Response:
        return _decide(site, name)


def keep(site: Site, name: str, tried: Tried) -> Response:
    """Try an answer together with those kept so far; one to the same question gives way."""
    mine = site.tries.setdefault(name, {})
    mine.pop(tried.ask, None)
    mine[tried.ask] = tried
    while len(mine) > MOST:
        del mine[next(iter(mine))]
    while len(site.tries) > MOST_PROFILES:
        del site.tries[next(iter(site.tries))]
    return redirect(f"/p/{quote(name)}/tries", 303)


def _kept(site: Site, name: str, notebook: Notebook) -> list[Tried]:
    """Return what is tried, in order; what can no longer be asked, its part or block being gone, is let go."""
    profile = notebook.page.profile
    parts, mine = {p.id for p in profile.parts}, site.tries.get(name, {})
    for ask in list(mine):
        gone = (ask.part and ask.part not in parts) or (ask.block and ask.block not in profile.shared)
        if gone or ask.question not in notebook.prepared.pack.questions:
            del mine[ask]
    return list(mine.values())


def _tries(site: Site, name: str, trouble: str = "") -> Response:
    notebook = site.desk.notebook(name, site.language)
    prepared, profile, s = notebook.prepared, notebook.page.profile, site.words
    kept = _kept(site, name, notebook)
    changes = [Change(place(x.ask), x.ask.question, x.said.value) for x in kept]
    blocks = []
    if changes:
        shelf = site.desk.shelf(profile.pack, site.language)
        found = what_if(prepared, profile, changes, site.desk.worker(profile.pack, shelf))
        blocks = [clean(b) for b in effects_blocks(prepared, profile, found, len(changes), s)]
    rows = [
        {
            "n": n,
            "label": s("whatif.change", n=n),
            "says": clean_text(change_line(prepared, profile, change, s)),
            "href": address(name, x.ask, "alone"),
            "overtaken": x.stood != stood(notebook.on_file(x.ask)),
        }
        for n, (x, change) in enumerate(zip(kept, changes, strict=True), 1)
    ]
    return site.page(
        "tries",
        400 if trouble else 200,
        of=of_notebook(site, name, notebook),
        saved=site.recall(),
        trouble=trouble,
        rows=rows,
        full=len(rows) >= MOST,
        blocks=blocks,
    )


def _decide(site: Site, name: str) -> Response:
    notebook = site.desk.notebook(name, site.language)
    kept, given = _kept(site, name, notebook), form()
    do, one = given.get("do", ""), given.get("leave", "")
    if one.isdecimal() and one.isascii() and 0 < int(one[:3]) <= len(kept):
        del site.tries[name][kept[int(one[:3]) - 1].ask]
    elif do == "forget":
        site.tries.pop(name, None)
    elif do == "write" and kept:
        return _write(site, name, notebook, kept)
    return redirect(f"/p/{quote(name)}/tries", 303)


def _write(site: Site, name: str, notebook: Notebook, kept: list[Tried]) -> Response:
    """Write all answers or none: none where what is on file for one of them is no longer what was seen."""
    if any(x.stood != stood(notebook.on_file(x.ask)) for x in kept):
        return _tries(site, name, site.own()("tries.overtaken"))
    profile = notebook.page.profile
    shelf = site.desk.shelf(profile.pack, site.language)

    def edit(text: str) -> str:
        for x in kept:
            ask: Ask = x.ask
            text = set_entry(text, "answers", ask.question, x.line, ask.part or None, ask.block or None)
        return text

    trouble = rewrite(site, name, profile, shelf, edit)
    if trouble:
        return _tries(site, name, trouble)
    site.tries.pop(name, None)
    lines = tuple(notebook.prepared.pack.questions[x.ask.question].ask for x in kept)
    saved = Saved(site.own()("tries.saved", n=len(kept)), "", lines, False, answers=True)
    return redirect(site.remember(saved, f"/p/{quote(name)}/"), 303)
