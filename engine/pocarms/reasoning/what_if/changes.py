"""Changes to the answers of a profile: what may change, how a change is made, what it does to each case."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from pocarms.assessment.judge import Judged
from pocarms.assessment.texts import Says
from pocarms.model.pack import NOT_APPLICABLE, UNKNOWN, Pack, Question
from pocarms.model.profile import Answer, Answers, Profile, Settled, Value
from pocarms.program.encode import Context, Encoder, answer_slots, question_slots
from pocarms.reasoning.units import BLOCK, PART, WHOLE, Place, place_of
from pocarms.reasoning.world import World
from pocarms.records import dataclass
from pocarms.wording.words import value_words

UPWARD = ("practice", "ordered")  # types whose answers have a better end


@dataclass(frozen=True, slots=True)
class Change:
    """One answer given anew where it stands. Evidence of the old answer does not carry over."""

    place: Place
    question: str
    value: Value


@dataclass(frozen=True, slots=True)
class Lever:
    """An answer that may be otherwise: where it stands, what it is, and what it may become, nearest first."""

    place: Place
    question: str
    now: Value
    may_become: tuple[Value, ...]


def with_changes(profile: Profile, changes: Iterable[Change]) -> Profile:
    """Return a profile in which the answers are given anew."""
    for change in changes:
        given = (Answer(change.question, change.value, reason=_reason(change.value)),)
        if change.place.kind == WHOLE:
            profile = replace(profile, answers=_with(profile.answers, change.question, given))
        elif change.place.kind == PART:
            parts = (
                replace(p, answers=_with(p.answers, change.question, given)) if p.id == change.place.id else p
                for p in profile.parts
            )
            profile = replace(profile, parts=tuple(parts))
        else:
            shared = dict(profile.shared)
            for block in change.place.id.split(", "):
                shared[block] = replace(shared[block], answers=_with(shared[block].answers, change.question, given))
            profile = replace(profile, shared=shared)
    return profile


def _reason(value: Value) -> str:
    return "what if" if value == NOT_APPLICABLE else ""


def _with(answers: Answers, question: str, given: tuple[Answer, ...]) -> Answers:
    return {**answers, question: given}


def concerned(world: World, uses: Mapping[str, Sequence[str]], place: Place, question: str) -> tuple[int, ...]:
    """Return the cases (by number) in which an answer given at a place is the one that counts.

    uses: for every part the blocks it uses.
    """
    return tuple(
        number
        for number, judged in enumerate(world.cases)
        if _counts_in(judged, place, question, uses.get(judged.case.id, ()))
    )


def _counts_in(judged: Judged, place: Place, question: str, uses: Sequence[str]) -> bool:
    """Whether nothing is answered nearer than an answer at this place would be."""
    settled = judged.case.answers.get(question)
    now = place_of(judged, settled) if settled is not None else None
    if now == place:
        return True
    if place.kind == PART:
        return judged.case.id == place.id
    nearer_free = now is None or now.kind == WHOLE
    if place.kind == BLOCK:
        return nearer_free and bool(set(uses) & set(place.id.split(", ")))
    return now is None


def slot_changes(
    coder: Encoder, pack: Pack, judged: Judged, context: Context, question: str, value: Value
) -> dict[int, int]:
    """Return what giving an answer does to the slots of a case in which it counts."""
    given = Settled(value, (Answer(question, value),))
    wanted = frozenset(answer_slots(coder, question, given, context))
    slots = question_slots(coder, pack.questions[question])
    return {s: int(s in wanted) for s in slots if judged.slots[s] != int(s in wanted)}


Moves = Callable[[Question, Value, datetime.date | None], tuple[Value, ...]]
"""What an answer may become, nearest first: of a question, its answer now, and the day of the profile."""


def levers(
    pack: Pack, world: World, questions: Iterable[str], cases: Sequence[int], moves: Moves | None = None
) -> tuple[Lever, ...]:
    """Return the answers to these questions that may be otherwise and count in one of the cases, in a fixed order.

    moves: what may become of an answer; by default what acting can change (`acting`).

    A change is made where the answer stands; where nobody has answered, in each part for a question that parts answer,
    else in the whole.
    """
    found: dict[tuple[Place, str], Lever] = {}
    has_parts = len(world.cases) > 1
    for question in sorted(questions):
        asked = pack.questions[question]
        for number in cases:
            judged = world.cases[number]
            settled = judged.case.answers.get(question)
            if settled is not None:
                place = place_of(judged, settled)
            elif has_parts and asked.of_part:
                if not number:
                    continue
                place = Place(PART, judged.case.id)
            else:
                place = Place(WHOLE)
            now = settled.value if settled is not None else UNKNOWN
            may_become = (moves or acting)(asked, now, world.context.as_of)
            if may_become:
                found.setdefault((place, question), Lever(place, question, now, may_become))
    return tuple(lever for lever in found.values() if not _tangled(lever, found))


def _tangled(lever: Lever, all_: Mapping[tuple[Place, str], Lever]) -> bool:
    """Whether shared blocks answer a question together in one part and apart in another: not searched."""
    if lever.place.kind != BLOCK:
        return False
    mine = set(lever.place.id.split(", "))
    others = (p for p, q in all_ if q == lever.question and p.kind == BLOCK and p != lever.place)
    return any(mine & set(p.id.split(", ")) for p in others)


def acting(question: Question, now: Value, as_of: datetime.date | None) -> tuple[Value, ...]:
    """Return what acting may make of an answer: something better, where the pack calls the question changeable."""
    return better(question, now, as_of) if question.changeable else ()


def worse(question: Question, now: Value, as_of: datetime.date | None) -> tuple[Value, ...]:
    """Return what a known answer would be if it were less favourable than it says, the smallest change first.

    Of ordered choices and practices steps towards the adverse end; of choices without an order any other.
    """
    if now in (UNKNOWN, NOT_APPLICABLE) or question.type in ("choices", "number", "date", "text"):
        return ()
    if not is_chain(question):
        return tuple(v for v in question.values() if v != now)
    values = _improving(question)
    return tuple(reversed(values[: values.index(str(now))])) if now in values else ()


def _improving(question: Question) -> tuple[str, ...]:
    """The answers to a question with a better end, the worst first."""
    values = question.values()
    return tuple(reversed(values)) if question.type == "ordered" and question.adverse == "high" else values


def better(question: Question, now: Value, as_of: datetime.date | None) -> tuple[Value, ...]:
    """Return what an answer may become, the smallest change first: from no to partly to yes, never back.

    Of ordered choices only steps away from the adverse end; of choices without an order any other; of days that age
    the day of the profile; several-choice questions, numbers and texts are not searched. An unknown answer may become
    anything but the worst.
    """
    if question.type == "date":
        aged = question.adverse == "old" and as_of is not None and not (isinstance(now, datetime.date) and now >= as_of)
        return (as_of,) if aged and as_of is not None and now != NOT_APPLICABLE else ()
    if now == NOT_APPLICABLE or question.type in ("choices", "number", "text"):
        return ()
    if is_chain(question):
        values = _improving(question)
        return values[values.index(str(now)) + 1 :] if now in values else values[1:]
    return tuple(v for v in question.values() if v != now)


def is_chain(question: Question) -> bool:
    """Whether the answers a changeable question may take stand in an order, each a greater change than the last."""
    return question.type == "practice" or (question.type == "ordered" and question.adverse != "")


def change_words(says: Says, question: str, now: Value, then: Value) -> str:
    """Say a change in words: “no → partly”; of a several-choice answer the lines that change."""
    asked = says.pack.questions[question]
    if asked.type == "choices" and isinstance(then, Mapping):
        before = now if isinstance(now, Mapping) else {}
        moved = [o for o in asked.options if before.get(o.id, UNKNOWN) != then.get(o.id, UNKNOWN)]
        asked = replace(asked, options=tuple(moved))
        now, then = ({o.id: v.get(o.id, UNKNOWN) for o in moved} for v in (before, then))
    return f"{value_words(asked, now, says.language)} → {value_words(asked, then, says.language)}"
