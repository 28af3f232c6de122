"""What stands above the answers of an assessment: its day, its marking, its areas or parts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from urllib.parse import quote

from flask import Flask, redirect
from werkzeug.wrappers import Response

from pocarms.model.marking import marking_words
from pocarms.model.profile import Profile
from pocarms.source.edit import add_item, set_entry
from pocarms.source.write import Writable, flow_text
from pocarms.web.desk import Shelf
from pocarms.web.form import Wrong, days_of, read_day
from pocarms.web.lowering import chosen
from pocarms.web.naming import free, stem_of
from pocarms.web.rewriting import Edit, rewrite
from pocarms.web.site import Site, form, markings

LONGEST = 200


def register(app: Flask, site: Site) -> None:
    """Add these pages to the app."""

    @app.get("/p/<name>/about")
    def about(name: str) -> Response:
        profile, shelf = site.desk.profile(name, site.language)
        return _about(site, name, profile, shelf, _given(profile))

    @app.post("/p/<name>/about")
    def save(name: str) -> Response:
        return _save(site, name)

    @app.post("/p/<name>/parts")
    def part(name: str) -> Response:
        return _add_part(site, name)


def _given(profile: Profile) -> dict[str, str]:
    shown = {"marking": profile.marking if profile.marked else ""}
    return shown | days_of("day", profile.as_of)


def _about(
    site: Site,
    name: str,
    profile: Profile,
    shelf: Shelf,
    given: Mapping[str, str],
    wrong: tuple[Wrong, ...] = (),
    trouble: str = "",
) -> Response:
    s = site.words
    return site.form_page(
        "about",
        site.of(name, profile, shelf),
        given,
        wrong,
        trouble,
        stood=_stood(profile),
        markings=markings(profile.marking.scheme, s.language),
        note=profile.note.splitlines(),
        parts=[p.name for p in profile.parts],
        divided=any(q.of_part for q in shelf.own.questions.values()),
    )


def _save(site: Site, name: str) -> Response:
    profile, shelf = site.desk.profile(name, site.language)
    given = form()
    if given.get("stood", _stood(profile)) != _stood(profile):
        return _about(site, name, profile, shelf, _given(profile), trouble=site.own()("wrong.overtaken"))
    wrong = []
    day = read_day(given, "day")
    if isinstance(day, Wrong):
        wrong.append(day)
    elif day is None:
        wrong.append(Wrong("day", "no_day"))
    marking = chosen(given, profile)
    if isinstance(marking, Wrong):
        wrong.append(marking)
    if wrong or day is None or isinstance(day, Wrong) or isinstance(marking, Wrong):
        return _about(site, name, profile, shelf, given, tuple(wrong))

    entries: dict[str, Writable] = {"as_of": day, "marking": str(marking[0])}
    if marking[1]:
        was, now = (marking_words(x, site.language) for x in (profile.marking, marking[0]))
        lowered = site.own()("about.lowered", was=was, now=now, reason=marking[1])
        entries["note"] = f"{profile.note.rstrip()}\n{lowered}" if profile.note.strip() else lowered

    def edit(text: str) -> str:
        for key, value in entries.items():
            text = set_entry(text, None, key, flow_text(value))
        return text

    return _edited(site, name, profile, shelf, given, edit)


def _add_part(site: Site, name: str) -> Response:
    profile, shelf = site.desk.profile(name, site.language)
    given = form()
    title = " ".join(given.get("part", "").split())
    if not title or len(title) > LONGEST:
        return _about(
            site, name, profile, shelf, {**_given(profile), **given}, (Wrong("part", "long" if title else "part"),)
        )
    item: Mapping[str, Writable] = {"id": free_id(title, {p.id for p in profile.parts}), "title": title, "answers": {}}
    return _edited(site, name, profile, shelf, given, lambda text: add_item(text, "parts", item))


def free_id(title: str, taken: Collection[str]) -> str:
    """Return an id for a part or a shared block, made from its title."""
    stem = stem_of(title, "_", 40)
    return free(stem if stem and stem[0].isalpha() else f"part_{stem}".rstrip("_"), taken, "_")


def _edited(site: Site, name: str, profile: Profile, shelf: Shelf, given: Mapping[str, str], edit: Edit) -> Response:
    trouble = rewrite(site, name, profile, shelf, edit)
    if trouble:
        return _about(site, name, profile, shelf, {**_given(profile), **given}, trouble=trouble)
    return redirect(f"/p/{quote(name)}/about", 303)


def _stood(profile: Profile) -> str:
    return f"{profile.marking} {profile.as_of or ''}"
