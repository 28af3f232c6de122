"""What it would take: all smallest sets of changes to changeable answers that bring a goal about (issue 5.2).

Sets are smallest in this sense: leave out one change, or make one of them a smaller step (partly instead of yes), and
the goal is no longer reached. A set that would bring about a conflict which doubts an answer is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import product

from pocarms.assessment.classes import bounds
from pocarms.assessment.judge import Judgement
from pocarms.assessment.scales import headline
from pocarms.model.pack import Pack, Scale
from pocarms.program.names import name
from pocarms.program.placing import findings_scale, is_placed
from pocarms.reasoning.topics import Topic
from pocarms.reasoning.units import all_cases
from pocarms.reasoning.what_if.section import Section
from pocarms.records import dataclass


class NoSuchGoal(ValueError):
    """A topic cannot be brought to this: `allowed` are the words that can stand for it."""

    def __init__(self, allowed: Sequence[str]) -> None:
        self.allowed = tuple(allowed)
        super().__init__(", ".join(allowed))


BETTER, WORSE, PROCEEDING = "better", "worse", "proceeding"
"""Goals of a scale that name several steps: below or above where it stands, or those at which the matter may go on."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A topic, in one case (0: the whole), and what it is to come to: established | ruled_out | a class | a level.

    A scale may also come to BETTER, WORSE or PROCEEDING.
    """

    topic: Topic
    case: int
    wanted: str
    steps: tuple[str, ...] = ()  # of a scale: the headlines that are wanted


def allowed(pack: Pack, topic: Topic) -> tuple[str, ...]:
    """Return the words a goal for a topic may name."""
    if topic.kind == "scale":
        scale = pack.scales[topic.id]
        several = (BETTER, WORSE, *((PROCEEDING,) if scale.proceeding else ()))
        return (*(s.id for s in scale.steps), *several)
    words: tuple[str, ...] = ("established", "ruled_out")
    placing = findings_scale(pack)
    if topic.kind == "finding" and placing is not None and is_placed(pack, pack.findings[topic.id]):
        words += tuple(s.id for s in placing.steps)
    return words


def goal(pack: Pack, topic: Topic, case: int, wanted: str, judgement: Judgement) -> Goal:
    """Return a goal. `true` and `false` stand for established and ruled_out. Raises NoSuchGoal.

    judgement: as things stand; what is better or worse than that is read off it.
    """
    wanted = {"true": "established", "false": "ruled_out"}.get(wanted, wanted)
    words = allowed(pack, topic)
    if wanted not in words or topic.kind == "question":
        raise NoSuchGoal(words)
    return Goal(topic, case, wanted, _steps(pack, topic, case, wanted, judgement))


def _steps(pack: Pack, topic: Topic, case: int, wanted: str, judgement: Judgement) -> tuple[str, ...]:
    if topic.kind != "scale":
        return ()
    scale = pack.scales[topic.id]
    ids = [s.id for s in scale.steps]
    if wanted in ids:
        return (wanted,)
    if wanted == PROCEEDING:
        return tuple(scale.proceeding)
    rank = scale.rank(stands(scale, case, judgement))
    return tuple(ids[:rank] if wanted == BETTER else ids[rank + 1 :])


def stands(scale: Scale, case: int, judgement: Judgement) -> str:
    """Return the headline of a scale in a case (0: the whole, which is the highest of its parts)."""
    cases = all_cases(judgement)
    looked_at = cases[1:] if not case and cases[1:] else [cases[case]]
    limits = [bounds(c, "level", scale.id, scale) for c in looked_at]
    return headline(scale, max(a for a, _ in limits), max(b for _, b in limits))


def is_reached(pack: Pack, goal: Goal, judgement: Judgement) -> bool:
    """Return whether a judged profile has reached a goal; read off the judgement, not off a search."""
    judged = all_cases(judgement)[goal.case]
    if goal.topic.kind == "scale":
        return stands(pack.scales[goal.topic.id], goal.case, judgement) in goal.steps
    value = judged.value(goal.topic.name)
    if goal.wanted in ("established", "ruled_out"):
        return value is (goal.wanted == "established")
    found = findings_scale(pack)
    assert found is not None
    low, high = bounds(judged, "class", goal.topic.id, found)
    return value is not False and low == high == found.rank(goal.wanted)


def names_read(pack: Pack, goal: Goal) -> tuple[str, ...]:
    """The conclusions in the program that a goal reads."""
    if goal.topic.kind == "scale":
        return tuple(name("level", goal.topic.id, s.id) for s in pack.scales[goal.topic.id].steps[1:])
    if goal.wanted in ("established", "ruled_out"):
        return (goal.topic.name,)
    scale = findings_scale(pack)
    assert scale is not None
    return (goal.topic.name, *(name("class", goal.topic.id, s.id) for s in scale.steps[1:]))


class Reading:
    """Reads off a run of a section in which variants a goal is reached."""

    def __init__(self, pack: Pack, goal: Goal, section: Section) -> None:
        self.pack, self.goal, self.section = pack, goal, section

    def reached(self, slots: Mapping[int, Mapping[int, int]], width: int = 1) -> int:
        """Run; return the variants that reach the goal and bring no conflict about."""
        self.section.run(slots, width)
        return self._goal(width) & ~self.section.clashes()

    def open_to(self, slots: Mapping[int, Mapping[int, int]]) -> bool:
        """Return whether a case that leaves answers open is open to the goal, or has reached it."""
        if not self.section.run_blurred(slots):
            return True
        goal = self.goal
        if goal.topic.kind == "scale":
            scale = self.pack.scales[goal.topic.id]
            return self._within(scale, "level", lambda f, c: headline(scale, f, c) in goal.steps)
        plus, minus = self.section.rails(goal.topic.name)
        if goal.wanted in ("established", "ruled_out"):
            return not (minus if goal.wanted == "established" else plus)
        found = findings_scale(self.pack)
        assert found is not None
        rank = found.rank(goal.wanted)
        return not minus and self._within(found, "class", lambda f, c: f == c == rank)

    def _within(self, scale: Scale, kind: str, wanted: Callable[[int, int], bool]) -> bool:
        """Whether some floor and ceiling that are wanted lie within those proved and not ruled out."""
        rails = [self.section.rails(name(kind, self.goal.topic.id, s.id)) for s in scale.steps[1:]]
        low = max((rank for rank, (plus, _) in enumerate(rails, 1) if plus & 1), default=0)
        high = max((rank for rank, (_, minus) in enumerate(rails, 1) if not minus & 1), default=0)
        return any(wanted(f, c) for f in range(low, high + 1) for c in range(f, high + 1))

    def _goal(self, width: int) -> int:
        goal, full = self.goal, (1 << width) - 1
        if goal.topic.kind == "scale":
            scale = self.pack.scales[goal.topic.id]
            return self._stands(scale, "level", full, lambda f, c: headline(scale, f, c) in goal.steps)
        plus, minus = self.section.rails(goal.topic.name)
        if goal.wanted in ("established", "ruled_out"):
            return plus if goal.wanted == "established" else minus
        found = findings_scale(self.pack)
        assert found is not None
        rank = found.rank(goal.wanted)
        return self._stands(found, "class", full, lambda f, c: f == c == rank) & ~minus

    def _stands(self, scale: Scale, kind: str, full: int, wanted: Callable[[int, int], bool]) -> int:
        """The variants in which floor and ceiling are as wanted."""
        steps = [name(kind, self.goal.topic.id, s.id) for s in scale.steps[1:]]
        rails = [self.section.rails(step) for step in steps]
        proved = [full, *(p for p, _ in rails), 0]
        open_ = [full, *(full & ~m for _, m in rails), 0]
        floors = [_highest(proved, rank) for rank in range(len(scale.steps))]
        ceilings = [_highest(open_, rank) for rank in range(len(scale.steps))]
        found = 0
        for low, high in product(range(len(scale.steps)), repeat=2):
            if low <= high and wanted(low, high):
                found |= floors[low] & ceilings[high]
        return found & full


def _highest(reached: Sequence[int], rank: int) -> int:
    """The variants in which this step is the highest of those reached."""
    above = 0
    for bits in reached[rank + 1 :]:
        above |= bits
    return reached[rank] & ~above
