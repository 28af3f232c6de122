"""`pack new`: what it makes passes every check of the workbench, under any id, and nothing is overwritten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pocarms.author.starter import NAME, starter
from pocarms.resources import root
from tests.running import Run


def test_it_passes_everything(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "my_guidance"
    code, said, _ = run("pack", "new", folder)
    assert code == 0 and "pack check" in said
    code, said, told = run("pack", "check", "--strict", folder)
    assert (code, told) == (0, "")
    assert "0 missing" in said, "every text is translated"
    code, said, _ = run("pack", "test", "--engine", "twin", folder)
    assert code == 0
    counts = re.findall(r"^ {4}(\d+) of (\d+)", said, re.MULTILINE)
    assert len(counts) == 4 and all(n == of for n, of in counts), "all is shown both ways, every part decides"
    assert run("pack", "lint", folder)[0] == 0
    code, said, _ = run("pack", "mutate", folder)
    assert code == 0 and "; 0 are not" in said


def test_a_profile_can_be_made_and_assessed(run: Run, tmp_path: Path) -> None:
    run("pack", "new", tmp_path, "--id", "inner")
    profile = tmp_path / "p.yaml"
    assert run("new", tmp_path / "inner", "-o", profile)[0] == 0
    text = profile.read_text(encoding="utf-8").replace("as_of: ", "as_of: 2026-01-01 #", 1)
    profile.write_text(text, encoding="utf-8")
    code, said, told = run("assess", profile, "--pack", tmp_path / "inner", "--lang", "fr", "--engine", "twin")
    assert code == 0, told
    assert "Dépôts d’armes" in said
    assert "[en]" not in said


def test_the_template_is_whole() -> None:
    """What is made differs from the template in its id alone."""
    made = starter("other")
    folder = root("templates") / NAME
    for path, data in made.items():
        text = folder.joinpath(*path.split("/")).read_text(encoding="utf-8")
        assert data.decode() == (text.replace(f"pack: {NAME}", "pack: other") if path == "pack.yaml" else text)
    assert {"pack.yaml", "tests/stores.yaml", "locale/fr.yaml"} < set(made)


@pytest.mark.parametrize("name", ["My-Guidance", "1st", "any", "poc_arms", "a.b"])
def test_bad_ids(run: Run, tmp_path: Path, name: str) -> None:
    code, _, told = run("pack", "new", tmp_path, "--id", name)
    assert code == 2 and "help:" in told
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    code, _, told = run("pack", "new", folder)
    assert code == 2 and "already" in told
    assert [f.name for f in tmp_path.rglob("*")] == ["mine", "notes.txt"]
    (folder / "notes.txt").unlink()
    assert run("pack", "new", folder)[0] == 0, "an empty folder is used"
    assert [f.name for f in tmp_path.iterdir()] == ["mine"], "nothing is left beside"
