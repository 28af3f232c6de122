"""Random proposals and flips over the HRDDP pack, judged by the twin: what caution asks of every level.

Run by hand for the long sweep: `python -m tests.packs.hrddp.sweep --proposals 100000 --seed 1`.
"""

from __future__ import annotations

import argparse
import datetime
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pocarms.assessment.scales import headline
from pocarms.inference.twin import Twin, compile_twin
from pocarms.language.load import load_pack
from pocarms.model.pack import PRACTICE, Pack, Question, Scale
from pocarms.model.profile import Case, Settled, Value
from pocarms.program.compile import compile_pack
from pocarms.program.encode import Context, Encoder, encode, encoder
from pocarms.program.names import name

PACK = Path(__file__).resolve().parents[3] / "rules" / "hrddp"
AS_OF = datetime.date(2026, 6, 1)
WIDTH = 2_000
Answers = dict[str, Value]


@dataclass(frozen=True)
class Bench:
    """The pack, ready to judge many proposals at once."""

    pack: Pack
    coder: Encoder
    twin: Twin
    scales: tuple[Scale, ...]


@dataclass
class Tally:
    """What a sweep saw: how often each outcome came up, and every breach of caution."""

    pairs: Counter[str] = field(default_factory=Counter)
    levels: Counter[str] = field(default_factory=Counter)
    breaches: list[str] = field(default_factory=list)


def bench() -> Bench:
    """Load and compile the pack."""
    pack = load_pack(PACK, tests=False)
    program = compile_pack(pack)
    scales = tuple(scale for scale in pack.scales.values() if scale.of == "whole")
    return Bench(pack, encoder(program, pack), compile_twin(program), scales)


def limits(at: Bench, proposals: Sequence[Answers]) -> list[dict[str, tuple[int, int]]]:
    """Return floor and ceiling of each scale, as ranks, for each proposal."""
    cases = [Case(str(n), "", {q: Settled(v) for q, v in answers.items()}) for n, answers in enumerate(proposals)]
    slots = encode(at.coder, cases, [Context(AS_OF, at.pack.parameters)] * len(cases))
    truths = at.twin.run(slots, len(cases), keep="named")
    names = at.twin.program.names
    found = []
    for bit in range(len(cases)):
        bounds = {}
        for scale in at.scales:
            values = [truths.value(names[name("level", scale.id, step.id)], bit) for step in scale.steps[1:]]
            bounds[scale.id] = (values.count(True), len(values) - values.count(False))
        found.append(bounds)
    return found


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
    return ()


def random_answer(rng: random.Random, question: Question, favour: float) -> Value:
    """Draw an answer; with chance `favour` the most favourable one where there is an order, or no."""
    steps = ladder(question)
    if steps:
        return steps[0] if rng.random() < favour else rng.choice(steps)
    if question.type == "choices":
        return {option: rng.choice(("yes", "no", "unknown")) for option in question.values()}
    if question.type == "yes_no":
        quiet = "yes" if question.id in KINDLY_YES else "no"
        return quiet if rng.random() < favour else rng.choice(("yes", "no"))
    return rng.choice(question.values())


OUTSIDE = ("mediation", "compliance_or_access", "hr_training", "medevac_casevac", "standard_setting")
KINDLY_YES = frozenset({"recipient.superior_known", "store.safe_distance", "recipient.final_force_described", "gpraf.exists"})


def random_proposal(rng: random.Random, pack: Pack) -> Answers:
    """Draw a proposal: mostly within scope, of any shade from spotless to hopeless, with or without gaps."""
    favour, gaps = rng.choice(((0.99, 0.0), (0.97, 0.01), (0.9, 0.03), (0.7, 0.1), (0.4, 0.3)))
    answers: Answers = {}
    for question in pack.questions.values():
        if rng.random() >= gaps:
            answers[question.id] = random_answer(rng, question, favour)
    if rng.random() < 0.9:
        answers["support.activity"] = rng.choice([a for a in pack.questions["support.activity"].values() if a not in OUTSIDE])
    if rng.random() < 0.6:
        answers["support.stage"] = rng.choice(("ongoing", "renewal", "change"))
    if rng.random() < 0.8:
        answers["entity.kind"] = rng.choice(("peacekeeping", "agency"))
        answers["recipient.kind"] = rng.choice(("police", "national_military", "authority", "regional_force"))
    if rng.random() < 0.5:
        answers["embargo.status"] = rng.choice(("none", "others_only"))
    return answers


def flips(rng: random.Random, pack: Pack, base: Answers) -> Iterator[tuple[str, str, Answers]]:
    """Yield two changed proposals: one answer forgotten, one answer made more adverse; with what was changed."""
    known = sorted(base)
    forgotten = rng.choice(known)
    yield "unknown", forgotten, {q: v for q, v in base.items() if q != forgotten}
    ordered = [q for q in known if ladder(pack.questions[q])]
    question = rng.choice(ordered)
    steps = ladder(pack.questions[question])
    worse = steps[steps.index(base[question]) + 1 :]
    if worse:
        yield "adverse", question, {**base, question: rng.choice(worse)}


def sweep(at: Bench, proposals: int, seed: int) -> Tally:
    """Judge random proposals and their flips; return what was seen."""
    rng = random.Random(seed)
    tally = Tally()
    for start in range(0, proposals, WIDTH):
        rows: list[tuple[int, str, str, Answers]] = []
        for n in range(min(WIDTH, proposals - start)):
            base = random_proposal(rng, at.pack)
            rows.append((n, "base", "", base))
            rows.extend((n, *flip) for flip in flips(rng, at.pack, base))
        judged = limits(at, [row[3] for row in rows])
        bases = {row[0]: result for row, result in zip(rows, judged, strict=True) if row[1] == "base"}
        for (n, kind, question, answers), result in zip(rows, judged, strict=True):
            tally.pairs[kind] += 1
            for scale in at.scales:
                _look(tally, scale, kind, question, answers, bases[n][scale.id], result[scale.id])
    return tally


def _look(
    tally: Tally, scale: Scale, kind: str, question: str, answers: Answers, before: tuple[int, int], now: tuple[int, int]
) -> None:
    floor, ceiling = now
    shown = headline(scale, floor, ceiling)
    tally.levels[f"{scale.id}: {shown}"] += 1
    if shown in scale.proceeding and floor != ceiling:
        tally.breaches.append(f"{scale.id} shows {shown} between {floor} and {ceiling} (without {question}): {answers}")
    if kind == "unknown" and ceiling < before[1]:
        tally.breaches.append(f"{scale.id}: forgetting {question} lowers the ceiling {before} to {now}: {answers}")
    if kind == "adverse" and (floor < before[0] or ceiling < before[1]):
        tally.breaches.append(f"{scale.id}: a more adverse {question} lowers {before} to {now}: {answers}")


def main() -> None:
    """Run the long sweep and print what it saw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--proposals", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    tally = sweep(bench(), args.proposals, args.seed)
    print(f"seed {args.seed}", dict(tally.pairs), sep="\n")
    print(*(f"{n:8d}  {level}" for level, n in sorted(tally.levels.items())), sep="\n")
    print(f"{len(tally.breaches)} breaches", *tally.breaches[:10], sep="\n")


if __name__ == "__main__":
    main()
