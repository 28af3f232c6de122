"""The page on the pack says what is so: what it quotes of the tool is what is printed, and its numbers hold."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from pocarms.assessment.assess import Prepared, assess, prepare
from pocarms.inference.durable import Unavailable
from pocarms.language.load import load_pack
from pocarms.model.conditions import AllOf, Condition, FindingTest
from pocarms.model.pack import Pack
from pocarms.profiles.load import load_profile
from tests.packs.poc_arms.core import FOLDER
from tests.running import Run

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "packs" / "poc_arms.md").read_text(encoding="utf-8")
QUOTED = re.findall(r"^```text\n\$ pocarms ([^\n]+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(FOLDER, tests=False)


@pytest.fixture(scope="module")
def prepared(pack: Pack) -> Prepared:
    return prepare(pack, "en")


def test_every_quotation_is_what_the_tool_prints(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert len(QUOTED) == 4
    printed: dict[str, str] = {}
    for command, quoted in QUOTED:
        if command not in printed:
            code, printed[command], _ = run(*command.split())
            assert code == 0, command
        for piece in quoted.split("…\n"):
            assert piece.rstrip("\n") in printed[command], (command, piece)


def test_the_numbers_are_those_of_the_pack(pack: Pack) -> None:
    kinds = Counter(f.kind for f in pack.findings.values())
    said = re.sub(r"\s+", " ", PAGE)
    for words in (
        f"{len(pack.questions)} questions, {len(pack.concepts)} concepts and {len(pack.findings)} findings",
        f"{kinds['gap']} gaps, {kinds['entry_point']} entry points, {kinds['strength']} strengths",
        f"{kinds['information']} things to find out, {kinds['mandate_note']} points for headquarters",
        f"{kinds['compliance']} compliance points and one option on file",
        f"{sum(q.core for q in pack.questions.values())} of the {len(pack.questions)} questions are asked first",
    ):
        assert words in said, words
    assert kinds["option"] == 1


def test_practices_said_of_real_missions_are_counted_as_the_page_counts_them(pack: Pack) -> None:
    answers: Counter[object] = Counter()
    for file in (ROOT / "examples").glob("*.yaml"):
        profile, _ = load_profile(file, lambda _: pack)
        for group in (profile.answers, *(part.answers for part in profile.parts)):
            for question, many in group.items():
                if pack.questions[question].type == "practice":
                    answers.update(str(a.value) for a in many if a.value != "unknown")
    assert answers["no"] == 1
    said = re.sub(r"\s+", " ", PAGE)
    assert f"{answers.total()} answers on practices" in said
    assert f"{answers['yes']} yes, {answers['partly']} partly and one no" in said


def test_the_fictional_mission_stands_at_act_first_and_no_real_one_does(pack: Pack, prepared: Prepared) -> None:
    at_first = {}
    for file in (*(ROOT / "examples").glob("*.yaml"), *(ROOT / "examples" / "fictional").glob("*.yaml")):
        profile, _ = load_profile(file, lambda _: pack)
        made = assess(prepared, profile, Unavailable("the twin is enough"))[0]
        found = [f for b in (made.whole, *made.parts) for f in b.findings if f.status == "established"]
        at_first[file.stem] = {f.id for f in found if f.class_ == "act_first" and f.list == "mission"}
    fictional = at_first.pop("country-a-2026")
    assert fictional == {
        "casualties.add_weapon",
        "clearance.rank_by_danger",
        "forum.seat_arms_staff",
        "risk_education.reach_exposed",
        "stores.assess_danger",
    }
    assert {stem: ids for stem, ids in at_first.items() if ids} == {}


def test_the_table_of_classes_is_what_the_class_rules_say(pack: Pack) -> None:
    labels = {label: step for step, label in (("plan", "Plan"), ("act_next", "Act next"), ("act_first", "Act first"))}
    rows = re.findall(r"^\| (on harm|steers|builds)(, key practice)? \| (.+) \|$", PAGE, re.MULTILINE)
    columns = [("now", "missing"), ("now", "partly"), ("foreseeable", "missing"), ("foreseeable", "partly")]
    assert len(rows) == 5
    for reach, key, cells in rows:
        for (harm, state), cell in zip(columns, cells.split(" | "), strict=True):
            finding = {"harm": harm, "state": state, "reach": reach.replace(" ", "_"), "key": str(bool(key)).lower()}
            placed = [rule.at_least for rule in pack.class_rules if _applies(rule.when, finding)]
            highest = max(["plan", *placed], key=("plan", "act_next", "act_first").index)
            assert highest == labels[cell], (finding, placed)


def _applies(when: Condition, finding: dict[str, str]) -> bool:
    """Judge a class rule that reads the four fields of the table alone; others are the exceptions by tag."""
    assert isinstance(when, AllOf)
    tests = [t for t in when.of if isinstance(t, FindingTest)]
    if len(tests) < len(when.of) or not {t.name for t in tests} <= set(finding):
        return False
    also = {"now": "foreseeable", "missing": "partly"}  # harm and state read "at least"
    return all({finding[t.name], also.get(finding[t.name])} & {str(v).lower() for v in t.values} for t in tests)
