"""What a machine can see in a pack beyond faults: rules that can never hold, that say nothing new, that clash.

Every claim is exact over the profiles it names (see `solver`), or it is not made: what the solver gives up on is
counted as not decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pocarms.author.cases import alike, smallest
from pocarms.author.fault_words_en import EN
from pocarms.author.solver import Found, NotDecided, Solver
from pocarms.author.verdicts import ARGUED
from pocarms.inference.twin import compile_twin
from pocarms.model.conditions import Always, Condition, EvidenceTest, IsKnown, IsUnknown, Test, leaves
from pocarms.model.pack import Finding, Pack
from pocarms.model.span import NOWHERE, Span
from pocarms.program.compile import compile_pack
from pocarms.program.graph import NodeOp
from pocarms.program.names import name
from pocarms.program.placing import findings_scale, placed_findings, step_ids, whole_scales
from pocarms.program.reading import program_conditions, stage0_conditions
from pocarms.records import dataclass
from pocarms.source.faults import Fault, Severity, noted
from pocarms.source.told import Phrase, Said, Says, phrase

ENGLISH = Says("en", EN)


class Lint(NamedTuple):
    """One thing seen: which lint, about which item, and what to print."""

    code: str
    item: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Linted:
    """What was seen and not argued; what was, with the reason given; how many questions the solver gave up on."""

    faults: tuple[Fault, ...]
    argued: tuple[tuple[Fault, str], ...]
    asked: int
    not_decided: int


def lint(pack: Pack) -> Linted:
    """Look at a checked pack; needs clingo (the extra `author`), and raises ImportError where it is not installed."""
    look = _Look(pack)
    seen = [
        *look.conditions(),
        *look.concept_rules(),
        *look.level_rules(),
        *look.class_rules(),
        *look.equal_findings(),
        *look.branches(),
        *look.steps(),
        *look.options(),
        *look.strengths_beside_gaps(),
    ]
    seen += _idle_arguments(pack, seen)
    why = {lint: pack.argued.get(lint.code, {}).get(lint.item, "") for lint in seen}
    ordered = sorted(seen, key=lambda lint: (lint.fault.span, lint.code, lint.fault.message))
    return Linted(
        tuple(lint.fault for lint in ordered if not why[lint]),
        tuple((lint.fault, why[lint]) for lint in ordered if why[lint]),
        look.asked,
        look.given_up,
    )


def _idle_arguments(pack: Pack, seen: Sequence[Lint]) -> Iterator[Lint]:
    """L100: an argument against a warning that is not given."""
    given = {(lint.code, lint.item) for lint in seen}
    for code, items in pack.argued.items():
        for item in items:
            if (code, item) not in given and not code.startswith(ARGUED):
                yield _warning("L100", item, NOWHERE, phrase("argued", code=code, item=item))


def _warning(code: str, item: str, span: Span, message: Phrase) -> Lint:
    help_ = phrase(f"help.{message.key}")
    return Lint(code, item, noted(ENGLISH, code, span, message, help_, severity=Severity.WARNING))


def _all_of(options: Sequence[str]) -> Said:
    said: Said = options[0]
    for option in options[1:]:
        said = phrase("both", one=said, more=option)
    return said


def _about_knowledge(pack: Pack, condition: Condition) -> bool:
    """Whether a condition looks at what is known, itself or through a concept."""
    seen: set[str] = set()
    waiting = [condition]
    while waiting:
        for leaf in leaves(waiting.pop()):
            if isinstance(leaf, (IsKnown, IsUnknown, EvidenceTest)):
                return True
            concept = getattr(leaf, "concept", None)
            if concept is not None and concept not in seen:
                seen.add(concept)
                waiting += [rule.when for rule in pack.concepts[concept].rules]
    return False


class _Look:
    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.program = compile_pack(pack)
        self.twin = compile_twin(self.program)
        self.complete = Solver(pack, self.program)
        self.open = Solver(pack, self.program, complete=False)
        self.any = Solver(pack, self.program, complete=False, admissible=False)
        self.asked = self.given_up = 0

    # asking ------------------------------------------------------------------------------------------------------

    def case(
        self, solver: Solver, true: Sequence[int] = (), false: Sequence[int] = (), not_true: Sequence[int] = ()
    ) -> Found | NotDecided | None:
        """Return a case, None where there is none, NotDecided where the solver gave up."""
        self.asked += 1
        try:
            return solver.case(true, false, not_true)
        except NotDecided as given_up:
            self.given_up += 1
            return given_up

    def node(self, full: str) -> int:
        return self.program.names[full]

    def solver(self, *conditions: Condition) -> Solver:
        """Claims about what people know range over profiles with open questions, all others over complete ones."""
        return self.open if any(_about_knowledge(self.pack, c) for c in conditions) else self.complete

    # one condition by itself -------------------------------------------------------------------------------------

    def conditions(self) -> Iterator[Lint]:
        """L101 never true, L102 always true."""
        for what, item, full, condition, span in self._conclusions():
            if isinstance(condition, Always):
                continue
            solver = self.any if full.startswith("conflict:") else self.solver(condition)
            node = self.node(full)
            if self.case(solver, true=[node]) is None:
                yield _warning("L101", item, span, phrase("never", what=phrase(f"of.{what}", id=item)))
            elif self.case(solver, false=[node]) is None:
                yield _warning("L102", item, span, phrase("always", what=phrase(f"of.{what}", id=item)))

    def _conclusions(self) -> Iterator[tuple[str, str, str, Condition, Span]]:
        pack = self.pack
        for f in pack.findings.values():
            practice = Always() if f.practice and isinstance(f.when, Always) else f.when
            yield "finding", f.id, name("finding", f.id), practice, f.span
        for r in pack.level_rules:
            yield "level_rule", r.id, name("levelrule", r.id), r.when, r.span
        for c in pack.concepts.values():
            if len(c.rules) == 1:
                rule = c.rules[0]
                yield "concept", c.id, name("concept", c.id), rule.when, rule.span
        for m in pack.modifiers.values():
            yield "modifier", m.id, name("modifier", m.id), m.when, m.span
        for b in pack.bundles.values():
            yield "bundle", b.id, name("bundle", b.id), b.when, b.span
        for a in pack.actions.values():
            yield "action", a.id, name("action", a.id), a.when, a.span
        for k in pack.conflicts.values():
            yield "conflict", k.id, name("conflict", k.id), k.when, k.span
        for q in pack.questions.values():
            if q.asked_when is not None:
                yield "gate", q.id, name("asked", q.id), q.asked_when, q.span

    # rules beside others -----------------------------------------------------------------------------------------

    def concept_rules(self) -> Iterator[Lint]:
        """L103: a rule of a concept that never holds but where another one does."""
        for concept in self.pack.concepts.values():
            nodes = self.program.rules[concept.id]
            if len(nodes) < 2:
                continue
            for n, rule in enumerate(concept.rules):
                others = [node for m, node in enumerate(nodes) if m != n]
                if self.case(self.open, true=[nodes[n]], not_true=others) is None:
                    yield _warning("L103", concept.id, rule.span, phrase("concept_rule", id=concept.id))

    def level_rules(self) -> Iterator[Lint]:
        """L104: a level rule that never decides and never shows, since one that leads higher holds wherever it does."""
        for rule in self.pack.level_rules:
            scale = self.pack.scales[rule.scale]
            others = [
                r for r in self.pack.level_rules
                if r.id != rule.id and r.scale == rule.scale and scale.rank(r.at_least) > scale.rank(rule.at_least)
            ]  # fmt: skip
            if not others or not scale.rank(rule.at_least):
                continue
            higher = [self.node(name("levelrule", r.id)) for r in others]
            if self.case(self.open, true=[self.node(name("levelrule", rule.id))], not_true=higher) is None:
                yield _warning("L104", rule.id, rule.span, phrase("level_rule", id=rule.id))

    def class_rules(self) -> Iterator[Lint]:
        """L105: a class rule that places no finding by itself."""
        scale = findings_scale(self.pack)
        placed = placed_findings(self.pack)
        for rule in self.pack.class_rules if scale is not None else ():
            assert scale is not None
            rank = scale.rank(rule.at_least)
            if not rank:
                continue
            others = [r for r in self.pack.class_rules if r.id != rule.id and scale.rank(r.at_least) >= rank]
            if not any(self._places(finding, rule.id, [r.id for r in others]) for finding in placed):
                yield _warning("L105", rule.id, rule.span, phrase("class_rule"))

    def _places(self, finding: Finding, rule: str, others: Sequence[str]) -> bool:
        placed = self.program.placed
        node = placed[finding.id, rule]
        if self.program.nodes[node].op is NodeOp.FALSE:
            return False
        true = [self.node(name("finding", finding.id)), node]
        return self.case(self.open, true=true, not_true=[placed[finding.id, o] for o in others]) is not None

    def equal_findings(self) -> Iterator[Lint]:
        """L106: two findings of one kind that always hold together."""
        nodes = {f.id: self.node(name("finding", f.id)) for f in self.pack.findings.values()}
        for first, second in alike(self.twin, self.complete.coder, nodes):
            one, two = self.pack.findings[first], self.pack.findings[second]
            if one.kind != two.kind or (one.made_from and one.made_from == two.made_from):
                continue
            a, b = nodes[first], nodes[second]
            apart = ((a, b), (b, a))
            if all(self.case(self.open, true=[x], not_true=[y]) is None for x, y in apart):
                yield _warning("L106", second, two.span, phrase("equal", second=second, first=first))

    def branches(self) -> Iterator[Lint]:
        """L107: a branch that is never reached, not even while the branches before it are undecided."""
        for finding in self.pack.findings.values():
            for field, choose in (("owner", finding.owner), ("room_to_act", finding.room_to_act)):
                branches = choose.branches if choose is not None else ()
                earlier: list[int] = []
                for n, branch in enumerate(branches):
                    own = [] if branch.when is None else [self.node(name(field, finding.id, n))]
                    true = [self.node(name("finding", finding.id)), *own]
                    if len(branches) > 1 and self.case(self.open, true=true, not_true=earlier) is None:
                        unreached = phrase("branch", n=n + 1, field=phrase(f"field.{field}"), id=finding.id)
                        yield _warning("L107", finding.id, finding.span, unreached)
                    earlier += own

    def steps(self) -> Iterator[Lint]:
        """L108: a step of a scale at which nothing ever stands."""
        scale = findings_scale(self.pack)
        for whole in whole_scales(self.pack):
            ids = step_ids(whole)
            for step, above in zip(ids[1:], (*ids[2:], ""), strict=True):
                false = [self.node(name("level", whole.id, above))] if above else []
                if step == whole.holding:  # it is also shown while nothing is settled
                    continue
                if self.case(self.open, true=[self.node(name("level", whole.id, step))], false=false) is None:
                    yield _warning("L108", whole.id, whole.span, phrase("step", step=step, scale=whole.id))
        if scale is not None:
            ids = step_ids(scale)
            for step, above in zip(ids[1:], (*ids[2:], ""), strict=True):
                if not any(self._stands(f.id, step, above) for f in placed_findings(self.pack)):
                    yield _warning("L108", scale.id, scale.span, phrase("placed", step=step, scale=scale.id))

    def _stands(self, finding: str, step: str, above: str) -> bool:
        true = [self.node(name("finding", finding)), self.node(name("class", finding, step))]
        false = [self.node(name("class", finding, above))] if above else []
        return self.case(self.open, true=true, false=false) is not None

    # answers -----------------------------------------------------------------------------------------------------

    def options(self) -> Iterator[Lint]:
        """L109: options of a question that no rule tells apart; lines of several choices that no rule reads."""
        reads: dict[int, set[tuple[int, bool]]] = {}
        for number, node in enumerate(self.program.nodes):
            if node.op is NodeOp.SLOTS and not self._knows(node.plus, node.minus):
                for slots, rail in ((node.plus, True), (node.minus, False)):
                    for slot in slots:
                        reads.setdefault(slot, set()).add((number, rail))
        read = {leaf.question for c in self._read() for leaf in leaves(c) if isinstance(leaf, Test)}
        read |= {q for f in self.pack.findings.values() for q in f.practice}
        for question in self.pack.questions.values():
            if question.id not in read or question.type not in ("choice", "ordered", "choices"):
                continue
            if question.type == "choices":
                unread = [o for o in question.values() if not self._line_is_read(question.id, o, reads)]
                if unread:
                    said = phrase("unread", options=", ".join(unread), question=question.id)
                    yield _warning("L109", question.id, question.span, said)
                continue
            by: dict[frozenset[tuple[int, bool]], list[str]] = {}
            for option in question.values():
                slot = self.program.slots.get((question.id, "is", option), -1)
                by.setdefault(frozenset(reads.get(slot, ())), []).append(option)
            for alike_ in (options for options in by.values() if len(options) > 1):
                said = phrase("alike", options=_all_of(alike_), question=question.id)
                yield _warning("L109", question.id, question.span, said)

    def _line_is_read(self, question: str, option: str, reads: Mapping[int, object]) -> bool:
        return any(reads.get(self.program.slots.get((question, "line", option, a), -1)) for a in ("yes", "no"))

    def _knows(self, plus: Sequence[int], minus: Sequence[int]) -> bool:
        """Whether a node asks only that something is known: all there is to say stands on one rail."""
        return len(plus) >= 2 and not minus

    def _read(self) -> Iterator[Condition]:
        yield from program_conditions(self.pack)
        yield from stage0_conditions(self.pack)

    def strengths_beside_gaps(self) -> Iterator[Lint]:
        """L110: a strength and a gap on one practice that can both hold in one complete profile."""
        strengths = [f for f in self.pack.findings.values() if self.pack.kinds[f.kind].positive]
        for gap in self.pack.findings.values():
            if not gap.practice or not self.pack.kinds[gap.kind].advice:
                continue
            for strength in strengths:
                read = {leaf.question for leaf in leaves(strength.when) if isinstance(leaf, Test)}
                if not read & set(gap.practice):
                    continue
                nodes = [self.node(name("finding", gap.id)), self.node(name("finding", strength.id))]
                found = self.case(self.complete, true=nodes)
                if isinstance(found, Found):
                    with_ = smallest(self.twin, self.complete.coder, found.answers, nodes)
                    said = phrase("praised", gap=gap.id, strength=strength.id, case=with_ or phrase("in_parts"))
                    yield _warning("L110", strength.id, strength.span, said)
