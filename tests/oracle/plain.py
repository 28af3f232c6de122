"""The plain interpreter: what a pack says of a profile, worked out slowly by recursion, one function per construct.

Conditions are in `evaluate`, answers in `standing` and `flatten`; here findings are placed, levels, measures and steps
found, and everything is put together as a judgement.
"""

from __future__ import annotations

from collections.abc import Sequence

from pocarms.model.conditions import AllOf, AnyOf, AtLeast, Condition, Not, PartsTest
from pocarms.model.pack import Choose, Finding, Kind, Measure, Pack, ProcedureStep, Scale
from pocarms.model.profile import Profile
from tests.oracle import standing
from tests.oracle.evaluate import (
    Bench,
    case_at_least,
    concept,
    harm_at_least,
    parts_test,
    state_at_least,
    status,
    value,
)
from tests.oracle.flatten import part_answers, whole_answers
from tests.oracle.judgement import CaseJudgement, Judgement, Truth
from tests.oracle.kleene import both, either
from tests.oracle.scope import of_part
from tests.oracle.standing import Answers


def placed(kind: Kind) -> bool:
    """Say whether findings of a kind stand in the findings scale: advice without a box of its own (point 10)."""
    return kind.advice and not kind.box


def class_at_least(bench: Bench, finding: Finding, rank: int) -> Truth:
    """At least this step of the findings scale: by a class rule, or because an established later finding needs it."""
    if rank == 0:
        return True
    key = ("class", finding.id, rank)
    if key not in bench.memo:
        scale = findings_scale(bench.pack)
        assert scale is not None
        grounds = [value(bench, r.when, finding) for r in bench.pack.class_rules if scale.rank(r.at_least) >= rank]
        for later in bench.pack.findings.values():
            if finding.id in later.needs and placed(bench.pack.kinds[later.kind]):
                capped = rank <= _cap(bench.pack, later, scale)
                grounds.append(both([status(bench, later), class_at_least(bench, later, rank) if capped else False]))
        bench.memo[key] = either(grounds)
    return bench.memo[key]


def findings_scale(pack: Pack) -> Scale | None:
    """Return the scale that findings are placed in, if the pack has one."""
    return next((scale for scale in pack.scales.values() if scale.of == "findings"), None)


def place(bench: Bench, finding: Finding, scale: Scale) -> tuple[str, str]:
    """Return the class floor and ceiling of an advice finding, cut by the cap of its kind."""
    steps = [class_at_least(bench, finding, rank) for rank in range(len(scale.steps))]
    low, high = _floor(steps), _ceiling(steps)
    cap = _cap(bench.pack, finding, scale)
    low, high = min(low, cap), min(high, cap)
    return scale.steps[low].id, scale.steps[high].id


def _cap(pack: Pack, finding: Finding, scale: Scale) -> int:
    """The highest step that findings of this kind may have."""
    return scale.rank(pack.class_caps.get(finding.kind, scale.steps[-1].id))


def _floor(steps: Sequence[Truth]) -> int:
    """The highest step that is proved."""
    return max(rank for rank, holds in enumerate(steps) if holds is True)


def _ceiling(steps: Sequence[Truth]) -> int:
    """The highest step that is not ruled out."""
    return max(rank for rank, holds in enumerate(steps) if holds is not False)


def judged_here(bench: Bench, item: object) -> bool:
    """Say whether an item belongs to this case: of part in parts, the rest in the whole, all where there are none."""
    if bench.alone:
        return True
    return of_part(bench.pack, item) == (bench.id != "")  # type: ignore[arg-type]


def level(bench: Bench, scale: Scale) -> tuple[str, str, str]:
    """Return floor, ceiling and headline: the holding step where one may go ahead and more is not ruled out."""
    steps = [case_at_least(bench, scale, rank) for rank in range(len(scale.steps))]
    low, high = scale.steps[_floor(steps)].id, scale.steps[_ceiling(steps)].id
    if low in scale.proceeding and low != high and scale.holding:
        return low, high, scale.holding
    return low, high, low


def measure_needed(bench: Bench, measure: Measure) -> Truth:
    """Whether a measure fits and one of the risks it covers, level rules or findings, is there."""
    rules = {r.id: r for r in bench.pack.level_rules}
    there = [
        value(bench, rules[c].when) if c in rules else status(bench, bench.pack.findings[c]) for c in measure.covers
    ]
    return both([value(bench, measure.fits), either(there)])


def step_state(bench: Bench, step: ProcedureStep) -> tuple[Truth, Truth, str]:
    """Return when, done and state of a step: done, missing (may be taken now), not_yet, unknown, does_not_apply.

    A step that does not apply is not waited for.
    """
    when = value(bench, step.when)
    done = False if step.done is None else value(bench, step.done)
    if when is False:
        return when, done, "does_not_apply"
    if when is None or done is None:
        return when, done, "unknown"
    if done:
        return when, done, "done"
    before = {step_state(bench, bench.pack.steps[s])[2] for s in step.after}
    if before & {"missing", "not_yet"}:
        return when, done, "not_yet"
    return when, done, "unknown" if "unknown" in before else "missing"


def branches(bench: Bench, choose: Choose[str]) -> list[Truth]:
    """Return the truth of every branch condition; `otherwise` is true."""
    return [True if b.when is None else value(bench, b.when) for b in choose.branches]


def parts_tests(pack: Pack) -> list[PartsTest]:
    """Return every `any_part` and `all_parts` written in the concepts, findings and other items of a pack."""
    found: dict[tuple[str, str], PartsTest] = {}
    for condition in conditions(pack):
        for leaf in standing_leaves(condition):
            if isinstance(leaf, PartsTest):
                found[leaf.quantifier, leaf.concept] = leaf
    return list(found.values())


def standing_leaves(condition: Condition) -> list[Condition]:
    """Return a condition and every condition inside it."""
    inner = condition.of if isinstance(condition, (AllOf, AnyOf, AtLeast)) else ()
    if isinstance(condition, Not):
        inner = (condition.of,)
    return [condition] + [c for child in inner for c in standing_leaves(child)]


def conditions(pack: Pack) -> list[Condition]:
    """Return every condition of a pack that is judged after stage 0."""
    found: list[Condition | None] = [rule.when for c in pack.concepts.values() for rule in c.rules]
    for f in pack.findings.values():
        found += [f.when, f.needs_task]
        found += [b.when for choose in (f.owner, f.room_to_act) if choose for b in choose.branches]
    found += [item.when for item in (*pack.class_rules, *pack.level_rules)]
    found += [item.when for item in (*pack.modifiers.values(), *pack.bundles.values(), *pack.actions.values())]
    found += [m.fits for m in pack.measures.values()]
    found += [w for s in pack.steps.values() for w in (s.when, s.done)]
    return [condition for condition in found if condition is not None]


def benches(pack: Pack, profile: Profile) -> tuple[Bench, ...]:
    """Return the whole and then every part, each with its answers after stage 0."""

    def bench(case_id: str, told: dict[str, object], parts: tuple[Bench, ...] = ()) -> Bench:
        first = Answers(pack, told, profile.as_of, profile.parameters)  # type: ignore[arg-type]
        conflicts, second = standing.without_doubted(first)
        return Bench(case_id, pack, second, conflicts, alone=not profile.parts, parts=parts)

    parts = tuple(bench(part.id, part_answers(pack, profile, part)) for part in profile.parts)
    return (bench("", whole_answers(pack, profile), parts), *parts)


def judge_case(bench: Bench) -> CaseJudgement:
    """Judge one case."""
    pack = bench.pack
    findings = [f for f in pack.findings.values() if judged_here(bench, f)]
    scale = findings_scale(pack)
    return CaseJudgement(
        id=bench.id,
        questions={q: standing.state(bench.answers, q) for q in pack.questions},
        conflicts=bench.conflicts,
        concepts={c: concept(bench, c) for c in pack.concepts},
        findings={f.id: status(bench, f) for f in findings},
        states={f.id: (state_at_least(bench, f, "partly"), state_at_least(bench, f, "missing")) for f in findings},
        harms={f.id: (harm_at_least(bench, f, "foreseeable"), harm_at_least(bench, f, "now")) for f in findings},
        classes={f.id: place(bench, f, scale) for f in findings if scale and placed(pack.kinds[f.kind])},
        scales={s.id: level(bench, s) for s in pack.scales.values() if s.of == "whole"},
        level_rules={r.id: value(bench, r.when) for r in pack.level_rules if judged_here(bench, r)},
        modifiers={m.id: value(bench, m.when) for m in pack.modifiers.values()},
        bundles={b.id: value(bench, b.when) for b in pack.bundles.values()},
        measures={
            m.id: (value(bench, m.fits), measure_needed(bench, m))
            for m in pack.measures.values()
            if judged_here(bench, m)
        },
        steps={s.id: step_state(bench, s) for s in pack.steps.values() if judged_here(bench, s)},
        actions={a.id: value(bench, a.when) for a in pack.actions.values() if judged_here(bench, a)},
        chooses={
            (f.id, name, i): holds
            for f in findings
            for name, choose in (("owner", f.owner), ("room_to_act", f.room_to_act))
            if choose
            for i, holds in enumerate(branches(bench, choose))
        },
        needs_task={f.id: True if f.needs_task is None else value(bench, f.needs_task) for f in findings},
        parts_tests={(t.quantifier, t.concept): parts_test(bench, t) for t in parts_tests(pack)},
    )


def judge(pack: Pack, profile: Profile) -> Judgement:
    """Judge a profile: the whole and every part."""
    whole, *parts = benches(pack, profile)
    return Judgement(judge_case(whole), {part.id: judge_case(part) for part in parts})


def judge_all(pack: Pack, profiles: Sequence[Profile]) -> list[Judgement]:
    """Judge many profiles of one pack, one by one."""
    return [judge(pack, profile) for profile in profiles]
