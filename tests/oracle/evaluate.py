"""A case before the plain interpreter, and the truth of any condition in it: one function per construct.

Nothing is compiled, lowered or shared; a reader can hold each function against the sentence of the design it states.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pocarms.model.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    ConceptIs,
    Condition,
    EvidenceTest,
    FindingTest,
    IsKnown,
    IsUnknown,
    Not,
    Parameter,
    PartsTest,
    ScaleTest,
)
from pocarms.model.pack import RELIABILITY, UNKNOWN, Finding, Pack, Scale
from pocarms.model.profile import Answer
from tests.oracle import standing
from tests.oracle.calendar_time import older_than
from tests.oracle.judgement import Truth
from tests.oracle.kleene import at_least, both, either, opposite
from tests.oracle.standing import Answers


@dataclass
class Bench:
    """One case before the judge: its answers after doubt, and what has been worked out so far.

    parts: the benches of the parts, for the whole of a profile with parts only; `alone`: the profile has no parts.
    """

    id: str
    pack: Pack
    answers: Answers
    conflicts: dict[str, Truth]
    alone: bool
    parts: tuple[Bench, ...] = ()
    memo: dict[tuple[object, ...], Truth] = field(default_factory=dict)


def value(bench: Bench, condition: Condition, finding: Finding | None = None) -> Truth:
    """Return the truth of a condition in a case; `finding` is the one being placed, in class rules only."""
    match condition:
        case AllOf():
            return both(value(bench, child, finding) for child in condition.of)
        case AnyOf():
            return either(value(bench, child, finding) for child in condition.of)
        case AtLeast():
            return at_least(condition.n, (value(bench, child, finding) for child in condition.of))
        case Not():
            return opposite(value(bench, condition.of, finding))
        case ConceptIs():
            holds = concept(bench, condition.concept)
            return holds if condition.wanted else opposite(holds)
        case PartsTest():
            return parts_test(bench, condition)
        case FindingTest():
            assert finding is not None
            return finding_test(bench, condition, finding)
        case ScaleTest():
            scale = bench.pack.scales[condition.scale]
            return case_at_least(bench, scale, scale.rank(condition.at_least))
        case IsKnown():
            return standing.is_known(bench.answers, condition.question)
        case IsUnknown():
            return is_unknown(bench, condition.question)
        case EvidenceTest():
            return evidence(bench, condition)
        case _:
            return standing.answer_condition(bench.answers, condition)


def concept(bench: Bench, name: str) -> Truth:
    """True if one of its rules is true, false if all are false, else unknown."""
    key = ("concept", name)
    if key not in bench.memo:
        bench.memo[key] = either(value(bench, rule.when) for rule in bench.pack.concepts[name].rules)
    return bench.memo[key]


def parts_test(bench: Bench, leaf: PartsTest) -> Truth:
    """Look at a concept in every part; in a part, or where there are no parts, at the concept itself (point 6)."""
    if not bench.parts:
        return concept(bench, leaf.concept)
    seen = [concept(part, leaf.concept) for part in bench.parts]
    return either(seen) if leaf.quantifier == "any" else both(seen)


def is_unknown(bench: Bench, question: str) -> Truth:
    """True where the question applies and has no known answer, false where known or not applicable (point 13)."""
    applicable = standing.applies(bench.answers, question)
    if applicable is not True:
        return applicable
    return not standing.is_known(bench.answers, question)


def evidence(bench: Bench, leaf: EvidenceTest) -> Truth:
    """True where the known answer has evidence as good as asked; each known line needs its own."""
    known = standing.is_known(bench.answers, leaf.question)
    if known is not True:
        return known
    told = bench.answers.told[leaf.question]
    if isinstance(told.value, Mapping):
        return all(
            any(
                isinstance(a.value, Mapping) and a.value.get(option, UNKNOWN) == line and _good(bench, a, leaf)
                for a in told.answers
            )
            for option, line in told.value.items()
        )
    return any(a.value == told.value and _good(bench, a, leaf) for a in told.answers)


def _good(bench: Bench, answer: Answer, leaf: EvidenceTest) -> bool:
    """Say whether one person's evidence is as reliable and as recent as the test asks."""
    given = answer.evidence
    if leaf.at_least is not None:
        if given.reliability not in RELIABILITY:
            return False
        if RELIABILITY.index(given.reliability) < RELIABILITY.index(leaf.at_least):
            return False
    if leaf.within is not None:
        length = leaf.within
        if isinstance(length, Parameter):
            length = standing.parameter(bench.answers, length)
        if given.as_of is None or bench.answers.as_of is None:
            return False
        return not older_than(given.as_of, length, bench.answers.as_of)
    return True


# --- what class rules, actions and steps read ----------------------------------------------------------------------


def _practice_is(bench: Bench, question: str, *values: str) -> Truth:
    """Return whether a practice stands at one of the values."""
    return standing.test(bench.answers, standing.Test(question, standing.Op.IS, values))


def status(bench: Bench, finding: Finding) -> Truth:
    """Established (True), ruled out (False) or open: its `when`, and one of its practices no or partly (point 8)."""
    key = ("finding", finding.id)
    if key not in bench.memo:
        needed = [value(bench, finding.when)]
        if finding.practice:
            needed.append(either(_practice_is(bench, q, "no", "partly") for q in finding.practice))
        bench.memo[key] = both(needed)
    return bench.memo[key]


def state_at_least(bench: Bench, finding: Finding, step: str) -> Truth:
    """State read "at least": missing if one practice is no, partly if one is no or partly (points 8 and 9)."""
    if not finding.practice:
        return True
    wanted = ("no",) if step == "missing" else ("no", "partly")
    return either(_practice_is(bench, q, *wanted) for q in finding.practice)


def harm_at_least(bench: Bench, finding: Finding, step: str) -> Truth:
    """Harm read "at least": now, foreseeable, or none, from what the finding addresses (point 9)."""
    if step == "none":
        return True
    every = "any" in finding.addresses
    addressed = [a for i, a in bench.pack.addressables.items() if every or i in finding.addresses]
    now = [concept(bench, a.now) for a in addressed]
    if step == "now":
        return either(now)
    return either(now + [concept(bench, a.present) for a in addressed])


def finding_test(bench: Bench, leaf: FindingTest, finding: Finding) -> Truth:
    """A field of the finding being placed; several values are alternatives."""
    match leaf.name:
        case "harm":
            return either(harm_at_least(bench, finding, step) for step in leaf.values)
        case "state":
            return either(state_at_least(bench, finding, step) for step in leaf.values)
        case "key":
            return ("true" if finding.key else "false") in leaf.values
        case "kind":
            return finding.kind in leaf.values
        case "tags":
            return any(tag in leaf.values for tag in finding.tags)
    if leaf.name.startswith("facet:"):
        return any(v in leaf.values for v in finding.facets.get(leaf.name.removeprefix("facet:"), ()))
    return finding.attributes.get(leaf.name) in leaf.values


def case_at_least(bench: Bench, scale: Scale, rank: int) -> Truth:
    """At least this step of a level scale: by any of its rules, in a part too; a whole with parts is as its highest."""
    if rank == 0:
        return True
    if bench.parts:
        return either(case_at_least(part, scale, rank) for part in bench.parts)
    rules = [r for r in bench.pack.level_rules if r.scale == scale.id and scale.rank(r.at_least) >= rank]
    return either(value(bench, r.when) for r in rules)
