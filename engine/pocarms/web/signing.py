"""Who reviewed or approved the answers, and when, as `pocarms sign` writes it; and what changed since."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from urllib.parse import quote

from flask import Flask, redirect
from werkzeug.wrappers import Response

from pocarms.commands.saying import why
from pocarms.documents.signing import signed
from pocarms.documents.since import changed, keep_signed, was_signed
from pocarms.model.profile import Profile
from pocarms.profiles.digest import since_signed
from pocarms.profiles.header import STATES
from pocarms.web.desk import Shelf
from pocarms.web.form import Wrong, read_day
from pocarms.web.rewriting import rewrite
from pocarms.web.setting_up import LONGEST
from pocarms.web.site import Site, form


def register(app: Flask, site: Site) -> None:
    """Add these pages to the app."""

    @app.get("/p/<name>/sign")
    def sign(name: str) -> Response:
        profile, shelf = site.desk.profile(name, site.language)
        return _page(site, name, profile, shelf, {})

    @app.post("/p/<name>/sign")
    def put_sign(name: str) -> Response:
        return _sign(site, name)


def _stood(profile: Profile) -> str:
    """Return a sign of what is signed, and of who signed so far."""
    return f"{profile.seal} {profile.state} {profile.sign.by} {profile.sign.on or ''}"


def _page(
    site: Site,
    name: str,
    profile: Profile,
    shelf: Shelf,
    given: Mapping[str, str],
    wrong: tuple[Wrong, ...] = (),
    trouble: str = "",
) -> Response:
    s, t = site.words, site.own()
    since = since_signed(profile)
    copy = None
    if since == "changed":
        looked = site.desk.looked_at
        file = site.desk.workspace.path(name)
        copy = was_signed(file, profile, lambda data, called: looked(name, data, called, site.language).profile)
    on = s.date(profile.sign.on) if profile.sign.on else "?"
    return site.form_page(
        "sign",
        site.of(name, profile, shelf),
        given,
        wrong,
        trouble,
        stood=_stood(profile),
        states=[(state, t(f"sign.{state}")) for state in STATES],
        draft=s("pair", label=s("profile.draft"), value=s("sign.draft")) if profile.state == "draft" else "",
        since=since,
        changes=changed(copy, profile, shelf.prepared.pack, s) if copy is not None else [],
        unknown=s("since.unknown", day=on) if since == "changed" and copy is None else "",
        on=on,
    )


def _sign(site: Site, name: str) -> Response:
    profile, shelf = site.desk.profile(name, site.language)
    given = form()
    if given.get("stood", "") != _stood(profile):
        return _page(site, name, profile, shelf, given, trouble=site.own()("sign.overtaken"))
    said = _read(given, profile)
    if isinstance(said, list):
        return _page(site, name, profile, shelf, given, tuple(said))
    state, by, on = said
    path = site.desk.workspace.path(name)
    forget = None
    try:
        if state != "draft":
            forget = keep_signed(path, profile.seal, path.read_bytes())
    except OSError as error:
        trouble = site.own()("wrong.write", why=why(error, site.language))
        return _page(site, name, profile, shelf, given, trouble=trouble)
    trouble = rewrite(site, name, profile, shelf, lambda text: signed(text, profile, shelf.own, state, by, on)[0])
    if trouble:
        if forget is not None:
            forget()
        return _page(site, name, profile, shelf, given, trouble=trouble)
    return redirect(f"/p/{quote(name)}/sign", 303)


def _read(given: Mapping[str, str], profile: Profile) -> tuple[str, str, datetime.date | None] | list[Wrong]:
    """Return state, name and day of a form, or everything that is wrong with it."""
    wrong = []
    state, by, on = given.get("state", ""), " ".join(given.get("by", "").split()), read_day(given, "on")
    if state not in STATES:
        wrong.append(Wrong("state", "state"))
    if len(by) > LONGEST:
        wrong.append(Wrong("by", "long"))
    if isinstance(on, Wrong):
        wrong.append(on)
    elif state == "draft":
        wrong += [Wrong(field, "nobodys") for field, said in (("by", by), ("on", on)) if said]
    elif state in STATES:
        wrong += [Wrong("by", "by")] if not by else []
        wrong += [Wrong("on", "no_day")] if on is None else []
        if on is not None and profile.as_of is not None and on < profile.as_of:
            wrong.append(Wrong("on", "before"))
    if wrong or isinstance(on, Wrong):
        return wrong
    return state, by, on
