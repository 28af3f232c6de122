"""How many questions `pocarms next` asks until a result is final, against random order and the pack's own order.

    PYTHONPATH=engine .venv/bin/python -m benchmarks.next_question [--seeds 20] [examples/...yaml ...]

Each example plays the person: it starts empty, and every question asked gets the answer on file there, with its
evidence; what the example does not answer is answered "unknown". Counted are questions, each in its place (the whole,
or one part). All orders ask only what applies at that moment; the others go through their list as a form does.

Final means that no answer not asked for yet can change the aim any more, by the test `next` itself stops with. "Seen
afterwards" is the question from which on the statement did not change any more, which nobody could know then.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pocarms.assessment.assess import Prepared, context, judge_profile, prepare
from pocarms.assessment.classes import bounds
from pocarms.assessment.judge import Judgement
from pocarms.assessment.scales import headline
from pocarms.commands.packs import Finder
from pocarms.inference.durable import Unavailable
from pocarms.inference.twin import compile_twin
from pocarms.model.profile import Answer, Profile
from pocarms.profiles.cases import cases
from pocarms.profiles.load import check_profile
from pocarms.program.names import name
from pocarms.program.placing import findings_scale
from pocarms.program.scope import scopes
from pocarms.reasoning.ask_next.field import Ask, Field
from pocarms.reasoning.ask_next.nextq import _in_order, make_field, next_questions
from pocarms.reasoning.ask_next.trials import trial
from pocarms.reasoning.ask_next.witness import NO, Witness
from pocarms.reasoning.units import all_cases

ROOT = Path(__file__).parents[1]
TWIN = Unavailable("only the twin is wanted")
CURVE = (5, 10, 20, 40, 60, 80, 120)


@dataclass(frozen=True)
class Person:
    """One example: the empty profile, and what the person answers to a question; () is unknown."""

    prepared: Prepared
    empty: Profile
    answers: dict[Ask, tuple[Answer, ...]]

    def judge(self, given: Sequence[Ask]) -> tuple[Profile, Judgement]:
        """Return the profile, and its judgement, after these questions."""
        profile = self.empty
        own = {a.question: self.answers[a] for a in given if not a.part and self.answers.get(a)}
        parts = []
        for part in profile.parts:
            mine = {a.question: self.answers[a] for a in given if a.part == part.id and self.answers.get(a)}
            parts.append(replace(part, answers=mine))
        profile = replace(profile, answers=own, parts=tuple(parts))
        return profile, judge_profile(self.prepared, profile, TWIN)

    def field(self, given: Sequence[Ask], aim: str) -> Field:
        """Return what can still change an aim after these questions."""
        profile, judgement = self.judge(given)
        prepared = self.prepared
        return make_field(prepared.pack, prepared.coder, context(prepared.pack, profile), all_cases(judgement), aim)


def person(path: Path) -> Person:
    """Read an example."""
    find = Finder(None, None)
    profile = check_profile(path, find).profile
    assert profile is not None and find.ready is not None, path
    prepared = prepare(find.ready.texts, find.ready.language, "", find.ready.program)
    prepared = replace(prepared, twin=compile_twin(prepared.program, eager=True))
    whole, parts = cases(profile, prepared.pack)
    answers = {}
    for case in (whole, *parts):
        for q, settled in case.answers.items():
            if bool(case.id) == (prepared.pack.questions[q].of_part and bool(parts)):
                answers[Ask(case.id, q)] = () if settled.disagree else settled.answers
    bare = tuple(replace(p, uses=(), answers={}) for p in profile.parts)
    return Person(prepared, replace(profile, answers={}, shared={}, parts=bare), answers)


# orders --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Walk:
    """The questions of an order, and what was stated after none, one, two … of them."""

    asked: tuple[Ask, ...]
    said: tuple[tuple[object, object, int], ...]  # headlines, findings of the highest class, findings settled


def form(who: Person, order: Sequence[Ask]) -> Walk:
    """Go through a list, asking each time the first question not asked yet that applies now."""
    asked: list[Ask] = []
    left = list(order)
    said = []
    while True:
        _, judgement = who.judge(asked)
        said.append(stated(who, judgement))
        by_id = {case.case.id: case for case in all_cases(judgement)}
        at = next((n for n, a in enumerate(left) if by_id[a.part].value(name("applies", a.question))), None)
        if at is None:
            return Walk(tuple(asked), tuple(said))
        asked.append(left.pop(at))


def by_next(who: Person, aim: str) -> Walk:
    """Ask what `next` puts first until it stops."""
    asked: list[Ask] = []
    while True:
        found = next_questions(who.field(asked, aim), 1, asked)
        if not found.questions:
            return Walk(tuple(asked), tuple(stated(who, who.judge(asked[:k])[1]) for k in range(len(asked) + 1)))
        asked.append(found.questions[0].ask)


def final(who: Person, asked: Sequence[Ask], aim: str) -> bool:
    """Return whether no question that has not been asked can change an aim: the test with which `next` stops."""
    field = who.field(asked, aim)
    open_ = frozenset().union(*field.reached) - frozenset(asked) if field.reached else frozenset()
    if not open_:
        return True
    witness = Witness(field, open_)
    return all(witness.can_matter(trial(field, a)) == NO for a in sorted(open_) if field.applies(a))


def first_final(who: Person, order: Sequence[Ask], aim: str) -> int:
    """Return after how many questions of an order the aim is final; it stays so: looked for from the end."""
    high, stride = len(order), 1
    while high - stride >= 0 and final(who, order[: high - stride], aim):
        high, stride = high - stride, stride * 2
    low = max(high - stride + 1, 0)  # not final one question earlier than this
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if final(who, order[:middle], aim) else (middle + 1, high)
    return low


# statements ----------------------------------------------------------------------------------------------------------


def headlines(who: Person, judgement: Judgement) -> object:
    """Return the headline of every scale of decision, in each part."""
    scales = [s for s in who.prepared.pack.scales.values() if s.of == "whole" and s.decision]
    over = judgement.parts or (judgement.whole,)
    return [(c.case.id, s.id, headline(s, *bounds(c, "level", s.id, s))) for c in over for s in scales]


def act_first(who: Person, judgement: Judgement) -> object:
    """Return the established findings of the highest class."""
    pack = who.prepared.pack
    scale = findings_scale(pack)
    assert scale is not None
    top = scale.steps[-1].id
    return [
        (case.case.id, f)
        for case in all_cases(judgement)
        for f in pack.findings
        if name("class", f, top) in case.program.names
        and case.value(name("finding", f))
        and case.value(name("class", f, top))
    ]


def settled(who: Person, judgement: Judgement) -> int:
    """Return how many findings are established or ruled out."""
    for_whole, for_part = scopes(who.prepared.pack, bool(judgement.parts))
    return sum(
        case.value(name("finding", f)) is not None
        for case in all_cases(judgement)
        for f in (for_part if case.case.id else for_whole).findings
    )


def stated(who: Person, judgement: Judgement) -> tuple[object, object, int]:
    """Return what is followed from question to question."""
    return headlines(who, judgement), act_first(who, judgement), settled(who, judgement)


def unchanged_from(walk: Walk, what: int) -> int:
    """Return after how many questions a statement is what it is at the end, and stays so."""
    return max((k + 1 for k, one in enumerate(walk.said) if one[what] != walk.said[-1][what]), default=0)


def curve(walk: Walk, end: int) -> list[float]:
    """Return which share of the findings settled at the end is settled after so many questions."""
    start = walk.said[0][2]
    gained = max(end - start, 1)
    return [(walk.said[min(k, len(walk.asked))][2] - start) / gained for k in CURVE]


# the run -------------------------------------------------------------------------------------------------------------


def measure(who: Person, seeds: int) -> Iterator[str]:
    """Yield the lines of one example."""
    field = who.field([], "all")
    pack = who.prepared.pack
    places = [""] if len(field.cases) == 1 else [c.case.id for c in field.cases[1:]]
    every = [Ask(p, q.id) for q in pack.questions.values() for p in (places if q.of_part else [""])]
    own = form(who, _in_order(pack, field, every))
    drawn = []
    for seed in range(seeds):
        shuffled = sorted(every)
        random.Random(seed).shuffle(shuffled)
        drawn.append(form(who, shuffled))
    decides = any(s.decision for s in pack.scales.values())
    for what, aim in enumerate(("level", "first")):
        if aim == "level" and not decides:
            continue
        mine = by_next(who, aim)
        known = [first_final(who, walk.asked, aim) for walk in drawn]
        after = [unchanged_from(walk, what) for walk in drawn]
        core = first_final(who, own.asked, aim)
        yield (
            f"{aim} next {len(mine.asked)} core {core} random {statistics.mean(known):.1f} {min(known)} {max(known)}"
            f" | seen afterwards: next {unchanged_from(mine, what)} core {unchanged_from(own, what)}"
            f" random {statistics.mean(after):.1f} | asked of {len(every)}"
        )
    end = own.said[-1][2]
    mine = by_next(who, "findings")
    shares = [curve(walk, end) for walk in drawn]
    middle = [statistics.mean(s[i] for s in shares) for i in range(len(CURVE))]
    for label, values in (("next", curve(mine, end)), ("core", curve(own, end)), ("random", middle)):
        yield f"curve {label} " + " ".join(f"{v:.3f}" for v in values)
    yield f"stops {len(mine.asked)} of {len(own.asked)} that apply"


def main() -> None:
    """Print the figures of each example as they come."""
    options = argparse.ArgumentParser()
    options.add_argument("--seeds", type=int, default=20)
    options.add_argument("profiles", nargs="*", type=Path)
    chosen = options.parse_args()
    paths = chosen.profiles or sorted((ROOT / "examples").rglob("*.yaml"))
    for path in paths:
        began = time.perf_counter()
        for line in measure(person(path), chosen.seeds):
            print(path.stem, line, flush=True)
        print(path.stem, f"took {time.perf_counter() - began:.0f} s", flush=True)


if __name__ == "__main__":
    main()
