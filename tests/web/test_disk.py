"""A full disk and a folder that may only be read: a plain word in either language, and the file as it was."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from tests.web.conftest import EXAMPLES, Browser
from tests.web.full_disk import CHANGES, WORDS, everything, other_changes, until_full
from tests.web.person import NAME, Person, hidden, left_over, notes_in, profile_in


def _changes(site: Browser) -> list[tuple[str, dict[str, str]]]:
    """Return what a form that was opened sends."""
    opened = (hidden(site.get(form or path).get_data(as_text=True)) for path, form, _ in CHANGES)
    return [(path, {**stood, **given}) for stood, (path, _, given) in zip(opened, CHANGES, strict=True)]


@pytest.mark.parametrize(("stops_at", "language"), [("write", "en"), ("fsync", "fr"), ("replace", "en")])
def test_a_full_disk(site: Browser, monkeypatch: pytest.MonkeyPatch, language: str, stops_at: str) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    site.post("/language", {"language": language})
    before = everything(site.folder)
    if stops_at == "write":
        monkeypatch.setattr("pocarms.source.files._write", full)
    else:
        monkeypatch.setattr(f"pocarms.source.files.os.{stops_at}", full)
    if stops_at == "replace":
        monkeypatch.setattr("pocarms.source.files.os.link", full)
    said = site.answer(NAME, "mandate.protection", {"value": "yes", "note": "typed by hand"})
    text = said.get_data(as_text=True)
    assert said.status_code >= 400 and WORDS[language] in text and "typed by hand" in text, text[-3000:]
    for path, data in _changes(site):
        said = site.post(path, data)
        text = said.get_data(as_text=True)
        assert said.status_code >= 400 and WORDS[language] in text and "Traceback" not in text, (path, text[-3000:])
        assert (os.strerror(errno.ENOSPC) in text) == (language == "en")
    monkeypatch.undo()
    assert everything(site.folder) == before


@pytest.mark.skipif(os.name == "nt", reason="limits of files are POSIX's")
def test_the_system_stops_a_file_from_growing(tmp_path: Path) -> None:
    """No stub: the system itself refuses. A disk that is really full: python -m tests.web.full_disk."""
    shutil.copy(EXAMPLES / f"{NAME}.yaml", tmp_path)
    person = Person(tmp_path, "fr", largest=(tmp_path / f"{NAME}.yaml").stat().st_size + 5_000)
    try:
        assert until_full(person, tmp_path, "fr", seed=1, refusals=2).saved > 1
        other_changes(person, tmp_path, "fr")
        assert left_over(tmp_path) == []
        assert person.answer("mandate.protection", "yes", "short")
    finally:
        person.end()
    assert notes_in(profile_in(tmp_path))["mandate.protection"] == ["short"]


@pytest.mark.skipif(os.name == "nt", reason="modes of folders are POSIX's")
@pytest.mark.parametrize(("language", "words"), WORDS.items())
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
    before = everything(site.folder)
    said = site.answer(NAME, "mandate.protection", {"value": "yes", "note": "typed by hand"})
    text = said.get_data(as_text=True)
    assert said.status_code >= 400 and WORDS[language] in text and "typed by hand" in text, text[-3000:]
    for path, data in (*_changes(site), (f"/p/{NAME}/aside", {})):
        said = site.post(path, data)
        text = said.get_data(as_text=True)
        assert said.status_code >= 400 and WORDS[language] in text and "Traceback" not in text, (path, text[-3000:])
    monkeypatch.undo()
    site.folder.chmod(0o755)
    assert everything(site.folder) == before
