"""The form of one question: what a browser sends as an answer with its evidence, or what is wrong with it, by field."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from hashlib import sha256

from pocarms.interview import parsing
from pocarms.interview.parsing import LONGEST, Bad
from pocarms.model.pack import NOT_APPLICABLE, RELIABILITY, UNKNOWN, Question
from pocarms.model.profile import Answer, Evidence, Value
from pocarms.profiles.said import yaml_of
from pocarms.records import dataclass

LINES = ("yes", "no", UNKNOWN)
TYPED = "typed"  # a number, a date or a text is given

Given = Mapping[str, str]
"""What the browser sent, or what the page puts there: field -> text."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A field that cannot be read: its id, the key of what to do, what was found."""

    field: str
    key: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer as it was given in a form."""

    value: Value
    evidence: Evidence
    reason: str = ""


def read(question: Question, given: Given) -> Said | tuple[Wrong, ...]:
    """Return the answer that a form holds, or everything that is wrong with it."""
    wrong = [Wrong(field, "long") for field in ("typed", "reason", "source", "by", "note") if _long(given, field)]
    value = _value(question, given)
    if isinstance(value, Wrong):
        wrong.append(value)
    reason = _text(given, "reason")
    if value == NOT_APPLICABLE and not reason:
        wrong.append(Wrong("reason", "reason"))
    day = read_day(given, "as_of")
    if isinstance(day, Wrong):
        wrong.append(day)
    reliability = _text(given, "reliability")
    if reliability and reliability not in RELIABILITY:
        wrong.append(Wrong("reliability", "choose", reliability))
    if wrong or isinstance(value, Wrong) or isinstance(day, Wrong):
        return tuple(wrong)
    evidence = Evidence(_text(given, "source"), day, reliability, _text(given, "by"), _text(given, "note"))
    return Said(value, evidence, reason if value == NOT_APPLICABLE else "")


def _value(question: Question, given: Given) -> Value | Wrong:
    chosen = given.get("value", "")
    if chosen == UNKNOWN:
        return UNKNOWN
    if chosen == NOT_APPLICABLE and question.may_not_apply:
        return NOT_APPLICABLE
    if question.type == "choices":
        lines = {o.id: given.get(f"line.{o.id}", "") for o in question.options}
        odd = next((o for o, line in lines.items() if line and line not in LINES), None)
        if odd is not None:
            return Wrong(f"line.{odd}", "choose", lines[odd])
        said = {o: line or UNKNOWN for o, line in lines.items()}
        return said if any(lines.values()) else Wrong(f"line.{question.options[0].id}", "lines")
    if question.type in ("number", "date", "text"):
        return _typed(question, given)
    return chosen if chosen in question.values() else Wrong("value", "choose", chosen)


def _typed(question: Question, given: Given) -> Value | Wrong:
    if question.type == "date":
        day = read_day(given, "typed")
        return day if day is not None else Wrong("typed", "choose_or_type")
    text = _text(given, "typed")
    if not text:
        return Wrong("typed", "choose_or_type")
    if question.type == "text":
        return text
    number = parsing.number(text)
    return Wrong("typed", "number", text) if isinstance(number, Bad) else number


def read_day(given: Given, field: str) -> datetime.date | Wrong | None:
    """Return a day given as day, month and year; None where all three are empty."""
    parts = [_text(given, f"{field}.{part}") for part in ("day", "month", "year")]
    if not any(parts):
        return None
    try:
        day, month, year = (int(p) if p.isdecimal() and p.isascii() and len(p) < 5 else 0 for p in parts)
        return datetime.date(year if year > 999 else 0, month, day)
    except ValueError:
        return Wrong(field, "date", " ".join(filter(None, parts)))


def filled(question: Question, answers: Sequence[Answer]) -> dict[str, str]:
    """Return what the form shows for answers on file: that of one person; nothing where several have answered."""
    if len(answers) != 1:
        return {}
    answer = answers[0]
    shown: dict[str, str] = {}
    value = answer.value
    if isinstance(value, Mapping):
        shown |= {f"line.{option}": line for option, line in value.items()}
    elif isinstance(value, datetime.date):
        shown |= days_of("typed", value)
    elif value in (UNKNOWN, NOT_APPLICABLE) or question.type not in ("number", "text"):
        shown["value"] = str(value)
    else:
        shown["typed"] = str(value)
    evidence = answer.evidence
    shown |= days_of("as_of", evidence.as_of)
    told = {
        "reason": answer.reason,
        "source": evidence.source,
        "reliability": evidence.reliability,
        "by": evidence.by,
        "note": evidence.note,
    }
    return shown | {field: text for field, text in told.items() if text}


def days_of(field: str, day: datetime.date | None) -> dict[str, str]:
    """Return a day as its three fields show it."""
    if day is None:
        return {}
    return {f"{field}.day": str(day.day), f"{field}.month": str(day.month), f"{field}.year": str(day.year)}


def stood(answers: Sequence[Answer]) -> str:
    """Return a sign of what is on file, to find out whether somebody else has answered meanwhile."""
    return sha256(yaml_of(tuple(answers)).encode("utf-8")).hexdigest()[:16] if answers else ""


def _text(given: Given, field: str) -> str:
    """What was typed, without line ends: an answer is kept on one line."""
    return " ".join(given.get(field, "").split())


def _long(given: Given, field: str) -> bool:
    return len(given.get(field, "")) > LONGEST
