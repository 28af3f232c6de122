"""The pack of the Brief: it loads, its own tests hold and reach every rule both ways, and its citations are right."""

from __future__ import annotations

import dataclasses
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from pocarms.assessment.assess import Prepared, judge_profile, prepare
from pocarms.assessment.packtest import run_test
from pocarms.inference.durable import Unavailable
from pocarms.language.load import check_pack, load_pack
from pocarms.language.texts import all_texts
from pocarms.model.pack import Citation, Finding, Pack
from pocarms.model.packtest import PackTest
from pocarms.model.profile import Answer, Profile
from pocarms.profiles.load import load_profile
from pocarms.program.names import name
from pocarms.source.faults import Severity
from tests.packs.poc_arms import pages, runs

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "rules" / "poc_arms"
EXAMPLE = ROOT / "examples" / "monusco-2020.yaml"
NO_ENGINE = Unavailable("tests of the pack use the twin")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(FOLDER)


@pytest.fixture(scope="module")
def prepared(pack: Pack) -> Prepared:
    return prepare(pack, "en")


def test_the_pack_has_no_fault() -> None:
    checked = check_pack(FOLDER)
    assert [f for f in checked.faults if f.severity is Severity.ERROR] == []


def test_the_packs_own_tests_hold(pack: Pack, prepared: Prepared) -> None:
    wrong = {t.name: found for t in pack.tests if (found := run_test(prepared, t, NO_ENGINE))}
    assert wrong == {}


# every rule both ways ------------------------------------------------------------------------------------------------


def _named(tests: tuple[PackTest, ...], status: str) -> set[str]:
    found: set[str] = set()
    for test in tests:
        for then in (test.then, *test.then.parts.values()):
            found.update(getattr(then, status))
    return found


def test_every_finding_is_shown_to_hold_and_not_to_hold(pack: Pack) -> None:
    hand = tuple(t for t in pack.tests if not t.drafted)
    wanted = set(pack.findings) | set(pack.modifiers) | set(pack.bundles)
    assert sorted(wanted - _named(hand, "established")) == []
    assert sorted(wanted - _named(hand, "ruled_out")) == []


def test_every_concept_is_shown_true_and_false(pack: Pack, prepared: Prepared) -> None:
    seen: dict[str, set[bool | None]] = {c: set() for c in pack.concepts}
    for test in pack.tests:
        assert isinstance(test.given, Profile)
        judgement = judge_profile(prepared, test.given, NO_ENGINE)
        for judged in (judgement.whole, *judgement.parts):
            for concept in seen:
                seen[concept].add(judged.value(name("concept", concept)))
    assert sorted(c for c, values in seen.items() if not {True, False} <= values) == []


def test_every_conflict_is_shown(pack: Pack) -> None:
    shown = {c for t in pack.tests for c in t.then.conflicts or ()}
    assert sorted(set(pack.conflicts) - shown) == []
    assert any(t.then.conflicts == () for t in pack.tests)


def test_every_class_rule_and_cap_is_missed_when_it_is_gone(pack: Pack) -> None:
    placing = [t for t in pack.tests if t.then.classes]
    for gone in pack.class_rules:
        less = dataclasses.replace(pack, class_rules=tuple(r for r in pack.class_rules if r is not gone))
        ready = prepare(less, "en")
        assert any(run_test(ready, t, NO_ENGINE) for t in placing), f"no test misses the class rule {gone.id}"
    ready = prepare(dataclasses.replace(pack, class_caps={}), "en")
    assert any(run_test(ready, t, NO_ENGINE) for t in placing)


# what is not known ---------------------------------------------------------------------------------------------------


def _findings(pack: Pack, prepared: Prepared, profile: Profile) -> Iterator[tuple[str, Finding, bool | None]]:
    judgement = judge_profile(prepared, profile, NO_ENGINE)
    for judged in (judgement.whole, *judgement.parts):
        for finding in pack.findings.values():
            yield judged.case.id, finding, judged.value(name("finding", finding.id))


def _about_knowledge(pack: Pack, finding: Finding) -> bool:
    return pack.kinds[finding.kind].about_knowledge


def test_with_every_answer_unknown_nothing_is_established_but_what_is_about_knowledge(
    pack: Pack, prepared: Prepared
) -> None:
    empty = Profile(pack=pack.id, id="empty", subject={"name": "Empty"})
    held = [f.id for _, f, value in _findings(pack, prepared, empty) if value and not _about_knowledge(pack, f)]
    assert held == []


def test_forgetting_an_answer_never_adds_a_finding_or_raises_a_floor(pack: Pack, prepared: Prepared) -> None:
    seed = 20201218
    print("seed", seed)
    rng = random.Random(seed)
    for _ in range(40):
        full = _random_profile(pack, rng)
        before = judge_profile(prepared, full, NO_ENGINE).whole
        conflicting = {q for c in pack.conflicts.values() if before.value(name("conflict", c.id)) for q in full.answers}
        if conflicting:
            continue
        gone = rng.choice(sorted(full.answers))
        less = dataclasses.replace(full, answers={q: a for q, a in full.answers.items() if q != gone})
        after = judge_profile(prepared, less, NO_ENGINE).whole
        for finding in pack.findings.values():
            if _about_knowledge(pack, finding):
                continue
            key = name("finding", finding.id)
            assert before.value(key) or not after.value(key), (finding.id, gone)
            for step in ("act_next", "act_first"):
                place = name("class", finding.id, step)
                if place in prepared.program.names:
                    assert before.value(place) or not after.value(place), (finding.id, step, gone)


def _random_profile(pack: Pack, rng: random.Random) -> Profile:
    answers: dict[str, tuple[Answer, ...]] = {}
    for question in pack.questions.values():
        if question.type == "choices":
            value: object = {o: rng.choice(("yes", "no", "unknown")) for o in question.values()}
        elif question.options:
            value = rng.choice(question.values())
        else:
            continue
        if rng.random() < 0.8:
            answers[question.id] = (Answer(question.id, value),)  # type: ignore[arg-type]
    return Profile(pack=pack.id, id="random", subject={"name": "Random"}, answers=answers)


# what every line must have -------------------------------------------------------------------------------------------


def test_every_finding_says_what_a_reader_needs(pack: Pack) -> None:
    missing = []
    for finding in pack.findings.values():
        needed = ["title", "reason", "advice", "owner", "sources", "facets"]
        if pack.kinds[finding.kind].advice:
            needed += ["first_step", "done_when", "attributes", "room_to_act"]
        missing += [(finding.id, field) for field in needed if not getattr(finding, field)]
        if "recommendation" not in finding.facets:
            missing.append((finding.id, "recommendation"))
        if len(finding.title) > 75:
            missing.append((finding.id, f"a shorter title than {len(finding.title)} characters"))
    assert missing == []


def test_every_question_says_what_a_person_needs(pack: Pack) -> None:
    missing = []
    for question in pack.questions.values():
        missing += [
            (question.id, f) for f in ("ask", "why", "who_knows", "block", "sources") if not getattr(question, f)
        ]
        if question.type == "practice" and not question.counts_as.get("partly"):
            missing.append((question.id, "counts_as partly"))
        if not question.ask.endswith("?"):
            missing.append((question.id, "a question mark"))
    assert missing == []


def test_key_practices_are_those_the_source_stresses(pack: Pack) -> None:
    keys = {q for f in pack.findings.values() if f.key for q in f.practice}
    assert keys == {
        "assessment.weapons_as_driver",
        "casualties.recorded",
        "casualties.weapon_recorded",
        "ceasefire.incidents_agreed",
        "ceasefire.raised_both_ways",
        "clearance.ranked_by_danger",
        "custody.chain",
        "forum.arms_staff",
        "mine_action.exchange",
        "national.explosives_secured",
        "own_stocks.losses_recorded",
        "own_stocks.policy_followed",
        "risk_education.ranked_by_danger",
        "ssr.plans_with_protection",
        "stores.danger_assessed",
    }


def test_no_text_orders_leadership_or_accuses(pack: Pack) -> None:
    forbidden = re.compile(r"\b(must|shall|violat(?:ed|es|ing)|guilty|failed to|failure)\b", re.IGNORECASE)
    found = {key: text for key, text in all_texts(pack).items() if forbidden.search(text)}
    allowed = {"questions.mandate.arms_tasks.why"}  # says that a missing task is not called a failure
    assert {k: v for k, v in found.items() if k not in allowed} == {}


# sources -------------------------------------------------------------------------------------------------------------


def _citations(pack: Pack) -> Iterator[tuple[str, Citation]]:
    for group in (pack.questions, pack.findings, pack.modifiers, pack.bundles, pack.conflicts, pack.examples):
        for item in group.values():
            yield from ((item.id, c) for c in item.sources)
    for concept in pack.concepts.values():
        yield from ((concept.id, c) for rule in concept.rules for c in rule.sources)


def test_every_citation_stands_on_its_page(pack: Pack) -> None:
    cited = [(i, c) for i, c in _citations(pack) if c.doc == "brief"]
    wrong = [(i, c, told) for i, c in cited if (told := pages.wrong(c.section, c.box, c.page, c.footnote))]
    print(f"{len(cited) - len(wrong)} of {len(cited)} citations of the Brief stand on their page")
    assert wrong == []


def test_a_citation_on_the_wrong_page_is_seen() -> None:
    assert pages.wrong("3.5", "", "19", "") == "3.5 is not on p. 19"
    assert pages.wrong("", "2", "16", "") == "box 2 is not on p. 16"
    assert pages.wrong("3.5", "", "16", "61") == "footnote 61 is not on p. 16"
    assert pages.wrong("3.5", "", "", "") == "no page"


def test_what_was_not_read_is_not_confirmed(pack: Pack) -> None:
    assert [(i, c.doc) for i, c in _citations(pack) if c.doc != "brief" and c.status != "unconfirmed"] == []


def test_texts_are_ours(pack: Pack) -> None:
    exempt = yaml.safe_load((Path(__file__).parent / "exempt_runs.yaml").read_text(encoding="utf-8"))
    eight, four = runs.shipped(8), runs.shipped(4)
    allowed = {h for phrase in exempt for h in runs.hashes(phrase, 4)}
    copied, close = [], []
    for key, text in all_texts(pack).items():
        if any(h in eight for h in runs.hashes(text, 8)):
            copied.append((key, text))
        for sentence in re.split(r"(?<=[.!?;:])\s+", text):
            found = runs.hashes(sentence, 4)
            shared = [h for h in found if h in four and h not in allowed]
            if len(found) >= 4 and len(shared) >= 0.6 * len(found):
                close.append((key, sentence))
    assert copied == []
    assert close == []


def test_a_copied_sentence_is_seen() -> None:
    copied = "Most missions have established POC working groups that bring together all relevant components"
    assert any(h in runs.shipped(8) for h in runs.hashes(copied, 8))


# the example ---------------------------------------------------------------------------------------------------------


def test_every_answer_of_the_example_names_its_source(pack: Pack) -> None:
    profile, _ = load_profile(EXAMPLE, lambda _: pack)
    groups = [profile.answers, *(part.answers for part in profile.parts)]
    bare = [a.question for g in groups for many in g.values() for a in many if not a.evidence.source]
    assert bare == []
    assert profile.as_of is not None and profile.as_of.isoformat() == "2020-12-18"


def test_the_example_shows_the_lesson_of_box_2(pack: Pack, prepared: Prepared) -> None:
    profile, _ = load_profile(EXAMPLE, lambda _: pack)
    whole = judge_profile(prepared, profile, NO_ENGINE).whole
    for finding in ("embargo.link_to_casualties", "casualties.add_weapon", "strength.embargo_cell"):
        assert whole.value(name("finding", finding)), finding
    assert whole.value(name("bundle", "harm_chain"))
    assert whole.value(name("class", "embargo.link_to_casualties", "act_next"))
    assert whole.value(name("class", "embargo.link_to_casualties", "act_first")) is False
    assert whole.value(name("finding", "embargo.set_up_cell")) is False
