"""Warnings where a wrong reading would do harm, and where a reader would be left without an answer."""

from __future__ import annotations

from collections.abc import Iterator

from pocarms.language.accepted import accepted
from pocarms.language.checks.reads import conditions, gates, questions_in
from pocarms.language.noting import warning
from pocarms.language.saying import canonical
from pocarms.model.conditions import AllOf, Applies, Condition, Not, Op, Test, children, leaves
from pocarms.model.pack import Pack
from pocarms.model.span import NOWHERE, Span
from pocarms.source.faults import Fault
from pocarms.source.told import phrase


def check_careful(pack: Pack) -> list[Fault]:
    """Return the warnings of this module for a pack without errors."""
    return [
        *_sources(pack),
        *_idle_tests(pack),
        *_practice_for_no(pack),
        *_unguarded_not(pack),
        *_twice(pack),
        *_gated_by_parts(pack),
        *_unsaid(pack),
    ]


def _sources(pack: Pack) -> Iterator[Fault]:
    items = [("question", q.id, q.span, q.sources) for q in pack.questions.values()]
    items += [("concept", c.id, r.span, r.sources) for c in pack.concepts.values() for r in c.rules]
    items += [("finding", f.made_from or f.id, f.span, f.sources) for f in pack.findings.values()]
    items += [("level_rule", r.id, r.span, r.sources) for r in pack.level_rules]
    for what, id_, span, sources in dict.fromkeys(items):
        if not sources:
            yield warning("R811", span, phrase(f"source.{what}", id=id_), "source")


def _idle_tests(pack: Pack) -> Iterator[Fault]:
    """Warn of a single test that says no more than that an answer is there, or that nothing can meet."""
    told = set()
    for owned in conditions(pack):
        for leaf in leaves(owned.condition):
            if not isinstance(leaf, Test) or leaf.span in told:
                continue
            question = pack.questions[leaf.question]
            values = question.values()
            taken = accepted(leaf, question)
            never = taken is not None and not taken
            if leaf.op is Op.COUNT:
                never = isinstance(leaf.operand, int) and leaf.operand > len(values)
            always = taken is not None and len(taken) == len(values)
            if never or always:
                told.add(leaf.span)
                yield warning(
                    "R812",
                    leaf.span if leaf.span != NOWHERE else owned.span,
                    phrase("idle.never" if never else "idle.always", question=leaf.question),
                    phrase("help.idle", question=leaf.question),
                )


def _practice_for_no(pack: Pack) -> Iterator[Fault]:
    """LANGUAGE, "Where a wrong reading would do harm", 1: a concept that tests a practice for `no` loses `partly`."""
    for concept in pack.concepts.values():
        for rule in concept.rules:
            for leaf in leaves(rule.when):
                if not isinstance(leaf, Test):
                    continue
                question = pack.questions[leaf.question]
                if question.type == "practice" and accepted(leaf, question) == frozenset(("no",)):
                    yield warning(
                        "R813",
                        leaf.span if leaf.span != NOWHERE else rule.span,
                        phrase("partly", concept=concept.id),
                        phrase("help.partly", question=leaf.question),
                    )


def _unguarded_not(pack: Pack) -> Iterator[Fault]:
    """LANGUAGE, "Where a wrong reading would do harm", 3: `not` also holds where the question does not apply."""
    told = set()
    for owned in conditions(pack):
        for negation, beside in _negations(owned.condition, ()):
            for leaf in leaves(negation.of):
                if not isinstance(leaf, Test) or leaf.span in told:
                    continue
                question = pack.questions[leaf.question]
                if question.asked_when is None and not question.may_not_apply:
                    continue
                if _guarded(leaf.question, question.asked_when, beside):
                    continue
                told.add(leaf.span)
                yield warning(
                    "R814",
                    negation.span if negation.span != NOWHERE else owned.span,
                    phrase("unguarded", question=leaf.question),
                    phrase("help.unguarded", question=leaf.question),
                )


def _negations(condition: Condition, beside: tuple[Condition, ...]) -> Iterator[tuple[Not, tuple[Condition, ...]]]:
    """Yield every `not` with the conditions that must hold beside it."""
    if isinstance(condition, Not):
        yield condition, beside
        yield from _negations(condition.of, beside)
        return
    for i, child in enumerate(children(condition)):
        others = children(condition)[:i] + children(condition)[i + 1 :] if isinstance(condition, AllOf) else ()
        yield from _negations(child, beside + others)


def _guarded(question: str, gate: Condition | None, beside: tuple[Condition, ...]) -> bool:
    """Return whether what stands beside a `not` sees to it that the question applies."""
    if any(isinstance(c, Applies | Test) and c.question == question for c in beside):
        return True
    said = {canonical(c) for c in beside}
    parts = gate.of if isinstance(gate, AllOf) else (gate,)
    return gate is not None and all(canonical(part) in said for part in parts)


def _twice(pack: Pack) -> Iterator[Fault]:
    for concept in pack.concepts.values():
        seen: dict[str, Span] = {}
        for rule in sorted(concept.rules, key=lambda rule: rule.span):
            said = canonical(rule.when)
            if said in seen:
                before = seen[said]
                message = phrase("twice", concept=concept.id, file=before.file, line=str(before.line))
                yield warning("R815", rule.span, message)
            seen.setdefault(said, rule.span)


def _gated_by_parts(pack: Pack) -> Iterator[Fault]:
    for owned in gates(pack):
        if pack.questions[owned.id].of_part:
            continue
        for read in questions_in(owned.condition):
            if pack.questions[read].of_part:
                yield warning("R816", owned.span, phrase("by_parts", id=owned.id, read=read))


def _unsaid(pack: Pack) -> Iterator[Fault]:
    for question in pack.questions.values():
        if question.type == "practice" and "partly" not in question.counts_as:
            yield warning("R817", question.span, phrase("counts_as", id=question.id))
    for id_, finding in {f.made_from or f.id: f for f in pack.findings.values()}.items():
        kind = pack.kinds.get(finding.kind)
        if kind is not None and kind.advice and not finding.advice:
            yield warning("R818", finding.span, phrase("no_advice", id=id_))
        if kind is not None and kind.advice and finding.owner is None:
            yield warning("R818", finding.span, phrase("no_owner", id=id_))
