"""Good packs: each loads without an error, into exactly what is filed beside it.

`POCARMS_REGENERATE=1 pytest …` writes the filed results anew; they are to be read before they are committed.
"""

from __future__ import annotations

import json
import os
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from pocarms.language.digest import pack_content
from pocarms.language.load import check_pack, load_pack
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from pocarms.source.faults import Severity
from pocarms.source.show import show_faults

GOOD = Path(__file__).parent / "good"
CASES = sorted(path.name for path in GOOD.iterdir())


def dump(pack: Pack) -> str:
    """Return a pack as text to be read by a person: what is empty is left out, conditions are one line each."""
    content: dict[str, Any] = {key: value for key, value in pack_content(pack).items() if value}
    content["templates"] = {id_: finding.title for id_, finding in pack.templates.items()}
    content["tests"] = [
        {
            "name": test.name,
            "drafted": test.drafted,
            "given": _given(test.given),
            "then": {key: value for key, value in _plain(test.then).items() if value or value == []},
        }
        for test in pack.tests
    ]
    content["translations"] = {
        language: {"reviewed": f"{one.reviewed_by} {one.reviewed_on}".strip(), **one.texts}
        for language, one in pack.translations.items()
    }
    return json.dumps({key: value for key, value in content.items() if value}, indent=1, ensure_ascii=False) + "\n"


def _given(profile: object) -> dict[str, Any]:
    assert isinstance(profile, Profile)
    return {
        "answers": {q: [str(a.value) for a in answers] for q, answers in profile.answers.items()},
        "parts": {
            p.id: {q: [str(a.value) for a in answers] for q, answers in p.answers.items()} for p in profile.parts
        },
    }


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if hasattr(value, "items"):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


@pytest.mark.parametrize("name", CASES)
def test_a_good_pack_loads_into_exactly_what_is_filed(name: str) -> None:
    checked = check_pack(GOOD / name, shown=name)
    errors = [fault for fault in checked.faults if fault.severity is Severity.ERROR]
    assert not errors, show_faults(checked.faults, checked.sources)
    assert checked.pack is not None
    expected = GOOD / name / "expected.json"
    text = dump(checked.pack)
    if os.environ.get("POCARMS_REGENERATE"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_leaving_out_tests_and_translations_changes_nothing_else(name: str) -> None:
    full = check_pack(GOOD / name, shown=name).pack
    quick = load_pack(GOOD / name, tests=False, shown=name)
    assert full is not None
    assert (quick.tests, quick.translations) == ((), {})
    assert quick.digest == full.digest
    assert pack_content(quick) == pack_content(full)


def test_there_are_at_least_twenty_good_packs() -> None:
    assert len(CASES) >= 20
