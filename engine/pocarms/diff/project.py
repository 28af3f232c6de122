"""An old profile on a newer pack: what the newer pack no longer asks, or answers otherwise, is left out and told."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from pocarms.model.pack import NOT_APPLICABLE, UNKNOWN, Pack, Question
from pocarms.model.profile import Answer, Answers, Profile
from pocarms.profiles.digest import digest
from pocarms.records import dataclass


@dataclass(frozen=True, slots=True)
class Lost:
    """An answer that the newer pack cannot take. why: no_question | other_type | no_option."""

    question: str
    why: str


def project(profile: Profile, old: Pack, new: Pack) -> tuple[Profile, tuple[Lost, ...]]:
    """Return a profile that was read with the old pack as the new pack can take it, and what it cannot take."""
    lost: dict[Lost, None] = {}

    def taken(answers: Answers) -> dict[str, tuple[Answer, ...]]:
        out = {}
        for id_, given in answers.items():
            kept, why = _fitting(old.questions[id_], new.questions.get(id_), given)
            if why:
                lost[Lost(id_, why)] = None
            if kept:
                out[id_] = kept
        return out

    made = dataclasses.replace(
        profile,
        version=new.version,
        answers=taken(profile.answers),
        shared={k: dataclasses.replace(block, answers=taken(block.answers)) for k, block in profile.shared.items()},
        parts=tuple(dataclasses.replace(part, answers=taken(part.answers)) for part in profile.parts),
        parameters={
            k: v for k, v in profile.parameters.items() if k in new.parameters and type(new.parameters[k]) is type(v)
        },
    )
    made = dataclasses.replace(made, digest=digest(made))
    return made, tuple(sorted(lost, key=lambda x: (x.question, x.why)))


def _fitting(old: Question, new: Question | None, given: Iterable[Answer]) -> tuple[tuple[Answer, ...], str]:
    if new is None:
        return (), "no_question"
    if new.type != old.type:
        return (), "other_type"
    options = set(new.values())
    kept, why = [], ""
    for answer in given:
        value = answer.value
        if isinstance(value, Mapping):
            lines = {option: line for option, line in value.items() if option in options}
            why = why if len(lines) == len(value) else "no_option"
            kept += [dataclasses.replace(answer, value=lines)] if lines else []
        elif _allowed(value, new, options):
            kept.append(answer)
        else:
            why = "no_option"
    return tuple(kept), why


def _allowed(value: object, question: Question, options: set[str]) -> bool:
    if value == NOT_APPLICABLE:
        return question.may_not_apply
    return value == UNKNOWN or not options or value in options
