"""Packs of which every text is hostile: in every format that the tool writes their texts come out as plain text."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import docx
import icalendar
import openpyxl
import pytest
import yaml
from docx.oxml.ns import qn
from pyxform.xls2xform import convert

from tests.documents.books import ROOT
from tests.documents.hostile import LONG, hostile_packs
from tests.documents.test_word import texts
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
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
MISSION, PROPOSAL = "monusco-2020.yaml", "hrddp/05-vehicles-pending.yaml"
MISSIONS = [MISSION, "unsmil-2021.yaml"]


@pytest.fixture(scope="session")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped packs, with every French text replaced by a hostile one."""
    return hostile_packs(tmp_path_factory.mktemp("hostile"), TEXTS)


class _Page(HTMLParser):
    """What a page says: its texts outside scripts and styles, its tags and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.said, self.tags, self.attributes, self.within = "", set[str](), set[tuple[str, str]](), ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}
        self.within = tag

    def handle_endtag(self, tag: str) -> None:
        self.within = ""

    def handle_data(self, data: str) -> None:
        if self.within == "script":
            assert "alert(1)" not in data
        elif self.within != "style":
            self.said += data


def of_page(data: bytes) -> str:
    page = _Page()
    page.feed(data.decode())
    assert "b" not in page.tags and not any(name.startswith("on") for name, _ in page.attributes)
    assert not any("javascript:" in value for name, value in page.attributes if name in ("href", "src"))
    return page.said


def of_markdown(data: bytes) -> str:
    text = data.decode()
    assert not re.search(r"(?<!\\)<(script|b)\b", text) and not re.search(r"(?<!\\)\]\(javascript", text)
    return re.sub(r"\\(.)", r"\1", text)


def of_json(data: bytes) -> str:
    json.loads(data)
    return data.decode()  # a control character stands in it as a code


def of_csv(data: bytes) -> str:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@")) or re.match(r"-\D", cell)]
    return "\n".join(cell for row in rows for cell in row)


def of_word(data: bytes) -> str:
    document = docx.Document(io.BytesIO(data))
    assert not list(document.element.iter(qn("w:fldSimple"), qn("w:instrText")))
    return texts(document)


def of_workbook(data: bytes) -> str:
    said = []
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" and not cell.hyperlink
                said += [cell.value] if isinstance(cell.value, str) else []
    return "\n".join(said)


def of_form(data: bytes) -> str:
    result = convert(io.BytesIO(data), file_type=".xlsx", validate=False)
    assert result.warnings == [] and "<script" not in result.xform
    return of_workbook(data)


def of_calendar(data: bytes) -> str:
    calendar = icalendar.Calendar.from_ical(data)
    assert {part.name for part in calendar.walk()} <= {"VCALENDAR", "VEVENT", "VTODO"}
    return "\n".join(str(value) for part in calendar.walk() for value in part.values())


def plain(data: bytes) -> str:
    return data.decode()


READ: dict[str, Callable[[bytes], str]] = {
    "txt": plain, "md": of_markdown, "html": of_page, "json": of_json, "csv": of_csv, "docx": of_word,
    "xlsx": of_workbook, "form": of_form, "ics": of_calendar,
}  # fmt: skip
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
