"""The marking that a memo suggests. A person confirms it; the profile's own stays until then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pocarms.model.marking import marking_words, rank
from pocarms.model.papers import Memo

if TYPE_CHECKING:  # assess asks for ranks before it needs the rest
    from pocarms.assessment.result import Assessment
    from pocarms.model.pack import Pack
    from pocarms.reports.strings import Strings


def suggested(assessment: Assessment, memo: Memo | None) -> str:
    """Return the marking suggested where it is higher than the paper's own, else ""."""
    if memo is None or not memo.marking:
        return ""
    own = assessment.profile.marking
    wanted = own.scheme.suggested(memo.marking)
    if rank(wanted) <= rank(own):
        return ""
    called = any(
        action.id == memo.marking_when and action.status == "established"
        for body in (assessment.whole, *assessment.parts)
        for action in body.actions
    )
    return wanted if called else ""


def marking_notes(assessment: Assessment, pack: Pack, language: str) -> tuple[str, ...]:
    """Say the same for any paper on the assessment; () where the pack has no memo. pack: with texts in the language."""
    from pocarms.reports.strings import strings

    return marking_lines(assessment, pack.memo, strings(language)) if pack.memo is not None else ()


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
    word = marking_words(wanted, s.language)
    own = marking_words(assessment.profile.marking, s.language)
    return (s("memo.marking", marking=word, why=why), s("memo.free_text", marking=own))
