"""Filling in: what is sent as a form stands in the file as the command line reads it, and nothing else is touched."""

from __future__ import annotations

import datetime
import os
import re
from html import unescape
from pathlib import Path

import pytest

from pocarms.commands.packs import Packs
from pocarms.model.profile import Answer, Evidence, Profile
from pocarms.profiles.load import load_profile
from pocarms.source.edit import set_answer
from pocarms.source.exchange import exchange
from tests.web.conftest import Browser

FULL = {
    "source": "Mandate, operative paragraph 29",
    "as_of.day": "1",
    "as_of.month": "12",
    "as_of.year": "2020",
    "reliability": "strong",
    "by": "POC adviser",
    "note": "read <b>twice</b> {{ 7*7 }}",
}


def on_file(site: Browser, name: str) -> Profile:
    return load_profile(site.folder / f"{name}.yaml", Packs(None, "en").find)[0]


def begin(site: Browser, **fields: str) -> str:
    given = {
        "pack": "poc_arms",
        "subject": "UNTEST",
        "day.day": "3",
        "day.month": "2",
        "day.year": "2026",
        "marking": "confidential",
    }
    answer = site.post("/new", {**given, **fields})
    assert answer.status_code == 303, answer.get_data(as_text=True)[-3000:]
    return str(answer.headers["Location"]).split("/")[2]


def test_a_new_assessment_is_a_file_that_the_command_line_reads(site: Browser) -> None:
    name = begin(site, subject="Mission « Été » / ../x", country="Nowhere")
    assert name == "mission-ete-x-2026-02-03"
    profile = on_file(site, name)
    assert profile.subject == {"name": "Mission « Été » / ../x", "country": "Nowhere"}
    assert (profile.as_of, profile.marking, profile.id) == (datetime.date(2026, 2, 3), "confidential", name)
    assert begin(site, subject="Mission « Été » / ../x") == f"{name}-2"
    assert "CONFIDENTIAL" in site.get(f"/p/{name}/").get_data(as_text=True)


def test_everything_wrong_with_a_new_one_is_told_at_once_and_nothing_written(site: Browser) -> None:
    before = sorted(os.listdir(site.folder))
    answer = site.post(
        "/new", {"subject": "  ", "country": "kept", "day.day": "31", "day.month": "2", "day.year": "2026"}
    )
    text = answer.get_data(as_text=True)
    assert answer.status_code == 400
    for field in ("pack", "subject", "day", "marking"):
        assert f'<a href="#{field}">' in text
    assert 'value="kept"' in text and "<title>Error:" in text and "“31 2 2026” is not a day" in unescape(text)
    empty = unescape(site.post("/new", {}).get_data(as_text=True))
    assert "Write the day, the month and the year" in empty and "“”" not in empty
    assert sorted(os.listdir(site.folder)) == before


def test_a_copy_has_the_answers_and_a_day_and_a_name_of_its_own(site: Browser) -> None:
    answer = site.post(
        "/new", {"of": "monusco-2020", "day.day": "1", "day.month": "6", "day.year": "2021", "marking": "unclassified"}
    )
    name = answer.headers["Location"].split("/")[2]
    old, new = on_file(site, "monusco-2020"), on_file(site, name)
    assert new.answers == old.answers and new.parts == old.parts
    assert (new.as_of, new.id, new.state) == (datetime.date(2021, 6, 1), name, "draft")


def test_an_answer_stands_in_the_file_with_its_evidence_and_only_its_line_changed(site: Browser) -> None:
    name = begin(site)
    file = site.folder / f"{name}.yaml"
    before = file.read_text(encoding="utf-8").splitlines()
    answer = site.answer(name, "mandate.protection", {"value": "yes", **FULL})
    assert answer.status_code == 303
    evidence = Evidence(FULL["source"], datetime.date(2020, 12, 1), "strong", "POC adviser", FULL["note"])
    assert on_file(site, name).answers["mandate.protection"] == (Answer("mandate.protection", "yes", evidence),)
    after = file.read_text(encoding="utf-8").splitlines()
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


def test_what_people_wrote_is_shown_as_plain_text(site: Browser) -> None:
    name = begin(site, subject="<script>alert(1)</script> {{ 7*7 }}")
    site.answer(name, "mandate.protection", {"value": "yes", **FULL, "source": '"><img src=x onerror=alert(1)>'})
    for way in ("", "check", "q/mandate.protection", "result", "why/mandate.protection", "report"):
        text = site.get(f"/p/{name}/{way}").get_data(as_text=True)
        assert "<script>alert" not in text and "<img" not in text and "<b>twice" not in text, way
        assert " 49" not in text or "{{ 7*7 }}" in text


def test_unknown_is_an_answer_with_who_was_asked(site: Browser) -> None:
    name = begin(site)
    shown = site.get(f"/p/{name}/q/mandate.protection").get_data(as_text=True)
    assert not re.search(r"<input type=\"radio\"[^>]* checked", shown.replace('value="unknown" checked', ""))
    site.answer(name, "mandate.protection", {"value": "unknown", "by": "political affairs", "note": "asked on Monday"})
    (given,) = on_file(site, name).answers["mandate.protection"]
    assert given.value == "unknown" and given.evidence.by == "political affairs"
    assert "asked on Monday" in site.get(f"/p/{name}/check").get_data(as_text=True)


def test_faults_of_a_form_are_told_by_field_and_what_was_typed_is_kept(site: Browser) -> None:
    name = begin(site)
    before = (site.folder / f"{name}.yaml").read_bytes()
    wrong = {
        "as_of.day": "30",
        "as_of.month": "2",
        "as_of.year": "2026",
        "reliability": "huge",
        "source": "kept <source>",
    }
    answer = site.answer(name, "mandate.protection", wrong)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 400
    for field in ("value", "as_of", "reliability"):
        assert f'<a href="#{field}">' in text and f'id="{field}-wrong"' in text
    assert 'value="kept &lt;source&gt;"' in text
    assert (site.folder / f"{name}.yaml").read_bytes() == before


def test_does_not_apply_needs_a_reason(site: Browser) -> None:
    pack = site.desk.shelf("poc_arms", "en").own
    waivable = next(q.id for q in pack.questions.values() if q.may_not_apply)
    name = begin(site)
    refused = site.answer(name, waivable, {"value": "not_applicable"})
    assert refused.status_code == 400 and 'href="#reason"' in refused.get_data(as_text=True)
    assert site.answer(name, waivable, {"value": "not_applicable", "reason": "no such unit"}).status_code == 303
    (given,) = on_file(site, name).answers[waivable]
    assert (given.value, given.reason) == ("not_applicable", "no such unit")


def test_several_choice_numbers_and_dates(site: Browser) -> None:
    for pack_id in ("poc_arms", "hrddp"):
        pack = site.desk.shelf(pack_id, "en").own
        name = begin(site, pack=pack_id, subject=f"Case {pack_id}")
        for kind in ("choices", "number", "date"):
            question = next((q for q in pack.questions.values() if q.type == kind), None)
            if question is None:
                continue
            given, wanted = _example(kind, question.values())
            answer = site.answer(name, question.id, given)
            assert answer.status_code == 303, answer.get_data(as_text=True)[-2000:]
            assert on_file(site, name).answers[question.id][0].value == wanted
            again = site.get(f"/p/{name}/q/{question.id}").get_data(as_text=True)
            assert "checked" in again or 'value="12' in again or 'value="2020"' in again


def _example(kind: str, options: tuple[str, ...]) -> tuple[dict[str, str], object]:
    if kind == "choices":
        lines = {f"line.{options[0]}": "yes", f"line.{options[1]}": "no"}
        return lines, {o: {0: "yes", 1: "no"}.get(n, "unknown") for n, o in enumerate(options)}
    if kind == "number":
        return {"typed": "12,5"}, 12.5
    return {"typed.day": "18", "typed.month": "12", "typed.year": "2020"}, datetime.date(2020, 12, 18)


def test_two_windows_never_lose_an_answer(site: Browser) -> None:
    name = begin(site)
    path = f"/p/{name}/q/mandate.protection?way=block"
    stood = re.search(r'name="stood" value="([^"]*)"', site.get(path).get_data(as_text=True))
    assert stood is not None
    first = site.post(path, {"stood": stood[1], "value": "yes", "by": "first"})
    second = site.post(path, {"stood": stood[1], "value": "no", "by": "second", "note": "mine"})
    assert (first.status_code, second.status_code) == (303, 409)
    text = second.get_data(as_text=True)
    assert "Somebody else has answered meanwhile" in text and "first" in text and "mine" in text
    assert [a.value for a in on_file(site, name).answers["mandate.protection"]] == ["yes"]
    stood = re.search(r'name="stood" value="([^"]*)"', text)
    assert stood is not None
    both = site.post(path, {"stood": stood[1], "value": "no", "by": "second", "beside": "yes"})
    assert both.status_code == 303
    assert {(a.value, a.evidence.by) for a in on_file(site, name).answers["mandate.protection"]} == {
        ("yes", "first"),
        ("no", "second"),
    }


def test_changes_made_in_the_file_by_another_program_are_kept(site: Browser) -> None:
    name = begin(site)
    file = site.folder / f"{name}.yaml"
    site.get(f"/p/{name}/")
    other = file.read_text(encoding="utf-8").replace(
        "  mandate.human_rights: unknown", "  mandate.human_rights: unknown  # their note", 1
    )
    file.write_text("# by hand\n" + other, encoding="utf-8")
    site.answer(name, "mandate.protection", {"value": "yes"})
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# by hand\n") and on_file(site, name).answers["mandate.protection"][0].value == "yes"


@pytest.mark.parametrize("broken", ["pack: poc_arms\nanswers: [", "", "pack: nothing\nprofile: x\n"])
def test_a_broken_file_is_shown_with_every_fault_and_never_written(site: Browser, broken: str) -> None:
    file = site.folder / "broken.yaml"
    file.write_text(broken, encoding="utf-8")
    assert "broken" in site.get("/").get_data(as_text=True)
    for way in ("", "result", "q/mandate.protection", "documents"):
        answer = site.get(f"/p/broken/{way}")
        assert answer.status_code in (200, 422) and "broken.yaml" in answer.get_data(as_text=True)
    assert site.post("/p/broken/q/mandate.protection", {"value": "yes"}).status_code in (200, 422)
    assert file.read_text(encoding="utf-8") == broken


def test_a_folder_that_cannot_be_written_is_told_and_the_answer_kept_in_the_form(
    site: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = begin(site)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pocarms.interview.notebook.exchange", full)
    answer = site.answer(name, "mandate.protection", {"value": "yes", "note": "kept"})
    text = answer.get_data(as_text=True)
    assert answer.status_code == 400 and "No space left on device" in text and "kept" in text
    assert "Saved:" not in site.get(f"/p/{name}/").get_data(as_text=True)


@pytest.mark.parametrize(("theirs", "status"), [("mandate.protection", 409), ("mandate.human_rights", 303)])
def test_another_program_writes_at_the_very_moment(
    site: Browser, monkeypatch: pytest.MonkeyPatch, theirs: str, status: int
) -> None:
    """The same question: both are shown, theirs stays. Another: both answers are in the file."""
    name = begin(site)
    file = site.folder / f"{name}.yaml"
    slipped = []

    def slips_in(path: Path, before: bytes, after: bytes) -> None:
        if not slipped:
            slipped.append(theirs)
            file.write_text(set_answer(before.decode(), theirs, "{answer: yes, by: theirs}"), encoding="utf-8")
        exchange(path, before, after)

    monkeypatch.setattr("pocarms.interview.notebook.exchange", slips_in)
    answer = site.answer(name, "mandate.protection", {"value": "no", "by": "mine"})
    assert answer.status_code == status
    said = {q: [a.evidence.by for a in given] for q, given in on_file(site, name).answers.items()}
    assert said[theirs] == ["theirs"] and (said["mandate.protection"] == ["mine"]) == (status == 303)
    if status == 409:
        text = answer.get_data(as_text=True)
        assert "Somebody else has answered meanwhile" in text and "theirs" in text and 'value="mine"' in text


def test_day_and_marking_that_somebody_else_changed_are_not_changed_back(site: Browser) -> None:
    shown = site.get("/p/monusco-2020/about").get_data(as_text=True)
    stood = re.search(r'name="stood" value="([^"]*)"', shown)
    assert stood is not None
    given = {"stood": stood[1], "day.day": "18", "day.month": "12", "day.year": "2020", "marking": "confidential"}
    assert site.post("/p/monusco-2020/about", given).status_code == 303
    late = site.post("/p/monusco-2020/about", {**given, "day.year": "2021", "marking": "strictly confidential"})
    assert late.status_code == 400 and "changed by somebody else meanwhile" in late.get_data(as_text=True)
    assert str(on_file(site, "monusco-2020").as_of) == "2020-12-18"


def test_put_aside_and_taken_back(site: Browser) -> None:
    before = (site.folder / "monusco-2020.yaml").read_bytes()
    site.post("/p/monusco-2020/aside")
    assert not (site.folder / "monusco-2020.yaml").exists()
    assert "Bring back monusco-2020" in site.get("/").get_data(as_text=True)
    site.post("/back/monusco-2020")
    assert (site.folder / "monusco-2020.yaml").read_bytes() == before


def test_the_next_best_question_is_asked_until_skipped_and_says_why(site: Browser) -> None:
    asked = site.get("/p/monusco-2020/next")
    where = asked.headers["Location"]
    text = site.get(where).get_data(as_text=True)
    assert "Why this question now" in text
    skip = re.search(r'<a href="(/p/monusco-2020/next\?[^"]*)">Skip', text)
    assert skip is not None
    after = site.get(skip[1].replace("&amp;", "&")).headers["Location"]
    assert after.split("?")[0] != where.split("?")[0] or "part=" in after


def test_what_an_answer_changed_is_shown_once(site: Browser) -> None:
    answer = site.answer("monusco-2020", "mandate.protection", {"value": "no"})
    text = site.get(answer.headers["Location"]).get_data(as_text=True)
    assert "Saved: " in text and ("What this answer changed" in text or "changes nothing" in text)
    assert "Saved: " not in site.get(answer.headers["Location"]).get_data(as_text=True)


@pytest.mark.parametrize(
    "back", ["//evil.example/", "http://evil.example/", "/\\evil.example", "javascript:alert(1)", "x"]
)
def test_the_language_switch_keeps_ones_place_and_leads_nowhere_else(site: Browser, back: str) -> None:
    there = site.post("/language", {"language": "fr", "back": "/p/monusco-2020/check?a=b"})
    assert there.headers["Location"] == "/p/monusco-2020/check?a=b"
    text = site.get("/p/monusco-2020/check").get_data(as_text=True)
    assert '<html lang="fr">' in text and "Vérifier les réponses" in text
    assert site.post("/language", {"language": "en", "back": back}).headers["Location"] == "/"


def test_both_languages_have_the_same_words() -> None:
    from pocarms.web.words import ENGLISH, FRENCH

    assert set(ENGLISH) == set(FRENCH)
    for key, text in ENGLISH.items():
        english, french = (re.findall(r"{(\w+)}", str(x)) for x in (text, FRENCH[key]))
        assert sorted(english) == sorted(french), key


def test_every_word_is_used(site: Browser) -> None:
    from pocarms.resources import root
    from pocarms.web.words import ENGLISH

    here = Path(__file__).resolve().parents[2] / "engine" / "pocarms" / "web"
    sources = [p.read_text(encoding="utf-8") for p in here.glob("*.py") if not p.name.startswith("texts_")]
    sources += [
        p.read_text(encoding="utf-8") for p in root("templates").joinpath("web").iterdir() if p.name.endswith(".j2")
    ]
    text = "\n".join(sources)
    unused = [k for k in ENGLISH if not any(f'"{x}{k}"' in text for x in ("", "page.")) and not _built(k, text)]
    assert not unused


def _built(key: str, text: str) -> bool:
    """Whether a key is put together: `f"state.{x}"` in Python, `"state." ~ x` in a template."""
    groups = [key[: n + 1] for n, c in enumerate(key) if c == "."]
    return any(f'f"{group}{{' in text or f'"{group}" ~' in text for group in groups)


def test_a_result_says_in_the_language_of_the_page_why_one_evaluator_computed_it(site: Browser) -> None:
    site.post("/language", {"language": "fr"})
    text = unescape(site.get("/p/monusco-2020/result").get_data(as_text=True))
    assert "durable-rules a été désactivé" in text and "switched off" not in text
