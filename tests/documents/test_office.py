"""Where the office libraries are missing, the command says how to install them; no other command needs them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pocarms.cli import _run
from pocarms.documents import office
from tests.documents.books import EXAMPLES


def test_missing_library_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def missing(name: str) -> object:
        raise ModuleNotFoundError(name=name.partition(".")[0])

    monkeypatch.setattr(office, "import_module", missing)
    assert _run(["export", str(EXAMPLES / "monusco-2020.yaml"), "--xlsx", "-o", "never.xlsx"]) == 2
    assert 'pip install "pocarms[office]"' in capsys.readouterr().err
    assert _run(["export", str(EXAMPLES / "monusco-2020.yaml"), "--xlsx", "-o", "never.xlsx", "--lang", "fr"]) == 2
    said = capsys.readouterr().err
    assert "n’est pas installé, et les fichiers Word" in said and "aide\u202f: installez-le" in said
    assert 'pip install "pocarms[office]"' in said


def test_assess_does_not_import_them() -> None:
    program = (
        "import sys; from pocarms.cli import _run; "
        f"_run(['assess', {str(EXAMPLES / 'monusco-2020.yaml')!r}, '--engine', 'twin', '-o', '-']); "
        "sys.exit(int(any(m.split('.')[0] in ('openpyxl', 'docx', 'lxml') for m in sys.modules)))"
    )
    run = [sys.executable, "-c", "import sys; sys.path.insert(0, 'engine'); " + program]
    assert subprocess.run(run, capture_output=True, cwd=EXAMPLES.parent).returncode == 0
