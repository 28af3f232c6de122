"""Conditions, values and citations in words, in both languages."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import get_args

import pytest

from pocarms.model import conditions as c
from pocarms.model import pack as p
from pocarms.model.conditions import Duration, Op, Parameter
from pocarms.wording import words

YES_NO = tuple(p.Option(v, v) for v in p.YES_NO)
PRACTICE = tuple(p.Option(v, v) for v in p.PRACTICE)


def options(*labels: str) -> tuple[p.Option, ...]:
    return tuple(p.Option(label.lower().replace(" ", "_"), label) for label in labels)


PACK = p.Pack(
    id="demo",
    version="1",
    title="Demo",
    language="en",
    sources={"brief": p.SourceDoc("brief", "Brief")},
    kinds={"gap": p.Kind("gap", "Gap", advice=True)},
    facets={"tier": p.Facet("tier", "Tier", "options", (p.Option("II", "protection"),))},
    scales={
        "level": p.Scale("level", "whole", (p.Step("go", "Go"), p.Step("no", "No support")), "go", label="Support")
    },
    parameters={"screening_valid": Duration(months=3), "few": 2},
    order=("foundation", "tier"),
    questions={
        q.id: q
        for q in (
            p.Question("cell", "Is there a cell?", "practice", PRACTICE),
            p.Question("task", "Is there a task?", "yes_no", YES_NO),
            p.Question("regime", "Which regime?", "choice", options("None", "Territorial", "Armed groups")),
            p.Question("pattern", "How often?", "ordered", options("Never", "Isolated", "Pattern"), adverse="high"),
            p.Question("steps", "Which steps?", "ordered", options("None", "Some", "Full"), adverse="low"),
            p.Question("tasks", "Which tasks?", "choices", options("DDR", "CVR", "Embargo")),
            p.Question("count", "How many?", "number", unit="incidents"),
            p.Question("when", "When?", "date"),
        )
    },
    concepts={"active": p.Concept("active", "An embargo is in force", ())},
)

EN = {
    c.Test("cell", Op.IS, ("no", "partly")): "the answer to “Is there a cell?” is no or partly",
    c.Test("cell", Op.AT_LEAST, ("partly",)): "the answer to “Is there a cell?” is partly or yes",
    c.Test("cell", Op.AT_MOST, ("partly",)): "the answer to “Is there a cell?” is no or partly",
    c.Test("task", Op.IS, ("yes",)): "the answer to “Is there a task?” is yes",
    c.Test("regime", Op.IS, ("territorial",)): "the answer to “Which regime?” is “Territorial”",
    c.Test("regime", Op.IS_NOT, ("none",)): "the answer to “Which regime?” is known and is not “None”",
    c.Test("regime", Op.NONE_OF, ("none", "territorial")): (
        "the answer to “Which regime?” is known and is not “None” or “Territorial”"
    ),
    c.Test("pattern", Op.ADVERSE_AT_LEAST, ("isolated",)): "the answer to “How often?” is “Isolated” or “Pattern”",
    c.Test("steps", Op.ADVERSE_AT_LEAST, ("some",)): "the answer to “Which steps?” is “None” or “Some”",
    c.Test("tasks", Op.HAS, ("embargo",)): "the answer to “Which tasks?” includes “Embargo”",
    c.Test("tasks", Op.HAS_ANY, ("ddr", "cvr")): "the answer to “Which tasks?” includes “DDR” or “CVR”",
    c.Test("tasks", Op.HAS_ALL, ("ddr", "cvr")): "the answer to “Which tasks?” includes “DDR” and “CVR”",
    c.Test("tasks", Op.LACKS, ("ddr",)): "the answer to “Which tasks?” says no to “DDR”",
    c.Test("tasks", Op.COUNT, 2): "the answer to “Which tasks?” includes at least 2 items",
    c.Test("tasks", Op.COUNT, 1): "the answer to “Which tasks?” includes at least 1 item",
    c.Test("tasks", Op.COUNT, Parameter("few")): "the answer to “Which tasks?” includes at least 2 items",
    c.Test("count", Op.IS, 3): "the answer to “How many?” is 3 incidents",
    c.Test("count", Op.AT_LEAST, 2.5): "the answer to “How many?” is 2.5 incidents or more",
    c.Test("count", Op.AT_MOST, 0): "the answer to “How many?” is 0 incidents or less",
    c.Test("count", Op.MORE_THAN, Parameter("few")): "the answer to “How many?” is more than 2 incidents",
    c.Test("count", Op.LESS_THAN, 10**20): "the answer to “How many?” is less than 100000000000000000000 incidents",
    c.Test("when", Op.BEFORE, datetime.date(2020, 3, 1)): "the answer to “When?” lies before 1 March 2020",
    c.Test("when", Op.AFTER, datetime.date(2020, 3, 1)): "the answer to “When?” lies after 1 March 2020",
    c.Test("when", Op.OLDER_THAN, Parameter("screening_valid")): (
        "the answer to “When?” lies more than 3 months before the date of the profile"
    ),
    c.Test("when", Op.OLDER_THAN, Duration(days=1)): (
        "the answer to “When?” lies more than 1 day before the date of the profile"
    ),
    c.Applies("cell"): "the question “Is there a cell?” applies",
    c.IsKnown("cell"): "the answer to “Is there a cell?” is known",
    c.IsUnknown("cell"): "the answer to “Is there a cell?” is not known",
    c.EvidenceTest("cell", "fair", Duration(months=2)): (
        "the answer to “Is there a cell?” has evidence that is of reliability fair or better and no older than 2 months"
    ),
    c.EvidenceTest("cell"): "the answer to “Is there a cell?” has evidence that is on file",
    c.ConceptIs("active"): "“An embargo is in force” holds",
    c.ConceptIs("active", False): "“An embargo is in force” does not hold",
    c.PartsTest("any", "active"): "“An embargo is in force” holds in at least one part",
    c.PartsTest("all", "active"): "“An embargo is in force” holds in every part",
    c.FindingTest("harm", ("foreseeable",)): "it answers to harm that is to be foreseen or happens now",
    c.FindingTest("state", ("missing",)): "the practice is missing",
    c.FindingTest("key", ("true",)): "it is a key practice",
    c.FindingTest("key", ("false",)): "it is not a key practice",
    c.FindingTest("kind", ("gap",)): "it is of the kind Gap",
    c.FindingTest("facet:tier", ("II",)): "its Tier is protection",
    c.FindingTest("reach", ("on_harm",)): "its reach is on_harm",
    c.ScaleTest("level", "no"): "“Support” stands at least at “No support”",
    c.Always(): "in every case",
    c.Not(c.ConceptIs("active")): "“An embargo is in force” does not hold",
    c.Not(c.Applies("cell")): "this does not hold: the question “Is there a cell?” applies",
}


@pytest.mark.parametrize(("condition", "said"), EN.items())
def test_english(condition: c.Condition, said: str) -> None:
    assert words.condition_words(condition, PACK, "en") == said


def test_every_test_and_every_condition_is_said() -> None:
    """The table above leaves out no operation and no kind of condition but the connectives, said below."""
    assert {x.op for x in EN if isinstance(x, c.Test)} == set(Op)
    assert {type(x) for x in EN} >= set(get_args(c.Leaf))


@pytest.mark.parametrize("condition", EN)
def test_french_says_the_same_without_english(condition: c.Condition) -> None:
    said = words.condition_words(condition, PACK, "fr").replace("An embargo is in force", "x")
    assert said and said != EN[condition]
    for word in (" the ", " answer", " holds", " is ", " not ", " or ", " and ", "“"):
        assert word not in f" {said}"
    assert " ?" not in said and "« " not in said and " :" not in said


def test_french_examples() -> None:
    say = words.condition_words
    assert say(c.Test("cell", Op.IS, ("no", "partly")), PACK, "fr") == (
        "la réponse à «\u202fIs there a cell?\u202f» est non ou en partie"
    )
    assert say(c.Test("when", Op.OLDER_THAN, Duration(months=1)), PACK, "fr") == (
        "la réponse à «\u202fWhen?\u202f» précède de plus de 1 mois la date du profil"
    )
    assert say(c.Test("count", Op.AT_LEAST, 2.5), PACK, "fr").endswith("est 2,5 incidents ou plus")
    assert say(c.Test("when", Op.BEFORE, datetime.date(2020, 8, 1)), PACK, "fr").endswith("au 1er août 2020")


A, B, C = c.ConceptIs("a"), c.ConceptIs("b"), c.ConceptIs("c")


def test_connectives() -> None:
    def say(x: c.Condition) -> str:
        return words.condition_words(x, PACK, "en").replace("“", "").replace("”", "").replace(" holds", "")

    assert say(c.AllOf((A, B))) == "a and b"
    assert say(c.AnyOf((A, B))) == "a or b"
    assert say(c.AllOf((A,))) == "a"
    assert say(c.AllOf((A, c.AnyOf((B, C))))) == "a and (b or c)"
    assert say(c.AllOf((A, B, C))) == "all of these hold: (a) a; (b) b; (c) c"
    assert say(c.AnyOf((A, B, c.AllOf((A, B, C))))) == (
        "at least one of these: (a) a; (b) b; (c) all of these hold: (i) a; (ii) b; (iii) c"
    )
    assert say(c.AtLeast(2, (A, B, C))) == "at least 2 of these hold: (a) a; (b) b; (c) c"
    assert say(c.Not(c.AnyOf((A, B)))) == "this does not hold: (a or b)"
    assert words.condition_words(c.AllOf((A, B, C)), PACK, "fr") == (
        "tout ceci se vérifie\u202f: a) «\u202fa\u202f» se vérifie\u202f; b) «\u202fb\u202f» se vérifie\u202f; "
        "c) «\u202fc\u202f» se vérifie"
    )


def test_wide_and_deep_conditions_are_said_whole() -> None:
    wide = c.AnyOf(tuple(c.ConceptIs(f"c{n}") for n in range(300)))
    assert all(f"“c{n}”" in words.condition_words(wide, PACK, "en") for n in range(300))
    deep: c.Condition = A
    for _ in range(200):
        deep = c.Not(c.AllOf((deep,)))
    assert words.condition_words(deep, PACK, "en").count("this does not hold") == 200


def test_unknown_ids_are_said_as_they_are() -> None:
    for test in (c.Test("no.such", Op.IS, ("x",)), c.ConceptIs("no.such"), c.ScaleTest("no.such", "x")):
        assert "no.such" in words.condition_words(test, PACK, "en")
    assert "“gone”" in words.condition_words(c.Test("when", Op.OLDER_THAN, Parameter("gone")), PACK, "en")


def test_parameters_of_the_profile_win() -> None:
    test = c.Test("when", Op.OLDER_THAN, Parameter("screening_valid"))
    assert "6 months" in words.condition_words(test, PACK, "en", {"screening_valid": Duration(months=6)})


def test_claims() -> None:
    test = c.Test("cell", Op.IS, ("no",))
    assert words.claim_words(test, True, PACK, "en") == "The answer to “Is there a cell?” is no."
    assert words.claim_words(test, False, PACK, "en") == ("This does not hold: the answer to “Is there a cell?” is no.")
    assert words.claim_words(c.Not(test), False, PACK, "en") == "The answer to “Is there a cell?” is no."
    assert words.claim_words(c.Not(A), True, PACK, "en") == "“a” does not hold."
    assert words.concept_claim("active", False, PACK, "en") == "“An embargo is in force” does not hold."
    assert words.concept_claim("active", True, PACK, "fr") == "«\u202fAn embargo is in force\u202f» se vérifie."
    for kind in ["finding", "level_rule", "class_rule", "modifier", "measure", "step", "action", "conflict", "bundle"]:
        for language in ("en", "fr"):
            yes, no = (words.named_claim(kind, "Name {x}", v, language) for v in (True, False))
            assert yes != no and "Name {x}" in yes and yes.endswith((".", "»", "”."))


def test_values() -> None:
    say = words.value_words
    q = PACK.questions
    assert [say(q["cell"], v, "fr") for v in ("no", "partly", "yes", "unknown", "not_applicable")] == [
        "non",
        "en partie",
        "oui",
        "inconnu",
        "sans objet",
    ]
    assert say(q["regime"], "territorial", "en") == "Territorial"
    assert say(q["tasks"], {"ddr": "yes", "cvr": "no"}, "en") == "yes: DDR; no: CVR; unknown: Embargo"
    assert say(q["tasks"], {"ddr": "yes", "cvr": "yes", "embargo": "yes"}, "fr") == "oui\u202f: DDR, CVR et Embargo"
    assert say(q["tasks"], {"ddr": "unknown"}, "en") == "unknown"
    assert say(q["count"], 3, "en") == "3 incidents"
    assert say(q["when"], datetime.date(2020, 1, 1), "fr") == "1er janvier 2020"


def test_citations() -> None:
    say = words.citation_words
    assert say(p.Citation("brief", "3.5", "16"), PACK, "en") == "Brief, §3.5, p. 16"
    assert say(p.Citation("brief", "", "37-38", "2"), PACK, "en") == "Brief, pp. 37-38, box 2"
    cite = p.Citation("other", paragraph="14", footnote="54", basis="inferred", status="unconfirmed")
    assert say(cite, PACK, "en") == "other, para. 14, fn. 54 (inferred)"
    assert say(cite, PACK, "fr") == "other, par. 14, note 54 (déduit)"
    unread = p.Citation("other", paragraph="to be confirmed", status="unconfirmed")
    assert say(unread, PACK, "en") == "other"  # the report adds "not confirmed": once is enough
    assert say(replace(unread, status="confirmed"), PACK, "fr") == "other, par. à confirmer"


def test_reasons_of_a_class() -> None:
    rule = c.AllOf((c.FindingTest("harm", ("now",)), c.FindingTest("state", ("missing",))))
    assert words.class_because("", rule, "Act first", PACK, "en") == (
        "At least Act first, since it answers to harm that civilians suffer now and the practice is missing."
    )
    assert words.class_because("the author says why", rule, "Act first", PACK, "en") == "The author says why."
    assert words.foundation_because("Link", "Plan", "en") == "At least Plan, since “Link” needs it first."
    assert words.cap_because("Entry point", "Act next", "fr") == (
        "Les constats du type «\u202fEntry point\u202f» ne dépassent pas Act next."
    )
    assert words.order_words(PACK, "en") == ("what opens the way for others", "by Tier", "by identifier")
