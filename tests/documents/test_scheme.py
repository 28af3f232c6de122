"""A team's own markings, in a file beside its profiles: printed, ranked and refused as our three are."""

from __future__ import annotations

import io
import itertools
import json
import pickle
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pocarms.cli import _run
from pocarms.model.marking import USUAL, Marking, Scheme, SchemesDiffer, Step, higher, highest, marking_words, rank
from pocarms.profiles.places import SCHEME
from pocarms.profiles.scheme import read_scheme
from pocarms.reports.clean import clean
from pocarms.source.faults import FaultyInput
from tests.documents.books import filled

STEPS = (
    Step("open", "OPEN", "PUBLIC"),
    Step("restricted", "RESTRICTED", "DIFFUSION RESTREINTE"),
    Step("secret", "SECRET", "SECRET"),
    Step("top secret", "TOP SECRET", "TRÈS SECRET"),
)
FOUR = Scheme(STEPS)
PROFILE = """\
pack: poc_arms
profile: {id}
subject: {{name: UNX}}
as_of: {day}
marking: {marking}
answers: {{mandate.protection: yes}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    lines = [f"  - {{id: {one.id}, en: {one.en}, fr: {one.fr}}}" for one in STEPS]
    (tmp_path / SCHEME).write_text("\n".join(["markings:", *lines, ""]), encoding="utf-8")
    mission(tmp_path, "restricted")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def mission(folder: Path, marking: str, name: str = "m", day: str = "2026-01-01") -> Path:
    file = folder / f"{name}.yaml"
    file.write_text(PROFILE.format(id=name, day=day, marking=marking), encoding="utf-8")
    return file


def assess(*more: str) -> int:
    return _run(["assess", "m.yaml", "--engine", "twin", *more])


def texts_of(file: Path) -> str:
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as whole:
        return "".join(whole.read(n).decode() for n in whole.namelist() if "head" in n or "sheets/" in n)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_paper_bears_the_label_in_its_language(
    folder: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    label = {"en": "RESTRICTED", "fr": "DIFFUSION RESTREINTE"}[language]
    for kind in ("text", "md", "html"):
        assert assess("--lang", language, "--format", kind) == 0
        said = capsys.readouterr().out
        assert label in said and "UNCLASSIFIED" not in said and "NON CLASSIFI" not in said
    mark = label.replace(" ", "-")
    assert assess("--lang", language, "--format", "docx") == 0
    assert label in texts_of(folder / f"m-full-{mark}.docx")
    assert _run(["export", "--xlsx", "m.yaml", "--lang", language]) == 0
    book = load_workbook(folder / f"m-questions-{mark}.xlsx")
    assert {s.oddHeader.center.text for s in book if s.sheet_state == "visible"} == {label}
    assert _run(["plan", "m.yaml", "--format", "xlsx", "--lang", language]) == 0
    assert label in texts_of(folder / f"m-plan-{mark}.xlsx")


def test_lowering_needs_a_reason_and_is_printed_in_the_words_of_the_scheme(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert assess("--marking", "open") == 2
    assert "marked restricted" in capsys.readouterr().err
    assert assess("--marking", "open", "--lang", "fr", "--force-marking", "déclassé") == 0
    said = " ".join(capsys.readouterr().out.split())
    assert said.startswith("PUBLIC ") and "DIFFUSION RESTREINTE" in said
    assert assess("--marking", "Top Secret", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["profile"]["marking"] == "top secret"


@pytest.mark.parametrize("asked", [("assess",), ("compare",), ("diff", "n.yaml")])
def test_a_marking_of_no_step_is_refused(folder: Path, capsys: pytest.CaptureFixture[str], asked: list[str]) -> None:
    mission(folder, "open", "n", "2026-02-01")
    assert _run([asked[0], "m.yaml", *asked[1:], "--marking", "confidential"]) == 2
    assert "open, restricted, secret, top secret" in capsys.readouterr().err


def test_a_profile_with_a_marking_of_ours_is_at_fault(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mission(folder, "confidential")
    assert assess() == 3
    said = capsys.readouterr().err
    assert "m.yaml:5:10" in said and "expected: open, restricted, secret or top secret" in said


def test_several_profiles_bear_the_highest_and_are_never_lowered(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mission(folder, "secret", "n", "2026-02-01")
    for command in ("compare", "diff"):
        assert _run([command, "m.yaml", "n.yaml", "--format", "md"]) == 0
        assert "SECRET" in capsys.readouterr().out
        assert _run([command, "m.yaml", "n.yaml", "--marking", "restricted"]) == 2
        assert "cannot be marked lower" in capsys.readouterr().err


def test_profiles_of_two_schemes_are_not_ranked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = folder / "elsewhere"
    other.mkdir()
    mission(other, "confidential", "n", "2026-02-01")
    for command in ("compare", "diff"):
        assert _run([command, "m.yaml", str(other / "n.yaml")]) == 2
        assert "different schemes" in capsys.readouterr().err


def test_a_new_profile_begins_with_the_least_of_the_scheme(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(["new", "poc_arms", "-o", "new.yaml"]) == 0
    assert "\nmarking: open  # open, restricted, secret, top secret\n" in Path("new.yaml").read_text(encoding="utf-8")
    assert _run(["assess", "new.yaml", "--engine", "twin"]) == 0
    assert capsys.readouterr().out.startswith("OPEN\n")


def test_a_faulty_scheme_stops_before_anything_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / SCHEME).write_text("markings: [{id: open, en: OPEN, fr: PUBLIC}]\n", encoding="utf-8")
    assert assess() == 3
    told = capsys.readouterr()
    assert not told.out and f"{SCHEME}:1:" in told.err
    with pytest.raises(FaultyInput):
        read_scheme(folder / SCHEME)


def test_order_is_that_of_the_file() -> None:
    all_ = [FOUR.marking(one.id) for one in STEPS]
    for one, two in itertools.product(range(4), repeat=2):
        assert (rank(all_[one]) > rank(all_[two])) is higher(str(all_[one]), all_[two]) is (one > two)
        assert highest((all_[one], all_[two])) == all_[max(one, two)]
        assert highest((all_[one],), str(all_[two])) == all_[max(one, two)]


def test_what_a_scheme_does_not_know_is_never_taken_for_lower() -> None:
    top = FOUR.marking("top secret")
    assert higher("unclassified", top) and higher(USUAL.least, top)
    assert rank(Marking("amber", FOUR)) > rank(top)
    with pytest.raises(SchemesDiffer):
        highest((top, USUAL.least))


def test_suggestions_are_never_lower_than_they_were_meant() -> None:
    assert FOUR.suggested("confidential") == "restricted"
    assert FOUR.suggested("strictly confidential") == "top secret"
    assert [USUAL.suggested(one) for one in USUAL.ids[1:]] == list(USUAL.ids[1:])


def test_a_marking_keeps_its_scheme_on_its_way() -> None:
    own = FOUR.marking("secret")
    for one in (clean((own,))[0], pickle.loads(pickle.dumps(own))):
        assert marking_words(one, "fr") == "SECRET" and one.scheme == FOUR


def test_a_workbook_comes_back_under_the_scheme_and_says_that_it_is_marked_higher(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(["export", "--xlsx", "m.yaml", "-o", "q.xlsx"]) == 0
    filled((folder / "q.xlsx").read_bytes(), {"|mandate.good_offices|": {"answer": "no"}}, folder / "back.xlsx")
    mission(folder, "open")
    capsys.readouterr()
    assert _run(["import", "back.xlsx", "--into", "m.yaml"]) == 0
    told = capsys.readouterr()
    assert "marked RESTRICTED, the profile OPEN" in " ".join((told.out + told.err).split())
    text = (folder / "m.yaml").read_text(encoding="utf-8")
    assert "mandate.good_offices" in text and "\nmarking: open\n" in text
