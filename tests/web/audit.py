"""Every page in both languages, at every width, in every colour scheme: `python -m tests.web.audit`.

    python -m tests.web.audit [--lang en fr] [--view wide narrow zoom] [--page NAME ...] [--pictures FOLDER]

Each page is checked by axe-core against WCAG 2.2 AA in light, dark and forced colours; nothing may run over the edge,
and whatever Tab leads to must be seen there. `--pictures` also takes a picture of each, light and dark.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.fixtures import FLAGS, found, violations
from tests.web.conftest import serving
from tests.web.pages import PAGES, fill, show
from tests.web.window import MOST_TABS, Window, windows

VIEWS: dict[str, dict[str, Any]] = {
    "wide": {"width": 1280, "height": 900},
    "narrow": {"width": 320, "height": 640},
    "zoom": {"width": 320, "height": 256, "device_scale_factor": 4},  # 1280 by 1024 enlarged to 400 per cent
}
TALLEST = 4000  # pixels of a page in a picture
COLOURS: dict[str, dict[str, str]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}


def wrong_with(page: Any, colours: tuple[str, ...] = tuple(COLOURS), tabs: bool = True) -> list[str]:
    """Return everything that is wrong with the page shown in a window with scripts on."""
    told = []
    for colour in colours:
        page.emulate_media(**COLOURS[colour])
        told += [f"{colour}: {text}" for text in violations(page)]
    page.emulate_media(**COLOURS["light"])
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if over > 0:
        told.append(f"runs {over} px over the edge")
    return [*told, *(hidden(page) if tabs else ())]


def hidden(page: Any) -> list[str]:
    """Go through a page by Tab; return what cannot be seen when it is reached (WCAG 2.4.11)."""
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    told, seen = [], 0
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        at = page.evaluate(_SEEN)
        if at == "end":
            break
        seen += 1
        if at:
            told.append(f"not seen where Tab leads: {at}")
    return told if seen else ["nothing is reached by Tab"]


_SEEN = """() => {
  const e = document.activeElement;
  if (!e || e === document.body || e.dataset.beenHere) return "end";
  e.dataset.beenHere = "1";
  const box = e.getClientRects()[0] || e.getBoundingClientRect();  // of a link over two lines, its first
  const middle = Math.max(0, box.left) + Math.min(innerWidth, box.right);
  const height = Math.max(0, box.top) + Math.min(innerHeight, box.bottom);
  const inside = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  const top = inside ? document.elementFromPoint(middle / 2, height / 2) : null;
  const shown = top && (e.contains(top) || top.contains(e));
  return shown ? "" : e.outerHTML.slice(0, 120);
}"""


def picture(page: Any, file: Path) -> None:
    """Take a picture of a page, as far down as TALLEST, light and dark."""
    file.parent.mkdir(parents=True, exist_ok=True)
    size = page.viewport_size
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], min(height, TALLEST))})
    page.evaluate("scrollTo(0, 0)")
    for colour in ("light", "dark"):
        page.emulate_media(**COLOURS[colour])
        page.screenshot(path=file.with_name(f"{file.name}-{colour}.png"), timeout=60_000)
    page.set_viewport_size(size)


@contextmanager
def browsing(folder: Path) -> Iterator[Callable[..., Window]]:
    """Give a function that opens windows on a workspace, outside of pytest."""
    from playwright.sync_api import sync_playwright

    with serving(folder) as serve, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found(), args=list(FLAGS))
        with windows(browser, serve) as open_:
            yield open_
        browser.close()


def main() -> None:
    """Go through them all, print what is wrong; exit code 1 where something is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", nargs="+", default=["en", "fr"])
    parser.add_argument("--view", nargs="+", default=list(VIEWS), choices=list(VIEWS))
    parser.add_argument("--page", nargs="+", default=list(PAGES), choices=list(PAGES))
    parser.add_argument("--pictures", type=Path, help="a folder for pictures")
    parser.add_argument("--no-checks", action="store_true", help="take pictures only")
    asked = parser.parse_args()
    number = wrong = 0
    for language in asked.lang:
        with tempfile.TemporaryDirectory() as folder:
            fill(Path(folder))
            with browsing(Path(folder)) as open_:
                for view in asked.view:
                    window = open_(language, True, **VIEWS[view])
                    for name in asked.page:
                        number += 1
                        try:
                            page = show(window, name)
                        except Exception as error:  # a machine may be too busy for one page; the others are looked at
                            wrong += 1
                            print(f"{language} {view} {name}: not shown: {str(error).splitlines()[0]}", flush=True)
                            continue
                        for text in [] if asked.no_checks else wrong_with(page):
                            wrong += 1
                            print(f"{language} {view} {name}: {text}", flush=True)
                        if asked.pictures is not None:
                            picture(page, asked.pictures / f"{name}-{language}-{view}".replace(" ", "_"))
    print(f"{number} views of {len(asked.page)} pages, each in {', '.join(COLOURS)}: {wrong} faults")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
