"""The grid in a real browser: wide, narrow, printed; by keyboard, without scripts; nothing asked for, axe satisfied.

With POCARMS_LONG set, all shipped missions are on the page.
"""

from __future__ import annotations

import io
import itertools
import os
import zlib
from functools import cache

import pytest

from pocarms.compare.render import render_comparison
from tests.browser.fixtures import Show, violations
from tests.compare.cases import comparison, examples

MISSIONS = ("minusca-2021", "monusco-2020", "unsmil-2021")  # axe reads every letter of a page: a few are enough


@cache
def page() -> str:
    chosen = examples() if os.environ.get("POCARMS_LONG") else [p for p in examples() if p.id in MISSIONS]
    return str(render_comparison(comparison(chosen, marking="confidential"), "html"))


@pytest.mark.parametrize("width", [1280, 800, 320])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(show: Show, width: int) -> None:
    shown = show(page(), width)
    assert violations(shown) == []
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    for cell in shown.locator(".grid td").all()[:20]:
        box = cell.bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= width + 1


def test_axe_finds_nothing_in_what_a_cell_shows(show: Show) -> None:
    shown = show(page())
    shown.locator(".grid td > a").nth(2).focus()
    assert shown.locator(".grid td").nth(2).locator(".tip").is_visible()
    assert violations(shown) == []


@pytest.mark.parametrize("scripts", [True, False])
def test_hover_and_focus_show_what_is_behind_a_cell_and_its_link_leads_there(show: Show, scripts: bool) -> None:
    shown = show(page(), scripts=scripts)
    cell = shown.locator(".grid td").nth(2)
    tip = cell.locator(".tip")
    assert not tip.is_visible()
    cell.hover()
    assert tip.is_visible()
    assert "Casualty recording is missing or incomplete" in tip.inner_text()
    tip.hover()
    assert tip.is_visible(), "the pointer can go onto it"
    shown.mouse.move(0, 0)
    cell.locator("a").focus()
    assert tip.is_visible()
    if scripts:
        shown.keyboard.press("Escape")
        assert not tip.is_visible()
    shown.keyboard.press("Enter")
    target = shown.url.partition("#")[2]
    assert target and shown.locator(f"[id='{target}']").is_visible()
    assert "Casualty recording is missing or incomplete" in shown.locator(f"[id='{target}']").inner_text()


def test_the_keyboard_reaches_every_cell_in_order(show: Show) -> None:
    shown = show(page())
    links = shown.locator("a, summary").count()
    reached = []
    for _ in range(links):
        shown.keyboard.press("Tab")
        reached.append(shown.evaluate("document.activeElement.getAttribute('href') || document.activeElement.tagName"))
    cells = shown.evaluate("[...document.querySelectorAll('.grid td > a')].map(a => a.getAttribute('href'))")
    assert [href for href in reached if href in set(cells)] == cells
    assert len(set(cells)) == len(cells)


def test_every_link_leads_somewhere(show: Show) -> None:
    shown = show(page())
    broken = shown.evaluate(
        "[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))"
        ".filter(h => !h.startsWith('#') || !document.getElementById(h.slice(1)))"
    )
    ids = shown.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert broken == [] and len(set(ids)) == len(ids)


def test_the_unknown_share_stands_beside_every_name(show: Show) -> None:
    shown = show(page())
    for head in shown.locator(".grid tbody th").all():
        assert " questions unknown" in head.inner_text()


def test_printed_it_is_landscape_with_the_marking_on_every_page(show: Show) -> None:
    shown = show(page())
    data = shown.pdf(prefer_css_page_size=True)
    texts = pdf_pages(data)
    assert b"/MediaBox [0 0 841." in data and len(texts) > 1


def pdf_pages(data: bytes) -> list[bytes]:
    """Return the content streams of the pages of a PDF, unpacked."""
    found = []
    for part in data.split(b"stream\n")[1:]:
        try:
            text = zlib.decompress(part.split(b"\nendstream")[0])
        except zlib.error:
            continue
        if b" Tf" in text:
            found.append(text)
    return found


# colour ---------------------------------------------------------------------------------------------------------------


KINDS = ("none", "protanopia", "deuteranopia", "tritanopia", "achromatopsia")


@pytest.mark.parametrize("kind", KINDS)
def test_grades_and_strips_are_told_apart_whatever_colours_are_seen(show: Show, kind: str) -> None:
    """The mean colours of the legend's strips, as the browser shows them to such eyes, differ in lightness or hue."""
    shown = show(page())
    session = shown.context.new_cdp_session(shown)
    session.send("Emulation.setEmulatedVisionDeficiency", {"type": kind})
    means = {}
    for item in shown.locator(".legend li").all():
        strip = item.locator(".strip")
        means[item.inner_text()] = mean(png(strip.screenshot()))
    assert len(means) == 5
    for (one, a), (other, b) in itertools.combinations(means.items(), 2):
        if "unknown" in one + other or "apply" in one + other:
            continue  # these two are told apart by pattern: hatched, dotted
        assert sum(abs(x - y) for x, y in zip(a, b, strict=True)) > 60, (kind, one, other, a, b)


def png(data: bytes) -> list[tuple[int, int, int]]:
    """Return the pixels of a PNG as Chromium writes it: eight bits, RGB or RGBA, without interlacing."""
    stream = io.BytesIO(data[8:])
    packed, width, height, channels = b"", 0, 0, 3
    while head := stream.read(8):
        size, kind = int.from_bytes(head[:4], "big"), head[4:]
        body = stream.read(size)
        stream.read(4)
        if kind == b"IHDR":
            width, height = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")
            channels = {2: 3, 6: 4}[body[9]]
        elif kind == b"IDAT":
            packed += body
    raw, stride, before, pixels = zlib.decompress(packed), width * channels, bytearray(width * channels), []
    for row in range(height):
        kind_, line = raw[row * (stride + 1)], bytearray(raw[row * (stride + 1) + 1 : (row + 1) * (stride + 1)])
        for i in range(stride):
            left, up = line[i - channels] if i >= channels else 0, before[i]
            corner = before[i - channels] if i >= channels else 0
            line[i] = (line[i] + (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind_]) & 255
        pixels += [(line[i], line[i + 1], line[i + 2]) for i in range(0, stride, channels)]
        before = line
    return pixels


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda x: abs(guess - x))


def mean(pixels: list[tuple[int, int, int]]) -> tuple[float, ...]:
    return tuple(sum(p[n] for p in pixels) / len(pixels) for n in range(3))


def test_in_black_and_white_the_page_says_everything_in_words(show: Show) -> None:
    """Whatever a cell shows by colour stands in it as words and numbers."""
    shown = show(page(), forced_colors="active")
    for text in shown.locator(".grid td > a").all_inner_texts():
        assert any(mark in text for mark in "●◐○?–"), text
    assert violations(shown) == []
