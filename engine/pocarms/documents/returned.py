"""Files that came back: plans or answers; a file says itself which of them it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from pocarms.documents.importing import Imported
from pocarms.language.texts import localise
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile


class Mixed(ValueError):
    """Plans and answers were sent together; they are read one kind at a time. plans: the files that are plans."""

    def __init__(self, plans: tuple[Path, ...]) -> None:
        super().__init__(", ".join(map(str, plans)))
        self.plans = plans


def import_returned(
    files: Sequence[Path],
    profile: Profile,
    text: str,
    rules: Pack,
    prefer: str | None,
    asks: Callable[[str], str] | None,
    lang: str | None,
    shown: str,
) -> Imported:
    """Return what a profile (and its text) becomes by the files.

    rules: in their own language. prefer, else asks, decides about contradictions; lang: the language of what is told,
    None for that of the files; shown: that of what asks shows. Raises Mixed, FaultyInput, Refused, OfficeMissing.
    """
    from pocarms.documents.plan.read import is_plan

    texts = localise(rules, shown)[0]
    titles = {part.id: part.title for part in profile.parts}
    plans = [is_plan(file) for file in files]
    if any(plans) and not all(plans):
        raise Mixed(tuple(file for file, plan in zip(files, plans, strict=True) if plan))
    if any(plans):
        from pocarms.documents.plan import importing as plan
        from pocarms.documents.plan.words import words as words_of_plans

        decide = plan.chooser(prefer, asks, plan.PlanTeller(words_of_plans(shown), texts, titles))
        return plan.import_plan(files, profile, text, rules, lambda x: localise(rules, x)[0], decide, lang)
    from pocarms.documents.importing import Teller, chooser, import_answers
    from pocarms.documents.workbook.words import words

    teller = Teller(words(shown), texts)
    choose = chooser(prefer, asks, lambda change: "\n".join(teller.change(change, titles)))
    return import_answers(files, profile, text, rules, lambda x: localise(rules, x)[0], choose, lang)
