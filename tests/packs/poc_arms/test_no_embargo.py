"""A mission that answered that no embargo is in force reads nothing that takes one for granted, in either language.

Judged is a profile with that one answer: truths only become firmer when answers are added, so that what is ruled out
there is ruled out for every such mission, and what is not may show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from pocarms.assessment.assess import judge_profile, prepare
from pocarms.inference.durable import Unavailable
from pocarms.language.load import load_pack
from pocarms.language.texts import all_texts
from pocarms.model.pack import Pack
from pocarms.model.profile import Answer, Profile
from pocarms.program.names import name
from tests.packs.poc_arms.core import FOLDER

TAKEN_FOR_GRANTED = {
    "en": re.compile(r"(?<!\ban )(?<!\bany )(?<!\bno )(?<!\barms )\b(?:arms )?embargo"),
    "fr": re.compile(r"(?<!\bun )(?<!\baucun )(?<!\bsans )\bembargo(?!,? s’il y en a)"),
}
SETTLES = ("questions.embargo.in_force.", "questions.sanctions.in_force.")  # they ask whether there is one


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(FOLDER, tests=False, language="fr")


@pytest.fixture(scope="module")
def shown(pack: Pack) -> frozenset[str]:
    """The beginnings of the keys of texts that such a mission may read."""
    profile = Profile(
        pack.id, "none", {"name": "None"}, answers={"embargo.in_force": (Answer("embargo.in_force", "no"),)}
    )
    whole = judge_profile(prepare(pack, "en"), profile, Unavailable("the twin is enough")).whole
    kinds = {
        "findings": ("finding", pack.findings),
        "modifiers": ("modifier", pack.modifiers),
        "bundles": ("bundle", pack.bundles),
        "questions": ("applies", pack.questions),
    }
    return frozenset(
        f"{section}.{one}."
        for section, (kind, items) in kinds.items()
        for one in items
        if whole.value(name(kind, one)) is not False
    )


def _read(texts: dict[str, str], shown: frozenset[str]) -> Iterator[tuple[str, str]]:
    for key, text in texts.items():
        if not key.startswith(SETTLES) and ".options." not in key and any(key.startswith(begin) for begin in shown):
            yield key, text


def test_much_can_be_read_and_nothing_about_support_to_an_embargo(shown: frozenset[str]) -> None:
    assert len(shown) > 200
    assert not {"findings.embargo.set_up_cell.", "questions.embargo.cell.", "bundles.embargo_information."} & shown


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_text_takes_an_embargo_for_granted(pack: Pack, shown: frozenset[str], language: str) -> None:
    texts = all_texts(pack) if language == "en" else dict(pack.translations[language].texts)
    assert {k: t for k, t in _read(texts, shown) if TAKEN_FOR_GRANTED[language].search(t.replace("\u00a0", " "))} == {}


def test_nobody_is_sent_to_an_embargo_cell(pack: Pack, shown: frozenset[str]) -> None:
    asked = [q.id for q in pack.questions.values() if f"questions.{q.id}." in shown]
    assert [q for q in asked if pack.questions[q].who_knows[0] == "embargo_cell"] == []
