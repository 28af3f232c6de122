"""Explanations against the plain interpreter: the answers shown are enough, and each of them is needed.

For every claim of an explanation that is decided: with only the answers shown on file, all others unknown, the plain
interpreter comes to the same; without any one of them it does not (decision 020 has the one exception). Packs and
profiles are random, with parts and shared blocks.

The long run: `python -m tests.reasoning.test_explaining --cases 5000 --seed 1`. A case is one decided claim.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence

from pocarms.assessment.assess import context, judge_profile, prepare
from pocarms.inference.durable import Unavailable
from pocarms.model.pack import Pack, Scale
from pocarms.model.profile import Profile
from pocarms.reasoning.units import PART
from pocarms.reasoning.why.grounds import Grounds, Step
from pocarms.reasoning.why.sufficient import smallest
from pocarms.reasoning.world import World, keeping, run_whole, world
from tests.oracle import plain, standing
from tests.oracle.generate.profiles import Habits, random_profile
from tests.oracle.judgement import Truth
from tests.oracle.kleene import either
from tests.oracle.random_packs import random_pack
from tests.reasoning.blurring import blurred
from tests.reasoning.long_run import EIGHT, main
from tests.reasoning.reducing import keep_only

TWIN = Unavailable("only the twin is wanted")

Says = Callable[[plain.Bench], Truth]


def claims(pack: Pack) -> dict[str, Says]:
    """Return what can be explained, by its name in the program: how the plain interpreter judges it in a case."""
    found: dict[str, Says] = {}
    scale = plain.findings_scale(pack)
    for f in pack.findings:
        found[f"finding:{f}"] = lambda b, f=f: plain.status(b, b.pack.findings[f])  # type: ignore[misc]
        for rank, step in enumerate(scale.steps[1:] if scale is not None else (), 1):
            if plain.placed(pack.kinds[pack.findings[f].kind]):
                found[f"class:{f}:{step.id}"] = lambda b, f=f, r=rank: _placed(b, f, r)  # type: ignore[misc]
    for m in pack.measures:
        found[f"needed:{m}"] = lambda b, m=m: plain.measure_needed(b, b.pack.measures[m])  # type: ignore[misc]
    for s in pack.scales.values():
        for rank, step in enumerate(s.steps[1:] if s.of == "whole" else (), 1):
            found[f"level:{s.id}:{step.id}"] = lambda b, s=s, r=rank: _reaches(b, s, r)  # type: ignore[misc]
    for i, rule in enumerate(pack.level_rules):
        found[f"levelrule:{rule.id}"] = lambda b, i=i: plain.value(b, b.pack.level_rules[i].when)  # type: ignore[misc]
    for kind in ("steps", "actions", "bundles", "modifiers"):
        for id_ in getattr(pack, kind):
            says = lambda b, k=kind, i=id_: plain.value(b, getattr(b.pack, k)[i].when)  # noqa: E731
            found[f"{kind.removesuffix('s')}:{id_}"] = says
    found |= {f"concept:{c}": lambda b, c=c: plain.concept(b, c) for c in pack.concepts}  # type: ignore[misc]
    found |= {f"conflict:{c}": lambda b, c=c: b.conflicts[c] for c in pack.conflicts}  # type: ignore[misc]
    return found | {f"applies:{q}": lambda b, q=q: standing.applies(b.answers, q) for q in pack.questions}  # type: ignore[misc]


def _placed(bench: plain.Bench, id_: str, rank: int) -> Truth:
    """Whether a finding stands at least at a step of the classes, which a cap may forbid."""
    finding, scale = bench.pack.findings[id_], plain.findings_scale(bench.pack)
    assert scale is not None
    cap = bench.pack.class_caps.get(finding.kind, scale.steps[-1].id)
    return plain.class_at_least(bench, finding, rank) if rank <= scale.rank(cap) else False


def _reaches(bench: plain.Bench, scale: Scale, rank: int) -> Truth:
    """Whether a rule of the case itself reaches a step; the whole of parts is told by its parts."""
    rules = (r for r in bench.pack.level_rules if r.scale == scale.id and scale.rank(r.at_least) >= rank)
    return either(plain.value(bench, r.when) for r in rules)


def check(seed: int, seen: Counter[str]) -> None:
    """Check every decided claim of some profiles of one random pack, in the whole and in every part."""
    rng = random.Random(f"explaining {seed}")
    pack = random_pack(seed, EIGHT)
    prepared = prepare(pack, "en")
    for n in range(2):
        profile = random_profile(rng, pack, f"mission{n}", Habits(known=rng.choice((0.6, 0.8, 0.95)), parts=0.5))
        judgement = judge_profile(prepared, profile, TWIN)
        around = world(prepared.twin, prepared.coder, context(pack, profile), judgement)
        _keeping_all(around, f"seed {seed} profile {n}")
        for full, says in claims(pack).items():
            for case, judged in enumerate(around.cases):
                value = judged.value(full)
                if value is not None:
                    step = Step(case, judged.program.names[full], value)
                    _claim(around, profile, step, says, f"seed {seed} profile {n} {judged.case.id} {full}", seen)


def _keeping_all(around: World, label: str) -> None:
    """Keeping every answer changes nothing."""
    every = run_whole(around, [keeping(around, range(len(around.units.all)))])
    for case, judged in enumerate(around.cases):
        for full, node in judged.program.names.items():
            assert every[case].value(node) is judged.value(full), f"{label} {judged.case.id} {full}"


def _claim(around: World, profile: Profile, step: Step, says: Says, label: str, seen: Counter[str]) -> None:
    every = around.units.all
    shown = smallest(around, Grounds(around.cases, around.units, step), lambda unit: 0)

    pack = around.coder.pack

    def holds(units: Sequence[int], judge: Pack = pack) -> bool:
        reduced = keep_only(pack, profile, {every[u] for u in units})
        return says(plain.benches(judge, reduced)[step.case]) is step.plus

    told = f"{label}: {[every[u] for u in shown]}"
    assert holds(shown), f"{told} are not enough"
    here = around.cases[step.case].case.id
    assert not here or all(every[u].place.kind != PART or every[u].place.id == here for u in shown), told
    for unit in shown:
        rest = [u for u in shown if u != unit]
        if holds(rest):  # then only for another reason, which the profile does not bear out: that an answer is missing
            omitted = [u for n, u in enumerate(every) if n not in rest]
            assert not holds(rest, blurred(pack, omitted)), f"{told}: {every[unit]} is not needed"
            seen["needed, lest absence speak"] += 1
    seen["cases"] += 1
    seen[f"{min(len(shown), 4)} answers"] += 1
    seen["in parts"] += bool(here)


def test_answers_shown_are_enough_and_each_is_needed() -> None:
    seen: Counter[str] = Counter()
    for seed in (5, 18, *range(60, 70)):  # 5, 18: what would follow by absence; 66: an action that reads a level
        check(seed, seen)
    print(dict(seen))
    assert seen["in parts"] and seen["4 answers"] and seen["needed, lest absence speak"]


def test_keeping_every_answer_changes_nothing() -> None:
    """In 6, 258 and 421 one line of a several-choice answer has the evidence asked for, and another has not."""
    for seed in (6, 258, 421):
        rng = random.Random(f"keeping {seed}")
        pack = random_pack(seed, EIGHT)
        prepared = prepare(pack, "en")
        for n in range(6):
            profile = random_profile(rng, pack, f"m{n}", Habits(known=0.95, second=0.4, parts=0.3))
            judgement = judge_profile(prepared, profile, TWIN)
            around = world(prepared.twin, prepared.coder, context(pack, profile), judgement)
            _keeping_all(around, f"seed {seed} profile {n}")


if __name__ == "__main__":
    main(check, __doc__)
