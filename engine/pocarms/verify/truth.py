"""What a pack says of one case (decision 001), and why: plain three-valued recursion over conditions as written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cached_property
from typing import Any

from pocarms.model import conditions as c
from pocarms.model.conditions import AnyOf, AtLeast, Condition, Op, Test, children
from pocarms.model.pack import NOT_APPLICABLE, UNKNOWN, Finding, Pack, Scale
from pocarms.model.profile import Profile, Settled, Value, says_something
from pocarms.program.operands import accepted_values, compare, evidence_meets
from pocarms.program.places import gate, held, of_practices
from pocarms.program.placing import cap_rank, finding_field, is_placed
from pocarms.program.reading import question_of
from pocarms.records import dataclass
from pocarms.wording.claims import named_claim_words
from pocarms.wording.words import claim_words

Truth = bool | None
NOTHING = Settled(UNKNOWN)
LISTS = (c.AllOf, AnyOf, AtLeast)
RULES = {c.AllOf: "all", AnyOf: "any", AtLeast: "at_least", c.Not: "not", c.ConceptIs: "not"}
STATUS: Mapping[Truth, str] = {True: "established", None: "open", False: "ruled_out"}
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
            case c.AllOf(of=of) | AnyOf(of=of) | AtLeast(of=of):
                owed = condition.n if isinstance(condition, AtLeast) else 1 if isinstance(condition, AnyOf) else len(of)
                return at_least(owed, (self.value(x, first, finding) for x in of))
            case c.Not(of=inner):
                return OPPOSITE[self.value(inner, first, finding)]
            case Test():
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
    """steps: by id, which is a place of the pack and whether what stands there is so; keys: which step says what."""

    view: View
    language: str
    steps: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    keys: dict[tuple[Condition, bool, bool], str] = field(default_factory=dict)

    def named(self, name: str, so: bool) -> str:
        """Write the step of a concept, finding, level rule or conflict, and all it rests on; returns its id."""
        pack, key, (kind, _, id_) = self.view.pack, f"{name}{'+' if so else '-'}", name.partition(":")
        if key not in self.steps:
            of: list[Any] = [pack.findings[id_]] if kind == "finding" else [r for r in pack.level_rules if r.id == id_]
            if kind == "concept":  # where it is so, the rule that the proof goes through; else all
                of = [r for r in pack.concepts[id_].rules if not so or self.view.value(r.when)][: 1 if so else None]
            sources = [*dict.fromkeys(source for one in of for source in one.sources)]
            claim = named_claim_words(kind, id_, so, pack, self.language)
            from_ = self.below(name, held(pack, name), so, kind == "conflict")
            self.steps[key] = key, claim, so, "name", from_, "", sources
        return key

    def said(self, place: str, x: Condition, so: bool, first: bool) -> list[str]:
        """The step that says a condition, or, where it has none of its own, those of what it rests on."""
        alone = isinstance(x, LISTS) and (len(x.of) == 1 or of_practices(place))
        if alone or isinstance(x, c.Always) or (isinstance(x, c.ConceptIs) and x.wanted):
            return self.below(place, x, so, first)
        if (x, so, first) not in self.keys:
            key, claim = f"{place}{'+' if so else '-'}", claim_words(x, so, self.view.pack, self.language)
            rule = x.quantifier if isinstance(x, c.PartsTest) else RULES.get(type(x), "answer")
            from_, q = self.below(place, x, so, first), question_of(x) or ""  # type: ignore[arg-type]
            self.steps[key] = key, claim, so, rule, from_, q, ()
            self.keys[x, so, first] = key
        return [self.keys[x, so, first]]

    def below(self, place: str, x: Condition, so: bool, first: bool) -> list[str]:
        """What a condition rests on: a list on the first members that are enough; an answer, on why it counts not."""
        pack, view, found = self.view.pack, self.view, list[str]()
        if isinstance(x, (*LISTS, c.Not)):
            wanted = so is not isinstance(x, c.Not)
            n = x.n if isinstance(x, AtLeast) else len(children(x)) if isinstance(x, c.AllOf) else 1
            enough = n if so else len(children(x)) - n + 1
            proved = [(f"{place}/{at}", y) for at, y in enumerate(children(x), 1) if view.value(y, first) is wanted]
            found = [key for at, y in proved[:enough] for key in self.said(at, y, wanted, first)]
        elif isinstance(x, c.ConceptIs):
            found = [self.named(f"concept:{x.concept}", so is x.wanted)]
        elif isinstance(x, c.PartsTest):  # of a whole with parts, their own proofs say it
            found = [] if view.parts else [self.named(f"concept:{x.concept}", so)]
        elif q := question_of(x):
            asked_when, on_file = pack.questions[q].asked_when, view.answers.get(q, NOTHING).value
            if asked_when is not None and view.asked(q, first) is False:
                found = self.said(gate(q, first), asked_when, False, first)
            elif not isinstance(x, (Test, c.Applies)) and q in view.doubted and says_something(on_file):
                doubting = (k for k, y in pack.conflicts.items() if q in y.doubts and view.value(y.when, True))
                found = [self.named(f"conflict:{next(doubting)}", True)]
        return [*dict.fromkeys(found)]
