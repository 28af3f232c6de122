"""A class laid out for a reader: what stands in it, shortly why, and what may come to stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pocarms.assessment.texts import Says
from pocarms.reasoning.paper import Block, Point
from pocarms.reasoning.why.members import Entrant, Member, Members, labels
from pocarms.reports.strings import Strings

TITLES = 20  # findings of one group that are named; a longer group is counted, unless the whole is asked for


def member_blocks(found: Sequence[Members], says: Says, s: Strings, whole: bool) -> tuple[Block, ...]:
    """Return a block for each case in which something stands or may stand; where there is one case, its blocks.

    Of what may come to stand there titles or counts, in groups; with `whole`, of each what it is open on and who knows.
    """
    told = [one for one in found if one.members or one.may_enter]
    if len(found) == 1:
        return tuple(_blocks(told[0], says, s, whole)) if told else ()
    return tuple(
        Block((one.case_title or one.case) if one.case else s("section.whole"), blocks=_inner(one, says, s, whole))
        for one in told
    )


def member_lead(found: Sequence[Members], s: Strings) -> str:
    """Return in one sentence how many findings stand there, and how many may."""
    there = sum(len(one.members) for one in found)
    may = sum(len(one.may_enter) for one in found)
    return f"{s('members.count', n=there)} {s('members.may_count', n=may)}"


def _inner(one: Members, says: Says, s: Strings, whole: bool) -> tuple[Block, ...]:
    return tuple(_blocks(one, says, s, whole))


def _blocks(one: Members, says: Says, s: Strings, whole: bool) -> Iterator[Block]:
    if one.members:
        yield Block(s("members.there"), points=tuple(_member(m, says, s) for m in one.members))
    if one.may_enter:
        points = [_entrant(e, says, s) for e in one.may_enter] if whole else _grouped(one.may_enter, says, s)
        yield Block(s("members.may"), points=tuple(points))


def _member(member: Member, says: Says, s: Strings) -> Point:
    details = list(member.because or (s("members.lowest"),))
    if member.may_be:
        details.append(s("members.may_be", step=s.quote(labels(says.pack)[member.may_be])))
    return Point(_named(member), "", "", tuple(details))


def _grouped(entrants: Sequence[Entrant], says: Says, s: Strings) -> Iterator[Point]:
    """Titles in groups by what is known of them: the established, then the open ones, each from the top class down."""
    for established in (True, False):
        for step, label in reversed(labels(says.pack).items()):
            titles = [Point(_named(e)) for e in entrants if (e.established, e.now) == (established, step)]
            if titles:
                key = "members.group.established" if established else "members.group.open"
                shown = titles if len(titles) <= TITLES else ()
                yield Point(s(key, n=len(titles), step=s.quote(label)), of=tuple(shown))


def _entrant(entrant: Entrant, says: Says, s: Strings) -> Point:
    now = s.quote(labels(says.pack)[entrant.now])
    details = [s("members.stands" if entrant.established else "members.not_settled", step=now)]
    for question in entrant.questions:
        known = says.pack.questions[question]
        line = s("members.ask", ask=s.quote(known.ask))
        if known.who_knows:
            line = f"{line} {s('explain.who', who=', '.join(says.owner(o) for o in known.who_knows))}"
        details.append(line)
    return Point(_named(entrant), "open", "", tuple(details))


def _named(one: Member | Entrant) -> str:
    return f"{one.title} ({one.id})"
