"""The page as people use it: in a browser, with scripts off, by keyboard, at every width, in both languages."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.fixtures import violations

MISSION = "/p/monusco-2020/"
PAGES = (
    "/",
    "/new",
    MISSION,
    f"{MISSION}block/mandate",
    f"{MISSION}q/mandate.protection?way=next",
    f"{MISSION}q/mandate.arms_tasks?way=block",
    f"{MISSION}check",
    f"{MISSION}result",
    f"{MISSION}why/casualties.add_weapon",
    f"{MISSION}documents",
    f"{MISSION}about",
    f"{MISSION}take",
    f"{MISSION}plan",
    f"{MISSION}plan/casualties.add_weapon",
    f"{MISSION}goal/casualties.add_weapon?to=ruled_out",
    "/p/06-depot-suspect-commander/",
    "/p/06-depot-suspect-commander/result",
    "/nowhere",
)


class Window:
    """A browser window that was let in, with all that it asked for."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.base = page, address.split("/start")[0]
        self.asked: list[str] = []
        self.said: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.goto(address)

    def go(self, path: str) -> Any:
        self.page.goto(self.base + path)
        return self.page


@pytest.fixture
def window(chromium: Any, serve: Callable[..., str]) -> Iterator[Callable[..., Window]]:
    """Return a function that opens a window: window(language="en", scripts=False, width=1280, ...)."""
    contexts: list[Any] = []
    opened: list[Window] = []

    def open_(language: str = "en", scripts: bool = False, width: int = 1280, **options: Any) -> Window:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=scripts, accept_downloads=True, **options
        )
        contexts.append(context)
        opened.append(Window(context.new_page(), serve(language)))
        return opened[-1]

    yield open_
    for one in opened:
        assert all(url.startswith(one.base) for url in one.asked), "a page asked another host for something"
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("language", "width", "pages", "options"),
    [
        ("en", 1280, PAGES, {}),
        ("fr", 320, PAGES, {"color_scheme": "dark"}),
        ("en", 320, PAGES[:5], {"forced_colors": "active"}),
    ],
)
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(
    window: Callable[..., Window], language: str, width: int, pages: tuple[str, ...], options: dict[str, Any]
) -> None:
    one = window(language, True, width, **options)
    for path in pages:
        page = one.go(path)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert [m for m in one.said if "404" not in m] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_self_assessment_by_keyboard_without_scripts_to_a_word_file(
    window: Callable[..., Window], language: str, tmp_path: Path
) -> None:
    page = window(language).page
    page.locator("a[href='/new']").press("Enter")
    page.locator("#pack-2").press("Space")
    page.locator("#subject").fill("UNTEST")
    for part, text in (("day", "3"), ("month", "2"), ("year", "2026")):
        page.locator(f"#day-{part}").fill(text)
    page.locator("#marking-2").press("Space")
    page.locator("main form button").press("Enter")
    assert page.locator("h1").inner_text() == "UNTEST"
    page.locator("a[href$='next']").press("Enter")
    asked = set()
    for _ in range(6):
        asked.add(page.url)
        first = page.locator("input[type=radio]").first
        first.focus()
        page.keyboard.press("Space")
        page.locator("#source").fill("test report")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.locator("#saved").count() == 1, page.locator("main").inner_text()
    assert len(asked) == 6
    page.locator("a[href$='untest-2026-02-03/']").first.press("Enter")
    page.locator("a[href$='documents']").press("Enter")
    page.locator("#marking-1").press("Space")
    page.locator("input[value='report.docx']").press("Space")
    with page.expect_download() as download:
        page.locator("main form button").press("Enter")
    name = download.value.suggested_filename
    assert name.endswith(".docx") and "CONFIDENTIEL" in name if language == "fr" else "CONFIDENTIAL" in name
    file = tmp_path / "made.docx"
    download.value.save_as(file)
    with zipfile.ZipFile(file) as inside:
        text = inside.read("word/document.xml").decode("utf-8")
    assert "UNTEST" in text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_action_is_stated_by_keyboard_without_scripts(window: Callable[..., Window], language: str) -> None:
    page = window(language).go(MISSION)
    page.locator("a[href$='/plan']").press("Enter")
    page.locator("a[href$='plan/casualties.add_weapon']").press("Enter")
    page.locator("#status-under_way").press("Space")
    page.locator("#owner").fill("JMAC <i>")
    for part, text in (("day", "31"), ("month", "3"), ("year", "2021")):
        page.locator(f"#due-{part}").fill(text)
    page.locator("main form button").press("Enter")
    assert page.locator("#saved").count() == 1 and page.url.endswith("#a--casualties.add_weapon")
    assert "JMAC <i>" in page.locator("article[id='a--casualties.add_weapon']").inner_text()


def test_a_finding_opens_its_why_and_a_missing_answer_its_question(window: Callable[..., Window]) -> None:
    one = window()
    page = one.go(f"{MISSION}result")
    page.locator(".found a").first.press("Enter")
    assert "/why/" in page.url and page.locator("h1").inner_text()
    page = one.go(f"{MISSION}result")
    page.locator("summary").first.press("Enter")
    page.locator("details a").first.press("Enter")
    page.locator("main ul a[href*='/q/']").first.press("Enter")
    assert "/q/" in page.url and page.locator("form input[name=stood]").count() == 1


def test_missions_side_by_side_and_the_whole_report_show_their_own_styles(window: Callable[..., Window]) -> None:
    one = window()
    page = one.go("/")
    for n in (2, 3):
        page.locator("input[name=m]").nth(n - 2).press("Space")
    page.locator("button[form=compare]").press("Enter")
    assert "/compare?m=" in page.url and "MONUSCO" in page.locator("body").inner_text()
    page = one.go(f"{MISSION}report")
    assert page.locator("body").evaluate("e => getComputedStyle(e).maxWidth") != "none"
    assert one.said == []


def test_the_cookie_of_one_start_opens_no_other(window: Callable[..., Window]) -> None:
    first, second = window(), window()
    cookies = {c["name"]: c["value"] for c in first.page.context.cookies()}
    second.page.context.add_cookies([{"name": "pocarms", "value": cookies["pocarms"], "url": second.base}])
    assert re.search("refused", second.go("/").locator("h1").inner_text())
