"""A new profile: every question is there, unknown, and explained; and it reads back without a fault."""

import dataclasses
import datetime
from pathlib import Path

import pytest

from pocarms.model.pack import Option, Pack, Question
from pocarms.profiles.blank import blank_profile
from pocarms.profiles.blank_words import ENGLISH, WORDS
from pocarms.profiles.cases import cases
from pocarms.profiles.load import CheckedProfile, check_profile
from tests.profiles.pack import PACK

DAY = datetime.date(2026, 1, 31)
HOSTILE = "a\nb: c\x00 # {x} [y] \u2028 \"q\" 'r' \u202e *z &w !v % @ ` | > - ? é 日本 \x1b[2J \r\n- d: e"


def read_back(text: str, pack: Pack, tmp_path: Path) -> CheckedProfile:
    path = tmp_path / "new.yaml"
    path.write_text(text, encoding="utf-8")
    return check_profile(path, lambda id: pack)


@pytest.mark.parametrize("language", ["en", "fr", "fr-CD", "ar"])
def test_reads_back_with_every_answer_unknown(language: str, tmp_path: Path) -> None:
    pack = dataclasses.replace(PACK, language=language)
    checked = read_back(blank_profile(pack, "unmiss-2026", as_of=DAY), pack, tmp_path)
    assert checked.faults == ()
    profile = checked.profile
    assert profile is not None
    assert (profile.id, profile.pack, profile.as_of, profile.state) == ("unmiss-2026", "demo", DAY, "draft")
    assert set(profile.answers) == set(pack.questions)
    whole, parts = cases(profile, pack)
    assert parts == ()
    assert {settled.value for settled in whole.answers.values()} == {"unknown"}


def test_without_a_day_only_the_day_is_missing(tmp_path: Path) -> None:
    checked = read_back(blank_profile(PACK, "x"), PACK, tmp_path)
    assert [fault.code for fault in checked.faults] == ["P042"]
    assert checked.profile is not None


def test_questions_stand_by_block_in_asking_order() -> None:
    text = blank_profile(PACK, "x", "UNMISS", DAY)
    titles = [line for line in text.splitlines() if "=====" in line]
    assert [title.strip("# =") for title in titles] == list(PACK.blocks.values())
    assert text.index("mandate.protection: unknown") < text.index("mandate.tasks:\n")  # core questions first
    for question in PACK.questions.values():
        for said in (question.ask, question.why, *question.counts_as.values(), question.where_to_look):
            assert said in text
        for option in question.options:
            assert option.id in text
        for owner in question.who_knows:
            assert PACK.owners[owner] in text
    assert "name: UNMISS" in text


def test_answers_filled_in_as_explained(tmp_path: Path) -> None:
    """Whoever uncomments the examples and fills in a line gets a profile that reads."""
    text = blank_profile(PACK, "x", "UNMISS", DAY)
    text = text.replace("embargo.cell: unknown", "embargo.cell: partly").replace("ddr: unknown", "ddr: yes")
    start = text.index("# parts:")
    text = text[:start] + "".join(line.removeprefix("# ") + "\n" for line in text[start:].splitlines())
    text = text.replace('# version: "1.2.0"', 'version: "1.2.0"')
    checked = read_back(text, PACK, tmp_path)
    assert checked.faults == ()
    assert checked.profile is not None
    assert checked.profile.answers["embargo.cell"][0].value == "partly"
    assert checked.profile.version == "1.2.0"
    assert set(checked.profile.parts[0].answers) == {q.id for q in PACK.questions.values() if q.of_part}


def test_hostile_texts_stay_comments(tmp_path: Path) -> None:
    question = Question(
        "a.b",
        HOSTILE,
        "choices",
        (Option("x", HOSTILE), Option("no", "")),
        why=HOSTILE,
        counts_as={"x": HOSTILE},
        who_knows=("o", "gone"),
        where_to_look=HOSTILE,
        unit=HOSTILE,
        may_not_apply=True,
        block="none",
    )
    plain = dataclasses.replace(question, id="c.d", type="choice", of_part=True, block="b")
    pack = Pack("p", '1 "x": #', HOSTILE, "en", owners={"o": HOSTILE}, blocks={"b": HOSTILE},
                questions={"a.b": question, "c.d": plain})  # fmt: skip
    text = blank_profile(pack, "x", HOSTILE, DAY)
    assert not [c for c in text if c in "\x00\x1b\u2028\u202e\r"]
    checked = read_back(text, pack, tmp_path)
    assert checked.faults == ()
    assert checked.profile is not None
    assert checked.profile.subject["name"] == HOSTILE
    assert set(checked.profile.answers) == {"a.b", "c.d"}


def test_lines_are_short_enough_to_read() -> None:
    assert all(len(line) <= 125 for line in blank_profile(PACK, "x", as_of=DAY).splitlines())


def test_a_pack_without_questions(tmp_path: Path) -> None:
    pack = Pack("p", "1", "Empty", "en")
    checked = read_back(blank_profile(pack, "x", as_of=DAY), pack, tmp_path)
    assert [fault.code for fault in checked.faults] == []


def test_a_french_profile_has_its_explanations_in_french(tmp_path: Path) -> None:
    pack = dataclasses.replace(PACK, language="fr")
    by_pack = blank_profile(pack, "x", "UNMISS", DAY)
    text = blank_profile(PACK, "x", "UNMISS", DAY, language="fr", reviewed="not reviewed by a person")
    notice = "# La traduction du recueil de règles n’a été relue par personne.\n"
    assert text.replace(notice, "") == by_pack, "the language asked for goes before that of the pack"
    assert notice in text and "partly (en partie)" in text and "unknown (inconnu)" in text
    assert not [words for words in ENGLISH.values() if len(words.split()) > 3 and "{" not in words and words in text]
    assert set(ENGLISH) == set(WORDS["fr"])
    checked = read_back(text, PACK, tmp_path)
    assert checked.faults == ()


def test_a_word_of_the_explanations_is_no_answer() -> None:
    question = Question("a.b", "Which?", "choice", (Option("name", "Name"), Option("no", "no")))
    text = blank_profile(Pack("p", "1", "P", "en", questions={"a.b": question}), "x", as_of=DAY, language="fr")
    assert "name\u202f; no (non)\u202f; unknown (inconnu)" in text


def test_a_pack_without_french_says_so() -> None:
    text = blank_profile(PACK, "x", as_of=DAY, language="fr", reviewed="not translated")
    assert "# Le recueil de règles n’existe pas en français" in text
