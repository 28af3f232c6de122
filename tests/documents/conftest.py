"""Packs are kept ready for these tests, in a folder of their own: a command then starts in a third of the time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pocarms.documents.pdf import find_browser


@pytest.fixture(scope="session")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("packs")


@pytest.fixture(autouse=True)
def _no_cache(_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POCARMS_CACHE", str(_cache))


@pytest.fixture
def browser() -> str:
    """A browser on this machine. Under CI a missing one is a failure."""
    found = find_browser()
    if found is None and os.environ.get("POCARMS_REQUIRE_BROWSER"):
        pytest.fail("no browser, and POCARMS_REQUIRE_BROWSER is set")
    if found is None:
        pytest.skip("no browser on this machine")
    return found
