"""The cache folder: found by convention, read only where it is ours and unharmed, never in anybody's way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pocarms.store.folder import MOST_FILES, cache_folder, keep, read

HOME = {"HOME": "/home/a", "LOCALAPPDATA": "/users/a/local"}


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        (HOME, "linux", "/home/a/.cache/pocarms"),
        ({**HOME, "XDG_CACHE_HOME": "/var/c"}, "linux", "/var/c/pocarms"),
        ({**HOME, "XDG_CACHE_HOME": "relative"}, "linux", "/home/a/.cache/pocarms"),
        (HOME, "darwin", "/home/a/Library/Caches/pocarms"),
        (HOME, "win32", "/users/a/local/pocarms/Cache"),
        ({**HOME, "POCARMS_CACHE": "/elsewhere"}, "linux", "/elsewhere"),
        ({**HOME, "POCARMS_CACHE": "OFF"}, "linux", None),
        ({**HOME, "POCARMS_CACHE": "relative"}, "linux", None),
        ({}, "linux", None),
        ({}, "win32", None),
    ],
)
def test_where_it_is(environment: dict[str, str], platform: str, expected: str | None) -> None:
    assert cache_folder(environment, platform) == (None if expected is None else Path(expected))


def test_what_is_kept_is_read_with_its_key_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "cache"
    assert keep(folder, "x.pack", b"key", b"payload")
    assert read(folder, "x.pack", b"key") == b"payload"
    assert read(folder, "x.pack", b"other key") is None
    assert read(folder, "y.pack", b"key") is None
    assert keep(folder, "x.pack", b"other key", b"")
    assert read(folder, "x.pack", b"other key") == b""
    assert os.listdir(folder) == ["x.pack"]


def test_every_harmed_byte_is_noticed(tmp_path: Path) -> None:
    keep(tmp_path, "x.pack", b"key", b"payload")
    file = tmp_path / "x.pack"
    whole = file.read_bytes()
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert read(tmp_path, "x.pack", b"key") is None, place
        file.write_bytes(whole[:place])
        assert read(tmp_path, "x.pack", b"key") is None, place
    file.write_bytes(whole + b"more")
    assert read(tmp_path, "x.pack", b"key") is None
    file.write_bytes(whole)
    assert read(tmp_path, "x.pack", b"key") == b"payload"


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="modes of files say nothing here")
def test_what_others_may_write_is_passed_over(tmp_path: Path) -> None:
    keep(tmp_path, "x.pack", b"key", b"payload")
    for path, mode, others in ((tmp_path / "x.pack", 0o600, 0o622), (tmp_path, 0o700, 0o777)):
        path.chmod(others)
        assert read(tmp_path, "x.pack", b"key") is None
        path.chmod(mode)
        assert read(tmp_path, "x.pack", b"key") == b"payload"
    tmp_path.chmod(0o777)
    assert not keep(tmp_path, "y.pack", b"key", b"payload")
    tmp_path.chmod(0o700)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no owner here")
def test_what_belongs_to_somebody_else_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, "x.pack", b"key", b"payload")
    me = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: me + 1)
    assert read(tmp_path, "x.pack", b"key") is None
    assert not keep(tmp_path, "x.pack", b"key", b"other")
    monkeypatch.undo()
    assert read(tmp_path, "x.pack", b"key") == b"payload"


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="links are followed here")
def test_links_are_not_followed(tmp_path: Path) -> None:
    keep(tmp_path / "real", "x.pack", b"key", b"payload")
    (tmp_path / "real" / "y.pack").symlink_to(tmp_path / "real" / "x.pack")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert read(tmp_path / "real", "y.pack", b"key") is None
    assert read(tmp_path / "link", "x.pack", b"key") is None


def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        assert not keep(folder, "x.pack", b"key", b"payload")
        assert read(folder, "x.pack", b"key") is None
    assert (tmp_path / "file").read_text() == "x"


def test_the_oldest_go(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    (tmp_path / "something.else").write_text("x")
    for n in range(MOST_FILES + 3):
        keep(tmp_path, f"{n}.pack", b"key", b"payload")
        os.utime(tmp_path / f"{n}.pack", (1000 + n, 1000 + n))
    left = set(os.listdir(tmp_path))
    assert left >= {"something.else", f"{MOST_FILES + 2}.pack"}
    assert len(left) == MOST_FILES + 1
    assert "0.pack" not in left
