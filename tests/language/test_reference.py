"""The reference, run: its examples are one pack that loads and passes its tests; its tables are what comes out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pocarms.assessment.assess import Prepared, judge_profile, prepare
from pocarms.assessment.packtest import run_test
from pocarms.inference.durable import Unavailable
from pocarms.language.codes import PAGES
from pocarms.language.grammar import SECTIONS
from pocarms.language.grammar_header import HEADER
from pocarms.language.load import check_pack, load_pack
from pocarms.language.texts import localise
from pocarms.model.conditions import Op
from pocarms.profiles.load import load_profile
from pocarms.source.show import show_faults

REFERENCE = (Path(__file__).parents[2] / "docs" / "rule-language.md").read_text(encoding="utf-8")
NO_WORKER = Unavailable("not needed here: the twin is what the tables are about")
_PLACES = {
    "pack.yaml": "pack.yaml",
    "section": "section{}.yaml",
    "tests": "tests/cases{}.yaml",
    "locale": "locale/fr.yaml",
}


def _blocks() -> list[tuple[str, str]]:
    return re.findall(r"^```yaml (\S+)\n(.*?)^```$", REFERENCE, re.MULTILINE | re.DOTALL)


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    folder = tmp_path / "demo"
    for n, (kind, text) in enumerate(_blocks()):
        file = folder / _PLACES[kind].format(n)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def test_the_examples_make_one_pack_without_fault_or_warning(demo: Path) -> None:
    checked = check_pack(demo, shown="demo")
    told = [fault for fault in checked.faults if fault.code != "R604"]  # the translation is an excerpt
    assert not told, show_faults(told, checked.sources)
    assert checked.pack is not None
    assert len(checked.pack.findings) >= 9
    french, missing = localise(checked.pack, "fr")
    assert french.findings["tasks.plan.ddr"].title == "Planifier ensemble [en] DDR et protection"
    assert missing


def test_the_tests_in_the_reference_pass(demo: Path) -> None:
    pack = load_pack(demo)
    prepared = prepare(pack, "en")
    assert len(pack.tests) >= 5
    for case in pack.tests:
        assert run_test(prepared, case, NO_WORKER) == (), case.name


def test_the_reference_names_every_key_section_test_and_code() -> None:
    for key in (*HEADER, *SECTIONS):
        assert re.search(rf"\b{key.name}\b", REFERENCE), key.name
    for op in Op:
        assert re.search(rf"\b{op.value}\b", REFERENCE), op
    table = dict(re.findall(r"^\| (R\d{3}) \| (.+?) \|$", REFERENCE, re.MULTILINE))
    assert table == {page.code: page.title for page in PAGES}


# truth tables -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    test: str
    type: str
    answer: str
    result: str


def rows() -> list[Row]:
    """Return every row of the truth tables: test, question type, answer, result."""
    out = []
    for line in REFERENCE.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 4 and cells[0].startswith("`{") and cells[3] in ("true", "false", "unknown"):
            out.append(Row(cells[0].strip("`"), *cells[1:]))
    return out


HEAD = (
    "pack: table\nversion: 0.1.0\ntitle: A table\nlanguage: en\n"
    "kinds: {known: {about: knowledge}, gap: {advice: true}}\n"
)
_OPTIONS = {
    "choice": ", options: [low, middle, high]",
    "ordered": ", options: [low, middle, high], adverse: high",
    "choices": ", options: [a, b, c]",
    "number": ", adverse: high",
    "date": ", adverse: old",
}
ON_FILE = {
    "yes_no": ("yes", "no"),
    "choice": ("low", "middle", "high"),
    "practice": ("no", "partly", "yes"),
    "ordered": ("low", "middle", "high"),
    "choices": ("{a: yes, b: yes, c: yes}", "{only: []}"),
    "number": ("2", "3", "4"),
    "date": ("2024-03-29", "2024-04-01"),
    "text": ("some words",),
}


class Bench:
    """Loads packs and profiles as their users write them, and says what comes out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def prepared(self, text: str) -> Prepared:
        (self.folder / "table").mkdir(exist_ok=True)
        (self.folder / "table" / "pack.yaml").write_text(HEAD + text, encoding="utf-8")
        return prepare(load_pack(self.folder / "table"), "en")

    def truth(self, prepared: Prepared, name: str, answers: str, rest: str = "") -> str:
        profile = self.folder / "profile.yaml"
        profile.write_text(
            f"pack: table\nprofile: p\nsubject: {{name: M}}\nas_of: 2024-06-30\nanswers: {{{answers}}}\n{rest}",
            encoding="utf-8",
        )
        read, _ = load_profile(profile, lambda _: prepared.pack)
        value = judge_profile(prepared, read, NO_WORKER).whole.value(name)
        return {True: "true", False: "false", None: "unknown"}[value]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def _grouped(wanted: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in wanted:
        groups.setdefault((row.test, row.type), []).append(row)
    return groups


def _written(row: Row) -> str:
    """Return the answer of a row in the spelling of a profile."""
    if row.type == "choices" and row.answer != "unknown":
        return "{" + row.answer.replace(" ", ": ").replace(",:", ",") + "}"
    evidence = re.fullmatch(r"(\w+) \((\w+)(?:, (\S+))?\)", row.answer)
    if evidence is None:
        return row.answer
    value, reliability, day = evidence.groups()
    return f"{{answer: {value}, reliability: {reliability}" + (f", as_of: {day}" if day else "") + "}"


def _wrong(found: str, row: Row, how: str = "") -> str:
    return f"{row} came out {found} {how}"


ONE_QUESTION = [row for row in rows() if "q" in re.findall(r"\bq\b", row.test)]


@pytest.mark.parametrize("group", _grouped(ONE_QUESTION).items(), ids=lambda g: " ".join(g[0]))
def test_tests_on_one_question_are_as_the_table_says(group: tuple[tuple[str, str], list[Row]], bench: Bench) -> None:
    (test, type_), group_rows = group
    prepared = bench.prepared(
        "questions:\n  gate: {ask: Is it open?, type: yes_no}\n"
        f"  q: {{ask: What?, type: {type_}{_OPTIONS.get(type_, '')}, asked_when: {{gate: yes}}, may_not_apply: true}}\n"
        f"findings:\n  f: {{kind: known, title: F, when: {test}}}\n"
    )
    for row in group_rows:
        if row.answer == "waiting":  # whatever is on file
            tried = [f"q: {value}" for value in ("unknown", *ON_FILE[type_])]
        elif row.answer == "does not apply":
            tried = [f"gate: no, q: {value}" for value in ("unknown", *ON_FILE[type_])]
            tried.append("gate: yes, q: {answer: not_applicable, reason: There is none.}")
        else:
            tried = [f"gate: yes, q: {_written(row)}"]
        for answers in tried:
            found = bench.truth(prepared, "finding:f", answers)
            assert found == row.result, _wrong(found, row, answers)


FACTS = [row for row in rows() if row.type == "yes_no" and row not in ONE_QUESTION]


@pytest.mark.parametrize("group", _grouped(FACTS).items(), ids=lambda g: g[0][0])
def test_connectives_are_as_the_table_says(group: tuple[tuple[str, str], list[Row]], bench: Bench) -> None:
    (test, _), group_rows = group
    prepared = bench.prepared(
        "questions:\n" + "".join(f"  {q}: {{ask: Is it so?, type: yes_no}}\n" for q in "abc") + "findings:\n"
        f"  f: {{kind: known, title: F, when: {test}}}\n"
    )
    for row in group_rows:
        answers = ", ".join(f"{part.split()[0]}: {part.split()[1]}" for part in row.answer.split(", "))
        found = bench.truth(prepared, "finding:f", answers)
        assert found == row.result, _wrong(found, row)


_SAID = {"true": "yes", "false": "no", "unknown": "unknown"}


@pytest.mark.parametrize("row", [row for row in rows() if row.type.startswith("concept")], ids=str)
def test_concepts_and_parts_are_as_the_table_says(row: Row, bench: Bench) -> None:
    parted = row.type == "concept in two parts"
    prepared = bench.prepared(
        "questions:\n  a: {ask: Is it so?, type: yes_no, of: part}\n"
        "concepts:\n  - {concludes: k, when: {a: yes}}\n"
        f"  - {{concludes: seen, when: {row.test}}}\n"
    )
    if parted:
        parts = "".join(
            f"  - {{id: p{n}, title: P, answers: {{a: {_SAID[value]}}}}}\n"
            for n, value in enumerate(row.answer.split(", "))
        )
        found = bench.truth(prepared, "concept:seen", "", "parts:\n" + parts)
    else:
        found = bench.truth(prepared, "concept:seen", f"a: {_SAID[row.answer]}")
    assert found == row.result, _wrong(found, row)


_HARM = {  # present, now
    "none": ("no", "no"),
    "foreseeable": ("yes", "no"),
    "now": ("yes", "yes"),
    "foreseeable or now": ("yes", "unknown"),
    "unknown": ("unknown", "unknown"),
}
_STATE = {"missing": "no", "partly": "partly", "unknown": "unknown"}


@pytest.mark.parametrize("row", [row for row in rows() if row.type == "finding"], ids=str)
def test_fields_of_findings_are_as_the_table_says(row: Row, bench: Bench) -> None:
    prepared = bench.prepared(
        "scales: {class: {of: findings, steps: [plan, act], otherwise: plan}}\n"
        "addressable: {groups: {present: here, now: now_here}}\n"
        "questions:\n  p: {ask: P, type: yes_no}\n  n: {ask: N, type: yes_no}\n  cell: {ask: C, type: practice}\n"
        "concepts:\n  - {concludes: here, when: {p: yes}}\n  - {concludes: now_here, when: {n: yes}}\n"
        "findings:\n  f: {kind: gap, title: F, practice: cell, addresses: groups}\n"
        f"class_rules:\n  - {{at_least: act, when: {row.test}}}\n"
    )
    present, now = _HARM[row.answer] if "harm" in row.test else ("no", "no")
    cell = _STATE[row.answer] if "state" in row.test else "no"
    found = bench.truth(prepared, "class:f:act", f"p: {present}, n: {now}, cell: {cell}")
    assert found == row.result, _wrong(found, row)


@pytest.mark.parametrize("row", [row for row in rows() if row.type == "scale"], ids=str)
def test_scales_are_as_the_table_says(row: Row, bench: Bench) -> None:
    prepared = bench.prepared(
        "scales: {level: {of: whole, steps: [go, hold, stop], otherwise: go}}\n"
        "questions:\n  h: {ask: H, type: yes_no}\n  s: {ask: S, type: yes_no}\n"
        "level_rules:\n  - {id: r.hold, at_least: hold, when: {h: yes}, says: H}\n"
        "  - {id: r.stop, at_least: stop, when: {s: yes}, says: S}\n"
        f"actions:\n  seen: {{says: A, when: {row.test}}}\n"
    )
    floor, ceiling = (part.split()[1] for part in row.answer.split(", "))
    answers = {}
    for question, step, rank in (("h", "hold", 1), ("s", "stop", 2)):
        low, high = (["go", "hold", "stop"].index(x) for x in (floor, ceiling))
        answers[question] = "yes" if low >= rank and step == floor else "no" if high < rank else "unknown"
    if floor == "stop":
        answers["h"] = "no"
    found = bench.truth(prepared, "action:seen", ", ".join(f"{q}: {a}" for q, a in answers.items()))
    assert found == row.result, _wrong(found, row)


def test_the_tables_hold_every_test_on_every_state_of_a_question() -> None:
    for (test, type_), group_rows in _grouped(ONE_QUESTION).items():
        said = {row.answer for row in group_rows}
        assert said >= {"unknown", "waiting", "does not apply"}, (test, type_)
    tests = " ".join(row.test for row in rows())
    for word in (*(op.value for op in Op if op is not Op.IS), "all", "any", "not", "of", "applies", "is_known"):
        assert re.search(rf"\b{word}\b", tests), word
    for word in ("is_unknown", "evidence", "any_part", "all_parts", "finding.harm", "finding.state", "level"):
        assert word in tests, word
    assert len(rows()) > 250
