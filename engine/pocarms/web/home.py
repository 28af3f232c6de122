"""The list of assessments, a new one, one put aside and taken back, the language, and missions side by side."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from pocarms.commands.packs import shipped
from pocarms.model.marking import Scheme, marking_words
from pocarms.model.profile import Profile, says_something
from pocarms.profiles.blank import blank_profile
from pocarms.profiles.scheme import scheme_beside
from pocarms.records import dataclass
from pocarms.reports.strings import LANGUAGES
from pocarms.source.edit import set_entry
from pocarms.source.faults import errors_of
from pocarms.source.write import Writable, flow_text
from pocarms.web.faults import on_page
from pocarms.web.form import Wrong, read_day
from pocarms.web.site import LANGUAGE, Site, form, markings


@dataclass(frozen=True, slots=True)
class Row:
    """One file of the workspace in the list."""

    name: str
    title: str
    day: str
    kind: str
    state: str
    marking: str
    comparable: bool
    proposal: bool = False


def register(app: Flask, site: Site) -> None:
    """Add these pages to the app."""

    @app.get("/")
    def home() -> Response:
        entries = site.desk.workspace.entries()
        aside = [e.name for e in site.desk.workspace.entries(deleted=True)]
        rows = [_row(site, entry.name) for entry in entries]
        return site.page(
            "home",
            folder=str(site.desk.workspace.folder),
            rows=rows,
            aside=aside,
            register=any(row.proposal for row in rows),
        )

    @app.post("/language")
    def language() -> Response:
        given = form()
        back = redirect(local(given.get("back", "")), 303)
        if given.get("language") in LANGUAGES:
            back.set_cookie(LANGUAGE, given["language"], httponly=True, samesite="Strict", max_age=400 * 86400)
        return back

    @app.get("/new")
    def new() -> Response:
        of = request.args.get("of", "")
        if of:
            profile, _ = site.desk.profile(of, site.language)
            return _new(site, {"marking": profile.marking}, {}, of)
        return _new(site, {}, {})

    @app.post("/new")
    def begin() -> Response:
        given = form()
        wrong = {w.field: w for w in _wrong(given, _scheme(site))}
        if wrong:
            return _new(site, given, wrong, given.get("of", ""))
        name = _begun(site, given)
        return redirect(f"/p/{quote(name)}/", 303)

    @app.post("/p/<name>/aside")
    def aside(name: str) -> Response:
        site.desk.workspace.delete(name)
        return redirect("/", 303)

    @app.post("/back/<name>")
    def bring_back(name: str) -> Response:
        site.desk.workspace.bring_back(name)
        return redirect("/", 303)


def local(address: str) -> str:
    """Return an address of our own; whatever leads elsewhere becomes the list."""
    parts = urlsplit(address)
    ours = address.startswith("/") and not address.startswith("//") and not parts.scheme and not parts.netloc
    return address if ours and "\\" not in address and address.isprintable() else "/"


def faulty(site: Site, name: str) -> Response:
    """Return the page that shows every fault of a file."""
    checked = site.desk.read(name, site.language)
    faults = on_page(site, errors_of(checked.faults), checked.sources, checked.pack)
    return site.page("faulty", name=name, faults=faults)


def _row(site: Site, name: str) -> Row:
    s, t = site.words, site.own()
    checked = site.desk.read(name, site.language)
    profile = checked.profile
    if profile is None:
        return Row(name, name, "", "", t("home.faulty", n=len(errors_of(checked.faults))), "", False)
    shelf = site.desk.shelf(profile.pack, site.language)
    answered = t("home.answered", n=_answered(profile))
    state = s.word("profile", profile.state)
    return Row(
        name=name,
        title=profile.name,
        day=s.date(profile.as_of) if profile.as_of else "",
        kind=shelf.prepared.pack.title,
        state=f"{state}, {answered}",
        marking=marking_words(profile.marking, s.language),
        comparable=shelf.own.compare is not None,
        proposal=shelf.own.memo is not None,
    )


def _answered(profile: Profile) -> int:
    holders = [profile.answers, *(p.answers for p in profile.parts), *(b.answers for b in profile.shared.values())]
    return sum(any(says_something(a.value) for a in given) for answers in holders for given in answers.values())


def _new(site: Site, given: Mapping[str, str], wrong: Mapping[str, Wrong], of: str = "") -> Response:
    shelves = {id_: site.desk.shelf(id_, site.language) for id_ in shipped()}
    packs = [(id_, x.prepared.pack.title, " ".join(site.vouched(x))) for id_, x in shelves.items()]
    return site.page(
        "new",
        400 if wrong else 200,
        packs=packs,
        markings=markings(_scheme(site), site.language),
        given=given,
        wrong=wrong,
        of=of,
    )


def _scheme(site: Site) -> Scheme:
    """Return the markings of the folder. Raises FaultyInput."""
    return scheme_beside(site.desk.workspace.folder)


def _wrong(given: Mapping[str, str], scheme: Scheme) -> list[Wrong]:
    wrong = []
    if not given.get("of"):
        if given.get("pack") not in shipped():
            wrong.append(Wrong("pack", "pack"))
        if not " ".join(given.get("subject", "").split()):
            wrong.append(Wrong("subject", "subject"))
        wrong += [Wrong(f, "long") for f in ("subject", "type", "country") if len(given.get(f, "")) > 200]
    day = read_day(given, "day")
    if isinstance(day, Wrong):
        wrong.append(day)
    elif day is None:
        wrong.append(Wrong("day", "no_day"))
    if given.get("marking") not in scheme.ids:
        wrong.append(Wrong("marking", "marking"))
    return wrong


def _begun(site: Site, given: Mapping[str, str]) -> str:
    """Write a new profile; return its name. Raises OSError, CannotEdit."""
    day = read_day(given, "day")
    assert day is not None and not isinstance(day, Wrong)
    workspace = site.desk.workspace
    of = given.get("of", "")
    if of:
        profile, _ = site.desk.profile(of, site.language)
        name = workspace.free_name(f"{profile.name}-{day.isoformat()}")
        text = workspace.path(of).read_bytes().decode("utf-8")
        header: dict[str, Writable] = {"profile": name, "as_of": day, "state": "draft"}
    else:
        title = " ".join(given["subject"].split())
        name = workspace.free_name(f"{title}-{day.isoformat()}")
        prepared = site.desk.shelf(given["pack"], site.language).prepared
        text = blank_profile(prepared.pack, name, title, day, prepared.language, prepared.reviewed, _scheme(site))
        more = {key: " ".join(given.get(key, "").split()) for key in ("type", "country")}
        header = {"subject": {"name": title, **{key: said for key, said in more.items() if said}}}
    for key, value in {**header, "marking": given["marking"]}.items():
        text = set_entry(text, None, key, flow_text(value))
    workspace.add(name, text.encode("utf-8"))
    return name
