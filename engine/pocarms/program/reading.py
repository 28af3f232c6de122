"""Which conditions a pack holds, and which questions and concepts they read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pocarms.model.conditions import (
    Applies,
    ConceptIs,
    Condition,
    EvidenceTest,
    IsKnown,
    IsUnknown,
    Leaf,
    Op,
    ScaleTest,
    Test,
    leaves,
)
from pocarms.model.pack import Finding, Pack

LACKING = ("no", "partly")


def finding_conditions(finding: Finding) -> Iterator[Condition]:
    """Yield the conditions that decide whether a finding is established."""
    yield finding.when
    for question in finding.practice:
        yield Test(question, Op.IS, LACKING)


def program_conditions(pack: Pack) -> Iterator[Condition]:
    """Yield every condition of the program proper (gates and conflicts are stage 0)."""
    for concept in pack.concepts.values():
        yield from (rule.when for rule in concept.rules)
    for finding in pack.findings.values():
        yield from finding_conditions(finding)
        yield from (Test(question, Op.IS, ("no",)) for question in finding.practice)
        if finding.needs_task is not None:
            yield finding.needs_task
        for choose in (finding.owner, finding.room_to_act):
            yield from (b.when for b in (choose.branches if choose else ()) if b.when is not None)
    yield from (rule.when for rule in pack.class_rules)
    yield from (rule.when for rule in pack.level_rules)
    yield from (modifier.when for modifier in pack.modifiers.values())
    yield from (bundle.when for bundle in pack.bundles.values())
    yield from (measure.fits for measure in pack.measures.values())
    for step in pack.steps.values():
        yield step.when
        if step.done is not None:
            yield step.done
    yield from (action.when for action in pack.actions.values())


def stage0_conditions(pack: Pack) -> Iterator[Condition]:
    """Yield the gates and the conditions of conflicts."""
    yield from (q.asked_when for q in pack.questions.values() if q.asked_when is not None)
    yield from (conflict.when for conflict in pack.conflicts.values())


def pack_leaves(pack: Pack) -> Iterator[Leaf]:
    """Yield every leaf of every condition, repeats kept."""
    for conditions in (stage0_conditions(pack), program_conditions(pack)):
        for condition in conditions:
            yield from leaves(condition)


def measured_tests(pack: Pack) -> Mapping[str, tuple[Test, ...]]:
    """Return the distinct tests on each number and date question."""
    found: dict[str, dict[Test, None]] = {}
    for leaf in pack_leaves(pack):
        if isinstance(leaf, Test) and pack.questions[leaf.question].type in ("number", "date"):
            found.setdefault(leaf.question, {})[leaf] = None
    return {question: tuple(tests) for question, tests in found.items()}


def evidence_tests(pack: Pack) -> Mapping[str, tuple[EvidenceTest, ...]]:
    """Return the distinct evidence tests on each question."""
    found: dict[str, dict[EvidenceTest, None]] = {}
    for leaf in pack_leaves(pack):
        if isinstance(leaf, EvidenceTest):
            found.setdefault(leaf.question, {})[leaf] = None
    return {question: tuple(tests) for question, tests in found.items()}


def question_of(leaf: Leaf) -> str | None:
    """Return the question a leaf reads, or None."""
    if isinstance(leaf, (Test, Applies, IsKnown, IsUnknown, EvidenceTest)):
        return leaf.question
    return None


def questions_read(pack: Pack, condition: Condition) -> frozenset[str]:
    """Return the questions a condition reads, through concepts, scales and gates, but not through parts tests."""
    found: set[str] = set()
    seen: set[str] = set()
    scales: set[str] = set()
    waiting: list[Condition] = [condition]
    while waiting:
        for leaf in leaves(waiting.pop()):
            question = question_of(leaf)
            if question is not None and question not in found:
                found.add(question)
                gate = pack.questions[question].asked_when
                if gate is not None:
                    waiting.append(gate)
            if isinstance(leaf, ScaleTest) and leaf.scale not in scales:
                scales.add(leaf.scale)
                waiting.extend(rule.when for rule in pack.level_rules if rule.scale == leaf.scale)
            if isinstance(leaf, ConceptIs) and leaf.concept not in seen:
                seen.add(leaf.concept)
                waiting.extend(rule.when for rule in pack.concepts[leaf.concept].rules)
    return frozenset(found)


def of_part(pack: Pack, *conditions: Condition) -> bool:
    """Whether any of the conditions reads a question that may be answered per part (decision 001 point 7)."""
    return any(
        pack.questions[question].of_part for condition in conditions for question in questions_read(pack, condition)
    )
