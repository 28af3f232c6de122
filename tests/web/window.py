"""A browser window on the page, used as people use it: by keyboard alone; and all that it asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

PATIENCE = 120_000  # milliseconds; a machine may be busy with other things
MOST_TABS = 400  # presses of Tab before something counts as out of reach


class Window:
    """A browser window that was let in, with all that it asked for."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.base = page, address.split("/start")[0]
        self.asked: list[str] = []
        self.said: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.goto(address)

    def go(self, path: str) -> Any:
        self.page.goto(self.base + path)
        return self.page

    def enter(self, selector: str, nth: int = 0) -> None:
        """Press Enter on a link or button, wherever the cursor is, and wait until the page that comes is whole.

        A press alone comes back when the new address stands: what is then counted may not have come yet.
        """
        with self.page.expect_navigation():
            self.page.locator(selector).nth(nth).press("Enter")

    def click(self, selector: str) -> Any:
        """Click on the first of such links or buttons, and wait until the page that comes is whole; return it."""
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()
        return self.page

    # by keyboard ------------------------------------------------------------------------------------------------------

    def reach(self, selector: str, nth: int = 0) -> None:
        """Press Tab until something stands under the cursor; fail where Tab never leads there.

        Of radio buttons Tab reaches one of a group, and the arrows the others; so a group is entered first.
        """
        wanted = self.page.locator(selector).nth(nth)
        assert wanted.count(), (selector, nth, self.page.url, self.page.locator("main").inner_text()[:1500])
        for _ in range(MOST_TABS):
            if wanted.evaluate("e => document.activeElement === e"):
                return
            if wanted.evaluate(_SAME_GROUP):
                self._along(wanted)
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never leads to {selector} on {self.page.url}")

    def _along(self, wanted: Any) -> None:
        for _ in range(40):
            if wanted.evaluate("e => document.activeElement === e"):
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows never lead to {wanted} on {self.page.url}")

    def choose(self, selector: str, nth: int = 0) -> None:
        """Choose a radio button or tick a box."""
        self.reach(selector, nth)
        if not self.page.locator(selector).nth(nth).is_checked():
            self.page.keyboard.press("Space")
        assert self.page.locator(selector).nth(nth).is_checked(), selector

    def type(self, selector: str, text: str) -> None:
        """Type into a field."""
        self.reach(selector)
        self.page.keyboard.type(text)

    def follow(self, selector: str, nth: int = 0) -> None:
        """Follow a link, or press a button, and wait for the page that comes."""
        self.reach(selector, nth)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def send(self) -> None:
        """Send the form that the cursor is in, as Enter does."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def download(self, selector: str) -> Any:
        """Press a button that leads to a file; return what came."""
        self.reach(selector)
        with self.page.expect_download() as made:
            self.page.keyboard.press("Enter")
        return made.value


_SAME_GROUP = """e => e.type === "radio" && document.activeElement.type === "radio"
  && document.activeElement.name === e.name && document.activeElement.form === e.form"""


@contextmanager
def windows(chromium: Any, serve: Callable[..., str]) -> Iterator[Callable[..., Window]]:
    """Give a function that opens a window: window(language="en", scripts=False, width=1280, ...).

    At the end it is checked that no page asked another host for anything.
    """
    contexts: list[Any] = []
    opened: list[Window] = []

    def open_(
        language: str = "en", scripts: bool = False, width: int = 1280, height: int = 900, **options: Any
    ) -> Window:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=scripts,
            accept_downloads=True,
            **options,
        )
        contexts.append(context)
        opened.append(Window(context.new_page(), serve(language)))
        return opened[-1]

    yield open_
    for one in opened:
        assert all(url.startswith(one.base) for url in one.asked), "a page asked another host for something"
    for context in contexts:
        context.close()
