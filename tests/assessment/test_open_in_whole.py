"""In a whole with parts, a question counts as open where its answer can still decide, also while the parts are open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from pocarms.assessment.assess import assess, prepare
from pocarms.inference.durable import Unavailable
from pocarms.model.conditions import AllOf, AnyOf, Condition, Op, PartsTest
from pocarms.model.conditions import Test as AnswerTest
from pocarms.model.pack import YES_NO, Concept, ConceptRule, Finding, Option, Pack, Question
from pocarms.model.profile import Answer, Part, Profile
from tests.oracle import plain
from tests.oracle.generate.draft import TINY
from tests.oracle.random_packs import random_pack

TWIN = Unavailable("only the twin is wanted")
THERE = AnswerTest("here.harm", Op.IS, ("yes",))
WHOLE = AnswerTest("whole.mandate", Op.IS, ("yes",))
SOMEWHERE, EVERYWHERE = PartsTest("any", "harm"), PartsTest("all", "harm")
CONDITIONS = {
    "needs both": AllOf((SOMEWHERE, WHOLE)),
    "either would do": AnyOf((EVERYWHERE, WHOLE)),
    "the parts decide": SOMEWHERE,
}


def pack_of(when: Condition) -> Pack:
    """A pack of two questions, one for the parts and one for the whole, and a finding of the whole."""
    options = tuple(Option(o, o) for o in YES_NO)
    asked = [Question(id=q, ask=q, type="yes_no", options=options, of_part=q == "here.harm") for q in QUESTIONS]
    empty = random_pack(1, replace(TINY, others=(0, 0), conflicts=(0, 0)))
    return replace(
        empty,
        questions={q.id: q for q in asked},
        concepts={"harm": Concept("harm", "Harm", (ConceptRule("harm", THERE, "Harm"),))},
        findings={"act": Finding("act", "gap", "Act", when)},
        **{kind: {} for kind in ("addressables", "modifiers", "bundles", "measures", "steps", "actions", "conflicts")},  # type: ignore[arg-type]
        class_rules=(),
        level_rules=(),
    )


QUESTIONS = ("here.harm", "whole.mandate")


def profile_of(here: Mapping[str, str], whole: str = "") -> Profile:
    """Two parts, with the answers given; "" is no answer."""
    parts = tuple(Part(p, p, (), {"here.harm": (Answer("here.harm", v),)} if v else {}) for p, v in here.items())
    answers = {"whole.mandate": (Answer("whole.mandate", whole),)} if whole else {}
    return Profile(pack="x", id="x", subject={}, answers=answers, parts=parts)


@pytest.mark.parametrize("says", CONDITIONS)
@pytest.mark.parametrize("north", ["", "yes", "no"])
@pytest.mark.parametrize("south", ["", "yes", "no"])
def test_open_is_what_an_answer_can_still_decide(says: str, north: str, south: str) -> None:
    pack = pack_of(CONDITIONS[says])
    here = {"north": north, "south": south}

    def stands(whole: str) -> object:
        return plain.judge(pack, profile_of(here, whole)).whole.findings["act"]

    found, _ = assess(prepare(pack, "en"), profile_of(here), TWIN)
    (finding,) = found.whole.findings
    assert finding.status == {True: "established", False: "ruled_out", None: "open"}[stands("")]
    matters = stands("") is None and stands("yes") is not stands("no")
    asked = [q.id for q in found.whole.open_questions if "act" in q.opens]
    assert ("whole.mandate" in asked) is matters
