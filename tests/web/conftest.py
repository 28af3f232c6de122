"""A page on a workspace of its own, asked without a network (`site`), or served for a browser (`served`)."""

from __future__ import annotations

import re
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pocarms.web.app import create_app
from pocarms.web.desk import Desk
from pocarms.web.gate import COOKIE, Gate
from pocarms.web.server import Served
from pocarms.web.workspace import Workspace
from tests.web.window import Window, windows

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PORT = 4321
FILES = ("monusco-2020.yaml", "unmiss-2021.yaml", "hrddp/06-depot-suspect-commander.yaml")


class Browser:
    """A browser that was let in: asks with the right host, cookie and sign."""

    def __init__(self, folder: Path, language: str = "en") -> None:
        self.folder = folder
        self.desk = Desk(Workspace(folder), "twin")
        self.gate = Gate(PORT)
        self.app = create_app(self.desk, self.gate, language)
        self.client = self.app.test_client()
        self.base = f"http://127.0.0.1:{PORT}"
        self.client.get("/start", query_string={"token": self.gate.token}, base_url=self.base)

    def get(self, path: str, **options: Any) -> Any:
        return self.client.get(path, base_url=self.base, **options)

    def post(self, path: str, data: dict[str, str] | None = None, **options: Any) -> Any:
        return self.client.post(path, base_url=self.base, data={"sign": self.gate.sign, **(data or {})}, **options)

    def answer(self, name: str, question: str, data: dict[str, str], query: str = "way=block") -> Any:
        """Answer as a person does: open the question, fill in, send."""
        path = f"/p/{name}/q/{question}?{query}"
        shown = self.get(path).get_data(as_text=True)
        stood = re.search(r'name="stood" value="([^"]*)"', shown)
        assert stood is not None, shown[:2000]
        return self.post(path, {"stood": stood[1], **data})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with two missions and a proposal."""
    made = tmp_path / "workspace"
    made.mkdir()
    for file in FILES:
        shutil.copy(EXAMPLES / file, made)
    return made


@pytest.fixture
def site(folder: Path) -> Browser:
    return Browser(folder)


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files, empty: what stays in it stays behind when the page is killed."""
    made = tmp_path / "temporary"
    made.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(made))
    return made


@contextmanager
def serving(folder: Path) -> Iterator[Callable[..., str]]:
    """Give a function that serves a workspace and returns the start address: serve(language="en")."""
    running: list[tuple[Served, threading.Thread]] = []

    def start(language: str = "en", idle: float = 0) -> str:
        served = Served(Desk(Workspace(folder), "twin"), language, "127.0.0.1", 0, idle)
        thread = threading.Thread(target=served.run, daemon=True)
        thread.start()
        running.append((served, thread))
        return served.address

    yield start
    for served, thread in running:
        served.stop()
        thread.join(5)


@pytest.fixture
def serve(folder: Path) -> Iterator[Callable[..., str]]:
    """Return a function that serves the workspace and gives the start address: serve(language="en")."""
    with serving(folder) as start:
        yield start


@pytest.fixture
def window(chromium: Any, serve: Callable[..., str]) -> Iterator[Callable[..., Window]]:
    """Return a function that opens a window: window(language="en", scripts=False, width=1280, ...)."""
    with windows(chromium, serve) as open_:
        yield open_


__all__ = ["COOKIE", "PORT", "Browser", "serving"]
