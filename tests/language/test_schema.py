"""Schema and loader hold one language: both are tried on the same good and bad packs."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from pocarms.language.codes import PAGES
from pocarms.language.load import check_pack
from pocarms.language.places import PASSPORT
from pocarms.language.schema import locale_schema, pack_schema, profile_schema
from pocarms.model.marking import USUAL
from pocarms.resources import root
from pocarms.source.faults import Severity
from pocarms.source.nodes import Mapping, Node, Scalar, Sequence
from pocarms.source.read import read_file

HERE = Path(__file__).parent
GOOD = sorted(path for path in (HERE / "good").iterdir())
BAD = sorted(path for path in (HERE / "bad").iterdir())
RULES = sorted(path.parent for path in (HERE.parents[1] / "rules").glob("*/pack.yaml"))

# Codes of what a schema can see: the form of one file. Everything else needs the whole pack, the type of a question,
# or the name of a file.
STRUCTURE = frozenset(
    ("R001", "R002", "R003", "R004", "R005", "R006", "R007", "R008", "R009", "R014", "R015", "R101", "R201", "R217")
)
BEYOND = frozenset(page.code for page in PAGES) - STRUCTURE

SHIPPED: dict[str, Callable[[], dict[str, Any]]] = {
    "pack.schema.json": pack_schema,
    "profile.schema.json": profile_schema,
    "locale.schema.json": locale_schema,
}


def plain(node: Node) -> Any:
    """Return a node as an editor's YAML 1.2 parser hands it to the schema: dates are texts."""
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Scalar)
    return node.text if isinstance(node.value, datetime.date) else node.value


def refusals(folder: Path) -> list[str]:
    """Return what the schemas say against the files of a pack."""
    found = []
    for file in sorted(file for file in folder.rglob("*.yaml") if file.name != PASSPORT):
        node = read_file(file).node
        if node is not None:
            schema = locale_schema() if file.parent.name == "locale" else pack_schema()
            for error in Draft7Validator(schema).iter_errors(plain(node)):
                found.append(f"{file.name}: {error.json_path}: {error.message[:200]}")
    return found


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_schema_is_the_generated_one(name: str) -> None:
    schema = SHIPPED[name]()
    Draft7Validator.check_schema(schema)
    assert json.loads(root("rules").joinpath("schema", name).read_text(encoding="utf-8")) == schema


@pytest.mark.parametrize("folder", GOOD + RULES, ids=lambda path: path.name)
def test_the_schema_accepts_every_good_pack(folder: Path) -> None:
    assert refusals(folder) == []


@pytest.mark.parametrize("folder", BAD, ids=lambda path: path.name)
def test_the_schema_refuses_exactly_the_bad_packs_whose_form_is_wrong(folder: Path) -> None:
    codes = {fault.code for fault in check_pack(folder, shown=folder.name).faults}
    seen = refusals(folder)
    if codes & STRUCTURE:
        assert seen, f"the loader refuses the form ({codes & STRUCTURE}), the schema does not"
    else:
        assert not seen, f"the schema refuses what the loader finds only in meaning ({codes})"


def test_every_code_of_form_occurs_among_the_bad_packs() -> None:
    seen = {f.code for folder in BAD for f in check_pack(folder, shown="x").faults if f.severity is Severity.ERROR}
    assert seen >= STRUCTURE
    assert seen & BEYOND


def test_every_key_of_the_language_has_a_line_for_the_editor() -> None:
    missing = []

    def walk(schema: Any, path: str) -> None:
        if isinstance(schema, dict):
            for key, value in schema.get("properties", {}).items():
                if not value.get("description"):
                    missing.append(f"{path}.{key}")
            for key, value in schema.items():
                walk(value, f"{path}.{key}")
        elif isinstance(schema, list):
            for i, value in enumerate(schema):
                walk(value, f"{path}[{i}]")

    for name, made in SHIPPED.items():
        walk(made(), name)
    assert missing == []


def test_the_profile_schema_accepts_the_shipped_profiles_and_refuses_a_misspelt_key() -> None:
    validator = Draft7Validator(profile_schema())
    for file in sorted((HERE.parents[1] / "examples").rglob("*.yaml")):
        node = read_file(file).node
        assert node is not None
        assert [f"{file.name} {e.json_path} {e.message[:150]}" for e in validator.iter_errors(plain(node))] == []
    good = {"pack": "demo", "profile": "p", "subject": {"name": "M"}, "answers": {"a.one": "yes"}}
    assert not list(validator.iter_errors(good))
    assert list(validator.iter_errors({**good, "answer": {}}))
    assert not list(validator.iter_errors({**good, "marking": "top secret"})), "a team may have its own list"
    assert list(validator.iter_errors({**good, "marking": ["confidential"]}))
    assert list(validator.iter_errors({**good, "state": "finished"})), "other lists stay closed"
    offered = profile_schema()["properties"]["marking"]["anyOf"][0]["enum"]
    assert tuple(offered) == USUAL.ids, "an editor offers the usual ones"
    assert list(validator.iter_errors({**good, "answers": {"a.one": {"answer": "yes", "reliability": "good"}}}))
