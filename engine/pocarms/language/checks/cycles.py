"""Loops: what rests on itself, with the loop written out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pocarms.language.checks.reads import concepts_in, conditions, questions_in
from pocarms.language.noting import error
from pocarms.model.conditions import PartsTest, leaves
from pocarms.model.pack import Pack
from pocarms.model.span import NOWHERE, Span
from pocarms.source.faults import Fault
from pocarms.source.told import phrase

Graph = Mapping[str, Iterable[str]]


def check_cycles(pack: Pack) -> list[Fault]:
    """Return a fault for every loop among gates, concepts, foundations, steps and modifiers, and for nested parts."""
    gates = {q.id: questions_in(q.asked_when) for q in pack.questions.values() if q.asked_when is not None}
    concepts = {
        c.id: tuple(dict.fromkeys(read for rule in c.rules for read in concepts_in(rule.when)))
        for c in pack.concepts.values()
    }
    faults = _faults(
        gates,
        "R301",
        lambda id_: pack.questions[id_].span,
        "loop.gate",
    )
    faults += _faults(
        concepts,
        "R302",
        lambda id_: pack.concepts[id_].rules[0].span,
        "loop.concept",
    )
    faults += _faults(
        {f.id: f.needs for f in pack.findings.values()},
        "R303",
        lambda id_: pack.findings[id_].span,
        "loop.finding",
    )
    faults += _faults(
        {s.id: s.after for s in pack.steps.values()},
        "R304",
        lambda id_: pack.steps[id_].span,
        "loop.step",
    )
    faults += _faults(
        {m.id: m.over for m in pack.modifiers.values()},
        "R305",
        lambda id_: pack.modifiers[id_].span,
        "loop.modifier",
    )
    return faults + _nested_parts(pack, concepts)


def _faults(graph: Graph, code: str, span: Callable[[str], Span], key: str) -> list[Fault]:
    found = [(loop[0], " -> ".join(loop)) for loop in loops(graph)]
    return [error(code, span(id_), phrase(key, id=id_, loop=loop), key, found=loop) for id_, loop in found]


def loops(graph: Graph) -> list[tuple[str, ...]]:
    """Return one shortest loop of every group of things that reach one another, from its first id back to it."""
    out = []
    for group in _groups(graph):
        if len(group) > 1 or group[0] in graph.get(group[0], ()):
            out.append(_shortest(graph, min(group), set(group)))
    return sorted(out)


def _groups(graph: Graph) -> list[list[str]]:
    """Return the strongly connected components (Tarjan's algorithm, without recursion: chains may be long)."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    out: list[list[str]] = []
    for root in graph:
        if root in number:
            continue
        work = [(root, iter(graph[root]))]
        number[root] = low[root] = len(number)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, following = work[-1]
            following_node = next(following, None)
            if following_node is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == number[node]:
                    group = []
                    while True:
                        member = stack.pop()
                        on_stack.discard(member)
                        group.append(member)
                        if member == node:
                            break
                    out.append(group)
            elif following_node not in number:
                number[following_node] = low[following_node] = len(number)
                stack.append(following_node)
                on_stack.add(following_node)
                work.append((following_node, iter(graph.get(following_node, ()))))
            elif following_node in on_stack:
                low[node] = min(low[node], number[following_node])
    return out


def _shortest(graph: Graph, start: str, group: set[str]) -> tuple[str, ...]:
    before: dict[str, str] = {}
    row = [start]
    while row:
        next_row = []
        for node in row:
            for reached in graph.get(node, ()):
                if reached == start:
                    path = [start]
                    while node != start:
                        path.append(node)
                        node = before[node]
                    return (start, *reversed(path[1:]), start)
                if reached in group and reached not in before:
                    before[reached] = node
                    next_row.append(reached)
        row = next_row
    return (start, start)


def _nested_parts(pack: Pack, concepts: Graph) -> list[Fault]:
    """Note a concept that is looked at in every part and itself looks at parts: parts have no parts."""
    looking = {
        concept.id
        for concept in pack.concepts.values()
        if any(isinstance(leaf, PartsTest) for rule in concept.rules for leaf in leaves(rule.when))
    }
    if not looking:
        return []
    out, seen = [], set()
    for owned in conditions(pack):
        for leaf in leaves(owned.condition):
            if not isinstance(leaf, PartsTest) or leaf.concept in seen:
                continue
            path = _path(concepts, leaf.concept, looking)
            if path:
                seen.add(leaf.concept)
                said = " -> ".join(path)
                looks = "all_parts" if leaf.quantifier == "all" else f"{leaf.quantifier}_part"
                out.append(
                    error(
                        "R306",
                        leaf.span if leaf.span != NOWHERE else owned.span,
                        phrase("nested", looks=looks, concept=leaf.concept, other=path[-1]),
                        phrase("help.nested.way", way=said) if len(path) > 1 else "nested",
                        found=said,
                    )
                )
    return out


def _path(graph: Graph, start: str, targets: set[str]) -> tuple[str, ...]:
    """Return a shortest way from a concept to one of the targets, or ()."""
    before: dict[str, str] = {start: ""}
    row = [start]
    while row:
        next_row = []
        for node in row:
            if node in targets:
                path = [node]
                while before[path[-1]]:
                    path.append(before[path[-1]])
                return tuple(reversed(path))
            for reached in graph.get(node, ()):
                if reached not in before:
                    before[reached] = node
                    next_row.append(reached)
        row = next_row
    return ()
