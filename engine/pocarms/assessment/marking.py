"""Which higher marking is suggested for papers on a profile. A person confirms it; its own stays until then."""

from __future__ import annotations

from pocarms.assessment.result import Assessment
from pocarms.model.marking import Marking, rank
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile


def sensitive_answers(profile: Profile, pack: Pack) -> int:
    """Return how many questions with an answer on file the pack calls sensitive.

    It calls so what could give somebody away or strain relations.
    """
    given = {*profile.answers, *(id for part in profile.parts for id in part.answers)}
    given |= {id for block in profile.shared.values() for id in block.answers}
    return sum(1 for id in given if id in pack.questions and pack.questions[id].sensitive)


def suggestion(profile: Profile, pack: Pack) -> tuple[str, int]:
    """Return a higher marking to consider, and how many sensitive answers call for it; ("", 0) for none.

    It is what answers alone call for, before anything is assessed; a pack with a memo may say more of a result.
    """
    n = sensitive_answers(profile, pack)
    wanted = _called_for(profile.marking, n)
    return (wanted, n) if wanted else ("", 0)


def suggested(assessment: Assessment, pack: Pack) -> str:
    """Return the marking suggested where it is higher than the paper's own, else "".

    A pack with a memo says itself when; else sensitive answers call for it.
    """
    memo, own = pack.memo, assessment.profile.marking
    if memo is None:
        return _called_for(own, assessment.sensitive_answers)
    called = any(
        action.id == memo.marking_when and action.status == "established"
        for body in (assessment.whole, *assessment.parts)
        for action in body.actions
    )
    return _above(own, memo.marking) if memo.marking and called else ""


def _called_for(own: Marking, sensitive: int) -> str:
    """Return what sensitive answers call for, by their number, where a paper's own marking is lower."""
    return _above(own, "confidential") if sensitive else ""


def _above(own: Marking, word: str) -> str:
    """Return what a word of the usual scheme means in a marking's own, where that is higher, else ""."""
    wanted = own.scheme.suggested(word)
    return wanted if rank(wanted) > rank(own) else ""
