"""Conditions as one line of plain symbols: the same text for the same condition, whatever file it stands in.

Used to put rules of one concept in a fixed order, to name class rules, and to take the digest of a pack.
"""

from __future__ import annotations

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
    Operand,
    Parameter,
    PartsTest,
    ScaleTest,
    Test,
)


def canonical(condition: Condition | None) -> str:
    """Return the one-line form of a condition; "" for none."""
    match condition:
        case None:
            return ""
        case Always():
            return "always"
        case AllOf(of):
            return f"all({', '.join(map(canonical, of))})"
        case AnyOf(of):
            return f"any({', '.join(map(canonical, of))})"
        case AtLeast(n, of):
            return f"at_least {n}({', '.join(map(canonical, of))})"
        case Not(of):
            return f"not({canonical(of)})"
        case Test(question, op, operand):
            return f"{question} {op.value} {_operand(operand)}"
        case ConceptIs(concept, wanted):
            return f"{concept} = {'true' if wanted else 'false'}"
        case Applies(question):
            return f"applies {question}"
        case IsKnown(question):
            return f"is_known {question}"
        case IsUnknown(question):
            return f"is_unknown {question}"
        case EvidenceTest(question, at_least, within):
            return f"evidence {question} {at_least or '-'} {'-' if within is None else _operand(within)}"
        case PartsTest(quantifier, concept):
            return f"{quantifier}_part {concept}"
        case FindingTest(name, values):
            return f"finding.{name} {_operand(values)}"
        case ScaleTest(scale, at_least):
            return f"{scale} at_least {at_least}"


def _operand(operand: Operand) -> str:
    match operand:
        case tuple():
            return f"[{', '.join(operand)}]"
        case Duration(months, days):
            return f"{months} months" if months else f"{days} days"
        case Parameter(id):
            return f"parameter {id}"
        case _:
            return str(operand)
