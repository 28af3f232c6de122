"""A conclusion that is not settled as a tree in words: what would have to be so, what of it is, what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from pocarms.assessment.answers import answer_state
from pocarms.assessment.judge import Judged
from pocarms.assessment.texts import Says
from pocarms.model.conditions import Applies, Condition, PartsTest, ScaleTest
from pocarms.program.graph import NodeOp
from pocarms.program.names import kind_of, name
from pocarms.reasoning.naming import citations, class_rule_words, conclusion_words
from pocarms.reasoning.saying import sayings
from pocarms.reasoning.why.explained import Reason
from pocarms.reasoning.why.ledger import Ledger
from pocarms.reasoning.why.tree import LEAVES
from pocarms.records import dataclass
from pocarms.wording.words import claim_words

_SILENT = ("any_part", "all_part", "alone", "answer", "owner", "room_to_act", "known", "doubted")


@dataclass(frozen=True, slots=True)
class _At:
    """In this case, what it would take for this node to be true (`plus`) or false."""

    case: int
    node: int
    plus: bool


class OpenTree:
    """Tells what is missing. whole: also show what is ruled out already, and alternatives that no longer matter."""

    def __init__(self, says: Says, cases: Sequence[Judged], ledger: Ledger, told: set[str], whole: bool) -> None:
        self.says = says
        self.s = sayings(says.language)
        self.cases = cases
        self.ledger = ledger
        self.told = told
        self.gated: set[tuple[int, int]] = set()
        self.whole = whole
        self.program = cases[0].program

    def tell(self, case: int, node: int, plus: bool = True) -> Reason:
        """Return what it would take for an undecided named conclusion to hold."""
        found = self._told(_At(case, node, plus), "all")
        if len(found) == 1 and found[0].kind == "conclusion":
            return found[0]
        full = self.program.nodes[node].name
        words = conclusion_words(self.says, full, plus)
        return Reason(self._key(_At(case, node, plus)), "conclusion", words, "open", of=tuple(found))

    def value(self, at: _At) -> bool | None:
        """Return whether what is asked for holds, does not, or is open."""
        judged = self.cases[at.case]
        value = judged.truths.value(at.node, judged.bit)
        return None if value is None else value is at.plus

    def _told(self, at: _At, among: str) -> list[Reason]:
        """Return what a node shows inside a list of which all, or any, are wanted."""
        node = self.program.nodes[at.node]
        said = self.program.said.get(at.node)
        value = self.value(at)
        if node.op is NodeOp.NAME and kind_of(node.name) not in _SILENT:
            return [self._conclusion(at, node.name)]
        if isinstance(said, LEAVES):
            return [self._leaf(at, said)]
        if isinstance(said, (PartsTest, ScaleTest)) and len(self.cases) > 1 and at.case == 0:
            return [self._parts(at, said)]
        if value is not None and said is not None:  # decided: said in one line
            return [Reason(self._key(at), "conclusion", self._said(said, at.plus), _truth(value))]
        match node.op:
            case NodeOp.NOT:
                return self._told(_At(at.case, node.args[0], not at.plus), among)
            case NodeOp.ALL | NodeOp.ANY:
                return self._several(at, node.args, "all" if (node.op is NodeOp.ALL) is at.plus else "any", among)
            case NodeOp.AT_LEAST:
                return [self._count(at)]
            case NodeOp.GATE | NodeOp.WITHOUT | NodeOp.INPUT | NodeOp.NAME | NodeOp.PROVED:
                return [r for arg in node.args[:1] for r in self._told(_At(at.case, arg, at.plus), among)]
        return []

    def _several(self, at: _At, args: Sequence[int], mine: str, among: str) -> list[Reason]:
        inner = [_At(at.case, arg, at.plus) for arg in args]
        if mine == "any" and not self.whole:  # what is ruled out is no way any more
            inner = [i for i in inner if self.value(i) is not False]
        found = [r for i in inner for r in self._told(i, mine)]
        if mine == among or len(inner) == 1:
            return found
        words = self.s("explain.any_would_do" if mine == "any" else "explain.all_needed")
        return [Reason(self._key(at), "either" if mine == "any" else "together", words, "open", of=tuple(found))]

    def _count(self, at: _At) -> Reason:
        node = self.program.nodes[at.node]
        owed = node.n if at.plus else len(node.args) - node.n + 1
        inner = [_At(at.case, arg, at.plus) for arg in node.args]
        there = sum(self.value(i) is True for i in inner)
        shown = inner if self.whole else [i for i in inner if self.value(i) is not False]
        of = tuple(r for i in shown for r in self._told(i, "count"))
        words = self.s("explain.more_needed", n=owed - there, of=len([i for i in inner if self.value(i) is None]))
        return Reason(self._key(at), "count", words, "open", of=of)

    def _conclusion(self, at: _At, full: str) -> Reason:
        key = self._key(at)
        value = self.value(at)
        words = conclusion_words(self.says, full, at.plus)
        sources = self.says.cite(citations(self.says, full, ()))
        if value is not None:
            return Reason(key, "conclusion", words, _truth(value), sources=sources)
        if key in self.told:
            return Reason(key, "conclusion", words, "open", again=True)
        self.told.add(key)
        node = self.program.nodes[at.node]
        if kind_of(full) == "class":
            of: tuple[Reason, ...] = tuple(self._class(at, full))
            return Reason(key, "conclusion", words, "open", self.s("explain.any_would_do"), sources, of=of)
        inner = _At(at.case, node.args[0], at.plus)
        mode = self._mode(inner)
        of = tuple(self._told(inner, mode))
        link = "" if len(of) < 2 else self.s("explain.any_would_do" if mode == "any" else "explain.all_needed")
        return Reason(key, "conclusion", words, "open", link, sources, of=of)

    def _class(self, at: _At, full: str) -> list[Reason]:
        """The class rules that may yet place the finding so high."""
        pack = self.says.pack
        _, finding, step = full.split(":")
        scale = next(s for s in pack.scales.values() if s.of == "findings")
        wanted = [r for r in pack.class_rules if scale.rank(r.at_least) >= scale.rank(step)]
        rules = {self.program.placed[finding, r.id]: r for r in reversed(wanted)}
        arg = self.program.nodes[at.node].args[0]
        several = self.program.nodes[arg].op is NodeOp.ANY and arg not in rules
        found = []
        for node in self.program.nodes[arg].args if several else (arg,):
            way = _At(at.case, node, at.plus)
            if self.value(way) is False and not self.whole:
                continue
            rule = rules.get(node)
            if rule is None:
                found += self._told(way, "any")
                continue
            words = class_rule_words(self.says, rule, True)
            of = tuple(self._told(way, "all"))
            found.append(Reason(self._key(way) + "/class", "rule", words, _open(self.value(way)), of=of))
        return found

    def _mode(self, at: _At) -> str:
        node = self.program.nodes[at.node]
        if node.op is NodeOp.NOT:
            return self._mode(_At(at.case, node.args[0], not at.plus))
        return "any" if node.op in (NodeOp.ALL, NodeOp.ANY) and (node.op is NodeOp.ANY) is at.plus else "all"

    def _parts(self, at: _At, said: PartsTest | ScaleTest) -> Reason:
        """What a whole would have to see in its parts."""
        full = (
            name("concept", said.concept) if isinstance(said, PartsTest) else name("level", said.scale, said.at_least)
        )
        words = self._said(said, at.plus)
        if self.value(at) is not None:
            return Reason(self._key(at), "conclusion", words, _truth(bool(self.value(at))))
        node = self.program.names[full]
        found = []
        for case in range(1, len(self.cases)):
            there = _At(case, node, at.plus)
            if self.value(there) is None or self.whole:
                title = self.cases[case].case.title or self.cases[case].case.id
                of = tuple(self._told(there, "all"))
                part = self.s("explain.in_part", part=title)
                found.append(Reason(self._key(there) + "/part", "part", part, _open(self.value(there)), of=of))
        any_would_do = isinstance(said, ScaleTest) or (said.quantifier == "any") is at.plus
        link = self.s("explain.any_would_do" if any_would_do else "explain.all_needed") if len(found) > 1 else ""
        return Reason(self._key(at), "conclusion", words, "open", link, of=tuple(found))

    def _leaf(self, at: _At, said: Condition) -> Reason:
        words = self._said(said, at.plus)
        value = self.value(at)
        question = getattr(said, "question", "")
        if value is not None:
            return Reason(self._key(at), "answer", words, _truth(value))
        judged = self.cases[at.case]
        state = answer_state(judged, question)
        of: list[Reason] = []
        gate = self.program.nodes[self.program.names[name("asked", question)]].args[0]
        if state == "waiting" and (at.case, gate) not in self.gated:  # told once
            self.gated.add((at.case, gate))
            reasons = tuple(self._told(_At(at.case, gate, True), "all"))
            asked = self.s("explain.asked_if")
            of.append(Reason(self._key(at) + "/gate", "gate", asked, "open", of=reasons))
        if state == "doubted":
            of += self._conflicts(judged, question)
        marks = () if isinstance(said, Applies) and state == "waiting" else (self.ledger.miss(at.case, question, said),)
        return Reason(self._key(at), "answer", words, "open", missing=marks, of=tuple(of))

    def _conflicts(self, judged: Judged, question: str) -> list[Reason]:
        """The conflicts that put an answer in doubt."""
        found = []
        for conflict in self.says.pack.conflicts.values():
            full = name("conflict", conflict.id)
            if question in conflict.doubts and judged.value(full):
                words = conclusion_words(self.says, full, True)
                sources = self.says.cite(conflict.sources)
                found.append(Reason(f"{judged.case.id}/{full}+", "conclusion", words, "yes", sources=sources))
        return found

    def _said(self, said: Condition, plus: bool) -> str:
        return claim_words(said, plus, self.says.pack, self.says.language)

    def _key(self, at: _At) -> str:
        node = self.program.nodes[at.node]
        full = node.name if node.op is NodeOp.NAME else f"n{at.node}"
        return f"{self.cases[at.case].case.id}/{full}{'+' if at.plus else '-'}?"


def _truth(holds: bool) -> str:
    return "yes" if holds else "no"


def _open(holds: bool | None) -> str:
    return "open" if holds is None else _truth(holds)
