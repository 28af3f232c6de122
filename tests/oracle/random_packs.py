"""Seeded random packs and profiles (see `generate/`): the same seed gives the same pack, whatever ran before."""

from __future__ import annotations

import random

from pocarms.model.conditions import Duration
from pocarms.model.pack import Facet, Kind, Option, Pack, Scale, SourceDoc, Step
from pocarms.model.profile import Profile
from tests.oracle.generate import items
from tests.oracle.generate.draft import SMALL, Draft, Size
from tests.oracle.generate.profiles import Habits, random_profile
from tests.oracle.generate.questions import add_conflicts, add_gates, add_questions
from tests.oracle.generate.tests_on_answers import AGES, NUMBERS
from tests.oracle.plain import benches

SAMPLES = 14


def _empty(rng: random.Random) -> Pack:
    """Return a pack with its header only."""
    classes = tuple(Step(s, s.title()) for s in ("plan", "act_next", "act_soon", "act_first")[: rng.choice((3, 4))])
    levels = tuple(Step(f"at{i}", f"At {i}") for i in range(rng.randint(3, 6)))
    proceeding = tuple(s.id for s in levels[: rng.randint(1, len(levels) - 1)])
    holding = rng.choice([s.id for s in levels if s.id not in proceeding])
    scales = {
        "class": Scale("class", "findings", classes, classes[0].id, label="Class"),
        "level": Scale("level", "whole", levels, levels[0].id, proceeding, holding, label="Level"),
    }
    if rng.random() < 0.4:
        grades = tuple(Step(f"grade{i}", f"Grade {i}") for i in range(3))
        scales["grade"] = Scale("grade", "whole", grades, "grade0", label="Grade")
    return Pack(
        id="random",
        version="1",
        title="Random pack",
        language="en",
        sources={"doc": SourceDoc("doc", "A document")},
        owners={"desk": "Desk", "field": "Field"},
        room={"in_hands": "In our hands", "needs_leadership": "Needs leadership"},
        blocks={"first": "First", "second": "Second"},
        facets={
            "theme": Facet("theme", "Theme", "options", tuple(Option(o, o.title()) for o in ("one", "two", "three")))
        },
        kinds={
            "gap": Kind("gap", "Gap", advice=True),
            "entry_point": Kind("entry_point", "Entry point", advice=True),
            "strength": Kind("strength", "Strength", positive=True),
            "compliance": Kind("compliance", "Compliance", advice=True, box="first"),
            "info": Kind("info", "Information", about_knowledge=True),
            "hold": Kind("hold", "Hold", about_knowledge=True, level=True),
        },
        scales=scales,
        parameters={
            "limit_low": rng.choice(NUMBERS),
            "limit_high": rng.choice(NUMBERS),
            "fresh": rng.choice(AGES),
            "valid": Duration(months=rng.choice((1, 3))),
        },
        attributes={"reach": ("on_harm", "steers", "builds")},
        order=("foundation", "harm"),
        class_caps={"entry_point": rng.choice(classes[:-1]).id} if rng.random() < 0.6 else {},
    )


def random_pack(seed: int, size: Size = SMALL) -> Pack:
    """Return the random pack of a seed."""
    rng = random.Random(f"pack {seed}")
    draft = Draft(rng, size, _empty(rng), part_share=rng.choice((0.0, 0.1, 0.25, 0.25)))
    add_questions(draft)
    profiles = [random_profile(rng, draft.pack, f"sample{i}", Habits(parts=0.25)) for i in range(SAMPLES)]
    _sample(draft, profiles)
    add_gates(draft)
    _sample(draft, profiles)
    add_conflicts(draft)
    _sample(draft, profiles)
    items.add_concepts(draft)
    items.add_addressables(draft)
    items.add_findings(draft)
    items.add_class_rules(draft)
    items.add_level_rules(draft)
    items.add_others(draft)
    return draft.pack


def _sample(draft: Draft, profiles: list[Profile]) -> None:
    draft.samples = [bench for profile in profiles for bench in benches(draft.pack, profile)]


def random_profiles(pack: Pack, seed: int, many: int, habits: Habits | None = None) -> list[Profile]:
    """Return random profiles of a pack."""
    rng = random.Random(f"profiles {pack.id} {seed}")
    return [random_profile(rng, pack, f"mission{i}", habits) for i in range(many)]
