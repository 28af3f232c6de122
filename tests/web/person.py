"""Somebody at a browser, as far as forms go: on a server that is a program of its own, as people start it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from html import unescape
from http.cookiejar import CookieJar
from pathlib import Path

from pocarms.commands.packs import Packs
from pocarms.model.profile import Profile
from pocarms.profiles.load import load_profile
from pocarms.records import dataclass

ROOT = Path(__file__).resolve().parents[2]
NAME = "monusco-2020"
MISSION = f"/p/{NAME}/"
DAY = {"day.day": "1", "day.month": "6", "day.year": "2026"}


@dataclass(frozen=True, slots=True)
class Told:
    """What came back: the status, and the page as text."""

    status: int
    text: str

    @property
    def saved(self) -> bool:
        return "Saved: " in self.text or "Enregistré" in self.text


@dataclass(frozen=True, slots=True)
class Form:
    """A form as it was opened: where it is sent, what stands hidden in it, and the page around it."""

    path: str
    hidden: Mapping[str, str]
    text: str


class Person:
    """A window on a server of its own. largest: bytes that any file the server writes may have."""

    def __init__(self, folder: Path, language: str = "en", largest: int = 0) -> None:
        def limited() -> None:
            import resource

            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

        command = [str(ROOT / "cli.py"), "serve", str(folder), "--no-browser", "--engine", "twin", "--lang", language]
        self.server = subprocess.Popen(
            [sys.executable, *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            preexec_fn=limited if largest else None,
        )
        assert self.server.stdout is not None
        address = re.search(r"http\S+", self.server.stdout.readline())
        assert address is not None
        self.base = address[0].split("/start")[0]
        self._browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self._browser.open(address[0], timeout=60).read()

    def ask(self, path: str, data: Mapping[str, str] | None = None) -> Told:
        """Open a page, or send a form; follow where that leads."""
        body = None if data is None else urllib.parse.urlencode(data).encode()
        try:
            with self._browser.open(urllib.request.Request(self.base + path, body), timeout=60) as answer:
                return Told(answer.status, answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return Told(error.code, error.read().decode())

    def open(self, path: str) -> Form:
        """Open a page with a form."""
        text = self.ask(path).text
        return Form(path, hidden(text), text)

    def send(self, form: Form, given: Mapping[str, str]) -> Told:
        """Send a form that was opened."""
        return self.ask(form.path, {**form.hidden, **given})

    def change(self, path: str, given: Mapping[str, str]) -> Told:
        """Open a form, fill it in, send it."""
        return self.send(self.open(path), given)

    def answer(self, question: str, value: str, note: str, **more: str) -> bool:
        """Answer; return whether the page said that it is saved. False where somebody else was quicker."""
        told = self.change(f"{MISSION}q/{question}?way=alone", {"value": value, "note": note, **more})
        assert told.status in (200, 409), told.text[:2000]
        return told.saved

    def end(self) -> None:
        self.server.kill()
        self.server.wait()
        assert self.server.stdout is not None
        self.server.stdout.close()


def hidden(text: str) -> dict[str, str]:
    """Return what stands hidden in the forms of a page."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', text)
    return {name: unescape(value) for name, value in found}


def profile_in(folder: Path, name: str = NAME) -> Profile:
    """Return a profile as the command line reads it; fails where it cannot be read."""
    return load_profile(folder / f"{name}.yaml", Packs(None, "en").find)[0]


def notes_in(profile: Profile) -> dict[str, list[str]]:
    """Return the notes of all answers given to each question, of the whole."""
    return {q: [a.evidence.note for a in given] for q, given in profile.answers.items()}


def left_over(folder: Path) -> list[str]:
    """Return what nobody asked for: locks, and files half written."""
    return sorted(os.fspath(f.relative_to(folder)) for f in folder.rglob(".*") if f.is_file())
