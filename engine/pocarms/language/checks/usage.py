"""What a pack declares and never uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pocarms.language.checks.clashes import selects
from pocarms.language.checks.reads import concepts_in, conditions, questions_in
from pocarms.language.noting import warning
from pocarms.model.conditions import EvidenceTest, FindingTest, Parameter, Test, leaves
from pocarms.model.pack import Choose, Pack
from pocarms.model.span import Span
from pocarms.source.faults import Fault
from pocarms.source.told import Phrase, phrase


def check_usage(pack: Pack, header_spans: Mapping[tuple[str, str], Span]) -> list[Fault]:
    """Return a warning for everything declared and never used.

    header_spans: where the entries of the header stand, by section and id.
    """
    owned = list(conditions(pack))
    read_concepts = {c for one in owned for c in concepts_in(one.condition)}
    read_concepts |= {c for a in pack.addressables.values() for c in (a.present, a.now)}
    read_concepts |= set(pack.compare.like if pack.compare else ())
    read_concepts |= {f.hidden_when for f in pack.facets.values()}
    read_questions = {q for one in owned for q in questions_in(one.condition)}
    read_questions |= {p for f in pack.findings.values() for p in f.practice}
    read_questions |= {m.done_by for m in pack.measures.values()}
    read_questions |= {f.each_question for f in pack.findings.values()}
    read_questions |= {q.id for q in pack.questions.values() if q.falls_due}
    shown_examples = {e for f in pack.findings.values() for e in f.examples}
    faults = [
        _unused("R801", phrase("unused.concept", id=c.id), c.rules[0].span if c.rules else Span("", 0, 0))
        for c in pack.concepts.values()
        if c.id not in read_concepts
    ]
    faults += [
        _unused("R802", phrase("unused.question", id=q.id), q.span)
        for q in pack.questions.values()
        if q.id not in read_questions and q.type != "text"
    ]
    faults += [
        _unused("R803", phrase("unused.example", id=e.id), e.span)
        for e in pack.examples.values()
        if e.id not in shown_examples
    ]
    faults += [
        _unused("R805", phrase("unused.modifier", id=m.id), m.span)
        for m in pack.modifiers.values()
        if not any(selects(m.applies_to, finding) for finding in pack.findings.values())
    ]
    used = _header_words(pack)
    for section, declared in _declared(pack):
        for id_ in declared:
            if id_ not in used[section]:
                span = header_spans.get((section, id_), Span("", 0, 0))
                faults.append(_unused("R804", phrase("unused.word", id=id_, section=section), span))
    return faults


def _unused(code: str, message: Phrase, span: Span) -> Fault:
    return warning(code, span, message, "unused")


def _declared(pack: Pack) -> Iterator[tuple[str, Mapping[str, object]]]:
    yield "sources", pack.sources
    yield "owners", pack.owners
    yield "room", pack.room
    yield "blocks", pack.blocks
    yield "facets", pack.facets
    yield "kinds", pack.kinds
    yield "parameters", pack.parameters
    yield "addressable", pack.addressables
    yield "attributes", pack.attributes


def _header_words(pack: Pack) -> dict[str, set[str]]:
    findings, questions = pack.findings.values(), pack.questions.values()
    all_leaves = [leaf for one in conditions(pack) for leaf in leaves(one.condition)]
    return {
        "sources": _cited(pack),
        "owners": {o for q in questions for o in q.who_knows}
        | {o for f in findings for o in _values(f.owner)}
        | {m.owner for m in pack.measures.values()}
        | {s.who for s in pack.steps.values()}
        | {a.who for a in pack.actions.values()}
        | {m.effects.get("owner", "") for m in pack.modifiers.values()}
        | set(pack.memo.signs if pack.memo else ()),
        "room": {r for f in findings for r in _values(f.room_to_act)}
        | {m.effects.get("room_to_act", "") for m in pack.modifiers.values()},
        "blocks": {q.block for q in questions},
        "facets": {facet for f in findings for facet in f.facets},
        "kinds": {f.kind for f in findings} | {r.kind for r in pack.level_rules},
        "parameters": {
            operand.id
            for leaf in all_leaves
            for operand in ((leaf.operand,) if isinstance(leaf, Test) else (_within(leaf),))
            if isinstance(operand, Parameter)
        },
        "addressable": {a for f in findings for a in (pack.addressables if f.addresses == ("any",) else f.addresses)},
        "attributes": {a for f in findings for a in f.attributes}
        | {leaf.name for leaf in all_leaves if isinstance(leaf, FindingTest)},
    }


def _within(leaf: object) -> object:
    return leaf.within if isinstance(leaf, EvidenceTest) else None


def _values(choose: Choose[str] | None) -> tuple[str, ...]:
    return () if choose is None else tuple(branch.value for branch in choose.branches)


def _cited(pack: Pack) -> set[str]:
    sections = (
        pack.questions, pack.findings, pack.modifiers, pack.bundles, pack.conflicts, pack.measures, pack.steps,
        pack.actions, pack.examples,
    )  # fmt: skip
    docs = {source.doc for section in sections for item in section.values() for source in item.sources}
    docs |= {source.doc for c in pack.concepts.values() for rule in c.rules for source in rule.sources}
    return docs | {source.doc for rule in pack.level_rules for source in rule.sources}
