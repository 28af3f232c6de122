"""The French of the pack of the Brief: complete, typeset, with the figures, stops and shades of the English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from pocarms.language.load import load_pack
from pocarms.language.texts import all_texts
from pocarms.model.pack import Pack
from pocarms.reports.strings import typeset_french

FOLDER = Path(__file__).parents[3] / "rules" / "poc_arms"
ALIKE = frozenset(("Afghanistan", "Iraq", "Mali"))  # names that are the same word in both languages
SHADES = {  # what an English text says, and what its French must then say: "not fully" is neither "not" nor "yes"
    r"\b(?:not|cannot be), or not\b": r", ou pas",
    r"\bin part or in full\b": r"\ben tout ou en partie\b",
    r"^(?!No leak).*\b(?:are|were|was|is) reported\b": r"\bsignalée?s?\b|\bindiqué\b",
    r"^No\b": r"^(?:Non\b|Aucun|Personne\b|Pas\b)",
    r"^Yes\b": r"^Oui\b",
}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(FOLDER, tests=False, language="fr")


@pytest.fixture(scope="module")
def texts(pack: Pack) -> dict[str, tuple[str, str]]:
    """Each translated text by key: English, French."""
    own = all_texts(pack)
    return {key: (own[key], text) for key, text in pack.translations["fr"].texts.items()}


def test_every_text_is_there(pack: Pack, texts: Mapping[str, tuple[str, str]]) -> None:
    assert [key for key in all_texts(pack) if key not in texts] == []


def test_nothing_stays_english(texts: Mapping[str, tuple[str, str]]) -> None:
    assert [key for key, (own, text) in texts.items() if own == text and own not in ALIKE] == []


def test_typeset(texts: Mapping[str, tuple[str, str]]) -> None:
    """Narrow no-break spaces where the fixed words of the reports have them; curly apostrophes, no straight quotes."""
    wrong = {}
    for key, (_, text) in texts.items():
        unspaced = re.search(r"[^\u202f](?=[;:?!»])|«(?!\u202f)", text)
        if text != typeset_french(text) or unspaced or re.search("['\"]|  ", text):
            wrong[key] = text
    assert wrong == {}


def test_same_figures_and_stops(texts: Mapping[str, tuple[str, str]]) -> None:
    assert {key: both for key, both in texts.items() if _figures(both[0]) != _figures(both[1])} == {}
    asked = {key for key, (own, text) in texts.items() if re.search(r"\b[Ww]hether\b", own) and _stop(text) == "?"}
    assert {k: both for k, both in texts.items() if k not in asked and _stop(both[0]) != _stop(both[1])} == {}


@pytest.mark.parametrize("said", SHADES)
def test_same_shades(texts: Mapping[str, tuple[str, str]], said: str) -> None:
    short = {key: both for key, both in texts.items() if re.search(r"\.(?:label|options\.\w+)$", key)}
    matching = {key: both for key, both in short.items() if re.search(said, both[0])}
    assert matching
    assert {key: both for key, both in matching.items() if not re.search(SHADES[said], both[1])} == {}


def _figures(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))


def _stop(text: str) -> str:
    return text[-1] if text[-1] in ".?!" else ""
