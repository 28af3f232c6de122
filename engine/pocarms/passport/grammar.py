"""The grammar of a pack's passport and of a policy: read like packs, with every fault at its place."""

from __future__ import annotations

from pocarms.language.grammar_conditions import DURATION, flag
from pocarms.language.shapes import Day, Id, Key, ListOf, MapOf, Record, Text, Whole


def _counts(what: str, *names: tuple[str, str]) -> Record:
    return Record(what, tuple(Key(name, Whole(), doc, required=True) for name, doc in names))


REVIEW = Record(
    "a review",
    (
        Key("by", Text(), "Who has read the pack.", required=True),
        Key("on", Day(), "When.", required=True),
        Key("digest", Text(), "The digest of what was read.", required=True),
    ),
)

PASSPORT = Record(
    "a passport",
    (
        Key("pack", Text(), "The pack.", required=True),
        Key("version", Text(), "Its version.", required=True),
        Key("digest", Text(), "The pack's digest when it was measured.", required=True),
        Key("files", Text(), "The digest of its files then, tests and comments among them.", required=True),
        Key("measured_with", Text(), "The version of the tool.", required=True),
        Key(
            "tests",
            _counts(
                "counts of tests",
                ("passed", "Tests that pass."),
                ("of", "Tests."),
                ("drafted", "Tests not yet named by an author."),
            ),
            "The pack's own tests.",
        ),
        Key(
            "faults",
            _counts(
                "counts of faults",
                ("noticed", "Faults that a test notices."),
                ("of", "Faults put in, without those proved to mean the same."),
            ),
            "Small faults put into the pack.",
        ),
        Key(
            "lint",
            _counts(
                "counts of warnings",
                ("warnings", "Warnings."),
                ("argued", "Warnings argued with."),
                ("not_decided", "Questions not decided."),
            ),
            "What the lints see.",
        ),
        Key("review", REVIEW, "The last review by a person."),
    ),
    hint="The file is written by `pocarms pack passport PACK --write`.",
)

MUST = Record(
    "what packs must be",
    (
        flag("pass_tests", "true: its tests were run on it as it is, and all pass."),
        flag("be_lint_clean", "true: the lints were run on it as it is, and see nothing that is not argued with."),
        Key("leave_unnoticed_at_most", Whole(), "So many small faults may go unnoticed by its tests."),
        Key("leave_unconfirmed_at_most", Whole(), "So many citations may be unconfirmed."),
        flag("be_reviewed", "true: a person has read it as it is."),
        Key(
            "be_reviewed_within",
            DURATION,
            "A person has read it as it is, no longer ago than this on the day the assessment is made for.",
        ),
        Key(
            "have_digest",
            MapOf("ids of packs", ListOf(Text(), least=1, single=True), form="name"),
            "Its digest is one of these: the whole, or its first 12 characters or more.",
        ),
    ),
    doc="Whatever a pack must be. A pack that is not is refused.",
    least=1,
)

POLICY = Record(
    "a policy",
    (
        Key("policy", Id("the policy"), "The name that reports give it.", required=True),
        Key("title", Text(), "What it is for, in one line."),
        Key("packs_must", MUST, "What every pack must be.", required=True),
    ),
    doc="Which rule packs may be used.",
)
