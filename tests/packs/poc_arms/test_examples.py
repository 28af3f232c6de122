"""The example missions: every file is read without a word of complaint, and every finding says what a reader needs.

Each file of `examples/` is assessed with the twin; what a finding must name is looked for in the report as it is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pocarms.assessment.assess import Prepared, assess, prepare
from pocarms.assessment.result import Assessment, Body, FindingResult
from pocarms.inference.durable import Unavailable
from pocarms.language.load import load_pack
from pocarms.model.pack import Pack
from pocarms.profiles.load import check_profile
from pocarms.reports.build import build
from pocarms.reports.view import Card, Section
from tests.packs.poc_arms.pages import pages

ROOT = Path(__file__).parents[3]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
NO_ENGINE = Unavailable("tests of the pack use the twin")
TOLD = {"stated": "stated", "inferred": "inferred", "external": "from outside the source"}
ADVICE = ("gap", "entry_point", "compliance")


@cache
def _pack() -> Pack:
    return load_pack(ROOT / "rules" / "poc_arms", tests=False)


@cache
def _prepared() -> Prepared:
    return prepare(_pack(), "en")


@cache
def _assessed(path: Path) -> Assessment:
    checked = check_profile(path, lambda _: _pack())
    assert checked.profile is not None
    return assess(_prepared(), checked.profile, NO_ENGINE)[0]


def _bodies(assessment: Assessment) -> tuple[Body, ...]:
    return (assessment.whole, *assessment.parts)


def _shown(assessment: Assessment) -> dict[str, FindingResult]:
    return {f.id: f for b in _bodies(assessment) for f in b.findings if f.status == "established"}


def _cards(sections: tuple[Section, ...]) -> Iterator[Card]:
    for section in sections:
        yield from section.cards
        yield from _cards(section.sections)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_a_file_has_no_fault_no_warning_and_a_source_for_every_answer(path: Path) -> None:
    checked = check_profile(path, lambda _: _pack())
    assert [(f.code, f.message) for f in checked.faults] == []
    profile = checked.profile
    assert profile is not None
    assert profile.id == path.stem
    assert profile.as_of is not None
    groups = [profile.answers, *(part.answers for part in profile.parts)]
    answers = [a for g in groups for many in g.values() for a in many]
    assert [a.question for a in answers if not a.evidence.source or not a.evidence.reliability] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_every_finding_says_what_why_who_and_from_where(path: Path) -> None:
    assessment = _assessed(path)
    found = _shown(assessment)
    cards = [c for c in _cards(build(assessment, "en", whole=False).sections) if c.id in found and c.badge != "open"]
    assert {c.id for c in cards} >= set(found)
    for card in cards:
        finding = found[card.id]
        fields = {f.key: " ".join(f"{line.text} {line.remark}".strip() for line in f.lines) for f in card.fields}
        fields = {key: text.replace("\u00a0", " ") for key, text in fields.items()}
        wanted = {"what", "why", "who", "source", "facets"}
        if finding.kind in ADVICE:
            wanted |= {"first_step", "done_when"}
        if finding.needed_by:
            wanted |= {"unlocks"}
        assert wanted <= fields.keys(), (card.id, wanted - fields.keys())
        assert "Recommendation: " in fields["facets"], card.id
        if finding.kind in ADVICE:
            peacekeeping = assessment.profile.subject["type"] == "pko"
            assert ("Tier: " in fields["facets"]) is peacekeeping, card.id
        for source in finding.sources:
            assert source.text.replace("\u00a0", " ") in fields["source"]
            assert TOLD[source.basis] in fields["source"], card.id
            if source.doc == "brief":
                assert pages(source.page) and (source.section or source.box), card.id
                assert f"p{'p' * ('-' in source.page)}. {source.page}" in source.text.replace("\u00a0", " ")


def _type(path: Path) -> str:
    return _assessed(path).profile.subject["type"]


def _answer(path: Path, question: str) -> object:
    return next(a.value for a in _assessed(path).whole.answers if a.id == question)


def _by_name(stem: str) -> Path:
    return next(p for p in EXAMPLES if p.stem == stem)


def test_the_missions_are_as_unlike_as_they_should_be() -> None:
    assert len(EXAMPLES) >= 8
    assert len([p for p in EXAMPLES if _type(p) == "spm"]) >= 2
    assert any(_answer(p, "mandate.protection") == "no" for p in EXAMPLES), "one mission without the mandate to protect"
    assert any(_answer(p, "embargo.in_force") == "no" for p in EXAMPLES), "one without an embargo"
    assert any(_answer(p, "mission.transition") == "yes" for p in EXAMPLES), "one in transition"
    assert any(len(_assessed(p).parts) >= 2 for p in EXAMPLES), "one with areas"
    counts = [_assessed(p).profile.counts for p in EXAMPLES]
    assert any(2 * c.unknown > c.answered + c.unknown for c in counts), "one of which half is unknown"


@pytest.mark.parametrize("stem", ["binuh-2021", "minusma-2021"])
def test_where_there_is_no_embargo_nothing_about_support_to_one_appears(stem: str) -> None:
    named = {f.id for b in _bodies(_assessed(_by_name(stem))) for f in b.findings if f.status != "ruled_out"}
    assert {f for f in named if "embargo" in f} == set()
