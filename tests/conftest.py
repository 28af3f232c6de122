"""For every test: no cache folder of the user is read or written (a test that wants one names its own)."""

import pytest

from tests.browser.fixtures import browser, chromium, show
from tests.running import run

__all__ = ["browser", "chromium", "run", "show"]


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POCARMS_CACHE", "off")
