"""The ways to a goal laid out for a reader."""

from __future__ import annotations

from collections.abc import Iterator

from pocarms.assessment.assess import Prepared
from pocarms.model.profile import Profile
from pocarms.program.placing import whole_scales
from pocarms.reasoning.paper import Block, Point
from pocarms.reasoning.what_if.goals import BETTER, PROCEEDING, WORSE, Goal
from pocarms.reasoning.what_if.reaching import Answer, Side, Way
from pocarms.reasoning.what_if.turning import ACTING, LESS, OTHERWISE
from pocarms.reasoning.what_if.whatif_paper import lever_line
from pocarms.reports.strings import Strings

SIDES = 6  # other effects of a set that are named


def goal_words(prepared: Prepared, goal: Goal, case_title: str, title: str, s: Strings) -> str:
    """Say a goal: “Title”: ruled out."""
    wanted = goal.wanted
    if wanted in ("established", "ruled_out"):
        words = s(f"status.{wanted}")
    elif wanted in (BETTER, WORSE, PROCEEDING) and goal.steps != (wanted,):
        words = s(f"goal.{wanted}")
    else:
        scales = (prepared.pack.scales[goal.topic.id],) if goal.topic.kind == "scale" else prepared.pack.scales.values()
        words = s.quote(next(t.label for scale in scales for t in scale.steps if t.id == wanted))
    line = s("pair", label=s.quote(title), value=words)
    return s("pair", label=case_title, value=line) if case_title else line


def goal_block(
    prepared: Prepared, profile: Profile, answer: Answer, heading: str, s: Strings, kind: str = ACTING
) -> Block:
    """Return what reaches a goal, how far it was searched, and what else each set brings about.

    kind: which answers were varied, ACTING | OTHERWISE | LESS.
    """
    lead = list(_lead(answer, s, kind))
    titles = {part.id: part.name for part in profile.parts}
    points = [
        _way(prepared, profile, way, answer.goal.wanted, titles if kind != LESS else None, s) for way in answer.ways
    ]
    return Block(heading, tuple(lead), points=tuple(points), numbered=True)


def _lead(answer: Answer, s: Strings, kind: str) -> Iterator[str]:
    found = answer.reached
    if found.already:
        yield s("goal.already")
        return
    if not found.levers:
        yield s("goal.no_levers" if kind == ACTING else "goal.no_answers")
        return
    if not found.sets:
        yield s("goal.none" if found.every else "goal.none_up_to", n=found.largest)
    else:
        yield s("goal.found", n=len(found.sets))
        if not found.every:
            yield s("goal.up_to", n=found.largest)
        if answer.more:
            yield s("goal.more", n=answer.more)
        yield s("goal.verified")
        yield s("goal.order.less" if kind == LESS else "goal.order")
    yield s({ACTING: "goal.only_changeable", OTHERWISE: "goal.any", LESS: "goal.less"}[kind], n=len(found.levers))


def _way(
    prepared: Prepared, profile: Profile, way: Way, wanted: str, titles: dict[str, str] | None, s: Strings
) -> Point:
    lines = []
    for step in way.steps:
        details = []
        if step.owners:
            who = ", ".join(prepared.says.owner(o) for o in step.owners)
            details.append(s("pair", label=s("field.who"), value=who))
        if step.room:
            details.append(s("pair", label=s("field.room"), value=prepared.says.room(step.room)))
        text = lever_line(prepared, profile, step.lever, step.value, s)
        lines.append(Point(text, "", step.lever.question, tuple(details)))
    sides = [_side(prepared, side, titles, s) for side in way.sides[:SIDES]] if titles is not None else []
    if titles is not None and len(way.sides) > SIDES:
        sides.append(s("goal.more_sides", n=len(way.sides) - SIDES))
    details = [s("goal.also", what=said) for said in sides]
    if way.stands and way.stands != wanted:
        scales = whole_scales(prepared.pack)
        label = next(step.label for scale in scales for step in scale.steps if step.id == way.stands)
        details.insert(0, s("goal.stands", step=s.quote(label)))
    return Point(s("goal.way", n=len(way.steps)), "", "", tuple(details), tuple(lines))


def _side(prepared: Prepared, side: Side, titles: dict[str, str], s: Strings) -> str:
    pack = prepared.pack
    if side.kind == "finding":
        title = pack.findings[side.id].title
    else:
        title = next(r.says for r in pack.level_rules if r.id == side.id)
    line = s("pair", label=s.quote(title), value=s(f"status.{side.after}"))
    return f"{line} ({titles[side.case]})" if side.case else line
