"""Compile a pack into a program: stage 0 first, then every conclusion the pack can draw, each under its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from graphlib import TopologicalSorter

from pocarms.model.conditions import (
    AllOf,
    AnyOf,
    AtLeast,
    ConceptIs,
    Condition,
    FindingTest,
    Leaf,
    Not,
    Op,
    PartsTest,
    ScaleTest,
    Test,
    leaves,
)
from pocarms.model.pack import Choose, Finding, Pack
from pocarms.program.answers import Stage0
from pocarms.program.builder import Builder
from pocarms.program.graph import NodeOp, Program
from pocarms.program.leafnames import leaf_name
from pocarms.program.names import name
from pocarms.program.places import PROPER, SECOND, trees
from pocarms.program.placing import class_step_rules, finding_field, later_findings, placed_findings, step_ids
from pocarms.program.reading import LACKING, finding_conditions, program_conditions
from pocarms.program.seen import ALONE


def compile_pack(pack: Pack) -> Program:
    """Return the program of a pack that has been checked; raises KeyError on one that has not."""
    return _Compiler(pack).run()


class _Compiler:
    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.b = Builder()
        self.stage0 = Stage0(pack, self.b)
        self.inputs: dict[str, int] = {}

    def run(self) -> Program:
        crossing = self._stage0()
        boundary = len(self.b.nodes)
        for full, node in crossing.items():
            self.inputs[full] = self.b.input(full, node)
        self._concepts()
        self._findings()
        self._classes()
        self._levels()
        self._rest()
        return Program(
            nodes=tuple(self.b.nodes),
            boundary=boundary,
            names=self.b.names,
            slots=self.b.slots,
            inputs=tuple(dict.fromkeys(i for i in self.inputs.values() if self.b.nodes[i].op is NodeOp.INPUT)),
            said=self.b.said,
            placed=self.b.placed,
            rules=self.b.rules,
            places=trees(self.pack, self.b.names, self.b.written),
        )

    # stage 0 -----------------------------------------------------------------------------------------------------

    def _stage0(self) -> dict[str, int]:
        """Build every stage 0 node the program reads; return what crosses the boundary, by name."""
        crossing: dict[str, int] = {}
        for question in self.pack.questions.values():
            self.b.name(name("asked", question.id), self.stage0.asked(question.id, SECOND))
            self.b.name(name("applies", question.id), self.stage0.applies(question.id, SECOND))
            self.b.name(name("doubted", question.id), self.stage0.doubt(question.id))
            self.b.name(name("known", question.id), self.stage0.known(question.id, SECOND))
            if question.may_not_apply:  # the slot exists even where no condition reads the question
                self.b.slot(question.id, "waived")
        for leaf in _answer_leaves(self.pack):
            crossing[leaf_name(leaf)] = self.stage0.leaf(leaf, SECOND)
        seen = sorted({s for leaf in _all_leaves(self.pack) for s in self._seen_in_parts(leaf)})
        if seen:
            crossing["alone"] = self.b.proved(self.b.slots_node((self.b.slot(*ALONE),)))
        for quantifier, full in seen:
            given = self.b.slots_node(
                (self.b.slot(full, quantifier, "true"),), (self.b.slot(full, quantifier, "false"),)
            )
            crossing[name(f"{quantifier}_part", full)] = given
        return crossing

    def _seen_in_parts(self, leaf: Leaf) -> tuple[tuple[str, str], ...]:
        """What a leaf looks at in a whole's parts: (any | all, name). The scale of a whole is its parts' highest."""
        if isinstance(leaf, PartsTest):
            return ((leaf.quantifier, name("concept", leaf.concept)),)
        if isinstance(leaf, ScaleTest) and leaf.at_least != self.pack.scales[leaf.scale].steps[0].id:
            return (("any", name("level", leaf.scale, leaf.at_least)),)
        return ()

    # conditions --------------------------------------------------------------------------------------------------

    def condition(self, condition: Condition, finding: Finding | None = None) -> int:
        """Return the node of a condition; `finding` is the one being placed, in class rules."""
        if isinstance(condition, AllOf):
            node = self.b.all_of([self.condition(c, finding) for c in condition.of])
        elif isinstance(condition, AnyOf):
            node = self.b.any_of([self.condition(c, finding) for c in condition.of])
        elif isinstance(condition, AtLeast):
            node = self.b.at_least(condition.n, [self.condition(c, finding) for c in condition.of])
        elif isinstance(condition, Not):
            node = self.b.not_(self.condition(condition.of, finding))
        else:
            node = self._leaf(condition, finding)
        self.b.said.setdefault(node, condition)
        self.b.written[PROPER, condition] = node
        return node

    def _leaf(self, leaf: Leaf, finding: Finding | None) -> int:
        if isinstance(leaf, ConceptIs):
            concept = self.b.names[name("concept", leaf.concept)]
            return concept if leaf.wanted else self.b.not_(concept)
        if isinstance(leaf, (PartsTest, ScaleTest)):
            seen = self._seen_in_parts(leaf)
            return self._in_parts(*seen[0]) if seen else self.b.true()
        if isinstance(leaf, FindingTest):
            assert finding is not None
            return self._finding_test(leaf, finding)
        return self.inputs[leaf_name(leaf)]

    def _finding_test(self, test: FindingTest, finding: Finding) -> int:
        if test.name in ("harm", "state"):
            nodes = [
                self.b.true() if value == "none" else self.b.names[name(test.name, finding.id, value)]
                for value in test.values
            ]
            return self.b.any_of(nodes)
        held = finding_field(finding, test.name)
        return self.b.true() if any(value in held for value in test.values) else self.b.false()

    # conclusions -------------------------------------------------------------------------------------------------

    def _concepts(self) -> None:
        reads = {
            concept.id: dict.fromkeys(
                leaf.concept
                for rule in concept.rules
                for leaf in leaves(rule.when)
                if isinstance(leaf, (ConceptIs, PartsTest))
            )
            for concept in self.pack.concepts.values()
        }
        for concept in TopologicalSorter(reads).static_order():
            rules = [self.condition(rule.when) for rule in self.pack.concepts[concept].rules]
            self.b.rules[concept] = tuple(rules)
            self.b.name(name("concept", concept), self.b.any_of(rules))

    def _findings(self) -> None:
        for finding in self.pack.findings.values():
            when = self.condition(finding.when)
            lacking = [self._practice(question, LACKING) for question in finding.practice]
            missing = [self._practice(question, ("no",)) for question in finding.practice]
            some = self.b.any_of(lacking) if lacking else self.b.true()
            self.b.written[PROPER, AnyOf(tuple(finding_conditions(finding))[1:])] = some
            self.b.name(name("finding", finding.id), self.b.all_of((when, some)))
            self.b.name(name("state", finding.id, "partly"), some)
            self.b.name(name("state", finding.id, "missing"), self.b.any_of(missing) if missing else self.b.true())
            self._harm(finding)
            task = self.b.true() if finding.needs_task is None else self.condition(finding.needs_task)
            self.b.name(name("task", finding.id), task)
            self._branches("owner", finding.id, finding.owner)
            self._branches("room_to_act", finding.id, finding.room_to_act)

    def _practice(self, question: str, values: tuple[str, ...]) -> int:
        node = self.inputs[leaf_name(Test(question, Op.IS, values))]
        self.b.said.setdefault(node, Test(question, Op.IS, values))
        self.b.written[PROPER, Test(question, Op.IS, values)] = node
        return node

    def _harm(self, finding: Finding) -> None:
        ids = tuple(self.pack.addressables) if finding.addresses == ("any",) else finding.addresses
        addressed = [self.pack.addressables[a] for a in ids]
        now = [self.b.names[name("concept", a.now)] for a in addressed]
        present = [self.b.names[name("concept", a.present)] for a in addressed]
        self.b.name(name("harm", finding.id, "now"), self.b.any_of(now))
        self.b.name(name("harm", finding.id, "foreseeable"), self.b.any_of([*present, *now]))

    def _branches(self, field: str, owner: str, choose: Choose[str] | None) -> None:
        for n, branch in enumerate(choose.branches if choose else ()):
            if branch.when is not None:
                self.b.name(name(field, owner, n), self.condition(branch.when))

    def _classes(self) -> None:
        """Place findings, the later of two that need each other first, so that it can lift its foundation."""
        later = later_findings(self.pack)
        for finding in placed_findings(self.pack):
            for rule in self.pack.class_rules:
                self.b.placed[finding.id, rule.id] = self.condition(rule.when, finding)
            for step, rules, capped in class_step_rules(self.pack, finding):
                own = [self.b.placed[finding.id, rule.id] for rule in rules]
                lifts = [
                    self.b.all_of(
                        (self.b.names[name("finding", dependent.id)], self.b.names[name("class", dependent.id, step)])
                    )
                    for dependent in later.get(finding.id, ())
                    if name("class", dependent.id, step) in self.b.names
                ]
                at_least = self.b.false() if capped else self.b.any_of([*own, *lifts])
                self.b.name(name("class", finding.id, step), at_least)

    def _levels(self) -> None:
        for rule in self.pack.level_rules:
            self.b.name(name("levelrule", rule.id), self.condition(rule.when))
        for scale in self.pack.scales.values():
            if scale.of != "whole":
                continue
            for step in step_ids(scale)[1:]:
                rules = (r for r in self.pack.level_rules if r.scale == scale.id)
                reaching = [r for r in rules if scale.rank(r.at_least) >= scale.rank(step)]
                nodes = [self.b.names[name("levelrule", r.id)] for r in reaching]
                self.b.name(name("level", scale.id, step), self.b.any_of(nodes))

    def _in_parts(self, quantifier: str, full: str) -> int:
        """The conclusion itself in a case that is alone; what the parts say of it in a whole that has some."""
        alone = self.b.all_of((self.b.names[full], self.inputs["alone"]))
        return self.b.any_of((alone, self.inputs[name(f"{quantifier}_part", full)]))

    def _rest(self) -> None:
        for modifier in self.pack.modifiers.values():
            self.b.name(name("modifier", modifier.id), self.condition(modifier.when))
        for bundle in self.pack.bundles.values():
            self.b.name(name("bundle", bundle.id), self.condition(bundle.when))
        for measure in self.pack.measures.values():
            fits = self.condition(measure.fits)
            risks = [
                self.b.names[name("levelrule", c) if name("levelrule", c) in self.b.names else name("finding", c)]
                for c in measure.covers
            ]
            self.b.name(name("fits", measure.id), fits)
            self.b.name(name("needed", measure.id), self.b.all_of((fits, self.b.any_of(risks))))
        for step in self.pack.steps.values():
            self.b.name(name("step", step.id), self.condition(step.when))
            done = self.b.false() if step.done is None else self.condition(step.done)
            self.b.name(name("done", step.id), done)
        for action in self.pack.actions.values():
            self.b.name(name("action", action.id), self.condition(action.when))


def _all_leaves(pack: Pack) -> Iterator[Leaf]:
    """Every leaf the program proper reads."""
    for condition in program_conditions(pack):
        yield from leaves(condition)


def _answer_leaves(pack: Pack) -> Iterable[Leaf]:
    """Every leaf that reads answers alone, once, in a fixed order."""
    found = (leaf for leaf in _all_leaves(pack) if not isinstance(leaf, (ConceptIs, PartsTest, FindingTest, ScaleTest)))
    by_name = {leaf_name(leaf): leaf for leaf in found}
    return [by_name[key] for key in sorted(by_name)]
