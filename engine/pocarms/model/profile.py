"""A profile: one mission's, or one proposal's, answers with their evidence (DESIGN §3.1, §5)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field

from pocarms.model.conditions import Duration
from pocarms.model.marking import USUAL, Marking
from pocarms.model.pack import UNKNOWN
from pocarms.model.span import NOWHERE, Span
from pocarms.records import dataclass

# A value as it enters the reasoning. One-value questions: an option id. Several-choice: option id -> yes | no |
# unknown.
# Numbers, dates and free text as themselves. "unknown" and "not_applicable" are never options.
Value = str | int | float | datetime.date | Mapping[str, str]


def says_something(value: Value) -> bool:
    """Whether an answer says more than unknown; of a several-choice one, of any line."""
    return any(line != UNKNOWN for line in value.values()) if isinstance(value, Mapping) else value != UNKNOWN


@dataclass(frozen=True, slots=True)
class Evidence:
    source: str = ""
    as_of: datetime.date | None = None
    reliability: str = ""  # strong | fair | weak | ""
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One person's answer to one question. `value` may be "unknown" or "not_applicable" (then with `reason`)."""

    question: str
    value: Value
    evidence: Evidence = Evidence()
    reason: str = ""
    span: Span = field(default=NOWHERE, compare=False, repr=False)


Answers = Mapping[str, tuple[Answer, ...]]  # question id -> every answer given, in file order


ACTION_STATES = ("not_started", "under_way", "done", "dropped")


@dataclass(frozen=True, slots=True)
class Action:
    """What people made of one piece of advice: who does it, by when, and how far it is, as somebody stated it.

    id: of the finding, or of the measure. reason: why it was dropped. by, on: who stated this last, and when.
    """

    id: str
    status: str = "not_started"  # one of ACTION_STATES
    owner: str = ""
    due: datetime.date | None = None
    review: datetime.date | None = None
    evidence: str = ""
    note: str = ""
    reason: str = ""
    by: str = ""
    on: datetime.date | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


Actions = Mapping[str, Action]  # id -> action, in the order of the ids


@dataclass(frozen=True, slots=True)
class SharedBlock:
    id: str
    title: str
    answers: Answers


@dataclass(frozen=True, slots=True)
class Part:
    id: str
    title: str
    uses: tuple[str, ...]
    answers: Answers
    actions: Actions = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the part is called: its title, else its id."""
        return self.title or self.id


@dataclass(frozen=True, slots=True)
class Sign:
    """Who brought the profile into a state, and when. seal: the fingerprint of the answers at that moment, or ""."""

    by: str = ""
    on: datetime.date | None = None
    seal: str = ""


@dataclass(frozen=True)
class Profile:
    pack: str
    id: str
    subject: Mapping[str, str]
    as_of: datetime.date | None = None
    version: str = ""  # pins the pack's version, or ""
    marking: Marking = USUAL.least
    state: str = "draft"  # draft | reviewed | approved
    sign: Sign = Sign()
    parameters: Mapping[str, Duration | int | float] = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)
    shared: Mapping[str, SharedBlock] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    actions: Actions = field(default_factory=dict)  # of the whole; a part has its own
    note: str = ""
    marked: bool = True  # the marking is the profile's own word, not what is taken where nothing is said
    marking_note: str = ""  # why a report is marked lower than its profile, in the words of who lowered it
    digest: str = ""  # sha256 over what the profile says, order-free
    seal: str = ""  # a short one over its answers alone, as they stand in the file
    file: str = field(default="", compare=False)

    @property
    def name(self) -> str:
        """What the subject is called: its name, else the profile's id."""
        return self.subject.get("name") or self.id


@dataclass(frozen=True, slots=True)
class Settled:
    """What one case says about one question once all that was answered is put together.

    value: the agreed value, or "unknown" (nobody knows, nobody answered, or people disagree), or "not_applicable".
    answers: every answer it rests on. from_: "own", "shared", or the id of the block it comes from.
    """

    value: Value
    answers: tuple[Answer, ...] = ()
    disagree: bool = False
    from_: str = "own"


@dataclass(frozen=True, slots=True)
class Case:
    """What is judged alone: the whole profile (id ""), or one flattened part."""

    id: str
    title: str
    answers: Mapping[str, Settled]
