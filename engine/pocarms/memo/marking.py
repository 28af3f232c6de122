"""The marking that a memo suggests. A person confirms it; the profile's own stays until then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pocarms.model.papers import Memo
from pocarms.model.profile import MARKINGS

if TYPE_CHECKING:  # assess asks for ranks before it needs the rest
    from pocarms.assessment.result import Assessment
    from pocarms.reports.strings import Strings


def rank(marking: str) -> int:
    """Return how high a marking is; one that is not of the usual three counts as the highest."""
    word = marking.lower().replace("_", " ")
    return MARKINGS.index(word) if word in MARKINGS else len(MARKINGS)


def suggested(assessment: Assessment, memo: Memo | None) -> str:
    """Return the marking suggested where it is higher than the paper's own, else ""."""
    if memo is None or not memo.marking or rank(memo.marking) <= rank(assessment.profile.marking):
        return ""
    called = any(
        action.id == memo.marking_when and action.status == "established"
        for body in (assessment.whole, *assessment.parts)
        for action in body.actions
    )
    return memo.marking if called else ""


def marking_lines(assessment: Assessment, memo: Memo, s: Strings) -> tuple[str, ...]:
    """Say which marking is suggested and why, that a person confirms it, and what stands under the lower one."""
    wanted = suggested(assessment, memo)
    if not wanted:
        return ()
    why = next(
        action.says
        for body in (assessment.whole, *assessment.parts)
        for action in body.actions
        if action.id == memo.marking_when
    )
    word = s.word("marking", wanted.replace(" ", "_"))
    own = s.word("marking", assessment.profile.marking.lower().replace(" ", "_"))
    return (s("memo.marking", marking=word, why=why), s("memo.free_text", marking=own))
