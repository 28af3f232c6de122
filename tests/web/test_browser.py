"""The page as people use it: in a browser, with scripts off, by keyboard, at every width, in both languages."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web import walks
from tests.web.audit import VIEWS, wrong_with
from tests.web.conftest import Browser, serving
from tests.web.pages import PAGES, fill, show
from tests.web.window import Window, windows

MISSION = "/p/monusco-2020/"
SAMPLES = (  # all pages in all views and colours: python -m tests.web.audit
    ("en", "wide", "light", ("list", "mission", "question, saved", "why, open", "documents, proposal")),
    (
        "fr",
        "narrow",
        "dark",
        (
            "parts",
            "shared block",
            "new, nothing filled in",
            "question, several choice",
            "tried together",
            "take, two that differ",
            "action",
        ),
    ),
    ("fr", "zoom", "forced", ("question, date", "result, proposal", "faulty file", "refused, stranger")),
)


@pytest.fixture
def desk(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Window]]:
    """Return a function that opens a window on the workspace of `tests.web.pages`."""
    full = tmp_path / "desk"
    full.mkdir()
    fill(full)
    with serving(full) as serve, windows(chromium, serve) as open_:
        yield open_


@pytest.mark.parametrize(("language", "view", "colour", "names"), SAMPLES)
def test_axe_finds_nothing_nothing_runs_over_the_edge_and_what_tab_reaches_is_seen(
    desk: Callable[..., Window], language: str, view: str, colour: str, names: tuple[str, ...]
) -> None:
    one = desk(language, True, **VIEWS[view])
    for name in names:
        assert wrong_with(show(one, name), (colour,), tabs=view == "zoom") == [], name
    assert [m for m in one.said if not re.search(r"status of 4\d\d", m)] == []


def test_every_page_that_is_served_is_among_those_looked_at(site: Browser) -> None:
    adapter = site.app.url_map.bind("x")
    ways = [way for way in PAGES.values() if isinstance(way, str)]
    shown = {adapter.match(way.split("?")[0])[0] for way in ways if way != "/nowhere"}
    served = {rule.endpoint for rule in site.app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert served - shown - {"_style"} == set()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_self_assessment_by_keyboard_without_scripts_to_a_word_file(
    window: Callable[..., Window], language: str, tmp_path: Path
) -> None:
    one = window(language)
    page = one.page
    one.enter("a[href='/new']")
    page.locator("#pack-2").press("Space")
    page.locator("#subject").fill("UNTEST")
    for part, text in (("day", "3"), ("month", "2"), ("year", "2026")):
        page.locator(f"#day-{part}").fill(text)
    page.locator("#marking-2").press("Space")
    one.enter("main form button")
    assert page.locator("h1").inner_text() == "UNTEST"
    one.enter("a[href$='next']")
    asked = set()
    for _ in range(6):
        asked.add(page.url)
        first = page.locator("input[type=radio]").first
        first.focus()
        page.keyboard.press("Space")
        page.locator("#source").fill("test report")
        one.send()
        assert page.locator("#saved").count() == 1, page.locator("main").inner_text()
    assert len(asked) == 6
    one.enter("a[href$='untest-2026-02-03/']")
    one.enter("a[href$='documents']")
    page.locator("#marking-2").press("Space")
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
def test_a_shared_block_is_made_and_answered_by_keyboard_without_scripts(
    window: Callable[..., Window], language: str
) -> None:
    one = window(language)
    page = one.go("/p/06-depot-suspect-commander/")
    one.enter("a[href$='/parts']")
    page.locator("#shared").fill("Site 3 <i>")
    page.locator("#uses-1").press("Space")
    one.enter("main form button")
    assert page.locator("h1").inner_text() == "Site 3 <i>"
    page.locator("summary").first.press("Enter")
    one.enter("details[open] a")
    page.locator("input[type=radio]").first.press("Space")
    one.enter("main form button")
    assert page.locator("#saved").count() == 1 and page.locator("h1").inner_text() == "Site 3 <i>"
    assert page.locator("dl.answers").first.locator("div").count() == 1


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_action_is_stated_by_keyboard_without_scripts(window: Callable[..., Window], language: str) -> None:
    one = window(language)
    page = one.go(MISSION)
    one.enter("a[href$='/plan']")
    one.enter("a[href$='plan/casualties.add_weapon']")
    page.locator("#status-under_way").press("Space")
    page.locator("#owner").fill("JMAC <i>")
    for part, text in (("day", "31"), ("month", "3"), ("year", "2021")):
        page.locator(f"#due-{part}").fill(text)
    one.enter("main form button")
    assert page.locator("#saved").count() == 1 and page.url.endswith("#a--casualties.add_weapon")
    assert "JMAC <i>" in page.locator("article[id='a--casualties.add_weapon']").inner_text()


def test_a_finding_opens_its_why_and_a_missing_answer_its_question(window: Callable[..., Window]) -> None:
    one = window()
    page = one.go(f"{MISSION}result")
    one.enter(".found a")
    assert "/why/" in page.url and page.locator("h1").inner_text()
    page = one.go(f"{MISSION}result")
    page.locator("summary").first.press("Enter")
    one.enter("details a")
    one.enter("main ul a[href*='/q/']")
    assert "/q/" in page.url and page.locator("form input[name=stood]").count() == 1


def test_missions_side_by_side_and_the_whole_report_show_their_own_styles(window: Callable[..., Window]) -> None:
    one = window()
    page = one.go("/")
    for n in (2, 3):
        page.locator("input[name=m]").nth(n - 2).press("Space")
    one.enter("button[form=compare]")
    assert "/compare?m=" in page.url and "MONUSCO" in page.locator("body").inner_text()
    page = one.go(f"{MISSION}report")
    assert page.locator("body").evaluate("e => getComputedStyle(e).maxWidth") != "none"
    assert one.said == []


def test_the_cookie_of_one_start_opens_no_other(window: Callable[..., Window]) -> None:
    first, second = window(), window()
    cookies = {c["name"]: c["value"] for c in first.page.context.cookies()}
    second.page.context.add_cookies([{"name": "pocarms", "value": cookies["pocarms"], "url": second.base}])
    assert re.search("refused", second.go("/").locator("h1").inner_text())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_proposal_with_three_parts_to_a_memo_and_eight_missions_side_by_side(
    desk: Callable[..., Window], language: str, tmp_path: Path
) -> None:
    one = desk(language)
    assert walks.proposal(one, tmp_path, most=4) == 4  # to the end: python -m tests.web.walks
    one.go("/")
    walks.comparison(one)
