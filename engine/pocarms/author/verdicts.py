"""What the tests of a pack make of its mutants: noticed, proved to mean the same, argued with, or not noticed.

A pack argues in its header, by operator and item: `argued: {mutate.drop: {concept some.id: why}}`. Only what no test
notices and no proof clears can be argued with; an argument that meets nothing is idle, and said.
"""

from __future__ import annotations

from collections.abc import Collection
from importlib.util import find_spec
from typing import NamedTuple

from pocarms.author.mutants import Mutant
from pocarms.author.sweep import Bench, Noticed
from pocarms.model.pack import Pack

ARGUED = "mutate."  # how the codes of these arguments begin; the others are of lints


class Verdicts(NamedTuple):
    """proved: whether there was a solver to ask; not_decided: how many it gave up on, which stay in `left`."""

    noticed: int
    same: tuple[Mutant, ...]
    argued: tuple[tuple[Mutant, str], ...]
    left: tuple[Mutant, ...]
    idle: tuple[str, ...]
    proved: bool
    not_decided: int


def verdicts(pack: Pack, run: Bench, found: Noticed, whole: bool = True) -> Verdicts:
    """Tell the mutants of a bench apart. whole off: only some places were mutated, so no argument elsewhere is idle."""
    unnoticed = [m for m in run.mutated.mutants if not found.by[m.switch]]
    proved = find_spec("clingo") is not None
    same, not_decided = _same(run, unnoticed) if proved else ((), 0)
    why = {
        (code.removeprefix(ARGUED), item): text
        for code, items in pack.argued.items()
        if code.startswith(ARGUED)
        for item, text in items.items()
    }
    cleared = frozenset(same)
    rest = [m for m in unnoticed if m not in cleared]
    argued = tuple((m, why[m.operator, m.what]) for m in rest if (m.operator, m.what) in why)
    used = {(m.operator, m.what) for m, _ in argued}
    made = {m.what for m in run.mutated.mutants}
    idle = (f"{ARGUED}{op}: {item}" for op, item in why if (op, item) not in used and (whole or item in made))
    left = tuple(m for m in rest if (m.operator, m.what) not in why)
    noticed = len(run.mutated.mutants) - len(unnoticed)
    return Verdicts(noticed, same, argued, left, tuple(idle), proved, not_decided)


def _same(run: Bench, mutants: Collection[Mutant]) -> tuple[tuple[Mutant, ...], int]:
    from pocarms.author.equal import Twins  # needs the solver
    from pocarms.author.solver import NotDecided

    twins, same, not_decided = Twins(run), list[Mutant](), 0
    for mutant in mutants:
        try:
            if twins.same(mutant):
                same.append(mutant)
        except NotDecided:
            not_decided += 1
    return tuple(same), not_decided
