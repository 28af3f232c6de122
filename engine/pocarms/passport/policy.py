"""A policy: which rule packs may be used. Its day is the one an assessment is made for, never today."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path

from pocarms.language.durations import duration
from pocarms.language.reading import read_record
from pocarms.language.values import Rec
from pocarms.model.conditions import Duration
from pocarms.passport import grammar
from pocarms.passport.data import STALE, UNREADABLE, Passport
from pocarms.program.operands import older
from pocarms.records import dataclass
from pocarms.source.read import read_file
from pocarms.source.told import Phrase, phrase

_SHORTEST_DIGEST = 12


@dataclass(frozen=True, slots=True)
class Policy:
    """What every pack must be. None: not asked for."""

    id: str
    title: str = ""
    pass_tests: bool = False
    be_lint_clean: bool = False
    unnoticed: int | None = None
    unconfirmed: int | None = None
    be_reviewed: bool = False
    within: Duration | None = None
    digests: Mapping[str, tuple[str, ...]] | None = field(default=None)


def read_policy(file: Path) -> Policy:
    """Return the policy in a file. Raises FaultyInput with every fault of it."""
    rec = read_record(read_file(file), grammar.POLICY, "a policy", str(file))
    must = rec.rec("packs_must") or Rec(rec.span)
    within, digests = must.rec("be_reviewed_within"), must.rec("have_digest")
    return Policy(
        id=rec.text("policy"),
        title=rec.text("title"),
        pass_tests=must.flag("pass_tests"),
        be_lint_clean=must.flag("be_lint_clean"),
        unnoticed=_number(must, "leave_unnoticed_at_most"),
        unconfirmed=_number(must, "leave_unconfirmed_at_most"),
        be_reviewed=must.flag("be_reviewed"),
        within=duration(within) if within is not None else None,
        digests=None
        if digests is None
        else {pack: tuple(one.text for one in digests.scalars(pack)) for pack in digests.keys},
    )


def refused(policy: Policy, held: Passport, as_of: datetime.date | None) -> tuple[Phrase, ...]:
    """Return why a policy refuses a pack, with what would help, to be said; empty where it may be used.

    as_of: the day that the assessment is made for, None where its profile names none.
    """
    return (*_measured(policy, held), *_read_by_a_person(policy, held, as_of), *_known(policy, held))


def _measured(policy: Policy, held: Passport) -> Iterator[Phrase]:
    record = held.current
    if policy.unconfirmed is not None and held.unconfirmed > policy.unconfirmed:
        yield phrase("unconfirmed", n=str(held.unconfirmed), most=str(policy.unconfirmed))
    if record is None:
        if policy.pass_tests or policy.be_lint_clean or policy.unnoticed is not None:
            yield phrase({STALE: "stale", UNREADABLE: "unreadable"}.get(held.state, "no_passport"))
        return
    tests, faults, lint = record.tests, record.faults, record.lint
    if policy.pass_tests and (tests is None or not tests.of):
        yield phrase("no_tests")
    elif policy.pass_tests and tests is not None and tests.passed < tests.of:
        yield phrase("tests_fail", n=str(tests.of - tests.passed), of=str(tests.of))
    if policy.unnoticed is not None and faults is None:
        yield phrase("not_measured")
    elif policy.unnoticed is not None and faults is not None and faults.of - faults.noticed > policy.unnoticed:
        yield phrase("unnoticed", n=str(faults.of - faults.noticed), most=str(policy.unnoticed))
    if policy.be_lint_clean and lint is None:
        yield phrase("lints_not_run")
    elif policy.be_lint_clean and lint is not None and (lint.warnings or lint.not_decided):
        yield phrase("lints", n=str(lint.warnings), undecided=str(lint.not_decided))


def _read_by_a_person(policy: Policy, held: Passport, as_of: datetime.date | None) -> Iterator[Phrase]:
    if not policy.be_reviewed and policy.within is None:
        return
    review = held.reviewed
    if review is None and held.review is not None:
        yield phrase("changed", by=held.review.by, on=held.review.on.isoformat())
    elif review is None:
        yield phrase("unread")
    elif policy.within is not None and as_of is None:
        yield phrase("undated")
    elif policy.within is not None and as_of is not None and older(review.on, policy.within, as_of):
        yield phrase("expired", on=review.on.isoformat(), as_of=as_of.isoformat())


def _known(policy: Policy, held: Passport) -> Iterator[Phrase]:
    if policy.digests is None:
        return
    known = policy.digests.get(held.pack, ())
    if not any(len(one) >= _SHORTEST_DIGEST and held.digest.startswith(one) for one in known):
        yield phrase("digest", digest=held.digest[:_SHORTEST_DIGEST])


def _number(rec: Rec, key: str) -> int | None:
    value = rec.scalar(key)
    return value.value if value is not None and isinstance(value.value, int) else None
