"""A computer whose Python is not the one that the tool was made for: a clear word, never a fault of ours."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from pocarms import cli
from pocarms.documents import office
from tests.running import Run

EXAMPLE = Path(__file__).parents[2] / "examples" / "monusco-2020.yaml"


@pytest.mark.parametrize(
    ("language", "words"), [("en", "another version of Python"), ("fr", "autre version de Python")]
)
def test_a_library_made_for_another_python(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    def refuse(name: str) -> Any:
        raise ImportError("cannot import name 'etree' from 'lxml'", name="lxml")

    monkeypatch.setattr(office, "import_module", refuse)
    target = tmp_path / "r.docx"
    code, out, err = run("assess", EXAMPLE, "--lang", language, "--marking", "confidential", "-o", target)
    assert (code, out) == (2, "") and not target.exists()
    assert words in err and "lxml" in err and "READ-ME.txt" in err


def test_an_older_python_is_told_which_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 13, "final", 0))
    with pytest.raises(SystemExit, match=r"Python 3\.11 or newer .* Python 3\.11 ou plus"):
        cli.main(["--help"])
