"""What would change a level, laid out for a reader of an explanation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pocarms.assessment.assess import Prepared
from pocarms.model.profile import Profile
from pocarms.reasoning.paper import Block
from pocarms.reasoning.topics import title_of
from pocarms.reasoning.what_if.goal_paper import goal_block, goal_words
from pocarms.reasoning.what_if.turning import Found, Turning
from pocarms.reports.strings import Strings


def turning_blocks(prepared: Prepared, profile: Profile, turned: Sequence[Turning], s: Strings) -> tuple[Block, ...]:
    """Return a block for each case, with one for each kind of answers varied; none where nothing can be varied."""
    blocks = []
    for one in turned:
        inner = tuple(_inner(prepared, profile, one, s))
        if inner:
            where = _title(profile, one.case)
            blocks.append(Block(s("turn.in", where=where) if where else s("turn.title"), blocks=inner))
    return tuple(blocks)


def _inner(prepared: Prepared, profile: Profile, one: Turning, s: Strings) -> Iterator[Block]:
    for found in (*one.up, *((one.down,) if one.down is not None else ())):
        if found.answer.reached.levers:
            yield goal_block(prepared, profile, found.answer, _heading(prepared, found, s), s, found.kind)


def _heading(prepared: Prepared, found: Found, s: Strings) -> str:
    goal = found.answer.goal
    return s(f"turn.{found.kind}", goal=goal_words(prepared, goal, "", title_of(prepared.pack, goal.topic), s))


def _title(profile: Profile, case: int) -> str:
    return profile.parts[case - 1].name if case else ""
