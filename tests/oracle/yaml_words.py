"""YAML as people write it, and conditions in the spelling of LANGUAGE.md."""

from __future__ import annotations

import re
from typing import Any

import yaml

from pocarms.model.conditions import (
    AllOf,
    Always,
    AnyOf,
    Applies,
    AtLeast,
    ConceptIs,
    Condition,
    Duration,
    EvidenceTest,
    FindingTest,
    IsKnown,
    IsUnknown,
    Not,
    Op,
    Parameter,
    PartsTest,
    ScaleTest,
    Test,
)

Tree = dict[str, Any]


class _Plain(yaml.SafeDumper):
    """Writes as people do: yes and no without quotes, because YAML 1.2 takes them for text."""

    def ignore_aliases(self, data: object) -> bool:
        return True


_Plain.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("timestamp", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "0123456789"),
):
    _Plain.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))


def dump(tree: Tree) -> str:
    """Return a tree of plain values as YAML, keys in the order given."""
    return yaml.dump(tree, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=10_000)


# --- conditions -----------------------------------------------------------------------------------------------------


def condition(of: Condition) -> Tree:
    """Return a condition as an author writes it."""
    match of:
        case AllOf():
            return {"all": [condition(c) for c in of.of]}
        case AnyOf():
            return {"any": [condition(c) for c in of.of]}
        case AtLeast():
            return {"at_least": of.n, "of": [condition(c) for c in of.of]}
        case Not():
            return {"not": condition(of.of)}
        case Test():
            return {of.question: _test(of)}
        case Applies():
            return {"applies": of.question}
        case IsKnown():
            return {"is_known": of.question}
        case IsUnknown():
            return {"is_unknown": of.question}
        case EvidenceTest():
            within = None if of.within is None else operand(of.within)
            return {"evidence": given(of=of.question, at_least=of.at_least, within=within)}
        case ConceptIs():
            return {of.concept: of.wanted}
        case PartsTest():
            return {"any_part" if of.quantifier == "any" else "all_parts": of.concept}
        case FindingTest():
            values: list[Any] = [True if v == "true" else v for v in of.values]
            return {f"finding.{of.name.replace(':', '.')}": values[0] if len(values) == 1 else values}
        case ScaleTest():
            return {of.scale: {"at_least": of.at_least}}
        case Always():
            raise ValueError("an author leaves `when` out")


def _test(of: Test) -> Any:
    if isinstance(of.operand, tuple):
        if of.op is Op.IS:
            return of.operand[0] if len(of.operand) == 1 else list(of.operand)
        if of.op in (Op.NONE_OF, Op.HAS_ANY, Op.HAS_ALL):
            return {of.op.value: list(of.operand)}
        return {of.op.value: of.operand[0]}
    if of.op is Op.COUNT:
        return {"count": {"at_least": of.operand}}
    return {of.op.value: operand(of.operand)}


def operand(value: object) -> Any:
    """Return a number, a date, a length of time or the name of a parameter."""
    if isinstance(value, Parameter):
        return value.id
    if isinstance(value, Duration):
        return {"months": value.months} if value.months else {"days": value.days}
    return value


def given(**keys: Any) -> Tree:
    """Return the keys that say something."""
    return {key.rstrip("_"): value for key, value in keys.items() if value not in (None, "", (), [], {}, False)}


def when(of: Condition | None) -> Tree | None:
    return None if of is None or isinstance(of, Always) else condition(of)
