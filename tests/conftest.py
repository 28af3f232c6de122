"""For every test: no cache folder of the user is read or written (a test that wants one names its own)."""

import pytest

from tests.browser.fixtures import chromium, show

__all__ = ["chromium", "show"]


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POCARMS_CACHE", "off")
