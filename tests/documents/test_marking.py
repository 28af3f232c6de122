"""Documents need a marking that a person chose; lowering one needs a reason, which is printed."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pocarms.assessment.assess import assess
from pocarms.cli import _run
from pocarms.documents.plan.calendar import calendar
from pocarms.documents.plan.words import words
from pocarms.documents.plan.write import write
from pocarms.documents.produce import short_paper
from pocarms.memo.marking import marking_notes
from pocarms.model.profile import Action, Profile
from pocarms.reports.render import fill, render
from tests.documents.books import EXAMPLES, NO_ENGINE, prepared, profile_of
from tests.documents.plans import plan_of
from tests.documents.readback import of_calendar, of_workbook

PROFILE = """\
pack: poc_arms
profile: m-1
subject: {name: UNX}
as_of: 2026-01-01
MARK
answers: {consent.strength: unknown, mandate.protection: yes}
"""


def _profile(tmp_path: Path, mark: str) -> str:
    file = tmp_path / "m.yaml"
    file.write_text(PROFILE.replace("MARK", mark).replace("consent.strength: unknown, ", ""), encoding="utf-8")
    return str(file)


def test_a_document_needs_a_marking(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "x.docx")
    asked = ["assess", _profile(tmp_path, "note: x"), "--engine", "twin", "--format", "docx", "-o", out]
    assert _run(asked) == 2
    assert "needs a marking" in capsys.readouterr().err
    assert not Path(out).exists()
    assert _run([*asked, "--marking", "unclassified"]) == 0
    assert Path(out).exists()


def test_text_needs_none(tmp_path: Path) -> None:
    assert _run(["assess", _profile(tmp_path, "note: x"), "--engine", "twin"]) == 0


def test_lowering_needs_a_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["assess", _profile(tmp_path, "marking: confidential"), "--engine", "twin", "--marking", "unclassified"]
    assert _run(asked) == 2
    assert "--force-marking" in capsys.readouterr().err
    assert _run([*asked, "--force-marking", "  "]) == 2
    capsys.readouterr()
    for format, told in (("text", "lowered because: declassified by the chief"), ("html", "lowered because")):
        assert _run([*asked, "--format", format, "--force-marking", "declassified by the chief"]) == 0
        said = " ".join(capsys.readouterr().out.split())
        assert told in said and "the profile is marked CONFIDENTIAL" in said
    assert _run([*asked, "--format", "json", "--force-marking", "declassified by the chief"]) == 0
    profile = json.loads(capsys.readouterr().out)["profile"]
    assert (profile["marking"], profile["marking_note"]) == ("unclassified", "confidential: declassified by the chief")


def test_raising_needs_no_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["assess", _profile(tmp_path, "marking: confidential"), "--engine", "twin"]
    assert _run([*asked, "--marking", "strictly confidential"]) == 0
    assert "STRICTLY CONFIDENTIAL" in capsys.readouterr().out


@pytest.mark.parametrize("language", ["en", "fr"])
def test_plans_say_so_too(language: str) -> None:
    """Workbook, Markdown and each entry of a calendar, of a mission and of a proposal."""
    said = {"en": "Suggested marking: CONFIDENTIAL.", "fr": "Classification suggérée : CONFIDENTIEL."}[language]
    action = Action("given.up", due=datetime.date(2021, 3, 31))
    for file in ("monusco-2020.yaml", "hrddp/06-depot-suspect-commander.yaml"):
        low = replace(profile_of(EXAMPLES / file), actions={action.id: action})
        raised = replace(low, marking=low.marking.scheme.marking("confidential"))
        for profile, told in ((low, True), (raised, False)):
            for kind, text in _plans(profile, language).items():
                shown = " ".join(text.split()).replace("\u202f", " ").replace("\xa0", " ").replace("\\", "")
                assert (said in shown) == told, (file, kind)


def _plans(profile: Profile, language: str) -> dict[str, str]:
    plan = plan_of(profile, language)
    return {
        "md": fill("plan", "md", words(language), plan),
        "xlsx": of_workbook(write(plan)),
        "ics": of_calendar(calendar(plan)),
    }


def test_a_plan_made_by_the_command_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = str(EXAMPLES / "monusco-2020.yaml")
    assert _run(["plan", profile, "--engine", "twin"]) == 0
    assert "Suggested marking: CONFIDENTIAL" in capsys.readouterr().out
    assert _run(["plan", profile, "--engine", "twin", "--marking", "confidential"]) == 0
    assert "Suggested marking" not in capsys.readouterr().out


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("report", ["brief", "cable", "full"])
def test_every_paper_on_a_proposal_marked_too_low_says_so(report: str, language: str) -> None:
    """As the memo does: at the top, before anybody reads on, and no longer once a person has raised the marking."""
    low = profile_of(EXAMPLES / "hrddp" / "06-depot-suspect-commander.yaml")
    words = {
        "en": ("Suggested marking: CONFIDENTIAL", "WARNING: this paper"),
        "fr": ("Classification suggérée : CONFIDENTIEL", "ATTENTION : ce document"),
    }[language]
    ready = prepared(low.pack, language)
    for profile, told in ((low, True), (replace(low, marking=low.marking.scheme.marking("confidential")), False)):
        result = assess(ready, profile, NO_ENGINE)[0]
        if report == "full":
            said = render(result, "text", language, notes=marking_notes(result, ready.pack, language))
        else:
            said = short_paper(report, "text", result, ready.pack, language)
        top = " ".join(said.split())[:900]
        assert [word in top.replace("\u202f", " ").replace("\xa0", " ") for word in words] == [told, told]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_paper_on_a_mission_marked_too_low_says_so(language: str) -> None:
    """Where answers are on file that the pack calls sensitive, and no longer once a person has raised the marking."""
    low = profile_of(EXAMPLES / "monusco-2020.yaml")
    ready = prepared(low.pack, language)
    questions = {id for one in (low, *low.parts) for id in one.answers if ready.pack.questions[id].sensitive}
    assert len(questions) == 3
    said = {
        "en": "Suggested marking: CONFIDENTIAL. Answers to 3 sensitive questions are on file.",
        "fr": "Classification suggérée : CONFIDENTIEL. Le profil répond à 3 questions sensibles.",
    }[language]

    def without(one: Any) -> Any:
        return replace(one, answers={id: answer for id, answer in one.answers.items() if id not in questions})

    bare = without(replace(low, parts=tuple(without(part) for part in low.parts)))
    raised = replace(low, marking=low.marking.scheme.marking("confidential"))
    for profile, told, n in ((low, True, 3), (bare, False, 0), (raised, False, 3)):
        result = assess(ready, profile, NO_ENGINE)[0]
        assert (result.marking_suggested, result.sensitive_answers) == ("confidential" if told else "", n)
        made = [short_paper(paper, "text", result, ready.pack, language) for paper in ("brief", "cable")]
        made.append(render(result, "text", language, notes=marking_notes(result, ready.pack, language)))
        for text in made:
            assert (said in " ".join(text.split()).replace("\u202f", " ")) == told
