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
from pocarms.model.conditions import AllOf, ConceptIs, Condition, Leaf, Not, Op, PartsTest, Test, children
from pocarms.model.pack import LevelRule, Pack, Question
from pocarms.model.span import NOWHERE
from pocarms.source.faults import Fault, Severity

_LINK = " -> "
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
    path: tuple[str, ...]


@dataclass(slots=True)
class _Walk:
    pack: Pack
    seen: set[tuple[str, str, bool]] = field(default_factory=set)

    def leaves(self, condition: Condition, positive: bool, path: tuple[str, ...]) -> Iterator[_Step]:
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

    def _behind(self, leaf: Leaf, sign: bool, way: tuple[str, ...]) -> list[tuple[Condition, bool, tuple[str, ...]]]:
        if isinstance(leaf, ConceptIs | PartsTest):
            sign = sign if not isinstance(leaf, ConceptIs) or leaf.wanted else not sign
            concept = self.pack.concepts.get(leaf.concept)
            if concept is None or self._entered("concept", leaf.concept, sign):
                return []
            return [(rule.when, sign, (*way, leaf.concept)) for rule in reversed(concept.rules)]
        question = self.pack.questions.get(question_of(leaf))
        if question is None or question.asked_when is None or self._entered("gate", question.id, sign):
            return []
        return [(question.asked_when, sign, (*way, f"whether {question.id} is asked"))]

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
            yield Fault(
                "R819",
                conflict.span,
                f"while '{conflict.id}' holds, even the most adverse answer to '{id_}' counts as unknown, and a level "
                "rule reads it",
                help=f"The level proved would fall. Let the conflict hold only for milder answers than '{order[-1]}', "
                "or take the question out of 'doubts'.",
                severity=Severity.WARNING,
            )


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


def _way(step: _Step, last: str) -> str:
    return _LINK.join((*step.path, last))


def _wrong_way(test: Test, question: Question, step: _Step, rule: LevelRule) -> Fault:
    order = mild_to_adverse(question)
    worst = f" The most adverse answer is '{order[-1]}'." if order else f" Its adverse end is: {question.adverse}."
    wanted = "adverse_at_least" if question.type == "ordered" else "a test that takes in the adverse end"
    advice = f"Use {wanted} here." if step.positive else "Under 'not', or with 'false', it is the other way round."
    gate = " A test on a question that is not asked is false." if any(" is asked" in w for w in step.path) else ""
    return Fault(
        "R410",
        test.span if test.span != NOWHERE else rule.span,
        f"the level rule '{rule.id}' could stop holding because the answer to '{question.id}' becomes more adverse",
        found=_way(step, question.id),
        help=f"Levels are raised by adverse answers and lowered by none.{worst}{gate} {advice} "
        f"How the rule comes to read it: {_way(step, question.id)}.",
    )


def _no_adverse(question: Question, step: _Step, rule: LevelRule) -> Fault:
    words = "old or new" if question.type == "date" else "high or low"
    return Fault(
        "R411",
        step.leaf.span if step.leaf.span != NOWHERE else rule.span,
        f"the level rule '{rule.id}' reads '{question.id}', which does not say which end is adverse",
        found=_way(step, question.id),
        expected=f"adverse: {words}",
        help=f"Add 'adverse: …' to the question. How the rule comes to read it: {_way(step, question.id)}.",
    )


def _may_not_apply(question: Question, step: _Step, rule: LevelRule) -> Fault:
    return Fault(
        "R412",
        question.span if question.span != NOWHERE else rule.span,
        f"the level rule '{rule.id}' reads '{question.id}', so 'may_not_apply' cannot be allowed",
        found=_way(step, question.id),
        help="Else a person could clear a worry by answering not_applicable. Take 'may_not_apply' out, or say with "
        f"'asked_when' when the question applies. How the rule comes to read it: {_way(step, question.id)}.",
    )
