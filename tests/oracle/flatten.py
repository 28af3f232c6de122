"""What each case of a profile says of each question, before any rule (decision 001, points 5 and 6).

A case is the whole profile or one part. A part sees the shared answers, overridden by those of the blocks it uses,
overridden by its own; question by question, so that an answer given nearer hides the farther ones whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pocarms.model.pack import NOT_APPLICABLE, UNKNOWN, Pack, Question
from pocarms.model.profile import Answer, Part, Profile


@dataclass(frozen=True, slots=True)
class Told:
    """What is on file for a question once several people's answers are put together.

    value: "unknown", "not_applicable", an option id, a number, a date or a text; for a several-choice question a
    mapping of every option to yes, no or unknown (or "not_applicable").
    answers: the answers it comes from, those of the nearest level only.
    """

    value: object
    answers: tuple[Answer, ...] = ()


def told(question: Question, answers: tuple[Answer, ...]) -> Told:
    """Put several people's answers to one question together (point 5)."""
    if question.type == "choices":
        return Told(_lines(question, answers), answers)
    known: list[object] = []
    for answer in answers:
        if answer.value != UNKNOWN and answer.value not in known:
            known.append(answer.value)
    return Told(known[0] if len(known) == 1 else UNKNOWN, answers)


def _lines(question: Question, answers: tuple[Answer, ...]) -> object:
    """Several-choice: line by line. Who says "not applicable" contradicts whoever ticks a line either way."""
    said: dict[str, set[str]] = {option: set() for option in question.values()}
    for answer in answers:
        if isinstance(answer.value, Mapping):
            for option, line in answer.value.items():
                if line != UNKNOWN:
                    said[option].add(line)
    denied = any(answer.value == NOT_APPLICABLE for answer in answers)
    if denied and any(said.values()):
        return dict.fromkeys(said, UNKNOWN)
    if denied:
        return NOT_APPLICABLE
    return {option: lines.copy().pop() if len(lines) == 1 else UNKNOWN for option, lines in said.items()}


def whole_answers(pack: Pack, profile: Profile) -> dict[str, Told]:
    """Return what the whole says: the shared answers, every question of the pack present."""
    return {q: told(question, profile.answers.get(q, ())) for q, question in pack.questions.items()}


def part_answers(pack: Pack, profile: Profile, part: Part) -> dict[str, Told]:
    """Return what a part says: its own answers over those of its blocks over the shared ones."""
    result = {}
    for q, question in pack.questions.items():
        own = part.answers.get(q, ())
        of_blocks = tuple(answer for block in part.uses for answer in profile.shared[block].answers.get(q, ()))
        result[q] = told(question, own or of_blocks or profile.answers.get(q, ()))
    return result
