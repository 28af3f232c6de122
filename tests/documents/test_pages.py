"""Pages in a real browser: WCAG 2.2 AA by axe-core, 320 pixels, dark, print; and their weight."""

from __future__ import annotations

from functools import cache

import pytest

from pocarms.assessment.assess import assess
from pocarms.documents.produce import short_paper
from pocarms.memo.render import render_memo
from pocarms.reports.render import render
from tests.browser.fixtures import Show, violations
from tests.documents.books import EXAMPLES, NO_ENGINE, prepared, profile_of
from tests.documents.hostile import hostile_assessment
from tests.documents.looks import MOST, weights
from tests.running import Run


@cache
def page(kind: str, language: str) -> str:
    """Return a page: report | brief | memo | support | hostile."""
    if kind == "hostile":
        return render(hostile_assessment(language=language), "html", language, False)
    file = "hrddp/06-depot-suspect-commander.yaml" if kind in ("memo", "support") else "monusco-2020.yaml"
    profile = profile_of(EXAMPLES / file)
    ready = prepared(profile.pack, language)
    assessment = assess(ready, profile, NO_ENGINE)[0]
    if kind == "memo":
        return render_memo(assessment, ready.pack, "html", language)
    if kind == "brief":
        return short_paper("brief", "html", assessment, ready.pack, language)
    return render(assessment, "html", language, False)


@pytest.mark.parametrize(
    ("kind", "language", "scheme"),
    [("report", "en", "dark"), ("brief", "fr", "light"), ("brief", "en", "dark"), ("memo", "fr", "light")],
)
def test_wcag(kind: str, language: str, scheme: str, show: Show) -> None:
    assert violations(show(page(kind, language), color_scheme=scheme)) == []


@pytest.mark.parametrize(
    ("asked", "language", "width", "scheme"),
    [
        ("register {}/hrddp", "fr", 320, "dark"),
        ("explain {}/monusco-2020.yaml casualties.add_weapon", "fr", 320, "dark"),
        ("next {}/hrddp/06-depot-suspect-commander.yaml --count 5", "fr", 1280, "light"),
        ("whatif {}/monusco-2020.yaml --set casualties.recorded=no --engine twin", "en", 320, "dark"),
    ],
)
def test_wcag_of_what_commands_write(asked: str, language: str, width: int, scheme: str, run: Run, show: Show) -> None:
    code, html, err = run(*(word.format(EXAMPLES) for word in asked.split()), "--format", "html", "--lang", language)
    assert code == 0, err
    shown = show(html, width, color_scheme=scheme)
    assert violations(shown) == []
    assert shown.evaluate("document.documentElement.scrollWidth") <= width


def test_a_brief_has_no_contents_and_a_report_has() -> None:
    """A brief has one section besides its summary at most: contents of it would be a heading with little or nothing."""
    profile = profile_of(EXAMPLES / "hrddp" / "15-fuel-month-nine.yaml")
    ready = prepared(profile.pack, "fr")
    assessment = assess(ready, profile, NO_ENGINE)[0]
    assert "<nav" not in short_paper("brief", "html", assessment, ready.pack, "fr")
    assert "<nav" in render(assessment, "html", "fr", False)


def test_hostile_texts_make_no_element(show: Show) -> None:
    shown = show(page("hostile", "en"))
    assert shown.evaluate("document.querySelectorAll('script, img, iframe, object').length") == 0


@pytest.mark.parametrize("kind", ["report", "brief", "memo"])
def test_320_pixels(kind: str, show: Show) -> None:
    shown = show(page(kind, "fr"), width=320, height=640)
    assert shown.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_memo_names_its_cells_where_a_narrow_screen_shows_no_head_of_a_table(show: Show) -> None:
    shown = show(page("memo", "en"))
    labels = "[...document.querySelectorAll('td > .col')].map(e => getComputedStyle(e).display)"
    assert shown.evaluate(labels) and set(shown.evaluate(labels)) == {"none"}
    shown.set_viewport_size({"width": 320, "height": 900})
    assert set(shown.evaluate(labels)) == {"inline"}
    assert "Owner: " in shown.inner_text(".measures") and "Asks for at least: " in shown.inner_text(".risks")


def test_what_is_folded_opens_in_print(show: Show) -> None:
    shown = show(page("report", "en"))
    heights = "[...document.querySelectorAll('details > table')].map(t => t.getBoundingClientRect().height)"
    shown.evaluate("document.querySelectorAll('details').forEach(d => d.removeAttribute('open'))")
    shown.emulate_media(media="print")
    assert all(height > 0 for height in shown.evaluate(heights))


def test_keyboard_reaches_pictures_and_folds(show: Show) -> None:
    shown = show(page("report", "en"))
    reached = set[str]()
    for _ in range(40):
        shown.keyboard.press("Tab")
        reached.add(str(shown.evaluate("document.activeElement.className || document.activeElement.tagName")))
    assert {"skip", "picture", "SUMMARY"} <= reached


@pytest.mark.parametrize(("stem", "language"), [("monusco-2020", "fr"), ("minusca-2021", "fr"), ("unmiss-2021", "fr")])
def test_weight(stem: str, language: str) -> None:
    """The heaviest examples, without their annex and with it; `python -m tests.documents.looks` weighs all."""
    for whole, weight in weights(EXAMPLES / f"{stem}.yaml", language).items():
        assert 10_000 < weight < MOST[whole]


@pytest.mark.parametrize("kind", ["report", "memo", "comparison"])
def test_soft_texts_are_plain_ones_where_more_contrast_is_wished(kind: str, show: Show) -> None:
    if kind == "comparison":
        from pocarms.compare.render import render_comparison
        from tests.compare.cases import comparison, examples

        html = str(render_comparison(comparison(examples()[:2]), "html"))
    else:
        html = page(kind, "en")
    color = "getComputedStyle(document.querySelector('{}')).color"
    said = f"[{color.format('.soft, .advises, .ref')}, {color.format('h1')}]"
    soft, ink = show(html, contrast="more").evaluate(said)
    assert soft == ink
    soft, ink = show(html).evaluate(said)
    assert soft != ink
