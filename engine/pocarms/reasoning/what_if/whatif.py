"""What if these answers were otherwise: the difference, and to which of the changes each part of it is due."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from pocarms.assessment.assess import Prepared, assess, judge_profile
from pocarms.assessment.judge import Judged, Judgement
from pocarms.assessment.result import Assessment
from pocarms.inference.durable import TWIN_ONLY, Unavailable, Worker
from pocarms.model.profile import Profile
from pocarms.program.names import name
from pocarms.program.placing import findings_scale
from pocarms.reasoning.units import all_cases
from pocarms.reasoning.what_if.changes import Change, with_changes
from pocarms.reasoning.what_if.delta import Difference, differences
from pocarms.records import dataclass

SUBSETS = 6  # changes up to which every combination is tried to tell what is due to which; beyond, single ones and all


@dataclass(frozen=True, slots=True)
class Effect:
    """A difference, and the smallest set of the changes (by number) that brings it about alone."""

    difference: Difference
    due_to: tuple[int, ...]


@dataclass(frozen=True)
class WhatIf:
    """Both assessments and every effect."""

    before: Assessment
    after: Assessment
    effects: tuple[Effect, ...]


def what_if(prepared: Prepared, profile: Profile, changes: Sequence[Change], worker: Worker | Unavailable) -> WhatIf:
    """Assess a profile as it is and with changes, and tell what differs and why."""
    before, _ = assess(prepared, profile, worker)
    after, _ = assess(prepared, with_changes(profile, changes), worker)
    found = differences(before, after)
    if len(changes) <= SUBSETS:
        sets = [s for n in range(1, len(changes) + 1) for s in combinations(range(len(changes)), n)]
    else:
        sets = [*((i,) for i in range(len(changes))), tuple(range(len(changes)))]
    judged = {s: judge_profile(prepared, with_changes(profile, [changes[i] for i in s]), TWIN_ONLY) for s in sets}
    everything = judged[tuple(range(len(changes)))]
    effects = []
    for difference in found:
        wanted = _reading(prepared, everything, difference)
        due = next((s for s in sets if _reading(prepared, judged[s], difference) == wanted), sets[-1])
        effects.append(Effect(difference, due))
    return WhatIf(before, after, tuple(effects))


def _reading(prepared: Prepared, judgement: Judgement, difference: Difference) -> object:
    """What of a judgement a difference is about."""
    cases = [c for c in all_cases(judgement) if c.case.id == difference.case]
    return [
        [case.value(full) for full in _names(prepared, difference)] for case in _looked_at(judgement, cases, difference)
    ]


def _looked_at(judgement: Judgement, cases: Sequence[Judged], difference: Difference) -> Sequence[Judged]:
    """The scale of a whole with parts is read in the parts."""
    if difference.kind == "scale" and not difference.case and judgement.parts:
        return judgement.parts
    return cases


def _names(prepared: Prepared, difference: Difference) -> Sequence[str]:
    pack, id_ = prepared.pack, difference.id
    match difference.kind:
        case "finding":
            scale = findings_scale(pack)
            steps = scale.steps[1:] if scale else ()
            classes = [name("class", id_, s.id) for s in steps if name("class", id_, s.id) in prepared.program.names]
            return [name("finding", id_), *classes]
        case "scale":
            return [name("level", id_, s.id) for s in pack.scales[id_].steps[1:]]
        case "measure":
            return [name("needed", id_)]
        case "step":
            return [name("step", id_), name("done", id_), *(name("done", a) for a in pack.steps[id_].after)]
        case "question":
            return [name("applies", id_), name("known", id_)]
    return [name(difference.kind, id_)]
