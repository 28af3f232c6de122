"""Random packs of which much may change: mostly practices, fewer gates, so that several changes are needed together."""

from __future__ import annotations

import random
from dataclasses import replace

from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from tests.oracle import random_packs as base
from tests.oracle.generate import items
from tests.oracle.generate.draft import SMALL, Draft
from tests.oracle.generate.profiles import Habits, random_profile
from tests.oracle.generate.questions import add_conflicts, add_gates, question

TYPES = ("practice",) * 6 + ("yes_no", "ordered", "choices", "number", "date", "choice")


def practice_pack(seed: int, questions: tuple[int, int]) -> Pack:
    """Return the random pack of a seed with so many questions (least, most)."""
    rng = random.Random(f"practice pack {seed}")
    size = replace(SMALL, questions=questions, findings=(5, 8), others=(0, 1), conflicts=(0, 2))
    draft = Draft(rng, size, base._empty(rng), part_share=0.0)
    for i in range(draft.number(size.questions)):
        asked = question(draft, i, rng.choice(TYPES))
        draft.pack.questions[asked.id] = replace(asked, may_not_apply=asked.may_not_apply and rng.random() < 0.4)  # type: ignore[index]
    profiles = [random_profile(rng, draft.pack, f"sample{i}", Habits(parts=0.0)) for i in range(base.SAMPLES)]
    base._sample(draft, profiles)
    if rng.random() < 0.5:
        add_gates(draft)
        base._sample(draft, profiles)
    add_conflicts(draft)
    base._sample(draft, profiles)
    items.add_concepts(draft)
    items.add_addressables(draft)
    items.add_findings(draft)
    items.add_class_rules(draft)
    items.add_level_rules(draft)
    items.add_others(draft)
    return draft.pack


def profiles_of(pack: Pack, seed: int, many: int, known: float | None = None) -> list[Profile]:
    """Return random profiles without parts; `known` is the share of answers that are known."""
    rng = random.Random(f"practice profiles {seed}")
    shares = (0.3, 0.5, 0.7, 0.9) if known is None else (known,)
    return [random_profile(rng, pack, f"mission{i}", Habits(known=rng.choice(shares), parts=0.0)) for i in range(many)]
