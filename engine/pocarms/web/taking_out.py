"""Taking a part or a shared block out of an assessment: what goes with it is said before, and there is a way back."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import quote

from flask import Flask, redirect
from werkzeug.wrappers import Response

from pocarms.commands.saying import why
from pocarms.model.profile import Answers, Part, Profile, SharedBlock
from pocarms.reports.plan import status_words
from pocarms.source.cut import Cut, cut, put_back
from pocarms.source.edit import set_entry
from pocarms.source.faults import FaultyInput
from pocarms.source.same import CannotEdit
from pocarms.source.write import flow_text
from pocarms.web.asked import part_of
from pocarms.web.desk import Shelf
from pocarms.web.gate import Refused
from pocarms.web.removed import SECTIONS, Removed, address, forget, keep, taken_out
from pocarms.web.rewriting import rewrite
from pocarms.web.sharing import block_of, users
from pocarms.web.site import Site, form
from pocarms.web.workspace import DELETED
from pocarms.wording.answered import answer_lines
from pocarms.wording.faults import reason


def register(app: Flask, site: Site) -> None:
    """Add these pages to the app."""

    @app.get("/p/<name>/out/<kind>/<id_>")
    def look_out(name: str, kind: str, id_: str) -> Response:
        return _look(site, name, kind, id_)

    @app.post("/p/<name>/out/<kind>/<id_>")
    def take_out(name: str, kind: str, id_: str) -> Response:
        return _take(site, name, kind, id_)

    @app.post("/p/<name>/in/<int:number>")
    def bring_in(name: str, number: int) -> Response:
        return _back(site, name, number)


One = Part | SharedBlock


def _one(profile: Profile, kind: str, id_: str) -> One:
    """Return the part or block meant. Raises Refused where there is none."""
    if kind not in SECTIONS:
        raise Refused(404, "missing")
    return part_of(profile, id_) if kind == "part" else block_of(profile, id_)


def _stood(one: One) -> str:
    """Return a sign of what would be taken out."""
    return sha256(repr(one).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _look(site: Site, name: str, kind: str, id_: str, trouble: str = "") -> Response:
    profile, shelf = site.desk.profile(name, site.language)
    one = _one(profile, kind, id_)
    of, t = site.of(name, profile, shelf), site.own()
    last = [] if kind == "block" else [profile.shared[b] for b in one.uses if len(users(profile, b)) == 1]  # type: ignore[union-attr]
    return site.form_page(
        "take_out",
        of,
        {},
        (),
        trouble,
        kind=kind,
        title=one.title or one.id,
        answers=_answers(site, shelf, one.answers),
        actions=_actions(site, shelf, one),
        users=[part.name for part in users(profile, id_)] if kind == "block" else [],
        unused=[block.title for block in last],
        stood=_stood(one),
        action=address(of.at, kind, id_),
        back=f"{of.at}{SECTIONS[kind]}/{quote(id_, safe='')}",
        heading=t(f"out.{kind}", title=one.title or one.id),
    )


def _answers(site: Site, shelf: Shelf, answers: Answers) -> list[tuple[str, list[str]]]:
    """Return the questions that are answered here, with what is said."""
    questions = shelf.prepared.pack.questions
    shown = [(questions[q].ask, answer_lines(questions[q], given, site.words)) for q, given in answers.items()]
    return [(ask, lines) for ask, lines in shown if lines]


def _actions(site: Site, shelf: Shelf, one: One) -> list[str]:
    """Return the lines of the action plan that belong to a part alone."""
    s, pack = site.words, shelf.prepared.pack
    found = []
    for action in one.actions.values() if isinstance(one, Part) else ():
        measure, finding = pack.measures.get(action.id), pack.findings.get(action.id)
        title = measure.says if measure else finding.title if finding else action.id
        found.append(
            s("pair", label=title, value=s.joined(filter(None, (status_words(action.status, s), action.owner))))
        )
    return found


def _take(site: Site, name: str, kind: str, id_: str) -> Response:
    profile, shelf = site.desk.profile(name, site.language)
    one, t = _one(profile, kind, id_), site.own()
    if form().get("stood", "") != _stood(one):
        return _look(site, name, kind, id_, t("wrong.overtaken"))
    using = users(profile, id_) if kind == "block" else []

    def edit(text: str) -> Cut:
        for part in using:
            text = set_entry(text, None, "uses", flow_text([u for u in part.uses if u != id_]), part.id)
        return cut(text, SECTIONS[kind], id_)

    workspace = site.desk.workspace
    try:
        done = edit(workspace.path(name).read_bytes().decode("utf-8"))
        removed = Removed(
            profile.id, kind, id_, one.title or id_, done.piece, done.place, done.above, tuple(p.id for p in using)
        )
        path = keep(workspace.aside(), name, removed)  # first, so that there is a way back whatever happens next
    except (CannotEdit, FaultyInput) as error:
        return _look(site, name, kind, id_, t("wrong.form", why=reason(error, site.language, shelf.own)))
    except OSError as error:
        return _look(site, name, kind, id_, t("wrong.write", why=why(error, site.language)))
    trouble = rewrite(site, name, profile, shelf, lambda text: edit(text).text)
    if trouble:
        path.unlink(missing_ok=True)
        return _look(site, name, kind, id_, trouble)
    return redirect(f"{site.of(name, profile, shelf).at}parts", 303)


def _back(site: Site, name: str, number: int) -> Response:
    profile, shelf = site.desk.profile(name, site.language)
    folder = site.desk.workspace.folder / DELETED
    one = next((x for x in taken_out(folder, name, profile) if x.number == number), None)
    if one is None:
        raise Refused(404, "missing")
    using = [part for part in profile.parts if part.id in one.uses and one.id not in part.uses]

    def edit(text: str) -> str:
        text = put_back(text, SECTIONS[one.kind], one.piece, one.place, one.above)
        for part in using:
            text = set_entry(text, None, "uses", flow_text([*part.uses, one.id]), part.id)
        return text

    trouble = rewrite(site, name, profile, shelf, edit)
    if trouble:
        return site.page("refused", 400, key="back", why=trouble)
    forget(folder, name, number)
    at = site.of(name, profile, shelf).at
    return redirect(f"{at}{SECTIONS[one.kind]}/{quote(one.id, safe='')}", 303)
