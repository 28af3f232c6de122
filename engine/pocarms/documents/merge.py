"""Answers that came back, put beside those of a profile: what is new, what is kept twice, what cannot stand together.

Nothing is dropped: an answer that says the same with other evidence stands beside the old one, and so does one by
somebody else who disagrees (it then counts as unknown until settled). Only where the same person says something else,
or where what is on file bears no name, must a choice be made.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable

from pocarms.documents.statements import Statement, Taken
from pocarms.model.pack import Pack
from pocarms.model.profile import Answer, Answers, Profile, says_something
from pocarms.profiles.cases import cases, clash
from pocarms.records import dataclass

NEW, FILE, BOTH = "new", "file", "both"  # what --prefer may say
PREFER = (NEW, FILE, BOTH)


@dataclass(frozen=True)
class Change:
    """What becomes of one statement: added | beside | disagree | replaced | left; `was` are the answers it met."""

    what: str
    statement: Statement
    was: tuple[Answer, ...] = ()
    contradicts: bool = False


@dataclass(frozen=True)
class Merge:
    """`result` holds, for each question that changes, by place, all its answers from now on."""

    changes: tuple[Change, ...]
    undecided: tuple[Change, ...]  # contradictions for which nobody chose
    result: dict[tuple[str, str], tuple[Answer, ...]]


Choose = Callable[[Statement, tuple[Answer, ...]], str]
"""Says what to do about a contradiction: new, file, both, or "" for nothing said."""


def merge(profile: Profile, pack: Pack, taken: Iterable[Taken], choose: Choose) -> Merge:
    """Return what becomes of statements, in the order of the files; the profile itself stays as it is."""
    whole, parts = cases(profile, pack)
    at = {case.id: case for case in (whole, *parts)}
    now: dict[tuple[str, str], tuple[Answer, ...]] = {}
    changes: list[Change] = []
    undecided: list[Change] = []
    for statement in (statement for one in taken for statement in one.statements):
        key = (statement.place, statement.answer.question)
        settled = at[statement.place].answers.get(statement.answer.question)
        there = now.get(key, settled.answers if settled is not None else ())
        change, after = _place(statement, there, choose)
        if change is None:
            continue
        (undecided if not change.what else changes).append(change)
        if after != there:
            now[key] = after
    return Merge(tuple(changes), tuple(undecided), now)


def _place(statement: Statement, there: tuple[Answer, ...], choose: Choose) -> tuple[Change | None, tuple[Answer, ...]]:
    """Return what becomes of one statement, and the answers from then on; None where it is there already."""
    new = statement.answer
    if any(_same(new, old) for old in there):
        return None, there
    by = new.evidence.by
    against = tuple(old for old in there if clash(old.value, new.value))
    own = tuple(old for old in against if old.evidence.by in (by, ""))
    if own:
        word = choose(statement, own)
        if word == FILE:
            return Change("left", statement, own, True), there
        if word == NEW:
            kept = tuple(old for old in there if old not in own)
            return Change("replaced", statement, own, True), (*kept, new)
        if word != BOTH:
            return Change("", statement, own, True), there
    kept = tuple(old for old in there if not _gives_way(old, by))
    what = "disagree" if against else "beside" if kept else "added"
    return Change(what, statement, against or kept, bool(own)), (*kept, new)


def _same(new: Answer, old: Answer) -> bool:
    return new.value == old.value and new.evidence == old.evidence and new.reason == old.reason


def _gives_way(old: Answer, by: str) -> bool:
    """An `unknown` by nobody or by the same person that says nothing more."""
    says = old.evidence
    return not says_something(old.value) and says.by in ("", by) and not (says.source or says.note or says.reliability)


def merged(profile: Profile, result: dict[tuple[str, str], tuple[Answer, ...]]) -> Profile:
    """Return the profile as it must read once the changes are written: the yardstick for the text."""
    own = dict(profile.answers)
    parts = {part.id: dict(part.answers) for part in profile.parts}
    for (place, question), answers in result.items():
        (parts[place] if place else own)[question] = answers
    return dataclasses.replace(
        profile,
        answers=_ordered(own),
        parts=tuple(dataclasses.replace(part, answers=_ordered(parts[part.id])) for part in profile.parts),
    )


def _ordered(answers: dict[str, tuple[Answer, ...]]) -> Answers:
    return dict(sorted(answers.items()))
