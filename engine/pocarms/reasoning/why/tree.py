"""A proved conclusion as a tree in words, from the conclusion down to the answers on file.

Connectives that add nothing for a reader are left out: what must hold together stands side by side under the
conclusion, of alternatives the one that was used is shown. Asked for the whole, every alternative that holds is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pocarms.assessment.texts import Says
from pocarms.model.conditions import (
    Applies,
    AtLeast,
    Condition,
    EvidenceTest,
    IsKnown,
    IsUnknown,
    Op,
    PartsTest,
    ScaleTest,
    Test,
)
from pocarms.program.graph import Node, NodeOp
from pocarms.program.names import kind_of
from pocarms.program.operands import accepted_values
from pocarms.reasoning.naming import citations, class_rule_words, conclusion_words
from pocarms.reasoning.saying import sayings
from pocarms.reasoning.why.explained import Reason
from pocarms.reasoning.why.grounds import Grounds, Step
from pocarms.reasoning.why.ledger import Ledger
from pocarms.wording.words import claim_words

READ_OUT = 4  # answers that meet a test are named up to so many, unless the whole is asked for
LEAVES = (Test, Applies, IsKnown, IsUnknown, EvidenceTest)
_SILENT = ("any_part", "all_part", "alone", "answer", "owner", "room_to_act", "known", "doubted")


class Tree:
    """Tells how steps follow. kept: the unit numbers that may be used; whole: show every way, not only the first."""

    def __init__(
        self, says: Says, grounds: Grounds, kept: tuple[int, ...], ledger: Ledger, told: set[str], whole: bool
    ) -> None:
        self.says = says
        self.s = sayings(says.language)
        self.grounds = grounds
        self.ledger = ledger
        self.told = told
        self.gated: set[str] = set()
        self.whole = whole
        self.kept = frozenset(kept)
        held = [int(u in self.kept) for u in range(len(grounds.units.all))]
        self.proved: Mapping[Step, int] = grounds.proved(held, 1)
        self.program = grounds.cases[0].program

    def tell(self, step: Step) -> Reason:
        """Return the reason of a named conclusion."""
        found = list(self._told(step))
        if len(found) == 1 and found[0].kind == "conclusion":
            return found[0]
        claim = self._claim(step)
        return Reason(self._key(step), "conclusion", claim, _truth(step.plus), self._link(found), of=tuple(found))

    # steps -------------------------------------------------------------------------------------------------------

    def _told(self, step: Step) -> Iterator[Reason]:
        """Yield what a step shows: itself where it has words, else what it rests on."""
        node = self.program.nodes[step.node]
        said = self.program.said.get(step.node)
        if node.op is NodeOp.NAME and kind_of(node.name) not in _SILENT:
            yield self._conclusion(step, node)
        elif isinstance(said, LEAVES):
            yield self._leaf(step, said)
        elif isinstance(said, (PartsTest, ScaleTest)) and len(self.grounds.cases) > 1 and step.case == 0:
            yield self._parts(step, said)
        elif node.op is NodeOp.AT_LEAST:
            yield self._count(step, node, said)
        else:
            yield from self._below(step)

    def _chosen(self, step: Step) -> tuple[Step, ...]:
        support = self.grounds.support[step]
        held = tuple(dict.fromkeys(s for s in support.of if self.proved[s]))
        return held if self.whole else held[: support.enough]

    def _below(self, step: Step) -> Iterator[Reason]:
        support = self.grounds.support[step]
        chosen = self._chosen(step)
        if self.whole and support.enough == 1 and len(chosen) > 1:
            ways = tuple(self._way(s) for s in chosen)
            says = self.s("explain.either")
            yield Reason(self._key(step) + "/ways", "either", says, "yes", of=ways)
            return
        for below in chosen:
            yield from self._told(below)

    def _way(self, step: Step) -> Reason:
        """One of several ways, each enough by itself."""
        found = tuple(self._told(step))
        if len(found) == 1:
            return found[0]
        return Reason(self._key(step) + "/together", "together", self.s("explain.together"), "yes", of=found)

    def _conclusion(self, step: Step, node: Node) -> Reason:
        key = self._key(step)
        claim = self._claim(step)
        if key in self.told:
            return Reason(key, "conclusion", claim, _truth(step.plus), again=True)
        kind = kind_of(node.name)
        self.told.add(key)
        if kind == "class":
            of = tuple(self._class(step, node))
        else:
            of = tuple(r for s in self._chosen(step) for r in self._told(s))
        chosen = self._concept_rules(step, node) if kind == "concept" and step.plus else ()
        sources = self.says.cite(citations(self.says, node.name, chosen))
        return Reason(key, "conclusion", claim, _truth(step.plus), self._link(of), sources, of=of)

    def _concept_rules(self, step: Step, node: Node) -> tuple[int, ...]:
        """The numbers of the rules of a concept that are used."""
        used: set[int] = set()
        waiting = [Step(step.case, node.args[0], True)]
        rules = self.program.rules[node.name.split(":")[1]]
        while waiting:
            at = waiting.pop()
            used.add(at.node)
            if at.node not in rules:
                waiting.extend(self._chosen(at))
        found = tuple(i for i, rule in enumerate(rules) if rule in used)
        return found if self.whole else found[:1]

    def _class(self, step: Step, node: Node) -> Iterator[Reason]:
        """The class rules, or a later finding that needs this one, behind a class; for "not above", each ruled out."""
        pack = self.says.pack
        _, finding, name_of_step = node.name.split(":")
        scale = next(s for s in pack.scales.values() if s.of == "findings")
        wanted = [r for r in pack.class_rules if scale.rank(r.at_least) >= scale.rank(name_of_step)]
        rules = {self.program.placed[finding, r.id]: r for r in reversed(wanted)}
        below = Step(step.case, node.args[0], step.plus)
        if self.program.nodes[below.node].op is NodeOp.FALSE:
            yield Reason(self._key(step) + "/class", "constant", self.s("explain.no_class_rule"), "no")
            return
        several = self.program.nodes[below.node].op is NodeOp.ANY and below.node not in rules
        for way in self._chosen(below) if several else (below,):
            rule = rules.get(way.node)
            if rule is None:
                yield from self._told(way)
                continue
            of = tuple(self._told(way))
            words = class_rule_words(self.says, rule, step.plus)
            yield Reason(self._key(way) + "/class", "rule", words, _truth(step.plus), self._link(of), of=of)

    def _count(self, step: Step, node: Node, said: Condition | None) -> Reason:
        of = tuple(r for s in self._chosen(step) for r in self._told(s))
        most = len(said.of) if isinstance(said, AtLeast) else len(node.args)
        n = said.n if isinstance(said, AtLeast) else node.n
        words = self.s(f"explain.count.{_truth(step.plus)}", n=n, of=most)
        return Reason(self._key(step), "count", words, _truth(step.plus), of=of)

    def _parts(self, step: Step, said: PartsTest | ScaleTest) -> Reason:
        """What a whole sees in its parts."""
        found = []
        waiting = [step]
        while waiting:
            at = waiting.pop()
            if at.case != step.case:
                title = self.grounds.cases[at.case].case.title or self.grounds.cases[at.case].case.id
                of = tuple(self._told(at))
                words = self.s("explain.in_part", part=title)
                found.append(Reason(self._key(at) + "/part", "part", words, _truth(step.plus), of=of))
            else:
                waiting.extend(reversed(self._chosen(at)))
        return Reason(self._key(step), "conclusion", self._said(said, step.plus), _truth(step.plus), of=tuple(found))

    # tests on answers --------------------------------------------------------------------------------------------

    def _leaf(self, step: Step, said: Condition) -> Reason:
        """A test: the answers it reads; where its question does not apply, why; why the question is asked at all."""
        seen = _Seen()
        top = self.program.nodes[step.node]
        self._walk(step, seen, isinstance(said, Applies) and top.op in (NodeOp.INPUT, NodeOp.GATE))
        marks = tuple(dict.fromkeys(self.ledger.note(u) for u in seen.units))
        question = getattr(said, "question", "")
        of: list[Reason] = []
        for asked in dict.fromkeys(seen.gates):
            reasons = tuple(self._told(asked))
            if reasons and self._key(asked) not in self.gated:  # why a question is asked is told once
                self.gated.add(self._key(asked))
                words = self.s("explain.asked_since")
                of.append(Reason(self._key(asked) + "/gate", "gate", words, "yes", of=reasons))
        for asked in dict.fromkeys(seen.out):
            of.extend(self._told(asked))
        for conflict in dict.fromkeys(seen.conflicts):
            of.extend(self._told(conflict))
        kind = "out_of_place" if seen.out or seen.waived else "answer" if marks else "absence"
        words = self._said(said, step.plus)
        many = self._many(said)
        if many and marks and not self.whole:
            words = self.s(f"explain.one_of.{_truth(step.plus)}", ask=self.says.pack.questions[question].ask, n=many)
        if kind == "out_of_place" and not isinstance(said, Applies):
            words = self.s("explain.out_of_place", ask=self.says.pack.questions[question].ask)
        return Reason(self._key(step), kind, words, _truth(step.plus), answers=marks, of=tuple(of))

    def _many(self, said: Condition) -> int:
        """How many answers would meet a test, where they are too many to read out; else 0."""
        if not isinstance(said, Test) or said.op in (Op.HAS_ALL, Op.LACKS) or not isinstance(said.operand, tuple):
            return 0
        asked = self.says.pack.questions[said.question]
        met = said.operand if asked.type == "choices" else accepted_values(said, asked)
        return len(met) if len(met) > READ_OUT else 0

    def _walk(self, step: Step, seen: _Seen, is_applies: bool) -> None:
        """Collect what a test rests on: answers, the gates of its question, conflicts that put an answer in doubt."""
        waiting = [(step, is_applies)]
        while waiting:
            at, applies = waiting.pop()
            node = self.program.nodes[at.node]
            if node.op is NodeOp.NAME and kind_of(node.name) == "conflict":
                seen.conflicts.append(at)
            elif node.op is NodeOp.SLOTS:
                kept = [u for u in self.grounds.support[at].units if u in self.kept]
                seen.units.extend(kept if self.whole else kept[:1])
            elif node.op is NodeOp.GATE:
                self._gate(at, node, seen, waiting, applies)
            else:
                waiting.extend((s, applies and node.op is NodeOp.INPUT) for s in reversed(self._chosen(at)))

    def _gate(self, at: Step, node: Node, seen: _Seen, waiting: list[tuple[Step, bool]], applies: bool) -> None:
        first = node.args[0]
        if applies:  # the gate itself is what is tested
            for s in self._chosen(at):
                if s.node == first:
                    (seen.gates if s.plus else seen.out).append(s)
                else:
                    seen.waived |= not s.plus
                    waiting.append((s, False))
            return
        for s in self._chosen(at):
            if s.node != first:
                waiting.append((s, False))
                continue
            inner = self.program.nodes[first]
            if inner.op is not NodeOp.GATE:  # no gate: somebody says that the question does not apply
                seen.waived |= not s.plus
                if not s.plus:
                    waiting.append((s, False))
                continue
            for below in self._chosen(s):
                if below.node == inner.args[0]:
                    (seen.gates if below.plus else seen.out).append(below)
                elif not below.plus:
                    seen.waived = True
                    waiting.append((below, False))

    # words -------------------------------------------------------------------------------------------------------

    def _claim(self, step: Step) -> str:
        node = self.program.nodes[step.node]
        if node.op is NodeOp.NAME:
            return conclusion_words(self.says, node.name, step.plus)
        return self._said(self.program.said[step.node], step.plus)

    def _said(self, said: Condition, plus: bool) -> str:
        return claim_words(said, plus, self.says.pack, self.says.language)

    def _link(self, of: list[Reason] | tuple[Reason, ...]) -> str:
        if not of:
            return ""
        return self.s("explain.since_all" if len(of) > 1 else "explain.since")

    def _key(self, step: Step) -> str:
        node = self.program.nodes[step.node]
        case = self.grounds.cases[step.case].case.id
        name = node.name if node.op is NodeOp.NAME else f"n{step.node}"
        return f"{case}/{name}{'+' if step.plus else '-'}"


class _Seen:
    """What the walk through a test found."""

    def __init__(self) -> None:
        self.units: list[int] = []
        self.gates: list[Step] = []
        self.out: list[Step] = []
        self.conflicts: list[Step] = []
        self.waived = False


def _truth(plus: bool) -> str:
    return "yes" if plus else "no"
