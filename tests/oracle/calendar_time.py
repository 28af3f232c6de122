"""Lengths of time in whole calendar units, as the plain interpreter counts them."""

from __future__ import annotations

import calendar
import datetime

from pocarms.model.conditions import Duration


def later(date: datetime.date, length: Duration) -> datetime.date:
    """Return the date a length of time after; a day the month does not have becomes its last day."""
    if length.days:
        return date + datetime.timedelta(days=length.days)
    months = date.year * 12 + (date.month - 1) + length.months
    year, month = divmod(months, 12)
    day = min(date.day, calendar.monthrange(year, month + 1)[1])
    return datetime.date(year, month + 1, day)


def older_than(date: datetime.date, length: Duration, as_of: datetime.date) -> bool:
    """Say whether more than the length has passed: exactly three months old is not older than three months."""
    return later(date, length) < as_of
