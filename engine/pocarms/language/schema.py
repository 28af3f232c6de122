"""JSON Schemas (draft-07) of the files that people write, made from the same grammar that the loader reads by.

They are for editors: completion, hovers, first corrections. What an editor's schema cannot know (ids, types of
questions, loops) only the loader checks.
"""

from __future__ import annotations

from typing import Any

from pocarms.language import shapes
from pocarms.language.grammar import DEFINITIONS, FILE
from pocarms.language.grammar_locale import LOCALE
from pocarms.language.grammar_profile import PROFILE
from pocarms.language.messages import DOTTED, SIMPLE
from pocarms.language.shapes import Shape

Json = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"
_SOME_TEXT = {"type": "string", "pattern": r"\S"}
_DAY = r"^\d{4}-\d{2}-\d{2}$"


def pack_schema() -> Json:
    """Return the schema of a file of a rule pack."""
    return _document("pocarms rule pack", FILE)


def profile_schema() -> Json:
    """Return the schema of a profile."""
    return _document("pocarms profile", PROFILE)


def locale_schema() -> Json:
    """Return the schema of a translation, a file locale/<language>.yaml of a pack."""
    return _document("pocarms translation of a rule pack", LOCALE)


def _document(title: str, shape: Shape) -> Json:
    body = _schema(shape)
    names = sorted(_named_in(shape, set()))
    definitions = {name: _schema(DEFINITIONS[name]) for name in names}
    out = {"$schema": _DRAFT, "title": title, **body}
    if definitions:
        out["definitions"] = definitions
    return out


def _named_in(shape: Shape | None, found: set[str]) -> set[str]:
    """Return the names of all definitions that a shape rests on."""
    match shape:
        case shapes.Named(name=name):
            if name not in found:
                found.add(name)
                _named_in(DEFINITIONS[name], found)
        case shapes.ListOf(item=item):
            _named_in(item, found)
        case shapes.MapOf(value=value):
            _named_in(value, found)
        case shapes.Record(keys=keys, other=other):
            for key in keys:
                _named_in(key.shape, found)
            _named_in(other, found)
        case shapes.ByKind(scalar=scalar, sequence=sequence, mapping=mapping):
            for part in (scalar, sequence, mapping):
                _named_in(part, found)
        case shapes.Foreign(shape=inner):
            _named_in(inner, found)
    return found


def _schema(shape: Shape) -> Json:
    match shape:
        case shapes.Text():
            return {"anyOf": [dict(_SOME_TEXT), {"type": "number"}]}
        case shapes.Word(words=words, open=True):
            return {"anyOf": [{"enum": list(words)}, dict(_SOME_TEXT)]}  # the words to offer, and any other
        case shapes.Word(words=words):
            return {"enum": [*words, *({"true": True, "false": False}[w] for w in words if w in ("true", "false"))]}
        case shapes.NewId():
            return {"type": "string", "pattern": f"^{DOTTED.pattern}$"}
        case shapes.Id() | shapes.Plain():
            return {"anyOf": [dict(_SOME_TEXT), {"type": ["number", "boolean"]}]}
        case shapes.Whole(least=least):
            return {"type": "integer", "minimum": least}
        case shapes.Numeral():
            return {"type": "number"}
        case shapes.Flag():
            return {"type": "boolean"}
        case shapes.Day():
            return {"type": "string", "pattern": _DAY}
        case shapes.ListOf():
            return _list(shape)
        case shapes.MapOf():
            return _map(shape)
        case shapes.Record():
            return _record(shape)
        case shapes.ByKind():
            parts = (shape.scalar, shape.sequence, shape.mapping)
            return {"anyOf": [_schema(part) for part in parts if part is not None]}
        case shapes.Named(name=name):
            return {"$ref": f"#/definitions/{name}"}
        case shapes.Foreign(shape=inner):
            return _schema(inner)


def _list(shape: shapes.ListOf) -> Json:
    out: Json = {"type": "array", "items": _schema(shape.item)}
    if shape.least:
        out["minItems"] = shape.least
    if isinstance(shape.item, shapes.Id | shapes.Plain | shapes.Text | shapes.Word):
        out["uniqueItems"] = True
    return {"anyOf": [_schema(shape.item), out]} if shape.single else out


def _map(shape: shapes.MapOf) -> Json:
    out: Json = {"type": "object", "description": f"Keys are {shape.key}."}
    pattern = {"id": DOTTED, "name": SIMPLE}.get(shape.form)
    if pattern is None:
        out["additionalProperties"] = _schema(shape.value)
    else:
        out["patternProperties"] = {f"^{pattern.pattern}$": _schema(shape.value)}
        out["additionalProperties"] = False
    if shape.least:
        out["minProperties"] = shape.least
    return out


def _record(shape: shapes.Record) -> Json:
    properties = {key.name: _with_doc(_schema(key.shape), key.doc) for key in shape.keys}
    out: Json = {"type": "object", "properties": properties}
    if shape.doc:
        out["description"] = shape.doc
    out["additionalProperties"] = False if shape.other is None else _schema(shape.other)
    required = [key.name for key in shape.keys if key.required]
    if required:
        out["required"] = required
    beside = {key.name: list(key.with_) for key in shape.keys if key.with_}
    if beside:
        out["dependencies"] = beside
    if shape.least:
        out["minProperties"] = shape.least
    if shape.at_most:
        out["maxProperties"] = shape.at_most
    return out


def _with_doc(schema: Json, doc: str) -> Json:
    """Return a schema with the line an editor shows. A reference is wrapped: draft-07 ignores what stands beside it."""
    if "$ref" in schema:
        return {"description": doc, "allOf": [schema]}
    return {**schema, "description": doc}
