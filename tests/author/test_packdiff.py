"""Verdicts on two versions of a pack, held to the plain interpreter on every complete profile of small random packs.

Long run: `python -m tests.author.test_packdiff --cases 5000 --seed 1`.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from pocarms.author.alter import alterations
from pocarms.author.sites import Site, changed, sites
from pocarms.model import conditions
from pocarms.model.conditions import AllOf, Always, AnyOf, Condition, Op, leaves
from pocarms.model.pack import Branch, Choose, Concept, ConceptRule, Option, Pack
from pocarms.model.profile import Profile
from pocarms.packdiff.conclusions import Conclusion, conclusions
from pocarms.packdiff.joint import NEW, join
from pocarms.packdiff.verdicts import Difference, Judge
from tests.author.test_solver import FREE, empty
from tests.oracle import plain, standing
from tests.oracle.completions import admissible, as_answers, completions
from tests.oracle.evaluate import Bench, case_at_least, concept, harm_at_least, state_at_least, status, value
from tests.oracle.generate.draft import TINY, Size
from tests.oracle.judgement import Truth
from tests.oracle.kleene import both, either, opposite
from tests.oracle.random_packs import random_pack

MOST = 400  # completions of a case; packs with more are left to other tests
MINUTE = Size((3, 5), (1, 2), (1, 2), (2, 4), (1, 2), (0, 2), (0, 1))
Said = dict[str, Truth]


# edits -------------------------------------------------------------------------------------------------------------


def _condition(rng: random.Random, pack: Pack) -> Pack:
    """One fault of the kind `pack mutate` makes, somewhere."""
    site, condition = rng.choice(list(sites(pack)))
    ways = list(alterations(condition, pack))
    if not ways:
        return pack
    put = rng.choice(ways).condition
    for leaf in leaves(put):
        counted = leaf.operand if isinstance(leaf, conditions.Test) and leaf.op is Op.COUNT else 0
        if isinstance(counted, int) and counted > len(pack.questions[leaf.question].options if counted else ()):
            return pack  # never so, which the engine knows also while it is open whether the question applies
    return changed(pack, lambda at, held: put if at == site else held)


def _same(rng: random.Random, pack: Pack) -> Pack:
    """A condition written otherwise that means the same."""
    site, condition = rng.choice(list(sites(pack)))
    again: Condition = rng.choice(
        (AllOf((AnyOf((condition, AllOf((condition, condition)))),)), AnyOf((condition,) * 2))
    )

    def put(at: Site, held: Condition) -> Condition:
        return again if at == site else held

    return changed(pack, put)


def _step(rng: random.Random, pack: Pack) -> Pack:
    """A level rule leads to another step."""
    if not pack.level_rules:
        return pack
    n = rng.randrange(len(pack.level_rules))
    rules = list(pack.level_rules)
    rules[n] = replace(rules[n], at_least=rng.choice(pack.scales[rules[n].scale].steps[1:]).id)
    return replace(pack, level_rules=tuple(rules))


def _owner(rng: random.Random, pack: Pack) -> Pack:
    """A finding has another owner, in some cases or in all."""
    finding = rng.choice(list(pack.findings.values()))
    concepts = list(pack.concepts.values())
    some = rng.choice(concepts).rules[0].when if concepts else Always()
    branches = (Branch(some, rng.choice(("desk", "field"))), Branch(None, rng.choice(("desk", "field"))))
    owner: Choose[str] = Choose(branches if rng.random() < 0.7 else branches[1:])
    return replace(pack, findings={**pack.findings, finding.id: replace(finding, owner=owner)})


def _gone(rng: random.Random, pack: Pack) -> Pack:
    """A rule of a concept that has several is left out."""
    many = [c for c in pack.concepts.values() if len(c.rules) > 1]
    if not many:
        return pack
    one = rng.choice(many)
    n = rng.randrange(len(one.rules))
    return replace(pack, concepts={**pack.concepts, one.id: replace(one, rules=(*one.rules[:n], *one.rules[n + 1 :]))})


def _option(rng: random.Random, pack: Pack) -> Pack:
    """A question has one more option."""
    several = [q for q in pack.questions.values() if q.type in ("choice", "choices", "ordered")]
    if not several:
        return pack
    one = rng.choice(several)
    new = f"added{len(one.options)}"  # an edit may come twice, and no pack has an option twice
    more = replace(one, options=(*one.options, Option(new, new)))
    return replace(pack, questions={**pack.questions, one.id: more})


def _gate(rng: random.Random, pack: Pack) -> Pack:
    """A gated question is always asked."""
    gated = [q for q in pack.questions.values() if q.asked_when is not None]
    if not gated:
        return pack
    one = rng.choice(gated)
    return replace(pack, questions={**pack.questions, one.id: replace(one, asked_when=None)})


EDITS: tuple[Callable[[random.Random, Pack], Pack], ...] = (
    _condition, _condition, _condition, _same, _same, _step, _owner, _gone, _option, _gate
)  # fmt: skip


# the judge ---------------------------------------------------------------------------------------------------------


def together(old: Pack, new: Pack) -> Pack:
    """A pack whose completions answer all that either asks, on both sides of every threshold of either."""
    questions = {}
    for id_, question in new.questions.items():
        was = old.questions[id_]
        gates = (was.asked_when, question.asked_when)
        gate = None if None in gates else AnyOf(tuple(g for g in gates if g is not None))
        options = question.options if question.type == "choices" else was.options
        questions[id_] = replace(question, asked_when=gate, options=options)
    every = [*plain.conditions(old), *(k.when for k in old.conflicts.values())]
    every += [q.asked_when for q in old.questions.values() if q.asked_when is not None]
    every = [c for c in every if not isinstance(c, Always)]
    tests = Concept("of.old", "", (ConceptRule("of.old", AnyOf(tuple(every))),))
    return replace(new, questions=questions, concepts={**new.concepts, "of.old": tests})


def known_to(pack: Pack, profile: Profile) -> Profile:
    """The profile without lines of options that a pack does not have."""
    answers = {}
    for question, given in profile.answers.items():
        options = set(pack.questions[question].values())
        kept = tuple(
            replace(a, value={o: v for o, v in a.value.items() if o in options}) if isinstance(a.value, dict) else a
            for a in given
        )
        answers[question] = kept
    return replace(profile, answers=answers)


def said(bench: Bench, about: Conclusion) -> Said | None:
    """What the plain interpreter says of a conclusion; None where it is not shown."""
    pack, kind, item = bench.pack, about.kind, about.item
    finding = pack.findings.get(item)
    if about.shown and (finding is None or status(bench, finding) is not True):
        return None
    if kind == "concept":
        return {"": concept(bench, item)}
    if kind == "finding":
        assert finding is not None
        return {"": status(bench, finding)}
    if kind == "level_rule":
        return {"": value(bench, next(r.when for r in pack.level_rules if r.id == item))}
    if kind == "level":
        return {a.word: case_at_least(bench, pack.scales[item], pack.scales[item].rank(a.word)) for a in about.aspects}
    if kind == "conflict":
        return {"": bench.conflicts[item]}
    if finding is not None and kind == "class":
        scale = plain.findings_scale(pack)
        assert scale is not None
        top = scale.rank(pack.class_caps.get(finding.kind, scale.steps[-1].id))
        ranks = {a.word: scale.rank(a.word) for a in about.aspects}
        return {word: plain.class_at_least(bench, finding, n) if n <= top else False for word, n in ranks.items()}
    if finding is not None and kind == "harm":
        return {a.word: harm_at_least(bench, finding, a.word) for a in about.aspects}
    if finding is not None and kind == "state":
        return {a.word: state_at_least(bench, finding, a.word) for a in about.aspects}
    if finding is not None and kind in ("owner", "room_to_act"):
        choose = finding.owner if kind == "owner" else finding.room_to_act
        branches = choose.branches if choose is not None else ()
        holds = [True if b.when is None else value(bench, b.when) for b in branches]
        first = [both([now, *(opposite(before) for before in holds[:n])]) for n, now in enumerate(holds)]
        chosen = [(b.value, truth) for b, truth in zip(branches, first, strict=True)]
        return {a.word: either(truth for v, truth in chosen if v == a.word) for a in about.aspects}
    if kind == "question":
        return {"": standing.gate(bench.answers, item)}
    if kind == "measure":
        return {"": plain.measure_needed(bench, pack.measures[item])}
    when = _when(pack, kind, item)
    return {"": False if when is None else value(bench, when)}


def _when(pack: Pack, kind: str, item: str) -> Condition | None:
    match kind:
        case "task":
            return pack.findings[item].needs_task or Always()
        case "fits":
            return pack.measures[item].fits
        case "done":
            return pack.steps[item].done
        case "step":
            return pack.steps[item].when
        case _:
            held = {"modifier": pack.modifiers, "bundle": pack.bundles, "action": pack.actions}[kind]
            return held[item].when  # type: ignore[attr-defined, no-any-return]


def free(pack: Pack) -> bool:
    """Whether the pack reads evidence or parts, of which a profile without them shows one side only."""
    every = [*plain.conditions(pack), *(k.when for k in pack.conflicts.values())]
    every += [q.asked_when for q in pack.questions.values() if q.asked_when is not None]
    return any(isinstance(leaf, FREE) for c in every for leaf in plain.standing_leaves(c))


def check(seed: int, tally: Counter[str], versions: int = 1) -> None:
    """Edit one random pack in so many ways, one beside the other, and hold every verdict to the judge."""
    rng = random.Random(f"diff {seed}")
    old = random_pack(seed, rng.choice((TINY, MINUTE)))
    tally["packs"] += 1
    for _ in range(versions):
        new = old
        for _ in range(rng.randint(1, 3)):
            new = rng.choice(EDITS)(rng, new)
        _check(old, new, seed, tally)


def _check(old: Pack, new: Pack, seed: int, tally: Counter[str]) -> None:
    whole = completions(together(old, new), empty(new), MOST)
    if whole is None:
        tally["too many profiles"] += 1
        return
    pairs = []
    for one in whole:
        sides = [known_to(pack, one) for pack in (old, new)]
        if admissible(old, sides[0]) and admissible(new, sides[1]):
            pairs.append((plain.benches(old, sides[0])[0], plain.benches(new, sides[1])[0]))
    joint = join(old, new)
    found = list(conclusions(joint, old, new))
    judge = Judge(joint, seed, draws=8)  # few, so that the solver has its say
    is_free = free(old) or free(new)
    for about in found:
        verdict = judge.verdict(about)
        note = f"seed {seed}: {about.kind} {about.item} {verdict.word}"
        sides_said = [(said(a, about), said(b, about)) for a, b in pairs]
        pairs_said = [(a, b) for a, b in sides_said if a is not None and b is not None]
        differs = any(a != b for a, b in pairs_said)
        if verdict.word == "not_decided":
            assert is_free, note
        elif verdict.word == "differs":
            assert differs or is_free, note
        else:
            assert not differs, note
        if verdict.case is not None and not verdict.case.evidenced:
            shown(old, new, about, verdict.case, verdict.word, note)
        tally[verdict.word] += 1
    tally["pairs"] += 1


def shown(old: Pack, new: Pack, about: Conclusion, case: Difference, word: str, note: str) -> None:
    """The plain interpreter says of the case what the verdict says of it, and that differs."""
    answers = {q.removeprefix(NEW): v for q, v in case.answers.items()}
    profile = replace(empty(new), answers=as_answers(answers))
    for side, pack in enumerate((old, new)):
        bench = plain.benches(pack, known_to(pack, profile))[0]
        saying = said(bench, about)
        assert saying is not None, note
        for at, truths in case.says.items():
            assert truths[side] is saying[at], f"{note}: {answers}"
    assert any(a is not b for a, b in case.says.values()), note


@pytest.mark.parametrize("first", [1, 16])
def test_verdicts_agree_with_every_complete_profile(first: int) -> None:
    tally: Counter[str] = Counter()
    for seed in range(first, first + 15):
        check(seed, tally)
    assert tally["equal"] and tally["differs"], tally


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=400)  # pairs of an old and a new version
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    total: Counter[str] = Counter()
    number = given.seed
    while total["pairs"] < given.cases:
        check(number, total, versions=4)
        number += 1
        if number % 10 == 0:
            print(f"seeds {given.seed} to {number - 1}: {dict(total)}", flush=True)
    print(f"seeds {given.seed} to {number - 1}: {dict(total)}; no verdict was wrong")
