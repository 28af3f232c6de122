"""A full disk and a folder that may only be read: a plain word in either language, and the file as it was."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tests.web.conftest import Browser

NAME = "monusco-2020"


def _changes(site: Browser) -> list[tuple[str, dict[str, str]]]:
    """Everything in the page that writes into the folder, as it is sent."""
    day = {"day.day": "1", "day.month": "6", "day.year": "2026"}
    return [
        (f"/p/{NAME}/about", {**day, "marking": "confidential"}),
        (f"/p/{NAME}/parts", {"part": "Another area"}),
        ("/new", {**day, "pack": "poc_arms", "subject": "UNNEW", "marking": "confidential"}),
        ("/new", {**day, "of": NAME, "marking": "confidential"}),
        (f"/p/{NAME}/aside", {}),
    ]


def _everything(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize(("language", "words"), [("en", "could not be"), ("fr", "n’a pas pu")])
@pytest.mark.parametrize("stops_at", ["write", "fsync", "replace"])
def test_a_full_disk(site: Browser, monkeypatch: pytest.MonkeyPatch, language: str, words: str, stops_at: str) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    site.post("/language", {"language": language})
    before = _everything(site.folder)
    if stops_at == "write":
        monkeypatch.setattr("pocarms.source.files._write", full)
    else:
        monkeypatch.setattr(f"pocarms.source.files.os.{stops_at}", full)
    if stops_at == "replace":
        monkeypatch.setattr("pocarms.source.files.os.link", full)
    said = site.answer(NAME, "mandate.protection", {"value": "yes", "note": "typed by hand"})
    text = said.get_data(as_text=True)
    assert said.status_code >= 400 and words in text and "typed by hand" in text, text[-3000:]
    for path, data in _changes(site)[:-1]:
        said = site.post(path, data)
        text = said.get_data(as_text=True)
        assert said.status_code >= 400 and words in text and "Traceback" not in text, (path, text[-3000:])
    monkeypatch.undo()
    assert _everything(site.folder) == before


@pytest.mark.skipif(os.name == "nt", reason="modes of folders are POSIX's")
@pytest.mark.parametrize(("language", "words"), [("en", "could not be"), ("fr", "n’a pas pu")])
def test_a_folder_that_may_only_be_read(
    site: Browser, monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    if os.geteuid() == 0:  # no mode stops the superuser: what the system would say is stood in for
        opened = os.open

        def refuse(*_: object, **__: object) -> None:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))

        def reading(path: str, flags: int, *more: int, **named: int) -> int | None:
            return refuse() if flags & os.O_WRONLY else opened(path, flags, *more, **named)

        monkeypatch.setattr(os, "open", reading)
        monkeypatch.setattr(os, "rename", refuse)
        monkeypatch.setattr(os, "mkdir", refuse)
    else:
        site.folder.chmod(0o555)
    site.post("/language", {"language": language})
    before = _everything(site.folder)
    said = site.answer(NAME, "mandate.protection", {"value": "yes", "note": "typed by hand"})
    text = said.get_data(as_text=True)
    assert said.status_code >= 400 and words in text and "typed by hand" in text, text[-3000:]
    for path, data in _changes(site):
        said = site.post(path, data)
        text = said.get_data(as_text=True)
        assert said.status_code >= 400 and words in text and "Traceback" not in text, (path, text[-3000:])
    monkeypatch.undo()
    site.folder.chmod(0o755)
    assert _everything(site.folder) == before
