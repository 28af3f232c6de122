"""Packs are kept ready for these tests, in a folder of their own: a command then starts in a third of the time."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("packs")


@pytest.fixture(autouse=True)
def _no_cache(_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POCARMS_CACHE", str(_cache))
