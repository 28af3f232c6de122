"""The core set by computation: few questions that can decide most of what could come first.

A set of questions *decides* a finding if answers to it alone, everything else unknown, can establish the finding (and
place it at Act first, where it can stand there at all), and other answers to it alone can rule it out. Looked for is a
small set that decides at least 70 per cent of the findings that could be Act first, and, for every recommendation, one
of the findings that cite it in the conclusion of the Brief (its home findings). The questions of FRAME are always in
it, since they choose wording and lists.

How: random full profiles show where a finding holds and where it is ruled out; such profiles are cut down to the
answers that it takes, and one of each sort together decides it. Sets are chosen greedily by what they add per question;
then each question that can go, goes. So the set is small and not proved to be the smallest. To print it beside the
flags in the pack, run `PYTHONPATH=engine python -m tests.packs.poc_arms.core`; with `--write` it sets the flags.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pocarms.assessment.assess import Prepared, prepare
from pocarms.language.load import load_pack
from pocarms.model.pack import Finding, Pack, Question
from pocarms.program.names import name
from pocarms.program.seen import set_alone

FOLDER = Path(__file__).parents[3] / "rules" / "poc_arms"
SEED = 20210707
SHARE = 0.7
FRAME = ("mission.type", "mandate.protection", "mandate.arms_tasks")
WIDTH = 3000  # random profiles looked at side by side
ROUNDS = 2
TRIED = 3  # profiles cut down, per finding and round
ORDERS = 2  # ways to cut each of them down
SMALLEST = 6  # sets kept, per finding

Profiles = Mapping[str, Sequence[object]]
"""Question -> its answer in each profile: an option, or for several-choice a mapping of lines."""

Pool = Mapping[tuple[str, bool], Sequence[frozenset[str]]]
"""Finding (and whether at Act first) -> sets of questions that decide it, the smallest first."""


@dataclass
class Sweep:
    """A pack made ready for many random profiles at once."""

    pack: Pack
    ready: Prepared = field(init=False)
    first: tuple[str, ...] = field(init=False)  # findings that the pack can place at the highest step at all

    def __post_init__(self) -> None:
        self.ready = prepare(self.pack, "en")
        names = self.ready.program.names
        self.first = tuple(f for f in self.pack.findings if name("class", f, "act_first") in names)

    def profiles(self, rng: random.Random, width: int, asked: Iterable[str] | None = None) -> Profiles:
        """Return random profiles, leaning to the adverse side; only these questions are answered, or all."""
        wanted = set(self.pack.questions if asked is None else asked)
        return {
            q.id: [_answer(q, rng) for _ in range(width)]
            for q in self.pack.questions.values()
            if q.id in wanted and q.options
        }

    def slots(self, profiles: Profiles, width: int) -> list[int]:
        """Return the slots of profiles side by side."""
        coder, slots = self.ready.coder, [0] * len(self.ready.coder.slots)
        for question, answers in profiles.items():
            for option, slot in coder.one_value.get(question, {}).items():
                slots[slot] = _bits([a == option for a in answers])
            for (option, line), slot in coder.lines.get(question, {}).items():
                slots[slot] = _bits([isinstance(a, dict) and a[option] == line for a in answers])
        set_alone(self.ready.program, slots, (1 << width) - 1)
        return slots

    def one(self, profile: Mapping[str, object], kept: Mapping[str, int], width: int) -> list[int]:
        """Return the slots of one profile many times over; `kept` says in which copies a question is answered."""
        coder, slots = self.ready.coder, [0] * len(self.ready.coder.slots)
        for question, mask in kept.items():
            answer = profile[question]
            if isinstance(answer, dict):
                for line in answer.items():
                    slots[coder.lines[question][line]] = mask
            else:
                slots[coder.one_value[question][str(answer)]] = mask
        set_alone(self.ready.program, slots, (1 << width) - 1)
        return slots

    def rails(self, slots: Sequence[int], width: int, wanted: Iterable[str]) -> dict[str, tuple[int, int]]:
        """Return, for each name of the program, in which profiles it is proved and in which it is ruled out."""
        truths = self.ready.twin.run(slots, width, keep="named")
        nodes = {full: self.ready.program.names[full] for full in wanted}
        return {full: (truths.plus[node], truths.minus[node]) for full, node in nodes.items()}

    def goal(self, finding: str, at_first: bool) -> tuple[str, ...]:
        """Return the names that must be proved: the finding, and its place at Act first."""
        return (
            (name("finding", finding), name("class", finding, "act_first")) if at_first else (name("finding", finding),)
        )


def _answer(question: Question, rng: random.Random) -> object:
    options = question.values()
    if question.type == "choices":
        return {o: "yes" if rng.random() < 0.6 else "no" for o in options}
    if question.type == "practice":
        return rng.choices(("no", "partly", "yes"), (5, 3, 2))[0]
    return rng.choice(options)


def _bits(flags: Sequence[bool]) -> int:
    return int("".join("1" if flag else "0" for flag in reversed(flags)) or "0", 2)


def ruled_out(sweep: Sweep, asked: Iterable[str], seed: int) -> set[str]:
    """Return the findings that some random answers to these questions alone rule out."""
    slots = sweep.slots(sweep.profiles(random.Random(seed), WIDTH, sorted(asked)), WIDTH)
    rails = sweep.rails(slots, WIDTH, [name("finding", f) for f in sweep.pack.findings])
    return {f for f in sweep.pack.findings if rails[name("finding", f)][1]}


def home(finding: Finding) -> frozenset[str]:
    """Return the recommendations whose home a finding is: those it cites in the conclusion."""
    cited = (c.section.removeprefix("Conclusion, rec. ") for c in finding.sources if c.section.startswith("Conclusion"))
    return frozenset(cited) & frozenset(finding.facets.get("recommendation", ()))


def witnesses(sweep: Sweep, seed: int) -> Pool:
    """Return, for each finding (and whether at Act first), the smallest sets of questions found that decide it."""
    rng = random.Random(seed)
    goals = [(f, True) for f in sweep.first]
    goals += [(f.id, False) for f in sweep.pack.findings.values() if sweep.pack.kinds[f.kind].advice and home(f)]
    for_it: dict[tuple[str, bool], set[frozenset[str]]] = {g: set() for g in goals}
    against: dict[str, set[frozenset[str]]] = {f: set() for f, _ in goals}
    names = dict.fromkeys(n for g in goals for n in sweep.goal(*g))
    for _ in range(ROUNDS):
        profiles = sweep.profiles(rng, WIDTH)
        rails = sweep.rails(sweep.slots(profiles, WIDTH), WIDTH, names)

        def cut(hits: int, goal: Sequence[str], rail: int, profiles: Profiles = profiles) -> set[frozenset[str]]:
            places = [i for i in range(WIDTH) if hits >> i & 1]
            chosen = [
                {q: a[place] for q, a in profiles.items()} for place in rng.sample(places, min(len(places), TRIED))
            ]
            return {_cut_down(sweep, one, goal, rail, rng) for one in chosen for _ in range(ORDERS)}

        for finding, at_first in goals:
            hits = -1
            for n in sweep.goal(finding, at_first):
                hits &= rails[n][0]
            for_it[finding, at_first] |= cut(hits, sweep.goal(finding, at_first), 0)
            own = name("finding", finding)
            if len(against[finding]) < SMALLEST:
                against[finding] |= cut(rails[own][1], (own,), 1)
    both = {g: {a | b for a in sets for b in against[g[0]]} for g, sets in for_it.items()}
    best = {g: sorted(sets, key=lambda s: (len(s), sorted(s)))[:SMALLEST] for g, sets in both.items()}
    return {g: sets for g, sets in best.items() if sets}


def _cut_down(
    sweep: Sweep, one: Mapping[str, object], goal: Sequence[str], rail: int, rng: random.Random
) -> frozenset[str]:
    """Return questions whose answers in this profile prove the goal (rail 1: rule it out), none of which can go."""
    order = sorted(one)
    rng.shuffle(order)
    kept: list[str] = []
    while order:  # profile j of the batch leaves out the first j questions of the order; find how many can go
        width = len(order) + 1
        mask = dict.fromkeys(kept, (1 << width) - 1) | {q: (1 << (i + 1)) - 1 for i, q in enumerate(order)}
        rails = sweep.rails(sweep.one(one, mask, width), width, goal)
        gone = max(j for j in range(width) if all(rails[n][rail] >> j & 1 for n in goal))
        if gone == len(order):
            break
        kept.append(order[gone])
        order = order[gone + 1 :]
    return frozenset(kept)


def choose(sweep: Sweep, pool: Pool) -> frozenset[str]:
    """Return the core set, from the witnesses of a sweep."""
    wanted = _rounded_up(SHARE * len({f for f, at_first in pool if at_first}))
    recommendations = {r for f, _ in pool for r in home(sweep.pack.findings[f])}

    def missing(chosen: frozenset[str]) -> int:
        first, told = told_by(sweep, pool, chosen)
        return max(0, wanted - len(first)) + len(recommendations - told)

    chosen = frozenset(FRAME)
    every = sorted({s for sets in pool.values() for s in sets}, key=lambda s: (len(s), sorted(s)))
    while now := missing(chosen):  # every set in `every` decides something, so that each round comes nearer
        gain = {s: (now - missing(chosen | s)) / len(s - chosen) for s in every if not s <= chosen}
        best = max(gain, key=lambda s: (gain[s], -len(s - chosen), sorted(s)))
        chosen = frozenset(chosen | best)
    for question in sorted(chosen - set(FRAME), key=lambda q: (sum(q in s for s in every), q)):
        if not missing(chosen - {question}):
            chosen -= {question}
    return chosen


def told_by(sweep: Sweep, pool: Pool, chosen: frozenset[str]) -> tuple[set[str], set[str]]:
    """Return the findings that a set can establish at Act first, and the recommendations whose home findings it can."""
    done = [goal for goal, sets in pool.items() if any(s <= chosen for s in sets)]
    first = {f for f, at_first in done if at_first}
    return first, {r for f, _ in done for r in home(sweep.pack.findings[f])}


def _rounded_up(number: float) -> int:
    return int(number) + (number > int(number))


def settled_share(sweep: Sweep, asked: Iterable[str], seed: int) -> float:
    """Return how often a finding that could be Act first has a definite status in random profiles that answer these."""
    rng = random.Random(seed)
    rails = sweep.rails(
        sweep.slots(sweep.profiles(rng, WIDTH, sorted(asked)), WIDTH), WIDTH, [name("finding", f) for f in sweep.first]
    )
    counts = [(proved | out).bit_count() for proved, out in rails.values()]
    return sum(counts) / (WIDTH * len(counts))


def flag(chosen: frozenset[str]) -> None:
    """Write `core: true` under the block of each chosen question, and nowhere else; no other line changes."""
    for file in sorted(FOLDER.glob("*.yaml")):
        section = question = ""
        lines: list[str] = []
        for line in file.read_text(encoding="utf-8").split("\n"):
            if re.match(r"\w", line):
                section, question = line.partition(":")[0], ""
            elif re.fullmatch(r"  [a-z0-9_.]+:", line):
                question = line.strip().rstrip(":") if section == "questions" else ""
            if question and line == "    core: true":
                continue
            lines.append(line)
            if question in chosen and line.startswith("    block:"):
                lines.append("    core: true")
        file.write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    """Print the core set, what it decides, and how it differs from the flags in the pack."""
    sweep = Sweep(load_pack(FOLDER))
    pool = witnesses(sweep, SEED)
    chosen = choose(sweep, pool)
    flagged = {q.id for q in sweep.pack.questions.values() if q.core}
    first, told = told_by(sweep, pool, chosen)
    print(f"seed {SEED}; {len(chosen)} of {len(sweep.pack.questions)} questions:")
    print("\n".join(f"  {'' if q in flagged else '+ '}{q}" for q in sorted(chosen)))
    print(f"findings that could be Act first, decided: {len(first)} of {len({f for f, at_first in pool if at_first})}")
    print(f"recommendations with a home finding decided: {len(told)} of 14")
    print(f"status definite in random answers to it: {settled_share(sweep, chosen, SEED + 2):.2f}")
    print("flagged in the pack and not chosen: " + (", ".join(sorted(flagged - chosen)) or "none"))
    if "--write" in sys.argv[1:]:
        flag(chosen)


if __name__ == "__main__":
    main()
