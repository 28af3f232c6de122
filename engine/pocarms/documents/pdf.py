"""PDF through a browser that is on the machine: Chromium, Chrome, Edge or Brave print the HTML report.

The page is written to a private folder, printed with the browser's network switched off, and deleted. The browser gets
a profile of its own, so that nothing of the user's is touched or kept.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SECONDS = 180
CHOSEN = "POCARMS_BROWSER"
_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
    "brave-browser",
)
_WINDOWS = (
    r"Microsoft\Edge\Application\msedge.exe",
    r"Google\Chrome\Application\chrome.exe",
    r"Chromium\Application\chrome.exe",
)
_MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "Chromium.app/Contents/MacOS/Chromium",
)
_QUIET = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
)
_DATES = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}")


class NoBrowser(Exception):
    """There is no browser that could print, or it did not.

    browser: the one that did not, "" where none was found. why: what is known of the reason.
    """

    def __init__(self, browser: str = "", why: str = "") -> None:
        self.browser, self.why = browser, why
        super().__init__(browser, why)


def find_browser() -> str | None:
    """Return the path of a browser that can print: the one chosen by POCARMS_BROWSER, else the first that is found."""
    chosen = os.environ.get(CHOSEN)
    if chosen:
        return shutil.which(chosen)
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    places = [Path("/Applications") / path for path in _MAC] if sys.platform == "darwin" else []
    if os.name == "nt":
        roots = [os.environ.get(key, "") for key in ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")]
        places = [Path(root) / path for path in _WINDOWS for root in roots if root]
    return next((str(place) for place in places if place.is_file()), None)


def print_pdf(html: str) -> bytes:
    """Return an HTML page as PDF, with the dates inside fixed. Raises NoBrowser."""
    browser = find_browser()
    if browser is None:
        raise NoBrowser
    with tempfile.TemporaryDirectory(prefix="pocarms-", ignore_cleanup_errors=True) as folder:
        page, out = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(html, encoding="utf-8")
        command = [browser, *_QUIET, f"--user-data-dir={folder}/profile", f"--print-to-pdf={out}", page.as_uri()]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.insert(1, "--no-sandbox")  # as root the browser does not start otherwise
        try:
            done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NoBrowser(Path(browser).name, type(error).__name__) from None
        if not out.is_file() or not (data := out.read_bytes()).startswith(b"%PDF"):
            last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise NoBrowser(Path(browser).name, "".join(last)[:200])
    return _DATES.sub(rb"/\1 (D:19800101000000", data)
