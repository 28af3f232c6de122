"""Everything that is said of two versions of a pack: verdicts, items, the version step, missions."""

from __future__ import annotations

from pocarms.model.pack import Pack
from pocarms.packdiff.conclusions import conclusions
from pocarms.packdiff.items import Items, compare_items, item_of
from pocarms.packdiff.joint import join
from pocarms.packdiff.missions import Mission
from pocarms.packdiff.verdicts import Judge, Verdict
from pocarms.packdiff.version import Step, step
from pocarms.records import dataclass

WORDS = ("differs", "equal_complete", "not_decided", "equal")


@dataclass(frozen=True)
class PackDiff:
    """Two versions of a pack. verdicts: those whose own rule changed first, else in the order of conclusions."""

    old: Pack
    new: Pack
    verdicts: tuple[Verdict, ...]
    items: Items
    step: Step
    missions: tuple[Mission, ...] | None = None

    def own(self, verdict: Verdict) -> bool:
        """Whether the rule of this very conclusion is written otherwise; else the change comes from other rules."""
        return _own(self.items, verdict)

    def count(self, word: str) -> int:
        """Return how many conclusions have a verdict."""
        return sum(v.word == word for v in self.verdicts)


def compare_packs(old: Pack, new: Pack) -> PackDiff:
    """Compare two checked packs; needs clingo (the extra `author`), where it is not installed raises ImportError."""
    joint = join(old, new)
    found = list(conclusions(joint, old, new))
    judge = Judge(joint)
    items = compare_items(joint, old, new)
    verdicts = sorted((judge.verdict(conclusion) for conclusion in found), key=lambda v: not _own(items, v))
    return PackDiff(old, new, tuple(verdicts), items, step(old, new, tuple(verdicts), items))


def _own(items: Items, verdict: Verdict) -> bool:
    return (item_of(verdict.conclusion.kind), verdict.conclusion.item) in items.rules
