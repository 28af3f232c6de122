"""A pack's passport: what it counts, when it is stale, and which packs a policy refuses."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest

from pocarms.language.load import load_pack
from pocarms.model.conditions import Duration
from pocarms.passport.data import CURRENT, NONE, STALE, Linted, Mutated, Passing, Passport, Recorded, Review
from pocarms.passport.file import passport
from pocarms.passport.policy import Policy, refused
from pocarms.web.desk import Desk, Unreadable
from pocarms.web.workspace import Workspace
from tests.compare.cases import ROOT
from tests.running import Run

WRITE = ("--write", "--engine", "twin")


@pytest.fixture
def pack(run: Run, tmp_path: Path) -> Path:
    """A small pack that passes everything, in a folder of its own."""
    folder = tmp_path / "packs" / "small"
    assert run("pack", "new", folder)[0] == 0
    return folder


@pytest.fixture
def profile(run: Run, pack: Path, tmp_path: Path) -> Path:
    file = tmp_path / "missions" / "one.yaml"
    file.parent.mkdir()
    file.write_text(
        "profile: one\npack: small\nas_of: 2026-06-01\nsubject: {name: One}\n"
        "answers: {stores.any: yes, stores.counted: no}\n"
    )
    return file


def held(folder: Path) -> Passport:
    return passport(load_pack(folder, tests=False), folder)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_is_written_is_read_back(run: Run, pack: Path) -> None:
    assert held(pack).state == NONE
    code, said, _ = run("pack", "passport", pack, *WRITE, "--reviewed-by", 'A. "B": #c', "--on", "2026-01-31")
    assert code == 0
    now = held(pack)
    assert now.state == CURRENT and now.record is not None
    assert now.record.tests == Passing(8, 8, 0)
    assert now.record.faults is not None and now.record.faults.noticed == now.record.faults.of > 10
    assert now.record.lint == Linted(0, 0, 0)
    assert now.reviewed == Review('A. "B": #c', datetime.date(2026, 1, 31), now.digest)
    assert "tests: 8 of 8 pass" in said and f"{now.record.faults.of} of {now.record.faults.of}" in said
    assert run("pack", "check", "--strict", pack)[0] == 0, "the passport is no part of the pack"


def test_it_is_stale_once_a_file_changes(run: Run, pack: Path) -> None:
    run("pack", "passport", pack, *WRITE, "--reviewed-by", "A", "--on", "2026-01-31")
    file = pack / "tests" / "stores.yaml"
    before = file.read_bytes()
    file.write_bytes(before.replace(b"\n", b"\r\n"))
    assert held(pack).state == CURRENT, "line ends change on the way through version control"
    file.write_bytes(before + b"# a comment\n")
    assert held(pack).state == STALE
    before_it = held(pack)
    assert before_it.reviewed is not None, "the rules are still those that were read"
    code, said, _ = run("pack", "passport", pack)
    assert code == 0 and "STALE" in said, "shown, and no fault"
    edit(
        pack / "stores.yaml",
        "at_least: act_first, when: {stores.lost: often}",
        "at_least: act_first, when: {stores.leak: true}",
    )
    assert held(pack).reviewed is None, "these rules nobody has read"
    assert "in an earlier state" in run("pack", "passport", pack)[1]
    run("pack", "passport", pack, *WRITE)
    assert held(pack).state == CURRENT
    after = held(pack)
    assert after.review == before_it.review, "kept as it was"
    assert after.record is not None and after.record.faults is None, "a test fails now: no faults are counted"


def test_a_faulty_file(run: Run, pack: Path, profile: Path) -> None:
    (pack / "passport.yaml").write_text("pack: small\ntests: {passed: many}\nmark: A\n")
    code, _, told = run("pack", "passport", pack)
    assert code == 3
    assert all(word in told for word in ("passport.yaml:2", "passport.yaml:3", "'digest'")), "every fault at once"
    code, said, _ = run("assess", profile, "--pack", pack, "--format", "json", "--engine", "twin")
    assert code == 0, "advice does not hang on it"
    assert json.loads(said)["pack"]["passport"]["state"] == "unreadable"


def test_results_carry_it(run: Run, pack: Path, profile: Path) -> None:
    run("pack", "passport", pack, *WRITE, "--reviewed-by", "<b>A</b>", "--on", "2026-01-31")
    asked = ("assess", profile, "--pack", pack, "--engine", "twin")
    found = json.loads(run(*asked, "--format", "json")[1])["pack"]
    assert found["passport"]["tests_passed"] == "8 of 8"
    assert found["passport"]["reviewed_as_it_is"] == "yes"
    assert found["policy"] == {}
    html = run(*asked, "--format", "html", "--lang", "fr")[1]
    assert "tests réussis\u202f: 8 sur 8" in html and "&lt;b&gt;A&lt;/b&gt;" in html and "<b>A" not in html
    assert "8 of 8 tests pass" not in run(*asked)[1], "the short text leaves it out"


POLICY = "policy: hq-1\ntitle: For headquarters\npacks_must: {pass_tests: true, be_reviewed_within: {months: 12}}\n"


def test_a_policy_refuses_and_lets_pass(run: Run, pack: Path, profile: Path) -> None:
    asked = ("assess", profile, "--pack", pack, "--engine", "twin")
    (pack.parent / "pocarms-policy.yaml").write_text(POLICY)
    code, said, told = run(*asked)
    assert (code, said) == (3, ""), "nothing half-written"
    assert "hq-1 refuses" in told and "no passport" in told and "no person has reviewed" in told
    run("pack", "passport", pack, *WRITE, "--reviewed-by", "A", "--on", "2025-06-01")
    code, said, _ = run(*asked)
    assert code == 0 and "Rules allowed by the policy: hq-1: For headquarters" in said
    assert "Règles admises selon\u202f: hq-1" in run(*asked, "--lang", "fr")[1]
    assert json.loads(run(*asked, "--format", "json")[1])["pack"]["policy"] == {
        "id": "hq-1",
        "title": "For headquarters",
    }
    code, _, told = run(*asked, "--on", "2026-06-02")
    assert code == 3 and "expired on 2026-06-02" in told
    (profile.parent / "pocarms-policy.yaml").write_text("policy: mine\npacks_must: {be_reviewed: true}\n")
    assert "policy: mine" in run(*asked, "--on", "2026-06-02")[1], "the one beside the profile comes first"


def test_a_faulty_policy_is_told_whole(run: Run, pack: Path, profile: Path, tmp_path: Path) -> None:
    file = tmp_path / "p.yaml"
    file.write_text("policy: x\npacks_must: {pass_tests: yes, be_lint_free: true, be_reviewed_within: 3}\n")
    code, _, told = run("assess", profile, "--pack", pack, "--policy", file)
    assert code == 3 and told.count("error[") == 3 and "be_lint_clean" in told
    assert run("assess", profile, "--pack", pack, "--policy", tmp_path / "none.yaml")[0] == 3


DIGEST = "ab" * 32
GOOD = Passport(
    "small", "1", DIGEST, 2, 9, CURRENT,
    Recorded(DIGEST, "f", "0", Passing(5, 5, 1), Mutated(7, 10), Linted(0, 3, 0)),
    Review("A", datetime.date(2025, 1, 31), DIGEST),
)  # fmt: skip


OLD = Review("A", datetime.date(2025, 1, 27), DIGEST)


def but(passport: Passport, **changes: object) -> Passport:
    record = {k: v for k, v in changes.items() if k in ("tests", "faults", "lint")}
    rest = {k: v for k, v in changes.items() if k not in record}
    assert passport.record is not None
    return replace(passport, record=replace(passport.record, **record), **rest)  # type: ignore[arg-type]


DEMANDS = [
    (Policy("p", pass_tests=True), GOOD, but(GOOD, tests=Passing(4, 5, 0))),
    (Policy("p", pass_tests=True), GOOD, but(GOOD, tests=Passing(0, 0, 0))),
    (Policy("p", pass_tests=True), GOOD, but(GOOD, state=STALE)),
    (Policy("p", be_lint_clean=True), GOOD, but(GOOD, lint=Linted(1, 0, 0))),
    (Policy("p", be_lint_clean=True), GOOD, but(GOOD, lint=Linted(0, 0, 1))),
    (Policy("p", be_lint_clean=True), GOOD, but(GOOD, lint=None)),
    (Policy("p", unnoticed=3), GOOD, but(GOOD, faults=Mutated(6, 10))),
    (Policy("p", unnoticed=0), but(GOOD, faults=Mutated(6, 6)), GOOD),
    (Policy("p", unconfirmed=2), GOOD, but(GOOD, unconfirmed=3)),
    (Policy("p", unconfirmed=0), but(GOOD, unconfirmed=0, state=STALE), GOOD),
    (Policy("p", be_reviewed=True), but(GOOD, state=STALE), but(GOOD, review=None)),
    (Policy("p", be_reviewed=True), GOOD, but(GOOD, digest="cd" * 32)),
    (Policy("p", within=Duration(months=13)), GOOD, but(GOOD, review=OLD)),
    (Policy("p", digests={"small": (DIGEST[:12],)}), GOOD, but(GOOD, digest="ab" * 3 + "cd" * 29)),
    (Policy("p", digests={"small": (DIGEST,)}), GOOD, but(GOOD, pack="other")),
    (Policy("p", digests={"small": (DIGEST[:12],)}), GOOD, but(GOOD, digest=DIGEST[:11] + "0" * 53)),
]  # fmt: skip


@pytest.mark.parametrize(("policy", "good", "bad"), DEMANDS)
def test_each_demand(policy: Policy, good: Passport, bad: Passport) -> None:
    day = datetime.date(2026, 2, 28)
    assert refused(policy, good, day) == ()
    assert len(refused(policy, bad, day)) == 1


def test_an_undated_profile_cannot_show_that_a_review_holds() -> None:
    assert refused(Policy("p", within=Duration(months=12)), GOOD, None)


def test_too_short_a_digest_is_no_digest() -> None:
    assert refused(Policy("p", digests={"small": (DIGEST[:4],)}), GOOD, None)


def test_who_and_when_belong_together(run: Run, pack: Path) -> None:
    for wrong in (
        ("--reviewed-by", "A"),
        ("--write", "--on", "2026-01-01"),
        ("--reviewed-by", "A", "--on", "2026-01-01"),
    ):
        assert run("pack", "passport", pack, *wrong)[0] == 2
    assert not (pack / "passport.yaml").exists()


def test_other_results_obey_it_too(run: Run, pack: Path, profile: Path, tmp_path: Path) -> None:
    """Comparisons and registers leave out what is refused, and say so; a policy with faults stops them."""
    folder = profile.parent
    policy = folder / "pocarms-policy.yaml"
    policy.write_text("policy: mine\npacks_must: {be_reviewed: true}\n")
    code, _, told = run("compare", folder, "--pack", pack)
    assert code == 3 and "error[Q001]" in told and "the policy mine refuses the rule pack small" in told
    code, _, told = run("register", folder, "--pack", pack)
    assert code == 3 and "the policy mine refuses" in told
    told = run("assess", folder / profile.name, "--pack", pack, "--lang", "fr")[2]
    assert "erreur[Q001]\u202f: la consigne mine n’admet pas le recueil de règles small" in told
    policy.write_text("policy: mine\npacks_must: {be_revised: true}\n")
    for command in ("compare", "register"):
        code, _, told = run(command, folder, "--pack", pack)
        assert code == 3 and "be_revised" in told
    good = tmp_path / "good.yaml"
    good.write_text("policy: other\npacks_must: {leave_unconfirmed_at_most: 0}\n")
    told = run("compare", folder, "--pack", pack, "--policy", good)[2]
    assert "refuses" not in told and "be_revised" not in told, "the one asked for holds, and a policy is no profile"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_comparisons_and_registers_name_it(run: Run, tmp_path: Path, language: str) -> None:
    """As assess does, in words and in data; and each that holds where profiles lie under several."""
    label = {"en": "Rules allowed by the policy", "fr": "Règles admises selon"}[language]
    for stem, policy in (("one", "policy: hq-1\ntitle: For headquarters\n"), ("two", "policy: hq-2\n")):
        folder = tmp_path / stem
        folder.mkdir()
        for example in ("hrddp/06-", "monusco-2020" if stem == "one" else "unsmil-2021"):
            file = next((ROOT / "examples").glob(f"{example}*.yaml"))
            (folder / file.name).write_bytes(file.read_bytes())
        (folder / "pocarms-policy.yaml").write_text(f"{policy}packs_must: {{leave_unconfirmed_at_most: 5000}}\n")
    shown = ("--lang", language, "--format")
    missions = [tmp_path / "one" / "monusco-2020.yaml", tmp_path / "two" / "unsmil-2021.yaml"]
    for command in (["compare", *missions], ["register", tmp_path / "one"]):
        for format_ in ("md", "html"):
            said = run(*command, *shown, format_)[1]
            assert label in said and "hq-1" in said and "For headquarters" in said
            assert ("hq-2" in said) == (command[0] == "compare")
    one, two = {"id": "hq-1", "title": "For headquarters"}, {"id": "hq-2", "title": ""}
    assert json.loads(run("compare", *missions, *shown, "json")[1])["policies"] == [one, two]
    proposal = json.loads(run("register", tmp_path / "one", *shown, "json")[1])["proposals"][0]
    assert proposal["pack"]["policy"] == one
    if language == "fr":
        run("compare", *missions, "--lang", "fr", "-o", tmp_path / "grid.html", "--reports", tmp_path / "reports")
        written = {file.read_text(encoding="utf-8") for file in (tmp_path / "reports").iterdir()}
        assert written == {run("assess", mission, *shown, "html")[1] for mission in missions}
        assert all(label in report for report in written)
    (tmp_path / "one" / "pocarms-policy.yaml").unlink()
    assert label not in run("register", tmp_path / "one", *shown, "html")[1]


def test_the_page_obeys_it_too(tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text("profile: one\npack: poc_arms\nas_of: 2026-06-01\nsubject: {name: One}\nanswers: {}\n")
    desk = Desk(Workspace(tmp_path), inference="twin")
    assert desk.assessed("one", "en")[0].pack.passport["citations_unconfirmed"] != ""
    (tmp_path / "pocarms-policy.yaml").write_text("policy: mine\npacks_must: {leave_unconfirmed_at_most: 1000}\n")
    assert desk.assessed("one", "en")[0].pack.policy == {"id": "mine", "title": ""}
    (tmp_path / "pocarms-policy.yaml").write_text("policy: mine\npacks_must: {leave_unconfirmed_at_most: 0}\n")
    with pytest.raises(Unreadable) as stopped:
        desk.assessed("one", "en")
    assert [fault.code for fault in stopped.value.checked.faults] == ["Q001"]
