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


def _shows(profile: Path, capsys: pytest.CaptureFixture[str], lang: str = "en") -> str:
    capsys.readouterr()
    before = profile.read_bytes()
    assert _run(["sign", str(profile), "--lang", lang]) == 0
    assert profile.read_bytes() == before
    return capsys.readouterr().out.replace("\u202f", " ").replace("\xa0", " ")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("unchanged since", "As signed: yes (", "Now: no (")),
        ("fr", ("inchangées", "À la signature : oui (", "À présent : non (")),
    ],
)
def test_what_changed_since_is_named(
    profile: Path, capsys: pytest.CaptureFixture[str], lang: str, words: tuple[str, ...]
) -> None:
    ask = {"en": "name the protection of civilians", "fr": "cite-t-il la protection des civils"}[lang]
    before = profile.read_bytes()
    assert "(Head" not in _shows(profile, capsys, lang)
    assert _run(["sign", str(profile), *SIGN]) == 0
    (copy,) = (profile.parent / "signed").iterdir()
    assert copy.read_bytes() == before
    shown = _shows(profile, capsys, lang)
    assert words[0] in shown and 'Head "A"; =1+1' in shown and ask not in shown
    text = profile.read_text(encoding="utf-8")
    changed = text.replace("mandate.protection: {answer: yes", 'mandate.protection: {answer: no, note: "\\e[2J"', 1)
    profile.write_text(changed, encoding="utf-8")
    shown = _shows(profile, capsys, lang)
    assert ask in shown and all(word in shown for word in words[1:]) and "\x1b" not in shown
    assert shown.count(words[1].partition(":")[0]) == 1, "only what changed"
    copy.write_bytes(b"answers: [")
    shown = _shows(profile, capsys, lang)
    assert ask not in shown and {"en": "not recorded", "fr": "pas consigné"}[lang] in shown


def test_no_copy_stays_of_what_was_not_signed(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(["sign", str(profile), "--as", "draft"]) == 0
    assert _run(["sign", str(profile), "--by", "A"]) == 2 and "as what?" in capsys.readouterr().err
    assert not (profile.parent / "signed").exists()
    (profile.parent / "signed").write_text("no folder")
    before = profile.read_bytes()
    assert _run(["sign", str(profile), *SIGN]) == 2 and "signed" in capsys.readouterr().err
    assert profile.read_bytes() == before
