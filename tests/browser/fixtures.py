"""The fixtures `browser`, `chromium` and `show`; tests/conftest.py makes them known to every test.

Where there is no Chromium such tests are skipped; with POCARMS_REQUIRE_BROWSER set, as in .ci/run, they fail.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pocarms.documents.pdf import find_browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
Show = Callable[..., Any]


def found() -> str | None:
    """Return the path of a Chromium, None where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def required(path: str | None, what: str) -> str:
    """Return the path of a program; where there is none the test is skipped, or fails where browsers are required."""
    if path is None:
        if os.environ.get("POCARMS_REQUIRE_BROWSER"):
            pytest.fail(f"no {what} is installed, and here one is required (POCARMS_REQUIRE_BROWSER)")
        pytest.skip(f"no {what} is installed")
    return path


@pytest.fixture
def browser() -> str:
    """A browser that the tool itself finds for printing."""
    return required(find_browser(), "browser that prints")


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A browser that is started once for all tests."""
    path = required(found(), "Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def show(chromium: Any, tmp_path: Path) -> Iterator[Show]:
    """Return a function that opens a page of HTML text: show(html, width=1280, height=900, scripts=True).

    At the end it is checked that no page asked for anything but itself.
    """
    asked: list[str] = []
    contexts = []

    def go(html: str, width: int = 1280, height: int = 900, scripts: bool = True, **options: Any) -> Any:
        file = tmp_path / f"page-{len(contexts)}.html"
        file.write_text(html, encoding="utf-8")
        context = chromium.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=scripts, offline=True, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url) if request.url != file.as_uri() else None)
        page.goto(file.as_uri())
        return page

    yield go
    for context in contexts:
        context.close()
    assert not asked, "a page asked for something"


def violations(page: Any) -> list[str]:
    """Return what axe-core finds against WCAG 2.2 A and AA on a page: rule, and where."""
    from axe_playwright_python.sync_playwright import Axe

    result = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(WCAG)}})
    return [f"{v['id']}: {node['target']} {node['failureSummary']}" for v in result.response["violations"] for node in v["nodes"]]  # fmt: skip # noqa: E501
