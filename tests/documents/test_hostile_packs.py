"""Packs of which every text is hostile: in every format that the tool writes their texts come out as plain text."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from tests.documents.books import ROOT
from tests.documents.hostile import LONG, hostile_packs
from tests.documents.readback import CONTROLS, READ, of_calendar
from tests.running import Run

TEXTS = (
    "=cmd|' /C calc'!A0",
    "{{ 7*7 }} {% raw %} ${7*7} <%= 1 %> {0} %s",
    "<b>&amp;</b><script>alert(1)</script>",
    "quotes \" ' « » ` \\",
    "\u202eright to left\u202c עברית عربى",
    "emoji 😀👩🏽‍🚀 ﷽",
    '_x0041_ &C&P &"Arial"',
    "+1-2@x |pipe| # hash *a* _b_ [x](javascript:y)",
    "-1\nBEGIN:VALARM\n\nsecond ${pocarms_by}",
    "controls x\x07\x1b[31m",
)
MARKS = ("calc'!A0", "{{ 7*7 }}", "alert(1)")
MISSION, PROPOSAL = "monusco-2020.yaml", "hrddp/05-vehicles-pending.yaml"
MISSIONS = [MISSION, "unsmil-2021.yaml"]


@pytest.fixture(scope="session")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped packs, with every French text replaced by a hostile one."""
    return hostile_packs(tmp_path_factory.mktemp("hostile"), TEXTS)


ASSESS: tuple[tuple[str, list[str], str], ...] = (
    *(("poc_arms", ["assess", MISSION, "--whole", "--format", x], y) for x, y in
      (("text", "txt"), ("md", "md"), ("html", "html"), ("json", "json"))),
    ("poc_arms", ["assess", MISSION, "--format", "docx"], "docx"),
    ("poc_arms", ["assess", MISSION, "--report", "brief", "--format", "html"], "html"),
    ("poc_arms", ["assess", MISSION, "--report", "cable"], "txt"),
    *(("hrddp", ["assess", PROPOSAL, "--report", "memo", "--format", x], y) for x, y in
      (("text", "txt"), ("md", "md"), ("html", "html"), ("docx", "docx"))),
)  # fmt: skip
OTHERS: tuple[tuple[str, list[str], str], ...] = (
    ("poc_arms", ["export", MISSION, "--xlsx"], "xlsx"),
    ("poc_arms", ["export", MISSION, "--xlsform"], "form"),
    ("hrddp", ["export", "--xlsform", "--with-sensitive"], "form"),
    *(("poc_arms", ["plan", MISSION, "--format", x], x) for x in ("xlsx", "md")),
    *(("poc_arms", ["compare", *MISSIONS, "--format", x], x) for x in ("md", "html", "json", "csv", "xlsx", "docx")),
    *(("poc_arms", ["diff", "monusco-2020.yaml", "later.yaml", "--format", x], x) for x in ("md", "html", "json")),
    *(("poc_arms", ["explain", MISSION, "--format", x], y) for x, y in (("md", "md"), ("html", "html"))),
    *(("hrddp", ["register", "proposals", "--format", x], x) for x in ("md", "html", "json")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("pack", "asked", "kind"), [*ASSESS, *OTHERS], ids=lambda x: "-".join(x) if isinstance(x, list) else str(x)
)
def test_texts_of_packs_stay_text(
    pack: str, asked: list[str], kind: str, packs: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    later = (ROOT / "examples" / MISSION).read_text("utf-8").replace("2020-12-18", "2021-12-18", 1)
    (tmp_path / "later.yaml").write_text(re.sub(r"(?m)^(  \S+: )yes$", r"\g<1>no", later), encoding="utf-8")
    (tmp_path / "proposals").mkdir()
    shutil.copy(ROOT / "examples" / PROPOSAL, tmp_path / "proposals")
    command, *rest = [str(ROOT / "examples" / x) if (ROOT / "examples" / x).is_file() else x for x in asked]
    if command in ("assess", "explain"):
        rest += ["--engine", "twin"]
    if command == "explain":
        rest.insert(1, "casualties.add_weapon")
    code, _, err = run(command, *rest, "--pack", packs / pack, "--lang", "fr", "-o", "out")
    assert code == 0, err
    said = READ[kind]((tmp_path / "out").read_bytes())
    assert not CONTROLS.search(said.replace("\r\n", "\n"))
    assert any(mark in said for mark in MARKS)
    if "--whole" in asked and kind != "md":
        assert LONG.split()[-1] in said and all(mark in said for mark in MARKS)


def test_days_of_calendars(packs: Path, run: Run, tmp_path: Path) -> None:
    profile = tmp_path / "mission.yaml"
    text = (ROOT / "examples" / MISSION).read_text("utf-8")
    plan = yaml.safe_dump({"actions": {"casualties.add_weapon": {"status": "under_way", "due": "2021-03-01"}}})
    profile.write_text(re.sub(r"(?m)^parts:", plan.replace("'", "") + "parts:", text), encoding="utf-8")
    code, _, err = run("plan", profile, "--pack", packs / "poc_arms", "--lang", "fr", "-o", tmp_path / "days.ics")
    assert code == 0, err
    data = (tmp_path / "days.ics").read_bytes()
    assert data.count(b"BEGIN:VEVENT") >= 1 and b"\r\nBEGIN:VALARM" not in data.replace(b"BEGIN:VALARM\r\nACTION", b"")
    assert of_calendar(data)
