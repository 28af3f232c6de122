"""Facts that a proposal takes from its mission's profile: only where nobody answered, and said in the report."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pocarms.cli import _run

HEAD = "pack: hrddp\nprofile: p\nsubject: {name: P}\nas_of: 2026-05-04\n"
MISSION = """pack: poc_arms
profile: mission-m
subject: {name: Mission M}
as_of: 2026-03-01
answers:
  mission.type: {answer: peacekeeping, source: "Secret cable 17", note: "said by witness W", by: W}
  embargo.in_force: yes
  embargo.scope: territory
"""


@pytest.fixture
def mission(tmp_path: Path) -> Path:
    file = tmp_path / "mission.yaml"
    file.write_text(MISSION, encoding="utf-8")
    return file


def assess(
    tmp_path: Path, mission: Path, proposal: str, capsys: pytest.CaptureFixture[str], *more: str
) -> tuple[int, str, str]:
    file = tmp_path / "proposal.yaml"
    file.write_text(HEAD + proposal, encoding="utf-8")
    code = _run(["assess", str(file), "--from", str(mission), "--engine", "twin", *more])
    said = capsys.readouterr()
    return code, re.sub(r"\s+", " ", said.out) if "json" not in more else said.out, re.sub(r"\s+", " ", said.err)


def answers(out: str) -> dict[str, tuple[object, str, list[dict[str, str]]]]:
    return {a["id"]: (a["value"], a["state"], a["evidence"]) for a in json.loads(out)["answers"]}


OPEN = "answers: {support.activity: arms_transfer, recipient.kind: police}\n"


def test_what_nobody_answered_is_taken_and_says_from_where(
    tmp_path: Path, mission: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = assess(tmp_path, mission, OPEN, capsys, "--format", "json")
    assert code == 0
    value, state, evidence = answers(out)["entity.kind"]
    assert (value, state) == ("peacekeeping", "answered")
    assert evidence[0]["source"] == "taken from the profile mission-m, question mission.type"
    assert evidence[0]["as_of"] == "2026-03-01"
    assert answers(out)["embargo.status"][0] == "on_recipient"


def test_the_memo_says_so_with_both_dates(tmp_path: Path, mission: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = assess(tmp_path, mission, OPEN, capsys)
    said = "Taken from the profile mission-m, state of 1 March 2026, question mission.type; this proposal is of 4 May"
    assert f"{said} 2026." in out


def test_what_is_asked_nowhere_in_the_proposal_is_not_told_as_taken(
    tmp_path: Path, mission: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mission.write_text(MISSION + "  embargo.covers_training: yes\n", encoding="utf-8")
    _, out, _ = assess(tmp_path, mission, OPEN, capsys)
    assert "Does the embargo also reach training" not in out
    _, out, _ = assess(tmp_path, mission, OPEN.replace("arms_transfer", "wam_training"), capsys)
    assert "“Does the embargo also reach training, advice or other assistance such as this part?”: yes." in out


def test_no_text_of_the_mission_s_profile_is_taken_along(
    tmp_path: Path, mission: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for form in (("--report", "memo"), ("--report", "full"), ("--format", "json")):
        _, out, _ = assess(tmp_path, mission, OPEN, capsys, *form)
        assert "Secret cable" not in out
        assert "witness W" not in out


@pytest.mark.parametrize("own", ["agency", "unknown"])
def test_an_answer_is_never_overridden(
    own: str, tmp_path: Path, mission: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    proposal = f"answers: {{support.activity: money, recipient.kind: police, entity.kind: {own}}}\n"
    _, out, _ = assess(tmp_path, mission, proposal, capsys, "--format", "json")
    assert answers(out)["entity.kind"][0] == own
    _, text, _ = assess(tmp_path, mission, proposal, capsys)
    assert "answered here, and not as in the profile mission-m (Peacekeeping operation" in text


def test_a_part_with_its_own_answer_keeps_it(tmp_path: Path, mission: Path, capsys: pytest.CaptureFixture[str]) -> None:
    proposal = (
        "answers: {recipient.kind: police}\nparts:\n"
        "  - {id: a, title: A, uses: [], answers: {support.activity: arms_transfer, embargo.status: none}}\n"
        "  - {id: b, title: B, uses: [], answers: {support.activity: arms_transfer}}\n"
    )
    _, out, _ = assess(tmp_path, mission, proposal, capsys, "--format", "json")
    parts = {p["id"]: {a["id"]: a["value"] for a in p["answers"]} for p in json.loads(out)["parts"]}
    assert parts["a"]["embargo.status"] == "none"
    assert parts["b"]["embargo.status"] == "on_recipient"


def test_only_the_adverse_answer_on_embargoes_is_linked(
    tmp_path: Path, mission: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mission.write_text(MISSION.replace("scope: territory", "scope: non_state"), encoding="utf-8")
    _, out, _ = assess(tmp_path, mission, OPEN, capsys, "--format", "json")
    assert answers(out)["embargo.status"][1] == "unknown"


def test_an_answer_that_does_not_apply_there_is_not_taken(
    tmp_path: Path, mission: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mission.write_text(MISSION.replace("in_force: yes", "in_force: no"), encoding="utf-8")
    _, out, _ = assess(tmp_path, mission, OPEN, capsys, "--format", "json")
    assert answers(out)["embargo.status"][1] == "unknown"


def test_a_higher_marking_there_comes_with_a_warning(
    tmp_path: Path, mission: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mission.write_text(MISSION + "marking: confidential\n", encoding="utf-8")
    _, out, err = assess(tmp_path, mission, OPEN, capsys)
    assert "WARNING: the profile mission-m is marked CONFIDENTIAL, higher than this paper" in err
    assert "WARNING: the profile mission-m is marked CONFIDENTIAL, higher than this paper" in out


def test_a_profile_that_nothing_is_linked_to_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(HEAD + OPEN, encoding="utf-8")
    code, out, err = assess(tmp_path, other, OPEN, capsys)
    assert (code, out) == (3, "")
    assert "takes nothing" in err


# which report --------------------------------------------------------------------------------------------------------


def test_the_pack_chooses_the_report_and_the_user_may_choose_another(
    tmp_path: Path, mission: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, memo, err = assess(tmp_path, mission, OPEN, capsys)
    assert "Memo on proposed support" in memo
    assert "--report full" in err
    _, full, _ = assess(tmp_path, mission, OPEN, capsys, "--report", "full")
    assert "Check of proposed support" in full
    assert len(full) > 2 * len(memo)


def test_a_memo_is_neither_json_nor_there_for_every_pack(
    tmp_path: Path, mission: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert assess(tmp_path, mission, OPEN, capsys, "--report", "memo", "--format", "json")[0] == 2
    assert _run(["assess", str(mission), "--report", "memo", "--engine", "twin"]) == 2
