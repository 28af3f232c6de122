"""The engine as a judge: `judge_all(pack, profiles)` in the shape in which the independent judges answer.

Two ways in: on the twin alone (fast, for long runs), or on durable-rules too, where a disagreement is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pocarms.assessment.answers import answer_state
from pocarms.assessment.assess import Prepared, judge_profile, prepare
from pocarms.assessment.classes import bounds
from pocarms.assessment.judge import Judged
from pocarms.assessment.judge import Judgement as Judged_
from pocarms.assessment.procedure import step_states
from pocarms.assessment.scales import headline
from pocarms.inference.durable import Unavailable, Worker
from pocarms.model.pack import Choose, Pack
from pocarms.model.profile import Profile
from pocarms.program.names import name
from pocarms.program.placing import findings_scale, is_placed, whole_scales
from pocarms.program.scope import Scope, scopes
from tests.oracle.judgement import CaseJudgement, Judgement
from tests.oracle.plain import parts_tests

TWIN_ONLY = Unavailable("switched off")


def engine(worker: Worker | Unavailable = TWIN_ONLY) -> Callable[[Pack, Sequence[Profile]], list[Judgement]]:
    """Return the engine as a judge; with a worker every profile is derived by durable-rules as well."""

    def judge_all(pack: Pack, profiles: Sequence[Profile]) -> list[Judgement]:
        prepared = prepare(pack, pack.language)
        return [judge_one(prepared, profile, worker) for profile in profiles]

    return judge_all


def judge_one(prepared: Prepared, profile: Profile, worker: Worker | Unavailable) -> Judgement:
    """Judge one profile; raises AssertionError where durable-rules and the twin disagree or the worker failed."""
    judged = judge_profile(prepared, profile, worker)
    for inference in judged.inferences:
        assert inference.disagreement is None, inference.notice
        assert isinstance(worker, Unavailable) or not inference.notice, inference.notice
    for_whole, for_part = scopes(prepared.pack, bool(judged.parts))
    return Judgement(
        _case(prepared, judged.whole, for_whole, judged, bool(judged.parts)),
        {part.case.id: _case(prepared, part, for_part, judged, False) for part in judged.parts},
    )


def _case(prepared: Prepared, judged: Judged, scope: Scope, all_of_it: Judged_, has_parts: bool) -> CaseJudgement:
    pack = prepared.pack

    def value(*parts: object) -> bool | None:
        return judged.value(name(*map(str, parts)))

    findings = [f for f in pack.findings if f in scope.findings]
    scale = findings_scale(pack)
    steps = scale.steps if scale else ()
    classes = {}
    for finding in findings:
        if scale is not None and is_placed(pack, pack.findings[finding]):
            low, high = bounds(judged, "class", finding, scale)
            classes[finding] = (steps[low].id, steps[high].id)
    states = step_states(prepared.says, judged)
    return CaseJudgement(
        id=judged.case.id,
        questions={q: _question(judged, q) for q in pack.questions},
        conflicts={c: value("conflict", c) for c in pack.conflicts},
        concepts={c: value("concept", c) for c in pack.concepts},
        findings={f: value("finding", f) for f in findings},
        states={f: (value("state", f, "partly"), value("state", f, "missing")) for f in findings},
        harms={f: (value("harm", f, "foreseeable"), value("harm", f, "now")) for f in findings},
        classes=classes,
        scales=_scales(prepared, all_of_it.parts if has_parts else (judged,)),
        level_rules={r: value("levelrule", r) for r in scope.level_rules},
        modifiers={m: value("modifier", m) for m in pack.modifiers},
        bundles={b: value("bundle", b) for b in pack.bundles},
        measures={m: (value("fits", m), value("needed", m)) for m in scope.measures},
        steps={s: (value("step", s), value("done", s), states[s]) for s in scope.steps},
        actions={a: value("action", a) for a in scope.actions},
        chooses={
            (f, field, n): True if branch.when is None else value(field, f, n)
            for f in findings
            for field, choose in _chooses(pack, f)
            for n, branch in enumerate(choose.branches)
        },
        needs_task={f: value("task", f) for f in findings},
        parts_tests={
            (t.quantifier, t.concept): _parts_test(judged, all_of_it, has_parts, t.quantifier, t.concept)
            for t in parts_tests(pack)
        },
    )


def _question(judged: Judged, question: str) -> tuple[str, object]:
    state = answer_state(judged, question)
    said = judged.case.answers[question].value if question in judged.case.answers else "unknown"
    some_lines = state == "disagreement" and isinstance(said, dict) and set(said.values()) != {"unknown"}
    if some_lines and judged.value(name("doubted", question)):
        return "doubted", None  # people disagree on some lines only, and the others are doubted
    if state == "answered" or some_lines:
        return "value", tuple(sorted(said.items())) if isinstance(said, dict) else said
    return ("unknown" if state == "disagreement" else state), None


def _scales(prepared: Prepared, cases: Sequence[Judged]) -> dict[str, tuple[str, str, str]]:
    found = {}
    for scale in whole_scales(prepared.pack):
        limits = [bounds(judged, "level", scale.id, scale) for judged in cases]
        low, high = max(a for a, _ in limits), max(b for _, b in limits)
        found[scale.id] = (scale.steps[low].id, scale.steps[high].id, headline(scale, low, high))
    return found


def _chooses(pack: Pack, finding: str) -> list[tuple[str, Choose[str]]]:
    found = pack.findings[finding]
    both = (("owner", found.owner), ("room_to_act", found.room_to_act))
    return [(field, choose) for field, choose in both if choose is not None]


def _parts_test(judged: Judged, all_of_it: Judged_, has_parts: bool, quantifier: str, concept: str) -> bool | None:
    """What the program is given, or reads, for a parts test; the concept itself where a case is alone."""
    if not has_parts:
        return judged.value(name("concept", concept))
    key = (name("concept", concept), quantifier)
    slots = {value: judged.slots[judged.program.slots[(*key, value)]] for value in ("true", "false")}
    return True if slots["true"] else (False if slots["false"] else None)
