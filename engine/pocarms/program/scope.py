"""Which items are judged where: in the whole, or in each part (decision 001 point 7)."""

from __future__ import annotations

from collections.abc import Iterator

from pocarms.model.conditions import ConceptIs, Condition
from pocarms.model.pack import Pack
from pocarms.program.reading import finding_conditions, of_part
from pocarms.records import dataclass


@dataclass(frozen=True)
class Scope:
    """The ids judged in one body. A profile without parts has one body, and everything is in it."""

    findings: frozenset[str]
    concepts: frozenset[str]
    level_rules: frozenset[str]
    measures: frozenset[str]
    steps: frozenset[str]
    actions: frozenset[str]
    conflicts: frozenset[str]
    questions: frozenset[str]


def scopes(pack: Pack, has_parts: bool) -> tuple[Scope, Scope]:
    """Return what belongs to the whole and what belongs to each part."""
    everything = Scope(
        frozenset(pack.findings),
        frozenset(pack.concepts),
        frozenset(rule.id for rule in pack.level_rules),
        frozenset(pack.measures),
        frozenset(pack.steps),
        frozenset(pack.actions),
        frozenset(pack.conflicts),
        frozenset(pack.questions),
    )
    if not has_parts:
        return everything, Scope(*(frozenset[str]() for _ in range(8)))
    part = Scope(
        frozenset(f.id for f in pack.findings.values() if of_part(pack, *finding_conditions(f))),
        frozenset(c for c in pack.concepts if of_part(pack, ConceptIs(c))),
        frozenset(r.id for r in pack.level_rules if of_part(pack, r.when)),
        frozenset(m.id for m in pack.measures.values() if of_part(pack, m.fits, *_covered(pack, m.covers))),
        frozenset(s.id for s in pack.steps.values() if of_part(pack, s.when, *([s.done] if s.done else []))),
        frozenset(a.id for a in pack.actions.values() if of_part(pack, a.when)),
        frozenset(c.id for c in pack.conflicts.values() if of_part(pack, c.when)),
        frozenset(q.id for q in pack.questions.values() if q.of_part),
    )
    whole = Scope(
        everything.findings - part.findings,
        everything.concepts - part.concepts,
        everything.level_rules - part.level_rules,
        everything.measures - part.measures,
        everything.steps - part.steps,
        everything.actions - part.actions,
        everything.conflicts,
        everything.questions,
    )
    return whole, part


def _covered(pack: Pack, covers: tuple[str, ...]) -> Iterator[Condition]:
    rules = {rule.id: rule for rule in pack.level_rules}
    for covered in covers:
        if covered in rules:
            yield rules[covered].when
        else:
            yield from finding_conditions(pack.findings[covered])
