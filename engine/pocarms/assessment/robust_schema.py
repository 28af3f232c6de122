"""The JSON Schema of the key `robustness`, which a result has where it was asked for (`assess --robustness`)."""

from __future__ import annotations

from typing import Any

VALUE = {"type": ["string", "number", "object"]}
"""An answer: an option, a line per option, a number, a date or a free text."""


def robustness_schema() -> dict[str, Any]:
    """Return the definitions of what `firmness.robust_section.as_data` gives, by name; `Robustness` is the whole."""
    text, count = {"type": "string"}, {"type": "integer", "minimum": 0}
    return {
        "Robustness": _object(
            "How firm a result is. placed: established findings with a class or a box; keep: those that stay there "
            "whichever one answer comes in; questions, answers, contradictions: how many were tried; whole: all were.",
            placed=count,
            keep=count,
            questions=count,
            answers=count,
            contradictions=count,
            whole={"type": "boolean"},
            turns=_list(_ref("Turn")),
            carried=_list(_ref("Carried")),
        ),
        "Turn": _object(
            "What one answer would move, in the case of this part, or in the whole. before, after: status and class of "
            "a finding; the headline of a scale.",
            kind={"enum": ["finding", "scale"]},
            id=text,
            case=text,
            before=_pair(),
            after=_pair(),
            through=_list(_ref("Through")),
        ),
        "Through": _object("The answers to one question that do so.", part=text, question=text, answers=_list(VALUE)),
        "Carried": _object(
            "An answer on file, and what would be otherwise without it: findings (case and id) that would not be "
            "established, or stand lower, and scales whose headline would be another.",
            place=_object("", kind={"enum": ["whole", "part", "block"]}, id=text),
            question=text,
            value=VALUE,
            weak=_list({"enum": ["unsourced", "undated", "old"]}),
            as_of=text,
            lost=_list(_pair()),
            fallen=_list(_pair()),
            levels=_list(_pair()),
        ),
    }


def _object(description: str, **properties: dict[str, Any]) -> dict[str, Any]:
    told = {"description": description} if description else {}
    return {**told, "type": "object", "required": list(properties), "properties": properties}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _pair() -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/definitions/{name}"}
