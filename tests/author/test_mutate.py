"""Mutants: the sweep that tries all at once says of each what a pack with that one fault says by itself."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest

from pocarms.assessment.assess import Prepared, judge_profile, prepare
from pocarms.assessment.classes import bounds
from pocarms.assessment.findings import LISTS
from pocarms.assessment.judge import Judged
from pocarms.assessment.packtest import run_test
from pocarms.assessment.procedure import step_states
from pocarms.assessment.scales import headline
from pocarms.author.cases import DAY
from pocarms.author.drafts import Drafter
from pocarms.author.mutants import Mutant, mutate
from pocarms.author.sites import Site, changed
from pocarms.author.sweep import bench, notice
from pocarms.inference.durable import Unavailable
from pocarms.model.conditions import Condition
from pocarms.model.pack import Pack
from pocarms.model.packtest import Expectation, PackTest
from pocarms.model.profile import Case, Profile, Settled
from pocarms.program.encode import Context, encode
from pocarms.program.names import name
from pocarms.program.placing import findings_scale, is_placed
from pocarms.program.seen import set_alone
from tests.oracle.random_packs import random_pack, random_profiles

TWIN = Unavailable("not wanted")
SEEDS = range(400, 406)


def alone(pack: Pack, mutant: Mutant) -> Pack:
    """The pack with one fault and nothing else, as its author could have written it."""
    put = dict(zip(mutant.sites, mutant.altered, strict=False))

    def change(site: Site, condition: Condition) -> Condition:
        return put.get(site, condition)

    if not mutant.step:
        return changed(pack, change)
    item = mutant.sites[0]
    if item.kind == "class_rule":
        rules = (replace(r, at_least=mutant.step) if r.id == item.id else r for r in pack.class_rules)
        return replace(pack, class_rules=tuple(rules))
    levels = (replace(r, at_least=mutant.step) if r.id == item.id else r for r in pack.level_rules)
    return replace(pack, level_rules=tuple(levels))


def recorded(prepared: Prepared, judged: Judged) -> Expectation:
    """Everything a test can say of a case, as it comes out today."""
    pack = prepared.pack
    results = [*pack.findings, *pack.bundles, *pack.measures, *pack.actions, *pack.modifiers]
    full = [
        name("finding", i) if i in pack.findings else name("bundle", i) if i in pack.bundles
        else name("needed", i) if i in pack.measures else name("action", i) if i in pack.actions
        else name("modifier", i) for i in results
    ]  # fmt: skip
    by: dict[str, list[str]] = {"established": [], "ruled_out": [], "open": []}
    for item, whole in zip(results, full, strict=True):
        by[judged.status(whole)].append(item)
    scale = findings_scale(pack)
    classes, levels, headlines = {}, {}, {}
    for finding in pack.findings.values():
        if scale is not None and is_placed(pack, finding):
            low, high = bounds(judged, "class", finding.id, scale)
            classes[finding.id] = (scale.steps[low].id, scale.steps[high].id)
    for whole_scale in (s for s in pack.scales.values() if s.of == "whole"):
        low, high = bounds(judged, "level", whole_scale.id, whole_scale)
        levels[whole_scale.id] = (whole_scale.steps[low].id, whole_scale.steps[high].id)
        headlines[whole_scale.id] = headline(whole_scale, low, high)
    words = {True: "true", False: "false", None: "unknown"}
    applies = {True: "yes", False: "no", None: "waiting"}
    lists = {f: LISTS[judged.value(name("task", f))] for f in pack.findings}
    owners = {f.id: prepared.says.chosen(judged, "owner", f.id, f.owner) for f in pack.findings.values()}
    return Expectation(
        established=tuple(by["established"]),
        ruled_out=tuple(by["ruled_out"]),
        open=dict.fromkeys(by["open"], ()),
        concepts={c: words[judged.value(name("concept", c))] for c in pack.concepts},
        classes=classes,
        levels=levels,
        headlines=headlines,
        conflicts=tuple(c for c in pack.conflicts if judged.value(name("conflict", c))),
        applies={q: applies[judged.value(name("applies", q))] for q in pack.questions},
        owner={finding: chosen.id if chosen else "nobody" for finding, chosen in owners.items()},
        lists=lists,
        steps=dict(step_states(prepared.says, judged)),
    )


def recorded_tests(prepared: Prepared, profiles: list[Profile]) -> list[PackTest]:
    """A test for each profile, for the whole and for every part."""
    made = []
    for number, profile in enumerate(profiles):
        judgement = judge_profile(prepared, profile, TWIN)
        then = recorded(prepared, judgement.whole)
        parts = {part.case.id: recorded(prepared, part) for part in judgement.parts}
        made.append(PackTest(f"t{number}", profile, replace(then, parts=parts)))
    return made


@pytest.mark.parametrize("seed", SEEDS)
def test_the_sweep_agrees_with_one_pack_for_each_mutant(seed: int) -> None:
    pack = random_pack(seed)
    prepared = prepare(pack, pack.language)
    tests = recorded_tests(prepared, random_profiles(pack, seed, 4))
    mutated = mutate(pack)
    found = notice(bench(mutated), tests)
    assert not found.failing, f"seed {seed}: without a switch the pack with all mutants says what the pack says"
    numbers = random.Random(seed)
    seen: Counter[bool] = Counter()
    for mutant in numbers.sample(mutated.mutants, min(40, len(mutated.mutants))):
        other = prepare(alone(pack, mutant), pack.language)
        really = tuple(n for n, test in enumerate(tests) if run_test(other, test, TWIN))
        assert found.by[mutant.switch] == really, f"seed {seed}: {mutant.what}: {mutant.swap}"
        seen[bool(really)] += 1
    assert seen[True], f"seed {seed}: some mutant is noticed"


@pytest.mark.parametrize("seed", SEEDS)
def test_a_draft_tells_the_mutant_from_the_pack_and_nothing_in_it_is_idle(seed: int) -> None:
    pack = random_pack(seed)
    mutated = mutate(pack)
    drafter = Drafter(bench(mutated), seed=seed, draws=256)
    prepared = prepare(pack, pack.language)
    numbers = random.Random(seed)
    drafted = 0
    for mutant in numbers.sample(mutated.mutants, min(12, len(mutated.mutants))):
        draft = drafter.draft(mutant)
        if draft is None:
            continue
        drafted += 1
        other = prepare(alone(pack, mutant), pack.language)

        def value(which: Prepared, answers: dict[str, object], about: str = draft.about) -> bool | None:
            case = Case("", "", {q: Settled(v) for q, v in answers.items()})  # type: ignore[arg-type]
            slots = encode(which.coder, [case], [Context(DAY, which.pack.parameters)])
            set_alone(which.program, slots, 1)
            truths = which.twin.run(slots, 1)
            return truths.value(which.program.names[about]) if about in which.program.names else False

        answers = dict(draft.answers)
        assert value(prepared, answers) != value(other, answers), f"seed {seed}: {mutant.what}: {mutant.swap}"
        for question in answers:
            fewer = {q: v for q, v in answers.items() if q != question}
            assert value(prepared, fewer) == value(other, fewer), f"seed {seed}: {question} is idle: {mutant.swap}"
    assert drafted, f"seed {seed}: some draft is found"
