"""Conditions as an author writes them: tests on answers, and connectives over them (LANGUAGE, "Tests on answers").

Values are kept as the author wrote them, so that a condition can be said back in words.
`span` never takes part in comparison: two conditions that say the same are equal wherever they stand.
"""

from __future__ import annotations

import datetime
from dataclasses import field
from enum import StrEnum

from pocarms.model.span import NOWHERE, Span
from pocarms.records import dataclass


class Op(StrEnum):
    """The tests on an answer, by the words the author uses."""

    # one-value questions: yes_no, practice, choice, ordered. Operand: tuple of option ids
    IS = "is"  # `q: v` and `q: [v, w]`
    IS_NOT = "is_not"  # one value
    NONE_OF = "none_of"
    AT_LEAST = "at_least"  # practice, ordered: one option id; number: a number
    AT_MOST = "at_most"
    ADVERSE_AT_LEAST = "adverse_at_least"
    # several-choice questions. Operand: tuple of option ids
    HAS = "has"
    HAS_ANY = "has_any"
    HAS_ALL = "has_all"
    LACKS = "lacks"
    COUNT = "count"  # operand: int, "at least n lines are yes"
    # numbers. Operand: int or float (`is` on a number too)
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    # dates. Operand: datetime.date, or Duration for older_than
    BEFORE = "before"
    AFTER = "after"
    OLDER_THAN = "older_than"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in whole calendar units; exactly one field is above zero."""

    months: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named value of the pack that a profile may replace; its default lies in `Pack.parameters`."""

    id: str


Operand = tuple[str, ...] | int | float | datetime.date | Duration | Parameter


@dataclass(frozen=True, slots=True)
class Test:
    """A test on one answer. False where the question does not apply, unknown where no answer is known."""

    question: str
    op: Op
    operand: Operand
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Applies:
    """True where the question applies, false where it does not; unknown while its gate waits, or while nobody has
    answered a question that a person may yet call not applicable.
    """

    question: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class IsKnown:
    """Knowledge kinds only: an answer is known (several-choice: every line). False where it does not apply."""

    question: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class IsUnknown:
    """Knowledge kinds only: the question applies and no answer is known. Unknown while its gate waits."""

    question: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class EvidenceTest:
    """Knowledge kinds only: the known answer has evidence at least this reliable, no older than `within`.

    False where the answer is known and its evidence is weaker, undated (when `within` is given) or absent;
    false where the question does not apply or its answer is unknown; unknown while its gate waits.
    """

    question: str
    at_least: str | None = None  # "strong" | "fair" | "weak"
    within: Duration | Parameter | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ConceptIs:
    """`c: true` (wanted) or `c: false` (its Kleene negation)."""

    concept: str
    wanted: bool = True
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PartsTest:
    """`any_part: c` / `all_parts: c`. Inside a part, and in a profile without parts, it is the concept itself."""

    quantifier: str  # "any" | "all"
    concept: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class FindingTest:
    """Class rules only: a field of the finding being placed.

    name: harm ("none" | "foreseeable" | "now"), state ("partly" | "missing"), key, kind, tags, facet:<name>, or an
    authored attribute. `harm` and `state` read "at least": class rules only ever say *at least*.
    """

    name: str
    values: tuple[str, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ScaleTest:
    """Actions and steps only: a scale of the whole (or of this part) stands at least at a step."""

    scale: str
    at_least: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AllOf:
    of: tuple[Condition, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AnyOf:
    of: tuple[Condition, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Not:
    of: Condition
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AtLeast:
    """True where n of the conditions are true, false where n can no longer be, else unknown (Kleene)."""

    n: int
    of: tuple[Condition, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Always:
    """A condition that is true, for items whose author wrote no `when`."""

    span: Span = field(default=NOWHERE, compare=False, repr=False)


Leaf = Test | Applies | IsKnown | IsUnknown | EvidenceTest | ConceptIs | PartsTest | FindingTest | ScaleTest | Always
Condition = Leaf | AllOf | AnyOf | Not | AtLeast


def children(condition: Condition) -> tuple[Condition, ...]:
    """Return the direct sub-conditions, in the order written."""
    if isinstance(condition, (AllOf, AnyOf, AtLeast)):
        return condition.of
    if isinstance(condition, Not):
        return (condition.of,)
    return ()


def leaves(condition: Condition) -> tuple[Leaf, ...]:
    """Return every leaf of a condition, left to right, repeats kept."""
    if isinstance(condition, (AllOf, AnyOf, AtLeast, Not)):
        return tuple(leaf for child in children(condition) for leaf in leaves(child))
    return (condition,)
