"""A class explained: what stands in it is what a full assessment says stands there, and so is what may."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pocarms.assessment.assess import Prepared, assess, judge_profile, prepare
from pocarms.cli import cli
from pocarms.commands.exits import Stop
from pocarms.inference.durable import Unavailable
from pocarms.language.load import load_pack
from pocarms.profiles.load import load_profile
from pocarms.program.placing import findings_scale, step_ids
from pocarms.reasoning.why.members import members
from pocarms.reasoning.why.members_paper import TITLES
from pocarms.reasoning.why.texts_members import ENGLISH, FRENCH

ROOT = Path(__file__).parents[2]
TWIN = Unavailable("only the twin is wanted")


@cache
def prepared() -> Prepared:
    return prepare(load_pack(ROOT / "rules" / "poc_arms", tests=False), "en")


@pytest.mark.parametrize("stem", ["monusco-2020", "binuh-2021"])
def test_a_class_holds_what_an_assessment_places_there(stem: str) -> None:
    profile = load_profile(ROOT / "examples" / f"{stem}.yaml", lambda _: prepared().pack)[0]
    judgement = judge_profile(prepared(), profile, TWIN)
    found = assess(prepared(), profile, TWIN)[0]
    scale = findings_scale(prepared().pack)
    assert scale is not None
    seen = 0
    for step in step_ids(scale):
        told = members(prepared(), profile, judgement, step)
        for body, one in zip((found.whole, *found.parts), told, strict=True):
            placed = [f for f in body.findings if f.class_]
            there = {f.id for f in placed if f.advice_shown and f.class_ == step}
            may = {
                f.id
                for f in placed
                if f.id not in there
                and f.holds != "never"
                and scale.rank(f.class_) <= scale.rank(step) <= scale.rank(f.class_may_be or f.class_)
            }
            assert {m.id for m in one.members} == there, (step, body.id)
            assert {e.id for e in one.may_enter} == may, (step, body.id)
            because = {f.id: f.class_because for f in placed}
            assert all(m.because == because[m.id] for m in one.members)
            assert all(e.questions for e in one.may_enter), (step, body.id)
            seen += len(there) + len(may)
    assert seen


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("format_", ["text", "md", "html", "json"])
def test_the_command_takes_a_class(language: str, format_: str) -> None:
    path = str(ROOT / "examples" / "binuh-2021.yaml")
    arguments = ["explain", path, "act_next", "--engine", "twin", "--lang", language, "--format", format_]
    shown = CliRunner().invoke(cli, arguments)
    assert shown.exit_code == 0, shown.output
    if format_ == "json":
        whole, *_ = json.loads(shown.stdout)["members"]
        assert whole["members"] and whole["may_enter"]
    else:
        words = ENGLISH if language == "en" else FRENCH
        assert str(words["members.there"]) in shown.stdout and "act_next" in shown.stdout.replace("\\", "")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_in_short_titles_or_counts_and_in_whole_everything(language: str) -> None:
    def shown(*more: str) -> str:
        path = str(ROOT / "examples" / "monusco-2020.yaml")
        got = CliRunner().invoke(cli, ["explain", path, "act_next", "--engine", "twin", "--lang", language, *more])
        assert got.exit_code == 0, got.output
        return got.stdout

    words = ENGLISH if language == "en" else FRENCH
    cases = json.loads(shown("--format", "json"))["members"]
    short, whole = " ".join(shown().split()), " ".join(shown("--whole").split())
    ask = str(words["members.ask"]).partition("{")[0]
    assert ask in whole and ask not in short
    assert "--whole" in short and "--whole" not in whole
    sizes: list[int] = []
    for case in cases:
        for one in case["members"]:
            assert named(one) in short and " ".join(one["because"]) in short
        groups: dict[tuple[bool, str], list[str]] = {}
        for one in case["may_enter"]:
            assert named(one) in whole
            groups.setdefault((one["established"], one["now"]), []).append(named(one))
        for (established, now), titles in groups.items():
            _, plural = words["members.group.established" if established else "members.group.open"]
            if len(titles) > 1:
                assert plural.partition("{step}")[0].format(n=len(titles)) in short
            assert all((title in short) is (len(titles) <= TITLES) for title in titles), (established, now)
            sizes.append(len(titles))
    assert min(sizes) <= TITLES < max(sizes)


def named(one: dict[str, Any]) -> str:
    """A finding as it is printed, spaces made plain."""
    return " ".join(f"{one['title']} ({one['id']})".split())


def test_a_part_alone_and_a_class_that_is_none() -> None:
    path = str(ROOT / "examples" / "monusco-2020.yaml")
    shown = CliRunner().invoke(cli, ["explain", path, "act_first", "--part", "ituri", "--engine", "twin"])
    assert shown.exit_code == 0 and "North Kivu" not in shown.stdout
    wrong = CliRunner().invoke(cli, ["explain", path, "act_frst", "--engine", "twin"])
    assert isinstance(wrong.exception, Stop) and "act_first" in str(wrong.exception)


def test_both_languages_have_the_same_words() -> None:
    assert ENGLISH.keys() == FRENCH.keys()
