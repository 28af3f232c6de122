"""Files are written whole or not at all."""

import errno
import os
import random
import signal
import stat
import time
from pathlib import Path

import pytest

from pocarms.source import files
from pocarms.source.files import write_whole

TRIES = 210


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_any_moment_leaves_one_content_whole(tmp_path: Path) -> None:
    """A child that writes without end is killed outright, again and again; a part of a file is never seen."""
    seed = 4242
    print("seed", seed)
    rng = random.Random(seed)
    path = tmp_path / "profile.yaml"
    contents = (b"a" * 700_000, b"b" * 900_000)
    write_whole(path, contents[0])
    seen = {contents[0]: 0, contents[1]: 0}
    leftovers = 0
    for _ in range(TRIES):
        child = os.fork()
        if child == 0:
            try:
                turn = rng.randrange(2)
                while True:
                    write_whole(path, contents[turn], overwrite=True)
                    turn = 1 - turn
            finally:
                os._exit(1)
        time.sleep(rng.uniform(0.0, 0.012))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found = path.read_bytes()
        assert found in seen, f"a part of {len(found)} bytes"
        seen[found] += 1
        for part in tmp_path.glob(".*.part"):
            leftovers += 1
            part.unlink()
    print("contents seen", list(seen.values()), "killed while writing", leftovers)
    assert min(seen.values()) > 0
    assert leftovers > TRIES // 10, "the child was hardly ever killed while it wrote"


def test_killed_while_the_file_is_new(tmp_path: Path) -> None:
    """Before a new file has its name there is no file; never a part of one."""
    seed = 77
    print("seed", seed)
    rng = random.Random(seed)
    content = b"c" * 1_000_000
    there = 0
    for i in range(40):
        path = tmp_path / f"{i}.yaml"
        child = os.fork()
        if child == 0:
            try:
                write_whole(path, content)
            finally:
                os._exit(0)
        time.sleep(rng.uniform(0.0, 0.03))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        if path.exists():
            there += 1
            assert path.read_bytes() == content
    print("written in time", there, "of 40")


def test_new_file_and_overwriting(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    write_whole(path, b"one\r\n")
    assert path.read_bytes() == b"one\r\n"
    with pytest.raises(FileExistsError) as caught:
        write_whole(path, b"two")
    assert caught.value.filename == str(path)
    assert path.read_bytes() == b"one\r\n"
    write_whole(path, b"two", overwrite=True)
    assert path.read_bytes() == b"two"
    assert os.listdir(tmp_path) == ["a.yaml"]


def test_a_file_made_in_between_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    before = files._write

    def write_and_be_overtaken(*arguments: object) -> None:
        before(*arguments)  # type: ignore[arg-type]
        path.write_bytes(b"theirs")

    monkeypatch.setattr(files, "_write", write_and_be_overtaken)
    with pytest.raises(FileExistsError):
        write_whole(path, b"ours")
    assert path.read_bytes() == b"theirs"
    assert os.listdir(tmp_path) == ["a.yaml"]


@pytest.mark.parametrize("step", ["fsync", "replace", "link", "open"])
def test_failure_leaves_the_old_content_and_nothing_beside(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    overwrite = step != "link"
    if overwrite:
        path.write_bytes(b"old")

    def no_space(*arguments: object, **named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "somewhere else")

    monkeypatch.setattr(files.os, step, no_space)
    with pytest.raises(OSError) as caught:
        write_whole(path, b"new", overwrite=overwrite)
    monkeypatch.undo()
    assert caught.value.errno == errno.ENOSPC
    assert caught.value.filename == str(path)
    assert os.listdir(tmp_path) == (["a.yaml"] if overwrite else [])
    assert not overwrite or path.read_bytes() == b"old"


def test_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*arguments: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(files.os, "link", no_links)
    path = tmp_path / "a.yaml"
    write_whole(path, b"one")
    assert path.read_bytes() == b"one"
    with pytest.raises(FileExistsError):
        write_whole(path, b"two")
    assert os.listdir(tmp_path) == ["a.yaml"]


def test_mode_is_kept_and_new_files_follow_the_umask(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    mask = os.umask(0o027)
    try:
        write_whole(path, b"one")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    for mode in (0o600, 0o664, 0o755):
        path.chmod(mode)
        write_whole(path, b"two", overwrite=True)
        assert stat.S_IMODE(path.stat().st_mode) == mode


def test_links_stay_links(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_bytes(b"one")
    link.symlink_to("real.yaml")
    write_whole(link, b"two", overwrite=True)
    assert link.is_symlink()
    assert real.read_bytes() == b"two"
    dangling = tmp_path / "dangling.yaml"
    dangling.symlink_to("made.yaml")
    write_whole(dangling, b"three")
    assert dangling.is_symlink()
    assert (tmp_path / "made.yaml").read_bytes() == b"three"


def test_what_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path, b"x", overwrite=True)
    with pytest.raises(FileNotFoundError) as caught:
        write_whole(tmp_path / "none" / "a.yaml", b"x")
    assert caught.value.filename == str(tmp_path / "none" / "a.yaml")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(OSError):
        write_whole(pipe, b"x", overwrite=True)
    loop = tmp_path / "loop"
    loop.symlink_to("loop")
    with pytest.raises(OSError):
        write_whole(loop, b"x", overwrite=True)


def test_read_only_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"one")
    path.chmod(0o444)
    monkeypatch.setattr(files.os, "access", lambda path, mode: False)  # tests may run as a user who may do everything
    with pytest.raises(PermissionError):
        write_whole(path, b"two", overwrite=True)
    assert path.read_bytes() == b"one"


def test_long_names(tmp_path: Path) -> None:
    for name in ("n" * 250, "日" * 80):
        write_whole(tmp_path / name, b"x")
        write_whole(tmp_path / name, b"y", overwrite=True)
        assert (tmp_path / name).read_bytes() == b"y"
