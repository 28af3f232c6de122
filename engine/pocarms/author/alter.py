"""Small alterations of a condition: what an author could have written by mistake in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pocarms.language.saying import canonical
from pocarms.model.conditions import (
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    ConceptIs,
    Condition,
    Duration,
    EvidenceTest,
    Not,
    Op,
    PartsTest,
    ScaleTest,
    Test,
    children,
)
from pocarms.model.pack import RELIABILITY, Pack
from pocarms.program.operands import resolve

OPERATORS = (
    "negate",  # a test or a group is turned round
    "drop",  # a condition is left out of a group
    "connective",  # all and any are swapped, or one more or one fewer of a group is asked for
    "compare",  # a comparison looks the other way
    "threshold",  # a threshold stands one step further, or at half or twice its length
    "value",  # one of several values is left out
)


class Swap(NamedTuple):
    """What was put for what, in the plain symbols of `language.saying`; left_out: `put` was left out of `at`."""

    put: str
    at: str
    left_out: bool = False


class Alteration(NamedTuple):
    """One change to a condition. path: the place in the tree, child by child; swap: what was put for what."""

    operator: str
    path: tuple[int, ...]
    swap: Swap
    condition: Condition  # the whole condition with the change made


_TURNED = {
    Op.AT_LEAST: Op.AT_MOST,
    Op.AT_MOST: Op.AT_LEAST,
    Op.MORE_THAN: Op.LESS_THAN,
    Op.LESS_THAN: Op.MORE_THAN,
    Op.BEFORE: Op.AFTER,
    Op.AFTER: Op.BEFORE,
    Op.HAS_ALL: Op.HAS_ANY,
    Op.HAS_ANY: Op.HAS_ALL,
}


def alterations(condition: Condition, pack: Pack) -> Iterator[Alteration]:
    """Yield every alteration of a condition, outermost first, none of them equal to the condition as it stands."""
    for path, at in _walk(condition, ()):
        for operator, put in (*_groups(at), *_tests(at, pack)):
            whole = _put(condition, path, put)
            if whole != condition:
                yield Alteration(operator, path, _swap(put, at), whole)


def _swap(put: Condition, at: Condition) -> Swap:
    """Say what was put for what; where a part of a group was left out, which."""
    if isinstance(at, (AllOf, AnyOf, AtLeast)) and isinstance(put, type(at)) and len(put.of) < len(at.of):
        out = next(n for n in range(len(at.of)) if put.of == (*at.of[:n], *at.of[n + 1 :]))
        return Swap(canonical(at.of[out]), canonical(at), left_out=True)
    return Swap(canonical(put), canonical(at))


def _walk(condition: Condition, path: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Condition]]:
    yield path, condition
    for n, child in enumerate(children(condition)):
        yield from _walk(child, (*path, n))


def _put(condition: Condition, path: Sequence[int], put: Condition) -> Condition:
    if not path:
        return put
    if isinstance(condition, Not):
        return replace(condition, of=_put(condition.of, path[1:], put))
    assert isinstance(condition, (AllOf, AnyOf, AtLeast))
    of = tuple(_put(child, path[1:], put) if n == path[0] else child for n, child in enumerate(condition.of))
    return replace(condition, of=of)


def _groups(at: Condition) -> Iterator[tuple[str, Condition]]:
    if isinstance(at, Not):
        yield "negate", at.of
    if isinstance(at, (AllOf, AnyOf)) and len(at.of) > 1:
        yield "connective", AnyOf(at.of, at.span) if isinstance(at, AllOf) else AllOf(at.of, at.span)
        for n in range(len(at.of)):
            yield "drop", replace(at, of=(*at.of[:n], *at.of[n + 1 :]))
    if isinstance(at, AtLeast) and len(at.of) > at.n:
        for n in range(len(at.of)):
            yield "drop", replace(at, of=(*at.of[:n], *at.of[n + 1 :]))
    if isinstance(at, AtLeast):
        yield from (("connective", replace(at, n=n)) for n in (at.n - 1, at.n + 1) if 1 <= n <= len(at.of))


def _tests(at: Condition, pack: Pack) -> Iterator[tuple[str, Condition]]:
    if isinstance(at, (AllOf, AnyOf, AtLeast, Not, Always)):
        return
    yield "negate", replace(at, wanted=not at.wanted) if isinstance(at, ConceptIs) else Not(at, at.span)
    if isinstance(at, PartsTest):
        yield "connective", replace(at, quantifier="all" if at.quantifier == "any" else "any")
    elif isinstance(at, ScaleTest):
        steps = [step.id for step in pack.scales[at.scale].steps]
        yield from (("threshold", replace(at, at_least=step)) for step in _beside(steps, at.at_least))
    elif isinstance(at, EvidenceTest):
        if at.at_least is not None:
            yield from (("threshold", replace(at, at_least=word)) for word in _beside(list(RELIABILITY), at.at_least))
        if at.within is not None:
            length = resolve(at.within, pack.parameters)
            assert isinstance(length, Duration)
            yield from (("threshold", replace(at, within=other)) for other in _other_lengths(length))
    elif isinstance(at, Test):
        yield from _answers(at, pack)


def _answers(at: Test, pack: Pack) -> Iterator[tuple[str, Condition]]:
    turned = _TURNED.get(at.op)
    several = isinstance(at.operand, tuple) and len(at.operand) > 1
    if turned is not None and (several or at.op not in (Op.HAS_ALL, Op.HAS_ANY)):
        yield "compare", replace(at, op=turned)
    if several:
        assert isinstance(at.operand, tuple)
        for n in range(len(at.operand)):
            yield "value", replace(at, operand=(*at.operand[:n], *at.operand[n + 1 :]))
    elif at.op in (Op.AT_LEAST, Op.AT_MOST, Op.ADVERSE_AT_LEAST) and isinstance(at.operand, tuple):
        values = list(pack.questions[at.question].values())
        yield from (("threshold", replace(at, operand=(value,))) for value in _beside(values, at.operand[0]))
    operand = resolve(at.operand, pack.parameters)
    if isinstance(operand, Duration):
        yield from (("threshold", replace(at, operand=other)) for other in _other_lengths(operand))
    elif isinstance(operand, (int, float)):
        lowest = 1 if at.op is Op.COUNT else None
        yield from (
            ("threshold", replace(at, operand=n)) for n in (operand - 1, operand + 1) if lowest is None or n >= lowest
        )


def _beside(steps: Sequence[str], step: str) -> list[str]:
    at = steps.index(step)
    return [steps[n] for n in (at - 1, at + 1) if 0 <= n < len(steps)]


def _other_lengths(length: Duration) -> list[Duration]:
    twice = Duration(length.months * 2, length.days * 2)
    half = Duration(length.months // 2, length.days // 2)
    return [half, twice] if half != Duration() else [twice]
