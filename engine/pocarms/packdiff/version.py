"""Which step the version of a pack should take, why, and whether its header took it."""

from __future__ import annotations

import re
from typing import NamedTuple

from pocarms.model.pack import Pack
from pocarms.packdiff.items import Items
from pocarms.packdiff.verdicts import Verdict
from pocarms.records import dataclass

STEPS = ("none", "patch", "minor", "major")
# Where one of these is set otherwise, no mission's result moves.
_ASIDE = {
    ("question", "who_knows"), ("question", "block"), ("question", "core"), ("question", "falls_due"),
    ("question", "changeable"), ("finding", "examples"), ("pack", "language"),
}  # fmt: skip


class Reason(NamedTuple):
    """One reason for a step: a key of the fixed words, how many things, and a few of them as `kind id`."""

    step: str
    key: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """The step proposed, the reasons that call for it, and the step that the header took; "back" for a lower one."""

    proposed: str
    reasons: tuple[Reason, ...]
    taken: str


def step(old: Pack, new: Pack, verdicts: tuple[Verdict, ...], items: Items) -> Step:
    """Propose: major where an old conclusion or question changes or goes, minor where things are added, else patch."""
    moved = {
        word: tuple(f"{v.conclusion.kind} {v.conclusion.item}" for v in verdicts if v.word == word)
        for word in ("differs", "equal_complete", "not_decided")
    }
    shown = tuple(s for s in items.settings if (s.kind, s.field) not in _ASIDE)
    found = [
        Reason("major", "differs", moved["differs"]),
        Reason("major", "equal_complete", moved["equal_complete"]),
        Reason("major", "not_decided", moved["not_decided"]),
        Reason("major", "gone", tuple(f"{t.kind} {t.id}" for t in items.gone)),
        Reason("major", "renamed", tuple(f"{t.kind} {t.id}" for t in items.renamed)),
        Reason("major", "options_gone", tuple(f"{q}: {o}" for q, o in items.options_gone)),
        Reason("major", "asked_otherwise", items.asked_otherwise),
        Reason("major", "settings", tuple(f"{s.kind} {s.id}: {s.field}" for s in shown)),
        Reason("minor", "added", tuple(f"{t.kind} {t.id}" for t in items.added)),
        Reason("minor", "options_added", tuple(f"{q}: {o}" for q, o in items.options_added)),
        Reason("patch", "aside", tuple(f"{s.kind} {s.id}: {s.field}" for s in items.settings if s not in shown)),
        Reason("patch", "rewritten", tuple(f"{kind} {id_}" for kind, id_ in items.rules)),
        Reason("patch", "texts", items.texts),
        Reason("patch", "sources", items.sources),
    ]
    reasons = [reason for reason in found if reason.items]
    proposed = max((reason.step for reason in reasons), key=STEPS.index, default="none")
    return Step(proposed, tuple(r for r in reasons if r.step == proposed), taken(old.version, new.version))


def taken(old: str, new: str) -> str:
    """Return which step leads from one version to another: none | patch | minor | major | back."""
    was, is_ = _numbers(old), _numbers(new)
    if was == is_:
        return "none" if old == new else "patch"
    if is_ < was:
        return "back"
    first = next(n for n in range(3) if was[n] != is_[n])
    return ("major", "minor", "patch")[first]


def _numbers(version: str) -> tuple[int, ...]:
    found = [int(n) for n in re.findall(r"\d+", version)[:3]]
    return tuple(found + [0] * (3 - len(found)))
