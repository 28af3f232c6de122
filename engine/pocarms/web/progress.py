"""How far a profile is filled in: block by block, in counts and never in per cent."""

from __future__ import annotations

from pocarms.assessment.judge import Judged, Judgement
from pocarms.model.pack import Pack, Question
from pocarms.model.profile import Answer
from pocarms.program.names import name
from pocarms.records import dataclass
from pocarms.wording.answered import is_said

REST = "-"  # the block of questions that are in none


@dataclass(frozen=True, slots=True)
class BlockState:
    """One block in the whole or in a part. state: not_started | under_way | done | waits (nothing can be asked yet)."""

    id: str
    title: str
    part: str
    asked: tuple[str, ...]  # the questions that can be asked now, in asking order
    answered: int  # of these
    waiting: int  # questions whose gate is not open yet

    @property
    def state(self) -> str:
        if not self.asked:
            return "waits" if self.waiting else "none"
        if self.answered == len(self.asked):
            return "done"
        return "under_way" if self.answered else "not_started"


def questions_of(pack: Pack, block: str) -> list[Question]:
    """Return the questions of a block, core ones first."""
    inside = [q for q in pack.questions.values() if (q.block if q.block in pack.blocks else REST) == block]
    return sorted(inside, key=lambda q: (not q.core, q.id))


def blocks(pack: Pack, judgement: Judgement, rest: str) -> tuple[BlockState, ...]:
    """Return every block that asks for something: those of the whole, then those of each part. rest: a title."""
    found = []
    for judged in (judgement.whole, *judgement.parts):
        for block, title in (*pack.blocks.items(), (REST, rest)):
            asked = [q for q in questions_of(pack, block) if _belongs(judged, q)]
            if not asked:
                continue
            open_ = [q.id for q in asked if judged.value(name("applies", q.id))]
            waiting = sum(judged.value(name("applies", q.id)) is None for q in asked)
            done = sum(is_answered(judged, q) for q in open_)
            found.append(BlockState(block, title, judged.case.id, tuple(open_), done, waiting))
    return tuple(found)


def _belongs(judged: Judged, question: Question) -> bool:
    """Whether a question is shown with a case: in a part only what parts answer."""
    return question.of_part if judged.case.id else True


def counting(judged: Judged, question: str) -> tuple[Answer, ...]:
    """Return every answer that counts in a case: its own, or those of a block it shares or of the whole."""
    settled = judged.case.answers.get(question)
    return settled.answers if settled is not None else ()


def is_answered(judged: Judged, question: str) -> bool:
    """Whether anybody has answered, be it with unknown and by whom, or why: not the empty unknown of a new file."""
    return any(is_said(answer) for answer in counting(judged, question))
