"""Which higher marking is suggested for papers on a profile. A person confirms it; its own stays until then."""

from __future__ import annotations

from pocarms.assessment.result import Assessment
from pocarms.model.marking import rank
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile


def sensitive_answers(profile: Profile, pack: Pack) -> int:
    """Return how many questions with an answer on file the pack calls sensitive.

    It calls so what could give somebody away or strain relations.
    """
    given = {*profile.answers, *(id for part in profile.parts for id in part.answers)}
    given |= {id for block in profile.shared.values() for id in block.answers}
    return sum(1 for id in given if id in pack.questions and pack.questions[id].sensitive)


def suggested(assessment: Assessment, pack: Pack) -> str:
    """Return the marking suggested where it is higher than the paper's own, else "".

    A pack with a memo says itself when; else sensitive answers call for it.
    """
    memo, own = pack.memo, assessment.profile.marking
    wanted = own.scheme.suggested((memo.marking if memo is not None else "") or "confidential")
    if rank(wanted) <= rank(own):
        return ""
    if memo is None:
        return wanted if assessment.sensitive_answers else ""
    called = any(
        action.id == memo.marking_when and action.status == "established"
        for body in (assessment.whole, *assessment.parts)
        for action in body.actions
    )
    return wanted if memo.marking and called else ""
