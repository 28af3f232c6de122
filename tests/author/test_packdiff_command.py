# ruff: noqa: E501 (packs as their authors write them, one item a line)
"""`pack diff` from the command line: what is said of small changes of every sort, in both languages."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from typing import NamedTuple

import pytest

from pocarms.cli import main
from pocarms.packdiff.version import taken

PACK = """\
pack: small
version: 1.2.0
title: A small pack
language: en
sources: {brief: {title: The Brief}}
owners: {jmac: JMAC, police: Police}
kinds: {gap: {advice: true}}
scales:
  class: {of: findings, steps: [plan, act], otherwise: plan}
  level: {of: whole, steps: [go, hold, stop], otherwise: go, proceeding: [go], holding: hold}
questions:
  a.one: {ask: Is it so?, type: yes_no}
  a.two: {ask: Is it so too?, type: yes_no}
  a.kind: {ask: Which?, type: choice, options: [x, y, z]}
class_rules:
  - {id: soon, at_least: act, when: {a.two: yes}}
level_rules:
  - {id: r.stop, at_least: stop, when: {a.two: yes}, says: It is bad.}
findings:
  f.base: {kind: gap, title: The base, when: {all: [{a.one: yes}, {any: [{a.kind: x}, {a.kind: y}]}]}, owner: jmac}
"""
WRITTEN = "{all: [{a.one: yes}, {any: [{a.kind: x}, {a.kind: y}]}]}"


class Result(NamedTuple):
    exit_code: int
    stdout: str
    stderr: str


def run(folder: Path, changes: tuple[tuple[str, str], ...], *arguments: str) -> Result:
    text = PACK
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    for name, content in (("old", PACK), ("new", text)):
        (folder / name / "small").mkdir(parents=True, exist_ok=True)
        (folder / name / "small" / "pack.yaml").write_text(content, encoding="utf-8")
    where = [str(folder / name / "small") for name in ("old", "new")]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), pytest.raises(SystemExit) as ended:
        main(["pack", "diff", *where, *arguments])
    return Result(int(str(ended.value.code)), out.getvalue(), err.getvalue())


def data(folder: Path, *changes: tuple[str, str]) -> dict[str, object]:
    result = run(folder, changes, "--format", "json")
    assert result.exit_code in (0, 1), result.stdout
    return json.loads(result.stdout)  # type: ignore[no-any-return]


def moved(found: dict[str, object]) -> dict[str, str]:
    entries: list[dict[str, str]] = found["conclusions"]  # type: ignore[assignment]
    return {f"{e['kind']} {e['id']}": e["verdict"] for e in entries if e["verdict"] != "equal"}


@pytest.mark.parametrize(
    ("change", "step", "changes"),
    [
        (("Is it so?", "Is this so?"), "patch", {}),
        ((WRITTEN, "{any: [{all: [{a.one: yes}, {a.kind: x}]}, {all: [{a.kind: y}, {a.one: yes}]}]}"), "patch", {}),
        ((WRITTEN, "{all: [{a.one: yes}, {a.kind: {none_of: [z]}}]}"), "patch", {}),
        (("  a.two: {", "  a.new: {ask: More?, type: yes_no}\n  a.two: {"), "minor", {}),
        (("[x, y, z]", "[x, y, z, w]"), "minor", {}),
        (("[x, y, z]", "[x, y]"), "major", {}),
        ((WRITTEN, "{all: [{a.one: yes}, {a.kind: x}]}"), "major", {"finding f.base": "differs"}),
        ((WRITTEN, "{any: [" + WRITTEN + ", {all: [{a.two: yes}, {a.two: no}]}]}"), "major",
         {"finding f.base": "equal_complete"}),
        (("owner: jmac", "owner: police"), "major", {"owner f.base": "differs"}),
        (("at_least: act, when: {a.two: yes}", "at_least: act, when: {a.two: no}"), "major", {"class f.base": "differs"}),
        (("at_least: stop", "at_least: hold"), "major", {"level level": "differs"}),
        (("  a.two: {ask: Is it so too?, type: yes_no}", "  a.two: {ask: Is it so too?, type: yes_no, asked_when: {a.one: yes}}"),
         "major", {"question a.two": "differs", "level level": "differs", "level_rule r.stop": "differs"}),
        (("f.base:", "f.other:"), "major", {}),
        (("kind: gap, title", "kind: gap, key: true, title"), "major", {}),
    ],
)  # fmt: skip
def test_step_and_verdicts(tmp_path: Path, change: tuple[str, str], step: str, changes: dict[str, str]) -> None:
    found = data(tmp_path, change)
    assert found["step"]["proposed"] == step, found["step"]  # type: ignore[index]
    assert moved(found) == changes


def test_the_same_pack_needs_no_step(tmp_path: Path) -> None:
    result = run(tmp_path, ())
    assert result.exit_code == 0
    assert "Proposed version step: none." in result.stdout


def test_a_renamed_finding_is_no_new_one(tmp_path: Path) -> None:
    found = data(tmp_path, ("f.base:", "f.other:"))
    assert found["renamed"] == [{"kind": "finding", "id": "f.base", "into": "f.other"}]
    assert found["added"] == found["gone"] == []


def test_case_is_small_and_both_languages_say_it(tmp_path: Path) -> None:
    change = (WRITTEN, "{all: [{a.one: yes}, {a.kind: x}]}")
    for language, wanted in (
        ("en", ["finding: The base (f.base) (its own rule changed)", "before: established", "now: ruled out"]),
        ("fr", ["constat : The base (f.base) (sa propre règle a changé)", "avant : ", "maintenant : écarté"]),
    ):
        result = run(tmp_path, (change,), "--lang", language)
        assert result.exit_code == 1
        for words in wanted:
            assert words in result.stdout.replace("\u202f", " ").replace("\u00a0", " ").replace("[en] ", "")
    assert run(tmp_path, (change,)).stdout.count("      Is it so?") == 1


def test_the_header_may_have_taken_the_step(tmp_path: Path) -> None:
    change = (WRITTEN, "{all: [{a.one: yes}, {a.kind: x}]}")
    assert run(tmp_path, (change, ("1.2.0", "1.3.0"))).exit_code == 1
    assert run(tmp_path, (change, ("1.2.0", "2.0.0"))).exit_code == 0
    assert run(tmp_path, (("1.2.0", "1.1.0"),)).exit_code == 1


def test_missions_that_move(tmp_path: Path) -> None:
    missions = tmp_path / "missions"
    missions.mkdir()
    head = "pack: small\nprofile: {id}\nsubject: {{name: {id}}}\nas_of: 2026-01-01\nanswers: {{a.one: yes, a.kind: {kind}}}\n"
    for id_, kind in (("one", "x"), ("two", "y")):
        (missions / f"{id_}.yaml").write_text(head.format(id=id_, kind=kind), encoding="utf-8")
    change = (WRITTEN, "{all: [{a.one: yes}, {a.kind: x}]}")
    result = run(tmp_path, (change,), "--profiles", str(missions))
    assert "1 of 2 missions move." in result.stdout, result.stdout
    assert "because of: finding f.base" in result.stdout
    (missions / "three.yaml").write_text("pack: small\nprofile: 3\nanswers: {a.none: yes}\n", encoding="utf-8")
    faulty = run(tmp_path, (change,), "--profiles", str(missions), "--format", "json")
    assert faulty.exit_code == 3
    assert "three.yaml" in faulty.stderr
    assert [m["file"].endswith("one.yaml") for m in json.loads(faulty.stdout)["missions"]] == [True, False]


def test_bad_input(tmp_path: Path) -> None:
    broken = run(tmp_path, (("a.one: yes}, {any", "a.ones: yes}, {any"),))
    assert broken.exit_code == 3
    assert "a.ones" in broken.stderr
    with contextlib.redirect_stderr(io.StringIO()) as said, pytest.raises(SystemExit) as ended:
        main(["pack", "diff", "hrddp", str(tmp_path / "old" / "small")])
    assert ended.value.code == 2
    assert "these are two packs, hrddp and small" in said.getvalue()


@pytest.mark.parametrize(
    ("old", "new", "step"),
    [("1.0.0", "1.0.0", "none"), ("1.0.0", "1.0.1", "patch"), ("1.0.9", "1.1.0", "minor"), ("1.9", "2.0", "major"),
     ("1.2.0", "1.1.9", "back")],
)  # fmt: skip
def test_step_taken(old: str, new: str, step: str) -> None:
    assert taken(old, new) == step


def test_a_mission_with_parts_moves_where_the_result_belongs(tmp_path: Path) -> None:
    missions = tmp_path / "missions"
    missions.mkdir()
    (missions / "one.yaml").write_text(
        "pack: small\nprofile: one\nsubject: {name: one}\nas_of: 2026-01-01\nanswers: {a.one: yes}\n"
        "parts:\n  - {id: north, title: North, answers: {a.kind: y}}\n  - {id: south, title: South, answers: {a.kind: x}}\n",
        encoding="utf-8",
    )
    of_part = ("options: [x, y, z]}", "options: [x, y, z], of: part}")
    for folder, changes in (("old", (of_part,)), ("new", (of_part, (WRITTEN, "{all: [{a.one: yes}, {a.kind: x}]}")))):
        text = PACK
        for old, new in changes:
            text = text.replace(old, new)
        (tmp_path / folder / "small").mkdir(parents=True)
        (tmp_path / folder / "small" / "pack.yaml").write_text(text, encoding="utf-8")
    where = [str(tmp_path / name / "small") for name in ("old", "new")]
    out = io.StringIO()
    with contextlib.redirect_stdout(out), pytest.raises(SystemExit):
        main(["pack", "diff", *where, "--profiles", str(missions), "--format", "json"])
    moves = json.loads(out.getvalue())["missions"][0]["moves"]
    assert [(m["kind"], m["part"], m["before"], m["now"]) for m in moves] == [
        ("finding", "North", "established", "ruled out")
    ]
