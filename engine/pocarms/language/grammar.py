"""The whole grammar of a pack file: the header and the sections, in one place."""

from __future__ import annotations

from pocarms.language import grammar_items as items
from pocarms.language.grammar_conditions import DEFINITIONS
from pocarms.language.grammar_header import HEADER
from pocarms.language.grammar_tests import TEST
from pocarms.language.shapes import Key, ListOf, MapOf, Plain, Record, Shape

SECTIONS: tuple[Key, ...] = (
    Key("questions", MapOf("ids of questions", items.QUESTION), "What a mission is asked, by id."),
    Key("concepts", ListOf(items.CONCEPT), "Rules that conclude concepts; several may conclude the same one."),
    Key("findings", MapOf("ids of findings", items.FINDING), "What a reader acts on, by id."),
    Key("class_rules", ListOf(items.CLASS_RULE), "Rules that place findings on the findings scale."),
    Key("class_caps", MapOf("ids of kinds", Plain("a step"), form="name"), "Highest step for findings of a kind."),
    Key("modifiers", MapOf("ids of modifiers", items.MODIFIER), "What changes how findings are told."),
    Key("bundles", MapOf("ids of bundles", items.BUNDLE), "Findings best acted on together."),
    Key("conflicts", MapOf("ids of conflicts", items.CONFLICT), "Answers that cannot all be right."),
    Key("level_rules", ListOf(items.LEVEL_RULE), "Rules that place the case on a scale."),
    Key("measures", MapOf("ids of measures", items.MEASURE), "Measures that lessen risks."),
    Key("steps", MapOf("ids of steps", items.STEP), "The steps of a procedure."),
    Key("actions", MapOf("ids of actions", items.ACTION), "What is due beside the findings."),
    Key("examples", MapOf("ids of examples", items.EXAMPLE), "Cases of practice told by sources."),
    Key("tests", ListOf(TEST), "Cases with their expected results."),
)

FILE: Shape = Record(
    "a pack file",
    (*HEADER, *SECTIONS),
    doc="A file of a rule pack. The header stands in pack.yaml; sections may stand in any file and are merged.",
    least=1,
)

__all__ = ["DEFINITIONS", "FILE", "SECTIONS"]
