"""What is wrong with templates of the user's own, in French: every code, with no English of ours left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pocarms.model.span import Span
from pocarms.source.faults import Fault, FaultyInput
from pocarms.source.show import show_faults
from pocarms.templating import folder
from pocarms.templating.codes import PAGES
from pocarms.templating.fault_words_en import EN
from pocarms.templating.fault_words_fr import FR
from pocarms.templating.fill import _fault
from pocarms.templating.folder import Templates, read_templates
from pocarms.wording.faults import said_in
from tests.source.french import english_left, keys_of, unlike_places, well_set
from tests.templating.test_templates import ESCAPES, here

OTHERS = ("{{ nothing }}", "{{ view.titel }}", "{{ s('no.such') }}", "{% if %}", "{{ 1 / 0 }}", "{{ 'x'|shout }}")
ANSWERS = (  # what a child answers that ran out of bounds, or does not answer at all
    {"code": "T005", "said": "memory"},
    {"code": "T005", "said": "long"},
    {"code": "T005", "said": "seconds", "values": {"n": "20"}},
    {"code": "T005", "said": "broke_off"},
    {"code": "T006", "said": "not_started", "values": {"why": "ENOMEM"}},
    {"code": "X", "said": ["{title}"], "values": 3},
)


def _of_answers() -> list[Fault]:
    templates = Templates({}, {})
    answers = [*map(here, (*ESCAPES, *OTHERS)), *ANSWERS]
    return [_fault(answer, templates, "report.txt.j2") for answer in answers if "text" not in answer]


def _link(made: Path) -> None:
    (made / "report.txt.j2").symlink_to(made.parent / "far.txt")
    (made.parent / "far.txt").write_text("x")


FOLDERS: dict[str, Callable[[Path], object]] = {
    "none": lambda made: None,
    "no_name": lambda made: (made / "raport.txt.j2").write_text("x"),
    "elsewhere": _link,
    "unread.utf8": lambda made: (made / "report.txt.j2").write_bytes(b"\xff\xfe\x00"),
    "unread.missing": lambda made: (made / "report.txt.j2").symlink_to("nothing"),
    "large": lambda made: (made / "report.txt.j2").write_bytes(b"x" * (folder.MOST_BYTES + 1)),
    "many": lambda made: [(made / f"{n}.j2").write_text("x") for n in range(folder.MOST_FILES + 1)],
    "unread_folder.missing": lambda made: made.rmdir(),
    "unread_folder.file": lambda made: (made.rmdir(), made.write_text("x")),
}


def _of_folder(case: str, where: Path) -> tuple[Fault, ...]:
    where.mkdir()
    FOLDERS[case](where)
    with pytest.raises(FaultyInput) as caught:
        read_templates(where)
    return caught.value.faults


def _check(faults: list[Fault] | tuple[Fault, ...]) -> None:
    french = said_in(faults, "fr")
    for own, said in zip(faults, french, strict=True):
        assert said.message != own.message and said.help != own.help
    shown = show_faults(french, {}, "fr")
    assert not english_left(shown, EN, FR) and well_set(shown), shown


@pytest.mark.parametrize("case", FOLDERS)
def test_of_the_folder(case: str, tmp_path: Path) -> None:
    faults = _of_folder(case, tmp_path / "own")
    assert case in {key for fault in faults for key in keys_of(fault)}
    _check(faults)


def test_of_filling() -> None:
    faults = _of_answers()
    assert {fault.code for fault in faults} == {page.code for page in PAGES} - {"T001"}
    _check(faults)


def test_every_text_is_said(tmp_path: Path) -> None:
    faults = _of_answers()
    for case in FOLDERS:
        faults += _of_folder(case, tmp_path / case)
    refused = {"unread", "unread.refused", "unread_folder", "unread_folder.refused"}  # whoever tests may read all
    assert set(EN) - {key for fault in faults for key in keys_of(fault)} == {*refused, "T001", "help.T001"}


def test_a_name_that_is_not_there_is_said_in_french(tmp_path: Path) -> None:
    (titel,) = said_in([_fault(here("{{ view.titel }}"), Templates({}, {}), "report.txt.j2")], "fr")
    assert titel.message.endswith("qui n’existe pas\u202f: ces données n’ont pas de champ «\u202ftitel\u202f»")
    assert titel.span == Span("my/report.txt.j2", 1, 1)


def test_both_tables_hold_the_same_texts() -> None:
    assert list(EN) == list(FR)
    assert set(unlike_places(EN, FR)) == {key for key in EN if key.endswith((".missing", ".refused", "folder.file"))}
