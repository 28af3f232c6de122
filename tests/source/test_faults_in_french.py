"""What is wrong with a file as YAML, in French: every bad file of the tests, with no English left."""

from __future__ import annotations

from pathlib import Path

import pytest

from pocarms.source import build
from pocarms.source.codes import PAGES
from pocarms.source.fault_words_en import EN
from pocarms.source.fault_words_fr import FR
from pocarms.source.faults import Fault
from pocarms.source.read import MOST_BYTES, _unreadable, read_file, read_yaml
from pocarms.source.show import show_faults
from pocarms.wording.faults import said_in
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
    assert set(EN) == {key for fault in faults for key in keys_of(fault)}


def test_both_tables_hold_the_same_texts() -> None:
    assert list(EN) == list(FR) and unlike_places(EN, FR) == []
    assert [key for key in EN if EN[key] == FR[key]] == []
