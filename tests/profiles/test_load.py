"""Profiles that are good: every form of an answer, every key, and what comes of them."""

import datetime
from pathlib import Path

import pytest

from pocarms.model.conditions import Duration
from pocarms.model.profile import Answer, Evidence, Profile, Sign
from pocarms.profiles.load import CheckedProfile, check_profile, load_profile, read_given
from pocarms.source.faults import Fault, FaultyInput
from pocarms.source.nodes import Node
from pocarms.source.read import read_yaml
from tests.profiles.pack import PACK, find_pack

HEAD = "pack: demo\nprofile: p\nsubject: {name: UNMISS}\nas_of: 2020-12-18\n"


def check(text: str, tmp_path: Path) -> CheckedProfile:
    path = tmp_path / "p.yaml"
    path.write_text(text, encoding="utf-8")
    return check_profile(path, find_pack)


def good(text: str, tmp_path: Path) -> Profile:
    checked = check(text, tmp_path)
    assert not checked.faults, checked.faults
    assert checked.profile is not None
    return checked.profile


def answers(text: str, tmp_path: Path) -> dict[str, object]:
    """Return question -> value of the answers given as YAML lines."""
    profile = good(HEAD + "answers:\n" + "".join(f"  {line}\n" for line in text.splitlines()), tmp_path)
    return {id: given[0].value for id, given in profile.answers.items()}


UNSAID = {"ddr": "unknown", "embargo": "unknown", "mines": "unknown"}


@pytest.mark.parametrize(
    "written, value",
    [
        ("mandate.protection: yes", "yes"),
        ("mandate.protection: 'no'", "no"),
        ("mandate.protection: unknown", "unknown"),
        ("mandate.protection: {answer: no}", "no"),
        ("embargo.cell: partly", "partly"),
        ("embargo.cell: {answer: not_applicable, reason: no embargo}", "not_applicable"),
        ("embargo.regime: none", "none"),
        ("harm.trend: rising", "rising"),
        ("harm.casualties: 12", 12),
        ("harm.casualties: 12.0", 12),
        ("harm.casualties: 12.5", 12.5),
        ("harm.casualties: -3", -3),
        ("harm.casualties: unknown", "unknown"),
        ("screening.date: 2020-10-01", datetime.date(2020, 10, 1)),
        ("screening.date: '2020-10-01'", datetime.date(2020, 10, 1)),
        ("screening.date: unknown", "unknown"),
        ("unit.remarks: some words", "some words"),
        ("unit.remarks: 12", "12"),
        ("unit.remarks: 2020-10-01", "2020-10-01"),
        ("unit.remarks: n/a", "n/a"),
        ("unit.remarks: true", "true"),
        ("mandate.tasks: [ddr, mines]", UNSAID | {"ddr": "yes", "mines": "yes"}),
        ("mandate.tasks: {only: [ddr]}", {"ddr": "yes", "embargo": "no", "mines": "no"}),
        ("mandate.tasks: {only: []}", {"ddr": "no", "embargo": "no", "mines": "no"}),
        ("mandate.tasks: {mines: no, ddr: yes}", UNSAID | {"ddr": "yes", "mines": "no"}),
        ("mandate.tasks: {ddr: unknown}", UNSAID),
        ("mandate.tasks: unknown", "unknown"),
        ("mandate.tasks: {answer: [ddr], source: x}", UNSAID | {"ddr": "yes"}),
        ("mandate.tasks: {answer: {only: [ddr]}, source: x}", {"ddr": "yes", "embargo": "no", "mines": "no"}),
        ("mandate.tasks: {answer: {ddr: no}, source: x}", UNSAID | {"ddr": "no"}),
        ("mandate.tasks: {answer: not_applicable, reason: none yet}", "not_applicable"),
    ],
)
def test_forms_of_an_answer(written: str, value: object, tmp_path: Path) -> None:
    found = answers(written, tmp_path)
    assert list(found.values()) == [value]
    assert type(next(iter(found.values()))) is type(value)


def test_lines_are_in_the_order_of_the_pack(tmp_path: Path) -> None:
    found = answers("mandate.tasks: {mines: no, ddr: yes}", tmp_path)["mandate.tasks"]
    assert isinstance(found, dict)
    assert list(found) == ["ddr", "embargo", "mines"]


def test_evidence_and_several_people(tmp_path: Path) -> None:
    profile = good(
        HEAD
        + """answers:
  embargo.cell:
    - {answer: yes, by: jmac, source: order 12, as_of: 2020-05-01, reliability: fair, note: on paper}
    - answer: not_applicable
      reason: no embargo
      by: police
  mandate.tasks: [{answer: [ddr], by: a}, {answer: {only: [mines]}, by: b}]
""",
        tmp_path,
    )
    first, second = profile.answers["embargo.cell"]
    assert first == Answer(
        "embargo.cell", "yes", Evidence("order 12", datetime.date(2020, 5, 1), "fair", "jmac", "on paper")
    )
    assert second == Answer("embargo.cell", "not_applicable", Evidence(by="police"), "no embargo")
    assert first.span.line == 7
    assert [answer.evidence.by for answer in profile.answers["mandate.tasks"]] == ["a", "b"]


def test_every_key_of_a_profile(tmp_path: Path) -> None:
    profile = good(
        """# a comment
version: 1.2.0
pack: demo
profile: monusco-2020.a_b
subject: {type: pko, zone: 3, country: DRC, name: MONUSCO, started: 2010-07-01}
as_of: 2020-12-18
marking: strictly confidential
state: {is: approved, by: head of office, on: 2021-01-10}
parameters: {screening_valid: {days: 40}, many: 30}
note: |
  two
  lines
shared:
  army: {title: The army, answers: {harm.trend: steady}}
  police: {answers: {harm.sources: [state]}}
parts:
  - {id: ituri, title: Ituri, uses: [police, army], answers: {harm.trend: rising}}
  - {id: kivu, uses: army}
answers:
  mandate.protection: yes
""",
        tmp_path,
    )
    assert (profile.pack, profile.version, profile.id) == ("demo", "1.2.0", "monusco-2020.a_b")
    assert list(profile.subject.items()) == [
        ("name", "MONUSCO"),
        ("type", "pko"),
        ("country", "DRC"),
        ("started", "2010-07-01"),
        ("zone", "3"),
    ]
    assert profile.as_of == datetime.date(2020, 12, 18)
    assert (profile.marking, profile.state) == ("strictly confidential", "approved")
    assert profile.sign == Sign("head of office", datetime.date(2021, 1, 10))
    assert profile.parameters == {"many": 30, "screening_valid": Duration(days=40)}
    assert profile.note == "two\nlines\n"
    assert profile.shared["army"].title == "The army"
    assert profile.shared["police"].title == "police"
    assert [(part.id, part.title, part.uses) for part in profile.parts] == [
        ("ituri", "Ituri", ("police", "army")),
        ("kivu", "kivu", ("army",)),
    ]
    assert profile.parts[0].answers["harm.trend"][0].value == "rising"
    assert profile.file.endswith("p.yaml")
    assert len(profile.digest) == 64


def test_state_in_two_spellings(tmp_path: Path) -> None:
    one = good(HEAD + "state: reviewed\nby: desk\ndate: 2021-01-01\nanswers: {}\n", tmp_path)
    two = good(HEAD + "state: {is: reviewed, by: desk, on: 2021-01-01}\nanswers: {}\n", tmp_path)
    assert (one.state, one.sign) == (two.state, two.sign) == ("reviewed", Sign("desk", datetime.date(2021, 1, 1)))
    assert one.digest == two.digest


def test_a_profile_may_have_parts_alone(tmp_path: Path) -> None:
    assert good(HEAD + "parts: [{id: a, answers: {harm.trend: rising}}]\n", tmp_path).answers == {}


def test_empty_answer_is_no_answer_and_does_not_hide_a_shared_one(tmp_path: Path) -> None:
    checked = check(HEAD + "answers: {harm.trend: steady}\nparts:\n  - {id: a, answers: {harm.trend: }}\n", tmp_path)
    assert [fault.code for fault in checked.faults] == ["P036"]
    assert checked.profile is not None
    assert checked.profile.parts[0].answers == {}


def test_warnings_alone_do_not_stop(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(HEAD + "answers: {mandate.tasks: []}\n")
    profile, pack = load_profile(path, find_pack)
    assert pack is PACK
    assert profile.answers["mandate.tasks"][0].value == UNSAID


def test_faults_of_the_pack_pass_through(tmp_path: Path) -> None:
    def broken(id: str) -> object:
        raise FaultyInput([])

    (tmp_path / "p.yaml").write_text(HEAD + "answers: {}\n")
    with pytest.raises(FaultyInput):
        check_profile(tmp_path / "p.yaml", broken)  # type: ignore[arg-type]


def test_a_plain_key_error_is_no_such_pack(tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(HEAD + "answers: {}\n")
    packs: dict[str, object] = {}
    checked = check_profile(tmp_path / "p.yaml", packs.__getitem__)  # type: ignore[arg-type]
    assert [fault.code for fault in checked.faults] == ["P005"]


def test_name_in_faults_is_the_path_as_typed(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text("pack: demo\n")
    assert {fault.span.file for fault in check_profile(path, find_pack).faults} == {str(path)}
    assert {fault.span.file for fault in check_profile(path, find_pack, "./p.yaml").faults} == {"./p.yaml"}


def given(text: str) -> tuple[Profile, list[Fault]]:
    node: Node | None = read_yaml(text.encode(), "t.yaml").node
    assert node is not None
    faults: list[Fault] = []
    return read_given(node, PACK, faults), faults


def test_given_of_a_pack_test() -> None:
    profile, faults = given("mandate.tasks: [embargo]\nembargo.cell: {answer: no, by: jmac}\n")
    assert not faults
    assert list(profile.answers) == ["embargo.cell", "mandate.tasks"]
    assert profile.as_of is None
    profile, faults = given(
        "{as_of: 2020-12-18, parameters: {many: 3}, shared: {b: {answers: {harm.trend: rising}}},"
        " parts: [{id: x, uses: [b]}], screening.date: 2020-01-01}"
    )
    assert not faults
    assert profile.as_of == datetime.date(2020, 12, 18)
    assert profile.parameters == {"many": 3}
    assert profile.parts[0].uses == ("b",)
    assert list(profile.answers) == ["screening.date"]


@pytest.mark.parametrize(
    "text, codes",
    [
        ("[a]", ["P004"]),
        ("{mandate.protection: maybe, no.such: yes}", ["P021", "P020"]),
        ("{as_of: soon, parts: [{id: x, answers: {mandate.protection: yes}}]}", ["P008", "P052"]),
        ("{parameters: {few: 1}}", ["P011"]),
    ],
)
def test_faults_of_given(text: str, codes: list[str]) -> None:
    _, faults = given(text)
    assert sorted(fault.code for fault in faults) == sorted(codes)
