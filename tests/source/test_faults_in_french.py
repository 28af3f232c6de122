"""What is wrong with a file as YAML, in French: every bad file of the tests, with no English left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pocarms.source import build
from pocarms.source.codes import PAGES
from pocarms.source.cut import cut, put_back, without_answer
from pocarms.source.edit import set_answer, set_entry
from pocarms.source.fault_words_en import EN
from pocarms.source.fault_words_fr import FR
from pocarms.source.faults import Fault
from pocarms.source.read import MOST_BYTES, _unreadable, read_file, read_yaml
from pocarms.source.same import CannotEdit, first_that_says
from pocarms.source.show import show_faults
from pocarms.source.told import phrase
from pocarms.wording.faults import reason, said_in
from tests.source.french import english_left, keys_of, unlike_places, well_set
from tests.source.test_bad import BAD, CASES

MORE = {
    "large": b"a" * (MOST_BYTES + 1),
    "deep": b"[" * (build.MOST_DEEP + 1),
    "many faults": b"".join(b"a: 1\n" for _ in range(build.MOST_FAULTS + 2)),
    "many tabs": b"a:\n" + b"\tb: 1\n" * 1001,
    "a folder": None,
    "no file": None,
    "bracket on its own line": b"a: 1\n]\n",
    "a value before a comma": b"a: [, b]\n",
    "escape and mark": "a: \x1b\x0b\x00 \ufeff\u2029".encode(),
    "two on a line": b"{a: 1, a: 2}\n",
    "base eight": b"a: 0o17\nb: 1_0\n",
    "block as a key": b"{a: b}: c\n",
    "closes after quotes": b"'a'\n]\n",
    "question mark": b"a: ? b\n",
    "old line end": "a: b\u0085c: d\n".encode(),
    "tags in a row": b"a:# c: !t !t 'y'- ",
    "open to the end": b"{# c\n ",
}


def _faults(case: str, folder: Path) -> tuple[tuple[Fault, ...], str]:
    data = MORE.get(case)
    if data is not None:
        reading = read_yaml(data, "input.yaml")
    else:
        path = {"a folder": folder, "no file": folder / "none.yaml"}.get(case, BAD / case / "input.yaml")
        reading = read_file(path, "input.yaml")
    return reading.faults, reading.text


@pytest.mark.parametrize("case", [*CASES, *MORE])
def test_no_english_is_left(case: str, tmp_path: Path) -> None:
    faults, text = _faults(case, tmp_path)
    french = said_in(faults, "fr")
    for own, said in zip(faults, french, strict=True):
        assert said.message != own.message and said.help != own.help
        assert (said.code, said.span, said.found) == (own.code, own.span, own.found)
    shown = show_faults(french, {"input.yaml": text}, "fr")
    assert shown and not english_left(shown, EN, FR), shown
    assert well_set(shown, text), shown


def test_every_text_is_said_by_a_bad_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faults = [fault for case in [*CASES, *MORE] for fault in _faults(case, tmp_path)[0]]
    monkeypatch.setattr(build, "MOST_VALUES", 1234)
    faults += read_yaml(b"- 1\n" * 1235, "x").faults
    assert said_in(faults[-1:], "fr")[0].message == "le fichier a plus de 1\u202f234 valeurs"
    assert {fault.code for fault in faults} == {page.code for page in PAGES}
    faults += [_unreadable(tmp_path / "x", "x", error) for error in (PermissionError(), OSError())]
    assert {key for key in EN if not key.startswith("edit.")} == {key for fault in faults for key in keys_of(fault)}


def test_both_tables_hold_the_same_texts() -> None:
    assert list(EN) == list(FR) and unlike_places(EN, FR) == []
    assert [key for key in EN if EN[key] == FR[key]] == []


EDITS: dict[str, Callable[[], object]] = {
    "by_hand": lambda: first_that_says(iter(()), {}, "state"),
    "by_hand.answer": lambda: first_that_says(iter(()), {}, "a", answer=True),
    "nobody": lambda: cut("parts: [{id: x}]\n", "parts", "y"),
    "another": lambda: put_back("parts: [{id: y}]\n", "parts", "id: y", 0),
    "no_own_answer": lambda: without_answer("parts: [{id: p, answers: {a: yes}}]\n", "q", "p"),
    "no_lines": lambda: cut("parts:\n  -\n    id: x\n  - id: y\n", "parts", "x"),
    "no_piece": lambda: put_back("a: 1\n", "parts", "- a", 0),
    "no_profile": lambda: set_answer("- a\n", "a", "yes"),
    "no_part": lambda: set_answer("answers: {}\n", "a", "yes", "p"),
    "two_parts": lambda: set_answer("parts: [{id: p}, {id: p}]\n", "a", "yes", "p"),
    "no_block": lambda: set_entry("answers: {}\n", "answers", "a", "yes", None, "b"),
    "no_answers": lambda: set_answer("answers: yes\n", "a", "yes"),
    "no_entries": lambda: set_entry("actions: yes\n", "actions", "a", "yes"),
    "not_one_line": lambda: set_answer("answers: {}\n", "a", " "),
    "not_one_value": lambda: set_answer("answers: {}\n", "a", "a, b"),
    "empty": lambda: set_answer("answers: {}\n", "a", "null"),
}
UNMET = {"edit.no_colon", "edit.comments", "edit.comments_inside"}  # no profile of the tests brings them up


@pytest.mark.parametrize("key", EDITS)
def test_why_a_person_has_to_change_it(key: str) -> None:
    with pytest.raises(CannotEdit) as caught:
        EDITS[key]()
    assert caught.value.said == phrase(f"edit.{key}", **dict(caught.value.said.values))
    french = reason(caught.value, "fr")
    assert french != reason(caught.value, "en") == str(caught.value)
    assert not english_left(french, EN, FR) and well_set(french), french


def test_every_reason_is_among_them() -> None:
    assert {key for key in EN if key.startswith("edit.")} - UNMET == {f"edit.{key}" for key in EDITS}
