"""From a profile to its cases: the whole, and each part flattened (decision 001, points 5 and 6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pocarms.model.pack import NOT_APPLICABLE, UNKNOWN, Pack, Question
from pocarms.model.profile import Answer, Case, Part, Profile, Settled, Value, says_something
from pocarms.profiles.digest import answer_key

WHOLE = ""


def cases(profile: Profile, pack: Pack) -> tuple[Case, tuple[Case, ...]]:
    """Return the whole, and each part in the profile's order, with every answered question settled.

    The whole has the profile's own answers. A part has its own answers; where it gives none, those of the blocks it
    uses; where they give none either, the profile's. This goes question by question: an answer given nearer hides the
    farther one as a whole. A question nobody answered is not in `Case.answers`: it is unknown.

    Questions are in alphabetical order, and the answers of several people in an order that does not depend on the file.
    """
    of_whole = {id: settle(pack.questions[id], given, "own") for id, given in sorted(profile.answers.items()) if given}
    whole = Case(WHOLE, profile.subject.get("name", ""), of_whole)
    return whole, tuple(_part(part, profile, pack) for part in profile.parts)


def _part(part: Part, profile: Profile, pack: Pack) -> Case:
    settled: dict[str, Settled] = {}
    blocks = [profile.shared[id] for id in sorted(set(part.uses))]
    answered = {*profile.answers, *part.answers, *(id for block in blocks for id in block.answers)}
    for id in sorted(answered):
        question = pack.questions[id]
        own = part.answers.get(id, ())
        of_blocks = [block for block in blocks if block.answers.get(id)]
        if own:
            settled[id] = settle(question, own, "own")
        elif of_blocks:
            given = tuple(answer for block in of_blocks for answer in block.answers[id])
            settled[id] = settle(question, given, ", ".join(block.id for block in of_blocks))
        elif profile.answers.get(id):
            settled[id] = settle(question, profile.answers[id], "shared")
    return Case(part.id, part.title, settled)


def settle(question: Question, answers: tuple[Answer, ...], from_: str) -> Settled:
    """Put several people's answers to one question together.

    Equal answers count once, `unknown` gives way to a known answer, unlike answers make the question unknown. For a
    several-choice question this is done line by line; its value is a line for every option, or "unknown" where no line
    is known, or "not_applicable". Who says that the question does not apply disagrees with whoever says yes or no to a
    line.
    """
    ordered = tuple({answer_key(answer): answer for answer in sorted(answers, key=answer_key)}.values())
    if question.type == "choices":
        value, disagree = _lines(question, ordered)
    else:
        known = _distinct(answer.value for answer in ordered if answer.value != UNKNOWN)
        value, disagree = (known[0], False) if len(known) == 1 else (UNKNOWN, len(known) > 1)
    return Settled(value, ordered, disagree, from_)


def standing(settled: Settled, asked: bool | None, doubted: bool) -> str:
    """Return where a question stands (AnswerResult.state). asked: whether its gate lets it be asked, None: not yet."""
    if not asked:
        return "waiting" if asked is None else "does_not_apply"
    if settled.disagree:
        return "disagreement"
    if not says_something(settled.value):
        return "unknown"
    return "doubted" if doubted else "not_applicable" if settled.value == NOT_APPLICABLE else "answered"


def clash(one: Value, other: Value) -> bool:
    """Whether two answers to one question cannot both hold: known, and unlike; lines are compared one by one."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return any(UNKNOWN not in (line, other.get(o, UNKNOWN)) and line != other[o] for o, line in one.items())
    return says_something(one) and says_something(other) and one != other


def _distinct(values: Iterable[Value]) -> list[Value]:
    found: list[Value] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found


def _lines(question: Question, answers: tuple[Answer, ...]) -> tuple[Value, bool]:
    said: dict[str, set[str]] = {option: set() for option in question.values()}
    for answer in answers:
        if isinstance(answer.value, Mapping):
            for option, line in answer.value.items():
                if line != UNKNOWN:
                    said[option].add(line)
    if any(answer.value == NOT_APPLICABLE for answer in answers):
        clash = any(said.values())
        return (UNKNOWN, True) if clash else (NOT_APPLICABLE, False)
    lines = {option: next(iter(values)) if len(values) == 1 else UNKNOWN for option, values in said.items()}
    disagree = any(len(values) > 1 for values in said.values())
    return (lines if any(line != UNKNOWN for line in lines.values()) else UNKNOWN), disagree
