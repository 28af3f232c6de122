"""What would change where a scale stands: smallest sets of answers, each judged anew before it is shown.

Upward: what somebody could bring about, that it stands lower; where nothing can be brought about, which answers would
have to be other than they are. Downward: which known answers, if less favourable than they say, would bring it higher.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable

from pocarms.assessment.assess import Prepared
from pocarms.assessment.judge import Judgement
from pocarms.inference.durable import Unavailable, Worker
from pocarms.model.pack import RELIABILITY, Pack, Question
from pocarms.model.profile import Profile, Value
from pocarms.reasoning.topics import Topic
from pocarms.reasoning.units import all_cases, place_of, reliability
from pocarms.reasoning.what_if.changes import Lever, Moves, acting, better, worse
from pocarms.reasoning.what_if.goal_search import LARGEST
from pocarms.reasoning.what_if.goals import BETTER, PROCEEDING, WORSE, goal, stands
from pocarms.reasoning.what_if.reaching import Answer, Step, reach
from pocarms.records import dataclass

ACTING, OTHERWISE, LESS = "acting", "otherwise", "less"
"""What is varied: what acting can change; any answer, towards the better; any known answer, towards the worse."""

PAIRS = 2  # answers in a set where what is varied is not what acting can change


@dataclass(frozen=True)
class Found:
    """An answer to one of the three questions. kind: ACTING | OTHERWISE | LESS; wanted: as in `goals`."""

    kind: str
    answer: Answer


@dataclass(frozen=True)
class Turning:
    """Where a scale stands in a case, and what would change it; `proceeds`: at a step at which the matter may go on."""

    scale: str
    case: int
    stands: str
    proceeds: bool
    up: tuple[Found, ...]
    down: Found | None


def moves_of(pack: Pack, kind: str) -> Moves:
    """Return what answers may become. What only describes the matter (`memo.given`) is varied by acting alone."""
    if kind == ACTING:
        return acting
    given = frozenset(pack.memo.given) if pack.memo is not None else frozenset()
    move = better if kind == OTHERWISE else worse
    return _without(given, move)


def _without(given: frozenset[str], move: Moves) -> Moves:
    def moves(question: Question, now: Value, as_of: datetime.date | None) -> tuple[Value, ...]:
        return () if question.id in given else move(question, now, as_of)

    return moves


def turning(
    prepared: Prepared,
    profile: Profile,
    judgement: Judgement,
    scale: str,
    case: int,
    worker: Worker | Unavailable,
    most: int,
    largest_less: int = PAIRS,
) -> Turning:
    """Return what would change a scale of a case (0: the whole).

    most: sets to judge anew and show of each kind. largest_less: answers in a set that would bring it higher.
    """
    pack = prepared.pack
    steps = pack.scales[scale]
    now = stands(steps, case, judgement)
    proceeds = now in steps.proceeding

    def ask(kind: str, wanted: str, size: int = PAIRS, shown: int = most) -> Found:
        wants = goal(pack, Topic("scale", scale), case, wanted, judgement)
        moves, less = moves_of(pack, kind), kind == LESS
        order = _weakest_first(prepared, judgement) if less else None
        size = LARGEST if kind == ACTING else size
        return Found(kind, reach(prepared, profile, judgement, wants, worker, shown, moves, size, less, order))

    up: list[Found] = []
    if now != steps.steps[0].id:
        if steps.proceeding and not proceeds:
            up.append(ask(ACTING, PROCEEDING))
        if not any(f.answer.ways for f in up):
            up.append(ask(ACTING, BETTER))
        if not proceeds and not any(f.answer.ways for f in up):
            up.append(ask(OTHERWISE, BETTER))
    down = ask(LESS, WORSE, largest_less) if now != steps.steps[-1].id else None
    return Turning(scale, case, now, proceeds, tuple(up), down)


def turnings(
    prepared: Prepared,
    profile: Profile,
    judgement: Judgement,
    scale: str,
    part: str | None,
    worker: Worker | Unavailable,
    most: int,
    largest_less: int = PAIRS,
) -> tuple[Turning, ...]:
    """Return what would change a scale in every part, or in one; in the whole where there are no parts.

    A whole stands where the highest of its parts stands, so what changes it is what changes them.
    """
    cases = [i for i, p in enumerate(judgement.parts, 1) if part in (None, p.case.id)] if judgement.parts else [0]
    return tuple(turning(prepared, profile, judgement, scale, i, worker, most, largest_less) for i in cases)


def _weakest_first(prepared: Prepared, judgement: Judgement) -> Callable[[tuple[Step, ...]], tuple[object, ...]]:
    """Return an order of sets of answers: the smaller first, then the worse backed, then what the pack calls core."""
    pack = prepared.pack
    asked = list(pack.questions)

    def key(steps: tuple[Step, ...]) -> tuple[object, ...]:
        ranks = sorted(backing(judgement, step.lever) for step in steps)
        core = not any(pack.questions[step.lever.question].core for step in steps)
        where = [(asked.index(step.lever.question), step.lever.place, step.value) for step in steps]
        return len(steps), ranks, core, where

    return key


def backing(judgement: Judgement, lever: Lever) -> int:
    """Return how well an answer is backed: 0 without a source, 1 with one not graded, then weak, fair, strong."""
    for judged in all_cases(judgement):
        settled = judged.case.answers.get(lever.question)
        if settled is not None and place_of(judged, settled) == lever.place:
            if not any(a.evidence.source for a in settled.answers):
                return 0
            words = reliability(settled)
            return 2 + RELIABILITY.index(words) if words in RELIABILITY else 1
    return 0
