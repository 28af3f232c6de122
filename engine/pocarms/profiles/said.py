"""Answers and actions as profiles write them: YAML on one line, in the shortest form that reads back the same."""

from __future__ import annotations

from collections.abc import Mapping

from pocarms.model.pack import UNKNOWN
from pocarms.model.profile import Action, Answer
from pocarms.profiles.actions import KEYS
from pocarms.source.write import Writable, flow_text


def yaml_of_action(action: Action) -> str:
    """Return an action as YAML on one line."""
    said: dict[str, Writable] = {key: getattr(action, key) for key in KEYS if getattr(action, key)}
    return flow_text(said)


def yaml_of(answers: tuple[Answer, ...], asked: bool = False) -> str:
    """Return all answers to one question as YAML on one line: one answer, or a list of several people's.

    asked: somebody was asked line by line, so that lines that are unknown are written too. They read the same.
    """
    said = [_one(answer, asked) for answer in answers]
    return flow_text(said[0] if len(said) == 1 else [x if isinstance(x, dict) else {"answer": x} for x in said])


def _one(answer: Answer, asked: bool) -> Writable:
    value: Writable
    if isinstance(answer.value, Mapping):
        known = {option: line for option, line in answer.value.items() if asked or line != UNKNOWN}
        value = known or dict(answer.value)  # that every line is unknown is said as it was
    else:
        value = answer.value
    evidence = answer.evidence
    rest: dict[str, Writable] = {
        "reason": answer.reason,
        "source": evidence.source,
        "as_of": evidence.as_of,
        "reliability": evidence.reliability,
        "by": evidence.by,
        "note": evidence.note,
    }
    told = {key: text for key, text in rest.items() if text}
    return {"answer": value, **told} if told or isinstance(value, dict) else value
