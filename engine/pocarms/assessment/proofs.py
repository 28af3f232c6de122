"""Derivations as they are printed: each step a claim in words, linked to the steps it rests on, down to answers."""

from __future__ import annotations

from collections.abc import Callable

from pocarms.assessment.derivation import Step, premises
from pocarms.assessment.judge import Judged
from pocarms.assessment.result import ProofNode, SourceRef
from pocarms.model.conditions import Always
from pocarms.model.pack import Citation, Pack
from pocarms.program.graph import NodeOp
from pocarms.program.names import id_of, kind_of
from pocarms.program.reading import question_of
from pocarms.wording.claims import named_claim_words
from pocarms.wording.words import claim_words

_RULES = {NodeOp.ALL: "all", NodeOp.ANY: "any", NodeOp.NOT: "not", NodeOp.AT_LEAST: "at_least", NodeOp.NAME: "name"}


class Proofs:
    """Collects the proof nodes of one judged case. `prove` returns the id of a proof, "" where there is none."""

    def __init__(
        self, pack: Pack, judged: Judged, language: str, cite: Callable[[tuple[Citation, ...]], tuple[SourceRef, ...]]
    ) -> None:
        self.pack = pack
        self.judged = judged
        self.language = language
        self.cite = cite
        self.nodes: dict[str, ProofNode] = {}

    def prove(self, full: str) -> str:
        """Write the proof of a named conclusion, or of its negation; "" where it is open."""
        value = self.judged.value(full)
        return "" if value is None else self._write(Step(self.judged.program.names[full], value))

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

    def _write(self, step: Step) -> str:
        key = self._key(step)
        if key not in self.nodes:
            node = self.judged.program.nodes[step.node]
            below = self._below(step)
            from_ = tuple(dict.fromkeys(self._write(s) for s in below))
            self.nodes[key] = ProofNode(
                id=key,
                claim=self._claim(step),
                value=step.plus,
                rule=_RULES.get(node.op, "answer"),
                from_=from_,
                question=self._question(step),
                sources=self._sources(step),
            )
        return key

    def _below(self, step: Step) -> list[Step]:
        """The steps a step rests on; steps that have no words of their own are skipped through."""
        found: list[Step] = []
        program, truths, bit = self.judged.program, self.judged.truths, self.judged.bit
        node = program.nodes[step.node]
        if node.op in (NodeOp.INPUT, NodeOp.GATE):
            return self._gate(step)
        if node.op is NodeOp.SLOTS:
            return found
        for premise in premises(program, truths, bit, step):
            found.extend([premise] if self._has_words(premise) else self._below(premise))
        return found

    def _gate(self, step: Step) -> list[Step]:
        """An answer is a leaf; where its question does not apply, the proof of that stands below it."""
        program, truths, bit = self.judged.program, self.judged.truths, self.judged.bit
        node = program.nodes[step.node]
        if node.op is NodeOp.INPUT:
            inner = Step(node.args[0], step.plus)
            if program.nodes[inner.node].op is NodeOp.GATE:
                return self._gate(inner)
            if self.judged.program.nodes[inner.node].op in (NodeOp.SLOTS, NodeOp.WITHOUT, NodeOp.PROVED):
                return []
            return self._below(inner)
        first = premises(program, truths, bit, step)[0]
        if first.plus:
            return []
        return [first] if self._has_words(first) else self._below(first)

    def _has_words(self, step: Step) -> bool:
        node = self.judged.program.nodes[step.node]
        if node.op is NodeOp.NAME:
            return kind_of(node.name) in ("concept", "finding", "levelrule", "conflict")
        return step.node in self.judged.program.said

    def _claim(self, step: Step) -> str:
        node = self.judged.program.nodes[step.node]
        if node.op is NodeOp.NAME:
            return named_claim_words(kind_of(node.name), id_of(node.name), step.plus, self.pack, self.language)
        said = self.judged.program.said.get(step.node, Always())
        return claim_words(said, step.plus, self.pack, self.language)

    def _question(self, step: Step) -> str:
        node = self.judged.program.nodes[step.node]
        if node.op not in (NodeOp.INPUT, NodeOp.GATE, NodeOp.SLOTS, NodeOp.WITHOUT, NodeOp.PROVED):
            return ""
        said = self.judged.program.said.get(step.node)
        return (question_of(said) or "") if said is not None else ""  # type: ignore[arg-type]

    def _sources(self, step: Step) -> tuple[SourceRef, ...]:
        node = self.judged.program.nodes[step.node]
        if node.op is not NodeOp.NAME:
            return ()
        kind, id_ = kind_of(node.name), id_of(node.name)
        if kind == "concept":
            rules = self.pack.concepts[id_].rules
            if step.plus:  # the first rule that holds is the one the proof goes through
                rule_nodes = self.judged.program.rules[id_]
                at = next(i for i, n in enumerate(rule_nodes) if self.judged.truths.value(n, self.judged.bit))
                rules = rules[at : at + 1]
            return self.cite(tuple(dict.fromkeys(c for rule in rules for c in rule.sources)))
        if kind == "finding":
            return self.cite(self.pack.findings[id_].sources)
        if kind == "levelrule":
            return self.cite(next(r.sources for r in self.pack.level_rules if r.id == id_))
        return ()

    def _key(self, step: Step) -> str:
        node = self.judged.program.nodes[step.node]
        rail = "+" if step.plus else "-"
        return f"{node.name}{rail}" if node.op is NodeOp.NAME else f"n{step.node}{rail}"
