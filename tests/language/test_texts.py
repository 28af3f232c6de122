"""Texts by key, and packs in another language."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from pocarms.commands.pack import command
from pocarms.language.load import load_pack
from pocarms.language.texts import all_texts, localise
from pocarms.model.pack import Pack
from tests.language.test_good_packs import CASES, GOOD

RULES = Path(__file__).parents[2] / "rules"


def _translated(language: str) -> Pack:
    return load_pack(GOOD / "translated", language=language)


def test_the_keys_are_those_of_the_sections() -> None:
    texts = all_texts(_translated("fr"))
    assert texts["pack.title"] == "A small pack"
    assert texts["questions.weapons.options.guns"] == "guns"
    assert texts["questions.weapons.source.1.note"] == "The page differs."
    assert texts["questions.cell.counts_as.partly"] == "On paper."
    assert texts["findings.f.each.title"] == "Too many {each}"
    assert texts["findings.f.cell.notes.2"] == "Two."
    assert texts["modifiers.m.then.note"] == "Well done."
    assert "modifiers.m.then.order" not in texts, "a word of the language is not a text"
    assert "questions.cell.options.no" not in texts, "yes, partly and no are not the pack's to translate"
    assert not [key for key in texts if key.startswith("findings.f.each.guns")], "translated once, as written"


def test_a_full_translation_leaves_nothing_in_the_packs_own_language() -> None:
    pack = _translated("fr")
    french, missing = localise(pack, "fr")
    assert missing == ()
    assert set(all_texts(french)) == set(all_texts(pack))
    assert french.findings["f.each.guns"].title == "Trop de armes à feu"
    assert french.findings["f.each.mines"].advice == "Compter les mines."
    assert french.findings["f.cell"].notes == ("Un.", "Deux.")
    assert french.modifiers["m"].effects == {"note": "Bien fait.", "order": "first"}
    assert french.scales["class"].steps[1].label == "Agir"
    assert french.questions["weapons"].sources[0].note == "La page diffère."
    assert french.concepts["no_guns"].label == french.concepts["no_guns"].rules[0].label == "pas d'armes à feu"
    assert not [text for text in all_texts(french).values() if text.startswith("[en] ")]


def test_what_is_missing_stays_and_is_marked_once() -> None:
    spanish, missing = localise(_translated("es"), "es")
    assert spanish.questions["cell"].ask == "¿Existe una célula?"
    assert spanish.questions["weapons"].ask == "[en] Which weapons?"
    assert spanish.findings["f.each.guns"].title == "[en] Too many guns"
    own = all_texts(_translated("es"))
    assert set(missing) == set(own) - {"questions.cell.ask"}
    assert len(missing) == len(set(missing))


def test_a_language_without_translation_is_marked_throughout() -> None:
    pack = load_pack(GOOD / "translated")
    arabic, missing = localise(pack, "ar")
    assert set(missing) == set(all_texts(pack))
    assert arabic.title == "[en] A small pack"


@pytest.mark.parametrize("name", CASES)
def test_the_packs_own_language_changes_nothing(name: str) -> None:
    pack = load_pack(GOOD / name)
    assert localise(pack, pack.language) == (pack, ())


@pytest.mark.parametrize(
    "folder", [*(GOOD / n for n in CASES), *(p.parent for p in RULES.glob("*/pack.yaml"))], ids=str
)
def test_translating_every_text_reaches_every_text_and_nothing_else(folder: Path) -> None:
    pack = load_pack(folder, tests=False)
    own = all_texts(pack)
    made_up = {key: f"<{key}> {'{each}' if '{each}' in text else ''}" for key, text in own.items()}
    from pocarms.model.pack import Translation

    there, missing = localise(replace(pack, translations={"xx": Translation("xx", made_up)}), "xx")
    assert missing == ()
    assert all_texts(there) == made_up
    back, _ = localise(replace(there, translations={"yy": Translation("yy", own)}), "yy")
    assert replace(back, translations={}) == pack, "ids, conditions and order are untouched"
    assert there.digest == pack.digest


def test_pack_check_counts_the_texts_of_each_language() -> None:
    said = CliRunner().invoke(command, ["check", str(GOOD / "translated")])
    lines = said.stdout.splitlines()
    assert lines[1] == "  questions used by a rule: 2 of 2"
    assert lines[2:] == [
        "  es: 1 of 21 texts translated, 20 missing; reviewed by A. Person on 2024-05-01",
        "  fr: 21 of 21 texts translated, 0 missing; not reviewed by a person",
    ]
    assert "20 of 21 texts have no translation into 'es'" in said.stderr


def test_pack_check_says_where_there_is_no_translation() -> None:
    one = next(name for name in CASES if not (GOOD / name / "locale").exists())
    said = CliRunner().invoke(command, ["check", str(GOOD / one)])
    assert said.stdout.splitlines()[2:] == ["  en only: no translation"]
