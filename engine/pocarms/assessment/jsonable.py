"""The assessment as the published JSON object, and the JSON Schema of it (DESIGN §6, `pocarms/assessment/1`).

Both are made from the dataclasses of `assessment.result`, so that they cannot drift from each other: key names are
the field names, a trailing underscore dropped; the fields of the whole stand at the top level; every key is always
present. Keys of free mappings (facets, labels, proofs ...) are sorted, so that the bytes do not hang on the order in
which anything was read.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import types
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from pocarms.assessment import result
from pocarms.assessment.result import Assessment, Body
from pocarms.assessment.robust_schema import robustness_schema
from pocarms.model.marking import Marking
from pocarms.model.profile import ACTION_STATES

SCHEMA_ID = "pocarms/assessment/1"

_STATUS = ("established", "open", "ruled_out")
_RELIABILITY = ("strong", "fair", "weak", "unsourced", "")

# The closed lists of words among the leaves, (class, field) -> words. All else is free text or an id of the pack.
WORDS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("Run", "inference"): ("durable+twin", "twin"),
    ("ProfileInfo", "state"): ("draft", "reviewed", "approved"),
    ("ProfileInfo", "since_signed"): ("", "unchanged", "changed", "not_recorded"),
    ("PlannedResult", "status"): ACTION_STATES,
    ("PlannedResult", "holds"): ("advised", "open", "ruled_out", "carried_out", "elsewhere", "not_in_pack"),
    ("LevelRuleResult", "status"): _STATUS,
    ("SourceRef", "basis"): ("stated", "inferred", "external"),
    ("SourceRef", "status"): ("confirmed", "unconfirmed"),
    ("FindingResult", "status"): _STATUS,
    ("FindingResult", "holds"): ("always", "never", "depends", "not_decided"),
    ("FindingResult", "list"): ("mission", "headquarters", "check_mandate"),
    ("FindingResult", "state"): ("missing", "partly", ""),
    ("FindingResult", "harm"): ("now", "foreseeable", "none"),
    ("FindingResult", "harm_may_be"): ("now", "foreseeable", "none", ""),
    ("FindingResult", "evidence"): _RELIABILITY,
    ("PracticeState", "answer"): ("no", "partly", "yes", "unknown", "not_applicable"),
    ("BundleResult", "status"): _STATUS,
    ("MeasureResult", "status"): _STATUS,
    ("MeasureResult", "state"): ("done", "partly", "not_done", "unknown"),
    ("MeasureResult", "when"): ("before", "during", "after"),
    ("StepResult", "state"): ("done", "missing", "not_yet", "unknown", "does_not_apply"),
    ("ActionResult", "status"): _STATUS,
    ("SetAside", "because"): ("does_not_apply", "waiting", "disagreement", "doubted"),
    ("AnswerResult", "state"): (
        "answered",
        "unknown",
        "not_applicable",
        "does_not_apply",
        "waiting",
        "doubted",
        "disagreement",
    ),
    ("ProofNode", "rule"): ("all", "any", "not", "at_least", "name", "answer"),
    ("ConceptResult", "value"): ("true", "false", "unknown"),
}


def to_json(assessment: Assessment) -> dict[str, Any]:
    """Return the published object: plain dicts, lists, texts, numbers and booleans. Dates become ISO texts.

    Raises TypeError for a value that has no place in JSON, which can only come from `AnswerResult.value`.
    """
    return {key: _plain(getattr(owner, name)) for key, owner, name in _top_level(assessment)}


def dumps(assessment: Assessment) -> str:
    """Return the JSON text of an assessment: UTF-8 as it is, two spaces a level, a newline at the end."""
    return json.dumps(to_json(assessment), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft-07) of the published object. Keys may be added later; all are required but one.

    `robustness` is there where it was asked for.
    """
    definitions: dict[str, Any] = {}
    properties: dict[str, Any] = {}
    for key, cls, name in _top_level_types():
        properties[key] = _schema_of(_hints(cls)[name], definitions)
    properties["schema"] = {"const": SCHEMA_ID}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "An assessment made by pocarms",
        "description": "Everything that a report shows. Lists are in reading order.",
        "type": "object",
        "required": list(properties),
        "properties": {**properties, "robustness": {"$ref": "#/definitions/Robustness"}},
        "definitions": dict(sorted({**definitions, **robustness_schema()}.items())),
    }


def schema_text() -> str:
    """Return the schema as the text of the shipped file `rules/schema/assessment.schema.json`."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def _key(name: str) -> str:
    return name.removesuffix("_")


def _top_level_types() -> Iterator[tuple[str, type, str]]:
    """Yield (key, class, field name) of the top level, in published order: the whole stands in place of `whole`."""
    for field in dataclasses.fields(Assessment):
        if field.name == "whole":
            for inner in dataclasses.fields(Body):
                yield _key(inner.name), Body, inner.name
        else:
            yield _key(field.name), Assessment, field.name


def _top_level(assessment: Assessment) -> Iterator[tuple[str, object, str]]:
    for key, cls, name in _top_level_types():
        yield key, (assessment.whole if cls is Body else assessment), name


def _plain(value: object) -> Any:
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(value[key]) for key in sorted(value, key=str)}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {_key(field.name): _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    raise TypeError(f"a {type(value).__name__} has no place in the assessment's JSON")


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls, vars(result))


def _schema_of(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin, args = get_origin(hint), get_args(hint)
    if origin is tuple:
        return {"type": "array", "items": _schema_of(args[0], definitions)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _schema_of(args[1], definitions)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema_of(arg, definitions) for arg in args]}
    if dataclasses.is_dataclass(hint):
        return _reference(hint, definitions)
    simple = {str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"}
    if hint is Marking:
        return {"type": "string"}
    if hint in simple:
        return {"type": simple[hint]}
    if hint is object:  # the value of an answer: an option, a line per option, a number, a date or a free text
        return {"type": ["string", "number", "object"]}
    raise TypeError(f"no JSON Schema for {hint!r}")


def _reference(cls: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    name = cls.__name__
    if name not in definitions:
        definitions[name] = {}  # stands in while the fields are read
        properties = {}
        for field in dataclasses.fields(cls):
            schema = _schema_of(_hints(cls)[field.name], definitions)
            if (name, field.name) in WORDS:
                schema = {**schema, "enum": list(WORDS[name, field.name])}
            properties[_key(field.name)] = schema
        definition = {"type": "object", "required": list(properties), "properties": properties}
        doc = " ".join((cls.__doc__ or "").split())
        if doc and not doc.startswith(f"{name}("):  # dataclass makes up a docstring where there is none
            definition = {"description": doc, **definition}
        definitions[name] = definition
    return {"$ref": f"#/definitions/{name}"}
