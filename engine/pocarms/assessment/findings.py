"""One finding of one case, with everything a reader needs to act on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pocarms.assessment.classes import Placed, place
from pocarms.assessment.judge import Judged
from pocarms.assessment.proofs import Proofs
from pocarms.assessment.result import Addressed, ChosenText, FindingResult, PracticeState
from pocarms.assessment.settle import Settling
from pocarms.assessment.texts import Says
from pocarms.model.pack import NOT_APPLICABLE, RELIABILITY, UNKNOWN, Finding, Modifier
from pocarms.model.profile import Settled
from pocarms.program.modifying import Modified, modified
from pocarms.program.names import name

LISTS = {True: "mission", False: "headquarters", None: "check_mandate"}


def finding_result(
    says: Says,
    judged: Judged,
    finding: Finding,
    later: tuple[Finding, ...],
    settling: Settling,
    proofs: Proofs,
    modifiers: Sequence[Modifier],
    areas: Sequence[Judged] = (),
) -> tuple[FindingResult, Placed, Modified]:
    """Return a finding's result, and what its place in the reading order hangs on.

    modifiers: those that hold. areas: the whole's judged parts.
    """
    status = judged.status(name("finding", finding.id))
    placed = place(says, judged, finding, later)
    changed = modified(modifiers, finding)
    harm, harm_may_be = _harm(judged, finding.id)
    proof = proofs.prove(name("finding", finding.id))
    kind = says.pack.kinds[finding.kind]
    advised = status == "established" or (status == "open" and settling.holds == "always")
    result = FindingResult(
        id=finding.id,
        kind=finding.kind,
        kind_label=kind.label,
        status=status,
        holds=settling.holds,
        advice_shown=advised,
        list=LISTS[judged.value(name("task", finding.id))],
        class_=placed.floor,
        class_may_be=placed.ceiling if placed.ceiling != placed.floor else "",
        class_because=placed.because,
        facets={k: tuple(values) for k, values in sorted(finding.facets.items()) if _facet_shown(says, judged, k)},
        owner=_replaced(says, "owner", changed, says.chosen(judged, "owner", finding.id, finding.owner)),
        tags=finding.tags,
        title=finding.title,
        advice=changed.replaced.get("advice", finding.advice),
        reason=finding.reason,
        first_step=changed.replaced.get("first_step", finding.first_step),
        done_when=finding.done_when,
        room_to_act=_replaced(
            says, "room_to_act", changed, says.chosen(judged, "room_to_act", finding.id, finding.room_to_act)
        ),
        state=_state(judged, finding),
        harm=harm,
        harm_may_be=harm_may_be,
        key=finding.key,
        evidence=weakest_evidence(judged, proofs.questions(proof)),
        needs=_not_ruled_out(judged, finding.needs),
        needed_by=_not_ruled_out(judged, tuple(f.id for f in later)),
        helped_by=_not_ruled_out(judged, finding.helped_by),
        notes=finding.notes + changed.notes,
        labels=changed.labels,
        modified_by=changed.by,
        examples=finding.examples,
        practice=tuple(_practice(says, judged, q) for q in finding.practice),
        sources=says.cite(finding.sources),
        settled_by=settling.settled_by,
        may_be_settled_by=settling.may_be_settled_by,
        hangs_on=settling.hangs_on,
        proof=proof,
        addresses=_addressed(says, judged, finding, areas) if advised else (),
    )
    return result, placed, changed


def _facet_shown(says: Says, judged: Judged, facet: str) -> bool:
    """Whether a facet says something of this case: the pack may name a concept where it does not."""
    hidden_when = says.pack.facets[facet].hidden_when
    return not hidden_when or judged.value(name("concept", hidden_when)) is not True


def _not_ruled_out(judged: Judged, findings: tuple[str, ...]) -> tuple[str, ...]:
    """The findings that are established or still open: a foundation that is in place is not needed any more."""
    return tuple(f for f in findings if judged.value(name("finding", f)) is not False)


def _replaced(says: Says, field: str, changed: Modified, chosen: ChosenText | None) -> ChosenText | None:
    """A modifier's value in place of the finding's own."""
    value = changed.replaced.get(field)
    if value is None:
        return chosen
    return ChosenText(value, says.owner(value) if field == "owner" else says.room(value))


def _state(judged: Judged, finding: Finding) -> str:
    """How much of its practices is missing: missing, partly, or "" where it has none or that is not decided."""
    if not finding.practice or judged.value(name("finding", finding.id)) is not True:
        return ""
    missing = judged.value(name("state", finding.id, "missing"))
    if missing:
        return "missing"
    return "partly" if missing is False and judged.value(name("state", finding.id, "partly")) else ""


def _harm(judged: Judged, finding: str) -> tuple[str, str]:
    """Return the harm proved, and the worst not ruled out where that is more ("" else)."""
    now = judged.value(name("harm", finding, "now"))
    foreseeable = judged.value(name("harm", finding, "foreseeable"))
    floor = "now" if now else ("foreseeable" if foreseeable else "none")
    ceiling = "now" if now is not False else ("foreseeable" if foreseeable is not False else "none")
    return floor, ceiling if ceiling != floor else ""


def _addressed(says: Says, judged: Judged, finding: Finding, areas: Sequence[Judged]) -> tuple[Addressed, ...]:
    """Return which harm the finding would lessen is proved, and in which areas, in the order of the pack."""
    known = says.pack.addressables
    found = []
    for one in known if finding.addresses == ("any",) else finding.addresses:
        for harm, concept in (("now", known[one].now), ("foreseeable", known[one].present)):
            full = name("concept", concept)
            if judged.value(full):
                found.append(Addressed(one, harm, tuple(a.case.id for a in areas if a.value(full))))
                break
    return tuple(sorted(found, key=lambda a: a.harm != "now"))


def _practice(says: Says, judged: Judged, question: str) -> PracticeState:
    asked = says.pack.questions[question]
    answer = str(standing_value(judged, question))
    return PracticeState(question, asked.ask, answer, asked.counts_as.get(answer, ""))


def standing_value(judged: Judged, question: str) -> object:
    """Return the value of an answer as it stands after stage 0: doubted and waiting answers are unknown."""
    if judged.value(name("applies", question)) is False:
        return NOT_APPLICABLE
    settled = judged.case.answers.get(question, Settled(UNKNOWN))
    if judged.value(name("doubted", question)) or judged.value(name("applies", question)) is None:
        return UNKNOWN
    return settled.value


def weakest_evidence(judged: Judged, questions: tuple[str, ...]) -> str:
    """Return the weakest link: for each answer its most reliable evidence, then the least of these.

    What nobody has answered has no evidence to be weak; a finding may rest on that too ("not checked lately").
    """
    given = [q for q in questions if judged.case.answers.get(q, Settled(UNKNOWN)).answers]
    return min((_strength(judged.case.answers, q) for q in given), key=_rank, default="")


def _strength(answers: Mapping[str, Settled], question: str) -> str:
    given = answers.get(question, Settled(UNKNOWN)).answers
    return max((a.evidence.reliability or "unsourced" for a in given), key=_rank, default="unsourced")


def _rank(reliability: str) -> int:
    return RELIABILITY.index(reliability) if reliability in RELIABILITY else -1
