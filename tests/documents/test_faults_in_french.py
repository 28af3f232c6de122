"""What is wrong with files that came back, in French: every code, with no English left, and every text in both."""

from __future__ import annotations

import re
import shutil
import string
from collections.abc import Callable
from pathlib import Path

import pytest

from pocarms.cli import _run
from pocarms.documents.amend import Entry, rewritten
from pocarms.documents.codes import PAGES
from pocarms.documents.fault_words import EN, FR
from pocarms.documents.faults import placed
from pocarms.documents.workbook.labels import folded, labels_of
from pocarms.documents.workbook.words import words
from pocarms.language.texts import localise
from pocarms.model.profile import ACTION_STATES
from pocarms.reports.plan import status_words
from pocarms.source.faults import FaultyInput
from pocarms.source.show import show_faults
from pocarms.wording.faults import error_in
from tests.documents import test_forms, test_hostile_books, test_plan
from tests.documents.books import book_of, filled, pack, profile_of

MONUSCO = test_hostile_books.MONUSCO
FORMS = "|embargo.support_forms|"
NOT_SAID = "W020"  # a contradiction is asked about, in the words of the import


def _both(path: Path) -> None:
    good = test_hostile_books.good()
    filled(good, {FORMS: {"answer": "unknown"}, FORMS + "inspect": {"answer": "yes"}}, path)


CASES: dict[str, tuple[Callable[[Path], object], str]] = {
    **{f"book: {name}": case for name, case in test_hostile_books.BAD.items()},
    **{f"plan: {name}": case for name, case in test_plan.BAD.items()},
    "book: as a whole and by line": (_both, "W014"),
    "no such file": (lambda path: None, "W001"),
    "a folder": (lambda path: path.mkdir(), "W001"),
}


def _form(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


NO_REASON = b"pocarms_reference,ssr__strategy_covers_weapons\n1|poc_arms|1|d||x,sans objet\n"
TABLES = {
    **{f"form: {name}": (_form(data), code) for name, (data, code) in test_forms.HOSTILE.items()},
    "form: no reason": (_form(NO_REASON), "W013"),
}
SAYS = [
    piece.strip()
    for text in EN.values()
    for piece, *_ in string.Formatter().parse(str(text))
    if len(piece.strip()) > 8 and not any(piece.strip() in str(french) for french in FR.values())
]
ENGLISH = re.compile("|".join([*map(re.escape, SAYS), r"error|help:|expected|, (sheet|cell|line|column) "]))


def _imported(path: Path, profile: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert _run(["import", str(path), "--into", str(profile), "--prefer", "new", *more]) == 3
    return capsys.readouterr().err


@pytest.mark.parametrize("name", [*CASES, *TABLES])
def test_french(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make, code = {**CASES, **TABLES}[name]
    path, profile = tmp_path / ("back.csv" if name in TABLES else "back.xlsx"), tmp_path / "p.yaml"
    shutil.copy(MONUSCO, profile)
    make(path)
    said = _imported(path, profile, capsys, "--lang", "fr").replace(str(tmp_path), "")
    assert re.search(rf"erreur\[{code}\]\u202f: \S", said) and "\naide\u202f: " in said, said
    assert re.search(r"\n1 erreur dans 1 fichier\.\n|\n\d+ erreurs dans \d fichiers?\.\n", said), said
    left = ENGLISH.search(said)
    assert left is None, (left, said)
    assert not re.search(r"« | »| [:;?!]", said.replace("'", "")), said  # set as French is
    assert profile.read_bytes() == MONUSCO.read_bytes()


def test_every_code_is_among_them() -> None:
    known = {page.code for page in PAGES} - {NOT_SAID, "W021"}
    assert {code for _, code in (*CASES.values(), *TABLES.values()) if code.isalnum()} == known


def test_what_cannot_be_changed_by_the_tool() -> None:
    own, profile = pack("poc_arms"), profile_of(MONUSCO)
    with pytest.raises(FaultyInput) as caught:
        rewritten("answers: yes\n", profile, own, [Entry("answers", "embargo.cell", "yes")])
    error = error_in(caught.value, "fr", own)
    said = show_faults(error.faults, error.sources, error.language)
    assert "erreur[W021]\u202f: «\u202fembargo.cell\u202f» est écrit" in said and not ENGLISH.search(said), said
    assert "error[W021]: 'embargo.cell': " in show_faults(caught.value.faults, {})


def test_the_language_is_that_of_the_workbook_unless_one_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, profile = tmp_path / "back.xlsx", tmp_path / "p.yaml"
    shutil.copy(MONUSCO, profile)
    sent = book_of(profile_of(MONUSCO), "embargo_cell", language="fr")
    filled(sent, {test_hostile_books.KEY: {"answer": "peut-être"}}, path)
    said = _imported(path, profile, capsys)
    assert "erreur[W011]\u202f: «\u202fpeut-être\u202f» n’est pas une réponse" in said
    assert ", feuille «\u202f" in said and re.search(r", case G\d+\u202f?: ", said)
    french = localise(pack("poc_arms"), "fr")[0].questions["embargo.cell"].ask
    assert french[:40] in said and re.search(r"attendu\u202f: oui, .*non ou inconnu", said), said
    assert "error[W011]: 'peut-être' is no answer" in _imported(path, profile, capsys, "--lang", "en")


def test_what_is_expected_is_what_the_import_takes() -> None:
    labels = labels_of(pack("poc_arms"))
    for table in (EN, FR):
        for key, taken in (("line", labels.lines), ("reliability", labels.reliability)):
            offered = re.split(", | or | ou ", str(table[f"expected.{key}"]))
            assert {taken[folded(word)] for word in offered} == set(taken.values())
    assert FR["expected.status"] == ", ".join(status_words(x, words("fr")) for x in ACTION_STATES)
    assert EN["expected.status"] == ", ".join(ACTION_STATES)


def test_both_tables_hold_the_same_texts() -> None:
    def places(text: object) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(str(text)) if name}

    assert list(EN) == list(FR)
    unlike = {key for key in EN if places(EN[key]) != places(FR[key])}
    # What the system or the writer of profiles says is English there; the French says it as a whole.
    assert unlike == {"by_hand", "unread.missing", "unread.refused", "unread.folder"}


PLACES = {
    "d/back.xlsx": "d/back.xlsx",
    "back.xlsx, sheet 'Plan', cell G5": "back.xlsx, feuille «\u202fPlan\u202f», case G5",
    "back.xlsx, sheet 'a', cell B2', line 3": "back.xlsx, feuille «\u202fa', cell B2\u202f», ligne 3",
    "s.csv, line 2": "s.csv, ligne 2",
    "s.csv, line 2, column 'g/é, line 3'": "s.csv, ligne 2, colonne «\u202fg/é, line 3\u202f»",
    "s.xlsx, sheet 'x'": "s.xlsx, feuille «\u202fx\u202f»",
}


@pytest.mark.parametrize("where", PLACES)
def test_places(where: str) -> None:
    assert placed(where, words("fr")) == PLACES[where]
    assert placed(where, words("en")) == where
