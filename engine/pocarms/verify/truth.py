"""What a pack says of one case (decision 001), by plain three-valued recursion; and whether proofs say the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import Any

from pocarms.model import conditions as c
from pocarms.model.conditions import AllOf, AnyOf, AtLeast, Condition, Not, Op, Test, children
from pocarms.model.pack import NOT_APPLICABLE, UNKNOWN, Finding, Pack, Question, Scale
from pocarms.model.profile import Profile, Settled, Value, says_something
from pocarms.program.operands import accepted_values, compare, evidence_meets
from pocarms.program.placing import cap_rank, finding_field, is_placed
from pocarms.program.reading import finding_conditions, question_of
from pocarms.records import dataclass
from pocarms.wording import words
from pocarms.wording.claims import Claims, named_claim_words

Truth = bool | None
NOTHING = Settled(UNKNOWN)
NOT_SO = "not what rules and answers give"
OPPOSITE: Mapping[Truth, Truth] = {True: False, False: True, None: None}


def at_least(n: int, values: Iterable[Truth]) -> Truth:
    """True where n are true, false where n can no longer be, else unknown."""
    seen = list(values)
    return True if seen.count(True) >= n else False if len(seen) - seen.count(False) < n else None


@dataclass(frozen=True)
class View:
    """One case before the judge: the whole (id "") or a part. `parts`: of a whole that has some."""

    pack: Pack
    profile: Profile
    id: str
    title: str
    answers: Mapping[str, Settled]
    parts: tuple[View, ...] = ()
    memo: dict[object, Truth] = field(default_factory=dict)

    @cached_property
    def doubted(self) -> frozenset[str]:
        """The questions that conflicts doubt: found in a first pass, in which every answer on file counts."""
        return frozenset(q for x in self.pack.conflicts.values() if self.value(x.when, True) for q in x.doubts)

    def stands(self, q: str, first: bool = False) -> Value:
        return UNKNOWN if not first and q in self.doubted else self.answers.get(q, NOTHING).value

    def asked(self, q: str, first: bool = False) -> Truth:
        gate = self.pack.questions[q].asked_when
        return gate is None or self.value(gate, first)

    def applies(self, q: str, first: bool = False) -> Truth:
        asked = self.asked(q, first)
        return self.stands(q, first) != NOT_APPLICABLE if asked else asked

    def _test(self, test: Test, first: bool) -> Truth:
        question, value = self.pack.questions[test.question], self.stands(test.question, first)
        applies, operand = self.applies(question.id, first), test.operand
        if not applies or (value == UNKNOWN and question.type != "choices"):
            return None if applies else applies
        if question.type in ("number", "date"):
            return compare(test, value, self.profile.as_of, {**self.pack.parameters, **self.profile.parameters})
        if question.type != "choices":
            return value in accepted_values(test, question)
        lines = value if isinstance(value, Mapping) else {}
        has: dict[str, Truth] = {o: {"yes": True, "no": False}.get(lines.get(o, "")) for o in question.values()}
        if isinstance(operand, tuple):
            seen = [OPPOSITE[has[o]] if test.op is Op.LACKS else has[o] for o in operand]
            return at_least(1 if test.op is Op.HAS_ANY else len(seen), seen)
        return at_least(operand, has.values())  # type: ignore[arg-type]  # count

    def _backed(self, test: c.EvidenceTest) -> bool:
        told, own = self.answers[test.question], {**self.pack.parameters, **self.profile.parameters}
        good = [a.value for a in told.answers if evidence_meets(test, a.evidence, self.profile.as_of, own)]
        if isinstance(told.value, Mapping):
            lines = [value for value in good if isinstance(value, Mapping)]
            return all(any(value.get(o) == line for value in lines) for o, line in told.value.items())
        return told.value in good

    def value(self, condition: Condition, first: bool = False, finding: Finding | None = None) -> Truth:
        """The truth of a condition; `finding` is the one being placed, in class rules."""
        match condition:
            case c.AllOf(of=of) | c.AnyOf(of=of) | c.AtLeast(of=of):
                owed = condition.n if isinstance(condition, AtLeast) else 1 if isinstance(condition, AnyOf) else len(of)
                return at_least(owed, (self.value(x, first, finding) for x in of))
            case c.Not(of=inner):
                return OPPOSITE[self.value(inner, first, finding)]
            case c.Test():
                return self._test(condition, first)
            case c.Applies(question=q):
                may_yet_not = self.pack.questions[q].may_not_apply and not says_something(self.stands(q, first))
                return None if may_yet_not and self.asked(q, first) else self.applies(q, first)
            case c.IsKnown(question=q) | c.IsUnknown(question=q) | c.EvidenceTest(question=q):
                said = self.stands(q)
                lines = said.values() if isinstance(said, Mapping) else (said,)
                known = UNKNOWN not in lines and said != NOT_APPLICABLE
                good = known and (not isinstance(condition, c.EvidenceTest) or self._backed(condition))
                return good is not isinstance(condition, c.IsUnknown) if self.applies(q) else self.applies(q)
            case c.ConceptIs(concept=concept, wanted=wanted):
                return self.concept(concept) if wanted else OPPOSITE[self.concept(concept)]
            case c.PartsTest(concept=concept, quantifier=quantifier):
                seen = [part.concept(concept) for part in self.parts] or [self.concept(concept)]
                return at_least(1 if quantifier == "any" else len(seen), seen)
            case c.ScaleTest(scale=scale, at_least=step):
                return self.level(self.pack.scales[scale], self.pack.scales[scale].rank(step))
            case c.FindingTest(name=name, values=values) if finding:
                return at_least(1, (self.field(finding, name, value) for value in values))
        return True if isinstance(condition, c.Always) else None

    def concept(self, concept: str) -> Truth:
        if concept not in self.memo:
            self.memo[concept] = at_least(1, (self.value(rule.when) for rule in self.pack.concepts[concept].rules))
        return self.memo[concept]

    def established(self, finding: Finding) -> Truth:
        return at_least(2, (self.value(finding.when), self.field(finding, "state", "partly")))

    def field(self, finding: Finding, name: str, value: str) -> Truth:
        """A field of a finding as class rules read it: `harm` and `state` at least so, all else as written."""
        if name == "harm":
            all_, known = finding.addresses == ("any",), self.pack.addressables
            there = [known[a] for a in (known if all_ else finding.addresses)]
            read = [a.now for a in there] + [a.present for a in there if value == "foreseeable"]
            return value == "none" or at_least(1, map(self.concept, read))
        if name == "state":
            low = ("no",) if value == "missing" else ("no", "partly")
            lacking = (self._test(Test(q, Op.IS, low), False) for q in finding.practice)
            return not finding.practice or at_least(1, lacking)
        return value in finding_field(finding, name)

    def level(self, scale: Scale, rank: int) -> Truth:
        """Whether the case stands at least at a step; a whole stands as high as its highest part."""
        if rank == 0 or self.parts:
            return rank == 0 or at_least(1, (part.level(scale, rank) for part in self.parts))
        rules = (r for r in self.pack.level_rules if r.scale == scale.id and scale.rank(r.at_least) >= rank)
        return at_least(1, (self.value(rule.when) for rule in rules))

    def placed(self, finding: Finding, scale: Scale, rank: int) -> Truth:
        """Whether a finding stands at least at a step: by a class rule, or lifted by a later finding that needs it."""
        key, cap = ("placed", finding.id, rank), cap_rank(self.pack, finding)
        if key not in self.memo:
            rules = (r for r in self.pack.class_rules if scale.rank(r.at_least) >= rank)
            grounds = [self.value(rule.when, finding=finding) for rule in rules]
            later = [f for f in self.pack.findings.values() if finding.id in f.needs and is_placed(self.pack, f)]
            grounds += [at_least(2, (self.established(f), self.placed(f, scale, rank))) for f in later]
            self.memo[key] = rank == 0 or ((cap is None or rank <= cap) and at_least(1, grounds))
        return self.memo[key]


@dataclass(frozen=True)
class Proofs:
    """The steps that a result gives for one case, by id, and what their sentences may stand for."""

    view: View
    language: str
    claims: Claims
    steps: Mapping[str, Any]

    def follows(self, key: str) -> Any:
        """What a step must say: itself where the pack and the answers give it. Sources come as the pack has them."""
        step, plus, pack = self.steps[key], key.endswith("+"), self.view.pack
        kind, _, id_ = key[:-1].partition(":")
        if not id_:
            said = self.claims.get(step["claim"], ())
            fits = any(plus is p and self._holds(x, p, step, first) for x, p in said for first in (False, True))
            return step | {"id": key, "value": plus, "sources": (), "claim": step["claim"] if fits else NOT_SO}
        sources, conditions = [], [x.when for k, x in pack.conflicts.items() if k == id_]
        if kind == "concept":
            rules = [r for r in pack.concepts[id_].rules if not plus or self.view.value(r.when)][: 1 if plus else None]
            sources = [*dict.fromkeys(s for r in rules for s in r.sources)]
            conditions = [AnyOf(tuple(r.when for r in rules))]
        elif kind == "finding":
            when, *low = finding_conditions(pack.findings[id_])
            sources, conditions = [*pack.findings[id_].sources], [when, *(low if len(low) < 2 else [AnyOf(tuple(low))])]
        elif kind == "levelrule":
            rule = next(r for r in pack.level_rules if r.id == id_)
            sources, conditions = [*rule.sources], [rule.when]
        claim = named_claim_words(kind, id_, plus, pack, self.language)
        known = {"id": key, "claim": claim, "value": plus, "rule": "name", "question": "", "sources": sources}
        body, first = AllOf((AllOf(tuple(conditions)),)), kind == "conflict"
        fits = self.view.value(body, first) is plus and self._rests(body, plus, step, first)
        return known | {"from": step["from"] if fits else NOT_SO}

    def _holds(self, x: Condition, plus: bool, step: Mapping[str, Any], first: bool) -> bool:
        kinds = {AllOf: "all", AnyOf: "any", c.PartsTest: "any", Not: "not", c.ConceptIs: "not", AtLeast: "at_least"}
        kind, answer = kinds.get(type(x), "answer"), question_of(x) or ""  # type: ignore[arg-type]
        if isinstance(x, AtLeast):  # what always applies counts as given
            of = [y for y in x.of if not isinstance(y, c.Applies) or self.view.pack.questions[y.question].asked_when]
            kind = {1: "any", len(of): "all"}.get(x.n - len(x.of) + len(of), kind)
        lines = answer and step["rule"] in ("any", "all", "at_least") and step["question"] == ""
        fits = lines or (step["rule"], step["question"]) == (kind, answer)
        return bool(fits) and self.view.value(x, first) is plus and self._rests(x, plus, step, first)

    def _rests(self, x: Condition, plus: bool, step: Mapping[str, Any], first: bool) -> bool:
        of = step["from"]
        return self.steps.keys() >= {*of} and len({*of}) == len(of) and self._used(x, plus, of, first) == {*of}

    def _used(self, x: Condition, plus: bool, given: Sequence[str], first: bool) -> set[str] | None:
        """The premises that prove a condition: all of them, or the first that does; None where one is missing."""
        inner, pack = children(x), self.view.pack
        if isinstance(x, (Not, c.ConceptIs)):
            of, plus = (x.of, not plus) if isinstance(x, Not) else (c.ConceptIs(x.concept), plus is x.wanted)
            return self._below(of, plus, given, first)
        if inner:
            owed = x.n if isinstance(x, AtLeast) else len(inner) if isinstance(x, AllOf) else 1
            proved = [y for y in inner if self.view.value(y, first) is plus][: owed if plus else len(inner) - owed + 1]
            found = [self._below(y, plus, given, first) for y in proved]
            return None if None in found else {key for some in found for key in some or ()}
        if (question := question_of(x)) is None:  # type: ignore[arg-type]  # a look at parts, or always so
            return {f"concept:{getattr(x, 'concept', '')}{'+' if plus else '-'}"}.intersection(given)
        near = {f"conflict:{k}+" for k, conflict in pack.conflicts.items() if question in conflict.doubts}
        said = ((key, y) for key in given for y, _ in self.claims.get(self.steps[key]["claim"], ()))
        near |= {key for key, y in said if self._alike(x, y, pack.questions[question])}
        gate = pack.questions[question].asked_when
        gates = self._below(gate, False, given, first) if gate and self.view.value(gate, first) is False else set()
        return near.intersection(given) | (gates or set()) or gates

    def _alike(self, x: Condition, y: Condition, q: Question) -> bool:
        """Whether a test on the same answer may stand below another: its lines, whether it applies, other words."""
        if question_of(y) != q.id or q.type == "choices" or isinstance(y, c.Applies):  # type: ignore[arg-type]
            return question_of(y) == q.id  # type: ignore[arg-type]
        tests = isinstance(x, Test) and isinstance(y, Test) and q.options
        return x == y or bool(tests and accepted_values(x, q) == accepted_values(y, q))  # type: ignore[arg-type]

    def _below(self, x: Condition, plus: bool, given: Sequence[str], first: bool) -> set[str] | None:
        """The step among the premises that claims this; where no step of the case does, what it rests on itself."""
        if isinstance(x, c.ConceptIs) and x.wanted:
            key = f"concept:{x.concept}{'+' if plus else '-'}"
            return {key} if key in given else None
        claim = words.claim_words(x, plus, self.view.pack, self.language)
        said = {key for key, step in self.steps.items() if step["claim"] == claim and step["value"] is plus}
        found, leaf = said.intersection(given), question_of(x) is not None  # type: ignore[arg-type]
        return found or (None if said and not leaf else self._used(x, plus, given, first))
