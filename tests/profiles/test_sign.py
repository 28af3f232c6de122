"""Signing a profile: one line changes, and every change of an answer afterwards is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pocarms.cli import _run

EXAMPLE = Path(__file__).parents[2] / "examples" / "monusco-2020.yaml"
SIGN = ["--as", "approved", "--by", 'Head "A"; =1+1', "--on", "2021-01-15"]


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return Path(shutil.copy(EXAMPLE, tmp_path / "p.yaml"))


def _state(profile: Path, capsys: pytest.CaptureFixture[str], lang: str = "en") -> str:
    capsys.readouterr()
    assert _run(["assess", str(profile), "--format", "md", "--lang", lang, "--engine", "twin"]) == 0
    return next(x for x in capsys.readouterr().out.splitlines() if x.startswith(("| Status", "| Statut")))


def test_sign_change_and_sign_again(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = profile.read_text(encoding="utf-8").splitlines()
    assert _run(["sign", str(profile), *SIGN]) == 0
    after = profile.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == [x for x in after if x.startswith("state: {is: approved")]
    assert len(after) == len(before)
    assert "answers unchanged since" in _state(profile, capsys) and "inchangées" in _state(profile, capsys, "fr")
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("\nmarking: unclassified", "\nmarking: confidential"), encoding="utf-8")
    assert "answers unchanged since" in _state(profile, capsys)
    other = text.replace("mandate.protection: {answer: yes", "mandate.protection: {answer: no", 1)
    assert other != text
    profile.write_text(other, encoding="utf-8")
    assert "ANSWERS CHANGED SINCE" in _state(profile, capsys) and "MODIFIÉES DEPUIS" in _state(profile, capsys, "fr")
    assert _run(["sign", str(profile), *SIGN]) == 0
    assert "answers unchanged since" in _state(profile, capsys)
    assert _run(["sign", str(profile), "--as", "draft"]) == 0
    assert "state: draft" in profile.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "options, code",
    [
        (["--as", "approved"], 2),
        (["--as", "approved", "--by", "A"], 2),
        (["--as", "draft", "--by", "A"], 2),
        (["--as", "reviewed", "--by", "A", "--on", "2020-01-01"], 2),
        (["--as", "agreed", "--by", "A", "--on", "2021-01-01"], 2),
    ],
)
def test_refused_and_left_alone(profile: Path, options: list[str], code: int) -> None:
    before = profile.read_bytes()
    assert _run(["sign", str(profile), *options]) == code
    assert profile.read_bytes() == before


def test_another_form_is_for_a_person(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = profile.read_text(encoding="utf-8").replace("state: draft", "state: reviewed\nby: A\ndate: 2020-12-19")
    profile.write_text(text, encoding="utf-8")
    assert _run(["sign", str(profile), *SIGN]) == 3
    assert "P013" in capsys.readouterr().err
    assert profile.read_text(encoding="utf-8") == text
