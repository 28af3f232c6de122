"""The grammar of a pack's tests: a few answers, and what must come out."""

from __future__ import annotations

from pocarms.language.grammar_conditions import flag
from pocarms.language.grammar_profile import GIVEN
from pocarms.language.shapes import ByKind, Foreign, Id, Key, ListOf, MapOf, Plain, Record, Text, Word

_between = ByKind(
    scalar=Plain("a step"),
    mapping=Record(
        "a floor and a ceiling",
        (
            Key("floor", Plain("a step"), "The highest step proved.", required=True),
            Key("ceiling", Plain("a step"), "The highest step not ruled out.", required=True),
        ),
        doc="From floor to ceiling; one step alone stands for both.",
    ),
)

_results = "findings, level rules, bundles, measures, actions or modifiers"
_result = "a finding, level rule, bundle, measure, action or modifier"

_EXPECTATIONS: tuple[Key, ...] = (
    Key("established", ListOf(Id(_result), single=True), f"These {_results} hold."),
    Key("ruled_out", ListOf(Id(_result), single=True), f"These {_results} do not hold."),
    Key(
        "open",
        ByKind(
            scalar=Id(_result),
            sequence=ListOf(Id(_result)),
            mapping=MapOf("ids of findings", ListOf(ListOf(Id("a question"), least=1))),
        ),
        "These are not settled; a mapping says by which smallest sets of questions each would be.",
    ),
    Key("concepts", MapOf("ids of concepts", Word(("true", "false", "unknown"))), "Values of concepts."),
    Key("class", MapOf("ids of findings", _between), "Where findings are placed."),
    Key("level", MapOf("ids of scales", _between, form="name"), "Where the case stands on a scale."),
    Key("headline", MapOf("ids of scales", Plain("a step"), form="name"), "What is shown of a scale."),
    Key("conflicts", ListOf(Id("a conflict"), single=True), "These conflicts hold, and no other."),
    Key("applies", MapOf("ids of questions", Word(("yes", "no", "waiting"))), "Whether questions apply."),
    Key("owner", MapOf("ids of findings", Id("an owner")), "Who acts."),
    Key(
        "list",
        MapOf("ids of findings", Word(("mission", "headquarters", "check_mandate"))),
        "On whose list findings stand: the mission's where the task is given, else one to raise or to look up.",
    ),
    Key(
        "steps",
        MapOf("ids of steps", Word(("done", "missing", "not_yet", "unknown", "does_not_apply"))),
        "Where steps of the procedure stand.",
    ),
)

_part_expectation = Record("what must come out in a part", _EXPECTATIONS, doc="What must come out.", least=1)

TEST = Record(
    "a test",
    (
        Key("name", Text(), "What the test shows, in words; unlike every other.", required=True),
        Key("given", Foreign("questions with their answers", GIVEN), "The answers.", required=True),
        Key(
            "then",
            Record(
                "what must come out",
                (
                    *_EXPECTATIONS,
                    Key("parts", MapOf("ids of parts", _part_expectation, form="name"), "What must come out in parts."),
                ),
                doc="What must come out.",
                least=1,
            ),
            "What must come out.",
            required=True,
        ),
        flag("drafted", "true: written by the tool, not yet looked at by an author."),
    ),
    doc="A named case: a few answers, and what must come out.",
)
