"""Shared blocks on the page: answered once, counted in every part that takes them, as the command line reads it."""

from __future__ import annotations

import dataclasses
import re
from html import unescape

import pytest

from pocarms.source.edit import add_entry, set_entry
from pocarms.source.read import read_yaml
from tests.web.conftest import Browser
from tests.web.test_filling import begin
from tests.web.test_more import PROPOSAL, on_file

AT = f"/p/{PROPOSAL}"


def stood(site: Browser, path: str) -> str:
    found = re.search(r'name="stood" value="([^"]*)"', site.get(path).get_data(as_text=True))
    assert found is not None
    return unescape(found[1])


def test_the_table_of_parts_says_what_each_shares_and_where_it_stands(site: Browser) -> None:
    text = site.get(f"{AT}/parts").get_data(as_text=True)
    rows = {x.split("</a>")[0].split(">")[-1]: x.split("</tr>")[0] for x in text.split('<th scope="row">')[1:]}
    assert set(rows) == {"Armoury of unit D", "Armoury of unit E"}
    assert "Officer X, above unit D" in rows["Armoury of unit D"] and "Officer X" not in rows["Armoury of unit E"]
    found, _, _, _, _ = site.desk.assessed(PROPOSAL, "en")
    for body in found.parts:
        for scale in body.scales:
            label = next(s["label"] for s in dataclasses.asdict(scale)["steps"] if s["id"] == scale.headline)
            assert (label in unescape(rows[body.title])) or not scale.decision


def test_an_answer_in_a_shared_block_counts_in_every_part_that_takes_it(site: Browser) -> None:
    before = on_file(site, PROPOSAL)
    query = "block=officer_x&way=alone"
    answer = site.answer(PROPOSAL, "command.failed_to_act", {"value": "no", "by": "human_rights"}, query)
    assert answer.status_code == 303 and "/shared/officer_x" in answer.headers["Location"]
    after = on_file(site, PROPOSAL)
    assert [a.value for a in after.shared["officer_x"].answers["command.failed_to_act"]] == ["no"]
    assert (after.answers, after.parts) == (before.answers, before.parts)
    assert {b: x for b, x in after.shared.items() if b != "officer_x"} == {
        b: x for b, x in before.shared.items() if b != "officer_x"
    }
    told = unescape(site.get(answer.headers["Location"]).get_data(as_text=True))
    assert "Saved: " in told and "What this answer changed" in told
    part = unescape(site.get(f"{AT}/q/command.failed_to_act?part=unit_d").get_data(as_text=True))
    assert "This answer is shared, from “Officer X, above unit D”" in part


def test_an_answer_given_in_a_part_stays_there(site: Browser) -> None:
    site.answer(PROPOSAL, "command.failed_to_act", {"value": "no"}, "part=unit_d&way=alone")
    after = on_file(site, PROPOSAL)
    assert [a.value for a in after.shared["officer_x"].answers["command.failed_to_act"]] == ["yes"]
    assert [a.value for a in after.parts[0].answers["command.failed_to_act"]] == ["no"]


def test_an_answer_in_a_block_is_tried_and_nothing_written(site: Browser) -> None:
    before = (site.folder / f"{PROPOSAL}.yaml").read_bytes()
    data = {"value": "no", "do": "try"}
    shown = site.answer(PROPOSAL, "command.failed_to_act", data, "block=officer_x&way=alone")
    assert shown.status_code == 200 and "Armoury of unit D" in shown.get_data(as_text=True)
    assert (site.folder / f"{PROPOSAL}.yaml").read_bytes() == before


def test_a_proposal_with_parts_and_a_shared_block_from_nothing(site: Browser) -> None:
    name = begin(site, pack="hrddp", subject="Radios")
    for title in ("North", "South: radios"):
        assert site.post(f"/p/{name}/parts", {"part": title}).status_code == 303
    made = site.post(f"/p/{name}/shared", {"shared": "Unité « D »", "uses": ["north", "south_radios"]})
    assert made.status_code == 303
    assert site.answer(name, "record.unit_crimes", {"value": "no"}, "block=unite_d&way=alone").status_code == 303
    profile = on_file(site, name)
    assert profile.shared["unite_d"].title == "Unité « D »"
    assert [p.uses for p in profile.parts] == [("unite_d",), ("unite_d",)]
    text = (site.folder / f"{name}.yaml").read_text(encoding="utf-8")
    assert '\n  unite_d:\n    title: "Unité « D »"\n    answers:\n      record.unit_crimes: no\n' in text
    path = f"/p/{name}/parts/north"
    changed = {"title": "North", "stood": stood(site, path)}
    assert site.post(path, changed).status_code == 303
    assert [p.uses for p in on_file(site, name).parts] == [(), ("unite_d",)]
    assert site.post(path, {"title": "N", "stood": "other"}).status_code == 400
    shared = f"/p/{name}/shared/unite_d"
    assert site.post(shared, {"title": "Unit E", "stood": stood(site, shared)}).status_code == 303
    assert on_file(site, name).shared["unite_d"].title == "Unit E"


@pytest.mark.parametrize(
    ("path", "form"),
    [("shared", {"shared": " "}), ("parts/unit_d", {"title": ""}), ("shared/unit_d", {"title": "x" * 201})],
)
def test_a_name_is_needed(site: Browser, path: str, form: dict[str, str]) -> None:
    before = (site.folder / f"{PROPOSAL}.yaml").read_bytes()
    form = form if path == "shared" else {**form, "stood": stood(site, f"{AT}/{path}")}
    shown = site.post(f"{AT}/{path}", form)
    assert shown.status_code == 400 and "There is something to put right" in shown.get_data(as_text=True)
    assert (site.folder / f"{PROPOSAL}.yaml").read_bytes() == before


@pytest.mark.parametrize(
    "path",
    [
        "parts/x",
        "shared/x",
        "q/command.failed_to_act?block=x",
        "q/entity.kind?block=officer_x",
        "q/command.failed_to_act?block=../x",
    ],
)
def test_what_is_not_there_is_not_found(site: Browser, path: str) -> None:
    assert site.get(f"{AT}/{path}").status_code == 404
    assert site.post(f"{AT}/{path}", {"title": "x", "value": "no"}).status_code == 404


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n",
        "a: 1\r\nshared:\r\n  x: {title: X, answers: {q: yes}}  # why\r\nb: 2\r\n",
        "a: 1\nshared: {x: {title: X, answers: {}}}\n",
        "{a: 1}",
        "\ufeffshared:\n    x:\n        answers:\n            q: yes\n# after\n",
        "shared:\n",
    ],
)
def test_a_block_is_added_and_answered_and_every_other_byte_stays(text: str) -> None:
    made = add_entry(text, "shared", "new", {"title": "N: n", "answers": {}})
    made = set_entry(made, "answers", "q", "{answer: yes, by: me}", None, "new")
    node = read_yaml(made.encode("utf-8"), "x").node
    assert node is not None and made.count("new:") == 1 and made.startswith(text[:1])
    for piece in re.split(r"[\[\]{}\r\n]+", text):
        assert piece.strip("\ufeff ") in made
