"""No file breaks the reader: each limit is a clear fault, soon and in little memory."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from pocarms.source import build, read
from pocarms.source.read import MOST_BYTES, read_file, read_yaml
from tests.source import hazards

ROOT = Path(__file__).resolve().parents[2]
SMALL = 3_000  # of each hazard this much is also given to the parser without libyaml, which is ten times slower


def test_hazards_are_refused_in_little_time_and_memory() -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "engine"), str(ROOT)])}
    done = subprocess.run(
        [sys.executable, "-m", "tests.source.hazards", *(["--all"] if os.environ.get("POCARMS_LONG") else [])],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    seconds, megabytes, which = done.stdout.split(maxsplit=2)
    print(f"longest: {seconds} s of processor time ({which.strip()}); the aim is below 2")
    assert float(megabytes) < 300


def test_hazards_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "_LOADER", yaml.SafeLoader)
    monkeypatch.setattr(hazards, "FULL", SMALL)
    for name, data in hazards.hazards():
        assert read_yaml(data[:SMALL], name) is not None


def test_large_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with open(path, "wb") as file:
        file.truncate(50_000_000)
    reading = read_file(path)
    assert [fault.code for fault in reading.faults] == ["Y002"]
    assert reading.node is None
    assert reading.text == ""


def test_size_limit_is_exact(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: " + b"b" * (MOST_BYTES - 3))
    assert not read_file(path).faults
    path.write_bytes(b"a: " + b"b" * (MOST_BYTES - 2))
    assert [fault.code for fault in read_file(path).faults] == ["Y002"]
    assert [fault.code for fault in read_yaml(b"a" * (MOST_BYTES + 1), "x").faults] == ["Y002"]


@pytest.mark.parametrize("opening, closing", [("[", "]"), ("{a: ", "}")])
def test_depth_limit_is_exact(opening: str, closing: str) -> None:
    deep = build.MOST_DEEP
    assert not read_yaml((opening * deep + closing * deep).encode(), "x").faults
    faults = read_yaml((opening * (deep + 1) + closing * (deep + 1)).encode(), "x").faults
    assert [fault.code for fault in faults] == ["Y007"]


def test_value_limit_is_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "MOST_VALUES", 7)  # a, 1, b, the list, x, y and the block itself
    assert not read_yaml(b"a: 1\nb: [x, y]\n", "x").faults
    assert [fault.code for fault in read_yaml(b"a: 1\nb: [x, y, z]\n", "x").faults] == ["Y008"]


def test_faults_are_not_without_end() -> None:
    faults = read_yaml(b"- 2021-02-30\n" * 500, "x").faults
    assert len(faults) == build.MOST_FAULTS + 1
    assert faults[-1].code == "Y030"


@pytest.mark.parametrize("case", ["missing", "folder", "not allowed", "impossible"])
def test_what_cannot_be_opened(case: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    if case == "folder":
        path.mkdir()
    elif case == "not allowed":
        path.write_text("a: 1")
        path.chmod(0)
        if os.access(path, os.R_OK):
            pytest.skip("this user may read everything")
    elif case == "impossible":
        path = Path("a\0b")
    reading = read_file(path, "a.yaml")
    assert [fault.code for fault in reading.faults] == ["Y001"]
    assert reading.faults[0].help
