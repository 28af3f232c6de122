"""Whole jobs in the page, by keyboard alone and with scripts off: `python -m tests.web.walks [--lang en fr]`.

Each ends in what a person came for: a memo with its marking, a comparison. Nothing is prepared outside the page but the
files of missions that are compared.
"""

from __future__ import annotations

import argparse
import tempfile
import zipfile
from pathlib import Path

from tests.web.audit import browsing
from tests.web.pages import EIGHT, fill
from tests.web.window import Window

PARTS = ("Fuel for unit A", "Training of unit B", "Radios for unit C")
MOST = 400  # questions of one proposal, its parts included


def proposal(window: Window, folder: Path, most: int = MOST) -> int:
    """A proposal with three parts, begun and answered in the page, to a memo in Word; return how much was answered.

    At most `most` questions are answered; else until nothing that can be asked changes the result.
    """
    page = window.page
    window.follow("a[href='/new']")
    window.choose("input[name=pack][value=hrddp]")
    window.type("#subject", "Support to the brigade")
    for part, text in (("day", "3"), ("month", "2"), ("year", "2026")):
        window.type(f"#day-{part}", text)
    window.choose("#marking-2")
    window.follow("main form button")
    own = page.url.split("?")[0]
    window.follow("a[href$='/about']")
    for title in PARTS:
        window.type("#part", title)
        window.send()
        assert title in page.locator("main").inner_text()
    page.goto(own)
    window.follow("a[href$='/next']")
    answered = 0
    while answered < most and page.locator("form input[name=stood]").count():
        _answer(window)
        answered += 1
    assert answered == most or page.locator(f"a[href='{own[len(window.base) :]}result']").count()
    page.goto(own)
    window.follow("a[href$='/documents']")
    window.choose("input[name=marking]", 1)
    window.choose("input[value='memo.docx']")
    made = window.download("main form button")
    file = folder / made.suggested_filename
    made.save_as(file)
    with zipfile.ZipFile(file) as inside:
        text = inside.read("word/document.xml").decode("utf-8")
    assert all(title in text for title in (*PARTS, "Support to the brigade")), text[:2000]
    assert "CONFIDEN" in file.name
    return answered


def _answer(window: Window) -> None:
    """Answer the question shown: the first of what is offered, one line of several, a number, a day."""
    page = window.page
    at = page.url
    if page.locator("input[name^='line.']").count():
        window.choose("input[name^='line.']", 0)
    elif page.locator("#typed-day").count():
        for part, text in (("day", "1"), ("month", "3"), ("year", "2026")):
            window.type(f"#typed-{part}", text)
    elif page.locator("#typed").count():
        window.type("#typed", "6")
    else:
        window.choose("input[name=value]", 0)
    window.type("#source", "file note")
    window.send()
    assert page.locator("#saved").count() == 1, (at, page.locator("main").inner_text()[:1500])


def comparison(window: Window) -> None:
    """Eight missions picked from the list and laid side by side."""
    page = window.page
    for file in EIGHT:
        window.choose(f"input[name=m][value='{file.stem}']")
    window.follow("button[form=compare]")
    text = page.locator("body").inner_text()
    assert all(name in text for name in ("MONUSCO", "UNIFIL", "MINUSCA")), text[:2000]
    assert page.locator("table").count() > 0


def main() -> None:
    """Walk them all, print what was done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", nargs="+", default=["en", "fr"])
    asked = parser.parse_args()
    for language in asked.lang:
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as made:
            fill(Path(folder))
            with browsing(Path(folder)) as open_:
                answered = proposal(open_(language), Path(made))
                print(
                    f"{language}: a proposal of {len(PARTS)} parts to a memo, {answered} questions answered", flush=True
                )
                comparison(open_(language, width=320, height=256))
                print(f"{language}: {len(EIGHT)} missions side by side, at 400 per cent", flush=True)


if __name__ == "__main__":
    main()
