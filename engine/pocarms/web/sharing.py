"""Parts and what they share: the table of parts, which shared blocks each takes answers from, and these."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from pocarms.assessment.result import Body
from pocarms.interview.notebook import Notebook
from pocarms.model.profile import Part, Profile, SharedBlock
from pocarms.reasoning.ask_next.field import Ask
from pocarms.reports.levels import range_words
from pocarms.source.edit import add_entry, set_entry
from pocarms.source.write import Writable, flow_text
from pocarms.web.asked import address, of_notebook, part_of
from pocarms.web.desk import Shelf
from pocarms.web.form import Given, Wrong
from pocarms.web.gate import Refused
from pocarms.web.progress import questions_of
from pocarms.web.removed import address as address_out
from pocarms.web.removed import taken_out
from pocarms.web.rewriting import Edit, rewrite
from pocarms.web.setting_up import LONGEST, free_id
from pocarms.web.site import Site, form
from pocarms.web.workspace import DELETED
from pocarms.wording.answered import answer_lines


def register(app: Flask, site: Site) -> None:
    """Add these pages to the app."""

    @app.get("/p/<name>/parts")
    def table_of_parts(name: str) -> Response:
        return _parts(site, name)

    @app.get("/p/<name>/parts/<part>")
    def show_part(name: str, part: str) -> Response:
        profile, shelf = site.desk.profile(name, site.language)
        found = part_of(profile, part)
        return _one(site, name, profile, shelf, found, {"title": found.name}, found.uses)

    @app.post("/p/<name>/parts/<part>")
    def save_part(name: str, part: str) -> Response:
        return _save_part(site, name, part)

    @app.post("/p/<name>/shared")
    def add_shared(name: str) -> Response:
        return _add(site, name)

    @app.get("/p/<name>/shared/<block>")
    def show_shared(name: str, block: str) -> Response:
        notebook = site.desk.notebook(name, site.language)
        found = block_of(notebook.page.profile, block)
        return _shared(site, name, notebook, found, {"title": found.title})

    @app.post("/p/<name>/shared/<block>")
    def rename_shared(name: str, block: str) -> Response:
        return _rename(site, name, block)


def block_of(profile: Profile, id_: str) -> SharedBlock:
    """Return a shared block of an assessment. Raises Refused where there is none of this id."""
    if id_ not in profile.shared:
        raise Refused(404, "missing")
    return profile.shared[id_]


def _title(given: Given, field: str) -> str | Wrong:
    title = " ".join(given.get(field, "").split())
    return title if title and len(title) <= LONGEST else Wrong(field, "long" if title else "part")


# the table of parts ---------------------------------------------------------------------------------------------------


def _parts(
    site: Site, name: str, given: Given | None = None, wrong: Sequence[Wrong] = (), trouble: str = ""
) -> Response:
    found, disagreed, _, profile, shelf = site.desk.assessed(name, site.language)
    of = site.of(name, profile, shelf)
    bodies = {} if disagreed else {body.id: body for body in found.parts}
    rows = [
        {
            "title": part.name,
            "href": f"{of.at}parts/{quote(part.id, safe='')}",
            "uses": [(profile.shared[b].title, _at(of.at, b)) for b in part.uses],
            "own": len(part.answers),
            "levels": _levels(bodies[part.id], site) if part.id in bodies else [],
        }
        for part in profile.parts
    ]
    return site.form_page(
        "sharing",
        of,
        given or {},
        wrong,
        trouble,
        notices=[site.own()("result.disagreed")] if disagreed else [],
        rows=rows,
        levels=any(row["levels"] for row in rows),
        blocks=[_listed(profile, block, of.at) for block in profile.shared.values()],
        parts=[(p.id, p.name) for p in profile.parts],
        chosen=request.form.getlist("uses") if request.method == "POST" else [],
        divided=any(q.of_part for q in shelf.own.questions.values()),
        out=[
            (site.own()(f"out.was_{x.kind}", title=x.title), f"{of.at}in/{x.number}")
            for x in taken_out(site.desk.workspace.folder / DELETED, name, profile)
        ],
    )


def _levels(body: Body, site: Site) -> list[tuple[str, str]]:
    """Where a part stands on each scale that suggests a decision."""
    return [(scale.label or scale.id, range_words(scale, site.words)) for scale in body.scales if scale.decision]


def _at(at: str, block: str) -> str:
    return f"{at}shared/{quote(block, safe='')}"


def users(profile: Profile, block: str) -> list[Part]:
    """Return the parts that take answers from a shared block."""
    return [p for p in profile.parts if block in p.uses]


def _listed(profile: Profile, block: SharedBlock, at: str) -> dict[str, Any]:
    return {
        "title": block.title,
        "href": _at(at, block.id),
        "answers": len(block.answers),
        "parts": [p.name for p in users(profile, block.id)],
    }


def _add(site: Site, name: str) -> Response:
    profile, shelf = site.desk.profile(name, site.language)
    given = form()
    title = _title(given, "shared")
    if isinstance(title, Wrong):
        return _parts(site, name, given, (title,))
    id_ = free_id(title, profile.shared)
    chosen = [p for p in profile.parts if p.id in request.form.getlist("uses")]
    block: dict[str, Writable] = {"title": title, "answers": {}}

    def edit(text: str) -> str:
        text = add_entry(text, "shared", id_, block)
        for part in chosen:
            text = set_entry(text, None, "uses", flow_text([*part.uses, id_]), part.id)
        return text

    trouble = rewrite(site, name, profile, shelf, edit)
    if trouble:
        return _parts(site, name, given, trouble=trouble)
    return redirect(_at(site.of(name, profile, shelf).at, id_), 303)


# one part -------------------------------------------------------------------------------------------------------------


def _one(
    site: Site,
    name: str,
    profile: Profile,
    shelf: Shelf,
    part: Part,
    given: Given,
    uses: Sequence[str],
    wrong: Sequence[Wrong] = (),
    trouble: str = "",
) -> Response:
    of = site.of(name, profile, shelf)
    return site.form_page(
        "part",
        of,
        given,
        wrong,
        trouble,
        part=part.name,
        blocks=[(b.id, b.title) for b in profile.shared.values()],
        uses=uses,
        stood=_stood(part),
        action=f"{of.at}parts/{quote(part.id, safe='')}",
        out=address_out(of.at, "part", part.id),
    )


def _stood(part: Part) -> str:
    return " ".join((*part.uses, part.title))


def _save_part(site: Site, name: str, id_: str) -> Response:
    profile, shelf = site.desk.profile(name, site.language)
    part, given = part_of(profile, id_), form()
    uses = [block for block in profile.shared if block in request.form.getlist("uses")]
    if given.get("stood", "") != _stood(part):
        return _one(
            site, name, profile, shelf, part, {"title": part.name}, part.uses, trouble=site.own()("wrong.overtaken")
        )
    title = _title(given, "title")
    if isinstance(title, Wrong):
        return _one(site, name, profile, shelf, part, given, uses, (title,))
    text_of_uses, text_of_title = flow_text(uses), flow_text(title)

    def edit(text: str) -> str:
        if title != part.name:
            text = set_entry(text, None, "title", text_of_title, part.id)
        return set_entry(text, None, "uses", text_of_uses, part.id) if set(uses) != set(part.uses) else text

    trouble = rewrite(site, name, profile, shelf, edit)
    if trouble:
        return _one(site, name, profile, shelf, part, given, uses, trouble=trouble)
    return redirect(f"/p/{quote(name)}/parts", 303)


# one shared block -----------------------------------------------------------------------------------------------------


def _shared(
    site: Site,
    name: str,
    notebook: Notebook,
    block: SharedBlock,
    given: Given,
    wrong: Sequence[Wrong] = (),
    trouble: str = "",
) -> Response:
    profile, pack = notebook.page.profile, notebook.prepared.pack
    using = users(profile, block.id)
    of = of_notebook(site, name, notebook)
    groups = []
    for id_, title in (*pack.blocks.items(), ("-", site.own()("block.rest"))):
        here = [q for q in questions_of(pack, id_) if q.of_part]
        answered = [q.id for q in here if block.answers.get(q.id)]
        more = [
            q.id
            for q in here
            if q.id not in answered and any(notebook.page.field.applies(Ask(p.id, q.id)) for p in using)
        ]
        if answered or more:
            groups.append(
                {
                    "title": title,
                    "answered": [_row(site, name, notebook, block, q) for q in answered],
                    "more": [_row(site, name, notebook, block, q) for q in more],
                }
            )
    return site.form_page(
        "shared",
        of,
        given,
        wrong,
        trouble,
        title=block.title,
        users=[(p.name, f"{of.at}parts/{quote(p.id, safe='')}") for p in using],
        groups=groups,
        stood=block.title,
        action=_at(of.at, block.id),
        out=address_out(of.at, "block", block.id),
    )


def _row(site: Site, name: str, notebook: Notebook, block: SharedBlock, id_: str) -> dict[str, Any]:
    question = notebook.prepared.pack.questions[id_]
    return {
        "anchor": f"q-{id_}",
        "ask": question.ask,
        "answers": answer_lines(question, block.answers.get(id_, ()), site.words),
        "href": address(name, Ask("", id_, block.id), "alone"),
    }


def _rename(site: Site, name: str, id_: str) -> Response:
    notebook = site.desk.notebook(name, site.language)
    profile = notebook.page.profile
    shelf = site.desk.shelf(profile.pack, site.language)
    block, given = block_of(profile, id_), form()
    if given.get("stood", "") != block.title:
        trouble = site.own()("wrong.overtaken")
        return _shared(site, name, notebook, block, {"title": block.title}, trouble=trouble)
    title = _title(given, "title")
    if isinstance(title, Wrong):
        return _shared(site, name, notebook, block, given, (title,))
    edit: Edit = lambda text: set_entry(text, None, "title", flow_text(title), None, id_)  # noqa: E731
    trouble = rewrite(site, name, profile, shelf, edit)
    if trouble:
        return _shared(site, name, notebook, block, given, trouble=trouble)
    return redirect(_at(site.of(name, profile, shelf).at, id_), 303)
