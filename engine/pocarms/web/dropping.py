"""Profiles put into the folder from elsewhere: those without faults are taken in, and nothing is written over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from flask import Flask, request
from werkzeug.wrappers import Response

from pocarms.commands.saying import why
from pocarms.profiles.places import ENDINGS
from pocarms.records import dataclass
from pocarms.source.faults import errors_of
from pocarms.web.faults import on_page
from pocarms.web.form import Wrong
from pocarms.web.site import Site, form
from pocarms.web.waiting import Waiting, sent_as
from pocarms.web.workspace import plain_name

MOST_FILES = 100


@dataclass(frozen=True, slots=True)
class Put:
    """What became of a file that was sent.

    name, title: of the profile that it is now; told: what is to be looked at in it, or why it was left out. Where its
    name is taken, `offered` is another, and `data` waits for a word.
    """

    sent: str
    name: str = ""
    title: str = ""
    told: str = ""
    offered: str = ""
    data: bytes = b""


def register(app: Flask, site: Site) -> None:
    """Add these pages to the app."""
    waiting = Waiting()

    @app.get("/drop")
    def drop() -> Response:
        return _page(site)

    @app.post("/drop")
    def put() -> Response:
        files = [f for f in request.files.getlist("files") if f.filename]
        if not files or len(files) > MOST_FILES:
            return _page(site, wrong=(Wrong("files", "profiles", str(MOST_FILES)),))
        sent = [(sent_as(f.filename or ""), f.read()) for f in files]
        return _told(site, waiting, [_put(site, name, data, name) for name, data in sent])

    @app.post("/dropped")
    def name() -> Response:
        given = form()
        sent = waiting.sent(given.get("key", ""))
        if sent is None:
            return _page(site, wrong=(Wrong("files", "gone"),))
        named = [(file, " ".join(given.get(f"name-{n}", "").split())) for n, file in enumerate(sent, 1)]
        done = [_put(site, file.name, file.data, wanted) for file, wanted in named if wanted]
        return _told(site, waiting, done)


def _put(site: Site, sent: str, data: bytes, wanted: str) -> Put:
    """Take a file in under a name that resembles the one wanted, or say why not."""
    t, workspace = site.own(), site.desk.workspace
    if Path(sent).suffix.lower() not in ENDINGS:
        return Put(sent, told=t("drop.no_profile"))
    stem = Path(wanted).stem if Path(wanted).suffix.lower() in ENDINGS else wanted
    checked = site.desk.looked_at(plain_name(stem), data, sent, site.language)
    profile = checked.profile
    if profile is None:
        return Put(sent, told=on_page(site, errors_of(checked.faults), checked.sources, checked.pack))
    name = plain_name(stem) or plain_name(profile.id)
    if not workspace.is_free(name):
        there = next((e for e in workspace.entries() if e.name == name), None)
        if there is not None and there.path.read_bytes() == data:
            return Put(sent, told=t("drop.same", name=name))
        return Put(sent, name, offered=workspace.free_name(name), data=data)
    try:
        workspace.add(name, data)
    except OSError as error:
        return Put(sent, told=t("drop.unwritten", why=why(error, site.language)))
    return Put(sent, name, profile.name, on_page(site, checked.faults, checked.sources, checked.pack))


def _told(site: Site, waiting: Waiting, done: Sequence[Put]) -> Response:
    """Return the page that says what became of every file; those whose name is taken wait for another."""
    taken = [put for put in done if put.title]
    clash = [put for put in done if put.offered]
    key = waiting.keep([(put.sent, put.data) for put in clash]) if clash else ""
    return _page(site, taken, clash, [put for put in done if not put.title and not put.offered], key)


def _page(
    site: Site,
    taken: Sequence[Put] = (),
    clash: Sequence[Put] = (),
    left: Sequence[Put] = (),
    key: str = "",
    wrong: Sequence[Wrong] = (),
) -> Response:
    return site.page(
        "drop",
        400 if wrong or left else 409 if clash else 200,
        taken=taken,
        clash=clash,
        left=left,
        key=key,
        most=MOST_FILES,
        wrong={w.field: w for w in wrong},
    )
