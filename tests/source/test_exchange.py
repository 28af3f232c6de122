"""Several programs writing one file: nothing said to be written is lost, and no lock stays."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pocarms.source import exchange as module
from pocarms.source.exchange import Busy, Changed, exchange

ROOT = Path(__file__).resolve().parents[2]
ADD = """
import sys
from pathlib import Path
from pocarms.source.exchange import Changed, exchange
file, own = Path(sys.argv[1]), sys.argv[2]
for n in range(int(sys.argv[3])):
    while True:
        before = file.read_bytes()
        try:
            exchange(file, before, before + f"{own} {n}\\n".encode())
            break
        except Changed:
            pass
"""


def lock_of(file: Path) -> Path:
    return file.with_name(f".{file.name}.lock")


def meanwhile(monkeypatch: pytest.MonkeyPatch, happens: Callable[[], object]) -> None:
    """Let something happen between our taking the lock and our writing."""
    real = module.write_whole

    def late(path: Path, data: bytes, **more: object) -> None:
        happens()
        real(path, data, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "write_whole", late)


def test_three_programs_adding_lines_lose_none(tmp_path: Path) -> None:
    file = tmp_path / "lines.yaml"
    file.write_bytes(b"")
    programs = [
        subprocess.Popen([sys.executable, "-c", ADD, str(file), own, "40"], env={"PYTHONPATH": str(ROOT / "engine")})
        for own in "abc"
    ]
    assert [p.wait(120) for p in programs] == [0, 0, 0]
    lines = file.read_text(encoding="utf-8").splitlines()
    assert sorted(lines) == sorted(f"{own} {n}" for own in "abc" for n in range(40))
    for own in "abc":
        assert [x for x in lines if x[0] == own] == [f"{own} {n}" for n in range(40)]
    assert [p.name for p in tmp_path.iterdir()] == ["lines.yaml"]


def test_a_file_that_says_something_else_is_left(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"theirs")
    with pytest.raises(Changed):
        exchange(file, b"before", b"mine")
    assert file.read_bytes() == b"theirs" and [p.name for p in tmp_path.iterdir()] == ["x.yaml"]


def test_a_change_at_the_last_moment_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that knows nothing of locks writes while we do."""
    file = tmp_path / "x.yaml"
    file.write_bytes(b"before")
    meanwhile(monkeypatch, lambda: file.write_bytes(b"theirs"))
    with pytest.raises(Changed):
        exchange(file, b"before", b"mine")
    assert file.read_bytes() == b"theirs" and [p.name for p in tmp_path.iterdir()] == ["x.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="whether a program is there is asked for as POSIX does")
def test_the_lock_of_a_program_that_is_no_more_holds_nobody_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    file = tmp_path / "x.yaml"
    file.write_bytes(b"before")
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    lock_of(file).write_text(f"{socket.gethostname()} {gone.pid} abc", encoding="utf-8")
    monkeypatch.setattr(module, "LEFT_BEHIND", float("inf"))  # only that its maker is gone lets us in
    exchange(file, b"before", b"mine")
    assert file.read_bytes() == b"mine" and not lock_of(file).exists()


@pytest.mark.parametrize("said", ["elsewhere 7 abc", "", "elsewhere", "\ufffd \u0660 x"])
def test_a_lock_of_another_computer_holds_until_it_has_stood_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    file = tmp_path / "x.yaml"
    file.write_bytes(b"before")
    lock_of(file).write_text(said, encoding="utf-8")
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    with pytest.raises(Busy):
        exchange(file, b"before", b"mine")
    assert file.read_bytes() == b"before" and lock_of(file).read_text(encoding="utf-8") == said
    monkeypatch.setattr(module, "PATIENCE", 30.0)
    monkeypatch.setattr(module, "LEFT_BEHIND", 0.1)
    exchange(file, b"before", b"mine")
    assert file.read_bytes() == b"mine" and [p.name for p in tmp_path.iterdir()] == ["x.yaml"]


def test_whoever_lost_the_lock_meanwhile_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer that slept for long, in the middle of writing: another has taken over."""
    file = tmp_path / "x.yaml"
    file.write_bytes(b"before")
    meanwhile(monkeypatch, lambda: lock_of(file).write_bytes(b"another 1 x"))
    with pytest.raises(Changed):
        exchange(file, b"before", b"mine")
    assert file.read_bytes() == b"before" and lock_of(file).read_bytes() == b"another 1 x"


@pytest.mark.parametrize("fits", [None, 0, 7])
def test_a_full_disk_leaves_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fits: int | None) -> None:
    """A lock that says nothing would be nobody's: it held every save up for fifteen seconds, each leaving another."""
    file = tmp_path / "lines.yaml"
    file.write_bytes(b"a")
    real = os.write

    def full(descriptor: int, data: bytes) -> int:
        if fits is None:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(descriptor, data[:fits])

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError) as told:
        exchange(file, b"a", b"b")
    assert told.value.errno == errno.ENOSPC
    monkeypatch.undo()
    assert [p.name for p in tmp_path.iterdir()] == ["lines.yaml"] and file.read_bytes() == b"a"
