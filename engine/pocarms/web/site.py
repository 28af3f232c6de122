"""What every page needs: the desk, the gate, the language asked for, and what was saved last.

One request is worked on at a time: the lock is the one place where order between two windows is made.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from flask import Response, request

from pocarms.assessment.judge import Judgement
from pocarms.commands.sitting import Sitting
from pocarms.model.marking import Scheme, marking_words
from pocarms.model.profile import Profile
from pocarms.profiles.digest import since_signed
from pocarms.reasoning.ask_next.field import Ask
from pocarms.records import dataclass
from pocarms.reports.front import passport, signed_words, translation
from pocarms.reports.render import filled
from pocarms.reports.strings import LANGUAGES, Strings
from pocarms.web.desk import Desk, Shelf
from pocarms.web.form import Said, Wrong
from pocarms.web.gate import Gate
from pocarms.web.words import page_words

MOST_SAVED = 50  # kept at once, for windows that are open side by side
SAVED = "saved"  # in an address: the key of what was saved
LANGUAGE = "language"  # the cookie that keeps it


@dataclass(frozen=True, slots=True)
class Here:
    """What the frame of a page shows: its language, its own address, the sign of its forms."""

    language: str
    here: str
    sign: str


@dataclass(frozen=True, slots=True)
class Of:
    """What the pages about one assessment show of it. at: the address of its pages, ending in a slash."""

    name: str
    at: str
    title: str
    pack: str
    marking: str
    day: str
    signed: str
    since: str  # whether answers changed since they were signed, see `since_signed`
    notice: str


@dataclass(frozen=True, slots=True)
class Saved:
    """An answer just saved and what it changed, in words; shown once."""

    ask: str
    answer: str
    lines: tuple[str, ...]
    elsewhere: bool
    answers: bool = False  # the lines are what was answered, not what changed


@dataclass(frozen=True, slots=True)
class Tried:
    """An answer tried together with others: as it was given, as it would be written, what was on file then."""

    ask: Ask
    said: Said
    line: str
    stood: str


class Site:
    """Made once at the start. language: the one to begin with."""

    def __init__(self, desk: Desk, gate: Gate, language: str) -> None:
        self.desk, self.gate = desk, gate
        self._language = language
        self.lock = threading.RLock()
        self._saved: dict[str, Saved] = {}
        self.tries: dict[str, dict[Ask, Tried]] = {}  # by assessment; kept in memory alone

    @property
    def language(self) -> str:
        """The language of this request."""
        asked = request.cookies.get(LANGUAGE, "")
        return asked if asked in LANGUAGES else self._language

    @property
    def words(self) -> Strings:
        """Every word a page may need, in the language of this request; see `own` for the page's own."""
        return page_words(self.language)

    def own(self) -> Callable[..., str]:
        """Return what gives the page's own words by key."""
        s = self.words
        return lambda key, **values: s(f"page.{key}", **values)

    def page(self, template: str, status: int = 200, **shown: object) -> Response:
        """Return a page of ours filled."""
        here = Here(self.language, request.full_path if request.query_string else request.path, self.gate.sign)
        text = filled(f"web/{template}", "html", site=here, t=self.own(), s=self.words, **shown)
        return Response(text, status, mimetype="text/html")

    def form_page(
        self, template: str, of: Of, given: Mapping[str, str], wrong: Sequence[Wrong], trouble: str, **shown: object
    ) -> Response:
        """Return a page with a form about an assessment: what was given stands in it, what is wrong above it."""
        return self.page(
            template,
            400 if wrong or trouble else 200,
            of=of,
            saved=self.recall(),
            given=given,
            wrong={w.field: w for w in wrong},
            trouble=trouble,
            **shown,
        )

    def of(self, name: str, profile: Profile, shelf: Shelf) -> Of:
        """Return what pages about an assessment show of it."""
        s, t = self.words, self.own()
        by = " ".join(filter(None, (profile.sign.by, s.date(profile.sign.on) if profile.sign.on else "")))
        since = since_signed(profile)
        signed = t("profile.signed", said=signed_words(profile.state, by or "?", since, s)) if since else ""
        reviewed = shelf.prepared.reviewed
        return Of(
            name=name,
            at=f"/p/{quote(name)}/",
            title=profile.name,
            pack=shelf.prepared.pack.title,
            marking=marking_words(profile.marking, s.language),
            day=s.date(profile.as_of) if profile.as_of else "",
            signed=signed,
            since=since,
            notice=translation(reviewed, s) if reviewed else "",
        )

    def vouched(self, shelf: Shelf, name: str = "") -> tuple[str, ...]:
        """Say what was measured of a pack, and under which policy the assessment called `name` may use it."""
        s = self.words
        held, policy = self.desk.vouched(shelf, name)
        said = [s("pair", label=s("method.passport"), value=passport(held, s))]
        return (*said, *([s("pair", label=s("fact.policy"), value=policy)] if policy else []))

    def table(self, profile: Profile, shelf: Shelf, judgement: Judgement) -> Sitting:
        """Return a judged profile as the commands that question a result want it."""
        worker = self.desk.worker(profile.pack, shelf)
        return Sitting(profile, shelf.prepared, judgement, worker, len(shelf.ready.missing), shelf.own)

    def remember(self, saved: Saved, address: str) -> str:
        """Keep what was saved for the page that follows; return that page's address, by which it is found."""
        key = secrets.token_hex(8)
        self._saved[key] = saved
        while len(self._saved) > MOST_SAVED:
            del self._saved[next(iter(self._saved))]
        return with_key(address, key)

    def recall(self) -> Saved | None:
        """Return what the page before has saved, once."""
        return self._saved.pop(request.args.get(SAVED, ""), None)


def with_key(address: str, key: str) -> str:
    """Return an address with the key of what was saved, before its fragment."""
    path, mark, fragment = address.partition("#")
    return f"{path}{'&' if '?' in path else '?'}{SAVED}={quote(key, safe='')}{mark}{fragment}" if key else address


def markings(scheme: Scheme, language: str) -> list[tuple[str, str]]:
    """Return the markings to choose from, with their words."""
    return [(m, marking_words(scheme.marking(m), language)) for m in scheme.ids]


def form() -> Mapping[str, str]:
    """Return what the browser sent: the first text under each name."""
    found: dict[str, Any] = request.form.to_dict()
    return found
