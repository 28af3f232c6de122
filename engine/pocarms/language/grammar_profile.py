"""The grammar of answers and profiles. `profiles.load` reads them; this is what the editor is told about them."""

from __future__ import annotations

from pocarms.language.grammar_conditions import DURATION
from pocarms.language.shapes import ByKind, Day, Id, Key, ListOf, MapOf, Numeral, Plain, Record, Shape, Text, Word
from pocarms.model.profile import ACTION_STATES

_LINE = Word(("yes", "no", "unknown"))

_one_answer = Record(
    "an answer",
    (
        Key(
            "answer",
            ByKind(
                scalar=Plain("the answer"),
                sequence=ListOf(Plain("an option")),
                mapping=Record(
                    "lines of a several-choice question",
                    (Key("only", ListOf(Plain("an option")), "Yes to these, no to all others."),),
                    other=_LINE,
                    other_key="an option",
                ),
            ),
            "The answer: a value, unknown, or not_applicable (then with a reason).",
        ),
        Key("source", Text(), "Where the answer comes from."),
        Key("as_of", Day(), "The day on which it was so."),
        Key("reliability", Word(("strong", "fair", "weak")), "How reliable the source is."),
        Key("by", Text(), "Who gave the answer."),
        Key("note", Text(), "A remark."),
        Key("reason", Text(), "Why the question does not apply; needed with not_applicable."),
        Key("only", ListOf(Plain("an option")), "Several-choice: yes to these, no to all others."),
    ),
    doc="One person's answer. For a several-choice question in short form: a line per option.",
    other=_LINE,
    other_key="an option of a several-choice question",
)

ANSWER = ByKind(
    scalar=Plain("the answer"),
    sequence=ListOf(ByKind(scalar=Plain("an option"), mapping=_one_answer)),
    mapping=_one_answer,
)

ANSWERS = MapOf("ids of questions", ANSWER)

PARAMETERS = MapOf("ids of parameters", ByKind(scalar=Numeral(), mapping=DURATION), form="name")

ACTIONS = MapOf(
    "ids of findings or measures",
    Record(
        "an action",
        (
            Key("status", Word(ACTION_STATES), "How far it is; not_started where nothing is said."),
            Key("owner", Text(), "Who does it: a component, a post."),
            Key("due", Day(), "By when it is to be done."),
            Key("review", Day(), "When to look at it again."),
            Key("evidence", Text(), "What shows that it is done, or how far it is."),
            Key("note", Text(), "A remark."),
            Key("reason", Text(), "Why it was dropped; needed with dropped."),
            Key("by", Text(), "Who stated this."),
            Key("on", Day(), "When it was stated."),
        ),
        doc="What was decided on one piece of advice. 'pocarms import' writes it from an action plan.",
    ),
)

_shared = MapOf(
    "ids of shared blocks",
    Record(
        "a shared block",
        (
            Key("title", Text(), "What the block is about."),
            Key("answers", ANSWERS, "Its answers."),
        ),
        doc="Answers given once for several parts.",
    ),
    form="name",
)

_part = Record(
    "a part",
    (
        Key("id", Plain("an id"), "The id of the part.", required=True),
        Key("title", Text(), "What it is called."),
        Key("uses", ListOf(Plain("the id of a shared block"), single=True), "Shared blocks it uses."),
        Key("answers", ANSWERS, "Its own answers, to questions that may be answered per part."),
        Key("actions", ACTIONS, "The action plan for this part."),
    ),
    doc="An area of a mission, or a component of support by recipient.",
)

GIVEN = Record(
    "the answers of a test",
    (
        Key("as_of", Day(), "The day on which the test takes place."),
        Key("parameters", PARAMETERS, "Parameters of the pack, replaced."),
        Key("shared", _shared, "Shared blocks."),
        Key("parts", ListOf(_part), "Parts."),
    ),
    doc="Questions with their answers, and what else the case needs.",
    other=ANSWER,
    other_key="the id of a question",
)

PROFILE: Shape = Record(
    "a profile",
    (
        Key("pack", Id("a pack"), "The pack: the name of its folder.", required=True),
        Key("version", Text(), "Pins the version of the pack."),
        Key("profile", Plain("an id"), "A stable id of this profile.", required=True),
        Key(
            "subject",
            Record(
                "a subject",
                (
                    Key("name", Text(), "Name of the mission, or of the proposal.", required=True),
                    Key("type", Text(), "Type: pko, spm, support …"),
                    Key("country", Text(), "Country."),
                ),
                doc="What the profile is about; further keys print as they are.",
                other=Text(),
                other_key="any further detail",
            ),
            "What the profile is about.",
        ),
        Key("as_of", Day(), "The day for which the answers are given; ages are counted from it."),
        Key(
            "marking",
            Word(("unclassified", "confidential", "strictly confidential"), open=True),
            "Marking of the profile, printed on each page: one of these, or of your own list in pocarms-marking.yaml.",
        ),
        Key(
            "state",
            ByKind(
                scalar=Word(("draft", "reviewed", "approved")),
                mapping=Record(
                    "a state",
                    (
                        Key("is", Word(("draft", "reviewed", "approved")), "The state."),
                        Key("by", Text(), "Who brought it there."),
                        Key("on", Day(), "When."),
                        Key("seal", Text(), "The fingerprint of the answers then; 'pocarms sign' writes it."),
                    ),
                    other=Text(),
                    other_key="any further detail",
                ),
            ),
            "draft, reviewed or approved.",
        ),
        Key("by", Text(), "Who reviewed or approved it."),
        Key("date", Day(), "When it was reviewed or approved."),
        Key("parameters", PARAMETERS, "Parameters of the pack, replaced."),
        Key("answers", ANSWERS, "The answers."),
        Key("shared", _shared, "Shared blocks: answers given once for several parts."),
        Key("parts", ListOf(_part), "Areas of a mission, or components of support."),
        Key("actions", ACTIONS, "The action plan: what was decided on each piece of advice for the whole."),
        Key("note", Text(), "A remark."),
    ),
    doc="A profile: one mission's, or one proposal's, answers with their evidence.",
)
