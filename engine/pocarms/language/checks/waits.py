"""Warnings on gates that wait: where an adverse answer may end the wait, and with it what the wait kept open."""

from __future__ import annotations

from collections.abc import Iterator

from pocarms.language.checks.reads import concepts_in, questions_in
from pocarms.language.noting import warning
from pocarms.model.conditions import AnyOf, AtLeast, Condition, children
from pocarms.model.pack import Pack
from pocarms.source.faults import Fault
from pocarms.source.told import phrase


def check_waits(pack: Pack) -> list[Fault]:
    """Return a warning for every question that level rules read and that waits for one of several answers.

    Such a gate waits while one of the answers is unknown, and all tests behind it are unknown meanwhile. An adverse
    answer to another of them ends the wait; if a favourable answer is on file behind the gate, the ceiling falls. Where
    one of the answers is only asked for once another is known, they cannot be told apart in this way, and all is well.
    """
    gates = {q.id: questions_in(q.asked_when) for q in pack.questions.values() if q.asked_when is not None}
    behind = {id_: _hangs_on(id_, gates) for id_ in gates}
    faults = []
    for id_ in sorted(_read_by_levels(pack)):
        question = pack.questions[id_]
        for either in _alternatives(question.asked_when) if question.asked_when is not None else ():
            apart = _apart(questions_in(either), behind)
            if apart:
                faults.append(
                    warning("R820", question.span, phrase("level.wait", id=id_, one=apart[0], other=apart[1]))
                )
                break
    return faults


def _read_by_levels(pack: Pack) -> set[str]:
    """Return the questions that level rules read, through concepts or not; of scales that suggest a decision.

    A scale that grades lets nothing through when a ceiling falls.
    """
    found: set[str] = set()
    seen: set[str] = set()
    waiting: list[Condition] = [rule.when for rule in pack.level_rules if pack.scales[rule.scale].decision]
    while waiting:
        condition = waiting.pop()
        found.update(questions_in(condition))
        for concept in concepts_in(condition):
            if concept not in seen:
                seen.add(concept)
                waiting.extend(rule.when for rule in pack.concepts[concept].rules)
    return found


def _alternatives(condition: Condition) -> Iterator[Condition]:
    """Yield what is met in one way or another: `any`, and `at_least` of more."""
    if isinstance(condition, AnyOf) or (isinstance(condition, AtLeast) and condition.n < len(condition.of)):
        yield condition
    for child in children(condition):
        yield from _alternatives(child)


def _hangs_on(question: str, gates: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """Return every question that must be known before this one is asked."""
    found: set[str] = set()
    waiting = list(gates.get(question, ()))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(gates.get(one, ()))
    return frozenset(found)


def _apart(questions: tuple[str, ...], behind: dict[str, frozenset[str]]) -> tuple[str, str] | None:
    """Return the first two questions of which neither hangs on the other."""
    for i, one in enumerate(questions):
        for other in questions[i + 1 :]:
            if other not in behind.get(one, ()) and one not in behind.get(other, ()):
                return one, other
    return None
