"""A class, asked about: which findings stand there and why each does, which may yet, and what is missing for that."""

from __future__ import annotations

from pocarms.assessment.assess import Prepared, context
from pocarms.assessment.classes import place
from pocarms.assessment.judge import Judged, Judgement
from pocarms.assessment.settle import Settler
from pocarms.model.pack import Finding, Pack
from pocarms.model.profile import Profile
from pocarms.program.names import name
from pocarms.program.placing import findings_scale, later_findings, placed_findings, step_ids
from pocarms.program.scope import scopes
from pocarms.reasoning.units import all_cases
from pocarms.records import dataclass


@dataclass(frozen=True, slots=True)
class Member:
    """A finding that stands in the class. because: why there. may_be: a higher class it may come to, or ""."""

    id: str
    title: str
    because: tuple[str, ...]
    may_be: str


@dataclass(frozen=True, slots=True)
class Entrant:
    """A finding that may come to stand there. established: it is so, and only its class is not settled.

    now: the class in which it stands, or would. questions: whose answers bear on it, in the pack's order.
    """

    id: str
    title: str
    established: bool
    now: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Members:
    """A class in one case ("" is the whole)."""

    case: str
    case_title: str
    members: tuple[Member, ...]
    may_enter: tuple[Entrant, ...]


def is_class(pack: Pack, id_: str) -> bool:
    """Whether an id is a step of the scale in which findings are placed."""
    scale = findings_scale(pack)
    return scale is not None and id_ in step_ids(scale)


def members(
    prepared: Prepared, profile: Profile, judgement: Judgement, step: str, part: str | None = None
) -> tuple[Members, ...]:
    """Return what stands in a class, and what may, in every case; in one part alone where it is named.

    As in a report, an open finding that holds whatever the answers counts as standing.
    """
    for_whole, for_part = scopes(prepared.pack, bool(judgement.parts))
    found = []
    for number, judged in enumerate(all_cases(judgement)):
        if part is None or judged.case.id == part:
            scope = for_part if number else for_whole
            placed = [f for f in placed_findings(prepared.pack) if f.id in scope.findings]
            found.append(_members(prepared, profile, judged, step, sorted(placed, key=lambda f: f.title)))
    return tuple(found)


def _members(prepared: Prepared, profile: Profile, judged: Judged, step: str, placed: list[Finding]) -> Members:
    settler = Settler(prepared.pack, prepared.coder, judged, context(prepared.pack, profile))
    later = later_findings(prepared.pack)
    scale = findings_scale(prepared.pack)
    assert scale is not None
    rank = scale.rank(step)
    there: list[Member] = []
    may: list[Entrant] = []
    for finding in placed:
        full = name("finding", finding.id)
        holds = settler.settle_one(full).holds
        stands = place(prepared.says, judged, finding, later.get(finding.id, ()))
        if holds == "never" or not stands.floor_rank <= rank <= stands.ceiling_rank:
            continue
        if holds == "always" and stands.floor_rank == rank:
            higher = stands.ceiling if stands.ceiling != stands.floor else ""
            there.append(Member(finding.id, finding.title, stands.because, higher))
        else:
            steps = [name("class", finding.id, s) for s in step_ids(scale)[stands.floor_rank + 1 : rank + 1]]
            asked = settler.bearing_on((full, *steps))
            may.append(Entrant(finding.id, finding.title, holds == "always", stands.floor, asked))
    return Members(judged.case.id, judged.case.title, tuple(there), tuple(may))


def labels(pack: Pack) -> dict[str, str]:
    """Return the name of every class, by id."""
    scale = findings_scale(pack)
    return {s.id: s.label for s in scale.steps} if scale is not None else {}
