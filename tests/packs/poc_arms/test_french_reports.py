"""A French report on the pack of the Brief holds no English, but titles of sources and what people wrote in a profile.

Every example and a few random profiles (the seed stands in the name of the test) are rendered with all that people
wrote taken out. What is left may hold no text of the pack, and no fixed word of the tool, that has another form in
French, and none of the words that every English sentence needs.
"""

from __future__ import annotations

import dataclasses
import html
import random
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pocarms.assessment.assess import Prepared, assess, prepare
from pocarms.assessment.result import Assessment
from pocarms.commands.packs import reviewed
from pocarms.inference.durable import Unavailable
from pocarms.language.load import load_pack
from pocarms.language.texts import all_texts, localise
from pocarms.model.pack import Pack, Question
from pocarms.model.profile import Answer, Evidence, Profile, Value
from pocarms.profiles.blank import blank_profile
from pocarms.profiles.load import load_profile
from pocarms.reports import strings_en, strings_fr
from pocarms.reports.render import render

ROOT = Path(__file__).parents[3]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
SEEDS = (20210707,)
SHORTEST = 3  # words; shorter texts, such as "Force", may be French as well
NOTICE = "La traduction du recueil de règles n’a été relue par personne."
ENGLISH = re.compile(r"\b(?:the|of|and|with|which|from|this|that|are|was|were|not|is|by|for|to|who|has)\b", re.I)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(ROOT / "rules" / "poc_arms", tests=False, language="fr")


@pytest.fixture(scope="module")
def prepared(pack: Pack) -> Prepared:
    return prepare(localise(pack, "fr")[0], "fr", reviewed(pack, "fr"))


@pytest.fixture(scope="module")
def english(pack: Pack) -> Mapping[str, str]:
    """The texts of the pack and of the tool that a French report may not hold: where each is from, in plain text."""
    own, french = all_texts(pack), pack.translations["fr"].texts
    texts = {key: _plain(text) for key, text in own.items() if text != french[key]}
    for key, text in strings_en.TEXTS.items():
        said = _plain(" ".join(_forms(strings_fr.TEXTS[key])))
        for form in _forms(text):
            texts |= {f"strings.{key}": part for part in _plain_parts(form) if part not in said}
    return {key: text for key, text in texts.items() if len(_start(text)) == SHORTEST and "{" not in text}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_english_in_the_report_on_an_example(
    path: Path, pack: Pack, prepared: Prepared, english: Mapping[str, str]
) -> None:
    profile, _ = load_profile(path, lambda name: pack)
    _no_english(_assessed(prepared, profile), pack, english, [("html", True)])


@pytest.mark.parametrize("seed", SEEDS)
def test_no_english_in_the_report_on_a_random_profile(
    seed: int, pack: Pack, prepared: Prepared, english: Mapping[str, str]
) -> None:
    rng = random.Random(seed)
    answers = {q.id: (Answer(q.id, _answer(q, rng)),) for q in pack.questions.values()}
    assessment = _assessed(prepared, Profile("poc_arms", "x", {"name": "x"}, date(2021, 7, 1), answers=answers))
    assert sum(f.status == "established" for f in assessment.whole.findings) > 20
    _no_english(assessment, pack, english, (("text", True), ("md", True), ("html", True)))


def test_the_search_finds_english(pack: Pack, english: Mapping[str, str]) -> None:
    """What it looks for is there: an English report is full of it, a French one without its translation too."""
    page = _plain(render(_assessed(prepare(pack, "en"), _example()), "text", "en"))
    assert len(held(english, page)) == sum(text in page for text in english.values()) > 300
    assert len(ENGLISH.findall(page)) > 1000
    bare = dataclasses.replace(pack, translations={})
    page = _plain(render(_assessed(prepare(localise(bare, "fr")[0], "fr"), _example()), "text", "fr"))
    assert len(held(english, page)) > 200


def test_new_profiles_hold_no_english(pack: Pack, english: Mapping[str, str]) -> None:
    text = blank_profile(localise(pack, "fr")[0], "x", language="fr", reviewed=reviewed(pack, "fr"))
    comments = _plain(" ".join(line.partition("# ")[2] for line in text.splitlines()))
    assert NOTICE in comments
    assert held(english, comments) == {}


def _no_english(
    assessment: Assessment, pack: Pack, english: Mapping[str, str], forms: Sequence[tuple[str, bool]]
) -> None:
    for form, whole in forms:
        page = words(render(assessment, form, "fr", whole), form)
        assert NOTICE in page, form
        assert "[en]" not in page, form
        assert held(english, page) == {}, form
        page = without_sources(page, pack)
        assert [page[m.start() - 40 : m.end() + 40] for m in ENGLISH.finditer(page)] == [], form


def held(english: Mapping[str, str], page: str) -> dict[str, str]:
    """Return the texts that stand in a page; only those whose first words follow each other in it are looked for."""
    words = re.findall(r"\w+", page)
    starts = set(zip(words, words[1:], words[2:], strict=False))
    return {key: text for key, text in english.items() if _start(text) in starts and text in page}


@cache
def _start(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text)[:3])


def without_sources(page: str, pack: Pack) -> str:
    names = {name for source in pack.sources.values() for name in (source.title, source.publisher) if name}
    for name in sorted(names, key=len, reverse=True):
        page = page.replace(_plain(name), "")
    return page


def _assessed(prepared: Prepared, profile: Profile) -> Assessment:
    """Assess what is left of a profile without the words of people; as on a computer that has durable-rules."""
    plain = dataclasses.replace(
        profile,
        subject={"name": "x"},
        note="",
        answers=_wordless(profile.answers),
        shared={k: dataclasses.replace(b, title=k, answers=_wordless(b.answers)) for k, b in profile.shared.items()},
        parts=tuple(dataclasses.replace(p, title=p.id, answers=_wordless(p.answers)) for p in profile.parts),
    )
    assessment, _ = assess(prepared, plain, Unavailable("durable-rules was switched off"))
    return assessment


def _wordless(answers: Mapping[str, tuple[Answer, ...]]) -> dict[str, tuple[Answer, ...]]:
    def wordless(answer: Answer) -> Answer:
        kept = Evidence(as_of=answer.evidence.as_of, reliability=answer.evidence.reliability)
        return dataclasses.replace(answer, evidence=kept, reason="x" if answer.reason else "")

    return {key: tuple(wordless(one) for one in given) for key, given in answers.items()}


def _answer(question: Question, rng: random.Random) -> Value:
    if question.type == "choices":
        return {value: rng.choice(("yes", "no", "unknown")) for value in question.values()}
    if question.type == "date":
        return date(rng.choice((2019, 2021)), 1, 1)
    if question.type == "number":
        return rng.randrange(10)
    return rng.choice((*question.values(), "unknown"))


@cache
def _example() -> Profile:
    pack = load_pack(ROOT / "rules" / "poc_arms", tests=False)
    return load_profile(ROOT / "examples" / "monusco-2020.yaml", lambda name: pack)[0]


def _forms(text: str | tuple[str, str]) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


def _plain_parts(text: str) -> list[str]:
    return [_plain(part) for part in re.split(r"\{\w*\}", text)]


def _plain(text: str) -> str:
    return " ".join(text.split())


def words(page: str, form: str) -> str:
    """Return a page as running text: no line ends, tags, marks of Markdown, and no ids."""
    if form == "html":
        page = re.sub(r"<(style|script)\b.*?</\1>", " ", page, flags=re.S)
        page = html.unescape(re.sub(r"<[^>]*>", " ", page))
    elif form == "md":
        page = page.replace("\\", "").replace("*", "").replace("> ", "")
    page = re.sub(r"\b[a-z_]+(?:\.[a-z_]+)+\b", "", page)
    return _plain(page)
