"""Derivations as they are printed: each step a claim in words, linked to the steps it rests on, down to answers.

A step says a condition as its author wrote it, and is called after the place where the pack has it (`program.places`)
with its rail: `finding:f/1/2-`. The same condition is one step, called after the place at which it was first met. A
list of one says what its member says and has no step, nor has `always`. Which premises: the first, in the order
written, that are enough; never by firing order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pocarms.assessment.judge import Judged
from pocarms.assessment.result import ProofNode, SourceRef
from pocarms.model.conditions import (
    AllOf,
    Always,
    AnyOf,
    AtLeast,
    ConceptIs,
    Condition,
    EvidenceTest,
    IsKnown,
    IsUnknown,
    Not,
    PartsTest,
    children,
)
from pocarms.model.pack import Citation, Pack
from pocarms.model.profile import says_something
from pocarms.program.graph import Tree
from pocarms.program.names import id_of, kind_of, name
from pocarms.program.places import gate, held, of_practices
from pocarms.program.reading import question_of
from pocarms.records import dataclass
from pocarms.wording.claims import named_claim_words
from pocarms.wording.words import claim_words

_KNOWLEDGE = (IsKnown, IsUnknown, EvidenceTest)  # the tests that a doubt can decide
_RULES = {AllOf: "all", AnyOf: "any", AtLeast: "at_least", Not: "not", ConceptIs: "not"}


@dataclass(frozen=True, slots=True)
class _Step:
    """A condition at a place of the pack, proved true (`plus`) or false. `first`: while conflicts are sought."""

    place: str
    condition: Condition
    tree: Tree
    plus: bool
    first: bool = False

    @property
    def named(self) -> bool:
        return kind_of(self.place) in ("concept", "finding", "levelrule", "conflict") and "/" not in self.place


class Proofs:
    """Collects the proof nodes of one judged case. `prove` returns the id of a proof, "" where there is none."""

    def __init__(
        self,
        pack: Pack,
        judged: Judged,
        language: str,
        cite: Callable[[tuple[Citation, ...]], tuple[SourceRef, ...]],
        alone: bool,
    ) -> None:
        """alone: the case is no whole with parts, so that tests of parts look at the case itself."""
        self.pack = pack
        self.judged = judged
        self.language = language
        self.cite = cite
        self.alone = alone
        self.nodes: dict[str, ProofNode] = {}
        self._keys: dict[tuple[Condition | str, bool, bool], str] = {}

    def prove(self, full: str) -> str:
        """Write the proof of a named conclusion, or of its negation; "" where it is open."""
        value = self.judged.value(full)
        return "" if value is None else next(self._write(self._name(full, value)))

    def questions(self, proof: str) -> tuple[str, ...]:
        """Return the questions whose answers a proof ends in, in the order of the proof."""
        found: dict[str, None] = {}
        seen: set[str] = set()
        waiting = [proof] if proof else []
        while waiting:
            key = waiting.pop()
            if key in seen:
                continue
            seen.add(key)
            node = self.nodes[key]
            if node.question:
                found[node.question] = None
            waiting.extend(reversed(node.from_))
        return tuple(found)

    def _write(self, step: _Step) -> Iterator[str]:
        """Yield the id of a step, written where it is new; of what has no step of its own, those below."""
        of = step.condition
        if isinstance(of, Always):
            return
        lists = not step.named and isinstance(of, (AllOf, AnyOf, AtLeast))
        if (lists and len(children(of)) == 1) or of_practices(step.place) or (isinstance(of, ConceptIs) and of.wanted):
            for premise in self._below(step):
                yield from self._write(premise)
            return
        known = (step.place if step.named else of, step.first, step.plus)
        if known not in self._keys:
            key = f"{step.place}{'+' if step.plus else '-'}"
            below = tuple(dict.fromkeys(k for premise in self._below(step) for k in self._write(premise)))
            self.nodes[key] = self._named(key, step, below) if step.named else self._said(key, step, below)
            self._keys[known] = key
        yield self._keys[known]

    def _named(self, key: str, step: _Step, below: tuple[str, ...]) -> ProofNode:
        kind, id_ = kind_of(step.place), id_of(step.place)
        claim = named_claim_words(kind, id_, step.plus, self.pack, self.language)
        sources: tuple[Citation, ...] = ()
        if kind == "concept":  # of the rules that the proof goes through
            rules = self.pack.concepts[id_].rules
            used = [int(s.place.rpartition("/")[2]) - 1 for s in self._below(step)]
            sources = tuple(dict.fromkeys(c for n in used for c in rules[n].sources))
        elif kind == "finding":
            sources = self.pack.findings[id_].sources
        elif kind == "levelrule":
            sources = next(r.sources for r in self.pack.level_rules if r.id == id_)
        return ProofNode(key, claim, step.plus, "name", below, sources=self.cite(sources))

    def _said(self, key: str, step: _Step, below: tuple[str, ...]) -> ProofNode:
        of = step.condition
        claim = claim_words(of, step.plus, self.pack, self.language)
        rule = of.quantifier if isinstance(of, PartsTest) else _RULES.get(type(of), "answer")
        return ProofNode(key, claim, step.plus, rule, below, question_of(of) or "")  # type: ignore[arg-type]

    # what a step rests on ----------------------------------------------------------------------------------------

    def _below(self, step: _Step) -> Iterator[_Step]:
        of, plus = step.condition, step.plus
        inner = [
            _Step(f"{step.place}/{n}", condition, tree, not plus if isinstance(of, Not) else plus, step.first)
            for n, (condition, tree) in enumerate(zip(children(of), step.tree[1], strict=True), 1)
        ]
        if isinstance(of, (AllOf, AnyOf, AtLeast)):
            n = of.n if isinstance(of, AtLeast) else 1 if isinstance(of, AnyOf) else len(inner)
            proved = [member for member in inner if self._value(member.tree) is plus]
            yield from proved[: n if plus else len(inner) - n + 1]
        elif isinstance(of, Not):
            yield from inner
        elif isinstance(of, ConceptIs):
            yield self._name(name("concept", of.concept), plus is of.wanted)
        elif isinstance(of, PartsTest):
            if self.alone:
                yield self._name(name("concept", of.concept), plus)
        elif question := question_of(of):
            yield from self._below_answer(question, isinstance(of, _KNOWLEDGE), step.first)

    def _below_answer(self, question: str, may_be_doubted: bool, first: bool) -> Iterator[_Step]:
        """An answer is where proofs end; but where its question is not asked, or it is doubted, the proof of that."""
        asked_when, place = self.pack.questions[question].asked_when, gate(question, first)
        given = self.judged.case.answers.get(question)
        if asked_when is not None and self._value(self.judged.program.places[place]) is False:
            yield _Step(place, asked_when, self.judged.program.places[place], False, first)
        elif may_be_doubted and self.judged.value(name("doubted", question)) and given and says_something(given.value):
            conflicts = (name("conflict", c.id) for c in self.pack.conflicts.values() if question in c.doubts)
            yield next(self._name(full, True) for full in conflicts if self.judged.value(full))

    def _name(self, full: str, plus: bool) -> _Step:
        return _Step(full, held(self.pack, full), self.judged.program.places[full], plus, kind_of(full) == "conflict")

    def _value(self, tree: Tree) -> bool | None:
        return self.judged.truths.value(tree[0], self.judged.bit)
