"""Why a policy refuses a rule pack and what to do about it, in English; `fault_words_fr` has the same keys."""

from __future__ import annotations

from collections.abc import Mapping

EN: Mapping[str, str] = {
    "refused": "the policy {policy} refuses the rule pack {pack} {version}: {reason}",
    "help.refused": "Ask whoever wrote the policy, or mend the pack; `pocarms pack passport {folder}` shows its "
    "passport.",
    "unconfirmed": "{n} of its citations are unconfirmed, and {most} may be",
    "stale": "its passport was written for another state of its files; `pocarms pack passport PACK --write` measures "
    "it anew",
    "unreadable": "its passport cannot be read; `pocarms pack passport PACK --write` measures it anew",
    "no_passport": "it has no passport; `pocarms pack passport PACK --write` measures it anew",
    "no_tests": "it has no tests",
    "tests_fail": "{n} of its {of} tests fail",
    "not_measured": "which faults its tests notice was not measured",
    "unnoticed": "{n} small faults go unnoticed by its tests, and {most} may",
    "lints_not_run": "the lints were not run on it (their solver was not installed)",
    "lints": "the lints see {n} warnings in it, and could not decide {undecided} questions",
    "changed": "it has changed since {by} reviewed it on {on}",
    "unread": "no person has reviewed it",
    "undated": "whether its review has expired cannot be told: the profile has no as_of, and --on gives none",
    "expired": "its review of {on} has expired on {as_of}, the day the assessment is made for",
    "digest": "its digest {digest} is not one that the policy knows",
}
