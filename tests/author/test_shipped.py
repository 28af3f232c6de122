"""What the lints see in the packs that ship is fixed, or argued with in the pack."""

from __future__ import annotations

import pytest

from pocarms.author.lints import lint
from pocarms.commands.packs import shipped
from pocarms.language.load import load_pack


@pytest.mark.parametrize("name", ["poc_arms", "hrddp"])
def test_every_warning_is_fixed_or_argued(name: str) -> None:
    linted = lint(load_pack(shipped()[name]))
    assert [f.message for f in linted.faults] == []
    assert linted.not_decided == 0
    assert linted.asked > 500, "the lints looked at something"
