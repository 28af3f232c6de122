"""Every kind of fault in a pack: input and exact output. `POCARMS_REGENERATE=1 pytest …` writes the outputs anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pocarms.language.codes import PAGES
from pocarms.language.load import check_pack
from pocarms.source.show import show_faults

BAD = Path(__file__).parent / "bad"
CASES = sorted(path.name for path in BAD.iterdir())


def shown(name: str) -> str:
    checked = check_pack(BAD / name, shown=name)
    assert (checked.pack is None) == any(fault.severity == "error" for fault in checked.faults)
    return show_faults(checked.faults, checked.sources)


@pytest.mark.parametrize("name", CASES)
def test_the_output_for_a_bad_pack_is_exactly_as_filed(name: str) -> None:
    expected = BAD / name / "expected.txt"
    text = shown(name)
    if os.environ.get("POCARMS_REGENERATE"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
    assert text, "a bad pack without a fault"


def test_every_code_occurs_in_the_corpus_and_every_fault_has_a_page() -> None:
    seen = {fault.code for name in CASES for fault in check_pack(BAD / name, shown=name).faults}
    pages = [page.code for page in PAGES]
    assert len(pages) == len(set(pages))
    assert {code for code in seen if code.startswith("R")} <= set(pages)
    assert set(pages) - seen == {"R010", "R017"}, "no folder: tested below; very many faults: in test_large_packs"


def test_a_folder_that_does_not_exist_is_one_fault() -> None:
    checked = check_pack(BAD / "nowhere", shown="nowhere")
    assert [(fault.code, fault.span.file) for fault in checked.faults] == [("R010", "nowhere")]


def test_there_are_at_least_sixty_kinds_of_fault() -> None:
    assert len(CASES) >= 60
    assert len(PAGES) >= 60
