"""Profile to workbooks by component, filled in by random answers, and back: exactly the profile intended.

Here a sample; `python -m tests.documents.round_trips` takes every example, with workbooks and with forms for phones.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from pocarms.cli import _run
from tests.documents.books import EXAMPLES, book_of, filled, layout_of, profile_of
from tests.documents.round_trips import workbooks

SEED = os.environ.get("POCARMS_SEED", "7")
FILES = sorted(str(path.relative_to(EXAMPLES)) for path in EXAMPLES.rglob("*.yaml"))
DRAWN = random.Random(SEED).choice(FILES)


@pytest.mark.parametrize("file", ["monusco-2020.yaml", "hrddp/05-vehicles-pending.yaml", DRAWN])
def test_round_trip(file: str, tmp_path: Path) -> None:
    print(f"POCARMS_SEED={SEED} {file}")
    assert workbooks(EXAMPLES / file, random.Random(f"{SEED}-{file}"), tmp_path, most=3) >= 12


def test_french_answers_come_back_by_the_command(tmp_path: Path) -> None:
    """The words of the translation are known to the command too, which reads the pack by itself."""
    text = (EXAMPLES / "monusco-2020.yaml").read_bytes()
    target = tmp_path / "p.yaml"
    target.write_bytes(text)
    french = layout_of(profile_of(target), "srsg_office", language="fr")
    plain = {"oui", "non", "en partie", "inconnu", "sans objet"}
    row = next(r for x in french.sheets for r in x.rows if r.answered and r.choices and not plain & {*r.choices[:1]})
    assert row.choices[0] not in plain
    data = book_of(profile_of(target), "srsg_office", language="fr")
    book = filled(data, {row.key: {"answer": row.choices[0]}}, tmp_path / "b.xlsx")
    assert _run(["import", str(book), "--into", str(target)]) == 0
    assert target.read_bytes() != text
