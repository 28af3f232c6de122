"""The days of an action plan for calendars (RFC 5545): by when something is due, and when to look at it again."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from pocarms.documents.office import load
from pocarms.documents.plan.layout import Plan, PlanRow
from pocarms.documents.plan.words import words
from pocarms.model.marking import rank
from pocarms.reports.plan import GONE, OPEN
from pocarms.reports.strings import Strings

_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")  # a calendar takes line ends and no other control


class NoDates(ValueError):
    """No action that is still to be done has a day."""


def calendar(plan: Plan) -> bytes:
    """Return the calendar. The same plan gives the same bytes, without a clock.

    The stamp of an event is the day of the assessment, or the later one on which somebody last stated the action: a
    calendar that has the event already takes the newer of two.
    What is done, dropped or no longer holds is left out. Raises NoDates where no day is left, OfficeMissing.
    """
    s = words(plan.language)
    lib = load("icalendar")
    made = lib.Calendar()
    made.add("prodid", "-//pocarms//action plan//" + plan.language.upper())
    made.add("version", "2.0")
    made.add("x-wr-calname", _text(f"{plan.marking_words} – {s('wp.calendar', subject=plan.facts[0][1])}"))
    days = [(row, kind, day) for row in plan.rows for kind, day in _days(row)]
    if not days:
        raise NoDates
    for row, kind, day in days:
        made.add_component(_event(lib, plan, row, kind, day, s))
    data: bytes = made.to_ical()
    return data


def _days(row: PlanRow) -> Iterator[tuple[str, datetime.date]]:
    """Yield the days of an action that is still to be done."""
    one = row.planned
    if one is None or one.status not in OPEN or one.holds in GONE:
        return
    for kind, day in (("due", one.due), ("review", one.review)):
        if day:
            yield kind, datetime.date.fromisoformat(day)


def _event(lib: object, plan: Plan, row: PlanRow, kind: str, day: datetime.date, s: Strings) -> object:
    event = lib.Event()  # type: ignore[attr-defined]
    event.add("uid", "/".join((plan.profile, *row.place, kind)) + "@pocarms")
    stamp = max(plan.as_of, row.planned.on if row.planned else "") or "1980-01-01"
    event.add("dtstamp", datetime.datetime.fromisoformat(stamp).replace(tzinfo=datetime.UTC))
    event.add("dtstart", day)  # a date alone: a whole day
    event.add("dtend", day + datetime.timedelta(days=1))
    event.add("summary", _text(f"[{plan.marking_words}] {s(f'wp.event.{kind}', title=row.title)}"))
    told = [
        plan.marking_words,
        *plan.marking_notes,
        plan.facts[0][1],
        *(s("pair", label=s(key), value=text) for key, text in _told(row, s) if text),
        plan.footer,
    ]
    event.add("description", _text("\n".join(told)))
    event.add("class", "CONFIDENTIAL" if rank(plan.marking) else "PUBLIC")
    event.add("transp", "TRANSPARENT")
    return event


def _told(row: PlanRow, s: Strings) -> tuple[tuple[str, str], ...]:
    owner = row.planned.owner if row.planned else ""
    return (
        ("wp.head.owner", owner or row.owner),
        ("field.what", row.advice),
        ("wp.head.first_step", row.first_step),
        ("wp.head.done_when", row.done_when),
        ("wp.head.on_file", s.joined(row.on_file)),
    )


def _text(text: str) -> str:
    return _CONTROLS.sub(" ", text)
