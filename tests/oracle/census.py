"""What the random packs and profiles contain: how often each construct occurred, and how often each kind of node was
true, false and unknown, as the plain interpreter judges them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pocarms.model.conditions import (
    AllOf,
    Always,
    AnyOf,
    Applies,
    AtLeast,
    ConceptIs,
    Condition,
    EvidenceTest,
    FindingTest,
    IsKnown,
    IsUnknown,
    Not,
    Parameter,
    PartsTest,
    ScaleTest,
    Test,
    children,
)
from pocarms.model.pack import Finding, Pack
from pocarms.model.profile import Answers, Profile
from tests.oracle import evaluate, plain, standing
from tests.oracle.evaluate import Bench, value
from tests.oracle.judgement import Truth
from tests.oracle.plain import judged_here, placed

# Kinds of node that are two-valued by their meaning, or unknown only while a gate waits: no share is asked of them.
TWO_VALUED = ("applies", "is_known", "is_unknown", "evidence", "finding.key", "finding.kind", "finding.tags")
TWO_VALUED += ("finding.facet", "finding.reach", "finding.state, no practice")


@dataclass
class Census:
    """Counts over many packs and profiles. truths: kind of node -> how often true, false, None."""

    constructs: Counter[str] = field(default_factory=Counter)
    truths: dict[str, Counter[Truth]] = field(default_factory=dict)

    def add(self, pack: Pack, profiles: Sequence[Profile]) -> None:
        """Count a pack and its profiles."""
        self.constructs.update(_in_pack(pack))
        for profile in profiles:
            self.constructs.update(_in_profile(profile))
            for bench in plain.benches(pack, profile):
                for kind, truth in _nodes(bench):
                    self.truths.setdefault(kind, Counter())[truth] += 1
                for question in pack.questions:
                    self.constructs["state " + standing.state(bench.answers, question)[0]] += 1

    def merge(self, other: Census) -> None:
        """Add the counts of another census."""
        self.constructs.update(other.constructs)
        for kind, counts in other.truths.items():
            self.truths.setdefault(kind, Counter()).update(counts)

    def shares(self) -> dict[str, tuple[float, float, float]]:
        """Return per kind of node the shares of true, false and unknown."""
        return {
            kind: tuple(counts[t] / sum(counts.values()) for t in (True, False, None))  # type: ignore[misc]
            for kind, counts in sorted(self.truths.items())
        }

    def lopsided(self, low: float = 0.15, high: float = 0.60, least: int = 0) -> list[str]:
        """Return the kinds of node with a share out of bounds; not those two-valued by meaning or seldom judged."""
        many = {k: s for k, s in self.shares().items() if k not in TWO_VALUED and self.truths[k].total() >= least}
        return [k for k, shares in many.items() if not all(low <= share <= high for share in shares)]

    def table(self) -> str:
        """Return the counts as two tables in text."""
        lines = ["construct                                    occurred"]
        lines += [f"{name:<42}{count:>11,}" for name, count in sorted(self.constructs.items())]
        lines += ["", "node                                          judged   true  false  unknown"]
        for kind, (t, f, u) in self.shares().items():
            mark = "" if kind in TWO_VALUED or kind not in self.lopsided() else "  outside 15..60"
            total = sum(self.truths[kind].values())
            lines.append(f"{kind:<40}{total:>12,}  {t:>5.0%}  {f:>5.0%}    {u:>5.0%}{mark}")
        return "\n".join(lines)


def name_of(pack: Pack, condition: Condition) -> str:
    """Return the kind of a condition, a test with the type of its question."""
    match condition:
        case Test():
            by = " parameter" if isinstance(condition.operand, Parameter) else ""
            return f"test {pack.questions[condition.question].type} {condition.op}{by}"
        case FindingTest():
            return f"finding.{condition.name.split(':')[0]}"
        case ConceptIs():
            return f"concept is {str(condition.wanted).lower()}"
        case PartsTest():
            return f"{condition.quantifier}_part{'s' if condition.quantifier == 'all' else ''}"
    names = {AllOf: "all", AnyOf: "any", Not: "not", AtLeast: "at_least", Applies: "applies", IsKnown: "is_known"}
    names |= {IsUnknown: "is_unknown", EvidenceTest: "evidence", ScaleTest: "scale test", Always: "always"}
    return names[type(condition)]


def _inside(condition: Condition | None) -> Iterator[Condition]:
    if condition is not None:
        yield condition
        for child in children(condition):
            yield from _inside(child)


def _in_pack(pack: Pack) -> Iterator[str]:
    yield "pack"
    gates = [q.asked_when for q in pack.questions.values() if q.asked_when]
    every = [*plain.conditions(pack), *gates, *(c.when for c in pack.conflicts.values())]
    yield from (name_of(pack, inner) for condition in every for inner in _inside(condition))
    for q in pack.questions.values():
        yield f"question {q.type}"
        yield from (n for n, has in (("may_not_apply", q.may_not_apply), ("of: part", q.of_part)) if has)
        yield f"asked_when {_depth(pack, q.id)} deep"
    for c in pack.conflicts.values():
        yield f"conflict doubting {len(c.doubts)}"
    for concept in pack.concepts.values():
        yield f"concept of {len(concept.rules)} rules"
        yield f"concept on layer {_layer(pack, concept.id)}"
    for f in pack.findings.values():
        yield f"finding {f.kind}"
        yield f"practice of {len(f.practice)}"
        yield f"needs {len(f.needs)}"
        yield f"addresses {'any' if f.addresses == ('any',) else len(f.addresses)}"
        yield from (n for n, has in (("needs_task", f.needs_task), ("for_each", f.made_from), ("key", f.key)) if has)
        yield from (f"choose of {len(c.branches)}" for c in (f.owner, f.room_to_act) if c)
    yield from ("class rule" for _ in pack.class_rules)
    yield from ("class cap" for _ in pack.class_caps)
    yield from (f"level rule {r.kind or 'plain'}" for r in pack.level_rules)
    yield from (f"scale of {s.of}" for s in pack.scales.values())
    for kind in ("modifiers", "bundles", "measures", "steps", "actions"):
        yield from (kind.removesuffix("s") for _ in getattr(pack, kind))
    yield from ("step after another" for s in pack.steps.values() if s.after)
    yield from ("step without done" for s in pack.steps.values() if s.done is None)


def _depth(pack: Pack, question: str) -> int:
    gate = pack.questions[question].asked_when
    read = [inner.question for inner in _inside(gate) if isinstance(inner, (Test, Applies))]
    return 1 + max(_depth(pack, q) for q in read) if read else 0


def _layer(pack: Pack, concept: str) -> int:
    read = [i.concept for r in pack.concepts[concept].rules for i in _inside(r.when) if hasattr(i, "concept")]
    return 1 + max((_layer(pack, c) for c in read), default=0)


def _in_profile(profile: Profile) -> Iterator[str]:
    yield "profile with parts" if profile.parts else "profile without parts"
    yield from ("profile without as_of" for _ in range(profile.as_of is None))
    yield from ("parameter replaced" for _ in profile.parameters)
    yield from ("part" for _ in profile.parts)
    yield from ("block used" for part in profile.parts for _ in part.uses)
    holders: Iterable[Answers] = [profile.answers, *(b.answers for b in profile.shared.values())]
    for answers in (*holders, *(p.answers for p in profile.parts)):
        for several in answers.values():
            yield "answer" if len(several) == 1 else f"answers of {len(several)} people"
            yield from ("people disagree" for _ in range(len({str(a.value) for a in several}) > 1))


def _nodes(bench: Bench) -> Iterator[tuple[str, Truth]]:
    """Yield every condition node and every item of a case with its truth, where it is judged."""
    pack = bench.pack

    def walk(condition: Condition | None, finding: Finding | None = None) -> Iterator[tuple[str, Truth]]:
        for inner in _inside(condition):
            if not isinstance(inner, Always):
                name = name_of(pack, inner)
                if name == "finding.state" and finding is not None and not finding.practice:
                    name = "finding.state, no practice"  # always missing where it is established
                yield name, value(bench, inner, finding)

    for q in pack.questions.values():
        if q.asked_when is not None:
            yield "gate (asked_when)", standing.gate(bench.answers, q.id)
    for truth in bench.conflicts.values():
        yield "conflict", truth
    for c in pack.concepts.values():
        yield ("risk concept" if c.id.startswith("risk") else "concept"), evaluate.concept(bench, c.id)
        for rule in c.rules:
            yield from walk(rule.when)
    scale = plain.findings_scale(pack)
    for f in (f for f in pack.findings.values() if judged_here(bench, f)):
        kind = "about knowledge" if pack.kinds[f.kind].about_knowledge else "on answers"
        yield f"finding {kind}", evaluate.status(bench, f)
        yield from walk(f.when)
        if f.practice:
            yield "state at least partly", evaluate.state_at_least(bench, f, "partly")
            yield "state missing", evaluate.state_at_least(bench, f, "missing")
        if f.addresses:
            yield "harm at least foreseeable", evaluate.harm_at_least(bench, f, "foreseeable")
            yield "harm now", evaluate.harm_at_least(bench, f, "now")
        if f.needs_task is not None:
            yield "needs_task", value(bench, f.needs_task)
            yield from walk(f.needs_task)
        for choose in (f.owner, f.room_to_act):
            for branch in choose.branches if choose else ():
                if branch.when is not None:
                    yield "choose branch", value(bench, branch.when)
                    yield from walk(branch.when)
        if scale is not None and placed(pack.kinds[f.kind]):
            for rule in pack.class_rules:
                yield "class rule on a finding", value(bench, rule.when, f)
                yield from walk(rule.when, f)
            for rank in range(1, len(scale.steps)):
                yield "class step of a finding", plain.class_at_least(bench, f, rank)
    for rule in (r for r in pack.level_rules if judged_here(bench, r)):
        yield ("hold" if rule.kind else "level rule"), value(bench, rule.when)
        yield from walk(rule.when)
    for s in pack.scales.values():
        if s.of == "whole" and any(r.scale == s.id for r in pack.level_rules):
            for rank in range(1, len(s.steps)):
                yield "step of a level scale", evaluate.case_at_least(bench, s, rank)
    for m in pack.modifiers.values():
        yield "modifier", value(bench, m.when)
    for b in pack.bundles.values():
        yield "bundle", value(bench, b.when)
    for measure in (m for m in pack.measures.values() if judged_here(bench, m)):
        yield "measure fits", value(bench, measure.fits)
        yield "measure needed", plain.measure_needed(bench, measure)
    for step in (s for s in pack.steps.values() if judged_here(bench, s)):
        when, done, _ = plain.step_state(bench, step)
        if not isinstance(step.when, Always):
            yield "step when", when
        if step.done is not None:
            yield "step done", done
    for action in (a for a in pack.actions.values() if judged_here(bench, a)):
        yield "action", value(bench, action.when)
        yield from walk(action.when)
