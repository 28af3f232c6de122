"""Taking facts from a mission's profile for `assess --from`: reading it, and telling what was taken."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from pocarms.assessment.assess import Prepared, assess, judge_profile, prepare
from pocarms.assessment.judge import Judgement
from pocarms.commands.exits import BAD_INPUT
from pocarms.commands.packs import Finder
from pocarms.commands.profiles import read_profile
from pocarms.commands.saying import refusal
from pocarms.inference.durable import Unavailable
from pocarms.model.marking import higher, marking_words
from pocarms.model.profile import Profile, Value
from pocarms.profiles.takes import TAKEN, UNLIKE, Known, take
from pocarms.program.names import name
from pocarms.reports.clean import clean_text
from pocarms.reports.strings import Strings, strings
from pocarms.wording.words import value_words


def take_from(path: Path, profile: Profile, own: Prepared) -> tuple[Profile, tuple[str, ...]]:
    """Return the profile with facts taken from the one at `path`, and what to say of it in the report.

    own: the pack of the profile, with the texts to show. Raises Stop where the file cannot be read, or where nothing is
    linked to it.
    """
    pack, language = own.pack, own.language
    s = strings(language)
    find = Finder(None, language)
    other, _ = read_profile(path, find)
    if not any(q.takes_from is not None and q.takes_from.pack == other.pack for q in pack.questions.values()):
        raise refusal(BAD_INPUT, "assess.from", path=path, other=other.pack, pack=pack.id)
    assert find.ready is not None
    prepared = prepare(find.ready.texts, find.ready.language, "", find.ready.program)
    assessment, _ = assess(prepared, other, Unavailable("not needed to read answers"))
    known = {}
    for answer in assessment.whole.answers:
        if answer.state == "answered":
            days = [one.as_of for one in answer.evidence if one.as_of]
            grades = {one.reliability for one in answer.evidence}
            day = datetime.date.fromisoformat(min(days)) if days else None
            known[answer.id] = Known(_value(answer.value), day, grades.pop() if len(grades) == 1 else "")
    changed, told = take(profile, pack, other, known, s("memo.taken_source"))
    if told:
        judgement = judge_profile(own, changed, Unavailable("not needed to see what is asked"))
        told = tuple(one for one in told if _applies(judgement, one.question))
    lines = []
    for one in told:
        question = pack.questions[one.question]
        words = {
            "ask": question.ask,
            "answer": value_words(question, one.value, language),
            "profile": clean_text(other.id),
            "question": one.from_question,
            "day": s.date(one.as_of) if one.as_of else s("fact.undated"),
        }
        lines.append(_said(one.state, words, one.as_of, profile, s))
    if any(one.state == TAKEN for one in told) and higher(other.marking, profile.marking):
        warning = s("memo.taken_marking", profile=clean_text(other.id), marking=marking_words(other.marking, language))
        lines.append(warning)
        click.echo(warning, err=True)
    if not told:
        lines.append(s("memo.taken_nothing", profile=clean_text(other.id)))
    return changed, tuple(lines)


def _applies(judgement: Judgement, question: str) -> bool:
    """Whether a question is asked, or may be, in the profile or in some part of it."""
    cases = judgement.parts or (judgement.whole,)
    return any(case.value(name("applies", question)) is not False for case in cases)


def _said(state: str, words: dict[str, str], as_of: datetime.date | None, profile: Profile, s: Strings) -> str:
    if state == UNLIKE:
        return s("memo.taken_unlike", **words)
    if state != TAKEN:
        return s("memo.taken_same", **words)
    if as_of == profile.as_of or profile.as_of is None:
        return s("memo.taken", **words)
    return s("memo.taken_dates", own=s.date(profile.as_of), **words)


def _value(value: object) -> Value:
    """Return an answer of an assessment as a value of a profile."""
    return dict(value) if isinstance(value, dict) else str(value)
