"""What stands in an answer workbook: which questions, for whom, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pocarms.assessment.answers import answer_state
from pocarms.assessment.judge import Judged, Judgement
from pocarms.documents.workbook.words import words
from pocarms.model.marking import Marking, marking_words
from pocarms.model.pack import NOT_APPLICABLE, RELIABILITY, UNKNOWN, Pack, Question
from pocarms.model.profile import Profile, says_something
from pocarms.profiles.values import LINE, ONE_VALUE
from pocarms.records import dataclass
from pocarms.reports.front import subject_line, translation
from pocarms.reports.strings import Strings
from pocarms.wording.words import condition_words, value_words

SCHEMA = "pocarms/answers/1"


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `key` is place|question|option; "" for a heading. `choices` are the words of the drop-down list."""

    key: str
    number: str
    ask: str
    why: str = ""
    how: str = ""
    present: str = ""
    choices: tuple[str, ...] = ()
    answered: bool = True  # takes an answer
    backed: bool = True  # takes source, date, reliability, note, name


@dataclass(frozen=True, slots=True)
class Sheet:
    """The questions that one component is asked. `id` is the component's, "" for what anybody may know."""

    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Layout:
    """A whole workbook. `meta` says what it was made from; `facts` stand on the guide."""

    language: str
    marking: Marking
    marking_words: str
    title: str
    meta: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    reliability: tuple[str, ...]
    sheets: tuple[Sheet, ...]


def layout(
    profile: Profile,
    pack: Pack,
    judgement: Judgement,
    language: str,
    components: Sequence[str] = (),
    *,
    unanswered: bool = False,
    present: bool = True,
    reviewed: str = "",
) -> Layout:
    """Return the workbook for components (none named: for all that a question names).

    pack: with texts in `language`. What does not apply on the answers so far is left out; what hangs on another answer
    stands with the condition. unanswered: leave out what is answered. present: show the answers on file, sensitive ones
    never. Every question stands once: on the sheet of the first component named that knows. reviewed: what the
    assessment says of the translation.
    """
    s = words(language)
    cases: list[tuple[str, Judged]] = [("", judgement.whole), *((part.case.id, part) for part in judgement.parts)]
    blocks = list(pack.blocks)
    ordered = sorted(
        pack.questions.values(),
        key=lambda q: (blocks.index(q.block) if q.block in blocks else len(blocks), not q.core, q.id),
    )
    by_owner: dict[str, list[Question]] = {owner: [] for owner in (*(components or pack.owners), "")}
    for question in ordered:
        owner = _owner(question, components)
        if owner is not None:
            by_owner.setdefault(owner, []).append(question)
    sheets = []
    for owner, questions in by_owner.items():
        rows = tuple(_rows(questions, cases, pack, s, owner, unanswered, present))
        if any(row.key for row in rows):
            sheets.append(Sheet(owner, pack.owners.get(owner, s("wb.somebody")), rows))
    return Layout(
        language,
        profile.marking,
        marking_words(profile.marking, language),
        s("wb.title", who=s.join(sheet.title for sheet in sheets)) if components else s("wb.title_all"),
        (
            ("schema", SCHEMA),
            ("pack", pack.id),
            ("pack_version", pack.version),
            ("pack_digest", pack.digest),
            ("profile", profile.id),
            ("profile_digest", profile.digest),
            ("marking", profile.marking),
            ("language", language),
        ),
        (
            (s("wb.subject"), subject_line(profile.subject, profile.id, s)),
            (s("wb.as_of"), s.date(profile.as_of) if profile.as_of else s("fact.undated")),
            (s("wb.marking"), marking_words(profile.marking, language)),
            (s("wb.pack"), s("fact.version", name=pack.title, version=pack.version)),
            *(((s("wb.translation"), translation(reviewed, s)),) if reviewed else ()),
        ),
        tuple(s.word("reliability", word) for word in reversed(RELIABILITY)),
        tuple(sheets),
    )


def _owner(question: Question, components: Sequence[str]) -> str | None:
    """Return on whose sheet a question stands; None where none of the components asked knows."""
    if components:
        return next((owner for owner in components if owner in question.who_knows), None)
    return question.who_knows[0] if question.who_knows else ""


def _rows(
    questions: Sequence[Question],
    cases: Sequence[tuple[str, Judged]],
    pack: Pack,
    s: Strings,
    owner: str,
    unanswered: bool,
    present: bool,
) -> Iterator[Row]:
    """Yield the lines of one sheet: what is asked once, then each part's."""
    count = 0
    for place, judged in cases:
        block: str | None = None
        for question in questions:
            if question.of_part is not bool(place) and len(cases) > 1:
                continue  # in a profile with parts, what is of a part is asked for each part
            state = answer_state(judged, question.id)
            if state == "does_not_apply" or (unanswered and state in ("answered", "not_applicable")):
                continue
            if question.block != block:
                block = question.block
                title = pack.blocks.get(block, s("block.none"))
                yield Row("", "", s("pair", label=judged.case.title, value=title) if place else title)
            count += 1
            yield from _lines(question, f"{place}|{question.id}", str(count), judged, state, pack, s, owner, present)


def _lines(
    question: Question,
    key: str,
    number: str,
    judged: Judged,
    state: str,
    pack: Pack,
    s: Strings,
    owner: str,
    present: bool,
) -> Iterator[Row]:
    settled = judged.case.answers.get(question.id)
    values = [answer.value for answer in settled.answers] if settled is not None and present else []
    if question.sensitive:
        values = []
    by_line = [value for value in values if isinstance(value, Mapping) and says_something(value)]
    whole = [value_words(question, value, s.language) for value in values if value not in by_line]
    several = question.type == "choices"
    yield Row(
        f"{key}|",
        number,
        question.ask,
        question.why,
        "\n".join(how(question, state, pack, s, owner)),
        _slashed(whole),
        choices(question, s),
        answered=not several or question.may_not_apply,
    )
    lines = tuple(s.word("value", word) for word in LINE)
    for option in question.options if several else ():
        said = _slashed(s.word("value", value.get(option.id, UNKNOWN)) for value in by_line)  # beside what it answers
        yield Row(f"{key}|{option.id}", "", f"– {option.label}", present=said, choices=lines, backed=False)


def _slashed(said: Iterable[str]) -> str:
    """Return what one or several people said, each answer once."""
    return " / ".join(dict.fromkeys(said))


def choices(question: Question, s: Strings) -> tuple[str, ...]:
    """Return the words of the drop-down list of a question, () where it takes a number, a date or a text."""
    waived = [s.word("value", NOT_APPLICABLE)] if question.may_not_apply else []
    if question.type == "choices":
        return (s.word("value", UNKNOWN), *waived)
    if question.type not in ONE_VALUE:
        return ()
    labels = [label for _, label in labelled(question, s)]
    return (*labels, s.word("value", UNKNOWN), *waived)


def labelled(question: Question, s: Strings) -> list[tuple[str, str]]:
    """Return the options with their words; two that read alike get their ids, so that they can be told apart."""
    plain = question.type in ("yes_no", "practice")
    said = [(o.id, s.word("value", o.id) if plain else o.label) for o in question.options]
    reserved = [s.word("value", UNKNOWN).casefold(), s.word("value", NOT_APPLICABLE).casefold()]
    seen = [label.casefold() for _, label in said] + reserved
    unlike = [(id, label if seen.count(label.casefold()) == 1 else f"{label} ({id})") for id, label in said]
    return unlike[::-1] if plain else unlike


def how(question: Question, state: str, pack: Pack, s: Strings, owner: str) -> Iterator[str]:
    if state == "waiting" and question.asked_when is not None:
        yield s("wb.only_if", condition=condition_words(question.asked_when, pack, s.language))
    if question.type == "choices":
        yield s("wb.lines")
    elif question.type == "number":
        yield s("wb.number", unit=question.unit) if question.unit else s("wb.number_bare")
    elif question.type in ("date", "text"):
        yield s(f"wb.{question.type}")
    names = dict(labelled(question, s)) if question.type in ONE_VALUE else {}
    for value, text in question.counts_as.items():
        yield s("wb.counts", value=names.get(value, s.word("value", value)), text=text)
    if question.where_to_look:
        yield s("wb.where", where=question.where_to_look)
    others = [pack.owners.get(other, other) for other in question.who_knows if other != owner]
    if others:
        yield s("wb.also", who=", ".join(others))
    if question.sensitive:
        yield s("wb.sensitive")
