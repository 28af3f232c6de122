"""The JSON of an assessment, its schema, and what must not change its bytes."""

from __future__ import annotations

import copy
import dataclasses
import datetime
import json
from collections.abc import Mapping
from typing import Any

import jsonschema
import pytest

from pocarms.assessment import result as r
from pocarms.assessment.jsonable import WORDS, dumps, json_schema, schema_text, to_json
from pocarms.reports.render import render
from pocarms.resources import root
from tests.reports.fixture import HOSTILE, answer, assessment, body, small
from tests.reports.rich_mission import mission
from tests.reports.rich_support import support

MAKERS = [mission, support, small]


def strict(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema with no room for keys that it does not name."""
    schema = copy.deepcopy(schema)
    for part in (schema, *schema["definitions"].values()):
        part["additionalProperties"] = False
    return schema


@pytest.mark.parametrize("make", MAKERS)
def test_fits_the_schema(make: Any) -> None:
    for schema in (json_schema(), strict(json_schema())):
        jsonschema.Draft7Validator.check_schema(schema)
        jsonschema.Draft7Validator(schema).validate(json.loads(dumps(make())))


def test_shipped_schema_is_the_generated_one() -> None:
    shipped = root("rules").joinpath("schema").joinpath("assessment.schema.json").read_text(encoding="utf-8")
    assert shipped == schema_text(), "run: python -m tests.reports.write"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("findings"),
        lambda data: data["findings"][0].pop("title"),
        lambda data: data["findings"][0].update(status="perhaps"),
        lambda data: data["findings"][0].update(key="yes"),
        lambda data: data["findings"][0].update(needs="a"),
        lambda data: data["profile"]["counts"].update(unknown="many"),
        lambda data: data.update(schema="pocarms/assessment/2"),
        lambda data: data["answers"][0].update(value=None),
        lambda data: data["proofs"]["f1"].update(rule="magic"),
        lambda data: data["parts"][0].pop("answers"),
    ],
)
def test_schema_refuses(spoil: Any) -> None:
    data = to_json(mission())
    spoil(data)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(json_schema()).validate(data)


def test_every_closed_list_names_a_field() -> None:
    for cls, name in WORDS:
        assert name in {f.name for f in dataclasses.fields(getattr(r, cls))}


def test_keys_of_the_published_object() -> None:
    """Keys may be added, never renamed (DESIGN §6)."""
    data = to_json(mission())
    order = "schema tool run pack profile scales findings bundles measures steps actions parts open_questions conflicts"
    for key in [*order.split(), "set_aside", "answers", "proofs"]:
        assert key in data
    for key in ("class", "class_may_be", "class_because", "list", "settled_by", "may_be_settled_by"):
        assert key in data["findings"][0]
    assert data["answers"][0]["from"] == "own"
    assert set(data["parts"][0]) <= set(data)
    assert not [k for k in keys(data) if k.endswith("_")]
    assert data["findings"][8]["owner"]["alternatives"][0]["if"]


def keys(data: Any) -> list[str]:
    if isinstance(data, dict):
        return [*data, *(k for value in data.values() for k in keys(value))]
    return [k for item in data for k in keys(item)] if isinstance(data, list) else []


def reversed_mappings(value: Any) -> Any:
    """Return the same assessment with every mapping filled in the opposite order."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{f.name: reversed_mappings(getattr(value, f.name)) for f in dataclasses.fields(value)})
    if isinstance(value, Mapping):
        return {key: reversed_mappings(value[key]) for key in reversed(list(value))}
    return tuple(map(reversed_mappings, value)) if isinstance(value, tuple) else value


@pytest.mark.parametrize("make", MAKERS)
@pytest.mark.parametrize("format", ["json", "text", "md", "html"])
def test_order_of_mappings_changes_no_byte(make: Any, format: str) -> None:
    assert render(reversed_mappings(make()), format, "en") == render(make(), format, "en")


def test_text_is_kept_as_written() -> None:
    text = dumps(mission())
    data = json.loads(text)
    assert text.endswith("}\n") and "’" in text and "\\u2019" not in text
    given = {a["id"]: a["evidence"][0]["note"] for a in data["answers"] if a["id"].startswith("hostile.")}
    assert given == {f"hostile.{name}": text for name, text in HOSTILE.items()}


def test_dates_numbers_and_lines_are_data() -> None:
    values = {"date": datetime.date(2020, 1, 2), "number": 2.5, "lines": {"b": "yes", "a": "no"}}
    made = assessment(body(answers=tuple(answer(k, k, "", v) for k, v in values.items())))
    found = {a["id"]: a["value"] for a in to_json(made)["answers"]}
    assert found == {"date": "2020-01-02", "number": 2.5, "lines": {"a": "no", "b": "yes"}}
    assert list(found["lines"]) == ["a", "b"]


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(TypeError, match="set"):
        dumps(assessment(body(answers=(answer("x", "x", "x", {1, 2}),))))
    with pytest.raises(ValueError, match="not JSON compliant"):
        dumps(assessment(body(answers=(answer("x", "x", "x", float("nan")),))))
