"""The fixed words on a pack's passport and on policies in English; a part of `strings_en`."""

from __future__ import annotations

PASSPORT: dict[str, str | tuple[str, str]] = {
    "method.passport": "Checks on the rules",
    "fact.policy": "Rules allowed by the policy",
    "passport.of": "{n} of {of}",
    "passport.current": "measured on these rules as they are",
    "passport.stale": "measured on an earlier state of these rules",
    "passport.none": "not measured",
    "passport.unreadable": "what was measured cannot be read",
    "passport.tests_passed": "{of} tests pass",
    "passport.faults_noticed": "the tests notice {of} small faults put in on purpose",
    "passport.lint_warnings": "warnings: {of}",
    "passport.citations_unconfirmed": "{of} citations unconfirmed",
    "passport.reviewed_none": "not reviewed by a person",
    "passport.reviewed_yes": "reviewed by {by} on {on}",
    "passport.reviewed_earlier": "an earlier state was reviewed by {by} on {on}",
}
