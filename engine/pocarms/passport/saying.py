"""A passport in words, for the command line, and as the short texts that results carry."""

from __future__ import annotations

from pocarms.passport.data import CURRENT, NONE, STALE, Passport
from pocarms.wording.strings import Strings


def lines(held: Passport, s: Strings) -> tuple[str, ...]:
    """Return a passport in lines: counts, never a mark. s: the words of the command line."""
    out = [s(f"measured.{held.state if held.state in (CURRENT, STALE, NONE) else 'other'}")]
    record = held.record
    if record is not None:
        tests, faults, lint = record.tests, record.faults, record.lint
        if tests is not None:
            key = "measured.tests_drafted" if tests.drafted else "measured.tests"
            out.append(s(key, passed=tests.passed, of=tests.of, drafted=tests.drafted))
        if faults is None:
            out.append(s("measured.no_faults"))
        else:
            left = faults.of - faults.noticed
            out.append(s("measured.faults", noticed=faults.noticed, of=faults.of, left=left))
        if lint is None:
            out.append(s("measured.no_lints"))
        else:
            key = "measured.lints_open" if lint.not_decided else "measured.lints"
            out.append(s(key, warnings=lint.warnings, argued=lint.argued, undecided=lint.not_decided))
    out.append(s("measured.citations", unconfirmed=held.unconfirmed, of=held.citations))
    review = held.review
    if review is None:
        out.append(s("measured.no_review"))
    else:
        key = "measured.review" if held.reviewed is not None else "measured.review_earlier"
        out.append(s(key, by=review.by, on=review.on))
    return tuple(out)


def carried(held: Passport) -> dict[str, str]:
    """Return what a result carries of a passport: short texts by key, the same keys each time."""
    record, review = held.record, held.review
    tests = record.tests if record is not None else None
    faults = record.faults if record is not None else None
    lint = record.lint if record is not None else None
    return {
        "state": held.state,
        "tests_passed": f"{tests.passed} of {tests.of}" if tests is not None else "",
        "tests_drafted": str(tests.drafted) if tests is not None else "",
        "faults_noticed": f"{faults.noticed} of {faults.of}" if faults is not None else "",
        "lint_warnings": str(lint.warnings) if lint is not None else "",
        "lint_argued": str(lint.argued) if lint is not None else "",
        "citations_unconfirmed": f"{held.unconfirmed} of {held.citations}",
        "reviewed_by": review.by if review is not None else "",
        "reviewed_on": review.on.isoformat() if review is not None else "",
        "reviewed_as_it_is": "yes" if held.reviewed is not None else "no",
    }
