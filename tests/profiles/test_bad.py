"""What a person who made a mistake in a profile reads: each folder of bad/ holds an input and the exact output.

To write the outputs anew after a change of wording, set POCARMS_WRITE_GOLDEN=1, and read every one of them.
"""

import os
from pathlib import Path

import pytest

from pocarms.profiles.codes import PAGES
from pocarms.profiles.load import check_profile, load_profile
from pocarms.source.faults import FaultyInput, Severity
from pocarms.source.show import show_faults
from tests.profiles.pack import find_pack

BAD = Path(__file__).parent / "bad"
CASES = sorted(folder.name for folder in BAD.iterdir() if folder.is_dir())


@pytest.mark.parametrize("case", CASES)
def test_fault_reads_as_written_down(case: str) -> None:
    checked = check_profile(BAD / case / "input.yaml", find_pack, "input.yaml")
    shown = show_faults(checked.faults, checked.sources)
    expected = BAD / case / "expected.txt"
    if os.environ.get("POCARMS_WRITE_GOLDEN"):
        expected.write_bytes(shown.encode())
    assert shown == expected.read_bytes().decode()


@pytest.mark.parametrize("case", CASES)
def test_errors_stop_the_reading_and_warnings_do_not(case: str) -> None:
    path = BAD / case / "input.yaml"
    checked = check_profile(path, find_pack)
    errors = [fault for fault in checked.faults if fault.severity is Severity.ERROR]
    if errors:
        with pytest.raises(FaultyInput) as caught:
            load_profile(path, find_pack)
        assert set(caught.value.faults) == set(checked.faults)
        assert checked.profile is None
    else:
        assert load_profile(path, find_pack)[0] == checked.profile


def test_every_code_has_a_case_and_a_page() -> None:
    shown = {fault.code for case in CASES for fault in check_profile(BAD / case / "input.yaml", find_pack).faults}
    pages = [page.code for page in PAGES]
    assert sorted(set(pages)) == sorted(pages)
    assert {code for code in shown if code.startswith("P")} == set(pages)
    assert len(pages) >= 25


def test_every_fault_says_what_to_do() -> None:
    for case in CASES:
        for fault in check_profile(BAD / case / "input.yaml", find_pack).faults:
            assert fault.help, (case, fault.code)
            assert fault.span.line > 0, (case, fault.code)
