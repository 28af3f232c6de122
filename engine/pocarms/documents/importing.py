"""From files that came back to the new text of a profile, with everything that happens told line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from pocarms.documents.amend import amend
from pocarms.documents.faults import placed
from pocarms.documents.forms.read import TABLES, has_reference, read_form
from pocarms.documents.merge import Change, Choose, Merge, merge
from pocarms.documents.statements import Statement, Taken, Unplaced
from pocarms.documents.workbook.labels import Labels, labels_of
from pocarms.documents.workbook.read import read_workbook
from pocarms.documents.workbook.words import words
from pocarms.model.marking import Marking, higher, marking_words
from pocarms.model.pack import Pack
from pocarms.model.profile import Answer, Profile
from pocarms.records import dataclass
from pocarms.reports.clean import clean_text
from pocarms.reports.strings import LANGUAGES, Strings
from pocarms.source.faults import Fault, FaultyInput
from pocarms.wording.faults import error_in
from pocarms.wording.words import value_words

Localise = Callable[[str], Pack]
"""Returns the pack with its texts in a language."""


class Refused(Exception):
    """Contradictions for which nobody chose; `text` lists them, with what would have changed, in `language`."""

    def __init__(self, text: str, language: str) -> None:
        self.text, self.language = text, language
        super().__init__("contradictions")


@dataclass(frozen=True)
class Imported:
    """The text before and after, and what to tell."""

    before: str
    text: str
    told: str


def import_answers(
    files: Sequence[Path],
    profile: Profile,
    text: str,
    pack: Pack,
    localised: Localise,
    choose: Choose,
    lang: str | None,
) -> Imported:
    """Return what a profile (and its text) becomes by the answers in files.

    pack: in its own language. Raises FaultyInput with every fault of every file, Refused where a choice is missing,
    OfficeMissing. Nothing is written here.
    """
    faults: list[Fault] = []
    labels = labels_of(pack)
    read = [one for path in files for one in _taken(path, profile, pack, labels, faults)]
    theirs = read[0].language if read else pack.language
    language = lang or (theirs if theirs in LANGUAGES else "en")
    if faults:
        raise error_in(FaultyInput(faults), language, pack)
    merged = merge(profile, pack, read, choose)
    teller = Teller(words(language), localised(language))
    told = "".join(f"{line}\n" for line in teller.tell(merged, read, profile, pack))
    if merged.undecided:
        raise Refused(told.rstrip("\n"), language)
    try:
        return Imported(text, amend(text, profile, pack, merged.result), told)
    except FaultyInput as error:
        raise error_in(error, language, pack) from None


def _taken(path: Path, profile: Profile, pack: Pack, labels: Labels, faults: list[Fault]) -> list[Taken]:
    """Return what a file says: a workbook once, a table of answers from phones once for each line."""
    if path.suffix.lower() in TABLES or has_reference(path):
        return read_form(path, profile, pack, labels, faults)
    one = read_workbook(path, profile, pack, labels, faults)
    return [] if one is None else [one]


@dataclass(frozen=True)
class Teller:
    """Says in words what an import does."""

    s: Strings
    pack: Pack  # texts in the language of `s`

    def tell(self, merged: Merge, taken: Sequence[Taken], profile: Profile, pack: Pack) -> Iterator[str]:
        """Yield the lines: changes, contradictions, what could not be placed, what to mind."""
        s = self.s
        changes = [change for change in merged.changes if change.what != "left"]
        if changes or not merged.undecided:
            yield s("wb.import.change", n=len(merged.result)) if changes else s("wb.import.none")
        if merged.undecided:
            yield s("wb.import.undecided", n=len(merged.undecided))
        titles = {"": "", **{part.id: part.title for part in profile.parts}}
        for change in (*merged.changes, *merged.undecided):
            yield from self.change(change, titles)
        unplaced = [one for file in taken for one in file.unplaced]
        if unplaced:
            yield ""
            yield s("wb.import.unplaced", n=len(unplaced))
            yield from (f"  {unplaced_words(one, s)}" for one in unplaced)
        minded = list(dict.fromkeys(self._mind(taken, profile, pack, bool(changes))))
        if minded:
            yield ""
            yield from minded

    def change(self, change: Change, titles: dict[str, str]) -> Iterator[str]:
        """Yield the lines about one answer."""
        s, answer = self.s, change.statement.answer
        question = self.pack.questions[answer.question]
        where = titles.get(change.statement.place, "")
        yield ""
        yield f"{question.ask} [{f'{clean_text(where)}, ' if where else ''}{question.id}]"
        who = clean_text(answer.evidence.by) or s("wb.import.nobody")
        said = s("wb.import.from", who=who, place=placed(change.statement.where, s))
        yield f"  + {value_words(question, answer.value, s.language)} ({said})"
        what = change.what or "contradict"
        yield f"    {s(f'wb.import.{what}')}"
        for old in change.was:
            yield f"    {s('wb.import.was', answer=self._old(old))}"

    def _old(self, old: Answer) -> str:
        by = clean_text(old.evidence.by) or self.s("wb.import.nobody")
        return f"{value_words(self.pack.questions[old.question], old.value, self.s.language)} ({by})"

    def _mind(self, taken: Sequence[Taken], profile: Profile, pack: Pack, changed: bool) -> Iterable[str]:
        s = self.s
        for file in taken:
            aged = "wb.import.aged" if file.profile_digest not in ("", profile.digest) else ""
            yield from to_mind(file.other_version, aged, file.marking, profile, pack, s)
        if changed and profile.state != "draft":
            yield s("wb.import.signed", state=s(f"profile.{profile.state}"), by=clean_text(profile.sign.by))


def to_mind(other_version: str, aged: str, marking: str, profile: Profile, pack: Pack, s: Strings) -> Iterator[str]:
    """Yield what to mind about a file that came back, in the order told.

    other_version: of the pack, where it is not ours. aged: the key of what to say where the profile has changed since
    it was sent, or "". marking: the file's own.
    """
    if other_version:
        yield s("wb.import.other_pack", theirs=other_version, ours=pack.version)
    if aged:
        yield s(aged)
    if marking and higher(marking, profile.marking):
        theirs = marking_words(Marking(marking, profile.marking.scheme), s.language)
        yield s("wb.import.marking", theirs=theirs, ours=marking_words(profile.marking, s.language))


def unplaced_words(one: Unplaced, s: Strings) -> str:
    """Say what could not be placed, with all that was written. s: the words of workbooks."""
    said = {key: clean_text(text) for key, text in one.said.items()}
    text = said.get("text", "")
    told = s(f"wb.unplaced.{one.why}", **said)
    told += f" ({text})" if text and one.why not in ("free", "sheet") else ""
    return s("fault.place.said", where=placed(one.where, s), said=told)


def chooser(prefer: str | None, ask: Callable[[str], str] | None, describe: Callable[[Change], str]) -> Choose:
    """Return what decides about contradictions: the option, else a person who is asked, else nobody."""

    def choose(statement: Statement, against: tuple[Answer, ...]) -> str:
        if prefer is not None:
            return prefer
        return ask(describe(Change("", statement, against, True))) if ask is not None else ""

    return choose
