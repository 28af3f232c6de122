"""What would change the outcome, in a line or two for each part: the memo's short form of `what_if.turning`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pocarms.assessment.assess import Prepared
from pocarms.assessment.judge import Judgement
from pocarms.inference.durable import Unavailable, Worker
from pocarms.memo.view import Turn
from pocarms.model.profile import Profile
from pocarms.program.placing import whole_scales
from pocarms.reasoning.what_if.changes import is_chain
from pocarms.reasoning.what_if.reaching import Answer, Step, Way
from pocarms.reasoning.what_if.turning import ACTING, OTHERWISE, Found, Turning, turnings
from pocarms.reports.clean import clean_text
from pocarms.reports.strings import Strings, strings
from pocarms.wording.words import value_words

JUDGED = 5  # sets judged anew for each line
LINES = 2  # ways that lower the outcome which a part shows
NAMED = 3  # answers named that would make it weigh more


def turns(prepared: Prepared, profile: Profile, judgement: Judgement, worker: Worker | Unavailable) -> tuple[Turn, ...]:
    """Return the lines, parts that share one named together. Every set of answers shown has been judged anew."""
    s = strings(prepared.language)
    found: dict[str, list[str]] = {}
    scales = [scale for scale in whole_scales(prepared.pack) if scale.decision]
    for number, scale in enumerate(scales):
        for one in turnings(prepared, profile, judgement, scale.id, None, worker, JUDGED, 1):
            for line in _lines(prepared, one, not number, s):
                found.setdefault(line, []).append(_title(profile, one.case))
    return tuple(Turn(s.join([w for w in where if w]), line) for line, where in found.items())


def _title(profile: Profile, case: int) -> str:
    part = profile.parts[case - 1] if case else None
    return clean_text(part.name) if part is not None else ""


def _lines(prepared: Prepared, one: Turning, first: bool, s: Strings) -> Iterator[str]:
    """Yield what lowers a level at which the matter may not go on; what it rests on where it may.

    first: of the first scale, which also says on what facts it hangs, where nobody can lower it by acting.
    """
    if one.proceeds:
        if one.down is not None and one.down.answer.ways and one.stands != _lowest(prepared, one):
            yield _less(prepared, one, one.down.answer, s)
        return
    ways = [found for found in one.up if found.answer.ways and (first or found.kind == ACTING)]
    if ways:
        yield from _up(prepared, ways[0], s)
    elif one.up and first:
        largest = min(found.answer.reached.largest for found in one.up)
        yield _said(prepared, one, s("memo.turn.none", n=largest), s)


def _lowest(prepared: Prepared, one: Turning) -> str:
    return prepared.pack.scales[one.scale].steps[0].id


def _said(prepared: Prepared, one: Turning, says: str, s: Strings) -> str:
    scale = prepared.pack.scales[one.scale]
    return s("pair", label=scale.label or scale.id, value=says)


def _up(prepared: Prepared, found: Found, s: Strings) -> Iterator[str]:
    scale = prepared.pack.scales[found.answer.goal.topic.id]
    labels = {step.id: step.label for step in scale.steps}
    merged = list(_merged(prepared, found.answer.ways))
    if found.kind == OTHERWISE:  # facts that would have to be other than they are: those that need the fewest
        merged = [way for way in merged if len(way[1]) == len(merged[0][1])]
    for stands, changes in merged[:LINES]:
        said = s.join([_change(prepared, steps, s) for steps in changes])
        text = s(f"memo.turn.{found.kind}", changes=said, step=s.quote(labels[stands]))
        yield s("pair", label=scale.label or scale.id, value=text)
    more = len(merged) - LINES + found.answer.more
    if more > 0 and found.kind != OTHERWISE:
        yield s("pair", label=scale.label or scale.id, value=s("memo.turn.more", n=more))


def _merged(prepared: Prepared, ways: Sequence[Way]) -> Iterator[tuple[str, tuple[tuple[Step, ...], ...]]]:
    """Yield ways as (level, changes); those that differ in one answer without an order are told as one."""
    left = list(ways)
    while left:
        first = left.pop(0)
        alike = [way for way in left if _differ_in(prepared, first, way) is not None]
        places = {_differ_in(prepared, first, way) for way in alike}
        place = places.pop() if len(places) == 1 else None
        if place is None:
            yield first.stands, tuple((step,) for step in first.steps)
            continue
        left = [way for way in left if way not in alike]
        values = tuple(way.steps[place] for way in (first, *alike))
        yield first.stands, tuple(values if i == place else (step,) for i, step in enumerate(first.steps))


def _differ_in(prepared: Prepared, one: Way, other: Way) -> int | None:
    """Return the only change in which two ways differ, where its answers have no order."""
    if one.stands != other.stands or len(one.steps) != len(other.steps):
        return None
    if any(a.lever != b.lever for a, b in zip(one.steps, other.steps, strict=True)):
        return None
    differ = [i for i, (a, b) in enumerate(zip(one.steps, other.steps, strict=True)) if a.value != b.value]
    if len(differ) != 1 or is_chain(prepared.pack.questions[one.steps[differ[0]].lever.question]):
        return None
    return differ[0]


def _change(prepared: Prepared, steps: Sequence[Step], s: Strings) -> str:
    """Say a change: the question, the answer now, and each it may become."""
    lever = steps[0].lever
    asked = prepared.pack.questions[lever.question]
    now = value_words(asked, lever.now, prepared.language)
    becomes = [s.quote(value_words(asked, lever.may_become[step.value], prepared.language)) for step in steps]
    then = s.join(becomes, "or")
    if len(steps) == 1 and is_chain(asked) and steps[0].value + 1 < len(lever.may_become):
        then = s("memo.turn.at_least", answer=then)
    return s("memo.turn.change", ask=s.quote(asked.ask), now=s.quote(now), then=then)


def _less(prepared: Prepared, one: Turning, answer: Answer, s: Strings) -> str:
    """Say how many answers would each bring it higher, and name the worst backed."""
    asks: Mapping[str, None] = dict.fromkeys(
        prepared.pack.questions[way.steps[0].lever.question].ask for way in answer.ways
    )
    named = list(asks)[:NAMED]
    count = len({picked[0][0] for picked in answer.reached.sets})
    text = s("memo.turn.less", n=count, asks=s.join([s.quote(ask) for ask in named]))
    return _said(prepared, one, text, s)
