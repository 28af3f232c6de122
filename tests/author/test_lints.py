# ruff: noqa: E501 (packs as their authors write them, one item a line)
"""Each lint catches its planted fault, and passes by packs that look alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pocarms.author.codes import PAGES
from pocarms.author.codes_fr import PAGES as LINTS
from pocarms.author.fault_words_en import EN
from pocarms.author.fault_words_fr import FR
from pocarms.author.lints import Linted, lint
from pocarms.cli import cli
from pocarms.language.codes import PAGES as FAULTS
from pocarms.language.codes_fr import PAGES as FAULTS_FR
from pocarms.language.load import check_pack
from pocarms.source.show import show_faults
from pocarms.wording.faults import said_in
from tests.source.french import english_left, unlike_places

HEAD = """\
pack: {id}
version: 0.1.0
title: A small pack
language: en
sources: {{brief: {{title: The Brief}}}}
owners: {{jmac: JMAC, police: Police}}
kinds: {{gap: {{advice: true}}, strength: {{positive: true}}, find_out: {{about: knowledge}}}}
scales:
  class: {{of: findings, steps: [plan, act], otherwise: plan}}
  level: {{of: whole, steps: [go, hold, stop], otherwise: go, proceeding: [go], holding: hold}}
questions:
  a.one: {{ask: Is it so?, type: yes_no}}
  a.two: {{ask: Is it so?, type: yes_no}}
  a.deep: {{ask: Is it so?, type: yes_no, asked_when: {{a.one: yes}}}}
  a.work: {{ask: Is it done?, type: practice}}
  a.more: {{ask: Is it done?, type: practice}}
  a.much: {{ask: How much?, type: ordered, options: [none, some, all]}}
  a.kind: {{ask: Which?, type: choice, options: [x, y, z]}}
  a.lines: {{ask: Which ones?, type: choices, options: [p, q]}}
class_rules:
  - {{at_least: act, when: {{a.two: yes}}}}
level_rules:
  - {{id: r.stop, at_least: stop, when: {{a.two: yes}}, says: It is bad.}}
findings:
  f.base: {{kind: gap, title: Base, when: {{all: [{{a.one: yes}}, {{a.much: {{at_least: some}}}}, {{a.much: [none, all]}},
    {{a.kind: x}}, {{a.kind: {{none_of: [y]}}}}, {{a.lines: {{has: p}}}}, {{a.lines: {{has: q}}}}, {{a.deep: yes}}]}}}}
"""

# code -> (bad, good): what is added to the pack, section by section
CORPUS: dict[str, tuple[list[dict[str, str]], list[dict[str, str]]]] = {
    "L101": (
        [
            {"findings": "f.x: {kind: gap, title: X, when: {all: [{a.one: no}, {a.deep: yes}]}}"},
            {"findings": "f.x: {kind: gap, title: X, when: {all: [{a.much: all}, {a.much: {at_most: some}}]}}"},
            {"concepts": "- {concludes: c.x, when: {all: [{a.kind: x}, {a.kind: y}]}}",
             "findings": "f.x: {kind: gap, title: X, when: {any: [{c.x: true}, {a.two: yes}]}}"},
        ],
        [
            {"findings": "f.x: {kind: gap, title: X, when: {all: [{a.one: yes}, {a.deep: no}]}}"},
            {"findings": "f.x: {kind: gap, title: X, when: {all: [{a.much: some}, {a.much: {at_most: some}}]}}"},
            {"findings": "f.x: {kind: find_out, title: X, when: {all: [{is_unknown: a.two}, {a.one: no}]}}"},
        ],
    ),
    "L102": (
        [
            {"findings": "f.x: {kind: gap, title: X, when: {any: [{a.one: yes}, {a.one: no}]}}"},
            {"findings": "f.x: {kind: gap, title: X, when: {any: [{a.kind: x}, {a.kind: {none_of: [x]}}]}}"},
            {"findings": "f.x: {kind: gap, title: X, when: {any: [{a.one: no}, {a.deep: yes}, {a.deep: no}]}}"},
        ],
        [
            {"findings": "f.x: {kind: gap, title: X, when: {any: [{a.one: yes}, {a.two: no}]}}"},
            {"findings": "f.x: {kind: gap, title: X, when: {any: [{a.deep: yes}, {a.deep: no}, {a.two: no}]}}"},
            {"findings": "f.x: {kind: gap, title: X}"},
        ],
    ),
    "L103": (
        [
            {"concepts": "- {concludes: c.x, when: {a.one: yes}}\n- {concludes: c.x, when: {all: [{a.one: yes}, {a.two: no}]}}"},
            {"concepts": "- {concludes: c.x, when: {a.much: {at_least: some}}}\n- {concludes: c.x, when: {a.much: all}}"},
            {"concepts": "- {concludes: c.x, when: {a.one: yes}}\n- {concludes: c.x, when: {a.deep: no}}"},
        ],
        [
            {"concepts": "- {concludes: c.x, when: {a.one: yes}}\n- {concludes: c.x, when: {all: [{a.one: no}, {a.two: no}]}}"},
            {"concepts": "- {concludes: c.x, when: {a.much: some}}\n- {concludes: c.x, when: {a.much: all}}"},
            {"concepts": "- {concludes: c.x, when: {a.one: no}}\n- {concludes: c.x, when: {a.deep: no}}"},
        ],
    ),
    "L104": (
        [
            {"level_rules": "- {id: r.x, at_least: hold, when: {all: [{a.two: yes}, {a.one: yes}]}, says: It is.}"},
            {"level_rules": "- {id: r.x, at_least: hold, when: {a.two: yes}, says: It is.}"},
            {"level_rules": "- {id: r.x, at_least: hold, when: {a.deep: no}, says: It is.}\n"
                            "- {id: r.y, at_least: stop, when: {a.one: yes}, says: It is.}"},
        ],
        [
            {"level_rules": "- {id: r.x, at_least: stop, when: {all: [{a.two: yes}, {a.one: yes}]}, says: It is.}"},
            {"level_rules": "- {id: r.x, at_least: hold, when: {any: [{a.two: yes}, {a.one: yes}]}, says: It is.}"},
            {"level_rules": "- {id: r.x, at_least: hold, when: {a.deep: no}, says: It is.}\n"
                            "- {id: r.y, at_least: stop, when: {a.one: no}, says: It is.}"},
        ],
    ),
    "L105": (
        [
            {"class_rules": "- {at_least: act, when: {all: [{a.two: yes}, {a.one: yes}]}}"},
            {"class_rules": "- {at_least: act, when: {all: [{finding.key: true}, {a.one: no}]}}"},
            {"class_rules": "- {at_least: act, when: {all: [{a.two: yes}, {finding.kind: gap}]}}"},
        ],
        [
            {"class_rules": "- {at_least: act, when: {a.work: no}}"},
            {"class_rules": "- {at_least: act, when: {all: [{a.work: no}, {finding.kind: gap}]}}"},
            {"class_rules": "- {at_least: act, when: {all: [{finding.key: false}, {a.work: no}]}}"},
        ],
    ),
    "L106": (
        [
            {"findings": "f.x: {kind: gap, title: X, when: {a.one: yes}}\nf.y: {kind: gap, title: Y, when: {not: {a.one: no}}}"},
            {"findings": "f.x: {kind: gap, title: X, practice: [a.work]}\nf.y: {kind: gap, title: Y, when: {a.work: [no, partly]}}"},
            {"findings": "f.x: {kind: gap, title: X, when: {a.much: none}}\nf.y: {kind: gap, title: Y, when: {not: {a.much: {at_least: some}}}}"},
        ],
        [
            {"findings": "f.x: {kind: gap, title: X, when: {a.one: yes}}\nf.y: {kind: gap, title: Y, when: {a.deep: yes}}"},
            {"findings": "f.x: {kind: gap, title: X, practice: [a.work]}\nf.y: {kind: gap, title: Y, when: {a.work: no}}"},
            {"findings": "f.x: {kind: gap, title: X, when: {a.two: yes}}\nf.y: {kind: strength, title: Y, when: {a.two: yes}}"},
        ],
    ),
    "L107": (
        [
            {"findings": "f.x: {kind: gap, title: X, when: {a.one: yes}, owner: {choose: [{when: {a.one: yes}, text: jmac}, {otherwise: police}]}}"},
            {"findings": "f.x: {kind: gap, title: X, when: {a.two: no}, owner: {choose: [{when: {a.two: yes}, text: jmac}, {otherwise: police}]}}"},
            {"findings": "f.x: {kind: gap, title: X, when: {a.two: no}, owner: {choose: [{when: {a.one: yes}, text: jmac}, {when: {a.deep: no}, text: police}, {otherwise: police}]}}"},
        ],
        [
            {"findings": "f.x: {kind: gap, title: X, when: {a.one: yes}, owner: {choose: [{when: {a.two: yes}, text: jmac}, {otherwise: police}]}}"},
            {"findings": "f.x: {kind: gap, title: X, when: {a.two: no}, owner: jmac}"},
            {"findings": "f.x: {kind: gap, title: X, when: {a.two: no}, owner: {choose: [{when: {a.deep: no}, text: jmac}, {when: {a.one: yes}, text: police}, {otherwise: police}]}}"},
        ],
    ),
    "L108": (
        [
            {"scales": "more: {of: whole, steps: [low, mid, high], otherwise: low}",
             "level_rules": "- {id: r.x, at_least: mid, scale: more, when: {a.one: yes}, says: It is.}"},
            {"scales": "more: {of: whole, steps: [low, mid, high], otherwise: low}",
             "level_rules": "- {id: r.x, at_least: high, scale: more, when: {a.one: yes}, says: It is.}"},
            {"scales": "more: {of: whole, steps: [low, high], otherwise: low}",
             "level_rules": "- {id: r.x, at_least: high, scale: more, when: {all: [{a.one: no}, {a.deep: yes}]}, says: It is.}"},
        ],
        [
            {"scales": "more: {of: whole, steps: [low, mid, high], otherwise: low}",
             "level_rules": "- {id: r.x, at_least: mid, scale: more, when: {a.one: yes}, says: It is.}\n"
                            "- {id: r.y, at_least: high, scale: more, when: {a.two: yes}, says: It is.}"},
            {"scales": "more: {of: whole, steps: [low, mid, high], otherwise: low, proceeding: [low], holding: mid}",
             "level_rules": "- {id: r.x, at_least: high, scale: more, when: {a.one: yes}, says: It is.}"},
            {"scales": "more: {of: whole, steps: [low, high], otherwise: low}",
             "level_rules": "- {id: r.x, at_least: high, scale: more, when: {all: [{a.one: yes}, {a.deep: yes}]}, says: It is.}"},
        ],
    ),
    "L109": (
        [
            {"questions": "b.x: {ask: Which?, type: choice, options: [u, v, w]}",
             "findings": "f.x: {kind: gap, title: X, when: {b.x: u}}"},
            {"questions": "b.x: {ask: How much?, type: ordered, options: [u, v, w]}",
             "findings": "f.x: {kind: gap, title: X, when: {b.x: {at_least: v}}}"},
            {"questions": "b.x: {ask: Which ones?, type: choices, options: [u, v]}",
             "findings": "f.x: {kind: gap, title: X, when: {b.x: {has: u}}}"},
        ],
        [
            {"questions": "b.x: {ask: Which?, type: choice, options: [u, v, w]}",
             "findings": "f.x: {kind: gap, title: X, when: {b.x: u}}\nf.y: {kind: gap, title: Y, when: {b.x: v}}"},
            {"questions": "b.x: {ask: How much?, type: ordered, options: [u, v, w]}",
             "findings": "f.x: {kind: gap, title: X, when: {b.x: {at_least: v}}}\nf.y: {kind: gap, title: Y, when: {b.x: w}}"},
            {"questions": "b.x: {ask: Which ones?, type: choices, options: [u, v]}",
             "findings": "f.x: {kind: gap, title: X, when: {b.x: {has_any: [u, v]}}}"},
        ],
    ),
    "L110": (
        [
            {"findings": "f.x: {kind: gap, title: X, practice: [a.work, a.more]}\nf.y: {kind: strength, title: Y, when: {a.work: yes}}"},
            {"findings": "f.x: {kind: gap, title: X, practice: [a.work]}\nf.y: {kind: strength, title: Y, when: {a.work: [yes, partly]}}"},
            {"findings": "f.x: {kind: gap, title: X, practice: [a.work]}\nf.y: {kind: strength, title: Y, when: {any: [{a.work: yes}, {a.one: yes}]}}"},
        ],
        [
            {"findings": "f.x: {kind: gap, title: X, practice: [a.work, a.more]}\nf.y: {kind: strength, title: Y, when: {all: [{a.work: yes}, {a.more: yes}]}}"},
            {"findings": "f.x: {kind: gap, title: X, practice: [a.work]}\nf.y: {kind: strength, title: Y, when: {a.work: yes}}"},
            {"findings": "f.x: {kind: gap, title: X, practice: [a.work]}\nf.y: {kind: strength, title: Y, when: {a.more: yes}}"},
        ],
    ),
}  # fmt: skip


def written(folder: Path, added: dict[str, str]) -> Path:
    """Write a pack: the head in pack.yaml, and what is added to it section by section."""
    where = folder / "small"
    where.mkdir()
    text = HEAD.format(id="small")
    for section, items in added.items():
        lines = "".join(f"  {line}\n" for line in items.splitlines())
        mark = f"{section}:\n"
        text = text.replace(mark, mark + lines) if mark in text else text + mark + lines
    (where / "pack.yaml").write_text(text, encoding="utf-8")
    return where


def looked_at(where: Path) -> Linted:
    checked = check_pack(where)
    assert checked.pack is not None, [f.message for f in checked.faults]
    return lint(checked.pack)


CASES = [
    pytest.param(code, bad, added, id=f"{code}-{'bad' if bad else 'good'}-{n}")
    for code, both in CORPUS.items()
    for bad, packs in ((True, both[0]), (False, both[1]))
    for n, added in enumerate(packs, 1)
]


@pytest.mark.parametrize(("code", "bad", "added"), CASES)
def test_lint(code: str, bad: bool, added: dict[str, str], tmp_path: Path) -> None:
    linted = looked_at(written(tmp_path, added))
    found = [f for f in linted.faults if f.code == code]
    assert bool(found) is bad, [f.message for f in linted.faults]
    assert linted.not_decided == 0
    french = said_in(linted.faults, "fr")
    assert all(
        own.message != other.message and own.help != other.help
        for own, other in zip(linted.faults, french, strict=True)
    )
    assert not english_left(show_faults(french, {}, "fr"), EN, FR)
    if bad:
        assert all(f.help and f.span.line for f in found)


def test_the_head_alone_is_clean(tmp_path: Path) -> None:
    assert [f.message for f in looked_at(written(tmp_path, {})).faults] == []


def test_every_lint_has_a_page_and_a_corpus() -> None:
    assert {p.code for p in PAGES} == {*CORPUS, "L100"}


def test_both_languages_have_the_same_texts_and_pages() -> None:
    assert list(EN) == list(FR) and unlike_places(EN, FR) == []
    for english, french in ((PAGES, LINTS), (FAULTS, FAULTS_FR)):
        assert [page.code for page in english] == [page.code for page in french]
        for own, other in zip(english, french, strict=True):
            assert own.title != other.title and own.why != other.why and own.what_to_do != other.what_to_do


def test_an_argued_warning_is_told_apart_and_an_idle_argument_is_said(tmp_path: Path) -> None:
    where = written(tmp_path, CORPUS["L101"][0][0])
    with (where / "pack.yaml").open("a", encoding="utf-8") as file:
        file.write("argued: {L101: {f.x: It is a draft., f.gone: It was once.}}\n")
    linted = looked_at(where)
    assert [(f.code, why) for f, why in linted.argued] == [("L101", "It is a draft.")]
    assert [f.code for f in linted.faults] == ["L100"] and "f.gone" in linted.faults[0].message


def test_the_command(tmp_path: Path) -> None:
    where = written(tmp_path, CORPUS["L110"][0][0])
    shown = CliRunner().invoke(cli, ["pack", "lint", str(where)], standalone_mode=False)
    assert shown.return_value == 1
    assert "warning[L110]" in shown.output and "a.more: " in shown.output, "a smallest case stands with it"
    machine = CliRunner().invoke(cli, ["pack", "lint", str(where), "--format", "sarif"], standalone_mode=False)
    said = json.loads(machine.output)
    result = said["runs"][0]["results"][0]
    assert said["version"] == "2.1.0" and result["ruleId"] == "L110"
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] > 1
    page = CliRunner().invoke(cli, ["pack", "lint", "L103"], standalone_mode=False)
    assert page.return_value == 0 and "adds nothing" in page.output and "What to do" in page.output
