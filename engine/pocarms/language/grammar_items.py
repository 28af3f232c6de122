"""The grammar of what a pack is made of: questions, concepts, findings, the rules that place them, and the rest."""

from __future__ import annotations

from pocarms.language.grammar_conditions import CONDITION, SOURCE, WHEN, WHEN_REQUIRED, flag, ids, says
from pocarms.language.shapes import ByKind, Id, Key, ListOf, MapOf, NewId, Plain, Record, Shape, Text, Word

QUESTION_TYPES = ("yes_no", "practice", "choice", "choices", "ordered", "number", "date", "text")

QUESTION = Record(
    "a question",
    (
        Key("ask", Text(), "The question, in plain words.", required=True),
        Key(
            "type",
            Word(QUESTION_TYPES),
            "yes_no: a fact. practice: yes / partly / no. choice: one of several. choices: a yes/no/unknown line per "
            "option. ordered: one of several, in order. number, date, text.",
            required=True,
        ),
        Key(
            "options",
            ByKind(
                sequence=ListOf(Plain("an option"), least=2),
                mapping=MapOf("ids of options", Text(), least=1, form="any"),
            ),
            "choice, choices, ordered: ids of the options, with their wording. Ordered: in their order.",
        ),
        Key(
            "adverse",
            Word(("high", "low", "old", "new")),
            "Which end is the worrying one. ordered, number: high or low. date: old or new.",
        ),
        Key("asked_when", CONDITION, "When the question applies: a condition over other answers."),
        Key("why", Text(), "Why we ask."),
        Key("counts_as", MapOf("answers", Text(), form="any"), "What an answer takes in: {partly: On paper only.}"),
        ids("who_knows", "an owner", "Who can answer.", single=True),
        Key("where_to_look", Text(), "Where the answer may be found."),
        Key("unit", Text(), "number: the unit."),
        flag("changeable", "true: the mission can change the answer by acting; history cannot be changed."),
        flag("may_not_apply", "true: a person may answer not_applicable, with a reason."),
        Key("of", Word(("part",)), "part: may be answered per area or component."),
        flag("core", "true: asked first."),
        flag("sensitive", "true: the answer needs care in handling."),
        Key("block", Id("a block"), "The block it is asked in."),
        Key(
            "takes_from",
            Record(
                "a link to another pack",
                (
                    Key("pack", Plain("the id of a pack"), "The other pack.", required=True),
                    Key("question", Plain("the id of a question there"), "Its question.", required=True),
                    Key(
                        "map",
                        MapOf("answers there", Plain("an answer here"), least=1, form="any"),
                        "Its answers, each with ours.",
                        required=True,
                    ),
                ),
                doc="The answer may be taken from another assessment.",
            ),
            "The answer may be taken from an assessment with another pack.",
        ),
        Key(
            "falls_due",
            ListOf(Word(("itself", "before", "during", "after")), least=1, single=True),
            "date: what falls due on that day: what the question itself asks about; the measures to be taken before, "
            "during or after.",
        ),
        SOURCE,
    ),
    doc="Something a mission is asked.",
)

CONCEPT = Record(
    "a concept's rule",
    (
        Key("concludes", NewId("the concept"), "The concept this rule concludes.", required=True),
        Key("when", CONDITION, "When the concept holds by this rule.", required=True),
        Key("label", Text(), "What the concept means, in words."),
        SOURCE,
    ),
    doc="One rule that concludes a concept. A concept is true if one of its rules is, false if all are.",
)


def _choose(of: str) -> Shape:
    branch = Record(
        "a branch of choose",
        (
            Key("when", CONDITION, "When this branch is taken.", with_=("text",)),
            Key("text", Id(of), "What it gives.", with_=("when",)),
            Key("otherwise", Id(of), "What remains; the last branch."),
        ),
        doc="One branch; the first that holds is taken.",
        least=1,
        at_most=2,
    )
    return ByKind(
        scalar=Id(of),
        mapping=Record(
            "a choice",
            (Key("choose", ListOf(branch, least=1), "Branches, the first that holds is taken.", required=True),),
            doc="A value that depends on the answers.",
        ),
    )


FINDING = Record(
    "a finding",
    (
        Key("kind", Id("a kind"), "The kind of finding.", required=True),
        Key("title", Text(), "A short title.", required=True),
        WHEN,
        ids(
            "practice",
            "a question about a practice",
            "The finding stands while one of these practices is no or partly.",
            single=True,
        ),
        flag("key", "true: a practice without which others do not count."),
        ids("addresses", "something addressable", "What harm this would lessen; `any`, or `none`.", single=True),
        Key("needs_task", CONDITION, "The task it needs in the mandate. Where false: for headquarters."),
        ids("needs", "a finding", "Findings that are foundations of this one.", single=True),
        ids("helped_by", "a finding", "Findings that would help; printed, and nothing more.", single=True),
        Key(
            "for_each",
            Record(
                "for_each",
                (Key("question", Id("a question"), "A choice, ordered or several-choice question.", required=True),),
                doc="Makes one finding for each option of a question.",
            ),
            "Makes one finding per option: `each` in conditions is the option, {each} in texts its wording.",
        ),
        Key("advice", Text(), "What to do."),
        Key("reason", Text(), "Why it matters here."),
        Key("first_step", Text(), "The first step, small enough to take soon."),
        Key("done_when", Text(), "How one sees that it is done."),
        Key("owner", _choose("an owner"), "Who acts: an owner, or a choose with conditions."),
        Key("room_to_act", _choose("a degree of room to act"), "How much is in the mission's own hands."),
        Key(
            "facets",
            MapOf("ids of facets", ListOf(Plain("a value of the facet"), single=True), form="name"),
            "Where it belongs: {recommendation: [5]}.",
        ),
        Key("tags", ListOf(Plain("a tag"), single=True), "Free marks that modifiers may select."),
        ids("examples", "an example", "Examples of practice shown beside it.", single=True),
        Key("notes", ListOf(Text(), single=True), "Notes printed with it."),
        SOURCE,
    ),
    doc="What a reader acts on.",
    other=Plain("a word"),
    other_key="an attribute that the pack declares",
)

CLASS_RULE = Record(
    "a class rule",
    (
        Key("id", NewId("the rule"), "The id of the rule, needed where it says something."),
        Key(
            "at_least",
            Plain("a step"),
            "The step of the findings scale it places a finding at least at.",
            required=True,
        ),
        WHEN_REQUIRED,
        Key("says", Text(), "The reason, in words."),
    ),
    doc="Places findings at least at a step. Reads finding.harm, finding.state, finding.key and attributes.",
)

LEVEL_RULE = Record(
    "a level rule",
    (
        Key("id", NewId("the rule"), "The id of the rule.", required=True),
        Key("scale", Id("a scale"), "The scale, needed where the step is on several."),
        Key("at_least", Plain("a step"), "The step it places the case at least at.", required=True),
        WHEN_REQUIRED,
        says("The reason, in words."),
        Key("kind", Id("a kind"), "A kind with level: true, for holds about what is not known."),
        SOURCE,
    ),
    doc="Places the case at least at a step of a scale, from adverse answers only.",
)

MODIFIER = Record(
    "a modifier",
    (
        Key("label", Text(), "What it is called in reports."),
        WHEN_REQUIRED,
        Key(
            "applies_to",
            ByKind(
                scalar=Word(("all",)),
                mapping=Record(
                    "a selection of findings",
                    (
                        flag("all", "true: every finding."),
                        ids("kinds", "a kind", "Findings of these kinds.", single=True),
                        Key("tags", ListOf(Plain("a tag"), single=True), "Findings with one of these tags."),
                        ids("ids", "a finding", "These findings.", single=True),
                        Key(
                            "facet",
                            MapOf("ids of facets", ListOf(Plain("a value"), single=True), form="name"),
                            "Findings with one of these values in a facet.",
                        ),
                    ),
                    doc="Findings that fit any of the ways given.",
                    least=1,
                ),
            ),
            "Which findings it touches: all, or kinds, tags, ids, facet.",
            required=True,
        ),
        Key(
            "then",
            Record(
                "the 'then' of a modifier",
                (
                    Key("advice", Text(), "Replaces the advice."),
                    Key("first_step", Text(), "Replaces the first step."),
                    Key("owner", Id("an owner"), "Replaces the owner."),
                    Key("room_to_act", Id("a degree of room to act"), "Replaces the room to act."),
                    Key("order", Word(("first", "last")), "Puts it first or last inside its class."),
                    Key("note", Text(), "Adds a note."),
                    Key("label", Text(), "Adds a label."),
                ),
                doc="What changes. Never a class; nothing is ever hidden.",
                least=1,
                hint="A modifier changes how a finding is told; it never changes a class and never hides anything.",
            ),
            "What changes: approach, wording, owner, order, notes, labels; never a class.",
            required=True,
        ),
        ids("over", "a modifier", "Modifiers that give way where both set the same thing.", single=True),
        SOURCE,
    ),
    doc="Changes how findings are told, never whether or how urgent.",
)

BUNDLE = Record(
    "a bundle",
    (
        Key("title", Text(), "Title of the joint action.", required=True),
        Key("findings", ListOf(Id("a finding"), least=1), "The findings it takes together.", required=True),
        WHEN,
        Key("advice", Text(), "The joint advice."),
        SOURCE,
    ),
    doc="Findings that are best acted on together.",
)

CONFLICT = Record(
    "a conflict",
    (
        WHEN_REQUIRED,
        says("What cannot be right, and what to check."),
        ids("doubts", "a question", "Questions whose answers count as unknown while this holds.", single=True),
        SOURCE,
    ),
    doc="Answers that cannot all be right.",
)

MEASURE = Record(
    "a measure",
    (
        says("What is done."),
        Key(
            "fits",
            ByKind(sequence=ListOf(CONDITION, least=1), mapping=CONDITION),
            "Where it fits: a condition, or a list of which one must hold.",
            required=True,
        ),
        Key(
            "covers",
            ListOf(Id("a level rule or a finding"), least=1, single=True),
            "The risks it covers: level rules or findings.",
            required=True,
        ),
        Key("when", Word(("before", "during", "after")), "Before, during or after delivery.", required=True),
        Key("owner", Id("an owner"), "Who does it.", required=True),
        Key("done_by", Id("a question about a practice"), "The practice question that shows it is done."),
        SOURCE,
    ),
    doc="A measure that lessens a risk.",
)

STEP = Record(
    "a step of the procedure",
    (
        says("What is done."),
        ids("after", "a step of the procedure", "Steps that come first.", single=True),
        WHEN,
        Key("done", CONDITION, "When it counts as done."),
        Key("who", Id("an owner"), "Who does it."),
        SOURCE,
    ),
    doc="A step of a procedure.",
)

ACTION = Record(
    "an action",
    (
        says("What is done."),
        WHEN_REQUIRED,
        Key("who", Id("an owner"), "Who does it."),
        Key(
            "checked_with",
            Plain("the id of a pack"),
            "The pack whose profiles the action calls for, such as proposals; the register counts them.",
        ),
        SOURCE,
    ),
    doc="Something that is due beside the findings, such as a report.",
)

EXAMPLE = Record(
    "an example",
    (Key("title", Text(), "Title.", required=True), says("The case, told briefly."), SOURCE),
    doc="A case of practice told by a source.",
)
