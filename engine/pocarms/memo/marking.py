"""The marking that papers suggest (`assessment.marking`), in words. A person confirms it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pocarms.model.marking import marking_words
from pocarms.model.papers import Memo

if TYPE_CHECKING:  # assess asks for this before it needs the rest
    from pocarms.assessment.result import Assessment
    from pocarms.model.pack import Pack
    from pocarms.reports.strings import Strings


def marking_notes(assessment: Assessment, pack: Pack, language: str) -> tuple[str, ...]:
    """Return what any paper on an assessment says of the marking suggested; () for none. pack: in the language."""
    from pocarms.reports.strings import strings

    s = strings(language)
    if pack.memo is not None:
        return marking_lines(assessment, pack.memo, s)
    wanted = assessment.marking_suggested
    if not wanted:
        return ()
    return (s("marking.suggested", marking=marking_words(wanted, s.language), n=assessment.sensitive_answers),)


def marking_lines(assessment: Assessment, memo: Memo, s: Strings) -> tuple[str, ...]:
    """Say which marking is suggested and why, that a person confirms it, and what stands under the lower one."""
    wanted = assessment.marking_suggested
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
