"""What checks say of packs that can be read, in French: every bad pack of the tests, with no English left."""

from __future__ import annotations

from functools import cache

import pytest

from pocarms.language.fault_words_en import EN
from pocarms.language.fault_words_fr import FR
from pocarms.language.load import Checked, check_pack
from pocarms.source.show import show_faults
from pocarms.wording.faults import said_in
from tests.language.test_bad_packs import BAD, CASES
from tests.source.french import english_left, keys_of, unlike_places, well_set


@cache
def _checked(name: str) -> Checked:
    return check_pack(BAD / name, shown=name)


@pytest.mark.parametrize("name", CASES)
def test_no_english_is_left(name: str) -> None:
    checked = _checked(name)
    faults = [fault for fault in checked.faults if fault.code[0] == "R" and fault.told is not None]
    french = said_in(faults, "fr")
    for own, said in zip(faults, french, strict=True):
        assert (said.code, said.span, said.found, said.suggestion) == (own.code, own.span, own.found, own.suggestion)
        assert said.message != own.message and said.help != own.help and bool(said.expected) == bool(own.expected)
    shown = show_faults(french, checked.sources, "fr")
    assert not english_left(shown, EN, FR), shown
    assert well_set(shown, "".join(checked.sources.values())), shown


def test_what_checks_find_in_a_pack_that_can_be_read_is_french() -> None:
    """Warnings and what a source asks for: with nothing else wrong the answer is French from end to end."""
    told = [fault for name in CASES for fault in _checked(name).faults if fault.code[0] == "R"]
    assert {fault.code for fault in told if fault.told is None and fault.code >= "R8"} == set()


def test_every_text_is_said_by_a_bad_pack() -> None:
    faults = [fault for name in CASES for fault in _checked(name).faults if fault.code[0] == "R"]
    said = {key for fault in faults if fault.told is not None for key in keys_of(fault)}
    assert set(EN) - said == set()


def test_both_tables_hold_the_same_texts() -> None:
    assert list(EN) == list(FR) and unlike_places(EN, FR) == []
    assert [key for key in EN if EN[key] == FR[key]] == ["gate.none"]
