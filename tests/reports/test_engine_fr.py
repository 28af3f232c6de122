"""A French report says in French why durable-rules was not used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pocarms.inference.durable import Unavailable
from pocarms.inference.run import begin
from pocarms.inference.twin import compile_twin
from pocarms.program.graph import Program
from pocarms.reports.engine_fr import REASONS, said_in_french
from pocarms.reports.strings import strings

ENGINE = Path(__file__).parents[2] / "engine" / "pocarms"
NOTHING = Program(nodes=(), boundary=0, names={}, slots={}, inputs=())
SAID = {
    reason
    for file in ENGINE.rglob("*.py")
    for reason in re.findall(r'\bUnavailable\("([^"]+)"\)', file.read_text(encoding="utf-8"))
}


def _notice(reason: str) -> str:
    return begin(NOTHING, compile_twin(NOTHING), Unavailable(reason), [], 1).finish().notice


def test_every_reason_of_ours_has_its_french() -> None:
    assert SAID and set(REASONS) == SAID


@pytest.mark.parametrize("reason", sorted(SAID))
def test_said_in_french(reason: str) -> None:
    said = said_in_french(_notice(reason), strings("fr"))
    assert said == f"Raison\u202f: {REASONS[reason]}."
    assert not re.search(r"\b(?:the|is|was|not|and)\b", said)


def test_what_the_system_says_is_marked() -> None:
    said = said_in_french(_notice("the process ended (Killed. Out of memory)"), strings("fr"))
    assert said == "Raison\u202f: [en] the process ended (Killed. Out of memory)."
    assert said_in_french("DISAGREEMENT: two results.", strings("fr")) == "[en] DISAGREEMENT: two results."
