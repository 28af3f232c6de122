"""Findings, grades and answers of a history in words."""

from __future__ import annotations

from pocarms.compare.standing import Graded
from pocarms.diff.changes import AnswerChange, Moved
from pocarms.diff.history import History, Step
from pocarms.diff.states import State
from pocarms.model.pack import UNKNOWN, Finding, Pack, Scale
from pocarms.model.profile import Action, Answer
from pocarms.profiles.cases import settle
from pocarms.program.placing import findings_scale
from pocarms.reports.clean import clean_text
from pocarms.wording.strings import Strings
from pocarms.wording.words import value_words


def pack_of(h: History, finding: str) -> Pack:
    """Return the newest pack that has a finding."""
    return h.pack if finding in h.pack.findings or h.old is None else h.old.pack


def finding_of(h: History, finding: str) -> Finding:
    """Return a finding, also one that only the older pack has."""
    return pack_of(h, finding).findings[finding]


def is_strength(h: History, finding: str) -> bool:
    """Whether a finding is something that goes well."""
    pack = pack_of(h, finding)
    return pack.kinds[pack.findings[finding].kind].positive


def state_words(pack: Pack, state: State, s: Strings) -> str:
    """Say how a finding stands at one moment."""
    said = [s(f"status.{state.status}")]
    said += [s(f"state.{state.state}")] if state.state else []
    scale = findings_scale(pack)
    if state.class_ and scale is not None:
        floor, ceiling = label(scale, state.class_), label(scale, state.class_may_be or state.class_)
        said.append(s("class.range", floor=floor, ceiling=ceiling) if state.class_may_be else s("class", floor=floor))
    words = ", ".join(said)
    return s("in", title=words, where=s.join(map(clean_text, state.parts))) if state.parts else words


def label(scale: Scale, step: str) -> str:
    """Return what a step is called; its id where the pack has no such step any more."""
    return next((x.label for x in scale.steps if x.id == step), step)


def graded_words(scale: Scale | None, graded: Graded | None, s: Strings) -> str:
    """Say where a mission stands on a scale."""
    if graded is None or scale is None:
        return s("status.absent")
    headline = label(scale, graded.headline)
    if graded.floor == graded.ceiling:
        return s("graded", headline=headline)
    ceiling = label(scale, graded.ceiling)
    if graded.floor == scale.otherwise:
        return s("graded.may_be", headline=headline, ceiling=ceiling)
    return s("graded.range", headline=headline, floor=label(scale, graded.floor), ceiling=ceiling)


def cause_words(h: History, step: Step, one: Moved, s: Strings) -> tuple[str, ...]:
    """Say why a finding moved."""
    said = []
    for cause in one.causes:
        if cause != "answers":
            said.append(s(f"cause.{cause}"))
        elif not one.by:
            said.append(s("cause.answers.none"))
        else:
            answers = s.joined(s.quote(h.pack.questions[step.answers[n].question].ask) for n in one.by)
            key = "cause.answers.alone" if one.alone else "cause.answers"
            said.append(s(key, n=len(one.by), answers=answers))
    return tuple(said)


def place_words(h: History, change: AnswerChange, s: Strings) -> str:
    """Say where an answer was given: "" for the whole mission."""
    if change.place.startswith("shared:"):
        return s("shared", block=clean_text(change.place.removeprefix("shared:")))
    return place_title(h, change.place)


def place_title(h: History, place: str) -> str:
    """Return what a part is called, on whatever day it was there; "" for the whole."""
    titles = {part.id: part.title for dated in h.days for part in dated.profile.parts}
    return clean_text(titles.get(place, place))


def advice_title(h: History, id: str) -> str:
    """Return what a finding or a measure is called; its id where no pack has it."""
    pack = pack_of(h, id)
    if id in pack.findings:
        return pack.findings[id].title
    return h.pack.measures[id].says if id in h.pack.measures else clean_text(id)


def action_words(action: Action | None, s: Strings) -> tuple[str, ...]:
    """Say how an action stands, line by line, as people stated it."""
    if action is None:
        return (s("not_planned"),)
    said = [s.word("plan.status", action.status)]
    said += [s("plan.reason", reason=clean_text(action.reason))] if action.reason else []
    said += [s("plan.owner", who=clean_text(action.owner))] if action.owner else []
    said += [s(f"plan.{key}", date=s.date(day)) for key, day in (("due", action.due), ("review", action.review)) if day]
    if action.by and action.on:
        said.append(s("plan.stated", who=clean_text(action.by), date=s.date(action.on)))
    return tuple(said)


def answer_words(h: History, question_id: str, given: tuple[Answer, ...]) -> str:
    """Return in words what people's answers say together."""
    question = h.pack.questions[question_id]
    value = settle(question, given, "").value if given else UNKNOWN
    return clean_text(value_words(question, value, h.prepared.language))


def source_words(change: AnswerChange, s: Strings) -> str:
    """Say where the answer that stands now is from."""
    sources = [clean_text(a.evidence.source) for a in change.now if a.evidence.source]
    return s.joined(dict.fromkeys(sources)) if sources else s("no_source")
