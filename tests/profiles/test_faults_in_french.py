"""What is wrong with a profile, in French: every bad profile of the tests, with no English left."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from pocarms.cli import _run
from pocarms.model.profile import Profile, SharedBlock
from pocarms.profiles.fault_words_en import EN
from pocarms.profiles.fault_words_fr import FR
from pocarms.profiles.load import CheckedProfile, check_profile, check_reading
from pocarms.reasoning.what_if.setting import read_set_file
from pocarms.source.fault_words_en import EN as YAML_EN
from pocarms.source.fault_words_fr import FR as YAML_FR
from pocarms.source.faults import FaultyInput
from pocarms.source.read import read_yaml
from pocarms.source.show import show_faults
from pocarms.wording.faults import said_in
from tests.profiles.pack import PACK, find_pack
from tests.profiles.test_bad import BAD, CASES
from tests.source.french import english_left, keys_of, unlike_places, well_set

HEAD = b"pack: demo\nprofile: x\nas_of: 2020-12-18\n"
SUBJECT = HEAD + b"subject: {name: UNMISS}\n"
MORE = {
    "blocks that are none": SUBJECT + b"answers: {}\nshared: 1\nactions: [a]\nparameters: 3\n",
    "texts that are none": HEAD + b"subject: {name: [a]}\nanswers: {}\nstate: {by: a}\nparameters: {many: a few}\n",
    "uses": SUBJECT + b"parts: [{id: a, uses: [{b: c}, d], answers: {harm.casualties: {answer: a lot}}}]\n",
    "no answers": SUBJECT
    + b"answers: {screening.date: soon,\n unit.remarks: [], harm.casualties: many, harm.trend: []}\n"
    b"shared: {a: {answers: {screening.date: []}}}\n",
    "empty in a list": SUBJECT + b"answers: {harm.sources: [~]}\n",
}
PLAIN = dataclasses.replace(  # counts time by evidence alone, its numbers have no unit, it has no parameters
    PACK,
    parameters={},
    questions={
        id: dataclasses.replace(question, unit="") for id, question in PACK.questions.items() if question.type != "date"
    },
)
PLAIN_PROFILE = (
    b"pack: demo\nprofile: x\nsubject: {name: UNMISS}\nparameters: {many: 3}\nanswers: {harm.casualties: many}\n"
)
ALL = [*CASES, *MORE, "plain"]


def _read(case: str) -> CheckedProfile:
    if case in CASES:
        return check_profile(BAD / case / "input.yaml", find_pack, "input.yaml")
    reading = read_yaml(MORE.get(case, PLAIN_PROFILE), "input.yaml")
    return check_reading(reading, find_pack if case in MORE else lambda _: PLAIN, "input.yaml")


@pytest.mark.parametrize("case", ALL)
def test_no_english_is_left(case: str) -> None:
    checked = _read(case)
    faults = [fault for fault in checked.faults if fault.code[0] in "PY"]
    french = said_in(faults, "fr")
    for own, said in zip(faults, french, strict=True):
        assert said.told is own.told is not None
        assert (said.code, said.span, said.found, said.suggestion) == (own.code, own.span, own.found, own.suggestion)
        assert said.message != own.message and said.help != own.help and bool(said.expected) == bool(own.expected)
    shown = show_faults(french, checked.sources, "fr")
    assert not english_left(shown, {**EN, **YAML_EN}, {**FR, **YAML_FR}), shown
    assert well_set(shown, "".join(checked.sources.values())), shown


def test_every_text_is_said_by_a_bad_profile() -> None:
    said = {key for case in ALL for fault in _read(case).faults if fault.code[0] == "P" for key in keys_of(fault)}
    elsewhere = {"what.given", *(key for key in EN if key.startswith(("change.", "help.change.")))}
    assert set(EN) - said == elsewhere  # tests of packs, and changes to try: see below


def test_both_tables_hold_the_same_texts() -> None:
    assert list(EN) == list(FR)
    assert unlike_places(EN, FR) == []
    assert [key for key in EN if EN[key] == FR[key]] == ["what.given", "expected.answer"]  # words of the file


CHANGES = [b"- a", b"nowhere/embargo.cell: yes", b"b/embargo.cell: yes", b"harm.casualties: .inf", b"embargo.sell: yes"]


def test_changes_to_try() -> None:
    block = SharedBlock("b", "B", {})
    profile = Profile("demo", "x", {"name": "x"}, shared={"b": block})
    said: set[str] = set()
    for data in CHANGES:
        with pytest.raises(FaultyInput) as caught:
            read_set_file(data, "changes", PACK, profile)
        faults = [fault for fault in caught.value.faults if fault.code[0] == "P"]
        said |= {key for fault in faults for key in keys_of(fault)}
        shown = show_faults(said_in(faults, "fr"), caught.value.sources, "fr")
        assert not english_left(shown, EN, FR) and well_set(shown, data.decode()), shown
    assert {key for key in EN if key.startswith(("change.", "help.change."))} <= said


TEN = """\
pack: poc_arms
profil: x
profile: Mission Numéro 1
subject: {type: pko}
as_of: 31.12.2020
state: reviewed
marking: secret
answers:
  embargo.cell: oui
  embargo.support_forms: inspect
parts: ituri
"""


OTHERS = (
    ["explain", "embargo.cell"],
    ["next"],
    ["whatif", "--set", "a=b"],
    ["sign", "--as", "draft"],
    ["plan"],
    ["export", "--xlsx"],
    ["import", "--into", "FILE"],
    ["interview"],
)


def _shown(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert _run(arguments) == 3
    return capsys.readouterr().err


def test_in_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "profil.yaml"
    path.write_text(TEN, encoding="utf-8")
    said = _shown(["assess", str(path), "--lang", "fr"], capsys)
    assert not english_left(said, EN, FR) and well_set(said, TEN), said
    assert "profil.yaml:9:17: erreur[P021]\u202f: «\u202foui\u202f» n’est pas une réponse à" in said
    assert "(vouliez-vous dire «\u202fyes\u202f»\u202f?)" in said
    assert "attendu\u202f: yes (oui), partly (en partie), no (non) ou unknown (inconnu)" in said
    assert "aide\u202f: La question est\u202f: La mission a-t-elle" in said  # as the French pack asks it
    assert "(vouliez-vous dire «\u202fmission-numero-1\u202f»" in said
    assert said.endswith("9 erreurs dans 1 fichier.\n")
    assert "error[P021]: 'oui' is no answer to 'embargo.cell'" in _shown(["assess", str(path)], capsys)


def test_every_command_says_them_in_french(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "profil.yaml"
    path.write_text(TEN, encoding="utf-8")
    said = _shown(["assess", str(path), "--lang", "fr"], capsys)
    for command, *more in OTHERS:
        arguments = [command, str(path), *(str(path) if x == "FILE" else x for x in more)]
        assert _shown([*arguments, "--lang", "fr"], capsys) == said, arguments


def test_of_many_files_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "profil.yaml").write_text(TEN, encoding="utf-8")
    for command in ("register", "compare"):
        said = _shown([command, str(tmp_path), "--lang", "fr"], capsys)
        assert "erreur[P021]\u202f: «\u202foui\u202f» n’est pas" in said and "9 erreurs dans 1 fichier." in said


def test_warnings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "profil.yaml"
    path.write_text("pack: poc_arms\nprofile: x\nsubject: {name: X}\nanswers: {embargo.cell: }\n", encoding="utf-8")
    assert _run(["assess", str(path), "--lang", "fr"]) == 0
    said = capsys.readouterr().err
    assert "avertissement[P036]\u202f: il n’y a rien après" in said and "avertissement[P042]" in said
    assert "2 avertissements dans 1 fichier." in said and not english_left(said, EN, FR), said


def test_changes_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    said = _shown(["whatif", "examples/monusco-2020.yaml", "--set", "embargo.cell=oui", "--lang", "fr"], capsys)
    assert "erreur[P021]\u202f: «\u202foui\u202f» n’est pas une réponse" in said and "La mission a-t-elle" in said
