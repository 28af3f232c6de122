"""Random proposals and every flip of each, over the HRDDP pack, judged by the twin: what caution asks of every level.

From each random proposal every answer is forgotten in turn, and set to each of its other values in turn. Checked:

- forgetting an answer never lowers a ceiling below that of any value the answer could have;
- along the order of an ordered, practice, number or date question, and of a fact with a worrying side, neither floor
  nor ceiling ever falls towards the adverse end;
- a proceeding headline is shown only where floor and ceiling are equal;
- what is not known counts as a hold by a rule of the pack's own, so that the range never lies inside the proceeding
  steps (the headline would hold there all the same, and give no reason).

The long run: `PYTHONPATH=engine:. python -m tests.packs.hrddp.sweep --proposals 1000 --seed 1` (over 250,000 judged).
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from pocarms.assessment.scales import headline
from pocarms.inference.twin import Twin, compile_twin
from pocarms.language.load import load_pack
from pocarms.model.pack import PRACTICE, UNKNOWN, Pack, Question, Scale
from pocarms.model.profile import Settled, Value
from pocarms.program.compile import compile_pack
from pocarms.program.encode import Context, Encoder, answer_slots, encoder
from pocarms.program.names import name

PACK = Path(__file__).resolve().parents[3] / "rules" / "hrddp"
AS_OF = datetime.date(2026, 6, 1)
Answers = dict[str, Value]
Limits = tuple[int, int]  # floor and ceiling, as ranks

OUTSIDE = ("mediation", "compliance_or_access", "hr_training", "medevac_casevac", "standard_setting")
# Facts with a worrying side. Left out: those whose other side only changes which rules apply (what an evacuation is,
# whether the UN has interceded, whether an end date or a general view exists).
WORRYING_YES = frozenset(
    {
        "record.unit_crimes",
        "record.unit_repeated",
        "record.weapons_misused",
        "record.same_weapon_or_skill",
        "authority.grave",
        "command.direct",
        "command.superior",
        "command.failed_to_act",
        "command.in_post",
        "command.shared",
        "recipient.children_flag",
        "recipient.commander_sanctioned",
        "recipient.soon_in_operations",
        "recipient.passes_on",
        "recipient.directly_responsible",
        "recipient.oversight_in_sector",
        "screening.changes_since",
        "arms.involved",
        "ammunition.handled",
        "store.involved",
        "store.feeds_unassessed_units",
        "store.built_for_ddr",
        "transfer.consignee_committing",
        "transfer.types_not_to_hold",
        "transfer.ammunition_unknown_origin",
        "firearms.for_law_enforcement",
        "embargo.reaches_assistance",
    }
)
WORRYING_NO = frozenset(
    {
        "recipient.superior_known",
        "recipient.final_force_described",
        "store.safe_distance",
        "scope.teaching_alone",
        "scope.standards_serve_compliance",
        "scope.evacuation_confirmed",
    }
)
# chance of the favourable answer, chance of no answer: from spotless to hopeless
SHADES = ((1.0, 0.0), (1.0, 0.0), (0.99, 0.0), (0.97, 0.01), (0.9, 0.03), (0.7, 0.1), (0.4, 0.3))


@dataclass(frozen=True)
class Bench:
    """The pack, ready to judge many proposals at once."""

    pack: Pack
    coder: Encoder
    twin: Twin
    scales: tuple[Scale, ...]


@dataclass
class Tally:
    """What a sweep saw: how many were judged, which levels were shown, and every breach of caution."""

    judged: int = 0
    levels: Counter[str] = field(default_factory=Counter)
    breaches: list[str] = field(default_factory=list)


def bench(pack: Pack) -> Bench:
    """Compile a pack for sweeping."""
    program = compile_pack(pack)
    scales = tuple(scale for scale in pack.scales.values() if scale.of == "whole")
    return Bench(pack, encoder(program, pack), compile_twin(program), scales)


def ladder(question: Question) -> tuple[Value, ...]:
    """Return the answers of a question that has an order, favourable first, adverse last; () where it has none."""
    if question.type == "practice":
        return tuple(reversed(PRACTICE))
    if question.type == "ordered":
        return question.values() if question.adverse == "high" else tuple(reversed(question.values()))
    if question.type == "date":
        days = (5, 40, 80, 120, 400) if question.adverse == "old" else (400, 120, 80, 40, 5)
        return tuple(AS_OF - datetime.timedelta(days=d) for d in days)
    if question.type == "number":
        return (1, 6, 7, 24) if question.adverse == "high" else (24, 7, 6, 1)
    if question.id in WORRYING_YES:
        return ("no", "yes")
    return ("yes", "no") if question.id in WORRYING_NO else ()


def values(question: Question) -> tuple[Value, ...]:
    """Return the values a question is flipped to: its ladder, or its options, or single lines of several choices."""
    if question.type == "choices":
        options = question.values()
        return tuple({o: "yes" if o == chosen else "no" for o in options} for chosen in options)
    return ladder(question) or question.values()


def random_answer(rng: random.Random, question: Question, favour: float) -> Value:
    """Draw an answer; with chance `favour` the favourable end where there is an order."""
    steps = ladder(question)
    if steps:
        return steps[0] if rng.random() < favour else rng.choice(steps)
    if question.type == "choices":
        return {option: rng.choice(("yes", "no", UNKNOWN)) for option in question.values()}
    return rng.choice(question.values())


def random_proposal(rng: random.Random, pack: Pack) -> Answers:
    """Draw a proposal: mostly within scope, of any shade from spotless to hopeless, with or without gaps."""
    favour, gaps = rng.choice(SHADES)
    answers: Answers = {}
    for question in pack.questions.values():
        if rng.random() >= gaps:
            answers[question.id] = random_answer(rng, question, favour)
    if rng.random() < 0.9:
        inside = [a for a in pack.questions["support.activity"].values() if a not in OUTSIDE]
        answers["support.activity"] = rng.choice(inside)
    if rng.random() < 0.6:
        answers["support.stage"] = rng.choice(("ongoing", "renewal", "change"))
    if rng.random() < 0.8:
        answers["entity.kind"] = rng.choice(("peacekeeping", "agency"))
        answers["recipient.kind"] = rng.choice(("police", "national_military", "authority", "regional_force"))
    if rng.random() < 0.5:
        answers["embargo.status"] = rng.choice(("none", "others_only"))
    for stained in rng.sample(sorted(answers), rng.choice((0, 1, 2))):  # a spotless file with a stain or two
        answers[stained] = random_answer(rng, pack.questions[stained], 0.0)
    return answers


def judge(at: Bench, base: Answers, changes: list[tuple[str, Value]]) -> list[dict[str, Limits]]:
    """Return floor and ceiling of each scale, as ranks, for the base with each single answer changed."""
    context = Context(AS_OF, at.pack.parameters)
    full = (1 << len(changes)) - 1
    slots = [0] * len(at.coder.slots)
    own = {q: tuple(answer_slots(at.coder, q, Settled(v), context)) for q, v in base.items()}
    for set_by in own.values():
        for slot in set_by:
            slots[slot] = full
    for bit, (question, value) in enumerate(changes):
        for slot in own.get(question, ()):
            slots[slot] &= ~(1 << bit)
        for slot in answer_slots(at.coder, question, Settled(value), context):
            slots[slot] |= 1 << bit
    truths = at.twin.run(slots, len(changes), keep="named")
    names = at.twin.program.names
    nodes = {s.id: [names[name("level", s.id, step.id)] for step in s.steps[1:]] for s in at.scales}
    found = []
    for bit in range(len(changes)):
        limits = {}
        for scale, steps in nodes.items():
            held = [truths.value(node, bit) for node in steps]
            limits[scale] = (held.count(True), len(held) - held.count(False))
        found.append(limits)
    return found


def sweep(at: Bench, proposals: int, seed: int) -> Tally:
    """Judge random proposals with every flip of every answer; return what was seen."""
    rng = random.Random(seed)
    tally = Tally()
    for _ in range(proposals):
        base = random_proposal(rng, at.pack)
        changes = [(q.id, v) for q in at.pack.questions.values() for v in (UNKNOWN, *values(q))]
        judged = judge(at, base, changes)
        tally.judged += len(judged)
        rows: dict[str, list[dict[str, Limits]]] = {}
        for (question, _value), limits in zip(changes, judged, strict=True):
            rows.setdefault(question, []).append(limits)
        for scale in at.scales:
            for question, row in rows.items():
                _look(tally, scale, at.pack.questions[question], [limits[scale.id] for limits in row], base)
    return tally


def _look(tally: Tally, scale: Scale, question: Question, row: list[Limits], base: Answers) -> None:
    """Note the levels shown on one question's flips, and what breaks caution. The first of a row is the unknown."""
    for floor, ceiling in row:
        shown = headline(scale, floor, ceiling)
        tally.levels[f"{scale.id}: {shown}"] += 1
        if shown in scale.proceeding and floor != ceiling:
            tally.breaches.append(f"{scale.id} shows {shown} from {floor} to {ceiling} over {question.id}: {base}")
        if floor < ceiling < len(scale.proceeding):
            tally.breaches.append(f"{scale.id} has no rule that holds {floor} to {ceiling} over {question.id}: {base}")
    unknown, *known = row
    if any(ceiling > unknown[1] for _, ceiling in known):
        tally.breaches.append(f"{scale.id}: forgetting {question.id} lowers a ceiling, {row}: {base}")
    if ladder(question):
        for milder, worse in itertools.pairwise(known):
            if worse[0] < milder[0] or worse[1] < milder[1]:
                tally.breaches.append(f"{scale.id}: a more adverse {question.id} lowers {milder} to {worse}: {base}")


def main() -> None:
    """Run the long sweep and print what it saw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--proposals", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    tally = sweep(bench(load_pack(PACK, tests=False)), args.proposals, args.seed)
    print(f"seed {args.seed}: {args.proposals} proposals, {tally.judged} judged")
    print(*(f"{n:8d}  {level}" for level, n in sorted(tally.levels.items())), sep="\n")
    print(f"{len(tally.breaches)} breaches", *tally.breaches[:10], sep="\n")


if __name__ == "__main__":
    main()
