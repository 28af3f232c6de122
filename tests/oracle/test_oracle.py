"""The judges themselves: hand-made cases, the tables of logic, and that the random packs reach everything."""

from __future__ import annotations

import datetime
import itertools

import pytest

from pocarms.model.conditions import Duration
from pocarms.model.pack import Question
from pocarms.model.profile import Answer
from tests.oracle import kleene, plain
from tests.oracle.asp.facts import first_young
from tests.oracle.calendar_time import later, older_than
from tests.oracle.census import Census
from tests.oracle.completions import admissible, completions, standalone
from tests.oracle.flatten import told
from tests.oracle.generate.draft import TINY
from tests.oracle.random_packs import random_pack, random_profiles

DAY = datetime.date


@pytest.mark.parametrize("values", list(itertools.product((True, False, None), repeat=3)))
def test_connectives_are_what_every_completion_says(values: tuple[bool | None, ...]) -> None:
    """True or false exactly where every way of deciding the unknowns gives that."""
    decided = list(itertools.product(*([v] if v is not None else [True, False] for v in values)))

    def together(results: list[bool]) -> bool | None:
        return results[0] if len(set(results)) == 1 else None

    assert kleene.both(values) is together([all(d) for d in decided])
    assert kleene.either(values) is together([any(d) for d in decided])
    for n in (1, 2, 3):
        assert kleene.at_least(n, values) is together([sum(d) >= n for d in decided])


def test_ages_count_forward() -> None:
    month = Duration(months=1)
    assert later(DAY(2021, 1, 31), month) == DAY(2021, 2, 28)
    assert later(DAY(2019, 12, 31), Duration(months=2)) == DAY(2020, 2, 29)
    assert older_than(DAY(2021, 2, 28), month, DAY(2021, 3, 31))
    assert not older_than(DAY(2021, 2, 28), month, DAY(2021, 3, 28))


@pytest.mark.parametrize("as_of", [DAY(2021, 3, 31), DAY(2021, 2, 28), DAY(2020, 2, 29), DAY(2021, 1, 1)])
@pytest.mark.parametrize("length", [Duration(months=1), Duration(months=13), Duration(days=30), Duration(days=365)])
def test_both_judges_turn_on_the_same_day(as_of: datetime.date, length: Duration) -> None:
    """The two count months in different ways; they must find the same first day that is not older."""
    day = first_young(length, as_of)
    assert not older_than(day, length, as_of)
    assert older_than(day - datetime.timedelta(days=1), length, as_of)


def question(type_: str) -> Question:
    return next(q for q in random_pack(3).questions.values() if q.type == type_)


def test_people_who_agree_disagree_and_do_not_know() -> None:
    fact = question("yes_no")

    def said(*values: str) -> object:
        return told(fact, tuple(Answer(fact.id, value) for value in values)).value

    assert said("yes", "yes") == "yes"
    assert said("yes", "no") == "unknown"
    assert said("unknown", "no") == "no"
    assert said() == "unknown"
    assert said("not_applicable", "unknown") == "not_applicable"
    assert said("not_applicable", "no") == "unknown"


def test_several_choice_lines_are_put_together_one_by_one() -> None:
    asked = question("choices")
    first, second, *_ = asked.values()
    one, other = Answer(asked.id, {first: "yes", second: "no"}), Answer(asked.id, {first: "no", second: "unknown"})
    lines = told(asked, (one, other)).value
    assert isinstance(lines, dict)
    assert (lines[first], lines[second]) == ("unknown", "no")
    assert told(asked, (Answer(asked.id, "not_applicable"), other)).value == dict.fromkeys(asked.values(), "unknown")


def test_the_same_seed_makes_the_same_pack() -> None:
    assert random_pack(5) == random_pack(5)
    assert random_profiles(random_pack(5), 5, 3) == random_profiles(random_pack(5), 5, 3)
    assert random_pack(5) != random_pack(6)


def test_completions_leave_nothing_open() -> None:
    """Every completion answers all that is asked, keeps what was known, and doubts nothing."""
    seen = 0
    for seed in range(15):
        pack = random_pack(seed, TINY)
        profile = standalone(pack, random_profiles(pack, seed, 1)[0], None)
        before = plain.judge(pack, profile).whole
        for completion in completions(pack, profile, 60) or ():
            if not admissible(pack, completion):
                continue
            seen += 1
            after = plain.judge(pack, completion).whole
            assert {state for state, _ in after.questions.values()} <= {"value", "not_applicable", "does_not_apply"}
            for q, (state, value) in before.questions.items():
                if state == "value" and pack.questions[q].type != "choices":
                    assert after.questions[q] == (state, value), (seed, q)
                if state == "does_not_apply":
                    assert after.questions[q][0] == state
    assert seen > 25


EVERY = [
    *("all", "any", "not", "at_least", "applies", "any_part", "all_parts", "is_known", "is_unknown", "evidence"),
    *("always", "for_each", "key", "needs_task", "part", "action", "bundle", "measure", "modifier", "step", "answer"),
    *("finding.harm", "finding.state", "finding.key", "finding.kind", "finding.tags", "finding.facet", "finding.reach"),
    *("may_not_apply", "concept is true", "concept is false", "scale test", "class rule", "class cap", "of: part"),
    *("level rule plain", "level rule hold", "step after another", "step without done", "block used"),
    *("people disagree", "profile with parts", "profile without as_of", "parameter replaced", "answers of 2 people"),
    *("asked_when 3 deep", "concept on layer 3", "concept of 3 rules", "conflict doubting 0", "conflict doubting 2"),
    *(f"finding {kind}" for kind in ("gap", "entry_point", "compliance", "strength", "info")),
    *(f"practice of {n}" for n in range(3)),
    *(f"needs {n}" for n in range(3)),
    *(f"choose of {n}" for n in (1, 2, 3)),
    *(f"addresses {n}" for n in (0, 1, 2, "any")),
    *(f"question {t}" for t in ("yes_no", "practice", "choice", "choices", "ordered", "number", "date", "text")),
    *(f"test {t} {op}" for t in ("yes_no", "choice", "practice", "ordered") for op in ("is", "is_not", "none_of")),
    *(f"test {t} {op}" for t in ("practice", "ordered", "number") for op in ("at_least", "at_most")),
    *(f"test number {op}" for op in ("is", "more_than", "less_than", "at_least parameter", "less_than parameter")),
    *(f"test date {op}" for op in ("before", "after", "older_than", "older_than parameter")),
    *(f"test choices {op}" for op in ("has", "has_any", "has_all", "lacks", "count")),
    "test ordered adverse_at_least",
    *(f"state {s}" for s in ("value", "unknown", "not_applicable", "does_not_apply", "waiting", "doubted")),
]


def test_random_packs_reach_everything() -> None:
    """Every construct occurs, and true, false and unknown each have their share in every kind of node."""
    census = Census()
    for seed in range(25):
        pack = random_pack(seed)
        census.add(pack, random_profiles(pack, seed, 5))
    assert [name for name in EVERY if not census.constructs[name]] == []
    # The bounds of the long run are 15 and 60 per cent; so few packs scatter more.
    assert census.lopsided(0.08, 0.75, least=300) == [], census.table()
