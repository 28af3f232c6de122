"""What becomes of answers that come back: nothing is lost, nothing is overwritten in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from pocarms.cli import _run
from tests.documents.books import book_of, filled, profile_of

PROFILE = """\
# my mission
pack: poc_arms   # which pack
profile: m-1
subject: {name: UNX}
as_of: 2026-01-01
answers:
  # first the mandate
  mandate.protection: yes   # since 2010
  embargo.in_force: {answer: yes, by: jmac, source: "Res. 1"}
  casualties.recorded:
    # asked twice
    answer: partly
    source: "The office"   # by mail
    by: human_rights

  mission.uniformed: {military: yes}
parts:
  - id: east   # the east
    title: East
    answers: {}
"""


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    file = tmp_path / "m.yaml"
    file.write_text(PROFILE, encoding="utf-8")
    return file


def _back(profile: Path, name: str, by: str, **answers: str) -> str:
    cells = {f"|{id.replace('__', '.')}|": {"answer": word, "by": by} for id, word in answers.items()}
    return str(filled(book_of(profile_of(profile)), cells, profile.with_name(name)))


def test_new_answers_are_added_and_comments_stay(profile: Path) -> None:
    book = _back(profile, "b.xlsx", "Ali", casualties__weapon_recorded="partly")
    assert _run(["import", book, "--into", str(profile)]) == 0
    text = profile.read_text(encoding="utf-8")
    assert "  casualties.weapon_recorded: {answer: partly, by: Ali}\n" in text
    assert text.replace("  casualties.weapon_recorded: {answer: partly, by: Ali}\n", "") == PROFILE


def test_two_components_disagree_both_are_kept(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = _back(profile, "b.xlsx", "ssr", casualties__recorded="no")
    assert _run(["import", book, "--into", str(profile)]) == 0
    assert "people disagree" in capsys.readouterr().out
    text = profile.read_text(encoding="utf-8")
    assert (
        "    # asked twice\n"  # comments inside the old answer stand above it now
        not in text
    )
    assert "  # asked twice\n  # by mail\n  casualties.recorded: [{answer: partly" in text
    answers = profile_of(profile).answers["casualties.recorded"]
    assert [(a.value, a.evidence.by) for a in answers] == [("partly", "human_rights"), ("no", "ssr")]
    _run(["assess", str(profile), "--format", "json", "--engine", "twin"])
    assert '"disagreement"' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("prefer", "kept"),
    [
        ("new", ["no:jmac"]),
        ("file", ["yes:jmac"]),
        ("both", ["yes:jmac", "no:jmac"]),
    ],
)
def test_the_same_person_says_otherwise(
    profile: Path, prefer: str, kept: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    book = _back(profile, "b.xlsx", "jmac", embargo__in_force="no")
    assert _run(["import", book, "--into", str(profile)]) == 3
    said = capsys.readouterr()
    assert "contradicts" in said.err and "--prefer" in said.err
    assert _run(["import", book, "--into", str(profile), "--lang", "fr"]) == 3
    said = capsys.readouterr()
    assert "contredit" in said.err and "erreur\u202f: il y a des contradictions" in said.err
    assert "aide\u202f: choisissez par --prefer new" in said.err and "error" not in said.err
    assert profile.read_text(encoding="utf-8") == PROFILE
    assert _run(["import", book, "--into", str(profile), "--prefer", prefer]) == 0
    now = profile_of(profile).answers["embargo.in_force"]
    assert [f"{a.value}:{a.evidence.by}" for a in now] == kept


def test_what_nobody_signed_is_not_overwritten(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = _back(profile, "b.xlsx", "jmac", mandate__protection="no")
    assert _run(["import", book, "--into", str(profile)]) == 3
    assert "nobody named" in capsys.readouterr().err
    assert profile.read_text(encoding="utf-8") == PROFILE


def test_dry_run_writes_nothing(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = _back(profile, "b.xlsx", "Ali", casualties__weapon_recorded="partly")
    assert _run(["import", book, "--into", str(profile), "--dry-run"]) == 0
    assert "casualties.weapon_recorded" in capsys.readouterr().out
    assert profile.read_text(encoding="utf-8") == PROFILE


def test_again_changes_nothing(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = _back(profile, "b.xlsx", "Ali", casualties__weapon_recorded="partly")
    assert _run(["import", book, "--into", str(profile)]) == 0
    once = profile.read_bytes()
    assert _run(["import", book, "--into", str(profile)]) == 0
    assert profile.read_bytes() == once
    assert "Nothing new" in capsys.readouterr().out


def test_what_belongs_nowhere_is_listed(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.documents.books import opened

    book = opened(book_of(profile_of(profile)))
    own = book.create_sheet("Mine")
    own.cell(3, 3).value = "a remark of my own"
    sheet = next(s for s in book.worksheets if str(s.cell(1, 1).value).startswith("#sheet|"))
    sheet.cell(sheet.max_row + 2, 7).value = "an orphan"
    sheet.cell(5, 1).value = "|no.such_question|"
    sheet.cell(5, 7).value = "yes"
    path = profile.with_name("b.xlsx")
    book.save(path)
    assert _run(["import", str(path), "--into", str(profile)]) == 0
    said = capsys.readouterr().out
    assert "3 entries could not be placed" in said
    for text in ("a remark of my own", "an orphan", "no.such_question"):
        assert text in said
    assert profile.read_text(encoding="utf-8") == PROFILE


def test_a_note_without_an_answer_is_kept(profile: Path) -> None:
    book = book_of(profile_of(profile))
    path = filled(book, {"|embargo.cell|": {"note": "ask again in May"}}, profile.with_name("b.xlsx"), {"#by": "Zoé"})
    assert _run(["import", str(path), "--into", str(profile)]) == 0
    text = profile.read_text(encoding="utf-8")
    assert 'embargo.cell: {answer: unknown, by: "Zoé", note: ask again in May}' in text.replace("Zoé", "Zoé") or (
        "embargo.cell: {answer: unknown, by: Zoé, note: ask again in May}" in text
    )


def test_part_answers_go_into_the_part(profile: Path) -> None:
    part = "east|threats.groups_harm|"
    keys = [k for k in _keys(profile) if k.startswith("east|") and k.endswith("|")]
    assert keys, part
    path = filled(book_of(profile_of(profile)), {keys[0]: {"note": "in the east"}}, profile.with_name("b.xlsx"))
    assert _run(["import", str(path), "--into", str(profile)]) == 0
    now = profile_of(profile)
    assert [a.evidence.note for a in now.parts[0].answers[keys[0].split("|")[1]]] == ["in the east"]
    assert "  - id: east   # the east\n" in profile.read_text(encoding="utf-8")


def _keys(profile: Path) -> list[str]:
    from tests.documents.books import layout_of

    return [row.key for sheet in layout_of(profile_of(profile)).sheets for row in sheet.rows if row.key]


def test_an_answer_of_which_every_line_is_unknown_stays_so(profile: Path) -> None:
    """Written out line by line in the file, it is kept line by line beside what somebody else says."""
    file = profile.read_text(encoding="utf-8").replace(
        "  mission.uniformed: {military: yes}\n",
        "  mission.uniformed:\n    answer: {military: unknown, formed_police: unknown}\n    by: jmac\n",
    )
    profile.write_text(file, encoding="utf-8")
    key = "|mission.uniformed|"
    cells = {key: {"by": "Ali"}, f"{key}formed_police": {"answer": "yes"}}
    book = filled(book_of(profile_of(profile)), cells, profile.with_name("b.xlsx"))
    assert _run(["import", str(book), "--into", str(profile)]) == 0
    given = {a.evidence.by: a.value for a in profile_of(profile).answers["mission.uniformed"]}
    assert set(given["jmac"].values()) == {"unknown"}  # type: ignore[union-attr]
    assert given["Ali"]["formed_police"] == "yes"  # type: ignore[index, call-overload]
