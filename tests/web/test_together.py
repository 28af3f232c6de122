"""Several answers tried together: nothing written until asked, then all of them or none."""

from __future__ import annotations

import re
from html import unescape

from pocarms.assessment.assess import judge_profile
from pocarms.inference.durable import TWIN_ONLY
from tests.web.conftest import Browser
from tests.web.test_more import MISSION, PROPOSAL, on_file

TRIES = f"/p/{MISSION}/tries"


def attempt(site: Browser, name: str, question: str, query: str = "way=alone", **data: str) -> None:
    answer = site.answer(name, question, {**data, "do": "together"}, query)
    assert answer.status_code == 303 and answer.headers["Location"] == f"/p/{name}/tries"


def test_all_are_shown_and_written_only_when_asked(site: Browser) -> None:
    file = site.folder / f"{MISSION}.yaml"
    before = file.read_bytes()
    attempt(site, MISSION, "embargo.cell", value="no", source="<b>report</b>", note="why")
    attempt(site, MISSION, "mandate.protection", value="yes")
    attempt(site, MISSION, "mandate.protection", value="no")  # thought better of it
    text = unescape(site.get(TRIES).get_data(as_text=True))
    assert file.read_bytes() == before
    assert text.count('name="leave"') == 2 and "change 1" in text and "change 2" in text
    assert "2 answers are being tried together" in site.get(f"/p/{MISSION}/").get_data(as_text=True)
    written = site.post(TRIES, {"do": "write"})
    assert written.status_code == 303
    answers = on_file(site, MISSION).answers
    (cell,), (protection,) = answers["embargo.cell"], answers["mandate.protection"]
    assert (cell.value, cell.evidence.source, cell.evidence.note) == ("no", "<b>report</b>", "why")
    assert protection.value == "no"
    told = site.get(written.headers["Location"]).get_data(as_text=True)
    assert "Saved: 2 answers" in told and "being tried" not in told
    assert "Nothing is being tried" in site.get(TRIES).get_data(as_text=True)


def test_what_is_shown_is_what_comes_of_writing_them(site: Browser) -> None:
    """Judged on the copy and judged from the file afterwards: the same findings appear and go."""
    shelf = site.desk.shelf("poc_arms", "en")

    def stands() -> dict[str, object]:
        whole = judge_profile(shelf.prepared, on_file(site, MISSION), TWIN_ONLY).whole
        return {f.title: whole.value(f"finding:{f.id}") for f in shelf.prepared.pack.findings.values()}

    before = stands()
    for question, value in (("embargo.cell", "no"), ("mandate.protection", "no"), ("mandate.arms_tasks", "unknown")):
        attempt(site, MISSION, question, value=value)
    text = unescape(site.get(TRIES).get_data(as_text=True))
    site.post(TRIES, {"do": "write"})
    after = stands()
    moved = {title for title in before if (before[title] is True) != (after[title] is True)}
    assert moved and all(title in text for title in moved)


def test_one_is_left_out_and_all_are_forgotten(site: Browser) -> None:
    before = (site.folder / f"{MISSION}.yaml").read_bytes()
    attempt(site, MISSION, "embargo.cell", value="no")
    attempt(site, MISSION, "mandate.protection", value="no")
    for odd in ("0", "3", "x", "\u0663", "9" * 50):
        assert site.post(TRIES, {"leave": odd}).status_code == 303
    assert site.get(TRIES).get_data(as_text=True).count('name="leave"') == 2
    site.post(TRIES, {"leave": "1"})
    text = site.get(TRIES).get_data(as_text=True)
    assert text.count('name="leave"') == 1 and "q/mandate.protection" in text and "q/embargo.cell" not in text
    site.post(TRIES, {"do": "forget"})
    assert "Nothing is being tried" in site.get(TRIES).get_data(as_text=True)
    site.post(TRIES, {"do": "write"})
    assert (site.folder / f"{MISSION}.yaml").read_bytes() == before


def test_none_is_written_where_somebody_has_answered_one_meanwhile(site: Browser) -> None:
    attempt(site, MISSION, "embargo.cell", value="no")
    attempt(site, MISSION, "mandate.protection", value="no")
    site.answer(MISSION, "mandate.protection", {"value": "yes", "by": "somebody else"})
    before = (site.folder / f"{MISSION}.yaml").read_bytes()
    refused = site.post(TRIES, {"do": "write"})
    text = refused.get_data(as_text=True)
    assert refused.status_code == 400 and "nothing was written" in text and "answered this meanwhile" in text
    assert (site.folder / f"{MISSION}.yaml").read_bytes() == before
    attempt(site, MISSION, "mandate.protection", value="no")  # looked at, and tried again
    assert site.post(TRIES, {"do": "write"}).status_code == 303
    assert [a.value for a in on_file(site, MISSION).answers["mandate.protection"]] == ["no"]


def test_parts_and_shared_blocks_are_tried_where_they_stand(site: Browser) -> None:
    attempt(site, PROPOSAL, "command.failed_to_act", "way=alone&block=officer_x", value="no")
    attempt(site, PROPOSAL, "done.officer_removed", "way=alone&part=unit_d", value="yes")
    text = unescape(site.get(f"/p/{PROPOSAL}/tries").get_data(as_text=True))
    assert "Officer X, above unit D" in text and "Armoury of unit D" in text
    site.post(f"/p/{PROPOSAL}/tries", {"do": "write"})
    profile = on_file(site, PROPOSAL)
    assert [a.value for a in profile.shared["officer_x"].answers["command.failed_to_act"]] == ["no"]
    assert [a.value for a in profile.parts[0].answers["done.officer_removed"]] == ["yes"]


def test_no_more_than_ten(site: Browser) -> None:
    pack = site.desk.shelf("poc_arms", "en").own
    asked = [q.id for q in pack.questions.values() if q.type == "yes_no"][:12]
    for question in asked:
        attempt(site, MISSION, question, value="yes")
    text = site.get(TRIES).get_data(as_text=True)
    assert text.count('name="leave"') == 10 and "More than this are not tried together" in text
    assert not re.search(rf"q/{re.escape(asked[0])}\?", text)
