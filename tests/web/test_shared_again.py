"""Back from a part's own answer to the shared one; and why a question is asked now, in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest

from pocarms.model.profile import says_something
from pocarms.source.cut import without_answer
from pocarms.source.same import CannotEdit
from tests.web.conftest import Browser
from tests.web.test_more import MISSION, PROPOSAL, on_file
from tests.web.test_sharing import stood
from tests.web.window import Window

QUESTION = "command.failed_to_act"
OWN = f"/p/{PROPOSAL}/q/{QUESTION}?part=unit_d"
BACK = f"/p/{PROPOSAL}/q/{QUESTION}/shared?part=unit_d"


def test_a_part_comes_back_to_the_shared_answer(site: Browser) -> None:
    file = site.folder / f"{PROPOSAL}.yaml"
    before, old = file.read_bytes(), on_file(site, PROPOSAL)
    assert BACK not in site.get(OWN).get_data(as_text=True)
    site.answer(PROPOSAL, QUESTION, {"value": "no", "note": "only <b>here"}, "part=unit_d&way=alone")
    shown = site.get(OWN).get_data(as_text=True)
    assert BACK in shown and "Officer X, above unit D" in shown.split('<h2 id="over">')[1]
    answer = site.post(BACK, {"stood": stood(site, OWN)})
    assert answer.status_code == 303 and on_file(site, PROPOSAL).digest == old.digest
    assert file.read_bytes() == before
    told = site.get(answer.headers["Location"]).get_data(as_text=True)
    assert "Taken out of this part: no (only &lt;b&gt;here)" in told and "What this answer changed" in told
    assert "This answer is shared, from “Officer X, above unit D”" in unescape(told)


@pytest.mark.parametrize("kept", ["", "other"])
def test_somebody_else_answered_meanwhile(site: Browser, kept: str) -> None:
    site.answer(PROPOSAL, QUESTION, {"value": "no"}, "part=unit_d&way=alone")
    before = (site.folder / f"{PROPOSAL}.yaml").read_bytes()
    answer = site.post(BACK, {"stood": kept})
    assert answer.status_code == 400 and (site.folder / f"{PROPOSAL}.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "path",
    [
        BACK,  # nothing of its own yet
        f"/p/{PROPOSAL}/q/{QUESTION}/shared",
        f"/p/{PROPOSAL}/q/{QUESTION}/shared?part=x",
        f"/p/{PROPOSAL}/q/support.activity/shared?part=unit_d",  # nothing is shared
        f"/p/{PROPOSAL}/q/x/shared?part=unit_d",
        f"/p/{MISSION}/q/mandate.protection/shared?part=",
    ],
)
def test_where_nothing_is_shared_there_is_no_way_back(site: Browser, path: str) -> None:
    assert site.post(path, {"stood": ""}).status_code == 404


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "parts:\n  - id: x\n    answers:\n      a: yes  # a\n      # of q\n"
            "      q: {answer: no}\n      b: no\nz: 1\n",
            "parts:\n  - id: x\n    answers:\n      a: yes  # a\n      b: no\nz: 1\n",
        ),
        ("parts: [{id: x, answers: {q: no, b: yes}}]\n", "parts: [{id: x, answers: {b: yes}}]\n"),
        ("parts:\r\n- answers:\r\n    q: no\r\n  id: x\r\n", "parts:\r\n- answers: {}\r\n  id: x\r\n"),
    ],
)
def test_one_answer_goes_and_nothing_else(text: str, wanted: str) -> None:
    assert without_answer(text, "q", "x") == wanted
    for question, part in (("q", "y"), ("nothing", "x")):
        with pytest.raises(CannotEdit):
            without_answer(text, question, part)


@pytest.mark.parametrize(
    ("language", "can", "step"),
    [("en", "Your answer can change", "Act first"), ("fr", "Votre réponse peut changer", "Agir")],
)
def test_why_now_is_said_in_sentences(site: Browser, language: str, can: str, step: str) -> None:
    site.post("/language", {"language": language})
    text = unescape(site.get(f"/p/{MISSION}/next", follow_redirects=True).get_data(as_text=True))
    said = text.split(can)[1].split("</p>")[0]
    assert step in said and said.count(".") >= 2
    assert can not in unescape(site.get(f"/p/{MISSION}/q/embargo.cell?way=block").get_data(as_text=True))


def test_what_each_answer_would_change_is_what_it_changes(site: Browser) -> None:
    file = site.folder / f"{MISSION}.yaml"
    before = file.read_bytes()
    path = f"/p/{MISSION}/q/casualties.weapon_recorded?way=alone"
    assert "effects=yes" in site.get(path).get_data(as_text=True)
    text = unescape(site.get(f"{path}&effects=yes").get_data(as_text=True)).split('<h2 id="would">')[1]
    rows = re.findall(r"<div><dt>(.*?)</dt><dd>(.*?)</dd></div>", text.split("</dl>")[0], re.DOTALL)
    assert file.read_bytes() == before and len(rows) > 1
    for value in ("yes", "no"):
        label, said = next((a, b) for a, b in rows if f"“{value}”" in a)
        file.write_bytes(before)
        now = [a.value for a in on_file(site, MISSION).answers["casualties.weapon_recorded"]]
        answer = site.answer(MISSION, "casualties.weapon_recorded", {"value": value}, "way=alone")
        told = unescape(site.get(answer.headers["Location"]).get_data(as_text=True))
        changes = re.findall(r"<li>(.*?)</li>", told.split('<h2 id="saved">')[1].split("</section>")[0])
        lines = re.findall(r"<p>(.*?)</p>", said)
        assert all(map(says_something, now)) and (lines == changes or not changes), label
    assert "effects=yes" not in site.get(f"/p/{MISSION}/q/casualties.why_no_weapon").get_data(as_text=True)


@pytest.mark.parametrize("language", ["fr"])  # the way is the same in both
def test_by_keyboard_without_scripts(window: Callable[..., Window], language: str) -> None:
    one = window(language)
    one.go(OWN)
    one.page.locator("#value-no").press("Space")
    one.enter("main form button")
    one.go(OWN)
    one.enter("section[aria-labelledby=over] button")
    assert one.page.locator("#saved").count() == 1 and one.page.locator("#over").count() == 0
    one.enter("a[href*='effects=yes']")
    assert one.page.locator("#would").count() == 1
