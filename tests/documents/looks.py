"""What a machine can see of a page that a reader would trip over; `python -m tests.documents.looks` reads all examples.

A sample of it is a test (test_looks.py). It finds text that is cut or runs out of its place at two widths, headings
with nothing under them, places of templates that were not filled, doubled stops and, in French, punctuation set as in
English. Reports are weighed too, with their annex and without.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pocarms.assessment.assess import Prepared, assess
from pocarms.assessment.result import Assessment
from pocarms.documents.produce import short_paper
from pocarms.memo.marking import marking_notes
from pocarms.memo.render import render_memo
from pocarms.reports.render import render
from tests.documents.books import EXAMPLES, NO_ENGINE, prepared, profile_of

WIDTHS = (1280, 320)
MOST = {False: 300_000, True: 1_000_000}  # bytes of a report as a page, without its annex and with it
_WRONG = {
    "a place that was not filled": re.compile(r"\{\}|\{[a-z_]+\}|\{\{|\}\}|\[\]|\bundefined\b|\[en\]"),
    "two stops": re.compile(r"(?<![.…])\.\.(?![.…])|[;:,] ?[;:,.]|\?\.|!\."),
    "a space before a stop": re.compile(r"\w [,.](?=\s|$)"),
}
_FRENCH = {
    "a sign without its narrow space": re.compile(r"[^\W\d_][;!?»](?=\s|$)|[^\W\d_]:(?=\s|$)|«\w"),
    "a sign after a space that breaks": re.compile(r"\w [:;!?»](?=\s|$)|« "),
}
_CUT = """() => [...document.querySelectorAll('body *')].filter(e => {
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  if (e.closest('.vh, .skip, .picture, thead, svg') || !box.width || style.position === 'absolute') return false;
  const scrolls = ['auto', 'scroll'].includes(style.overflowX);
  return !scrolls && !e.closest('.scroll') && style.display !== 'inline'
    && (e.scrollWidth > e.clientWidth + 1 || box.right > innerWidth + 1);
}).slice(0, 5).map(e => `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 60)}`)"""
_BARE = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(h => {
  let e = h; while (e && !e.nextElementSibling) e = e.parentElement;
  return !h.textContent.trim() || !e || ![...h.parentElement.children].some(x => x !== h && x.textContent.trim())
    || (e.nextElementSibling.tagName[0] === 'H' && e === h
    && e.nextElementSibling.tagName <= h.tagName);
}).map(h => h.textContent.trim())"""


def wrong_texts(text: str, language: str) -> list[str]:
    """Return what is wrong with the text of a page, each with some of what stands around it."""
    found = []
    for what, pattern in {**_WRONG, **(_FRENCH if language == "fr" else {})}.items():
        found += [
            f"{what}: …{text[max(0, m.start() - 30) : m.end() + 20]}…".replace("\n", " ")
            for m in pattern.finditer(text)
        ]
    return found


def wrong_looks(page: Any) -> list[str]:
    """Return what is cut or runs out of its place on an open page at each width, and headings with nothing below."""
    found = [f"heading alone: {text}" for text in page.evaluate(_BARE)]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"cut at {width}: {text}" for text in page.evaluate(_CUT)]
    return found


def assessed(path: Path, language: str) -> tuple[Assessment, Prepared]:
    """Return a profile assessed, as users see it, and its pack with texts in a language."""
    profile = profile_of(path)
    ready = prepared(profile.pack, language)
    result = assess(ready, profile, NO_ENGINE)[0]
    return replace(result, run=replace(result.run, inference="durable+twin", notice="")), ready


def weights(path: Path, language: str) -> dict[bool, int]:
    """Return the bytes of a profile's report as a page, without its annex and with it."""
    result, ready = assessed(path, language)
    notes = marking_notes(result, ready.pack, language)
    return {whole: len(render(result, "html", language, whole, notes=notes).encode()) for whole in MOST}


def pages(path: Path, language: str) -> Iterator[tuple[str, str]]:
    """Yield the pages made of a profile, each with its name."""
    result, ready = assessed(path, language)
    notes = marking_notes(result, ready.pack, language)
    yield "report", render(result, "html", language, False, notes=notes)
    yield "brief", short_paper("brief", "html", result, ready.pack, language)
    if ready.pack.memo is not None:
        yield "memo", render_memo(result, ready.pack, "html", language)


def main() -> int:
    """Look at every page of every example in both languages; print what is wrong; return 1 where there is anything."""
    from playwright.sync_api import sync_playwright

    from tests.browser.fixtures import FLAGS, found

    n = bad = 0
    heaviest = dict.fromkeys(MOST, (0, ""))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=found(), args=list(FLAGS))
        for path in sorted(EXAMPLES.rglob("*.yaml")):
            for language in ("en", "fr"):
                for whole, weight in weights(path, language).items():
                    heaviest[whole] = max(heaviest[whole], (weight, f"{path.stem} {language}"))
                for kind, html in pages(path, language):
                    file = Path(folder) / "page.html"
                    file.write_text(html, encoding="utf-8")
                    page = browser.new_page(offline=True)
                    page.goto(file.as_uri())
                    wrong = wrong_texts(page.inner_text("body"), language) + wrong_looks(page)
                    page.close()
                    n, bad = n + 1, bad + len(wrong)
                    for text in wrong:
                        print(f"{path.stem} {kind} {language}: {text}")
        browser.close()
    for whole, (weight, name) in heaviest.items():
        said = f"the heaviest report {'with' if whole else 'without'} its annex: {name}, {weight} bytes"
        if weight >= MOST[whole]:
            bad, said = bad + 1, f"{said}, which is too much"
        print(said)
    print(f"{n} pages looked at, each at {len(WIDTHS)} widths; {bad} things to look into")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
