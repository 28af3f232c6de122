"""Random concepts, findings, rules and procedures over the questions of a draft."""

from __future__ import annotations

from pocarms.model.conditions import (
    AllOf,
    Always,
    AnyOf,
    Condition,
    FindingTest,
    IsUnknown,
    Not,
    Op,
    ScaleTest,
    Test,
)
from pocarms.model.pack import (
    Action,
    Addressable,
    Branch,
    Bundle,
    Choose,
    ClassRule,
    Concept,
    ConceptRule,
    Finding,
    LevelRule,
    Measure,
    Modifier,
    ProcedureStep,
    Question,
    Selector,
)
from tests.oracle.evaluate import concept, value
from tests.oracle.generate.draft import Draft, imbalance, pick, reads_parts
from tests.oracle.generate.questions import clean
from tests.oracle.generate.trees import Supply, tree
from tests.oracle.kleene import either
from tests.oracle.plain import measure_needed
from tests.oracle.scope import question_of_part


def testable(draft: Draft) -> list[Question]:
    """Return the questions that tests may read."""
    return [q for q in draft.pack.questions.values() if q.type != "text"]


def supply(draft: Draft, concepts: list[str] | None = None, knows: bool = False, share: float = 0.5) -> Supply:
    """Return the usual supply of leaves: all questions, and the concepts given (all where none are)."""
    names = list(draft.pack.concepts) if concepts is None else concepts
    every = list(draft.pack.questions.values())
    return Supply(testable(draft), names, sorted(draft.part_free & set(names)), every if knows else (), None, 0, share)


def adverse(draft: Draft, knows: bool = False, outside: bool = False) -> Supply | None:
    """Return the supply of level rules: clean questions and the concepts over them, closed towards the adverse end.

    outside: the rules are to look at parts only from outside, so that they are judged in the whole.
    """
    every = [q for q in draft.pack.questions.values() if clean(draft, q)]
    questions = [q for q in every if q.type != "text" and (q.adverse or q.type in ("yes_no", "choice", "choices"))]
    names = [c for c in draft.pack.concepts if c.startswith("risk.")]
    seen = sorted(draft.part_free & set(names))
    if outside:
        questions = [q for q in questions if not question_of_part(draft.pack, q.id)]
        every = [q for q in every if not question_of_part(draft.pack, q.id)]
    if not questions:
        return None
    return Supply(questions, () if outside else names, seen, every if knows else (), None, 1)


def add_concepts(draft: Draft) -> None:
    """Add concepts layer by layer, several rules each; and risks, which level rules may read."""
    for layer in range(draft.number(draft.size.layers)):
        below = list(draft.pack.concepts)
        for i in range(draft.number(draft.size.per_layer)):
            leaves = supply(draft, below, share=0.0 if not below else 0.75)
            _concept(draft, f"con.l{layer}.c{i}", leaves)
    for i in range(draft.rng.randint(1, 3)):
        leaves_or_none = adverse(draft)
        if leaves_or_none is not None:
            _concept(draft, f"risk.r{i}", leaves_or_none)


def _concept(draft: Draft, name: str, leaves: Supply) -> None:
    """Add a concept; its rules together are to be balanced, so later rules are drawn for what earlier leave."""
    many = draft.rng.choice((1, 1, 2, 3))
    while True:
        drawn = [pick(draft, lambda: tree(draft.rng, leaves, draft.rng.choice((0, 1, 2)))) for _ in range(many)]
        whens = tuple(dict.fromkeys(drawn))
        if draft.chance(0.2) or many == 1:
            break
        judged = pick(draft, lambda w=whens: AnyOf(w))  # type: ignore[misc]
        if judged == AnyOf(whens):
            break
    rules = tuple(ConceptRule(name, when, f"Concept {name}") for when in whens)
    draft.pack.concepts[name] = Concept(name, f"Concept {name}", rules)  # type: ignore[index]
    if not any(reads_parts(when, draft.part_free) for when in whens):
        draft.part_free.add(name)


def _condition(draft: Draft, depth: tuple[int, ...] = (0, 1, 1, 2), knows: bool = False) -> Condition:
    leaves = supply(draft, knows=knows)
    return pick(draft, lambda: tree(draft.rng, leaves, draft.rng.choice(depth)))


def _choose(draft: Draft, values: list[str]) -> Choose[str]:
    branches = [Branch(_condition(draft, (0, 1)), draft.rng.choice(values)) for _ in range(draft.rng.choice((0, 1, 2)))]
    return Choose((*branches, Branch(None, draft.rng.choice(values))))  # type: ignore[arg-type]


def add_addressables(draft: Draft) -> None:
    """Add what findings may address, of concepts that together are neither nearly always there nor never."""
    names = list(draft.pack.concepts)
    for i in range(draft.rng.randint(1, 3)):
        pairs = [draft.rng.sample(names, 2) if len(names) > 1 else names * 2 for _ in range(12)]
        present, now = min(pairs, key=lambda p: _harm_imbalance(draft, p[0], p[1]))
        draft.pack.addressables[f"thing{i}"] = Addressable(f"thing{i}", f"Thing {i}", present, now)  # type: ignore[index]


def _harm_imbalance(draft: Draft, present: str, now: str) -> float:
    of_now = [concept(bench, now) for bench in draft.samples]
    either_one = [either([a, concept(bench, present)]) for a, bench in zip(of_now, draft.samples, strict=True)]
    return imbalance(of_now) + 2 * imbalance(either_one)


def add_findings(draft: Draft) -> None:
    """Add findings of every kind, with practices, addresses, foundations and owners; sometimes one per option."""
    for i in range(draft.number(draft.size.findings)):
        kind = draft.rng.choice(
            ("gap", "gap", "gap", "entry_point", "entry_point", "compliance", "strength", "info", "info")
        )
        _add(draft, _finding(draft, f"find.f{i}", kind))
    options = draft.questions("choice", "ordered", "choices")
    if options and draft.chance(0.5):
        asked = draft.rng.choice(options)
        rest = _condition(draft, (0, 1))
        op = Op.HAS if asked.type == "choices" else Op.IS
        again = draft.chance(0.4)  # the option stands in the author's own condition too
        for option in asked.values():
            chosen = Test(asked.id, op, (option,))
            written = AnyOf((rest, Not(chosen))) if again else rest
            made = Finding(
                id=f"each.one.{option}",
                kind="gap",
                title="Each",
                when=AllOf((chosen, written)),
                attributes={"reach": "builds"},
                made_from="each.one",
                each_question=asked.id,
            )
            _add(draft, made)


def _add(draft: Draft, finding: Finding) -> None:
    draft.pack.findings[finding.id] = finding  # type: ignore[index]


def _finding(draft: Draft, name: str, kind: str) -> Finding:
    rng = draft.rng
    practices = [q.id for q in draft.questions("practice")]
    practice = tuple(sorted(rng.sample(practices, min(len(practices), rng.choice((0, 0, 1, 1, 2))))))
    when: Condition = Always() if practice and draft.chance(0.35) else _condition(draft, knows=kind == "info")
    addressed = list(draft.pack.addressables)
    addresses = tuple(sorted(rng.sample(addressed, min(len(addressed), rng.choice((0, 1, 1, 1, 2))))))
    advice = [f.id for f in draft.pack.findings.values() if f.kind in ("gap", "entry_point")]
    needs = tuple(sorted(rng.sample(advice, min(len(advice), rng.choice((0, 1, 1, 2)))))) if draft.chance(0.7) else ()
    return Finding(
        id=name,
        kind=kind,
        title=f"Title of {name}",
        when=when,
        practice=practice,
        key=draft.chance(0.4),
        addresses=("any",) if draft.chance(0.12) else addresses,
        attributes={"reach": rng.choice(("on_harm", "steers", "builds"))} if draft.chance(0.85) else {},
        needs_task=_condition(draft, (0, 1)) if draft.chance(0.4) else None,
        needs=needs,
        helped_by=tuple(rng.sample(advice, 1)) if advice and draft.chance(0.2) else (),
        advice="Do something.",
        owner=_choose(draft, ["desk", "field"]) if draft.chance(0.6) else None,
        room_to_act=_choose(draft, ["in_hands", "needs_leadership"]) if draft.chance(0.4) else None,
        facets={"theme": tuple(sorted(rng.sample(("one", "two", "three"), rng.randint(1, 2))))},
        tags=tuple(rng.sample(("red", "blue"), rng.choice((0, 1)))),
    )


def _field(draft: Draft) -> FindingTest:
    """Return a random test on the finding being placed."""
    name, values = draft.rng.choice(
        (
            ("harm", ("foreseeable",)),
            ("harm", ("foreseeable",)),
            ("harm", ("now",)),
            ("harm", ("now",)),
            ("state", ("missing",)),
            ("state", ("missing",)),
            ("state", ("partly",)),
            ("key", ("true",)),
            ("kind", ("gap",)),
            ("tags", ("red",)),
            ("facet:theme", ("one", "three")),
            ("reach", ("on_harm",)),
            ("reach", ("steers", "on_harm")),
        )
    )
    return FindingTest(name, values)


def add_class_rules(draft: Draft) -> None:
    """Add class rules over `finding.*` and ordinary conditions, judged on the findings there are."""
    scale = draft.pack.scales["class"]
    findings = [f for f in draft.pack.findings.values() if f.kind in ("gap", "entry_point")]
    rules = []
    for i in range(draft.rng.randint(3, 5)):
        leaves = Supply(testable(draft), list(draft.pack.concepts), (), (), lambda: _field(draft), 0, 0.6)
        # The first is drawn alone, each later one so that "one of the rules so far" stays balanced.
        finding = draft.rng.choice(findings) if findings else None
        judged = draft.samples if finding is not None else []
        make = lambda s=leaves: tree(draft.rng, s, draft.rng.choice((1, 2)))  # noqa: E731
        earlier = tuple(rule.when for rule in rules)
        drawn = [pick(draft, make, finding) if judged else make() for _ in range(4)]
        when = min(drawn, key=lambda w, e=earlier, f=finding: _together(draft, (*e, w), f)) if judged else drawn[0]
        step = draft.rng.choice(scale.steps[1:]).id
        rules.append(ClassRule(f"class.r{i}", step, when, f"Rule {i}."))
    draft.replace(class_rules=tuple(rules))


def _together(draft: Draft, whens: tuple[Condition, ...], finding: Finding | None) -> float:
    return imbalance([value(bench, AnyOf(whens), finding) for bench in draft.samples])


def add_level_rules(draft: Draft) -> None:
    """Add level rules of adverse shape on every whole scale, some of them holds about what is not known."""
    rules: list[LevelRule] = []
    if adverse(draft) is None:
        return
    for scale in draft.pack.scales.values():
        if scale.of != "whole":
            continue
        outside = draft.chance(0.3)
        plain = adverse(draft, outside=outside) or adverse(draft)
        assert plain is not None
        for _ in range(draft.number(draft.size.level_rules)):
            earlier = tuple(rule.when for rule in rules if rule.scale == scale.id)
            drawn = [pick(draft, lambda s=plain: tree(draft.rng, s, draft.rng.choice((0, 1, 2)))) for _ in range(4)]
            when = min(drawn, key=lambda w, e=earlier: _together(draft, (*e, w), None))
            step = draft.rng.choice(scale.steps[1:]).id
            rules.append(LevelRule(f"rule.r{len(rules):02}", scale.id, step, when, "Says."))
        holds = adverse(draft, True, outside) or adverse(draft, True)
        assert holds is not None
        for _ in range(draft.rng.randint(1, 2)):
            earlier = tuple(rule.when for rule in rules if rule.scale == scale.id)
            drawn = [pick(draft, lambda s=holds: tree(draft.rng, s, draft.rng.choice((0, 1)))) for _ in range(4)]
            when = min(drawn, key=lambda w, e=earlier: _together(draft, (*e, w), None))
            if draft.chance(0.3):
                when = AllOf((IsUnknown(draft.rng.choice(holds.knows).id), when))
            step = draft.rng.choice(scale.steps[1:]).id
            rules.append(LevelRule(f"rule.r{len(rules):02}", scale.id, step, when, "Says.", "hold"))
    draft.replace(level_rules=tuple(rules))


def add_others(draft: Draft) -> None:
    """Add modifiers, bundles, measures, steps and actions."""
    rng, pack = draft.rng, draft.pack
    findings = list(pack.findings)
    for i in range(draft.number(draft.size.others)):
        selector = rng.choice(
            (
                Selector(all=True),
                Selector(kinds=("gap",)),
                Selector(tags=("red",)),
                Selector(facets={"theme": ("one",)}),
            )
        )
        effects = {rng.choice(("note", "label")): f"Words {i}."}
        pack.modifiers[f"mod.m{i}"] = Modifier(f"mod.m{i}", _condition(draft), selector, effects, label=f"Mod {i}")  # type: ignore[index]
        some = tuple(sorted(rng.sample(findings, min(2, len(findings)))))
        pack.bundles[f"bun.b{i}"] = Bundle(f"bun.b{i}", f"Bundle {i}", some, _condition(draft))  # type: ignore[index]
    risks = [*findings, *(r.id for r in pack.level_rules), *(r.id for r in pack.level_rules)]
    practices = [q.id for q in draft.questions("practice")]
    for i in range(draft.number(draft.size.others)):
        drawn = set(rng.sample(risks, min(len(risks), rng.choice((1, 2, 2)))))
        covers = tuple(sorted(drawn, key=lambda risk: (risk in pack.findings, risk)))  # level rules first
        done_by = rng.choice((*practices, "")) if practices else ""
        when = rng.choice(("before", "during", "after"))
        name = f"mea.m{i}"
        drawn_measures = [Measure(name, "Says.", _condition(draft), covers, when, "desk", done_by) for _ in range(5)]
        pack.measures[name] = min(  # type: ignore[index]
            drawn_measures, key=lambda m: imbalance([measure_needed(bench, m) for bench in draft.samples])
        )
    for i in range(draft.number(draft.size.others) + 2):
        before = tuple(sorted(rng.sample(sorted(pack.steps), min(len(pack.steps), rng.choice((0, 1, 1, 2))))))
        when_it = Always() if draft.chance(0.3) else _condition(draft, (0, 1))
        done = None if draft.chance(0.1) else _condition(draft, (0, 1))
        pack.steps[f"step.s{i}"] = ProcedureStep(f"step.s{i}", "Says.", before, when_it, done, "desk")  # type: ignore[index]
    whole = [s for s in pack.scales.values() if s.of == "whole"]
    for i in range(draft.number(draft.size.others) + 1):
        scale = rng.choice(whole)
        leaf: Condition = ScaleTest(scale.id, rng.choice(scale.steps[1:]).id)
        if draft.chance(0.3):
            leaf = Not(leaf)
        condition = pick(
            draft,
            lambda one=leaf: rng.choice((AllOf, AnyOf))((one, _condition(draft, (0, 1)))),  # type: ignore[misc]
        )
        pack.actions[f"act.a{i}"] = Action(f"act.a{i}", "Says.", leaf if draft.chance(0.3) else condition, "desk")  # type: ignore[index]
