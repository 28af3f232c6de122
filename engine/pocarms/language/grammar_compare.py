"""The grammar of `compare` in a pack's header: what headquarters sees of many missions side by side."""

from __future__ import annotations

from pocarms.language.grammar_conditions import DURATION, flag
from pocarms.language.shapes import Id, Key, ListOf, MapOf, Plain, Record, Text, Whole

_row = Record(
    "rows of the grid",
    (
        Key("facet", Plain("a facet"), "The facet whose options are the rows, in their order.", required=True),
        Key(
            "graded_by",
            MapOf("options of the facet", Plain("a scale of the whole"), least=1, form="any"),
            "The scale that grades a row. A row without one shows counts of its practices and no grade.",
        ),
    ),
    doc="Rows of the grid: one for each option of a facet. Its practices are those of the findings sorted under it.",
)

_like = Record(
    "like conditions",
    (
        Key("at_least", Whole(1), "How many of them two missions must share.", required=True),
        Key("of", ListOf(Id("a concept"), least=1), "The concepts, shared where they are true in both.", required=True),
    ),
    doc="When the conditions of two missions are alike, so that one may learn from the other.",
)

_list = Record(
    "a list for headquarters",
    (
        Key("label", Text(), "What the list is called in reports.", required=True),
        flag("limited_by_mandate", "true: findings that need a task which the mandate does not give."),
        Key("kinds", ListOf(Plain("a kind"), least=1, single=True), "Findings of these kinds."),
        Key("practices", ListOf(Id("a question"), least=1, single=True), "Practices that are missing or partly there."),
        Key(
            "runs", Whole(2), "Gaps that were there in so many assessments of one mission in a row, the last included."
        ),
    ),
    doc="What missions need from headquarters: whatever one of its keys picks out.",
)

COMPARE = Record(
    "compare",
    (
        Key(
            "panels",
            Id("a question"),
            "A choice question: missions that answer alike stand side by side, in a panel of their own.",
        ),
        Key("rows", ListOf(_row, least=1), "The rows of the grid, in order.", required=True),
        Key("shared_by", Whole(2), "A gap that at least so many missions have is shared.", required=True),
        Key("dates_within", DURATION, "Missions whose days lie farther apart are compared with a warning."),
        Key("like", _like, "When the conditions of two missions are alike."),
        Key("headquarters", MapOf("ids of lists", _list, form="name"), "The lists for headquarters, in order."),
    ),
    doc="How missions are laid side by side. Nothing here is added up or ranked.",
)
