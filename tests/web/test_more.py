"""Trying answers, areas, day and marking, workbooks taken back, the register: each as its form is sent."""

from __future__ import annotations

import io
import re
from html import unescape
from pathlib import Path

import pytest

from pocarms.cli import _run
from pocarms.commands.packs import Packs
from pocarms.model.profile import Profile
from pocarms.profiles.load import load_profile
from pocarms.reports.strings import strings
from pocarms.source.edit import add_item
from pocarms.source.read import read_yaml
from tests.documents.books import filled
from tests.web.conftest import Browser

MISSION = "monusco-2020"
PROPOSAL = "06-depot-suspect-commander"


def on_file(site: Browser, name: str) -> Profile:
    return load_profile(site.folder / f"{name}.yaml", Packs(None, "en").find)[0]


def test_an_answer_is_tried_and_nothing_written(site: Browser) -> None:
    file = site.folder / f"{MISSION}.yaml"
    before = file.read_bytes()
    answer = site.answer(MISSION, "embargo.cell", {"value": "no", "note": "only <b>if</b>", "do": "try"})
    text = answer.get_data(as_text=True)
    assert answer.status_code == 200 and "If the answer were: no" in text and "Nothing is saved" in text
    assert "Embargo information has a home that works" in text
    assert file.read_bytes() == before
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', text))
    assert "do" not in hidden and hidden["note"] == "only &lt;b&gt;if&lt;/b&gt;"
    hidden["note"] = "only <b>if</b>"
    assert site.post(f"/p/{MISSION}/q/embargo.cell?way=alone", hidden).status_code == 303
    assert on_file(site, MISSION).answers["embargo.cell"][0].value == "no"


def test_what_would_change_a_finding_is_searched(site: Browser) -> None:
    asked = site.get(f"/p/{MISSION}/goal/casualties.add_weapon").get_data(as_text=True)
    assert 'value="ruled_out"' in asked
    found = site.get(f"/p/{MISSION}/goal/casualties.add_weapon?to=ruled_out").get_data(as_text=True)
    assert found.count("<h2>") >= 1 and "yes" in found
    assert site.get(f"/p/{MISSION}/goal/casualties.add_weapon?to=nonsense").status_code == 404
    assert site.get(f"/p/{MISSION}/goal/nothing").status_code == 404


def test_a_level_at_its_end_is_not_aimed_beyond(site: Browser, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is below the lowest level: the page does not offer it, the command finds nothing; both failed."""
    asked = site.get(f"/p/{PROPOSAL}/goal/under_way")
    offered = re.findall(r'name="to" value="([^"]*)"', asked.get_data(as_text=True))
    assert asked.status_code == 200 and "better" not in offered and {"worse", "withdraw"} <= set(offered)
    below = ["whatif", str(site.folder / f"{PROPOSAL}.yaml"), "--goal", "under_way=better", "--engine", "twin"]
    assert _run(below) == 0 and "lower than it stands now" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("language", "words"), [("en", "if the mandate gives the task"), ("fr", "si le mandat confie")]
)
def test_the_result_says_what_waits_for_the_mandate(folder: Path, language: str, words: str) -> None:
    """Findings stand under the headings under which the report has them, never as the mission's own without the if."""
    site = Browser(folder, language)
    name, t = "unmiss-2021", strings(language)
    found = site.desk.assessed(name, language)[0]
    waiting = {
        f.title for b in (found.whole, *found.parts) for f in b.findings if f.advice_shown and f.list != "mission"
    }
    page = unescape(site.get(f"/p/{name}/result").get_data(as_text=True))
    under = {}
    for section in re.findall(r"<section><h2>(.*?)</h2>(.*?)</section>", page, re.DOTALL):
        under |= dict.fromkeys(re.findall(r"<li><strong>(.*?)</strong>", section[1]), section[0])
    assert waiting and {under[title] for title in waiting} == {t("section.check_mandate")}
    assert page.count(words) == len(waiting)


def test_french_signs_stand_behind_their_narrow_space(folder: Path) -> None:
    site = Browser(folder, "fr")
    for path, said in (("why/proposal", "non confirmé\u202f;"), ("next", "maintenant\u202f:")):
        text = unescape(site.get(f"/p/{PROPOSAL}/{path}", follow_redirects=True).get_data(as_text=True))
        assert said in text and not re.search(r"(non confirmé|maintenant(</strong>)?)[;:]", text), path


def test_an_area_is_added_beside_those_there_are_and_can_be_answered(site: Browser) -> None:
    before = on_file(site, MISSION)
    assert site.post(f"/p/{MISSION}/parts", {"part": "Haut-Uélé: north"}).status_code == 303
    after = on_file(site, MISSION)
    assert [p.title for p in after.parts] == [*(p.title for p in before.parts), "Haut-Uélé: north"]
    assert after.parts[:-1] == before.parts and after.answers == before.answers
    part = after.parts[-1].id
    shown = site.get(f"/p/{MISSION}/").get_data(as_text=True)
    assert "Part: Haut-Uélé: north" in shown
    question = next(q.id for q in site.desk.shelf("poc_arms", "en").own.questions.values() if q.of_part and q.options)
    values = site.desk.shelf("poc_arms", "en").own.questions[question].values()
    data = (
        {f"line.{values[0]}": "yes"}
        if site.desk.shelf("poc_arms", "en").own.questions[question].type == "choices"
        else {"value": values[0]}
    )
    assert site.answer(MISSION, question, data, f"way=block&part={part}").status_code == 303
    assert question in on_file(site, MISSION).parts[-1].answers
    assert site.post(f"/p/{MISSION}/parts", {"part": " "}).status_code == 400


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\nparts:\n  - id: x\n    answers: {q: yes}\n# after\nb: 2\n",
        "a: 1\nparts: [{id: x}]\nb: 2\n",
        "parts: [{id: x},\n  {id: y}]  # two\r\na: 1\r\n",
        "a: 1\n",
        "parts:\n- id: x\n  note: |\n    long\n    text\n",
        "{a: 1, parts: [{id: x}]}",
        "\ufeffparts:\n  - id: x\n    title: 'it''s'\nz: [1,\n 2]\n",
    ],
)
def test_an_item_is_added_and_every_other_byte_stays(text: str) -> None:
    made = add_item(text, "parts", {"id": "new", "title": "N"})
    node = read_yaml(made.encode("utf-8"), "x").node
    assert node is not None
    rest = made
    for line in text.replace("\r\n", "\n").splitlines():
        for piece in re.split(r"[\[\]{}]", line.lstrip("\ufeff")):
            assert piece in rest, (piece, made)
    assert made.count("id: new") == 1 and made.startswith(text[:1])


def test_day_and_marking_are_changed_and_a_marking_is_not_lowered(site: Browser) -> None:
    given = {"day.day": "4", "day.month": "5", "day.year": "2026", "marking": "confidential"}
    assert site.post(f"/p/{MISSION}/about", given).status_code == 303
    changed = on_file(site, MISSION)
    assert (str(changed.as_of), changed.marking) == ("2026-05-04", "confidential")
    assert changed.answers == on_file(site, MISSION).answers
    lowered = site.post(f"/p/{MISSION}/about", {**given, "marking": "unclassified"})
    assert lowered.status_code == 400 and on_file(site, MISSION).marking == "confidential"


def workbook(site: Browser, path: Path, question: str, answer: str) -> bytes:
    """A workbook as the page makes it, with one answer written into it as a person would."""
    made = site.post(f"/p/{MISSION}/documents", {"marking": "unclassified", "what": "workbook.xlsx"})
    assert made.status_code == 200, made.get_data(as_text=True)[-1500:]
    return filled(made.data, {f"|{question}|": {"answer": answer, "by": "political affairs"}}, path).read_bytes()


def test_a_workbook_is_shown_before_it_is_taken_in(site: Browser, tmp_path: Path, elsewhere: Path) -> None:
    file = site.folder / f"{MISSION}.yaml"
    before = file.read_bytes()
    asked = site.desk.shelf("poc_arms", "en").own.questions["mandate.good_offices"].ask
    data = workbook(site, tmp_path / "back.xlsx", "mandate.good_offices", "no")
    form = {"files": (io.BytesIO(data), "from jmac.xlsx")}
    shown = site.post(f"/p/{MISSION}/take", form, content_type="multipart/form-data")
    text = shown.get_data(as_text=True)
    assert file.read_bytes() == before and not list(elsewhere.iterdir())
    assert "pocarms-" not in text and str(elsewhere) not in text
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', text))
    if shown.status_code == 409:  # somebody else's answer is on file
        shown = site.post(f"/p/{MISSION}/taken", {**hidden, "prefer": "new"})
        text = shown.get_data(as_text=True)
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', text))
    assert shown.status_code == 200 and asked in unescape(text)
    assert site.post(f"/p/{MISSION}/taken", {**hidden, "do": "write"}).status_code == 303
    assert "no" in {a.value for a in on_file(site, MISSION).answers["mandate.good_offices"]}


def test_what_is_wrong_with_a_workbook_is_told_in_the_language_of_the_page(site: Browser, tmp_path: Path) -> None:
    data = workbook(site, tmp_path / "back.xlsx", "mandate.good_offices", "perhaps")
    form = {"files": (io.BytesIO(data), "from jmac.xlsx")}
    site.post("/language", {"language": "fr"})
    shown = site.post(f"/p/{MISSION}/take", form, content_type="multipart/form-data")
    text = unescape(shown.get_data(as_text=True))
    assert shown.status_code == 400 and "erreur[W011]\u202f: «\u202fperhaps\u202f» n’est pas une réponse" in text
    assert "from jmac.xlsx, feuille «\u202f" in text and "error[" not in text and str(tmp_path.parent) not in text


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no workbook", b"<html>"])
def test_what_is_no_workbook_is_told_and_nothing_written(site: Browser, data: bytes) -> None:
    before = (site.folder / f"{MISSION}.yaml").read_bytes()
    form = {"files": (io.BytesIO(data), "../../etc/x<b>.xlsx")}
    answer = site.post(f"/p/{MISSION}/take", form, content_type="multipart/form-data")
    text = answer.get_data(as_text=True)
    assert answer.status_code == 400 and "could not be read" in text and "<b>" not in text
    assert (site.folder / f"{MISSION}.yaml").read_bytes() == before
    assert site.post(f"/p/{MISSION}/taken", {"key": "0" * 32, "do": "write"}).status_code == 400


@pytest.mark.parametrize(
    ("name", "what", "starts"),
    [
        (MISSION, "report.docx", b"PK"), (MISSION, "brief.docx", b"PK"), (MISSION, "workbook.xlsx", b"PK"),
        (MISSION, "report.html", b"<!DOCTYPE"), (MISSION, "report.json", b"{"), (MISSION, "profile.yaml", b""),
        (PROPOSAL, "memo.docx", b"PK"), (PROPOSAL, "memo.html", b"<!DOCTYPE"),
    ],
)  # fmt: skip
def test_documents_carry_their_marking_in_the_name(site: Browser, name: str, what: str, starts: bytes) -> None:
    answer = site.post(f"/p/{name}/documents", {"marking": "strictly confidential", "what": what})
    assert answer.status_code == 200 and answer.data.startswith(starts)
    named = answer.headers["Content-Disposition"]
    assert "attachment" in named and ("STRICTLY-CONFIDENTIAL" in named or what == "profile.yaml")


def test_a_document_needs_a_marking_and_a_kind(site: Browser) -> None:
    text = site.post(f"/p/{MISSION}/documents").get_data(as_text=True)
    assert 'href="#marking"' in text and 'href="#what"' in text


def test_the_register_of_the_folder(site: Browser, tmp_path: Path) -> None:
    assert "/register" in site.get("/").get_data(as_text=True)
    assert "Armoury works" in site.get("/register").get_data(as_text=True)
    empty = tmp_path / "empty"
    empty.mkdir()
    assert Browser(empty).get("/register").status_code == 400


def test_what_a_part_shares_counts_as_answered_there(site: Browser) -> None:
    profile = on_file(site, PROPOSAL)
    part = next(p for p in profile.parts if p.uses)
    shared = next(q for block in part.uses for q in profile.shared[block].answers)
    pack = site.desk.shelf("hrddp", "en").own
    listed = site.get(f"/p/{PROPOSAL}/block/{pack.questions[shared].block}?part={part.id}").get_data(as_text=True)
    row = listed.split(f'id="q-{shared}"')[1].split("</div>")[0]
    assert "not answered yet" not in row
    shown = site.get(f"/p/{PROPOSAL}/q/{shared}?part={part.id}").get_data(as_text=True)
    assert "On file" in shown
