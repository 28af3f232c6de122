"""What an answer would do: each possible answer given on trial, and what then stands otherwise in the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pocarms.assessment.assess import Prepared, judge_profile
from pocarms.assessment.classes import bounds
from pocarms.assessment.judge import Judged, Judgement
from pocarms.assessment.procedure import action_results, measure_results, step_results
from pocarms.assessment.scales import headline
from pocarms.assessment.texts import Says
from pocarms.inference.durable import TWIN_ONLY
from pocarms.model.pack import NOT_APPLICABLE, Pack
from pocarms.model.profile import Profile, Value
from pocarms.program.names import name
from pocarms.program.placing import findings_scale, is_placed, whole_scales
from pocarms.program.scope import Scope, scopes
from pocarms.reasoning.ask_next.field import Ask
from pocarms.reasoning.ask_next.nextq import NextQuestion
from pocarms.reasoning.units import BLOCK, PART, WHOLE, Place, all_cases
from pocarms.reasoning.what_if.changes import Change, with_changes
from pocarms.reasoning.what_if.delta import Difference
from pocarms.records import dataclass

MOST_SHOWN = 8  # answers of one question that are shown


@dataclass(frozen=True, slots=True)
class Preview:
    """Answers that have the same effect, and what it is.

    contradicts: ids of conflicts with what is on file that such an answer would bring about. left: how many questions
    would then still bear on each tier of the aim; () where it contradicts.
    """

    answers: tuple[Value, ...]
    effects: tuple[Difference, ...]
    contradicts: tuple[str, ...]
    left: tuple[int, ...]


def previews(prepared: Prepared, profile: Profile, judgement: Judgement, question: NextQuestion) -> tuple[Preview, ...]:
    """Return what the answers to a question would do, answers of equal effect together; not applicable comes last.

    Several-choice questions and numbers have more answers than are told: those that stand for all were tried.
    """
    before = _stands(prepared, judgement)
    found: dict[object, Preview] = {}
    numbers = range(len(question.trial.answers))
    if len(numbers) > MOST_SHOWN:
        step = (len(numbers) - 1) / (MOST_SHOWN - 1)
        numbers = sorted({round(i * step) for i in range(MOST_SHOWN)})  # type: ignore[assignment]
    for number in sorted(numbers, key=lambda n: question.trial.answers[n].value == NOT_APPLICABLE):
        value = question.trial.answers[number].value
        then = judge_profile(
            prepared, with_changes(profile, [Change(place(question.ask), question.ask.question, value)]), TWIN_ONLY
        )
        effects = tuple(_differences(before, _stands(prepared, then)))
        contradicts = tuple(_conflicts(prepared.pack, judgement, then))
        left = question.left[number] or ()
        key = (effects, contradicts, left)
        same = found.get(key)
        found[key] = Preview((*(same.answers if same else ()), value), effects, contradicts, left)
    return tuple(found.values())


def differences_between(
    prepared: Prepared, before: Judgement, after: Judgement
) -> tuple[tuple[Difference, ...], tuple[str, ...]]:
    """Return what stands otherwise in a later judgement of the same profile, and the conflicts that have come about."""
    effects = _differences(_stands(prepared, before), _stands(prepared, after))
    return tuple(effects), tuple(_conflicts(prepared.pack, before, after))


def place(ask: Ask) -> Place:
    """Return the place in the profile where a question is answered."""
    if ask.block:
        return Place(BLOCK, ask.block)
    return Place(PART, ask.part) if ask.part else Place(WHOLE)


Standing = Mapping[tuple[str, str, str], tuple[str, tuple[str, ...]]]
"""(kind, id, case) -> title, where it stands."""


def _stands(prepared: Prepared, judgement: Judgement) -> Standing:
    found: dict[tuple[str, str, str], tuple[str, tuple[str, ...]]] = {}
    cases = all_cases(judgement)
    for_whole, for_part = scopes(prepared.pack, bool(judgement.parts))
    for judged in cases:
        scope = for_part if judged.case.id else for_whole
        over = judgement.parts if judgement.parts and not judged.case.id else (judged,)
        for kind, id_, title, stands in _of_case(prepared.says, judged, scope, over):
            found[kind, id_, judged.case.id] = (title, stands)
    return found


def _of_case(
    says: Says, judged: Judged, scope: Scope, over: Sequence[Judged]
) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    pack = says.pack
    for scale in whole_scales(pack):
        limits = [bounds(one, "level", scale.id, scale) for one in over]
        low, high = max(a for a, _ in limits), max(b for _, b in limits)
        stands = (headline(scale, low, high), scale.steps[low].id, scale.steps[high].id)
        yield "scale", scale.id, scale.label or scale.id, stands
    placing = findings_scale(pack)
    for finding in pack.findings.values():
        if finding.id not in scope.findings:
            continue
        status = judged.status(name("finding", finding.id))
        low_step = high_step = ""
        if status != "ruled_out" and placing is not None and is_placed(pack, finding):
            low, high = bounds(judged, "class", finding.id, placing)
            low_step, high_step = placing.steps[low].id, placing.steps[high].id
        shown = "yes" if status == "established" else "no"
        yield "finding", finding.id, finding.title, (status, shown, low_step, high_step)
    for measure in measure_results(says, judged, scope.measures):
        yield "measure", measure.id, measure.says, (f"{measure.status} {measure.state}",)
    for step in step_results(says, judged, scope.steps):
        yield "step", step.id, step.says, (step.state,)
    for action in action_results(says, judged, scope.actions):
        yield "action", action.id, action.says, (action.status,)


def _differences(before: Standing, after: Standing) -> Iterator[Difference]:
    nothing: tuple[str, tuple[str, ...]] = ("", ())  # a measure that is not called for has no place
    for key in dict.fromkeys((*after, *before)):
        title, then = before.get(key, nothing)
        title, now = after.get(key, (title, ()))
        if then != now:
            kind, id_, case = key
            yield Difference(kind, id_, case, title, _what(kind, then, now), then, now)


def _what(kind: str, then: tuple[str, ...], now: tuple[str, ...]) -> str:
    if kind != "finding":
        return "level" if kind == "scale" else "state"
    if then[0] == now[0]:
        return "class"
    if now[0] == "established":
        return "appears"
    if then[0] == "established":
        return "disappears"
    return "opens" if now[0] == "open" else "settles"


def _conflicts(pack: Pack, before: Judgement, after: Judgement) -> Iterator[str]:
    for conflict in pack.conflicts.values():
        full = name("conflict", conflict.id)
        pairs = zip(all_cases(before), all_cases(after), strict=True)
        if any(now.value(full) and not old.value(full) for old, now in pairs):
            yield conflict.id
