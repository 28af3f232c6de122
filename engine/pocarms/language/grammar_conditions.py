"""The grammar of conditions and of what stands in many places: sources, durations, lists of ids."""

from __future__ import annotations

from pocarms.language.shapes import ByKind, Flag, Id, Key, ListOf, Named, Plain, Record, Shape, Text, Whole, Word

CONDITION = Named("condition", "a condition")
SOURCES = Named("sources", "where it comes from")
DURATION = Named("duration", "a length of time")
TEST = Named("test", "a test")

_duration = Record(
    "a length of time",
    (
        Key("months", Whole(1), "Whole calendar months."),
        Key("days", Whole(1), "Days."),
    ),
    doc="A length of time in whole months or in days: {months: 3}. Exactly one of the two.",
    least=1,
    at_most=1,
)

_values = ListOf(Plain("a value"), least=1, single=True)
_number = Plain("a number or the name of a parameter")

_test = ByKind(
    scalar=Plain("the value the answer must have"),
    sequence=ListOf(Plain("a value"), least=1),
    mapping=Record(
        "a test",
        (
            Key("is", _values, "The answer is this value, or one of these."),
            Key("is_not", Plain("a value"), "There is an answer, and it is not this value."),
            Key("none_of", ListOf(Plain("a value"), least=1), "There is an answer, and it is none of these values."),
            Key(
                "at_least",
                _number,
                "At least this step of a practice or an ordered question, in the order of its options; or this number.",
            ),
            Key("at_most", _number, "At most this step, in the order of the options; or this number."),
            Key("adverse_at_least", Plain("a value"), "This step, or a more adverse one."),
            Key("has", Plain("an option"), "Several-choice: the line of this option is yes."),
            Key("has_any", ListOf(Plain("an option"), least=1), "Several-choice: a line of one of these is yes."),
            Key("has_all", ListOf(Plain("an option"), least=1), "Several-choice: the lines of all of these are yes."),
            Key("lacks", Plain("an option"), "Several-choice: the line of this option is no."),
            Key(
                "count",
                Record(
                    "a count",
                    (Key("at_least", Whole(1), "So many lines are yes.", required=True),),
                    doc="How many lines of a several-choice question are yes.",
                ),
                "Several-choice: at least so many lines are yes.",
            ),
            Key("more_than", _number, "A number above this one."),
            Key("less_than", _number, "A number below this one."),
            Key("before", Plain("a date"), "A date before this one."),
            Key("after", Plain("a date"), "A date after this one."),
            Key(
                "older_than",
                ByKind(scalar=Plain("the name of a parameter"), mapping=DURATION),
                "A date longer ago than this, counted back from the profile's as_of.",
            ),
        ),
        doc="A test on one answer. Several tests in one mapping must all hold.",
        least=1,
    ),
)

_evidence = Record(
    "a test on evidence",
    (
        Key("of", Id("a question"), "The question whose evidence is looked at.", required=True),
        Key("at_least", Word(("weak", "fair", "strong")), "The evidence is at least this reliable."),
        Key(
            "within",
            ByKind(scalar=Plain("the name of a parameter"), mapping=DURATION),
            "The evidence is no older than this at the profile's as_of.",
        ),
    ),
    doc="How good the evidence behind a known answer is.",
)

_condition = Record(
    "a condition",
    (
        Key("all", ListOf(CONDITION, least=1), "True where all of these are true."),
        Key("any", ListOf(CONDITION, least=1), "True where one of these is true."),
        Key(
            "not",
            CONDITION,
            "Turns true and false round. Also true where the question does not apply: prefer is_not, none_of, lacks.",
        ),
        Key("at_least", Whole(1), "True where so many of the conditions under `of` are true.", with_=("of",)),
        Key("of", ListOf(CONDITION, least=1), "The conditions that at_least counts.", with_=("at_least",)),
        Key("applies", Id("a question"), "True where the question applies, false where it does not."),
        Key("is_known", Id("a question"), "Kinds about knowledge only: an answer is known."),
        Key("is_unknown", Id("a question"), "Kinds about knowledge only: the question applies, no answer is known."),
        Key("evidence", _evidence, "Kinds about knowledge only: how good the evidence of a known answer is."),
        Key("any_part", Id("a concept"), "In the whole: the concept holds in at least one part."),
        Key("all_parts", Id("a concept"), "In the whole: the concept holds in every part."),
    ),
    doc="A condition. Every other key is a question with a test on its answer, a concept with true or false, or (in "
    "class rules) a field of the finding such as finding.harm. Several keys together must all hold.",
    other=TEST,
    other_key="the id of a question or a concept",
    least=1,
)

_citation = Record(
    "a source",
    (
        Key("doc", Id("a source document"), "The document: an id under `sources` of pack.yaml.", required=True),
        Key("section", Text(), "Section number, as printed."),
        Key("page", Text(), "Page, or pages as 37-38."),
        Key("box", Text(), "Number of the box."),
        Key("footnote", Text(), "Number of the footnote."),
        Key("paragraph", Text(), "Paragraph, annex, principle: any finer place."),
        Key(
            "basis",
            Word(("stated", "inferred", "external")),
            "stated: the document says it. inferred: we draw it from the document. external: it comes from elsewhere.",
        ),
        Key("status", Word(("confirmed", "unconfirmed")), "unconfirmed: nobody has seen the passage; prints as such."),
        Key("note", Text(), "An error or a tension in the source itself, printed beside the citation."),
    ),
    doc="Where a statement comes from.",
)

DEFINITIONS: dict[str, Shape] = {
    "condition": _condition,
    "test": _test,
    "duration": _duration,
    "citation": _citation,
    "sources": ListOf(Named("citation", "a source"), least=1, single=True),
}

WHEN = Key("when", CONDITION, "When it holds. Without it, always.")
WHEN_REQUIRED = Key("when", CONDITION, "When it holds.", required=True)
SOURCE = Key("source", SOURCES, "Where it comes from: one source or a list of them.")


def says(doc: str) -> Key:
    """Return the key `says` with its own line for the editor."""
    return Key("says", Text(), doc, required=True)


def flag(name: str, doc: str) -> Key:
    """Return a key that is true or false."""
    return Key(name, Flag(), doc)


def ids(name: str, of: str, doc: str, single: bool = False) -> Key:
    """Return a key that holds a list of ids."""
    return Key(name, ListOf(Id(of), single=single), doc)
