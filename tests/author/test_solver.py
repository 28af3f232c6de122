"""The solver's claims about all complete profiles, held to every completion of an empty profile, one by one.

Long run: `python -m tests.author.test_solver --packs 400 --seed 1`.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import replace

import pytest

from pocarms.author.cases import DAY
from pocarms.author.solver import Found, Solver
from pocarms.model.conditions import Condition, EvidenceTest, PartsTest, ScaleTest, leaves
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from pocarms.program.compile import compile_pack
from pocarms.program.names import name
from tests.oracle import plain
from tests.oracle.completions import admissible, as_answers, completions
from tests.oracle.evaluate import Bench, concept, status, value
from tests.oracle.generate.draft import TINY
from tests.oracle.judgement import Truth
from tests.oracle.random_packs import random_pack, random_profiles

FREE = (EvidenceTest, PartsTest, ScaleTest)  # what the solver leaves freer than any one person's profile


def empty(pack: Pack) -> Profile:
    """A profile without a single answer, of the day the solver counts ages from."""
    some = random_profiles(pack, 1, 1)[0]
    return replace(some, answers={}, shared={}, parts=(), as_of=DAY, parameters={})


def free(pack: Pack, condition: Condition, seen: frozenset[str] = frozenset()) -> bool:
    """Whether a condition reads evidence or parts, itself or through concepts."""
    for leaf in leaves(condition):
        if isinstance(leaf, FREE):
            return True
        of = getattr(leaf, "concept", "")
        if of and of not in seen and any(free(pack, rule.when, seen | {of}) for rule in pack.concepts[of].rules):
            return True
    return False


def items(pack: Pack) -> dict[str, tuple[Condition, ...]]:
    """The names claims are made about, with the conditions behind them."""
    found: dict[str, tuple[Condition, ...]] = {}
    found |= {name("concept", c.id): tuple(rule.when for rule in c.rules) for c in pack.concepts.values()}
    found |= {name("finding", f.id): (f.when,) for f in pack.findings.values()}
    return found | {name("levelrule", r.id): (r.when,) for r in pack.level_rules}


def truth(bench: Bench, full: str) -> Truth:
    kind, _, item = full.partition(":")
    if kind == "concept":
        return concept(bench, item)
    if kind == "finding":
        return status(bench, bench.pack.findings[item])
    return value(bench, next(r.when for r in bench.pack.level_rules if r.id == item))


def check(seed: int, tally: Counter[str]) -> None:
    pack = random_pack(seed, TINY)
    whole = completions(pack, empty(pack))
    if whole is None:
        tally["packs with too many completions"] += 1
        return
    benches = [plain.benches(pack, c)[0] for c in whole if admissible(pack, c)]
    program = compile_pack(pack)
    solver = Solver(pack, program)
    for full, conditions in items(pack).items():
        truths = {truth(bench, full) for bench in benches}
        node = program.names[full]
        for wanted in (True, False):
            found = solver.case(**{"true" if wanted else "false": [node]})
            said = f"seed {seed}: {full} {wanted}"
            if any(free(pack, c) for c in conditions) or free_gate(pack):
                assert found is not None or wanted not in truths, said + " can be, and the solver says never"
                tally["sound"] += 1
                continue
            assert (found is not None) == (wanted in truths), said
            tally["never" if found is None else "can be"] += 1
            if found is not None:
                shown(pack, found, full, wanted, said)


def free_gate(pack: Pack) -> bool:
    """Whether a gate or a conflict reads evidence: then more answers are looked at than people can give."""
    stage0 = [q.asked_when for q in pack.questions.values() if q.asked_when is not None]
    return any(free(pack, c) for c in (*stage0, *(k.when for k in pack.conflicts.values())))


def shown(pack: Pack, found: Found, full: str, wanted: bool, said: str) -> None:
    """The case that is shown is one: the plain interpreter agrees on it."""
    profile = replace(empty(pack), answers=as_answers(found.answers))  # type: ignore[arg-type]
    assert truth(plain.benches(pack, profile)[0], full) is wanted, f"{said}: {found.answers}"


@pytest.mark.parametrize("first", [5000, 5010, 5020])
def test_claims_agree_with_every_completion(first: int) -> None:
    tally: Counter[str] = Counter()
    for seed in range(first, first + 10):
        check(seed, tally)
    assert tally["never"] and tally["can be"], tally


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--packs", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    total: Counter[str] = Counter()
    for number in range(given.seed, given.seed + given.packs):
        check(number, total)
    print(f"seeds {given.seed} to {given.seed + given.packs - 1}: {dict(total)}; no claim was wrong")
