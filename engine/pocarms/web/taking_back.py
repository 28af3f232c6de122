"""Workbooks that came back: every change shown line by line, and written only when a person says so."""

from __future__ import annotations

import re
from hashlib import sha256
from urllib.parse import quote

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from pocarms.commands.saying import why
from pocarms.documents.importing import Imported
from pocarms.documents.importing import Refused as Undecided
from pocarms.documents.office import OfficeMissing
from pocarms.documents.returned import Mixed, import_returned
from pocarms.source.exchange import Changed, exchange
from pocarms.source.faults import FaultyInput
from pocarms.web.faults import said_on_page
from pocarms.web.form import Wrong
from pocarms.web.site import Site, form
from pocarms.web.waiting import Sent, Waiting, laid_out
from pocarms.web.words import lacking_words

MOST_FILES = 20
PREFER = ("new", "file", "both")


def register(app: Flask, site: Site) -> None:
    """Add these pages to the app."""
    waiting = Waiting()

    @app.get("/p/<name>/take")
    def take(name: str) -> Response:
        return _page(site, name)

    @app.post("/p/<name>/take")
    def look(name: str) -> Response:
        files = [f for f in request.files.getlist("files") if f.filename]
        if not files or len(files) > MOST_FILES:
            return _page(site, name, wrong=(Wrong("files", "files"),))
        key = waiting.keep([(f.filename or "", f.read()) for f in files])
        return _look(site, name, waiting, key, "")

    @app.post("/p/<name>/taken")
    def taken(name: str) -> Response:
        given = form()
        key, prefer = given.get("key", ""), given.get("prefer", "")
        if waiting.sent(key) is None:
            return _page(site, name, wrong=(Wrong("files", "gone"),))
        if given.get("do") != "write":
            return _look(site, name, waiting, key, prefer)
        return _write(site, name, waiting, key, prefer, given.get("stood", ""))


def _import(site: Site, name: str, sent: tuple[Sent, ...], prefer: str) -> Imported:
    profile, shelf = site.desk.profile(name, site.language)
    text = site.desk.workspace.path(name).read_bytes().decode("utf-8")
    language = site.language
    with laid_out(sent) as files:
        return import_returned(
            files, profile, text, shelf.own, prefer if prefer in PREFER else None, None, language, language
        )


def _look(site: Site, name: str, waiting: Waiting, key: str, prefer: str) -> Response:
    sent = waiting.sent(key)
    assert sent is not None
    try:
        done = _import(site, name, sent, prefer)
    except FaultyInput as error:
        shown = said_on_page(error)
        return _page(site, name, wrong=(Wrong("files", "faulty"),), told=shown)
    except OfficeMissing as error:
        return _page(site, name, trouble=lacking_words(error, site.language))
    except Mixed:
        return _page(site, name, wrong=(Wrong("files", "mixed"),))
    except Undecided as error:
        return _page(site, name, key=key, told=error.text, undecided=True, prefer=prefer)
    return _page(
        site,
        name,
        key=key,
        told=done.told,
        ready=done.text != done.before,
        prefer=prefer,
        stood=_stood(done.before),
    )


def _write(site: Site, name: str, waiting: Waiting, key: str, prefer: str, stood: str) -> Response:
    sent = waiting.sent(key)
    assert sent is not None
    try:
        done = _import(site, name, sent, prefer)
    except (FaultyInput, OfficeMissing, Mixed, Undecided):
        return _look(site, name, waiting, key, prefer)
    if _stood(done.before) != stood:  # what was shown is not what would be written
        return _page(site, name, key=key, told=done.told, wrong=(Wrong("files", "meanwhile"),), undecided=True)
    try:
        exchange(site.desk.workspace.path(name), done.before.encode("utf-8"), done.text.encode("utf-8"))
    except Changed:
        return _page(site, name, key=key, told=done.told, wrong=(Wrong("files", "meanwhile"),), undecided=True)
    except OSError as error:
        return _page(site, name, trouble=site.own()("wrong.write", why=why(error, site.language)))
    return redirect(f"/p/{quote(name)}/take?done=yes", 303)


def _stood(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()


def _named(told: str) -> str:
    """Call files by the names under which they were sent, without the folder in which they wait."""
    return re.sub(r"[^\s'\"]*[/\\][0-9a-f]{32}[/\\][0-9]+-", "", told)


def _page(
    site: Site,
    name: str,
    wrong: tuple[Wrong, ...] = (),
    key: str = "",
    told: str = "",
    ready: bool = False,
    undecided: bool = False,
    prefer: str = "",
    stood: str = "",
    trouble: str = "",
) -> Response:
    profile, shelf = site.desk.profile(name, site.language)
    return site.page(
        "take",
        400 if wrong or trouble else 409 if undecided else 200,
        of=site.of(name, profile, shelf),
        saved=None,
        wrong={w.field: w for w in wrong},
        key=key,
        told=_named(told),
        ready=ready,
        undecided=undecided,
        prefer=prefer,
        choices=PREFER,
        stood=stood,
        done=request.args.get("done") == "yes",
        trouble=trouble,
    )
