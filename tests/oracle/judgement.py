"""What a judge says of a profile: the common shape in which plain interpreter, clingo and engine are compared.

Truth values are True, False and None for unknown. Only what is judged in a case stands in it (decision 001, point 7).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields

from pocarms.model.pack import Pack
from pocarms.model.profile import Profile

Truth = bool | None

# Answers to a question, ready for comparison: an option id, a number, a date, a text, or the lines of a
# several-choice question as sorted (option, "yes" | "no" | "unknown") pairs; None where there is no value.
Key = tuple[object, ...]

STATES = ("value", "unknown", "not_applicable", "does_not_apply", "waiting", "doubted")


@dataclass(frozen=True)
class CaseJudgement:
    """One case: the whole (id "") or a part.

    questions: id -> (one of STATES, the value where the state is "value").
    findings, level_rules, modifiers, bundles, actions, needs_task: id -> truth.
    states: finding -> (at least partly, missing); harms: finding -> (at least foreseeable, now).
    classes: advice finding without a box -> (floor, ceiling); scales: id -> (floor, ceiling, headline).
    measures: id -> (fits, needed: it fits and a risk it covers is there); steps: id -> (when, done, state).
    chooses: (finding, "owner" | "room_to_act", branch number) -> truth of its condition.
    parts_tests: ("any" | "all", concept) -> truth here, for every such test written in the pack.
    """

    id: str
    questions: Mapping[str, tuple[str, object]] = field(default_factory=dict)
    conflicts: Mapping[str, Truth] = field(default_factory=dict)
    concepts: Mapping[str, Truth] = field(default_factory=dict)
    findings: Mapping[str, Truth] = field(default_factory=dict)
    states: Mapping[str, tuple[Truth, Truth]] = field(default_factory=dict)
    harms: Mapping[str, tuple[Truth, Truth]] = field(default_factory=dict)
    classes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    scales: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)
    level_rules: Mapping[str, Truth] = field(default_factory=dict)
    modifiers: Mapping[str, Truth] = field(default_factory=dict)
    bundles: Mapping[str, Truth] = field(default_factory=dict)
    measures: Mapping[str, tuple[Truth, Truth]] = field(default_factory=dict)
    steps: Mapping[str, tuple[Truth, Truth, str]] = field(default_factory=dict)
    actions: Mapping[str, Truth] = field(default_factory=dict)
    chooses: Mapping[tuple[str, str, int], Truth] = field(default_factory=dict)
    needs_task: Mapping[str, Truth] = field(default_factory=dict)
    parts_tests: Mapping[tuple[str, str], Truth] = field(default_factory=dict)


@dataclass(frozen=True)
class Judgement:
    """The whole and its parts, by part id."""

    whole: CaseJudgement
    parts: Mapping[str, CaseJudgement] = field(default_factory=dict)

    def cases(self) -> Iterator[CaseJudgement]:
        """Yield the whole, then the parts in the profile's order."""
        yield self.whole
        yield from self.parts.values()


# A judge of many profiles of one pack; the engine, the plain interpreter and clingo all come in this shape.
Judge = Callable[[Pack, Sequence[Profile]], list[Judgement]]

FIELDS = tuple(f.name for f in fields(CaseJudgement) if f.name != "id")


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two judges differ."""

    case: str
    field: str
    key: object
    left: object
    right: object

    def __str__(self) -> str:
        return f"case {self.case or 'whole'}: {self.field} {self.key}: {self.left!r} against {self.right!r}"


def differences(left: Judgement, right: Judgement, skip: frozenset[str] = frozenset()) -> list[Difference]:
    """Return every difference between two judgements of one profile.

    skip: names of fields of `CaseJudgement` that one of the two cannot say (the engine prints less than it knows).
    A key that only one side has is a difference.
    """
    found: list[Difference] = []
    rights = {case.id: case for case in right.cases()}
    lefts = {case.id: case for case in left.cases()}
    for case_id in sorted(lefts.keys() ^ rights.keys()):
        found.append(Difference(case_id, "case", case_id, case_id in lefts, case_id in rights))
    for case_id in sorted(lefts.keys() & rights.keys()):
        for name in FIELDS:
            if name in skip:
                continue
            ours, theirs = getattr(lefts[case_id], name), getattr(rights[case_id], name)
            for key in sorted(ours.keys() | theirs.keys(), key=str):
                a, b = ours.get(key, "(absent)"), theirs.get(key, "(absent)")
                if a != b or type(a) is not type(b):
                    found.append(Difference(case_id, name, key, a, b))
    return found
