"""PDF through a browser on the machine."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pocarms.cli import _run
from pocarms.documents import pdf
from tests.documents.books import EXAMPLES
from tests.signals import as_in_a_window

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


@pytest.mark.skipif(os.name == "nt", reason="Windows ends programs without asking them")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_who_is_ended_while_printing_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    """A window that is closed sends SIGHUP; the report must not stay in the folder of temporary files."""
    temporary, started, slow = tmp_path / "temporary", tmp_path / "started", tmp_path / "browser"
    temporary.mkdir()
    slow.write_text(f'#!/bin/sh\necho > "{started}"; exec sleep 300\n', encoding="utf-8")
    slow.chmod(0o755)
    command = [sys.executable, str(EXAMPLES.parent / "cli.py"), *ASKED, "-o", str(tmp_path / "x.pdf")]
    env = {**os.environ, pdf.CHOSEN: str(slow), "TMPDIR": str(temporary)}
    with subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True, preexec_fn=as_in_a_window) as running:
        until = time.monotonic() + 60
        while not started.exists() and time.monotonic() < until:
            time.sleep(0.05)
        held = [file.name for file in temporary.rglob("page.html")]
        running.send_signal(getattr(signal, name))
        _, said = running.communicate(timeout=60)
    assert held == ["page.html"]  # it was there to be left behind
    assert running.returncode == 130 and "Traceback" not in said
    assert not list(temporary.iterdir()) and not (tmp_path / "x.pdf").exists()


def test_pdf(browser: str, tmp_path: Path) -> None:
    assert _run([*ASKED, "--lang", "fr", "-o", str(tmp_path / "x.pdf")]) == 0  # the longer language
    data = (tmp_path / "x.pdf").read_bytes()
    assert data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")
    assert b"/StructTreeRoot" in data  # tagged, for those who listen to it
    assert data.count(b"/Type /Page\n") == 1
