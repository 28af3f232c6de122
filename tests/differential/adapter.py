"""What an `Assessment` shows, as a judge: `from_assessment` reads it, `as_shown` makes a full judgement as coarse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pocarms.assessment.assess import assess, prepare
from pocarms.assessment.result import AnswerResult, Assessment, Body, ChosenText
from pocarms.inference.durable import Unavailable, Worker
from pocarms.model.pack import Choose, Pack
from pocarms.model.profile import Profile
from pocarms.program.scope import scopes
from tests.oracle.judgement import CaseJudgement, Judge, Judgement, Truth
from tests.oracle.kleene import both

TRUTHS: dict[str, Truth] = {"true": True, "false": False, "unknown": None}
LISTS: dict[str, Truth] = {"mission": True, "headquarters": False, "check_mandate": None}
STATUSES: dict[str, Truth] = {"established": True, "ruled_out": False, "open": None}


def as_value(pack: Pack, question: str, value: object) -> object:
    """Return an answer in the form of a judgement: the lines of a several-choice question as sorted pairs."""
    if not isinstance(value, Mapping):
        return value
    options = pack.questions[question].values()
    return tuple(sorted((option, value.get(option, "unknown")) for option in options))


# --- what an assessment shows ---------------------------------------------------------------------------------------


def report_with(worker: Worker | Unavailable) -> Judge:
    """Return the engine as a judge that reads the assessment, as any report does."""

    def judge_all(pack: Pack, profiles: Sequence[Profile]) -> list[Judgement]:
        prepared = prepare(pack, pack.language)
        return [from_assessment(pack, assess(prepared, profile, worker)[0]) for profile in profiles]

    return judge_all


HIDDEN = frozenset({"modifiers", "parts_tests", "bundles"})  # no report says them of themselves


def from_assessment(pack: Pack, assessment: Assessment) -> Judgement:
    """Read the shown part of a judgement off an assessment."""
    of_part = scopes(pack, True)[1].conflicts  # the whole lists every conflict, a part those of part only
    shared = {q for c in assessment.whole.conflicts if c.id not in of_part for q in c.doubts}

    def read(body: Body) -> CaseJudgement:
        shown = _body(pack, body, frozenset(shared | {q for c in body.conflicts for q in c.doubts}))
        return replace(shown, questions=_listed(pack, shown, bool(assessment.parts)))

    return Judgement(read(assessment.whole), {part.id: read(part) for part in assessment.parts})


def _stands(pack: Pack, answer: AnswerResult, doubted: bool) -> tuple[str, object]:
    """Return state and value as a judgement has them: people who disagree leave no value, or only the other lines."""
    said, state = as_value(pack, answer.id, answer.value), answer.state
    if state == "disagreement":
        known = isinstance(said, tuple) and any(line != "unknown" for _, line in said)
        state = "unknown" if not known else "doubted" if doubted else "answered"
    return ("value", said) if state == "answered" else (state, None)


def _body(pack: Pack, body: Body, doubted: frozenset[str]) -> CaseJudgement:
    return CaseJudgement(
        id=body.id,
        questions={a.id: _stands(pack, a, a.id in doubted) for a in body.answers},
        conflicts={c.id: True for c in body.conflicts},
        concepts={c.id: TRUTHS[c.value] for c in body.concepts},
        findings={f.id: STATUSES[f.status] for f in body.findings},
        states={f.id: f.state for f in body.findings},  # type: ignore[misc]
        harms={f.id: (f.harm, f.harm_may_be or f.harm) for f in body.findings},  # type: ignore[misc]
        classes={f.id: (f.class_, f.class_may_be or f.class_) for f in body.findings if f.class_},
        scales={s.id: (s.floor, s.ceiling, s.headline) for s in body.scales},
        level_rules={r.id: STATUSES[r.status] for r in body.level_rules},
        measures={m.id: STATUSES[m.status] for m in body.measures},  # type: ignore[misc]
        steps={s.id: s.state for s in body.steps},  # type: ignore[misc]
        actions={a.id: STATUSES[a.status] for a in body.actions},
        chooses={
            (f.id, field, 0): _chosen(choice)  # type: ignore[misc]
            for f in body.findings
            for field, choice in (("owner", f.owner), ("room_to_act", f.room_to_act))
            if choice is not None
        },
        needs_task={
            f.id: {"mission": True, "headquarters": False, "check_mandate": None}[f.list] for f in body.findings
        },
    )


def _chosen(choice: ChosenText) -> tuple[str, tuple[str, ...]]:
    return choice.id, tuple(sorted({alternative.id for alternative in choice.alternatives}))


def as_shown(pack: Pack, judgement: Judgement) -> Judgement:
    """Turn a full judgement into what an assessment shows of it."""
    parts = {name: _shown(pack, case, bool(judgement.parts)) for name, case in judgement.parts.items()}
    return Judgement(_shown(pack, judgement.whole, bool(judgement.parts)), parts)


def _shown(pack: Pack, case: CaseJudgement, parted: bool) -> CaseJudgement:
    for_whole, for_part = scopes(pack, parted)
    scope = for_part if case.id else for_whole
    status = {m: both(pair) for m, pair in case.measures.items()}
    return replace(
        case,
        conflicts={c: True for c, holds in case.conflicts.items() if holds and c in scope.conflicts},
        concepts={c: v for c, v in case.concepts.items() if c in scope.concepts},
        questions=_listed(pack, case, parted),
        states={f: _state(pack, case, f) for f in case.states},  # type: ignore[misc]
        harms={f: _harm(pair) for f, pair in case.harms.items()},  # type: ignore[misc]
        measures={m: v for m, v in status.items() if v is not False},  # type: ignore[misc]
        steps={s: state for s, (_, _, state) in case.steps.items()},  # type: ignore[misc]
        actions={a: v for a, v in case.actions.items() if v is not False},
        chooses={
            (f.id, field, 0): _first(choose, case, f.id, field)  # type: ignore[misc]
            for f in pack.findings.values()
            if f.id in case.findings
            for field, choose in (("owner", f.owner), ("room_to_act", f.room_to_act))
            if choose is not None
        },
    )


def _listed(pack: Pack, case: CaseJudgement, parted: bool) -> dict[str, tuple[str, object]]:
    """Each question stands where it is answered: of part in the parts, the rest in the whole."""
    here = [q.id for q in pack.questions.values() if not parted or q.of_part == bool(case.id)]
    return {q: case.questions[q] for q in here if q in case.questions}


def _state(pack: Pack, case: CaseJudgement, finding: str) -> str:
    """The state of an established finding about practices; of others a report says none."""
    partly, missing = case.states[finding]
    if case.findings[finding] is not True or not pack.findings[finding].practice:
        return ""
    if missing is True:
        return "missing"
    return "partly" if missing is False and partly is True else ""


def _harm(pair: tuple[Truth, Truth]) -> tuple[str, str]:
    foreseeable, now = pair
    floor = "now" if now is True else "foreseeable" if foreseeable is True else "none"
    return floor, "now" if now is not False else "foreseeable" if foreseeable is not False else "none"


def _first(choose: Choose[str], case: CaseJudgement, finding: str, field: str) -> tuple[str, tuple[str, ...]]:
    """Return the first certain branch's value, and the values of undecided branches before it (point 12)."""
    undecided: set[str] = set()
    for i, branch in enumerate(choose.branches):
        holds = case.chooses[finding, field, i]
        if holds is True:
            return branch.value, tuple(sorted(undecided))
        if holds is None:
            undecided.add(branch.value)
    raise AssertionError("a choose ends with otherwise")
