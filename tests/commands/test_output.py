"""Where results go: never into the place of what the command reads, not even with --force."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.running import Run

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def proposal(tmp_path: Path) -> Path:
    return Path(shutil.copy(EXAMPLES / "hrddp" / "03-police-course.yaml", tmp_path))


def test_a_result_never_takes_the_place_of_the_profile(run: Run, proposal: Path, tmp_path: Path) -> None:
    before = proposal.read_bytes()
    round_about = tmp_path / "." / proposal.name
    for command in ("assess", "next"):
        code, out, err = run(command, proposal, "-o", round_about, "--force")
        assert (code, out) == (2, "")
        assert "is what the command reads" in err and "another name" in err
        assert proposal.read_bytes() == before


def test_a_result_never_takes_the_place_of_a_profile_in_the_folder_it_reads(run: Run, proposal: Path) -> None:
    before = proposal.read_bytes()
    code, _, err = run("register", proposal.parent, "-o", proposal, "--force")
    assert code == 2 and "is what the command reads" in err
    assert proposal.read_bytes() == before


def test_an_older_result_is_replaced_when_asked(run: Run, proposal: Path) -> None:
    target = proposal.with_suffix(".txt")
    target.write_text("older")
    assert run("assess", proposal, "-o", target)[0] == 2
    assert target.read_text() == "older"
    assert run("assess", proposal, "-o", target, "--force")[0] == 0
    assert target.read_text(encoding="utf-8") != "older"
