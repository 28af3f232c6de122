"""What a person reads whose file is no good YAML: each folder of bad/ holds an input and the exact output.

To write the outputs anew after a change of wording, set POCARMS_WRITE_GOLDEN=1, and read every one of them.
"""

import os
from pathlib import Path

import pytest
import yaml

from pocarms.source import read
from pocarms.source.codes import PAGES
from pocarms.source.read import read_file
from pocarms.source.show import show_faults

BAD = Path(__file__).parent / "bad"
CASES = sorted(folder.name for folder in BAD.iterdir() if folder.is_dir())
MADE_IN_TESTS = {"Y001", "Y002", "Y007", "Y008", "Y030"}  # see test_limits.py


@pytest.mark.parametrize("case", CASES)
def test_fault_reads_as_written_down(case: str) -> None:
    reading = read_file(BAD / case / "input.yaml", "input.yaml")
    shown = show_faults(reading.faults, {"input.yaml": reading.text})
    expected = BAD / case / "expected.txt"
    if os.environ.get("POCARMS_WRITE_GOLDEN"):
        expected.write_bytes(shown.encode())
    assert shown == expected.read_bytes().decode()
    assert reading.faults


@pytest.mark.parametrize("case", CASES)
def test_same_without_libyaml(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with_libyaml = read_file(BAD / case / "input.yaml", "input.yaml")
    monkeypatch.setattr(read, "_LOADER", yaml.SafeLoader)
    assert read_file(BAD / case / "input.yaml", "input.yaml") == with_libyaml


def test_every_code_has_a_case_and_a_page() -> None:
    shown = {fault.code for case in CASES for fault in read_file(BAD / case / "input.yaml").faults}
    pages = [page.code for page in PAGES]
    assert sorted(set(pages)) == sorted(pages)
    assert shown | MADE_IN_TESTS == set(pages)


def test_every_fault_says_what_to_do() -> None:
    for case in CASES:
        for fault in read_file(BAD / case / "input.yaml").faults:
            assert fault.help, (case, fault.code)
