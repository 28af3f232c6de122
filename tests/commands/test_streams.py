"""Output through a pipe in the code page of a country: whole, with the nearest characters there are, and no failure."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CLI = Path(__file__).parents[2] / "cli.py"
PROPOSAL = CLI.parent / "examples" / "hrddp" / "03-police-course.yaml"


def _said(encoding: str, *words: object) -> tuple[int, str, str]:
    surroundings = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run([sys.executable, CLI, *map(str, words)], capture_output=True, env=surroundings)
    return done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding)


@pytest.mark.parametrize(("encoding", "stands_for"), [("cp1252", {"\u202f": "\xa0"}), ("cp850", {"’": "'"})])
def test_french_is_whole_in_a_code_page(encoding: str, stands_for: dict[str, str]) -> None:
    for words in (["--lang", "fr", "--help"], ["export", "--lang", "fr"]):
        codes, outs, errs = zip(_said("utf-8", *words), _said(encoding, *words), strict=True)
        assert codes[0] == codes[1]
        for whole, near in (outs, errs):
            for lacking, instead in {"\u202f": "\xa0", **stands_for}.items():
                whole = whole.replace(lacking, instead)
            assert near == whole and "\\u" not in near


def test_what_has_no_near_character_is_seen_to_be_lacking(tmp_path: Path) -> None:
    profile = tmp_path / "p.yaml"
    profile.write_text(PROPOSAL.read_text("utf-8").replace("Police course", "شرطة"), "utf-8")
    code, out, _ = _said("cp1252", "assess", profile, "--engine", "twin")
    assert code == 0 and "\\u0634\\u0631\\u0637\\u0629" in out
