"""The French of the HRDDP pack: complete, typeset, figures and stops as in English; no English left in papers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from pocarms.assessment.assess import Prepared, assess, judge_profile, prepare
from pocarms.inference.durable import Unavailable
from pocarms.language.load import load_pack
from pocarms.language.texts import all_texts, localise
from pocarms.memo.render import render_memo
from pocarms.memo.turns import turns
from pocarms.model.pack import Pack
from pocarms.profiles.load import load_profile
from pocarms.reports.render import render
from pocarms.reports.strings import typeset_french
from tests.memo.papers import VERDICTS_FR

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "examples" / "hrddp"
STEMS = sorted(file.stem for file in EXAMPLES.glob("*.yaml"))
ALIKE = re.compile(r"Police|Stable|Embargo.*|IDDRS .*|MOSAIC|Suspensions?")  # the same word in both languages
TWIN = Unavailable("tests use the twin")


@cache
def own() -> Pack:
    return load_pack(ROOT / "rules" / "hrddp", tests=False, language="fr")


@cache
def texts() -> Mapping[str, tuple[str, str]]:
    """Each translated text by key: English, French."""
    english = all_texts(own())
    return {key: (english[key], text) for key, text in own().translations["fr"].texts.items()}


@cache
def prepared() -> Prepared:
    return prepare(localise(own(), "fr")[0], "fr", "not reviewed by a person")


def test_every_text_is_there() -> None:
    assert [key for key in all_texts(own()) if key not in texts()] == []


def test_nothing_stays_english() -> None:
    assert [k for k, (en, fr) in texts().items() if en == fr and not ALIKE.fullmatch(en)] == []


def test_typeset() -> None:
    """Narrow no-break spaces where the fixed words of reports have them; curly apostrophes, no straight quotes."""
    wrong = {}
    for key, (_, text) in texts().items():
        unspaced = re.search(r"[^\u202f](?=[;:?!»])|«(?!\u202f)", text)
        if text != typeset_french(text) or unspaced or re.search("['\"]|  ", text):
            wrong[key] = text
    assert wrong == {}


def test_same_figures_and_stops() -> None:
    assert {k: b for k, b in texts().items() if figures(b[0]) != figures(b[1])} == {}
    assert {k: b for k, b in texts().items() if stop(b[0]) != stop(b[1])} == {}


def test_none_says_that_support_is_approved_cleared_or_forbidden() -> None:
    assert {k: fr for k, (_, fr) in texts().items() if VERDICTS_FR.search(fr)} == {}


@pytest.mark.parametrize("stem", STEMS)
def test_memo_and_report_hold_no_english_text_of_the_pack(stem: str) -> None:
    profile, _ = load_profile(EXAMPLES / f"{stem}.yaml", lambda _: own())
    result, _ = assess(prepared(), profile, TWIN)
    turned = turns(prepared(), profile, judge_profile(prepared(), profile, TWIN), TWIN)
    papers = [render_memo(result, prepared().pack, "text", "fr", (), turned)]
    if stem in STEMS[::4]:
        papers.append(render(result, "text", "fr", True))
    for paper in papers:
        flat = re.sub(r"\s+", " ", paper)
        for document in own().sources.values():  # a title stays in the language of the document
            flat = flat.replace(document.title, "")
        left = [en for en, fr in set(texts().values()) if en != fr and len(en) > 11 and en in flat]
        assert left == [], stem
        assert "to be confirmed" not in flat


def figures(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))


def stop(text: str) -> str:
    return text[-1] if text[-1] in ".?!" else ""
