"""A what-if laid out for a reader: what was changed, then what comes out otherwise and through which change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pocarms.assessment.assess import Prepared
from pocarms.model.pack import UNKNOWN, Scale
from pocarms.model.profile import Profile, Value
from pocarms.program.placing import findings_scale
from pocarms.reasoning.paper import Block, Point
from pocarms.reasoning.units import BLOCK, PART, Place
from pocarms.reasoning.what_if.changes import Change, Lever, change_words
from pocarms.reasoning.what_if.delta import Difference
from pocarms.reasoning.what_if.whatif import Effect, WhatIf
from pocarms.reports.strings import Strings

_GROUPS = ("level", "appears", "disappears", "class", "settles", "opens", "state", "conflict", "asked", "not_asked")


def changes_block(prepared: Prepared, profile: Profile, changes: Sequence[Change], s: Strings) -> Block:
    """Return what is changed, one line each."""
    lines = [change_line(prepared, profile, c, s) for c in changes]
    if len(lines) > 1:
        lines = [s("pair", label=s("whatif.change", n=n), value=line) for n, line in enumerate(lines, 1)]
    return Block(s("whatif.changes"), items=tuple(lines))


def change_line(prepared: Prepared, profile: Profile, change: Change, s: Strings) -> str:
    """Say one change: the question, where, from what to what."""
    asked = prepared.pack.questions[change.question]
    words = change_words(prepared.says, change.question, on_file(profile, change.place, change.question), change.value)
    where = place_words(profile, change.place)
    line = s("pair", label=s.quote(asked.ask), value=words)
    return f"{line} ({where})" if where else line


def on_file(profile: Profile, place: Place, question: str) -> Value:
    """Return the answer at a place, "unknown" where there is none or people differ."""
    if place.kind == PART:
        answers = next(p.answers for p in profile.parts if p.id == place.id)
    elif place.kind == BLOCK:
        answers = profile.shared[place.id.split(", ")[0]].answers
    else:
        answers = profile.answers
    values = [a.value for a in answers.get(question, ()) if a.value != UNKNOWN]
    return values[0] if values and all(v == values[0] for v in values) else UNKNOWN


def place_words(profile: Profile, place: Place) -> str:
    """Name a place: a part or a shared block by its title, "" for the whole."""
    if place.kind == PART:
        return next((p.name for p in profile.parts if p.id == place.id), place.id)
    if place.kind == BLOCK:
        return ", ".join(profile.shared[b].title for b in place.id.split(", "))
    return ""


def effects_blocks(prepared: Prepared, profile: Profile, found: WhatIf, count: int, s: Strings) -> Iterator[Block]:
    """Yield what comes out otherwise, group by group. count: how many changes were made."""
    titles = {body.id: body.title for body in found.after.parts}
    groups: dict[str, list[Point]] = {}
    for effect in found.effects:
        kind = "conflict" if effect.difference.kind == "conflict" else effect.difference.what
        groups.setdefault(kind, []).append(_effect(prepared, effect, titles, count, s))
    for key in _GROUPS:
        if key in groups:
            yield Block(s(f"whatif.group.{key}"), points=tuple(groups[key]))


def _effect(prepared: Prepared, effect: Effect, titles: Mapping[str, str], count: int, s: Strings) -> Point:
    difference = effect.difference
    details = list(_before_after(prepared, difference, s))
    if count > 1 and difference.kind != "question":
        marks = s.join(s("whatif.change", n=i + 1) for i in effect.due_to)
        details.append(s("whatif.due_to", changes=marks))
    where = titles.get(difference.case, "") or difference.case
    title = s("pair", label=where, value=difference.title) if where else difference.title
    return Point(title, "", difference.id, tuple(details))


def _before_after(prepared: Prepared, difference: Difference, s: Strings) -> Iterator[str]:
    old, new = (stand_words(prepared, difference, stands, s) for stands in (difference.before, difference.after))
    if new:
        yield s("whatif.from_to", old=old, new=new)


def stand_words(prepared: Prepared, difference: Difference, stands: tuple[str, ...], s: Strings) -> str:
    """Say where what differs stands, before or after; "" for what has no place to stand in."""
    match difference.kind:
        case "finding":
            return _finding(stands, findings_scale(prepared.pack), s)
        case "scale":
            return _level(stands, prepared.pack.scales[difference.id], s)
        case "measure" | "step" | "action":
            return _state(difference.kind, stands, s)
    return ""


def _finding(stands: tuple[str, ...], scale: Scale | None, s: Strings) -> str:
    status, shown, low, high = stands
    words = s(f"status.{status}")
    if status == "open" and shown == "yes":
        words = s("holds.always")
    if not low or scale is None:
        return words
    labels = {step.id: step.label for step in scale.steps}
    place = labels[low] if low == high else s("class.range", floor=labels[low], ceiling=labels[high])
    return f"{words}, {place}"


def _level(stands: tuple[str, ...], scale: Scale, s: Strings) -> str:
    labels = {step.id: step.label for step in scale.steps}
    headline, low, high = (s.quote(labels[step]) for step in stands)
    if low == high:
        return headline
    return f"{headline} ({s('class.range', floor=low, ceiling=high)})"


def _state(kind: str, words: tuple[str, ...], s: Strings) -> str:
    if not words:
        return s("not_needed")
    if kind == "step":
        return s.word("step", words[0])
    if kind == "action":
        return s.word("action", words[0])
    status, state = words[0].split(" ")
    return f"{s.word('fits', status)}, {s.word('done', state)}"


def lever_line(prepared: Prepared, profile: Profile, lever: Lever, value: int, s: Strings) -> str:
    """Say one change of a set that reaches a goal."""
    asked = prepared.pack.questions[lever.question]
    words = change_words(prepared.says, lever.question, lever.now, lever.may_become[value])
    where = place_words(profile, lever.place)
    line = s("pair", label=s.quote(asked.ask), value=words)
    return f"{line} ({where})" if where else line
