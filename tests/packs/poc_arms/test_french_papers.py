"""Every other paper of the tool in French, on MONUSCO without the words of people: no English is left in it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from pocarms.cli import _run
from pocarms.model.pack import Pack
from tests.packs.poc_arms.test_french_reports import ENGLISH, NOTICE, ROOT, english, held, pack, without_sources, words

__all__ = ["english", "pack"]  # fixtures

NOTICE_OF_GRID = "Personne n’a relu la traduction du recueil de règles."
PAPERS = {
    "finding": ("explain", "FILE", "casualties.add_weapon", "--whole"),
    "open finding": ("explain", "FILE", "support.apply_policy"),
    "strength": ("explain", "FILE", "strength.embargo_cell"),
    "conclusion": ("explain", "FILE", "threat.armed_groups", "--whole"),
    "scale": ("explain", "FILE", "entry_strategy"),
    "question": ("explain", "FILE", "harm.recent"),
    "what if": ("whatif", "FILE", "--set", "casualties.weapon_recorded=no", "--set", "embargo.cell=no"),
    "goal": ("whatif", "FILE", "--goal", "casualties.add_weapon=ruled_out"),
    "next": ("next", "FILE"),
    "compare": ("compare", "FILE", "--format", "md"),
}


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    said = yaml.load((ROOT / "examples" / "monusco-2020.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    said = {key: value for key, value in said.items() if key != "note"} | {"subject": {"name": "MONUSCO"}}
    said["answers"] = _wordless(said["answers"])
    said["parts"] = [part | {"title": part["id"], "answers": _wordless(part["answers"])} for part in said["parts"]]
    file = tmp_path_factory.mktemp("french") / "mission.yaml"
    file.write_text(yaml.safe_dump(said), encoding="utf-8")
    return file


@pytest.mark.parametrize("name", PAPERS)
def test_no_english(
    name: str, profile: Path, pack: Pack, english: Mapping[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    args = [str(profile) if arg == "FILE" else arg for arg in PAPERS[name]]
    assert _run([*args, "--lang", "fr"]) == 0
    _french(capsys.readouterr().out.replace(str(profile), ""), pack, english)


def test_no_english_in_an_interview(
    profile: Path,
    pack: Pack,
    english: Mapping[str, str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("jmac\n?\ne\nx\nf\n"))
    _run(["interview", str(profile), "--lang", "fr"])
    _french(capsys.readouterr().out.replace(str(profile), ""), pack, english)


def test_no_english_in_a_workbook(profile: Path, pack: Pack, english: Mapping[str, str], tmp_path: Path) -> None:
    assert _run(["export", str(profile), "--xlsx", "--lang", "fr", "-o", str(tmp_path / "book.xlsx")]) == 0
    sheets = [s for s in openpyxl.load_workbook(tmp_path / "book.xlsx") if s.sheet_state == "visible"]
    cells = [str(cell) for s in sheets for row in s.iter_rows(min_col=2, values_only=True) for cell in row if cell]
    assert len(sheets) > 10 and len(cells) > 500
    _french("\n".join(cells), pack, english)


def _french(text: str, pack: Pack, english: Mapping[str, str]) -> None:
    page = without_sources(words(text, "md"), pack)
    assert NOTICE in page or NOTICE_OF_GRID in page
    assert "[en]" not in page
    assert held(english, page) == {}
    assert [page[m.start() - 40 : m.end() + 40] for m in ENGLISH.finditer(page)] == []


def _wordless(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _told(given) for key, given in answers.items()}


def _told(given: Any) -> Any:
    """Return an answer without source, note and names; a reason has to stay, and says nothing."""
    if isinstance(given, list):
        return [_told(one) for one in given]
    if not isinstance(given, dict) or "answer" not in given:
        return given
    kept = {key: value for key, value in given.items() if key in ("answer", "as_of", "reliability")}
    return kept | ({"reason": "x"} if "reason" in given else {})
