"""Where the conditions of a pack stand: every place by name, and a pack with some of them replaced."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from pocarms.model.conditions import Always, Condition
from pocarms.model.pack import Choose, Finding, Pack
from pocarms.program.names import name


class Site(NamedTuple):
    """A place that holds a condition. `names` are the conclusions that it decides directly, as a program names them."""

    kind: str  # concept | finding | task | owner | room_to_act | class_rule | level_rule | modifier | ...
    id: str
    n: int  # which of several of the kind: rules of a concept, branches of a choice
    names: tuple[str, ...]
    made_from: str  # findings written once for many: the id they were written under


Change = Callable[[Site, Condition], Condition]


def sites(pack: Pack) -> Iterator[tuple[Site, Condition]]:
    """Yield every place with its condition, in the order of the pack; conditions that are always true are left out."""
    found: list[tuple[Site, Condition]] = []

    def look(site: Site, condition: Condition) -> Condition:
        if not isinstance(condition, Always):
            found.append((site, condition))
        return condition

    changed(pack, look)
    yield from found


def changed(pack: Pack, change: Change) -> Pack:
    """Return the pack with every condition replaced by what `change` makes of it."""
    return replace(
        pack,
        questions={
            q.id: q
            if q.asked_when is None
            else replace(q, asked_when=change(Site("gate", q.id, 0, (name("asked", q.id),), ""), q.asked_when))
            for q in pack.questions.values()
        },
        conflicts={
            c.id: replace(c, when=change(Site("conflict", c.id, 0, (name("conflict", c.id),), ""), c.when))
            for c in pack.conflicts.values()
        },
        concepts={
            c.id: replace(
                c,
                rules=tuple(
                    replace(rule, when=change(Site("concept", c.id, n, (name("concept", c.id),), ""), rule.when))
                    for n, rule in enumerate(c.rules)
                ),
            )
            for c in pack.concepts.values()
        },
        findings={f.id: _finding(f, change) for f in pack.findings.values()},
        class_rules=tuple(
            replace(rule, when=change(Site("class_rule", rule.id, 0, (), ""), rule.when)) for rule in pack.class_rules
        ),
        level_rules=tuple(
            replace(rule, when=change(Site("level_rule", rule.id, 0, (name("levelrule", rule.id),), ""), rule.when))
            for rule in pack.level_rules
        ),
        modifiers={
            m.id: replace(m, when=change(Site("modifier", m.id, 0, (name("modifier", m.id),), ""), m.when))
            for m in pack.modifiers.values()
        },
        bundles={
            b.id: replace(b, when=change(Site("bundle", b.id, 0, (name("bundle", b.id),), ""), b.when))
            for b in pack.bundles.values()
        },
        measures={
            m.id: replace(m, fits=change(Site("measure", m.id, 0, (name("fits", m.id),), ""), m.fits))
            for m in pack.measures.values()
        },
        steps={
            s.id: replace(
                s,
                when=change(Site("step", s.id, 0, (name("step", s.id),), ""), s.when),
                done=None if s.done is None else change(Site("done", s.id, 0, (name("done", s.id),), ""), s.done),
            )
            for s in pack.steps.values()
        },
        actions={
            a.id: replace(a, when=change(Site("action", a.id, 0, (name("action", a.id),), ""), a.when))
            for a in pack.actions.values()
        },
    )


def _finding(finding: Finding, change: Change) -> Finding:
    made = finding.made_from

    def choose(field: str, chosen: Choose[str] | None) -> Choose[str] | None:
        if chosen is None:
            return None
        branches = (
            branch
            if branch.when is None
            else replace(
                branch, when=change(Site(field, finding.id, n, (name(field, finding.id, n),), made), branch.when)
            )
            for n, branch in enumerate(chosen.branches)
        )
        return replace(chosen, branches=tuple(branches))

    task = finding.needs_task
    return replace(
        finding,
        when=change(Site("finding", finding.id, 0, (name("finding", finding.id),), made), finding.when),
        needs_task=None
        if task is None
        else change(Site("task", finding.id, 0, (name("task", finding.id),), made), task),
        owner=choose("owner", finding.owner),
        room_to_act=choose("room_to_act", finding.room_to_act),
    )
