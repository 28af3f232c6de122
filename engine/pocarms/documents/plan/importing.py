"""From plans that came back to the new text of a profile, with everything that happens told line by line."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pocarms.documents.amend import amend_actions
from pocarms.documents.faults import placed
from pocarms.documents.importing import Imported, Localise, Refused, to_mind, unplaced_words
from pocarms.documents.plan.merge import ChoosePlan, FieldChange, PlanChange, PlanMerge, merge
from pocarms.documents.plan.read import PlanTaken, Said, read_plan
from pocarms.documents.plan.words import words
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from pocarms.records import dataclass
from pocarms.reports.clean import clean_text
from pocarms.reports.plan import status_words
from pocarms.reports.strings import LANGUAGES, Strings
from pocarms.source.faults import Fault, FaultyInput
from pocarms.wording.faults import error_in


def import_plan(
    files: Sequence[Path],
    profile: Profile,
    text: str,
    pack: Pack,
    localised: Localise,
    choose: ChoosePlan,
    lang: str | None,
) -> Imported:
    """Return what a profile (and its text) becomes by the plans in files.

    pack: in its own language. Raises FaultyInput with every fault of every file, Refused where a choice is missing,
    OfficeMissing. Nothing is written here.
    """
    faults: list[Fault] = []
    taken = [read_plan(path, profile, pack, faults) for path in files]
    read = [one for one in taken if one is not None]
    theirs = read[0].language if read else pack.language
    language = lang or (theirs if theirs in LANGUAGES else "en")
    if faults:
        raise error_in(FaultyInput(faults), language, pack)
    merged = merge(profile, [x for one in read for x in one.statements], choose)
    teller = PlanTeller(words(language), localised(language), {part.id: part.name for part in profile.parts})
    told = "".join(f"{line}\n" for line in teller.tell(merged, read, profile, pack))
    if merged.undecided:
        raise Refused(told.rstrip("\n"), language)
    try:
        return Imported(text, amend_actions(text, profile, pack, merged.result), told)
    except FaultyInput as error:
        raise error_in(error, language, pack) from None


@dataclass(frozen=True)
class PlanTeller:
    """Says in words what the import of a plan does. titles: of parts, by id."""

    s: Strings
    pack: Pack  # texts in the language of `s`
    titles: dict[str, str]

    def tell(self, merged: PlanMerge, taken: Sequence[PlanTaken], profile: Profile, pack: Pack) -> Iterator[str]:
        """Yield the lines: changes, contradictions, what could not be placed, what to mind."""
        s = self.s
        if merged.result or not merged.undecided:
            yield s("wp.import.change", n=len(merged.result)) if merged.result else s("wp.import.none")
        if merged.undecided:
            yield s("wp.import.undecided", n=len(merged.undecided))
        for change in (*merged.changes, *merged.undecided):
            yield from self.change(change)
        unplaced = [one for file in taken for one in file.unplaced]
        if unplaced:
            yield ""
            yield s("wb.import.unplaced", n=len(unplaced))
            yield from (f"  {unplaced_words(one, s)}" for one in unplaced)
        minded = list(dict.fromkeys(self._mind(taken, profile, pack)))
        if minded:
            yield ""
            yield from minded

    def change(self, change: PlanChange) -> Iterator[str]:
        """Yield the lines about one action."""
        s, statement, before = self.s, change.statement, change.before
        where = clean_text(self.titles.get(statement.place, ""))
        yield ""
        yield f"{self._title(statement.id)} [{f'{where}, ' if where else ''}{clean_text(statement.id)}]"
        date = s.date(statement.on)
        at = placed(statement.where, s)
        yield f"  + {s('wp.import.said', who=clean_text(statement.by), date=date, where=at)}"
        for one in change.fields:
            yield f"    {self._field(one)}"
        if change.against:
            day = s.date(before.on) if before.on else s("plan.undated")
            told = s("wp.import.dated", who=clean_text(before.by) or s("wb.import.nobody"), date=day)
            yield f"    {s('wb.import.was', answer=told)}"

    def _title(self, id: str) -> str:
        if id in self.pack.findings:
            return self.pack.findings[id].title
        return self.pack.measures[id].says if id in self.pack.measures else clean_text(id)

    def _field(self, one: FieldChange) -> str:
        values = {"value": self._value(one, one.value), "was": self._value(one, one.was)}
        return self.s(f"wp.import.{one.what or 'against'}", field=self.s(f"wp.field.{one.field}"), **values)

    def _value(self, one: FieldChange, value: Said) -> str:
        if isinstance(value, datetime.date):
            return self.s.date(value)
        return status_words(value, self.s) if one.field == "status" and value else clean_text(value) or "–"

    def _mind(self, taken: Sequence[PlanTaken], profile: Profile, pack: Pack) -> Iterator[str]:
        for file in taken:
            aged = "wp.import.aged" if file.profile_seal not in ("", profile.seal) else ""
            yield from to_mind(file.other_version, aged, file.marking, profile, pack, self.s)


def chooser(prefer: str | None, ask: Callable[[str], str] | None, teller: PlanTeller) -> ChoosePlan:
    """Return what decides about contradictions: the option, else a person who is asked, else nobody."""

    def choose(change: PlanChange) -> str:
        if prefer is not None:
            return prefer
        return ask("\n".join(teller.change(change))) if ask is not None else ""

    return choose
