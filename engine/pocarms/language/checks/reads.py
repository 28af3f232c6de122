"""What reads what in a pack: every condition with the thing it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pocarms.model.conditions import (
    Applies,
    ConceptIs,
    Condition,
    EvidenceTest,
    IsKnown,
    IsUnknown,
    Leaf,
    PartsTest,
    Test,
    leaves,
)
from pocarms.model.pack import Choose, Pack
from pocarms.model.span import Span


@dataclass(frozen=True, slots=True)
class Owned:
    """One condition and the thing it belongs to, such as "the finding" with its id."""

    what: str
    id: str
    condition: Condition
    span: Span


def gates(pack: Pack) -> Iterator[Owned]:
    """Yield the condition of every question that has one."""
    for question in pack.questions.values():
        if question.asked_when is not None:
            yield Owned("the question", question.id, question.asked_when, question.span)


def conditions(pack: Pack) -> Iterator[Owned]:
    """Yield every condition of the pack, gates included, in a fixed order."""
    yield from gates(pack)
    for concept in pack.concepts.values():
        for rule in concept.rules:
            yield Owned("the concept", concept.id, rule.when, rule.span)
    for finding in pack.findings.values():
        yield Owned("the finding", finding.id, finding.when, finding.span)
        if finding.needs_task is not None:
            yield Owned("the finding", finding.id, finding.needs_task, finding.span)
        for choose in (finding.owner, finding.room_to_act):
            for condition in _branches(choose):
                yield Owned("the finding", finding.id, condition, finding.span)
    for class_rule in pack.class_rules:
        yield Owned("the class rule", class_rule.id, class_rule.when, class_rule.span)
    for level_rule in pack.level_rules:
        yield Owned("the level rule", level_rule.id, level_rule.when, level_rule.span)
    for conflict in pack.conflicts.values():
        yield Owned("the conflict", conflict.id, conflict.when, conflict.span)
    for modifier in pack.modifiers.values():
        yield Owned("the modifier", modifier.id, modifier.when, modifier.span)
    for bundle in pack.bundles.values():
        yield Owned("the bundle", bundle.id, bundle.when, bundle.span)
    for measure in pack.measures.values():
        yield Owned("the measure", measure.id, measure.fits, measure.span)
    for step in pack.steps.values():
        yield Owned("the step", step.id, step.when, step.span)
        if step.done is not None:
            yield Owned("the step", step.id, step.done, step.span)
    for action in pack.actions.values():
        yield Owned("the action", action.id, action.when, action.span)


def _branches(choose: Choose[str] | None) -> Iterator[Condition]:
    for branch in choose.branches if choose is not None else ():
        if branch.when is not None:
            yield branch.when


def question_of(leaf: Leaf) -> str:
    """Return the question a leaf is about, or ""."""
    return leaf.question if isinstance(leaf, Test | Applies | IsKnown | IsUnknown | EvidenceTest) else ""


def concept_of(leaf: Leaf) -> str:
    """Return the concept a leaf reads, through parts or not, or ""."""
    return leaf.concept if isinstance(leaf, ConceptIs | PartsTest) else ""


def questions_in(condition: Condition) -> tuple[str, ...]:
    """Return the questions a condition names, each once, in the order written."""
    return tuple(dict.fromkeys(q for leaf in leaves(condition) if (q := question_of(leaf))))


def concepts_in(condition: Condition) -> tuple[str, ...]:
    """Return the concepts a condition names, each once, in the order written."""
    return tuple(dict.fromkeys(c for leaf in leaves(condition) if (c := concept_of(leaf))))
