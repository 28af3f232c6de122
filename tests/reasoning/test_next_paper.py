"""What `pocarms next` shows: previews as a full assessment finds them, words in both languages, stopping said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pocarms.assessment.assess import Prepared, assess, context, judge_profile, prepare
from pocarms.cli import cli
from pocarms.commands.packs import Finder
from pocarms.inference.durable import Unavailable
from pocarms.model.profile import Profile
from pocarms.profiles.load import check_profile
from pocarms.reasoning.ask_next import next_texts_en, next_texts_fr
from pocarms.reasoning.ask_next.nextq import make_field, next_questions
from pocarms.reasoning.ask_next.preview import place, previews
from pocarms.reasoning.units import all_cases
from pocarms.reasoning.what_if.changes import Change, with_changes
from pocarms.reasoning.what_if.delta import Difference, differences

EXAMPLES = Path(__file__).parents[2] / "examples"
TWIN = Unavailable("only the twin is wanted")
SHOWN = ("scale", "finding", "measure", "step", "action")


def _read(path: str) -> tuple[Prepared, Profile]:
    find = Finder(None, None)
    profile = check_profile(EXAMPLES / path, find).profile
    assert profile is not None and find.ready is not None
    return prepare(find.ready.texts, find.ready.language, "", find.ready.program), profile


def _told(found: Difference) -> tuple[object, ...]:
    """What is compared: whether advice holds whatever the answers is not part of a preview."""
    before, after = found.before, found.after
    if found.kind == "finding":
        before, after = ((b[0], *(b[2:] if b[0] != "ruled_out" else ())) for b in (before, after))
    return found.kind, found.id, found.case, before, after


@pytest.mark.parametrize("path", ["monusco-2020.yaml", "hrddp/05-vehicles-pending.yaml"])
def test_a_preview_is_what_an_assessment_with_that_answer_finds(path: str) -> None:
    prepared, profile = _read(path)
    judgement = judge_profile(prepared, profile, TWIN)
    field = make_field(prepared.pack, prepared.coder, context(prepared.pack, profile), all_cases(judgement), "all")
    before, _ = assess(prepared, profile, TWIN)
    tried = 0
    for question in next_questions(field, 3, once=True).questions:
        for seen in previews(prepared, profile, judgement, question):
            change = Change(place(question.ask), question.ask.question, seen.answers[0])
            after, _ = assess(prepared, with_changes(profile, [change]), TWIN)
            wanted = {_told(d) for d in differences(before, after) if d.kind in SHOWN}
            wanted = {t for t in wanted if t[3] != t[4]}
            assert {_told(d) for d in seen.effects} == wanted
            tried += 1
    assert tried >= 4


def test_both_languages_have_the_same_words() -> None:
    assert next_texts_en.TEXTS.keys() == next_texts_fr.TEXTS.keys()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("format_", ["text", "md", "html"])
def test_every_format_names_the_first_question(language: str, format_: str) -> None:
    path = str(EXAMPLES / "hrddp/05-vehicles-pending.yaml")
    arguments = ["next", path, "--lang", language, "--engine", "twin", "--count", "1"]
    shown = CliRunner().invoke(cli, [*arguments, "--format", format_])
    data = json.loads(CliRunner().invoke(cli, [*arguments, "--format", "json"]).stdout)
    assert shown.exit_code == 0 and data["schema"] == "pocarms/next/1"
    first = " ".join(data["questions"][0]["ask"].split()[1:5])
    assert first in " ".join(shown.stdout.split())


def test_it_says_when_nothing_can_change_the_level_any_more() -> None:
    path = str(EXAMPLES / "hrddp/06-depot-suspect-commander.yaml")
    found = CliRunner().invoke(cli, ["next", path, "--until", "level", "--engine", "twin"])
    assert "nothing more to ask" in " ".join(found.stdout.split())
    assert "If the answer" not in found.stdout


def test_an_unknown_owner_is_a_usage_error_with_a_guess() -> None:
    path = str(EXAMPLES / "monusco-2020.yaml")
    found = CliRunner().invoke(cli, ["next", path, "--who", "jmca", "--engine", "twin"], standalone_mode=False)
    assert getattr(found.exception, "code", None) == 2 and "jmac" in str(found.exception)
