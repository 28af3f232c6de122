"""A pack in the making, and how a new condition is chosen so that it is neither nearly always true nor nearly always
false nor nearly always unknown: several are drawn, and judged by the plain interpreter on sample cases."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from pocarms.model.conditions import Condition, PartsTest, leaves
from pocarms.model.pack import Finding, Pack, Question
from tests.oracle.evaluate import Bench, value
from tests.oracle.judgement import Truth

LOW, HIGH = 0.18, 0.55  # the share that true, false and unknown should each have on the sample cases
TRIES = 7


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything a pack has: (least, most)."""

    questions: tuple[int, int] = (10, 14)
    layers: tuple[int, int] = (3, 4)
    per_layer: tuple[int, int] = (1, 3)
    findings: tuple[int, int] = (6, 9)
    level_rules: tuple[int, int] = (3, 5)
    conflicts: tuple[int, int] = (1, 3)
    others: tuple[int, int] = (1, 2)


SMALL = Size()
TINY = Size((5, 7), (1, 3), (1, 2), (3, 6), (2, 3), (0, 2), (0, 1))


@dataclass
class Draft:
    """The pack so far, and the sample cases. The mappings of `pack` are filled in place while it grows."""

    rng: random.Random
    size: Size
    pack: Pack
    part_share: float = 0.2  # of questions that may be answered per part
    samples: list[Bench] = field(default_factory=list)
    part_free: set[str] = field(default_factory=set)  # concepts that read no part

    def number(self, between: tuple[int, int]) -> int:
        """Return a random number of things."""
        return self.rng.randint(*between)

    def chance(self, share: float) -> bool:
        """Return True with this probability."""
        return self.rng.random() < share

    def replace(self, **changes: object) -> None:
        """Replace fields of the pack that are tuples."""
        self.pack = replace(self.pack, **changes)  # type: ignore[arg-type]
        for bench in self.samples:
            bench.pack = self.pack

    def questions(self, *types: str) -> list[Question]:
        """Return the questions of these types."""
        return [q for q in self.pack.questions.values() if q.type in types]


def pick(
    draft: Draft, make: Callable[[], Condition], finding: Finding | None = None, judged: Sequence[Bench] | None = None
) -> Condition:
    """Draw conditions until one is balanced on the samples, and return the best; now and then any at all."""
    cases = draft.samples if judged is None else judged
    best, best_miss = make(), 9.0
    if draft.chance(0.06):
        return best
    condition = best
    for _ in range(TRIES):
        miss = imbalance([value(bench, condition, finding) for bench in cases])
        if miss < best_miss:
            best, best_miss = condition, miss
        if best_miss == 0:
            break
        condition = make()
    return best


def imbalance(values: Sequence[Truth]) -> float:
    """Return how far the shares of true, false and unknown lie outside what is wanted; 0 where they do not."""
    shares = [values.count(truth) / len(values) for truth in (True, False, None)]
    return sum(max(0.0, LOW - share) + max(0.0, share - HIGH) for share in shares)


def reads_parts(condition: Condition, part_free: set[str]) -> bool:
    """Return whether a condition looks at the parts, directly or through a concept."""
    return any(
        isinstance(leaf, PartsTest) or (hasattr(leaf, "concept") and leaf.concept not in part_free)
        for leaf in leaves(condition)
    )
