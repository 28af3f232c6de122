"""Which rules of a pack its own tests exercise both ways: a case in which the rule holds, and one in which it does not.

What a test can name (findings, modifiers and their like) counts where tests name it as established and as ruled out;
rules of concepts and classes count where they are found to hold and not to hold. Tests that the tool drafted, and that
nobody has named yet, count apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pocarms.assessment.judge import Judgement
from pocarms.model.pack import Pack
from pocarms.model.packtest import Expectation, PackTest
from pocarms.program.graph import Program
from pocarms.records import dataclass


@dataclass(frozen=True, slots=True)
class Exercised:
    """One sort of rule: how many there are, and which are not exercised both ways.

    missing: ids, each with which of several rules of one concept it is; 0 where there is only one.
    """

    sort: str  # findings, modifiers ...
    of: int
    missing: tuple[tuple[str, int], ...]


def exercised(pack: Pack, program: Program, judged: Sequence[tuple[PackTest, Judgement]]) -> tuple[Exercised, ...]:
    """Return, for each sort of rule that a pack has, which are exercised both ways by tests written by hand.

    judged: the pack's tests, each with what came out.
    """
    hand = [(test, judgement) for test, judgement in judged if not test.drafted]
    told = [then for test, _ in hand for then in (test.then, *test.then.parts.values())]
    named = {
        "findings": tuple(pack.findings),
        "modifiers": tuple(pack.modifiers),
        "bundles": tuple(pack.bundles),
        "level rules": tuple(rule.id for rule in pack.level_rules),
        "measures": tuple(pack.measures),
        "actions": tuple(pack.actions),
    }
    yes, no = _named(told, "established"), _named(told, "ruled_out")
    out = [
        Exercised(sort, len(ids), _alone(i for i in ids if not (i in yes and i in no))) for sort, ids in named.items()
    ]
    shown = {c for then in told for c in then.conflicts or ()}
    clear = any(then.conflicts == () for then in told)
    unseen = _alone(c for c in pack.conflicts if c not in shown or not clear)
    out.append(Exercised("conflicts", len(pack.conflicts), unseen))
    for sort, nodes in (("concept rules", _concept_rules(program)), ("class rules", _class_rules(pack, program))):
        out.append(Exercised(sort, len(nodes), tuple(_one_sided(nodes, [j for _, j in hand]))))
    return tuple(one for one in out if one.of)


def _alone(ids: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple((id_, 0) for id_ in ids)


def _named(told: Sequence[Expectation], status: str) -> frozenset[str]:
    return frozenset(item for then in told for item in getattr(then, status))


def _concept_rules(program: Program) -> Mapping[tuple[str, int], tuple[int, ...]]:
    """Return the node of every rule of a concept; of several rules of one concept each has its number."""
    return {
        (concept, i if len(nodes) > 1 else 0): (node,)
        for concept, nodes in program.rules.items()
        for i, node in enumerate(nodes, start=1)
    }


def _class_rules(pack: Pack, program: Program) -> Mapping[tuple[str, int], tuple[int, ...]]:
    """Return the nodes of every class rule: one for each finding that it may place."""
    return {
        (rule.id, 0): tuple(node for (_, own), node in program.placed.items() if own == rule.id)
        for rule in pack.class_rules
    }


def _one_sided(
    nodes: Mapping[tuple[str, int], tuple[int, ...]], judgements: Sequence[Judgement]
) -> Iterator[tuple[str, int]]:
    """Yield what no judged case shows to hold, or none shows not to hold."""
    cases = [case for judgement in judgements for case in (judgement.whole, *judgement.parts)]
    for one, own in nodes.items():
        values = {case.truths.value(node, case.bit) for node in own for case in cases}
        if not {True, False} <= values:
            yield one
