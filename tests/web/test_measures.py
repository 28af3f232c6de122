"""The measures of a proposal as a list: what the answers call for, by its day, stated as the plan states it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest

from pocarms.memo.due import dues
from tests.web.conftest import Browser
from tests.web.test_more import MISSION, PROPOSAL, on_file
from tests.web.test_plan import day, stated
from tests.web.window import Window

AT = f"/p/{PROPOSAL}"


def groups(site: Browser) -> dict[str, list[str]]:
    """Return the measures under each heading, by their anchors."""
    text = unescape(site.get(f"{AT}/measures").get_data(as_text=True))
    sections = re.findall(r"<section><h2>(.*?)</h2>(.*?)</section>", text, re.DOTALL)
    return {title: re.findall(r'<article id="a-([^"]*)"', inside) for title, inside in sections}


def test_every_measure_that_is_due_stands_in_it_and_no_other(site: Browser) -> None:
    found, _, _, profile, shelf = site.desk.assessed(PROPOSAL, "en")
    parts = {body.title: body.id for body in found.parts}
    owed = {
        (f"{parts[title]}-{one.id}", one.day)
        for one in dues(found, shelf.prepared.pack)
        if one.kind == "measure"
        for title in one.parts or parts
    }
    shown = groups(site)
    assert profile.as_of is not None and owed
    assert set(shown.get("Still to come", ())) == {key for key, on in owed if on >= profile.as_of.isoformat()}
    assert set(shown.get("Overdue", ())) == {key for key, on in owed if "" < on < profile.as_of.isoformat()}
    assert set(shown.get("Without a day", ())) == {key for key, on in owed if not on}
    done = {f"{b.id}-{m.id}" for b in found.parts for m in b.measures if (m.status, m.state) == ("established", "done")}
    assert set(shown["Done, as the answers say"]) == done
    may_be = {f"{b.id}-{m.id}" for b in found.parts for m in b.measures if m.status == "open"}
    assert set(shown.get("May be called for; answers that decide it are missing", ())) == may_be


def first(site: Browser) -> tuple[str, str]:
    """Return the anchor of a measure still to come, and where it is stated."""
    key = groups(site)["Still to come"][0]
    part, _, id_ = key.partition("-")
    return key, f"{AT}/plan/{id_}?part={part}&of=measures"


def test_it_is_stated_from_there_and_leads_back_there(site: Browser) -> None:
    key, path = first(site)
    assert path.replace("&", "&amp;") in site.get(f"{AT}/measures").get_data(as_text=True)
    assert f'<a href="{AT}/measures">Measures</a>' in site.get(path).get_data(as_text=True)
    before = on_file(site, PROPOSAL)
    answer = stated(site, path, status="under_way", owner="G4 <i>", evidence="Letter <b>", **day("due", 2026, 5, 3))
    assert answer.status_code == 303 and f"{AT}/measures" in answer.headers["Location"]  # type: ignore[attr-defined]
    assert f"#a-{key}" in answer.headers["Location"]  # type: ignore[attr-defined]
    after = on_file(site, PROPOSAL)
    assert after.answers == before.answers and after.seal == before.seal
    text = site.get(f"{AT}/measures").get_data(as_text=True)
    row = text.split(f'<article id="a-{key}"')[1].split("</article>")[0]
    assert "G4 &lt;i&gt;" in row and "Letter &lt;b&gt;" in row and "OVERDUE: was due 3 May 2026" in row
    assert groups(site)["Overdue"] == [key] and "1 OVERDUE" in text


def test_what_is_stated_as_done_is_not_called_done_before_the_answers_say_so(site: Browser) -> None:
    key, path = first(site)
    stated(site, path, status="done", by="G4", **day("on", 2026, 5, 3))
    shown = groups(site)
    assert shown["Stated as done; the answers do not say so yet"] == [key]
    assert key not in shown["Done, as the answers say"]
    stated(site, path, status="dropped", reason="x", by="G4", **day("on", 2026, 5, 3))
    assert groups(site)["Dropped"] == [key]


def test_an_unknown_list_leads_back_to_the_plan(site: Browser) -> None:
    _, path = first(site)
    answer = stated(site, path.replace("of=measures", "of=//evil.example"), status="under_way")
    assert answer.headers["Location"].startswith(f"{AT}/plan")  # type: ignore[attr-defined]


def test_a_pack_without_measures_has_no_such_list(site: Browser) -> None:
    assert site.get(f"/p/{MISSION}/measures").status_code == 404
    assert "/measures" not in site.get(f"/p/{MISSION}/").get_data(as_text=True)
    assert f"{AT}/measures" in site.get(f"{AT}/").get_data(as_text=True)


@pytest.mark.parametrize("language", ["en"])  # the way is the same in both
def test_by_keyboard_without_scripts(window: Callable[..., Window], language: str) -> None:
    one = window(language)
    one.go(f"{AT}/")
    one.enter("a[href$='/measures']")
    one.enter("article a")
    one.page.locator("#status-under_way").press("Space")
    one.page.locator("#owner").fill("JMAC")
    one.enter("main form button")
    assert "/measures?" in one.page.url and "JMAC" in one.page.locator("main").inner_text()
