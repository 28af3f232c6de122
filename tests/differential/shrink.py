"""Making a counter-example small: drop things greedily, as long as the difference stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from pocarms.model.conditions import AllOf, Always, AnyOf, AtLeast, Condition, Not, children, leaves
from pocarms.model.pack import Branch, Choose, Concept, Finding, Pack
from pocarms.model.profile import Answers, Profile

Still = Callable[[Pack, Profile], bool]
TRIES = 3000

SECTIONS = ("modifiers", "bundles", "actions", "steps", "measures", "findings", "conflicts", "addressables")
SECTIONS += ("concepts", "questions")


def shrink(pack: Pack, profile: Profile, still: Still, tries: int = TRIES) -> tuple[Pack, Profile]:
    """Return a smaller pack and profile on which `still` holds, trying at most so many reductions."""
    left = tries
    again = True
    while again and left > 0:
        again = False
        for smaller_pack, smaller_profile in _reductions(pack, profile):
            left -= 1
            if left <= 0:
                break
            if well_formed(smaller_pack) and still(smaller_pack, smaller_profile):
                pack, profile, again = smaller_pack, smaller_profile, True
                break
    return pack, profile


def _reductions(pack: Pack, profile: Profile) -> Iterator[tuple[Pack, Profile]]:
    """Yield everything that is one step smaller, the largest steps first."""
    for smaller in _profiles(profile):
        yield pack, smaller
    for section in SECTIONS:
        mapping: Mapping[str, Any] = getattr(pack, section)
        for key in mapping:
            less = {k: v for k, v in mapping.items() if k != key}
            yield _forget(replace(pack, **{section: less}), section, key), _without(profile, section, key)
    for name in ("level_rules", "class_rules"):
        rules = getattr(pack, name)
        for i in range(len(rules)):
            smaller_rules = rules[:i] + rules[i + 1 :]
            yield replace(pack, **{name: smaller_rules}), profile
    if pack.class_caps:
        yield replace(pack, class_caps={}), profile
    for smaller_pack in _conditions(pack):
        yield smaller_pack, profile


def _profiles(profile: Profile) -> Iterator[Profile]:
    if profile.parts:
        yield replace(profile, parts=(), shared={})
    for i in range(len(profile.parts)):
        yield replace(profile, parts=profile.parts[:i] + profile.parts[i + 1 :])
    for i, part in enumerate(profile.parts):
        rest = (profile.parts[:i], profile.parts[i + 1 :])
        for less in (replace(part, uses=part.uses[:-1]), *(replace(part, answers=a) for a in _answers(part.answers))):
            if less != part:
                yield replace(profile, parts=(*rest[0], less, *rest[1]))
    for name, block in profile.shared.items():
        for answers in _answers(block.answers):
            yield replace(profile, shared={**profile.shared, name: replace(block, answers=answers)})
    for answers in _answers(profile.answers):
        yield replace(profile, answers=answers)
    if profile.parameters:
        yield replace(profile, parameters={})


def _answers(answers: Answers) -> Iterator[Answers]:
    for question, several in answers.items():
        yield {q: s for q, s in answers.items() if q != question}
        for i in range(len(several) if len(several) > 1 else 0):
            yield {**answers, question: several[:i] + several[i + 1 :]}


def _forget(pack: Pack, section: str, key: str) -> Pack:
    """Take an item out of every list that names it."""

    def less(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(i for i in ids if i != key)

    if section == "findings":
        findings = {f.id: replace(f, needs=less(f.needs), helped_by=less(f.helped_by)) for f in pack.findings.values()}
        bundles = {b.id: replace(b, findings=less(b.findings)) for b in pack.bundles.values()}
        measures = {m.id: replace(m, covers=less(m.covers)) for m in pack.measures.values()}
        return replace(pack, findings=findings, bundles=bundles, measures=measures)
    if section == "steps":
        return replace(pack, steps={s.id: replace(s, after=less(s.after)) for s in pack.steps.values()})
    if section == "addressables":
        return replace(pack, findings={f.id: replace(f, addresses=less(f.addresses)) for f in pack.findings.values()})
    if section == "questions":
        conflicts = {c.id: replace(c, doubts=less(c.doubts)) for c in pack.conflicts.values()}
        findings = {f.id: replace(f, practice=less(f.practice)) for f in pack.findings.values()}
        measures = {m.id: replace(m, done_by="" if m.done_by == key else m.done_by) for m in pack.measures.values()}
        return replace(pack, conflicts=conflicts, findings=findings, measures=measures)
    return pack


def _without(profile: Profile, section: str, key: str) -> Profile:
    if section != "questions":
        return profile

    def less(answers: Answers) -> Answers:
        return {q: s for q, s in answers.items() if q != key}

    return replace(
        profile,
        answers=less(profile.answers),
        shared={name: replace(b, answers=less(b.answers)) for name, b in profile.shared.items()},
        parts=tuple(replace(p, answers=less(p.answers)) for p in profile.parts),
    )


def _smaller(condition: Condition) -> Iterator[Condition]:
    """Yield a condition's children, then the condition with one child fewer or one child smaller."""
    yield from children(condition)
    if isinstance(condition, (AllOf, AnyOf, AtLeast)):
        for i, child in enumerate(condition.of):
            rest = condition.of[:i] + condition.of[i + 1 :]
            if len(rest) > 1 and not (isinstance(condition, AtLeast) and condition.n > len(rest)):
                yield replace(condition, of=rest)
            for less in _smaller(child):
                yield replace(condition, of=(*condition.of[:i], less, *condition.of[i + 1 :]))
    elif isinstance(condition, Not):
        for less in _smaller(condition.of):
            yield Not(less)


def _conditions(pack: Pack) -> Iterator[Pack]:
    """Yield the pack with one condition smaller, or gone where it may be."""
    for q in pack.questions.values():
        for gate in (None, *_smaller(q.asked_when)) if q.asked_when is not None else ():
            yield replace(pack, questions={**pack.questions, q.id: replace(q, asked_when=gate)})
    for concept in pack.concepts.values():
        for rules in _rules(concept):
            yield replace(pack, concepts={**pack.concepts, concept.id: replace(concept, rules=rules)})
    for f in pack.findings.values():
        for finding in _findings(f):
            yield replace(pack, findings={**pack.findings, f.id: finding})
    for name in ("level_rules", "class_rules"):
        rules = getattr(pack, name)
        for i, rule in enumerate(rules):
            for less in _smaller(rule.when):
                yield replace(pack, **{name: (*rules[:i], replace(rule, when=less), *rules[i + 1 :])})
    for section, key in (
        ("conflicts", "when"),
        ("modifiers", "when"),
        ("bundles", "when"),
        ("actions", "when"),
        ("steps", "when"),
        ("steps", "done"),
        ("measures", "fits"),
    ):
        mapping = getattr(pack, section)
        for name, item in mapping.items():
            condition = getattr(item, key)
            for less in _smaller(condition) if condition is not None else ():
                yield replace(pack, **{section: {**mapping, name: replace(item, **{key: less})}})


def _rules(concept: Concept) -> Iterator[tuple[Any, ...]]:
    for i, rule in enumerate(concept.rules):
        rest = (concept.rules[:i], concept.rules[i + 1 :])
        if len(concept.rules) > 1:
            yield (*rest[0], *rest[1])
        for less in _smaller(rule.when):
            yield (*rest[0], replace(rule, when=less), *rest[1])


def _findings(finding: Finding) -> Iterator[Finding]:
    if finding.made_from:
        yield replace(finding, made_from="", each_question="")
        return
    if not isinstance(finding.when, Always):
        yield replace(finding, when=Always())
        for less in _smaller(finding.when):
            yield replace(finding, when=less)
    for name in ("practice", "needs", "addresses", "helped_by"):
        if getattr(finding, name):
            yield replace(finding, **{name: getattr(finding, name)[:-1]})
    if finding.needs_task is not None:
        yield replace(finding, needs_task=None)
    for name in ("owner", "room_to_act"):
        choose: Choose[str] | None = getattr(finding, name)
        if choose is not None:
            yield replace(finding, **{name: None})
            for i in range(len(choose.branches) - 1):
                kept: tuple[Branch[str], ...] = choose.branches[:i] + choose.branches[i + 1 :]
                yield replace(finding, **{name: Choose(kept)})


def well_formed(pack: Pack) -> bool:
    """Say whether everything that is named is there and nothing is left without what it must have."""
    conditions = [rule.when for c in pack.concepts.values() for rule in c.rules]
    conditions += [q.asked_when for q in pack.questions.values() if q.asked_when is not None]
    conditions += [c.when for c in pack.conflicts.values()]
    conditions += [item.when for item in (*pack.class_rules, *pack.level_rules)]
    for section in ("modifiers", "bundles", "actions", "steps", "findings"):
        conditions += [item.when for item in getattr(pack, section).values()]
    conditions += [s.done for s in pack.steps.values() if s.done is not None]
    conditions += [m.fits for m in pack.measures.values()]
    for f in pack.findings.values():
        conditions += [] if f.needs_task is None else [f.needs_task]
        conditions += [b.when for c in (f.owner, f.room_to_act) if c for b in c.branches if b.when is not None]
    for leaf in (leaf for condition in conditions for leaf in leaves(condition)):
        if getattr(leaf, "question", None) not in (None, *pack.questions):
            return False
        if getattr(leaf, "concept", None) not in (None, *pack.concepts):
            return False
    risks = {*pack.findings, *(r.id for r in pack.level_rules)}
    return (
        all(a.present in pack.concepts and a.now in pack.concepts for a in pack.addressables.values())
        and all(m.covers and set(m.covers) <= risks for m in pack.measures.values())
        and all(b.findings for b in pack.bundles.values())
        and all(f.practice or f.when != Always() or f.made_from for f in pack.findings.values())
        and len(pack.questions) > 0
    )
