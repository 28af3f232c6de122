"""A rule pack: questions, concepts, findings, scales and everything a report says, as read from `rules/<pack>/`.

Ids are lower-case dotted names in one namespace per pack (DESIGN §5). Texts are in the pack's own language; a
translation replaces them by key (see `Pack.translations`). All collections keep a fixed order: the order of ids,
never the order of files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, TypeVar

from pocarms.model.conditions import Always, Condition, Duration
from pocarms.model.papers import Compare, Memo
from pocarms.model.span import NOWHERE, Span
from pocarms.records import dataclass

if TYPE_CHECKING:
    from pocarms.model.packtest import PackTest

T = TypeVar("T")
Empty: Mapping[str, str] = MappingProxyType({})

UNKNOWN = "unknown"
NOT_APPLICABLE = "not_applicable"
YES_NO = ("no", "yes")
PRACTICE = ("no", "partly", "yes")  # from adverse to favourable
RELIABILITY = ("weak", "fair", "strong")


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement comes from. Unconfirmed citations print as unconfirmed."""

    doc: str  # id in Pack.sources
    section: str = ""
    page: str = ""  # "16" or "37-38"
    box: str = ""
    footnote: str = ""
    paragraph: str = ""
    basis: str = "stated"  # stated | inferred | external
    status: str = "confirmed"  # confirmed | unconfirmed
    note: str = ""  # an error or tension in the source itself
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class OutlinePlace:
    """A section, box or heading of a source: the pages on which it stands, or why no rule carries it."""

    pages: str  # "16" or "9-11"
    none: str = ""
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Outline:
    """What a source consists of, so that `pack check` can see what is left out and which citation is misplaced."""

    places: Mapping[str, OutlinePlace]  # "3.1", "box 2", "Conclusion, rec. 5"
    footnotes: Mapping[str, str] = field(default_factory=dict)  # page -> "50-56"
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # facet -> values that some finding must have
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SourceDoc:
    id: str
    title: str
    publisher: str = ""
    year: str = ""
    url: str = ""
    short: str = ""  # what citations call it; the title where there is none
    outline: Outline | None = None


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class TakesFrom:
    """The answer may be taken from another assessment (a mission's), by this map of its values to ours."""

    pack: str
    question: str
    map: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    ask: str
    type: str  # yes_no | practice | choice | choices | ordered | number | date | text
    options: tuple[Option, ...] = ()  # yes_no and practice have theirs, from adverse-neutral order "no".."yes"
    adverse: str = ""  # ordered, number: high | low; date: old | new; practice: low; else ""
    asked_when: Condition | None = None
    why: str = ""
    counts_as: Mapping[str, str] = field(default_factory=lambda: Empty)
    who_knows: tuple[str, ...] = ()  # owner ids
    where_to_look: str = ""
    unit: str = ""  # numbers
    changeable: bool = False
    may_not_apply: bool = False
    of_part: bool = False  # may be answered per part
    core: bool = False
    sensitive: bool = False
    block: str = ""  # id in Pack.blocks
    takes_from: TakesFrom | None = None
    falls_due: tuple[str, ...] = ()  # dates: what falls due on this day, itself | before | during | after (measures)
    sources: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    def values(self) -> tuple[str, ...]:
        """Return the option ids, in the order the author gave them."""
        return tuple(option.id for option in self.options)


@dataclass(frozen=True, slots=True)
class ConceptRule:
    """One rule that concludes a concept; a concept is true if one of its rules is, false if all are."""

    concludes: str
    when: Condition
    label: str = ""  # what the concept means, in words
    sources: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Concept:
    id: str
    label: str
    rules: tuple[ConceptRule, ...]  # ordered by (file, line)-free key: see language.concepts


@dataclass(frozen=True, slots=True)
class Branch(Generic[T]):
    """One row of a `choose`: the first that holds gives the value; the last has `when` None (`otherwise`)."""

    when: Condition | None
    value: T


@dataclass(frozen=True, slots=True)
class Choose(Generic[T]):
    """A value that depends on the answers, first match wins; a constant is one branch without a condition."""

    branches: tuple[Branch[T], ...]


@dataclass(frozen=True, slots=True)
class Kind:
    id: str
    label: str
    advice: bool = False  # something to do; placed in the findings scale unless it has a box
    positive: bool = False  # a strength
    about_knowledge: bool = False  # may use knowledge tests; exempt from monotonicity in information
    level: bool = False  # may be the kind of a level rule (a hold)
    box: str = ""  # "first": shown in a box of its own before the classes


@dataclass(frozen=True, slots=True)
class Step:
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Ordered steps, lowest first. `of` says what gets a floor and a ceiling: each advice finding, or the case."""

    id: str
    of: str  # findings | whole
    steps: tuple[Step, ...]
    otherwise: str  # the lowest step: what remains when all rules are ruled out
    proceeding: tuple[str, ...] = ()
    holding: str = ""
    label: str = ""
    decision: bool = False  # suggests what to decide on a matter, and leads the report; else it grades
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    def rank(self, step: str) -> int:
        """Return the position of a step, 0 for the lowest."""
        return next(i for i, s in enumerate(self.steps) if s.id == step)


@dataclass(frozen=True, slots=True)
class Facet:
    id: str
    label: str
    type: str = "options"  # options | number
    options: tuple[Option, ...] = ()
    hidden_when: str = ""  # a concept; where it holds, findings are shown without this facet


@dataclass(frozen=True, slots=True)
class Addressable:
    """What a finding may address: present here, and doing harm now, each a concept."""

    id: str
    label: str
    present: str
    now: str


@dataclass(frozen=True, slots=True)
class Finding:
    id: str
    kind: str
    title: str
    when: Condition = field(default_factory=Always)
    practice: tuple[str, ...] = ()  # question ids: established while one is no or partly
    key: bool = False
    addresses: tuple[str, ...] = ()  # ids in Pack.addressables; ("any",) for all of them
    attributes: Mapping[str, str] = field(default_factory=lambda: Empty)  # e.g. reach: steers
    needs_task: Condition | None = None
    needs: tuple[str, ...] = ()  # findings that are foundations of this one
    helped_by: tuple[str, ...] = ()
    advice: str = ""
    reason: str = ""
    first_step: str = ""
    done_when: str = ""
    owner: Choose[str] | None = None  # owner ids
    room_to_act: Choose[str] | None = None  # ids in Pack.room
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    tags: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    made_from: str = ""  # the for_each finding this one was expanded from
    each_question: str = ""  # the question whose options it was expanded over
    sources: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ClassRule:
    """Places a finding at least at a step of the findings scale. Reads `finding.*` and ordinary conditions."""

    id: str
    at_least: str
    when: Condition
    says: str = ""
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class LevelRule:
    """Places the case at least at a step of a whole scale, from adverse answers only."""

    id: str
    scale: str
    at_least: str
    when: Condition
    says: str
    kind: str = ""  # a knowledge kind with level: true, or ""
    sources: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Selector:
    """Which findings a modifier applies to; any of the ways given. `all` is everything."""

    all: bool = False
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Modifier:
    """Changes approach, wording, owner, order, notes or labels of findings; never a class, never hides."""

    id: str
    when: Condition
    applies_to: Selector
    effects: Mapping[str, str]  # advice | first_step | owner | room_to_act | order | note | label
    over: tuple[str, ...] = ()  # modifiers this one outranks where both set the same thing
    label: str = ""
    sources: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Bundle:
    id: str
    title: str
    findings: tuple[str, ...]
    when: Condition = field(default_factory=Always)
    advice: str = ""
    sources: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Conflict:
    id: str
    when: Condition  # answers only
    says: str
    doubts: tuple[str, ...] = ()  # question ids whose answers become unknown while this holds
    sources: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Measure:
    """Mitigation: what it fits, which risks (level rules, findings) it covers, when, by whom, how it shows as done."""

    id: str
    says: str
    fits: Condition
    covers: tuple[str, ...]
    when: str  # before | during | after
    owner: str
    done_by: str = ""  # a practice question
    sources: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ProcedureStep:
    """A step of a procedure with state: done, missing (may be taken now), not yet (waits for another), or unknown."""

    id: str
    says: str
    after: tuple[str, ...] = ()
    when: Condition = field(default_factory=Always)
    done: Condition | None = None
    who: str = ""
    sources: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Action:
    id: str
    says: str
    when: Condition
    who: str = ""
    sources: tuple[Citation, ...] = ()
    checked_with: str = ""  # the pack whose profiles it calls for, such as proposals
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Example:
    """A case of practice told by the source, shown where it helps."""

    id: str
    title: str
    says: str
    sources: tuple[Citation, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Translation:
    """Texts of a pack in another language, by key; `reviewed_by` empty means no person has reviewed it."""

    language: str
    texts: Mapping[str, str]
    reviewed_by: str = ""
    reviewed_on: str = ""


@dataclass(frozen=True)
class Pack:
    id: str
    version: str
    title: str
    language: str
    about: str = ""
    sources: Mapping[str, SourceDoc] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)
    room: Mapping[str, str] = field(default_factory=dict)  # room-to-act ids -> label
    blocks: Mapping[str, str] = field(default_factory=dict)  # question blocks, in asking order
    facets: Mapping[str, Facet] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    scales: Mapping[str, Scale] = field(default_factory=dict)
    parameters: Mapping[str, Duration | int | float] = field(default_factory=dict)
    addressables: Mapping[str, Addressable] = field(default_factory=dict)
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: tuple[str, ...] = ()  # reading order inside a class: foundation | harm | room_to_act | facet ids
    memo: Memo | None = None
    compare: Compare | None = None
    argued: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # lint -> item -> why it does not hold here
    questions: Mapping[str, Question] = field(default_factory=dict)
    concepts: Mapping[str, Concept] = field(default_factory=dict)
    findings: Mapping[str, Finding] = field(default_factory=dict)
    templates: Mapping[str, Finding] = field(default_factory=dict)  # for_each findings as written, for translators
    class_rules: tuple[ClassRule, ...] = ()
    class_caps: Mapping[str, str] = field(default_factory=dict)  # kind -> highest step
    level_rules: tuple[LevelRule, ...] = ()
    modifiers: Mapping[str, Modifier] = field(default_factory=dict)
    bundles: Mapping[str, Bundle] = field(default_factory=dict)
    conflicts: Mapping[str, Conflict] = field(default_factory=dict)
    measures: Mapping[str, Measure] = field(default_factory=dict)
    steps: Mapping[str, ProcedureStep] = field(default_factory=dict)
    actions: Mapping[str, Action] = field(default_factory=dict)
    examples: Mapping[str, Example] = field(default_factory=dict)
    tests: tuple[PackTest, ...] = ()
    translations: Mapping[str, Translation] = field(default_factory=dict)
    digest: str = ""  # sha256 over the meaning of the pack, tests and translations left out
