"""Where a pack holds the conditions that proofs step on: a name for each place, and the nodes of what stands there.

A place is the name of what is concluded, `concept:c`, `finding:f`, `levelrule:r`, `conflict:k`, or the gate of a
question, `gate:q`; `/3` after it is the third rule, the third member of a list, or (`/1`) what a `not` negates. Of a
finding, `/1` is its condition and `/2` its practices. `first gate:q` is a gate while conflicts are sought and every
answer on file counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pocarms.model.conditions import AllOf, AnyOf, Condition, children
from pocarms.model.pack import Pack
from pocarms.program.graph import Tree
from pocarms.program.reading import finding_conditions

# The zones of a program: stage 0 while conflicts are sought, stage 0 without doubted answers, the program proper.
FIRST, SECOND, PROPER = 1, 2, 3


def held(pack: Pack, name: str) -> Condition:
    """Return the condition under which something named holds, made of those that its author wrote."""
    kind, _, id_ = name.partition(":")
    if kind == "concept":
        return AnyOf(tuple(rule.when for rule in pack.concepts[id_].rules))
    if kind == "finding":
        when, *practice = finding_conditions(pack.findings[id_])
        return AllOf((when, AnyOf(tuple(practice)))) if practice else AllOf((when,))
    if kind == "conflict":
        return AllOf((pack.conflicts[id_].when,))
    return AllOf((next(rule.when for rule in pack.level_rules if rule.id == id_),))


def gate(question: str, first: bool) -> str:
    """Return the place of a question's gate."""
    return f"first gate:{question}" if first else f"gate:{question}"


def of_practices(place: str) -> bool:
    """Whether a place holds the practices of a finding: a list that no author wrote, and that has no step."""
    return place.startswith("finding:") and place.endswith("/2") and place.count("/") == 1


def trees(pack: Pack, names: Mapping[str, int], written: Mapping[tuple[int, Condition], int]) -> dict[str, Tree]:
    """Return the tree of every place that is no part of another. written: the node of each condition, by zone."""

    def below(condition: Condition, zone: int) -> tuple[Tree, ...]:
        return tuple((written[zone, inner], below(inner, zone)) for inner in children(condition))

    found = {name: (names[name], below(held(pack, name), zone)) for name, zone in _names(pack)}
    for question in pack.questions.values():
        for zone in (FIRST, SECOND):
            asked_when = question.asked_when
            if asked_when is not None and (zone, asked_when) in written:  # nothing may look at the gate so early
                node = written[zone, asked_when]
                found[gate(question.id, zone == FIRST)] = node, below(asked_when, zone)
    return found


def _names(pack: Pack) -> Iterator[tuple[str, int]]:
    yield from ((f"conflict:{conflict}", FIRST) for conflict in pack.conflicts)
    yield from ((f"concept:{concept}", PROPER) for concept in pack.concepts)
    yield from ((f"finding:{finding}", PROPER) for finding in pack.findings)
    yield from ((f"levelrule:{rule.id}", PROPER) for rule in pack.level_rules)
