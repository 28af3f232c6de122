"""Who stands for the answers is said on the page as the command says it; and which answers changed afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from pocarms.cli import _run
from tests.web.conftest import Browser
from tests.web.test_filling import begin
from tests.web.test_more import MISSION, PROPOSAL, on_file
from tests.web.test_sharing import stood
from tests.web.window import Window

AT = f"/p/{MISSION}"
HEAD = {"state": "reviewed", "by": 'Head "A" <i>', "on.day": "15", "on.month": "1", "on.year": "2021"}


def sign(site: Browser, name: str = MISSION, **given: str) -> tuple[int, str]:
    path = f"/p/{name}/sign"
    said = HEAD | {key.replace("_", "."): text for key, text in given.items()}
    answer = site.post(path, {"stood": stood(site, path), **said})
    return answer.status_code, unescape(answer.get_data(as_text=True))


def shown(site: Browser, name: str = MISSION) -> str:
    return unescape(site.get(f"/p/{name}/sign").get_data(as_text=True))


def test_it_stands_in_the_file_as_the_command_writes_it(site: Browser, tmp_path: Path) -> None:
    twin = tmp_path / "twin.yaml"
    twin.write_bytes((site.folder / f"{MISSION}.yaml").read_bytes())
    assert sign(site)[0] == 303
    assert _run(["sign", str(twin), "--as", "reviewed", "--by", HEAD["by"], "--on", "2021-01-15"]) == 0
    assert (site.folder / f"{MISSION}.yaml").read_bytes() == twin.read_bytes()
    assert "answers unchanged since" in shown(site) and "&lt;i&gt;" in site.get(f"{AT}/sign").get_data(as_text=True)
    assert sign(site, state="draft", by="", on_day="", on_month="", on_year="")[0] == 303
    assert on_file(site, MISSION).state == "draft" and "nobody answers for the answers yet" in shown(site)


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"state": ""}, {"state"}),
        ({"state": "agreed"}, {"state"}),
        ({"by": " "}, {"by"}),
        ({"on_day": "", "on_month": "", "on_year": ""}, {"on"}),
        ({"on_year": "2020", "by": "x" * 201}, {"on", "by"}),
        ({"on_day": "31", "on_month": "2"}, {"on"}),
        ({"state": "draft"}, {"by", "on"}),
    ],
)
def test_everything_wrong_is_told_by_field_and_nothing_written(
    site: Browser, given: dict[str, str], fields: set[str]
) -> None:
    before = (site.folder / f"{MISSION}.yaml").read_bytes()
    status, text = sign(site, **given)
    assert status == 400 and set(re.findall(r'<li><a href="#([a-z]+)">', text)) == fields
    assert (site.folder / f"{MISSION}.yaml").read_bytes() == before and not (site.folder / "signed").exists()


def test_nobody_signs_what_he_has_not_seen(site: Browser) -> None:
    seen = stood(site, f"{AT}/sign")
    site.answer(MISSION, "mandate.protection", {"value": "no"})
    before = (site.folder / f"{MISSION}.yaml").read_bytes()
    answer = site.post(f"{AT}/sign", {"stood": seen, **HEAD})
    assert answer.status_code == 400 and "Nothing was signed" in answer.get_data(as_text=True)
    assert (site.folder / f"{MISSION}.yaml").read_bytes() == before


def rows(text: str) -> dict[str, list[str]]:
    """Return what is said of each thing that changed."""
    listed = text.split('<h2 id="since">')[1].split("</section>")[0]
    found = re.findall(r"<div><dt>(.*?)</dt><dd>(.*?)</dd></div>", listed, re.DOTALL)
    return {what: re.findall(r"<p>(.*?)</p>", said) for what, said in found}


def test_which_answers_changed_is_said_with_what_was_signed(site: Browser) -> None:
    questions = site.desk.shelf("poc_arms", "en").own.questions
    sign(site)
    site.answer(MISSION, "mandate.protection", {"value": "no", "note": "only <b>"})
    site.answer(MISSION, "embargo.cell", {"value": "unknown", "by": "JMAC"})
    told = rows(shown(site))
    assert set(told) == {questions[q].ask for q in ("mandate.protection", "embargo.cell")}
    was, now = told[questions["mandate.protection"].ask]
    assert was.startswith("As signed: yes") and now.startswith("Now: no (only <b>")
    assert "<b>" not in site.get(f"{AT}/sign").get_data(as_text=True)
    assert "Which answers changed" in site.get(f"{AT}/").get_data(as_text=True)
    given = {"day.day": "19", "day.month": "12", "day.year": "2020", "marking": "confidential"}
    site.post(f"{AT}/about", given)
    assert set(rows(shown(site))) - set(told) == {"Day of the answers"}
    sign(site)
    assert "What changed since" not in shown(site)


def test_parts_and_shared_blocks_count_too(site: Browser) -> None:
    name = begin(site, pack="hrddp", subject="Radios")
    for title in ("North", "South"):
        site.post(f"/p/{name}/parts", {"part": title})
    site.post(f"/p/{name}/shared", {"shared": "Unit D", "uses": "north"})
    after = {"on_year": "2027"}
    assert sign(site, name, **after)[0] == 303
    site.answer(name, "record.unit_crimes", {"value": "no"}, "block=unit_d&way=alone")
    ask = site.desk.shelf("hrddp", "en").own.questions["record.unit_crimes"].ask
    assert rows(shown(site, name)) == {f"{ask} – Unit D": ["As signed: not answered yet", "Now: no"]}
    path = f"/p/{name}/out/part/south"
    site.post(path, {"stood": stood(site, path)})
    assert "Area or part – South" in rows(shown(site, name))


def test_what_the_command_signed_is_compared_too(site: Browser) -> None:
    file = site.folder / f"{MISSION}.yaml"
    assert _run(["sign", str(file), "--as", "reviewed", "--by", "Head", "--on", "2021-01-15"]) == 0
    site.answer(MISSION, "mandate.protection", {"value": "no"})
    (told,) = rows(shown(site)).values()
    assert told[0].startswith("As signed: yes") and told[1].startswith("Now: no")


@pytest.mark.parametrize("copy", ["none", "other", "broken", "link"])
def test_what_is_not_recorded_is_not_invented(site: Browser, copy: str) -> None:
    file = site.folder / f"{MISSION}.yaml"
    assert _run(["sign", str(file), "--as", "reviewed", "--by", "Head", "--on", "2021-01-15"]) == 0
    seal = on_file(site, MISSION).sign.seal
    kept = site.folder / "signed" / f"{MISSION}.{seal}.yaml"
    kept.unlink()
    if copy == "other":
        kept.write_bytes((site.folder / f"{PROPOSAL}.yaml").read_bytes())
    elif copy == "broken":
        kept.write_bytes(b"answers: [")
    elif copy == "link":
        (site.folder.parent / "x.yaml").write_bytes(file.read_bytes())
        kept.symlink_to(site.folder.parent / "x.yaml")
    site.answer(MISSION, "mandate.protection", {"value": "no"})
    text = shown(site)
    assert "Which ones is not recorded" in text and "15 January 2021" in text and "As signed:" not in text


def test_a_signature_without_a_fingerprint_says_so(site: Browser) -> None:
    file = site.folder / f"{MISSION}.yaml"
    text = file.read_text(encoding="utf-8")
    state = "state: {is: reviewed, by: Head, on: 2021-01-15}"
    file.write_text(text.replace("state: draft", state), encoding="utf-8")
    assert "whether answers have changed since is not recorded" in shown(site)


def test_another_form_is_for_a_person(site: Browser) -> None:
    file = site.folder / f"{MISSION}.yaml"
    text = file.read_text(encoding="utf-8").replace("state: draft", "state: reviewed\nby: A\ndate: 2020-12-19")
    file.write_text(text, encoding="utf-8")
    status, told = sign(site)
    assert status == 400 and "only a person can change" in told
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("language", ["fr"])  # the way is the same in both
def test_by_keyboard_without_scripts(window: Callable[..., Window], language: str, folder: Path) -> None:
    one = window(language)
    one.go(f"{AT}/")
    one.enter("main .ways a[href$='/sign']")
    one.page.locator("#state-approved").press("Space")
    one.page.locator("#by").fill("Head of section")
    for part, text in (("day", "15"), ("month", "1"), ("year", "2021")):
        one.page.locator(f"#on-{part}").fill(text)
    one.enter("main form button")
    assert "Head of section" in one.page.locator(".notice").first.inner_text()
    assert "is: approved" in (folder / f"{MISSION}.yaml").read_text(encoding="utf-8")
