"""Explanations as they are printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pocarms.cli import cli

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_question_that_several_parts_ask_is_listed_with_its_part(language: str) -> None:
    def shown(format_: str, *more: str) -> str:
        arguments = ["explain", str(ROOT / "examples" / "minusca-2021.yaml"), *more, "--engine", "twin"]
        got = CliRunner().invoke(cli, [*arguments, "--lang", language, "--format", format_])
        assert got.exit_code == 0, got.output
        return got.stdout

    about = "strength.tactics_advocacy"
    missing = json.loads(shown("json", about))["explanations"][0]["missing"]
    asked = [m["question"] for m in missing]
    assert any(asked.count(q) > 1 for q in asked)
    lines = shown("md", about).replace("\\", "").splitlines()
    marks = [next(line for line in lines if line.startswith(f"- {m['mark']} ")) for m in missing]
    for m, line in zip(missing, marks, strict=True):
        assert m["ask"] in line and line.endswith(f"({m['where']})") is bool(m["where"]), line
    assert len({line.partition(" ")[2].partition(" ")[2] for line in marks}) == len(marks)


def test_in_a_part_its_own_questions_are_listed_without_it() -> None:
    path = str(ROOT / "examples" / "minusca-2021.yaml")
    arguments = ["explain", path, "camps.support_weapons_control", "--part", "ouaka", "--engine", "twin"]
    found = CliRunner().invoke(cli, [*arguments, "--format", "json"])
    data = json.loads(found.stdout)["explanations"][0]
    own = [m for m in (*data["answers"], *data["missing"]) if m["where"] == data["case_title"]]
    assert own
    lines = CliRunner().invoke(cli, [*arguments, "--format", "md"]).stdout.splitlines()
    for m in own:
        line = next(line for line in lines if line.startswith(f"- {m['mark']} "))
        assert data["case_title"] not in line


def test_what_would_settle_a_conclusion_is_named_as_it_is_listed() -> None:
    path = str(ROOT / "examples" / "monusco-2020.yaml")
    for about, key in (("cvr.add_arms_element", "may_be_settled_by"), ("sites.keep_weapons_out", "settled_by")):
        arguments = ["explain", path, about, "--engine", "twin"]
        found = json.loads(CliRunner().invoke(cli, [*arguments, "--format", "json"]).stdout)["explanations"]
        said = CliRunner().invoke(cli, [*arguments, "--format", "md"]).stdout.replace("\\", "")
        sentences = [line for line in said.splitlines() if ("settle it: " in line or "answer to: " in line)]
        claims = [(one, claim) for one in found for claim in one["claims"] if claim[key]]
        assert claims and len(sentences) >= len(claims)
        for one, claim in claims:
            asked = [q for of in claim[key] for q in (of if isinstance(of, list) else [of])]
            marks = {m["question"]: m["mark"] for m in one["missing"] if m["where"] == one["case_title"]}
            wanted = [f"{marks[q]} “" for q in asked if q in marks]
            assert wanted and any(all(mark in line for mark in wanted) for line in sentences), claim["says"]
