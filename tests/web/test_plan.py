"""The action plan on the page: stated, kept, downloaded and taken back as the command line does it."""

from __future__ import annotations

import datetime
import io
import re
from html import unescape
from pathlib import Path

import pytest

from pocarms.model.profile import Action
from tests.documents.plans import fill_plan
from tests.web.conftest import Browser
from tests.web.test_more import MISSION, PROPOSAL, on_file

ADVICE = "casualties.add_weapon"
WHERE = f"/p/{MISSION}/plan/{ADVICE}"


def stated(site: Browser, path: str, **fields: str) -> object:
    shown = site.get(path).get_data(as_text=True)
    stood = re.search(r'name="stood" value="([^"]*)"', shown)
    assert stood is not None, shown[-2000:]
    return site.post(path, {"stood": stood[1], **{k.replace("_", "."): v for k, v in fields.items()}})


def day(name: str, year: int, month: int, of: int) -> dict[str, str]:
    return {f"{name}_day": str(of), f"{name}_month": str(month), f"{name}_year": str(year)}


def test_an_action_stands_in_the_file_as_it_was_stated_and_nothing_else_changed(site: Browser) -> None:
    file = site.folder / f"{MISSION}.yaml"
    before, text = on_file(site, MISSION), file.read_text(encoding="utf-8")
    answer = stated(
        site,
        WHERE,
        status="under_way",
        owner="JMAC <b>",
        evidence="Form v2\r\n\r\nsecond {{ 7*7 }}",
        by="Head of JMAC",
        **day("due", 2021, 3, 31),
        **day("on", 2021, 1, 5),
    )
    assert answer.status_code == 303  # type: ignore[attr-defined]
    after = on_file(site, MISSION)
    assert after.actions == {
        ADVICE: Action(
            ADVICE,
            "under_way",
            "JMAC <b>",
            datetime.date(2021, 3, 31),
            evidence="Form v2\n\nsecond {{ 7*7 }}",
            by="Head of JMAC",
            on=datetime.date(2021, 1, 5),
        )
    }
    assert (after.answers, after.parts, after.seal) == (before.answers, before.parts, before.seal)
    kept = file.read_text(encoding="utf-8").splitlines()
    assert [x for x in kept if x in set(text.splitlines())] == text.splitlines()
    shown = site.get(f"/p/{MISSION}/plan").get_data(as_text=True)
    assert "JMAC &lt;b&gt;" in shown and "31 March 2021" in shown and "<b>" not in shown


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({}, {"status"}),
        ({"status": "done"}, {"by"}),
        ({"status": "done", "by": "x"}, {"on"}),
        ({"status": "dropped"}, {"reason", "by"}),
        ({"status": "under_way", "by": "x"}, {"on"}),
        ({"status": "under_way", **day("due", 2021, 2, 30), "owner": "x" * 2001}, {"due", "owner"}),
    ],
)
def test_what_is_wrong_is_told_by_field_and_nothing_written(
    site: Browser, given: dict[str, str], fields: set[str]
) -> None:
    before = (site.folder / f"{MISSION}.yaml").read_bytes()
    answer = stated(site, WHERE, **given)
    text = answer.get_data(as_text=True)  # type: ignore[attr-defined]
    assert answer.status_code == 400  # type: ignore[attr-defined]
    assert set(re.findall(r'<li><a href="#([a-z]+)">', text)) == fields
    assert (site.folder / f"{MISSION}.yaml").read_bytes() == before


def test_nobody_signs_for_somebody_else(site: Browser) -> None:
    """Who stated a status stays while it is the same; with another status they do not."""
    stated(site, WHERE, status="done", by="First", **day("on", 2021, 1, 5))
    shown = site.get(WHERE).get_data(as_text=True)
    assert 'value="First"' not in shown and "First" in shown
    stated(site, WHERE, status="done", note="more")
    kept = on_file(site, MISSION).actions[ADVICE]
    assert (kept.by, kept.on, kept.note) == ("First", datetime.date(2021, 1, 5), "more")
    stated(site, WHERE, status="under_way", note="more")
    again = on_file(site, MISSION).actions[ADVICE]
    assert (again.status, again.by, again.on) == ("under_way", "", None)


def test_two_windows_state_the_same_action(site: Browser) -> None:
    stood = re.search(r'name="stood" value="([^"]*)"', site.get(WHERE).get_data(as_text=True))
    assert stood is not None
    first = site.post(WHERE, {"stood": stood[1], "status": "under_way", "owner": "first"})
    second = site.post(WHERE, {"stood": stood[1], "status": "under_way", "owner": "second"})
    text = second.get_data(as_text=True)
    assert (first.status_code, second.status_code) == (303, 400)
    assert on_file(site, MISSION).actions[ADVICE].owner == "first"
    assert "Somebody else has changed this action" in text and "first" in text and 'value="second"' in text


def test_an_action_of_a_part_stands_with_the_part(site: Browser) -> None:
    listed = unescape(site.get(f"/p/{PROPOSAL}/plan").get_data(as_text=True))
    there = re.search(rf'href="(/p/{PROPOSAL}/plan/([^"?]+)\?part=(\w+))"', listed)
    assert there is not None
    assert stated(site, there[1], status="under_way", owner="Adviser").status_code == 303  # type: ignore[attr-defined]
    profile = on_file(site, PROPOSAL)
    assert next(p for p in profile.parts if p.id == there[3]).actions[there[2]].owner == "Adviser"
    assert not profile.actions


@pytest.mark.parametrize("path", [f"/p/{MISSION}/plan/nothing", f"{WHERE}?part=nowhere"])
def test_what_is_not_in_the_plan_is_not_found(site: Browser, path: str) -> None:
    assert site.get(path).status_code == 404
    assert site.post(path, {"status": "under_way"}).status_code == 404


def test_the_plan_is_downloaded_filled_in_and_taken_back(site: Browser, tmp_path: Path) -> None:
    made = site.post(f"/p/{MISSION}/documents", {"marking": "unclassified", "what": "plan.xlsx"})
    assert made.status_code == 200 and made.data.startswith(b"PK")
    cells = {"status": "under way", "owner": "JMAC", "by": "Head", "on": "2021-01-05"}
    book = fill_plan(made.data, {("", ADVICE): cells}, tmp_path / "plan.xlsx").read_bytes()
    form = {"files": (io.BytesIO(book), "plan from jmac.xlsx")}
    before = (site.folder / f"{MISSION}.yaml").read_bytes()
    shown = site.post(f"/p/{MISSION}/take", form, content_type="multipart/form-data")
    text = shown.get_data(as_text=True)
    assert shown.status_code == 200, unescape(text)[-1500:]
    assert (site.folder / f"{MISSION}.yaml").read_bytes() == before and "1 action changes" in text
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', text))
    assert site.post(f"/p/{MISSION}/taken", {**hidden, "do": "write"}).status_code == 303
    assert on_file(site, MISSION).actions[ADVICE].owner == "JMAC"
    answers = site.post(f"/p/{MISSION}/documents", {"marking": "unclassified", "what": "workbook.xlsx"}).data
    both = {"files": [(io.BytesIO(book), "plan.xlsx"), (io.BytesIO(answers), "answers.xlsx")]}
    mixed = site.post(f"/p/{MISSION}/take", both, content_type="multipart/form-data")
    assert mixed.status_code == 400 and "one kind at a time" in mixed.get_data(as_text=True)


def test_days_go_into_a_calendar_once_there_are_any(site: Browser) -> None:
    form = {"marking": "unclassified", "what": "plan.ics"}
    assert "no action still to be done has a day" in site.post(f"/p/{MISSION}/documents", form).get_data(as_text=True)
    stated(site, WHERE, status="under_way", **day("due", 2021, 3, 31))
    assert b"DTSTART;VALUE=DATE:20210331" in site.post(f"/p/{MISSION}/documents", form).data
    text = site.post(f"/p/{MISSION}/documents", {**form, "what": "plan.md"}).get_data(as_text=True)
    assert "31 March 2021" in text
