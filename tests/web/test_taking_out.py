"""A part or shared block is taken out of an assessment, what goes with it said before, and comes back as it stood."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from pocarms.cli import _run
from tests.web.conftest import Browser
from tests.web.test_more import MISSION, PROPOSAL, on_file
from tests.web.test_sharing import stood
from tests.web.window import Window

AT = f"/p/{PROPOSAL}"
PART, BLOCK = f"{AT}/out/part/unit_d", f"{AT}/out/block/officer_x"


def take_out(site: Browser, path: str) -> None:
    assert site.post(path, {"stood": stood(site, path)}).status_code == 303


def ways_back(site: Browser) -> list[str]:
    return re.findall(r'action="(/p/[^"]*/in/\d+)"', site.get(f"{AT}/parts").get_data(as_text=True))


@pytest.mark.parametrize("path", [PART, BLOCK])
def test_it_is_looked_at_first_and_nothing_is_written(site: Browser, path: str) -> None:
    before = (site.folder / f"{PROPOSAL}.yaml").read_bytes()
    text = unescape(site.get(path).get_data(as_text=True))
    assert "It can be brought back" in text and "What comes of it" in text
    profile = on_file(site, PROPOSAL)
    if path == PART:
        only = [
            b.title for b in profile.shared.values() if [p.id for p in profile.parts if b.id in p.uses] == ["unit_d"]
        ]
        assert only and all(f"<li>{title}</li>" in text for title in only)
    else:
        assert "1 part takes answers from it" in text and "<li>Armoury of unit D</li>" in text
        count = len(profile.shared["officer_x"].answers)
        assert f"{count} answer" in text
    assert (site.folder / f"{PROPOSAL}.yaml").read_bytes() == before
    assert not (site.folder / "deleted").exists()


def test_what_is_planned_for_a_part_is_said_to_go_with_it(site: Browser) -> None:
    found = site.desk.assessed(PROPOSAL, "en")[0]
    measure = next(f.id for body in found.parts if body.id == "unit_d" for f in body.findings if f.advice_shown)
    path = f"{AT}/plan/{measure}?part=unit_d"
    given = {"status": "under_way", "owner": "G4 <i>", "stood": stood(site, path)}
    assert site.post(path, given).status_code == 303
    text = site.get(PART).get_data(as_text=True)
    assert "1 line of the action plan" in text and "G4 &lt;i&gt;" in text


@pytest.mark.parametrize("path", [PART, BLOCK])
def test_it_goes_alone_and_comes_back_as_it_stood(site: Browser, path: str) -> None:
    file = site.folder / f"{PROPOSAL}.yaml"
    before, old = file.read_bytes(), on_file(site, PROPOSAL)
    take_out(site, path)
    new = on_file(site, PROPOSAL)
    assert new.answers == old.answers
    if path == PART:
        assert new.parts == tuple(p for p in old.parts if p.id != "unit_d") and new.shared == old.shared
    else:
        assert set(old.shared) - set(new.shared) == {"officer_x"}
        assert [p.uses for p in new.parts] == [tuple(u for u in p.uses if u != "officer_x") for p in old.parts]
        assert [p.answers for p in new.parts] == [p.answers for p in old.parts]
    assert {b"# FICTIONAL. No person, unit, place or event here exists."} <= set(file.read_bytes().split(b"\n"))
    assert site.get(path).status_code == 404
    (back,) = ways_back(site)
    answer = site.post(back)
    assert answer.status_code == 303 and site.get(answer.headers["Location"]).status_code == 200
    again = on_file(site, PROPOSAL)
    assert (again.digest, again.shared) == (old.digest, old.shared)
    assert path == BLOCK or file.read_bytes() == before  # of a part that took from it, the line of `uses` was rewritten
    assert ways_back(site) == [] and site.post(back).status_code == 404


def test_all_of_them_and_back_in_another_order(site: Browser) -> None:
    old = on_file(site, PROPOSAL)
    for part in old.parts:
        take_out(site, f"{AT}/out/part/{part.id}")
    for block in old.shared:
        take_out(site, f"{AT}/out/block/{block}")
    bare = on_file(site, PROPOSAL)
    assert not bare.parts and not bare.shared and bare.answers == old.answers
    assert site.get(f"{AT}/parts").status_code == 200
    backs = ways_back(site)
    assert len(backs) == len(old.parts) + len(old.shared)
    for back in [*backs[len(old.parts) :], *reversed(backs[: len(old.parts)])]:  # a part names blocks: they come first
        assert site.post(back).status_code == 303, back
    assert on_file(site, PROPOSAL).digest == old.digest


def test_a_part_whose_block_is_gone_waits_for_it(site: Browser) -> None:
    take_out(site, PART)
    take_out(site, f"{AT}/out/block/unit_d")
    before = (site.folder / f"{PROPOSAL}.yaml").read_bytes()
    first, second = ways_back(site)
    refused = site.post(first)
    assert refused.status_code == 400 and "could not be brought back" in refused.get_data(as_text=True)
    assert (site.folder / f"{PROPOSAL}.yaml").read_bytes() == before and ways_back(site) == [first, second]
    assert site.post(second).status_code == 303 and site.post(first).status_code == 303


def test_who_changed_it_meanwhile_loses_nothing(site: Browser) -> None:
    seen = stood(site, PART)
    site.answer(PROPOSAL, "command.failed_to_act", {"value": "no"}, "part=unit_d&way=alone")
    before = (site.folder / f"{PROPOSAL}.yaml").read_bytes()
    answer = site.post(PART, {"stood": seen})
    assert answer.status_code == 400 and "changed by somebody else meanwhile" in answer.get_data(as_text=True)
    assert (site.folder / f"{PROPOSAL}.yaml").read_bytes() == before and ways_back(site) == []


@pytest.mark.parametrize(
    "path", ["out/part/nobody", "out/block/nobody", "out/answers/x", "in/1", "in/99999999999999999"]
)
def test_what_is_not_there_is_not_found(site: Browser, path: str) -> None:
    assert site.post(f"{AT}/{path}", {"stood": ""}).status_code == 404


@pytest.mark.parametrize("text", ["", "[", "{}", '{"profile": 1}', "[" * 100_000])
def test_a_damaged_record_is_passed_over(site: Browser, text: str) -> None:
    take_out(site, PART)
    (site.folder / "deleted" / f"{PROPOSAL}.2.taken-out.json").write_text(text, encoding="utf-8")
    assert len(ways_back(site)) == 1
    assert site.get("/").status_code == 200


def test_the_answers_were_signed_and_no_longer_are(site: Browser) -> None:
    file = site.folder / f"{PROPOSAL}.yaml"
    assert _run(["sign", str(file), "--as", "reviewed", "--by", "Head", "--on", "2026-05-15"]) == 0
    take_out(site, PART)
    assert "ANSWERS CHANGED SINCE" in site.get(f"{AT}/").get_data(as_text=True)
    site.post(ways_back(site)[0])
    assert "answers unchanged since" in site.get(f"{AT}/").get_data(as_text=True)


@pytest.mark.parametrize("language", ["fr"])  # the way is the same in both
def test_by_keyboard_without_scripts(window: Callable[..., Window], language: str, folder: Path) -> None:
    before = (folder / f"{PROPOSAL}.yaml").read_bytes()
    one = window(language)
    one.go(f"{AT}/parts")
    one.enter("tbody th a")
    one.enter("main a[href*='/out/part/']")
    one.enter("main form button")
    assert (folder / f"{PROPOSAL}.yaml").read_bytes() != before
    one.enter("main form[action*='/in/'] button")
    assert (folder / f"{PROPOSAL}.yaml").read_bytes() == before


def test_a_mission_without_areas_shows_no_way_out(site: Browser) -> None:
    assert "/out/" not in site.get(f"/p/{MISSION}/parts").get_data(as_text=True)
