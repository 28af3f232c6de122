"""The sets of changes that reach a goal, each verified by a full judgement, ordered by size and by room to act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pocarms.assessment.assess import Prepared, context, judge_profile
from pocarms.assessment.judge import Judgement
from pocarms.inference.durable import TWIN_ONLY, Unavailable, Worker
from pocarms.model.profile import Profile, Value
from pocarms.program.names import name
from pocarms.program.reading import questions_read
from pocarms.program.scope import scopes
from pocarms.reasoning.units import all_cases
from pocarms.reasoning.what_if.changes import Change, Lever, Moves, acting, with_changes
from pocarms.reasoning.what_if.goal_search import LARGEST, Reached, search
from pocarms.reasoning.what_if.goals import Goal, is_reached, stands
from pocarms.reasoning.world import world
from pocarms.records import dataclass

SHOWN = 20  # sets that are verified and shown


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a set: the lever, the answer it is brought to, who would act, how much room there is to."""

    lever: Lever
    value: int  # index into lever.may_become
    owners: tuple[str, ...]  # owner ids
    room: str  # id of the degree of room to act; "" where the pack says nothing


@dataclass(frozen=True, slots=True)
class Side:
    """What else such a set brings about: a finding or level rule of a case that then stands otherwise."""

    kind: str
    id: str
    case: str
    after: str  # established | open | ruled_out


@dataclass(frozen=True)
class Way:
    """A verified set of changes, with what else it brings about."""

    steps: tuple[Step, ...]
    sides: tuple[Side, ...]
    stands: str = ""  # where the goal is a level: the headline then


@dataclass(frozen=True)
class Answer:
    """ways: verified sets in order; more: sets found beyond those shown. See `goal_search.Reached`."""

    goal: Goal
    ways: tuple[Way, ...]
    more: int
    reached: Reached


def reach(
    prepared: Prepared,
    profile: Profile,
    judgement: Judgement,
    goal: Goal,
    worker: Worker | Unavailable,
    shown: int = SHOWN,
    moves: Moves = acting,
    largest_set: int = LARGEST,
    clashing: bool = False,
    order: Callable[[tuple[Step, ...]], object] | None = None,
) -> Answer:
    """Search for what reaches a goal, and verify each set by judging the changed profile with both engines.

    moves, largest_set: as in `goal_search.search`. clashing: look at single changes that bring a conflict about too.
    order: of the sets; by default by size and room to act.

    Raises AssertionError where a set does not hold what the search said, which would be a fault of ours.
    """
    around = world(prepared.twin, prepared.coder, context(prepared.pack, profile), judgement)
    found = search(prepared.pack, around, goal, {part.id: part.uses for part in profile.parts}, moves, largest_set)
    if clashing:
        found = _with_clashing(prepared, profile, judgement, goal, found)
    rooms = list(prepared.pack.room)
    told = [tuple(_step(prepared, judgement, found.levers[i], value) for i, value in picked) for picked in found.sets]

    def key(steps: tuple[Step, ...]) -> tuple[object, ...]:
        room = sorted((rooms.index(s.room) if s.room in rooms else len(rooms) for s in steps), reverse=True)
        return len(steps), room, [(s.lever.question, s.lever.place, s.value) for s in steps]

    ordered = sorted(told, key=order or key)  # type: ignore[arg-type]
    ways = []
    for steps in ordered[:shown]:
        changed = with_changes(profile, [Change(s.lever.place, s.lever.question, _value(s)) for s in steps])
        after = judge_profile(prepared, changed, worker)
        assert is_reached(prepared.pack, goal, after), (goal, steps)
        level = stands(prepared.pack.scales[goal.topic.id], goal.case, after) if goal.steps else ""
        ways.append(Way(steps, _sides(prepared, judgement, after, goal), level))
    return Answer(goal, tuple(ways), len(ordered) - len(ways), found)


def _with_clashing(prepared: Prepared, profile: Profile, judgement: Judgement, goal: Goal, found: Reached) -> Reached:
    """Add single changes that reach the goal through a conflict, which a search leaves out; sets they cover go."""
    pack = prepared.pack
    doubting = [c for c in pack.conflicts.values() if c.doubts]
    read = {q for c in doubting for q in questions_read(pack, c.when)}
    known = {picked[0][0] for picked in found.sets if len(picked) == 1}
    extra = []
    for number, lever in enumerate(found.levers):
        if lever.question not in read or number in known:
            continue
        for value in range(len(lever.may_become)):
            changed = with_changes(profile, [Change(lever.place, lever.question, lever.may_become[value])])
            after = judge_profile(prepared, changed, TWIN_ONLY)
            if is_reached(pack, goal, after) and any(_comes(judgement, after, c.id) for c in doubting):
                extra.append(((number, value),))
                break
    covered = {picked[0][0] for picked in extra}
    kept = [picked for picked in found.sets if not any(number in covered for number, _ in picked)]
    return replace(found, sets=(*extra, *kept))


def _comes(before: Judgement, after: Judgement, conflict: str) -> bool:
    """Whether a conflict comes about in some case."""
    full = name("conflict", conflict)
    pairs = zip(all_cases(before), all_cases(after), strict=True)
    return any(new.value(full) is True and old.value(full) is not True for old, new in pairs)


def _value(step: Step) -> Value:
    return step.lever.may_become[step.value]


def _step(prepared: Prepared, judgement: Judgement, lever: Lever, value: int) -> Step:
    """Who acts on a practice, and with what room: what the findings about it say, the least room first."""
    pack, says = prepared.pack, prepared.says
    rooms = list(pack.room)
    owners: dict[str, None] = {}
    least = ""
    for finding in pack.findings.values():
        if lever.question not in finding.practice:
            continue
        for case in all_cases(judgement)[:1]:
            owner = says.chosen(case, "owner", finding.id, finding.owner)
            if owner is not None and owner.id:
                owners[owner.id] = None
            room = says.chosen(case, "room_to_act", finding.id, finding.room_to_act)
            if room is not None and room.id in rooms and (not least or rooms.index(room.id) > rooms.index(least)):
                least = room.id
    return Step(lever, value, tuple(owners) or pack.questions[lever.question].who_knows, least)


def _sides(prepared: Prepared, before: Judgement, after: Judgement, goal: Goal) -> tuple[Side, ...]:
    """Findings and level rules that come to stand otherwise, but for the goal itself."""
    pack = prepared.pack
    scope_whole, scope_part = scopes(pack, bool(before.parts))
    found = []
    for number, (old, new) in enumerate(zip(all_cases(before), all_cases(after), strict=True)):
        scope = scope_part if number else scope_whole
        names = [("finding", f, name("finding", f)) for f in pack.findings if f in scope.findings]
        names += [("level_rule", r.id, name("levelrule", r.id)) for r in pack.level_rules if r.id in scope.level_rules]
        for kind, id_, full in names:
            itself = kind == goal.topic.kind and id_ == goal.topic.id and number == goal.case
            if not itself and old.value(full) is not new.value(full):
                found.append(Side(kind, id_, new.case.id, new.status(full)))
    return tuple(found)
