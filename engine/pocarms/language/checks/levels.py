"""Level rules are adverse by shape: a more adverse answer never lowers a level (decision 001, point 11).

Every condition that a level rule reads, through concepts and through the gates of questions too, is walked with a
sign: even or odd number of negations above it. Under an even number the answers a test accepts must reach to the
adverse end, under an odd number to the other end. The gates belong to it because a test on a question that does not
apply is false.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pocarms.language.accepted import accepted, mild_to_adverse
from pocarms.language.checks.reads import question_of
from pocarms.language.noting import ENGLISH, error, warning
from pocarms.model.conditions import AllOf, ConceptIs, Condition, Leaf, Not, Op, PartsTest, Test, children
from pocarms.model.pack import LevelRule, Pack, Question
from pocarms.model.span import NOWHERE
from pocarms.source.faults import Fault
from pocarms.source.told import Listed, Phrase, Said, phrase

_LINK = " -> "
Way = tuple[Said, ...]  # the names passed on the way from a level rule; a phrase where it leads through a gate
# For numbers and dates: does a true test mean "far towards the high end" (or, for dates, the old end)?
_TOWARDS = {
    Op.AT_LEAST: "high",
    Op.MORE_THAN: "high",
    Op.AT_MOST: "low",
    Op.LESS_THAN: "low",
    Op.BEFORE: "old",
    Op.OLDER_THAN: "old",
    Op.AFTER: "new",
}


@dataclass(frozen=True, slots=True)
class _Step:
    """A leaf met on the way from a level rule, the sign it is read with, and the names passed on the way."""

    leaf: Leaf
    positive: bool
    path: Way


@dataclass(slots=True)
class _Walk:
    pack: Pack
    seen: set[tuple[str, str, bool]] = field(default_factory=set)

    def leaves(self, condition: Condition, positive: bool, path: Way) -> Iterator[_Step]:
        """Yield every leaf that decides a condition; each concept and gate is entered once for either sign."""
        work = [(condition, positive, path)]
        while work:
            here, sign, way = work.pop()
            if isinstance(here, Not):
                work.append((here.of, not sign, way))
                continue
            parts = children(here)
            if parts:
                work.extend((part, sign, way) for part in reversed(parts))
                continue
            assert not isinstance(here, Not)
            yield _Step(here, sign, way)  # type: ignore[arg-type]
            work.extend(self._behind(here, sign, way))  # type: ignore[arg-type]

    def _behind(self, leaf: Leaf, sign: bool, way: Way) -> list[tuple[Condition, bool, Way]]:
        if isinstance(leaf, ConceptIs | PartsTest):
            sign = sign if not isinstance(leaf, ConceptIs) or leaf.wanted else not sign
            concept = self.pack.concepts.get(leaf.concept)
            if concept is None or self._entered("concept", leaf.concept, sign):
                return []
            return [(rule.when, sign, (*way, leaf.concept)) for rule in reversed(concept.rules)]
        question = self.pack.questions.get(question_of(leaf))
        if question is None or question.asked_when is None or self._entered("gate", question.id, sign):
            return []
        return [(question.asked_when, sign, (*way, phrase("way.asked", id=question.id)))]

    def _entered(self, kind: str, id_: str, sign: bool) -> bool:
        key = (kind, id_, sign)
        if key in self.seen:
            return True
        self.seen.add(key)
        return False


def check_levels(pack: Pack) -> list[Fault]:
    """Return a fault for whatever a level rule reads in a way that a worse answer or `not_applicable` could lower."""
    faults: list[Fault] = []
    told: set[tuple[str, object]] = set()
    for rule in pack.level_rules:
        for step in _Walk(pack).leaves(rule.when, True, (rule.id,)):
            for fault in _judge(step, rule, pack):
                key = (fault.code, fault.span)
                if key not in told:  # one leaf may be read by many rules; the first in order tells
                    told.add(key)
                    faults.append(fault)
    return faults


def read_by_levels(pack: Pack) -> frozenset[str]:
    """Return every question that a level rule reads, through concepts and gates too."""
    return frozenset(
        question_of(step.leaf) for rule in pack.level_rules for step in _Walk(pack).leaves(rule.when, True, (rule.id,))
    )


def check_doubts(pack: Pack) -> Iterator[Fault]:
    """Warn of a conflict that may take away the most adverse answer a level rule reads: the floor would fall."""
    read = read_by_levels(pack)
    for conflict in pack.conflicts.values():
        parts = conflict.when.of if isinstance(conflict.when, AllOf) else (conflict.when,)
        for id_ in conflict.doubts:
            question = pack.questions[id_]
            order = mild_to_adverse(question)
            if id_ not in read or not order:
                continue
            tests = [part for part in parts if isinstance(part, Test) and part.question == id_]
            if any(order[-1] not in (accepted(test, question) or ()) for test in tests):
                continue  # it holds only while the answer is a milder one
            message = phrase("level.doubt", conflict=conflict.id, question=id_)
            yield warning("R819", conflict.span, message, phrase("help.level.doubt", answer=order[-1]))


def _judge(step: _Step, rule: LevelRule, pack: Pack) -> Iterator[Fault]:
    question = pack.questions.get(question_of(step.leaf))
    if question is None:
        return
    if question.may_not_apply:
        yield _may_not_apply(question, step, rule)
    if not isinstance(step.leaf, Test) or question.type in ("yes_no", "choice", "choices", "text", ""):
        return
    if not question.adverse:
        yield _no_adverse(question, step, rule)
    elif not _towards_adverse(step.leaf, question, step.positive):
        yield _wrong_way(step.leaf, question, step, rule)


def _towards_adverse(test: Test, question: Question, positive: bool) -> bool:
    """Return whether the answers accepted reach to the adverse end (or, under odd negation, to the other end)."""
    order = mild_to_adverse(question)
    if order:
        taken = accepted(test, question) or frozenset()
        flags = [value in taken for value in order]
        return flags == sorted(flags, reverse=not positive)
    towards = _TOWARDS.get(test.op)
    return towards is not None and (towards == question.adverse) == positive


def _way(step: _Step, last: str) -> Listed:
    return Listed((*step.path, last), _LINK)


def _wrong_way(test: Test, question: Question, step: _Step, rule: LevelRule) -> Fault:
    order, way = mild_to_adverse(question), _way(step, question.id)
    worst = phrase("worst.answer", answer=order[-1]) if order else phrase("worst.end", end=question.adverse)
    advice = "negated" if not step.positive else "ordered" if question.type == "ordered" else "other"
    gated = any(isinstance(passed, Phrase) for passed in step.path)
    gate = phrase("gate.false" if gated else "gate.none")
    return error(
        "R410",
        test.span if test.span != NOWHERE else rule.span,
        phrase("level.wrong_way", rule=rule.id, question=question.id),
        phrase("help.level.wrong_way", worst=worst, gate=gate, advice=phrase(f"advice.{advice}"), way=way),
        found=ENGLISH(way),
    )


def _no_adverse(question: Question, step: _Step, rule: LevelRule) -> Fault:
    one, other = ("old", "new") if question.type == "date" else ("high", "low")
    way = _way(step, question.id)
    return error(
        "R411",
        step.leaf.span if step.leaf.span != NOWHERE else rule.span,
        phrase("level.no_adverse", rule=rule.id, question=question.id),
        phrase("help.level.no_adverse", way=way),
        found=ENGLISH(way),
        expected=phrase("expected.adverse", one=one, other=other),
    )


def _may_not_apply(question: Question, step: _Step, rule: LevelRule) -> Fault:
    way = _way(step, question.id)
    return error(
        "R412",
        question.span if question.span != NOWHERE else rule.span,
        phrase("level.may_not_apply", rule=rule.id, question=question.id),
        phrase("help.level.may_not_apply", way=way),
        found=ENGLISH(way),
    )
