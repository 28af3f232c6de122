"""Conditions: from what the author wrote to the typed condition, each leaf checked for what it names and compares."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pocarms.language.answers import Asked, read_tests
from pocarms.language.durations import duration_or_parameter
from pocarms.language.env import Env
from pocarms.language.findingtests import finding_test
from pocarms.language.names import undefined
from pocarms.language.nouns import shorten
from pocarms.language.values import Rec, Value
from pocarms.model.conditions import (
    AllOf,
    AnyOf,
    Applies,
    AtLeast,
    ConceptIs,
    Condition,
    EvidenceTest,
    IsKnown,
    IsUnknown,
    Leaf,
    Not,
    PartsTest,
    ScaleTest,
)
from pocarms.source.faults import Fault
from pocarms.source.nodes import Scalar


@dataclass(frozen=True, slots=True)
class Place:
    """Where a condition stands, in words, and what it may read there."""

    what: str
    concepts: bool = True
    knowledge: bool = False
    finding: bool = False
    scale: bool = False
    each: str = ""  # the option that `each` stands for, inside a for_each finding
    negated: bool = False  # under `not`


ANSWERS_ONLY = Place("asked_when", concepts=False)
CONFLICT = Place("a conflict", concepts=False)
CONCEPT = Place("a concept")
FINDING = Place("a finding")
CLASS_RULE = Place("a class rule", finding=True)
LEVEL_RULE = Place("a level rule")
ACTION = Place("an action", scale=True)
STEP = Place("a step of the procedure", scale=True)


def condition(rec: Rec, env: Env, place: Place) -> Condition | None:
    """Return the condition that a mapping stands for.

    Several keys in one mapping must all hold; they are put in the order of their names, because the order of keys
    never carries meaning. What is faulty is noted and left out; None where nothing is left.
    """
    parts = [_entry(name, rec, env, place) for name in sorted(rec.entries) if name != "of"]
    return _joined(AllOf, [p for p in parts if p is not None], rec, always=False)


def _joined(kind: type[AllOf] | type[AnyOf], parts: list[Condition], rec: Rec, always: bool) -> Condition | None:
    if not parts:
        return None
    return parts[0] if len(parts) == 1 and not always else kind(tuple(parts), rec.span)


def _entry(name: str, rec: Rec, env: Env, place: Place) -> Condition | None:
    value, key = rec.entries[name], rec.keys[name]
    if name in ("all", "any"):
        kind = AllOf if name == "all" else AnyOf
        return _joined(kind, _several(value, env, place), Rec(key.span), always=True)
    if name == "not" and isinstance(value, Rec):
        inner = condition(value, env, replace(place, negated=True))
        return None if inner is None else Not(inner, key.span)
    if name == "at_least" and isinstance(value, Scalar):
        return _at_least(value, key, rec, env, place)
    if name in ("is_known", "is_unknown", "evidence"):
        return _knowledge(name, value, key, env, place)
    if name == "applies" and isinstance(value, Scalar):
        question = env.known(value, "a question", env.questions)
        return None if question is None else Applies(question, key.span)
    if name in ("any_part", "all_parts") and isinstance(value, Scalar):
        return _parts(name, value, key, env, place)
    return _named(name, value, key, env, place)


def _several(value: Value | None, env: Env, place: Place) -> list[Condition]:
    recs = value if isinstance(value, tuple) else ()
    built = (condition(item, env, place) for item in recs if isinstance(item, Rec))
    return [c for c in built if c is not None]


def _at_least(value: Scalar, key: Scalar, rec: Rec, env: Env, place: Place) -> Condition | None:
    of = rec.entries.get("of")
    written = len(of) if isinstance(of, tuple) else 0
    n = value.value
    assert isinstance(n, int)
    if written and n > written:
        env.faults.append(
            Fault(
                "R214",
                value.span,
                f"at least {n} of {written} conditions can never hold",
                found=value.text,
                expected=f"a number from 1 to {written}",
                help="Lower the number, or add conditions under 'of'.",
            )
        )
    children = _several(of, env, place)
    return AtLeast(n, tuple(children), key.span) if children else None


def _knowledge(name: str, value: Value, key: Scalar, env: Env, place: Place) -> Leaf | None:
    if not place.knowledge:
        env.faults.append(
            Fault(
                "R208",
                key.span,
                f"'{name}' may not stand in {place.what}",
                help="Whether something is known may be tested only by findings and level rules of a kind that "
                "pack.yaml declares 'about: knowledge'. Else an unknown would count as a proof.",
            )
        )
    if place.negated:
        env.faults.append(
            Fault(
                "R209",
                key.span,
                f"'{name}' may not stand under 'not'",
                help="is_known and is_unknown are each other's opposite: write the other one instead.",
            )
        )
    if isinstance(value, Rec):
        of = value.scalar("of")
        question = None if of is None else env.known(of, "a question", env.questions)
        within = value.entries.get("within")
        length = None if within is None else duration_or_parameter(within, env)
        if question is None:
            return None
        return EvidenceTest(question, value.text("at_least") or None, length, key.span)
    if not isinstance(value, Scalar):
        return None
    question = env.known(value, "a question", env.questions)
    if question is None:
        return None
    return IsKnown(question, key.span) if name == "is_known" else IsUnknown(question, key.span)


def _parts(name: str, value: Scalar, key: Scalar, env: Env, place: Place) -> Leaf | None:
    if not place.concepts:
        env.faults.append(_reads_concept(key, value.text, place))
        return None
    concept = env.known(value, "a concept", env.names.of("concepts"))
    return None if concept is None else PartsTest("any" if name == "any_part" else "all", concept, key.span)


def _reads_concept(key: Scalar, concept: str, place: Place) -> Fault:
    return Fault(
        "R212",
        key.span,
        f"{place.what} may read answers only, and '{shorten(concept)}' is a concept",
        help="Whether questions apply, and which answers clash, is settled before any rule is looked at. "
        "Write the tests on answers that the concept stands for.",
    )


def _named(name: str, value: Value, key: Scalar, env: Env, place: Place) -> Condition | None:
    question = env.questions.get(name)
    if question is not None:
        tests = read_tests(value, Asked(question, key.span, place.each), env)
        if not tests:
            return None
        return tests[0] if len(tests) == 1 else AllOf(tests, key.span)
    if name in env.names.of("concepts"):
        return _concept(name, value, key, env, place)
    if name.startswith("finding."):
        return finding_test(name[len("finding.") :], value, key, env, place.finding)
    if name in env.header.scales:
        return _scale(name, value, key, env, place)
    choices = [*env.questions, *(env.names.of("concepts") if place.concepts else ())]
    env.faults.append(undefined(key, "a question or concept" if place.concepts else "a question", choices, env.names))
    return None


def _concept(name: str, value: Value, key: Scalar, env: Env, place: Place) -> Leaf | None:
    if not place.concepts:
        env.faults.append(_reads_concept(key, name, place))
        return None
    if isinstance(value, Scalar) and isinstance(value.value, bool):
        return ConceptIs(name, value.value, key.span)
    found = value.text if isinstance(value, Scalar) else "{…}"
    span = value.span if isinstance(value, Scalar) else key.span
    env.faults.append(
        Fault(
            "R203",
            span,
            f"the concept '{name}' is true or false, and cannot be compared with '{shorten(found)}'",
            found=found,
            expected="true or false",
            suggestion={"yes": "true", "no": "false"}.get(found, ""),
            help="Concepts are true or false; yes and no are answers to questions.",
        )
    )
    return None


def _scale(name: str, value: Value, key: Scalar, env: Env, place: Place) -> Leaf | None:
    scale = env.header.scales[name]
    if not place.scale or scale.of != "whole":
        why = "only a scale of the whole can be read" if place.scale else f"{place.what} may not read a scale"
        env.faults.append(
            Fault(
                "R211",
                key.span,
                f"'{name}' is a scale, and {why}",
                help="Scales of the whole may be read by actions and by steps of the procedure. Elsewhere, name the "
                "answers or concepts themselves.",
            )
        )
        return None
    step = value.scalar("at_least") if isinstance(value, Rec) and len(value.entries) == 1 else None
    if step is None:
        env.faults.append(
            Fault(
                "R203",
                key.span,
                f"'{name}' is a scale, and is tested with at_least alone",
                expected="{at_least: step}",
                help=f"Write {{{name}: {{at_least: step}}}}.",
            )
        )
        return None
    steps = {s.id: s for s in scale.steps}
    known = env.known(step, "a step of the scale", steps, name)
    return None if known is None else ScaleTest(name, known, key.span)
