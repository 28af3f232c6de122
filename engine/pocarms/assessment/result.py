"""The assessment: everything a report shows, as frozen data (DESIGN §6, schema `pocarms/assessment/1`).

`to_json` in `assessment.jsonable` turns it into the published JSON object; key names there are the field names here
(a trailing underscore is dropped). Texts are already in the chosen language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from pocarms.model.marking import Marking
from pocarms.records import dataclass


@dataclass(frozen=True, slots=True)
class Tool:
    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Run:
    """The only block that may differ between two runs on the same input."""

    inference: str  # "durable+twin" | "twin"
    python: str
    platform: str
    notice: str = ""  # why durable-rules was not used, or DISAGREEMENT


@dataclass(frozen=True, slots=True)
class PackInfo:
    id: str
    version: str
    title: str
    digest: str
    language: str  # of the texts shown
    translation_reviewed: str = (
        ""  # "" own language, "not translated", "not reviewed by a person", "reviewed by X on D"
    )
    passport: Mapping[str, str] = field(default_factory=dict)  # what was measured of the pack, where it is shown
    policy: Mapping[str, str] = field(default_factory=dict)  # under which it was used: id, title; empty under none


@dataclass(frozen=True, slots=True)
class Counts:
    answered: int
    unknown: int
    not_applicable: int
    waiting: int
    doubted: int


@dataclass(frozen=True, slots=True)
class ProfileInfo:
    id: str
    subject: Mapping[str, str]
    as_of: str
    marking: Marking
    state: str
    signed: str
    digest: str
    counts: Counts
    marking_note: str = ""  # the marking was lowered: from what, and why
    since_signed: str = ""  # the answers since they were reviewed or approved; "" for a draft


@dataclass(frozen=True, slots=True)
class StepInfo:
    id: str
    label: str


@dataclass(frozen=True, slots=True)
class KindInfo:
    """What the pack says of a kind of finding: where a report shows it hangs on these flags (model.pack.Kind)."""

    id: str
    label: str
    advice: bool
    positive: bool
    about_knowledge: bool
    box: str


@dataclass(frozen=True, slots=True)
class ScaleResult:
    """A scale of the case. `because`: level rules that hold at the floor; `may_be_because`: open ones above."""

    id: str
    label: str
    floor: str
    ceiling: str
    headline: str
    because: tuple[str, ...]
    may_be_because: tuple[str, ...]
    steps: tuple[StepInfo, ...]
    decision: bool = False  # suggests what to decide; else it grades how something stands
    proceeding: tuple[str, ...] = ()  # the steps at which the matter may go ahead


@dataclass(frozen=True, slots=True)
class LevelRuleResult:
    """One level rule and where it stands: established, open, ruled_out."""

    id: str
    scale: str
    at_least: str
    says: str
    status: str
    needs: tuple[str, ...]
    sources: tuple[SourceRef, ...]
    proof: str = ""  # key into Body.proofs, "" while open
    uncovered: bool = False  # a risk that stands here, and that no measure needed here covers


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A citation ready to print; `text` reads like "Brief, §3.5, p. 16 (inferred)"."""

    doc: str
    text: str
    section: str
    page: str
    box: str
    footnote: str
    paragraph: str
    basis: str
    status: str
    note: str


@dataclass(frozen=True, slots=True)
class ChosenText:
    """A value by `choose`: the first certain branch, and what else it may be with the condition in words."""

    id: str
    label: str
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    id: str
    label: str
    if_: str


@dataclass(frozen=True, slots=True)
class FindingResult:
    id: str
    kind: str
    kind_label: str
    status: str  # established | open | ruled_out
    holds: str  # always | never | depends | not_decided
    advice_shown: bool  # established, or holds always, or a strength etc. that is
    list: str  # "mission" | "headquarters" (needs a task it lacks) | "check_mandate"
    class_: str  # floor step id, "" where not placed
    class_may_be: str  # ceiling step id, "" where equal to the floor or not placed
    class_because: tuple[str, ...]  # sentences: which class rules, which foundation lift, which cap
    facets: Mapping[str, tuple[str, ...]]
    owner: ChosenText | None
    tags: tuple[str, ...]
    title: str
    advice: str
    reason: str
    first_step: str
    done_when: str
    room_to_act: ChosenText | None
    state: str  # missing | partly | "" (not decided, or not established)
    harm: str  # now | foreseeable | none
    harm_may_be: str
    key: bool
    evidence: str  # weakest reliability its proof rests on: strong | fair | weak | unsourced | ""
    needs: tuple[str, ...]
    needed_by: tuple[str, ...]
    helped_by: tuple[str, ...]
    notes: tuple[str, ...]
    labels: tuple[str, ...]
    modified_by: tuple[str, ...]
    examples: tuple[str, ...]
    practice: tuple[PracticeState, ...]
    sources: tuple[SourceRef, ...]
    settled_by: tuple[tuple[str, ...], ...]
    may_be_settled_by: tuple[str, ...]
    hangs_on: tuple[str, ...]  # established: single answers without which it would no longer be
    proof: str  # key into Assessment.proofs, "" while open
    addresses: tuple[
        Addressed, ...
    ] = ()  # where advised: the harm it would lessen that is proved, now before foreseeable


@dataclass(frozen=True, slots=True)
class Addressed:
    """Something a finding addresses that does harm here. `parts`: in a whole, the parts in which it does."""

    id: str
    harm: str  # now | foreseeable
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PracticeState:
    question: str
    ask: str
    answer: str  # no | partly | yes | unknown | not_applicable
    counts_as: str


@dataclass(frozen=True, slots=True)
class BundleResult:
    id: str
    title: str
    advice: str
    status: str
    findings: tuple[str, ...]  # the established ones, in reading order


@dataclass(frozen=True, slots=True)
class MeasureResult:
    id: str
    says: str
    when: str
    owner: str
    owner_label: str
    status: str  # fits and is needed: established | open | ruled_out
    state: str  # done | partly | not_done | unknown
    covers: tuple[str, ...]
    sources: tuple[SourceRef, ...]


@dataclass(frozen=True, slots=True)
class StepResult:
    id: str
    says: str
    who: str
    who_label: str
    state: str  # done | missing | not_yet | unknown | does_not_apply
    after: tuple[str, ...]
    sources: tuple[SourceRef, ...]


@dataclass(frozen=True, slots=True)
class ActionResult:
    id: str
    says: str
    who: str
    who_label: str
    status: str
    sources: tuple[SourceRef, ...]


@dataclass(frozen=True, slots=True)
class PlannedResult:
    """A line of the action plan, as people stated it, beside where its advice stands by the answers.

    holds: advised | open | ruled_out | carried_out (a measure that the answers call done) | elsewhere (not judged in
    this body) | not_in_pack. follows_from: the questions whose answers keep an advised finding up. overdue, review_due:
    by the day of the assessment.
    """

    id: str
    title: str
    status: str
    owner: str
    due: str
    review: str
    evidence: str
    note: str
    reason: str
    by: str
    on: str
    holds: str
    overdue: bool
    review_due: bool
    follows_from: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question whose answer could matter. `opens`: the open findings and level rules it bears on, urgent first."""

    id: str
    ask: str
    why: str
    who_knows: tuple[str, ...]
    who_knows_labels: tuple[str, ...]
    opens: tuple[str, ...]
    highest_class: str


@dataclass(frozen=True, slots=True)
class ConflictResult:
    id: str
    says: str
    doubts: tuple[str, ...]
    answers: tuple[str, ...]  # the questions whose answers clash
    sources: tuple[SourceRef, ...]


@dataclass(frozen=True, slots=True)
class SetAside:
    """An answer on file that does not enter the reasoning: its question does not apply, or waits for its gate."""

    question: str
    ask: str
    answer: str
    because: str  # does_not_apply | waiting | disagreement | doubted
    gate: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One answer as given by somebody."""

    answer: str
    source: str
    as_of: str
    reliability: str
    by: str
    note: str
    reason: str


@dataclass(frozen=True, slots=True)
class AnswerResult:
    id: str
    block: str
    ask: str
    type: str
    answer: str  # in words, in the chosen language
    value: object  # as data
    state: str  # answered | unknown | not_applicable | does_not_apply | waiting | doubted | disagreement
    counts_as: str
    from_: str  # own | shared | a shared block's id
    evidence: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class ProofNode:
    """A derivation step: `claim` in words, its value, by which rule, from which other steps or answers."""

    id: str
    claim: str
    value: bool
    rule: str  # all | any | not | at_least | name | answer
    from_: tuple[str, ...]  # proof ids
    question: str = ""
    sources: tuple[SourceRef, ...] = ()


@dataclass(frozen=True, slots=True)
class ConceptResult:
    id: str
    label: str
    value: str  # true | false | unknown
    proof: str


@dataclass(frozen=True, slots=True)
class ExampleText:
    id: str
    title: str
    says: str
    sources: tuple[SourceRef, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """What is found in one case: the whole, or a part."""

    id: str
    title: str
    scales: tuple[ScaleResult, ...]
    level_rules: tuple[LevelRuleResult, ...]
    concepts: tuple[ConceptResult, ...]
    findings: tuple[FindingResult, ...]  # in reading order
    bundles: tuple[BundleResult, ...]
    measures: tuple[MeasureResult, ...]
    steps: tuple[StepResult, ...]
    actions: tuple[ActionResult, ...]
    open_questions: tuple[OpenQuestion, ...]
    conflicts: tuple[ConflictResult, ...]
    set_aside: tuple[SetAside, ...]
    answers: tuple[AnswerResult, ...]
    proofs: Mapping[str, ProofNode]
    planned: tuple[PlannedResult, ...] = ()  # the action plan


@dataclass(frozen=True)
class Assessment:
    schema: str
    tool: Tool
    run: Run
    pack: PackInfo
    profile: ProfileInfo
    whole: Body  # its fields stand at the top level of the JSON object
    parts: tuple[Body, ...]
    labels: Mapping[str, Mapping[str, str]]  # names to print: classes, kinds, facets, owners, blocks, room, scales
    examples: tuple[ExampleText, ...]
    order: tuple[str, ...]  # the rule of order inside a class, in words
    bounds: Mapping[str, str]  # how far holds and settled_by were searched, in words
    classes: tuple[StepInfo, ...] = ()  # every step of the findings scale, lowest first; () where the pack has none
    kinds: tuple[KindInfo, ...] = ()  # every kind of finding that occurs
    marking_suggested: str = ""  # a marking above the profile's, which a person is to confirm; "" where none is
    sensitive_answers: int = 0  # questions with an answer on file that the pack calls sensitive
