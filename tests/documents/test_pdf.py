"""PDF through a browser on the machine."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pocarms.cli import _run
from pocarms.documents import pdf
from tests.documents.books import EXAMPLES

MONUSCO = EXAMPLES / "monusco-2020.yaml"
ASKED = ["assess", str(MONUSCO), "--engine", "twin", "--format", "pdf", "--report", "brief"]


def test_no_browser_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pdf, "find_browser", lambda: None)
    assert _run([*ASKED, "-o", str(tmp_path / "x.pdf")]) == 2
    assert "--format html" in capsys.readouterr().err
    assert _run([*ASKED, "-o", str(tmp_path / "x.pdf"), "--lang", "fr"]) == 2
    said = capsys.readouterr().err
    assert "erreur\u202f: aucun navigateur" in said and f"variable {pdf.CHOSEN}" in said
    assert not list(tmp_path.iterdir())


def test_a_browser_that_fails_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fails = shutil.which("false")
    if fails is None:
        pytest.skip("no such program here")
    monkeypatch.setenv(pdf.CHOSEN, fails)
    assert _run([*ASKED, "-o", str(tmp_path / "x.pdf")]) == 2
    assert "did not write the PDF" in capsys.readouterr().err
    assert _run([*ASKED, "-o", str(tmp_path / "x.pdf"), "--lang", "fr"]) == 2
    assert "erreur\u202f: false n’a pas écrit le PDF" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_pdf(browser: str, tmp_path: Path) -> None:
    assert _run([*ASKED, "-o", str(tmp_path / "x.pdf")]) == 0
    data = (tmp_path / "x.pdf").read_bytes()
    assert data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")
    assert b"/StructTreeRoot" in data  # tagged, for those who listen to it
    assert data.count(b"/Type /Page\n") == 1
