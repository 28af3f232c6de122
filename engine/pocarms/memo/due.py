"""What falls due on which day: dates that the pack marks as such, and measures not yet done."""

from __future__ import annotations

from collections.abc import Mapping

from pocarms.assessment.result import AnswerResult, Assessment, Body, MeasureResult
from pocarms.model.pack import Pack
from pocarms.records import dataclass

TIMES = ("before", "during", "after")


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due. `day` is an ISO date, "" where nobody has set one."""

    day: str
    kind: str  # day | measure
    id: str  # of the question or the measure
    says: str
    who: str
    state: str  # of a measure: partly | not_done | unknown; "" of a day
    parts: tuple[str, ...]  # titles; () for the whole, or where it is the same in all parts


def bodies(assessment: Assessment) -> tuple[Body, ...]:
    """Return what is judged: the parts, or the whole where there are none."""
    return assessment.parts or (assessment.whole,)


def measure_days(body: Body, pack: Pack) -> dict[str, str]:
    """Return by which day measures before, during and after the support are due; of several days the earliest."""
    days: dict[str, str] = {}
    for answer in body.answers:
        day = day_of(answer, pack)
        for time in pack.questions[answer.id].falls_due if day else ():
            if time in TIMES:
                days[time] = min(day, days.get(time, day))
    return days


def day_of(answer: AnswerResult, pack: Pack) -> str:
    """Return the day an answer names on which something falls due, "" where it names none."""
    question = pack.questions.get(answer.id)
    known = question is not None and question.falls_due and answer.state == "answered"
    return str(answer.value) if known else ""


def dues(assessment: Assessment, pack: Pack) -> tuple[Due, ...]:
    """Return everything that is due, by day; what has no day comes last. pack: with the texts to show."""
    found: dict[tuple[str, str, str, str], list[str]] = {}
    told: dict[tuple[str, str, str, str], tuple[str, str]] = {}
    where = bodies(assessment)
    for body in where:
        days = measure_days(body, pack)
        title = body.title or body.id
        for answer in body.answers:
            day = day_of(answer, pack)
            if day and "itself" in pack.questions[answer.id].falls_due:
                _note(found, told, (day, "day", answer.id, ""), answer.ask, _knows(answer.id, pack), title)
        for measure in body.measures:
            if measure.status == "established" and measure.state != "done":
                key = (days.get(measure.when, ""), "measure", measure.id, measure.state)
                _note(found, told, key, measure.says, measure.owner_label, title)
    return tuple(
        Due(day, kind, id_, *told[key], state, () if len(titles) == len(where) else tuple(titles))
        for key, titles in sorted(found.items(), key=lambda item: (item[0][0] or "9999", *item[0][1:]))
        for day, kind, id_, state in (key,)
    )


def _note(
    found: dict[tuple[str, str, str, str], list[str]],
    told: dict[tuple[str, str, str, str], tuple[str, str]],
    key: tuple[str, str, str, str],
    says: str,
    who: str,
    title: str,
) -> None:
    told[key] = (says, who)
    found.setdefault(key, []).append(title)


def _knows(question: str, pack: Pack) -> str:
    return ", ".join(pack.owners.get(owner, owner) for owner in pack.questions[question].who_knows)


def state_day(measure: MeasureResult, answers: Mapping[str, AnswerResult], pack: Pack) -> str:
    """Return the latest day on which somebody said how far a measure is, "" where nobody gave one."""
    told = pack.measures.get(measure.id)
    answer = answers.get(told.done_by) if told is not None else None
    return max((statement.as_of for statement in answer.evidence), default="") if answer is not None else ""
