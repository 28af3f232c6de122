"""The grammar of a pack's header: what stands in pack.yaml and nowhere else."""

from __future__ import annotations

from pocarms.language.grammar_compare import COMPARE
from pocarms.language.grammar_conditions import DURATION, flag
from pocarms.language.shapes import ByKind, Id, Key, ListOf, MapOf, Numeral, Plain, Record, Shape, Text, Word

_options = ByKind(
    sequence=ListOf(Plain("a name"), least=1),
    mapping=MapOf("names of options", Text(), least=1, form="any"),
)

_place = Record(
    "a place of the source",
    (
        Key("pages", Text(), "The pages on which it stands, as 14 or 9-11.", required=True),
        Key("none", Text(), "Why no rule carries it."),
    ),
    doc="A section, a box or a heading.",
)

_outline = Record(
    "an outline",
    (
        Key(
            "places",
            MapOf("sections, boxes and headings", ByKind(scalar=Text("the pages"), mapping=_place), 1, form="any"),
            "Every section (as cited), box (as `box 2`) and heading, with its pages. Each needs a rule, or a reason.",
            required=True,
        ),
        Key("footnotes", MapOf("pages", Text("the footnotes"), form="any"), "Which footnotes stand on which page."),
        Key(
            "facets",
            MapOf("ids of facets", ListOf(Plain("a value of the facet"), least=1), form="name"),
            "Values of a facet of which each needs a finding, such as the recommendations.",
        ),
    ),
    doc="What the source consists of: `pack check` sees what no rule carries, and citations that are misplaced.",
)

_source_doc = Record(
    "a source document",
    (
        Key("title", Text(), "Title as printed; never translated.", required=True),
        Key("short", Text(), "What citations call it, such as: the Brief. Without it they give the title."),
        Key("publisher", Text(), "Who published it."),
        Key("year", Text(), "Year of publication."),
        Key("url", Text(), "Where it can be read."),
        Key("outline", _outline, "What the document consists of, for `pack check`."),
    ),
    doc="A document that the pack draws on.",
)

_facet = Record(
    "a facet",
    (
        Key("label", Text(), "What the facet is called in reports."),
        Key("type", Word(("options", "number")), "options (the default) or number."),
        Key("options", _options, "The values a finding may have in this facet, in order; labels may be given."),
        Key("hidden_when", Id("a concept"), "The concept that says that the facet means nothing for a case."),
    ),
    doc="A way of sorting findings, such as the recommendation or the tier they belong to.",
)

_kind = Record(
    "a kind",
    (
        Key("label", Text(), "What findings of this kind are called in reports."),
        flag("advice", "true: something to do; placed in the findings scale unless it has a box."),
        flag("positive", "true: something that is going well."),
        Key("about", Word(("knowledge",)), "knowledge: about what is known or unknown; may use is_known and its like."),
        flag("level", "true: level rules may be of this kind (a hold)."),
        Key("box", Word(("first",)), "first: shown in a box of its own before the classes, and not placed in them."),
    ),
    doc="A kind of finding.",
)

_scale = Record(
    "a scale",
    (
        Key("label", Text(), "What the scale is called in reports."),
        Key(
            "of",
            Word(("findings", "whole")),
            "findings: each piece of advice is placed on it. whole: the case itself is.",
            required=True,
        ),
        Key("steps", _options, "The steps, lowest first; labels may be given.", required=True),
        Key("otherwise", Plain("a step"), "The lowest step: what remains when no rule holds.", required=True),
        Key("proceeding", ListOf(Plain("a step")), "The steps at which the matter may go ahead."),
        flag(
            "decision", "true: it suggests what to decide, and leads the report. Else it grades how something stands."
        ),
        Key("holding", Plain("a step"), "The step to show while it is not settled whether the matter may go ahead."),
    ),
    doc="An ordered scale, such as classes of urgency or levels of a decision.",
)

_addressable = Record(
    "something a finding may address",
    (
        Key("label", Text(), "What it is called in reports."),
        Key("present", Id("a concept"), "The concept that says it is present.", required=True),
        Key("now", Id("a concept"), "The concept that says it is doing harm now.", required=True),
    ),
    doc="A source of harm that findings may address.",
)


_memo_section = Record(
    "a section of the memo",
    (
        Key("title", Text(), "Its title.", required=True),
        Key("says", Text(), "What it says whatever the answers."),
        Key("questions", ListOf(Id("a question"), single=True), "The questions whose answers it shows, in this order."),
        flag("after_measures", "true: it stands after risks and measures, else before them."),
    ),
    doc="A section of the memo.",
)

_memo = Record(
    "a memo",
    (
        Key("title", Text(), "What the memo is called.", required=True),
        Key("reminder", Text(), "A reminder in a box at the top of every memo."),
        flag("leads", "true: assess writes the memo unless another report is asked for."),
        Key(
            "marking",
            Record(
                "a marking",
                (
                    Key(
                        "suggest",
                        Word(("confidential", "strictly_confidential")),
                        "The marking to suggest; a person confirms it.",
                        required=True,
                    ),
                    Key("when", Id("an action"), "The action that calls for it, and says why.", required=True),
                ),
                doc="A marking that the memo suggests.",
            ),
            "The marking that the memo suggests while an action is called for.",
        ),
        Key("sections", MapOf("ids of sections", _memo_section, form="name"), "Its sections, in reading order."),
        Key("signs", ListOf(Id("an owner")), "Who signs, in the order of the lines."),
        Key(
            "given",
            ListOf(Id("a question")),
            "Questions that say what the matter is. What would change the outcome is never looked for in them.",
        ),
    ),
    doc="The short paper for whoever decides.",
)


def _labels(key: str) -> MapOf:
    return MapOf(key, Text(), form="name")


def _things(key: str, shape: Shape) -> MapOf:
    return MapOf(key, shape, form="name")


def _header(name: str, shape: Shape, doc: str) -> Key:
    return Key(
        name,
        shape,
        doc,
        with_=("pack",),
        alone=f"'{name}' belongs to the header of the pack, which stands in pack.yaml alone",
    )


HEADER: tuple[Key, ...] = (
    Key(
        "pack",
        Plain("the id of the pack"),
        "The id of the pack: the name of its folder.",
        with_=("version", "title", "language"),
        alone="the header of the pack has no '{missing}'",
    ),
    _header("version", Text(), "Version of the pack, raised with every change of meaning."),
    _header("title", Text(), "Title of the pack."),
    _header("about", Text(), "What the pack is for, in a few sentences."),
    _header("language", Text(), "Language of the texts in these files, as a code: en."),
    _header("sources", _things("ids of source documents", _source_doc), "The documents the pack draws on."),
    _header("owners", _labels("ids of owners"), "Who can act or knows: id and name, in reading order."),
    _header("room", _labels("ids"), "Degrees of room to act: id and name, in reading order."),
    _header("blocks", _labels("ids of blocks"), "Blocks of questions: id and title, in asking order."),
    _header("facets", _things("ids of facets", _facet), "Ways of sorting findings."),
    _header("kinds", _things("ids of kinds", _kind), "The kinds of findings, in reading order."),
    _header("scales", _things("ids of scales", _scale), "The scales: classes of findings, levels of a case."),
    _header(
        "parameters",
        _things("ids of parameters", ByKind(scalar=Numeral(), mapping=DURATION)),
        "Named numbers and lengths of time that a profile may replace.",
    ),
    _header(
        "addressable",
        _things("ids", _addressable),
        "What findings may address: sources of harm, each with two concepts.",
    ),
    _header(
        "attributes",
        _things("names of attributes", ListOf(Plain("a word"), least=1)),
        "Fields of findings made by the author, which class rules may read: name and allowed words.",
    ),
    _header(
        "order",
        ListOf(Plain("foundation, harm, room_to_act or a facet"), least=1),
        "Reading order of findings inside a class: foundation, harm, room_to_act, or ids of facets.",
    ),
    _header("memo", _memo, "The short paper for whoever decides."),
    _header("compare", COMPARE, "How many missions are laid side by side for headquarters."),
    _header(
        "argued",
        MapOf(
            "codes of lints, or mutate and an operator", MapOf("ids of items", Text(), least=1, form="any"), form="any"
        ),
        "Why a warning of the workbench does not hold here: code, item, reason. Part of no meaning.",
    ),
    _header("retired", ListOf(Plain("an id")), "Ids that were used once and may never be used again."),
)
