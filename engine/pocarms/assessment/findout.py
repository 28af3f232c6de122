"""What to find out: the open questions that could matter, and what each of them bears on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pocarms.assessment.judge import Judged
from pocarms.assessment.result import OpenQuestion
from pocarms.assessment.texts import Says
from pocarms.program.names import name
from pocarms.records import dataclass


@dataclass(frozen=True, slots=True)
class Bearing:
    """An undecided thing and the open questions that bear on it.

    urgency: how high it could stand, higher is more urgent; step: the label of that class or level, or "".
    """

    id: str
    urgency: int
    step: str
    questions: tuple[str, ...]


def open_questions(says: Says, judged: Judged, bearings: Sequence[Bearing]) -> tuple[OpenQuestion, ...]:
    """Return the questions to ask, by the most urgent thing they could open, then by how many.

    A question that waits for its gate is not asked: the gate is, and stands in the list itself.
    """
    opens: dict[str, list[Bearing]] = {}
    for bearing in bearings:
        for question in bearing.questions:
            if judged.value(name("applies", question)):
                opens.setdefault(question, []).append(bearing)
    asked = [_question(says, question, found) for question, found in opens.items()]
    urgency: Mapping[str, int] = {q: max(b.urgency for b in found) for q, found in opens.items()}
    return tuple(sorted(asked, key=lambda q: (-urgency[q.id], -len(q.opens), q.id)))


def _question(says: Says, question: str, bearings: Sequence[Bearing]) -> OpenQuestion:
    asked = says.pack.questions[question]
    ordered = sorted(bearings, key=lambda b: (-b.urgency, b.id))
    return OpenQuestion(
        id=question,
        ask=asked.ask,
        why=asked.why,
        who_knows=asked.who_knows,
        who_knows_labels=tuple(says.owner(o) for o in asked.who_knows),
        opens=tuple(dict.fromkeys(b.id for b in ordered)),
        highest_class=ordered[0].step,
    )
