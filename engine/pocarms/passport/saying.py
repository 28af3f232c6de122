"""A passport in words, for the command line, and as the short texts that results carry."""

from __future__ import annotations

from pocarms.passport.data import CURRENT, NONE, STALE, Passport

_STATES = {
    CURRENT: "measured on the pack as it is",
    STALE: "STALE: the files have changed since; pack passport --write measures them anew",
    NONE: "nothing measured yet; pack passport --write does it",
}


def lines(held: Passport) -> tuple[str, ...]:
    """Return a passport in lines: counts, never a mark."""
    out = [f"passport: {_STATES.get(held.state, 'cannot be read')}"]
    record = held.record
    if record is not None:
        tests, faults, lint = record.tests, record.faults, record.lint
        if tests is not None:
            drafted = f", {tests.drafted} of them drafted and not yet named" if tests.drafted else ""
            out.append(f"tests: {tests.passed} of {tests.of} pass{drafted}")
        if faults is None:
            out.append("small faults: not counted; that needs tests, all of which pass")
        else:
            out.append(f"small faults: tests notice {faults.noticed} of {faults.of}; {faults.of - faults.noticed} not")
        if lint is None:
            out.append("lints: not run")
        else:
            undecided = f", {lint.not_decided} questions not decided" if lint.not_decided else ""
            out.append(f"lints: {lint.warnings} warnings, {lint.argued} argued with{undecided}")
    out.append(f"citations: {held.unconfirmed} of {held.citations} unconfirmed")
    review = held.review
    if review is None:
        out.append("review: no person has reviewed it")
    else:
        since = "" if held.reviewed is not None else ", in an earlier state"
        out.append(f"review: by {review.by} on {review.on}{since}")
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
