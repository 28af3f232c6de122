"""A fingerprint of what a profile says: the same for two files that say the same, in whatever order or layout."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import json
from collections.abc import Mapping

from pocarms.model.conditions import Duration
from pocarms.model.pack import UNKNOWN
from pocarms.model.profile import Action, Answer, Answers, Profile, Value


def digest(profile: Profile) -> str:
    """Return the sha256, in hex, over everything the profile says.

    The order of keys, answers, people and shared blocks makes no difference, nor do comments, layout, the file's name
    or the short or full form. The order of parts does: the report shows them in it.
    """
    sign = profile.sign
    said: dict[str, object] = {
        "pack": profile.pack,
        "version": profile.version,
        "profile": profile.id,
        "subject": dict(profile.subject),
        "as_of": _day(profile.as_of),
        "marking": profile.marking,
        "state": [profile.state, sign.by, _day(sign.on), *([sign.seal] if sign.seal else [])],
        "parameters": {id: _parameter(value) for id, value in profile.parameters.items()},
        "answers": _answers(profile.answers),
        "shared": {id: [block.title, _answers(block.answers)] for id, block in profile.shared.items()},
        "parts": [[part.id, part.title, sorted(part.uses), _answers(part.answers)] for part in profile.parts],
        "note": profile.note,
    }
    for place, actions in (("", profile.actions), *((part.id, part.actions) for part in profile.parts)):
        if actions:  # a profile without a plan keeps the fingerprint it always had
            said[f"actions|{place}"] = {id: action_key(action) for id, action in actions.items()}
    return _hash(said)


def fingerprinted(profile: Profile) -> Profile:
    """Return a profile, as it stands in its file, with its fingerprints."""
    return dataclasses.replace(profile, digest=digest(profile), seal=seal(profile))


def seal(profile: Profile) -> str:
    """Return a short fingerprint of what a person reviews: the answers and what they are about.

    State, marking, note and plan are left out, so that signing, marking and carrying out a plan do not break it.
    """
    said = {
        "pack": profile.pack,
        "profile": profile.id,
        "subject": dict(profile.subject),
        "as_of": _day(profile.as_of),
        "parameters": {id: _parameter(value) for id, value in profile.parameters.items()},
        "answers": _answers(profile.answers),
        "shared": {id: [block.title, _answers(block.answers)] for id, block in profile.shared.items()},
        "parts": [[part.id, part.title, sorted(part.uses), _answers(part.answers)] for part in profile.parts],
    }
    return _hash(said)[:16]


def since_signed(profile: Profile) -> str:
    """Return whether answers changed since they were reviewed or approved: unchanged | changed | not_recorded.

    "" for a draft. What a command changes for one report (the day, answers taken from elsewhere) is no change.
    """
    if profile.state == "draft":
        return ""
    if not profile.sign.seal:
        return "not_recorded"
    return "unchanged" if profile.sign.seal == profile.seal else "changed"


def action_key(action: Action) -> str:
    """Return a text that is equal for equal actions, and for no others."""
    told = {
        field.name: value.isoformat() if isinstance(value, datetime.date) else value
        for field in dataclasses.fields(action)
        if field.name != "span" and (value := getattr(action, field.name))
    }
    return json.dumps(told, sort_keys=True, ensure_ascii=True, separators=(",", ":"))


def action_seal(action: Action) -> str:
    """Return a short fingerprint of an action."""
    return hashlib.sha256(action_key(action).encode()).hexdigest()[:12]


def _hash(said: Mapping[str, object]) -> str:
    text = json.dumps(said, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def answer_key(answer: Answer) -> str:
    """Return a text that is equal for equal answers and sorts them in an order independent of the file."""
    evidence = answer.evidence
    told = [
        evidence.by,
        _day(evidence.as_of),
        evidence.source,
        evidence.reliability,
        evidence.note,
        answer.reason,
        _value(answer.value),
    ]
    return json.dumps(told, sort_keys=True, ensure_ascii=True, separators=(",", ":"))


def _answers(answers: Answers) -> dict[str, list[str]]:
    return {id: sorted(answer_key(answer) for answer in given) for id, given in answers.items() if given}


def _value(value: Value) -> object:
    if isinstance(value, Mapping):
        return {option: line for option, line in value.items() if line != UNKNOWN}
    if isinstance(value, datetime.date):
        return {"date": value.isoformat()}
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _parameter(value: Duration | int | float) -> object:
    return dataclasses.asdict(value) if isinstance(value, Duration) else _value(value)


def _day(day: datetime.date | None) -> str:
    return "" if day is None else day.isoformat()
