"""How far a profile is filled in: block by block, in counts and never in per cent."""

from __future__ import annotations

from pocarms.assessment.judge import Judged, Judgement
from pocarms.model.pack import Pack, Question
from pocarms.model.profile import Profile, says_something
from pocarms.program.names import name
from pocarms.reasoning.field import Ask
from pocarms.records import dataclass

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


def blocks(pack: Pack, profile: Profile, judgement: Judgement, rest: str) -> tuple[BlockState, ...]:
    """Return every block that asks for something: those of the whole, then those of each part. rest: a title."""
    found = []
    for judged in (judgement.whole, *judgement.parts):
        for block, title in (*pack.blocks.items(), (REST, rest)):
            asked = [q for q in questions_of(pack, block) if _belongs(judged, q)]
            if not asked:
                continue
            open_ = [q.id for q in asked if judged.value(name("applies", q.id))]
            waiting = sum(judged.value(name("applies", q.id)) is None for q in asked)
            done = sum(is_answered(profile, Ask(judged.case.id, q)) for q in open_)
            found.append(BlockState(block, title, judged.case.id, tuple(open_), done, waiting))
    return tuple(found)


def _belongs(judged: Judged, question: Question) -> bool:
    """Whether a question is shown with a case: in a part only what parts answer."""
    return question.of_part if judged.case.id else True


def is_answered(profile: Profile, ask: Ask) -> bool:
    """Whether anybody has answered, be it with unknown and by whom, or why: not the empty unknown of a new file."""
    answers = profile.answers
    if ask.part:
        answers = next(p.answers for p in profile.parts if p.id == ask.part)
    return any(
        says_something(a.value) or a.evidence.by or a.evidence.note or a.evidence.source
        for a in answers.get(ask.question, ())
    )
