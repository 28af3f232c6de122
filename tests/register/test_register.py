"""The register: proposals side by side, what is due on a day, what changed and why the level moved."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest

from pocarms.commands.packs import reviewed
from pocarms.language.load import load_pack
from pocarms.profiles.load import load_profile
from pocarms.register.changes import changes
from pocarms.register.entries import Entry, proposals
from tests.memo.papers import EXAMPLES, ROOT, VERDICTS, VERDICTS_FR, assessed, changed, example, pack
from tests.running import Run

FORMATS = ("text", "md", "html", "csv", "json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a fuel support in months four to six, and the armoury works."""
    where = tmp_path / "proposals"
    where.mkdir()
    for stem in ("06-depot-suspect-commander", "12-fuel-month-four", "13-fuel-month-five", "14-fuel-month-six"):
        shutil.copy(EXAMPLES / f"{stem}.yaml", where)
    return where


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def entry(stem: str) -> Entry:
    profile, _ = load_profile(EXAMPLES / f"{stem}.yaml", lambda _: pack())
    return Entry(f"{stem}.yaml", profile, pack(), example(stem))


def test_it_shows_each_proposal_once_with_its_latest_version(run: Run, folder: Path) -> None:
    code, out, _ = run("register", folder, "--format", "json")
    assert code == 0
    said = json.loads(out)
    assert said["schema"] == "pocarms/register/1"
    assert {p["profile"]: p["file"] for p in said["proposals"]} == {
        "fictional-depot": "06-depot-suspect-commander.yaml",
        "fictional-fuel-support": "14-fuel-month-six.yaml",
    }
    fuel = next(p for p in said["proposals"] if p["profile"] == "fictional-fuel-support")
    assert {s["id"]: s["headline"] for s in fuel["scales"]} == {"proposal": "hold", "under_way": "suspend"}
    assert fuel["before"]["file"] == "13-fuel-month-five.yaml"
    assert said["on"] == "2026-07-10", "without --on: the latest day of any proposal"


def test_it_says_what_changed_and_by_which_rules_the_level_moved(run: Run, folder: Path) -> None:
    _, out, _ = run("register", folder, "--format", "json")
    before = next(p for p in json.loads(out)["proposals"] if p["before"])["before"]
    moved = {(r["how"], r["rule"], r["part"]) for r in before["rules"]}
    assert ("holds_now", "flow.suspend", "Fuel for battalion 1") in moved
    changed_ = {(a["question"], a["before"], a["now"]) for a in before["answers"]}
    assert ("news.response", "An answer is still awaited", "No response in the time given, or a no") in changed_
    _, text, _ = run("register", folder)
    assert "from “More senior level, with a deadline for the answer” to “Suspend the elements concerned”" in flat(text)


@pytest.mark.parametrize(
    ("before", "now"),
    [("09-fuel-month-one", "10-fuel-month-two"), ("10-fuel-month-two", "11-fuel-month-three"),
     ("11-fuel-month-three", "12-fuel-month-four"), ("12-fuel-month-four", "13-fuel-month-five"),
     ("13-fuel-month-five", "14-fuel-month-six"), ("14-fuel-month-six", "15-fuel-month-nine")],
)  # fmt: skip
def test_every_rule_that_moved_is_told_and_no_other(before: str, now: str) -> None:
    found = changes(entry(before), entry(now))
    told = {(c.how, c.part, c.rule.id) for c in found.rules}
    old = {part.id: {r.id: r.status for r in part.level_rules} for part in example(before).parts}
    wanted = set()
    for part in example(now).parts:
        for rule in part.level_rules:
            was = old[part.id][rule.id]
            if was != rule.status and not (was == "open" and rule.status == "ruled_out"):
                how = {"established": "holds_now"}.get(rule.status) or (
                    "no_more" if was == "established" else "open_now"
                )
                wanted.add((how, part.title, rule.id))
    assert told == wanted
    assert found.answers
    assert any(scale.moved for scale in found.scales)


def test_a_version_compared_with_itself_changes_nothing() -> None:
    found = changes(entry("13-fuel-month-five"), entry("13-fuel-month-five"))
    assert (found.answers, found.rules, found.parts_new, found.parts_gone, found.pack_now) == ((), (), (), (), "")


def test_parts_come_and_go(tmp_path: Path) -> None:
    file = changed(tmp_path, "06-depot-suspect-commander", ("  - id: unit_e\n", "  - id: unit_f\n"))
    profile, _ = load_profile(file, lambda _: pack())
    found = changes(entry("06-depot-suspect-commander"), Entry(file.name, profile, pack(), assessed(file)))
    assert (found.parts_new, found.parts_gone) == (("Armoury of unit E",), ("Armoury of unit E",))
    assert {c.how for c in found.rules} == {"holds_now", "no_more"}


# what is due ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("day", "overdue"), [("2026-06-30", 0), ("2026-07-01", 0), ("2026-07-02", 3)])
def test_what_is_overdue_depends_on_the_day(run: Run, folder: Path, day: str, overdue: int) -> None:
    (folder / "14-fuel-month-six.yaml").unlink()
    _, out, _ = run("register", folder, "--on", day, "--format", "json")
    depot = next(p for p in json.loads(out)["proposals"] if p["profile"] == "fictional-depot")
    assert len(depot["due"]["overdue"]) == overdue
    assert all(d["day"] < day for d in depot["due"]["overdue"])
    assert all(d["day"] >= day for d in depot["due"]["coming"])
    _, text, _ = run("register", folder, "--on", day)
    assert text.count("(has passed)") == overdue


def test_versions_after_the_day_are_left_out_and_said(run: Run, folder: Path) -> None:
    _, out, _ = run("register", folder, "--on", "2026-06-20")
    assert "14-fuel-month-six.yaml: of 10 July 2026, after 20 June 2026; not shown." in flat(out)
    assert "13-fuel-month-five.yaml" in out


def test_a_screening_that_is_too_old_on_the_day_moves_the_level_of_that_day(run: Run, folder: Path) -> None:
    _, out, _ = run("register", folder, "--on", "2026-12-24", "--format", "json")
    fuel = next(p for p in json.loads(out)["proposals"] if p["profile"] == "fictional-fuel-support")
    because = {rule for scale in fuel["scales_on_day"] for rule in scale["because"]}
    assert "level.screening_old" in because
    assert "level.screening_old" not in {rule for scale in fuel["scales"] for rule in scale["because"]}


# files ---------------------------------------------------------------------------------------------------------------


def test_a_faulty_file_is_told_left_out_and_the_exit_code_says_so(run: Run, folder: Path) -> None:
    (folder / "bad.yaml").write_text(
        "pack: hrddp\nprofile: bad\nanswers:\n  entity.kind: peacekeepin\n", encoding="utf-8"
    )
    code, out, err = run("register", folder)
    assert code == 3
    assert "bad.yaml:4:16: error[P030]" in err or re.search(r"bad\.yaml:4:\d+: error\[P\d+\]", err)
    assert "left out because of faults: bad.yaml" in err
    assert "Armoury works, fictional" in out
    assert re.search(r"bad\.yaml: \d errors?, told apart from this paper", flat(out))
    assert run("register", folder, "--format", "json")[0] == 3


def test_a_folder_without_a_proposal_is_an_error(run: Run, tmp_path: Path) -> None:
    code, out, err = run("register", tmp_path)
    assert (code, out) == (3, "")
    assert "there is no proposal" in err


def test_the_same_file_twice_counts_once(run: Run, folder: Path) -> None:
    shutil.copy(folder / "06-depot-suspect-commander.yaml", folder / "07-copy.yaml")
    _, out, _ = run("register", folder)
    assert "07-copy.yaml: says the same as 06-depot-suspect-commander.yaml." in flat(out)
    assert out.count("* Armoury works, fictional") == 1


def test_two_versions_of_one_day_are_told(run: Run, folder: Path) -> None:
    text = (folder / "06-depot-suspect-commander.yaml").read_text(encoding="utf-8")
    (folder / "07-other.yaml").write_text(text.replace("support.months: 8", "support.months: 9"), encoding="utf-8")
    _, out, _ = run("register", folder)
    assert "06-depot-suspect-commander.yaml: another version of fictional-depot of the same day" in flat(out)


def test_versions_of_a_proposal_are_ordered_by_day_not_by_file_name() -> None:
    found = proposals([entry(s) for s in ("14-fuel-month-six", "12-fuel-month-four", "13-fuel-month-five")])
    assert len(found) == 1
    assert found[0].now.file == "14-fuel-month-six.yaml"
    assert found[0].before is not None
    assert found[0].before.file == "13-fuel-month-five.yaml"


def test_the_order_of_files_changes_nothing(run: Run, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for file in sorted(folder.iterdir(), reverse=True):
        shutil.copy(file, other)
    assert run("register", folder, "--format", "html")[1] == run("register", other, "--format", "html")[1]


def test_a_cell_is_never_a_formula(run: Run, folder: Path) -> None:
    file = folder / "06-depot-suspect-commander.yaml"
    text = file.read_text(encoding="utf-8").replace('name: "Armoury works, fictional"', 'name: "=1+1"')
    file.write_text(text, encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(run("register", folder, "--format", "csv")[1])))
    assert {r["subject"] for r in rows} == {"'=1+1", "Fuel support, fictional"}
    assert {(r["proposal"], r["scale"], r["headline"]) for r in rows} >= {("fictional-depot", "proposal", "no_support")}


# words, marking, exit codes ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMATS)
def test_no_register_says_that_support_is_approved_cleared_or_forbidden(run: Run, folder: Path, form: str) -> None:
    for file in folder.iterdir():  # also where somebody has signed the answers off
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("state: draft", "state: approved\nby: J. Doe\ndate: 2026-07-11"), encoding="utf-8")
    assert VERDICTS.findall(run("register", folder, "--format", form)[1]) == []
    assert VERDICTS_FR.findall(run("register", folder, "--format", form, "--lang", "fr")[1]) == []


def test_a_register_in_french_says_how_its_pack_is_translated(run: Run, folder: Path) -> None:
    told = {"not translated": "n’existe pas en français", "not reviewed by a person": "n’a été relue par personne"}
    how = reviewed(load_pack(ROOT / "rules" / "hrddp", tests=False, language="fr"), "fr")
    assert told[how] in flat(run("register", folder, "--lang", "fr")[1])
    assert "translat" not in run("register", folder)[1]


def test_the_register_bears_the_highest_marking_and_is_never_marked_lower(run: Run, folder: Path) -> None:
    file = folder / "06-depot-suspect-commander.yaml"
    text = file.read_text(encoding="utf-8").replace("marking: unclassified", "marking: confidential")
    file.write_text(text, encoding="utf-8")
    assert run("register", folder)[1].startswith("CONFIDENTIAL\n")
    code, out, err = run("register", folder, "--marking", "unclassified")
    assert (code, out) == (2, "")
    assert "cannot be marked lower" in err
    assert run("register", folder, "--marking", "strictly confidential")[1].startswith("STRICTLY CONFIDENTIAL\n")


def test_free_text_under_a_lower_marking_comes_with_a_warning(run: Run, folder: Path) -> None:
    out = flat(run("register", folder)[1])
    assert "Suggested marking: CONFIDENTIAL, for fictional-depot and fictional-fuel-support." in out
    assert "WARNING: this paper is marked UNCLASSIFIED, lower than suggested" in out


@pytest.mark.parametrize(
    ("step", "code"), [("no_support", 1), ("block_legal", 0), ("withdraw", 0), ("suspend", 1), ("nonsense", 2)]
)
def test_fail_on_a_step(run: Run, folder: Path, step: str, code: int) -> None:
    assert run("register", folder, "--fail-on", step)[0] == code


def test_a_mission_whose_answers_show_support_points_at_the_proposals_it_needs(run: Run, folder: Path) -> None:
    answers = "answers: {support.to_forces: {under_way: yes, planned: no}}"
    mission = f"pack: poc_arms\nprofile: m\nsubject: {{name: Mission M}}\nas_of: 2026-05-01\n{answers}\n"
    (folder / "mission.yaml").write_text(mission, encoding="utf-8")
    _, out, _ = run("register", folder, "--format", "json")
    assert [(c["profile"], c["action"], c["pack"]) for c in json.loads(out)["calls"]] == [
        ("m", "support.one_proposal_each", "hrddp")
    ]
    assert "Proposals in this folder: 2." in flat(run("register", folder)[1])
    (folder / "mission.yaml").write_text(mission.replace("under_way: yes", "under_way: no"), encoding="utf-8")
    assert json.loads(run("register", folder, "--format", "json")[1])["calls"] == []


def test_the_mission_s_own_report_points_there_too(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mission.yaml"
    answers = "answers: {support.to_forces: {under_way: no, planned: yes}}"
    file.write_text(
        f"pack: poc_arms\nprofile: m\nsubject: {{name: M}}\nas_of: 2026-05-01\n{answers}\n", encoding="utf-8"
    )
    assert "pocarms new hrddp" in flat(run("assess", file, "--engine", "twin")[1])


def test_it_never_changes_a_file(run: Run, folder: Path) -> None:
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    for form in FORMATS:
        run("register", folder, "--format", form)
    assert before == {file.name: file.read_bytes() for file in folder.iterdir()}
    assert ROOT.is_dir()
