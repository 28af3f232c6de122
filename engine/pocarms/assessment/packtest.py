"""Run a pack's own tests: a few answers, and what must come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pocarms.assessment.assess import Prepared, context, judge_profile
from pocarms.assessment.classes import bounds
from pocarms.assessment.findings import LISTS
from pocarms.assessment.judge import Judged, Judgement
from pocarms.assessment.procedure import step_states
from pocarms.assessment.scales import headline
from pocarms.assessment.settle import Settler, Target
from pocarms.inference.durable import Unavailable, Worker
from pocarms.model.pack import Pack
from pocarms.model.packtest import Expectation, PackTest
from pocarms.model.profile import Profile
from pocarms.program.names import name
from pocarms.program.placing import findings_scale, is_placed
from pocarms.records import dataclass

TRUTH = {True: "true", False: "false", None: "unknown"}
APPLIES = {True: "yes", False: "no", None: "waiting"}


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing that came out otherwise than a test says."""

    about: str
    expected: str
    found: str


def run_test(prepared: Prepared, test: PackTest, worker: Worker | Unavailable) -> tuple[Mismatch, ...]:
    """Judge the answers of a test; return what differs from its expectation, in the order of the test."""
    return judge_test(prepared, test, worker)[0]


def judge_test(
    prepared: Prepared, test: PackTest, worker: Worker | Unavailable
) -> tuple[tuple[Mismatch, ...], Judgement]:
    """Do what `run_test` does, and return what came out as well."""
    profile = test.given
    assert isinstance(profile, Profile)
    judgement = judge_profile(prepared, profile, worker)
    found = [
        Mismatch("inference", "durable-rules and the twin agree", i.disagreement.notice())
        for i in judgement.inferences
        if i.disagreement is not None
    ]
    found += _compare(prepared, profile, test.then, judgement.whole)
    by_id = {part.case.id: part for part in judgement.parts}
    for part, expected in test.then.parts.items():
        for mismatch in _compare(prepared, profile, expected, by_id[part]):
            found.append(Mismatch(f"part {part}: {mismatch.about}", mismatch.expected, mismatch.found))
    return tuple(found), judgement


def result_name(pack: Pack, item: str) -> str:
    """Return the name in the program of a finding, level rule, bundle, measure, action or modifier."""
    if item in pack.findings:
        return name("finding", item)
    if any(rule.id == item for rule in pack.level_rules):
        return name("levelrule", item)
    if item in pack.bundles:
        return name("bundle", item)
    if item in pack.measures:
        return name("needed", item)
    return name("action", item) if item in pack.actions else name("modifier", item)


def _compare(prepared: Prepared, profile: Profile, then: Expectation, judged: Judged) -> Iterator[Mismatch]:
    pack = prepared.pack
    for wanted, items in (("established", then.established), ("ruled_out", then.ruled_out), ("open", tuple(then.open))):
        for item in items:
            status = judged.status(result_name(pack, item))
            if status != wanted:
                yield Mismatch(item, wanted, status)
    yield from _settled(prepared, profile, then, judged)
    for concept, truth in then.concepts.items():
        yield from _differs(concept, truth, TRUTH[judged.value(name("concept", concept))])
    for finding, limits in then.classes.items():
        yield from _differs(f"class of {finding}", " to ".join(limits), _class(pack, judged, finding))
    for scale, limits in then.levels.items():
        low, high = bounds(judged, "level", scale, pack.scales[scale])
        steps = pack.scales[scale].steps
        yield from _differs(f"level {scale}", " to ".join(limits), f"{steps[low].id} to {steps[high].id}")
    for scale, step in then.headlines.items():
        found = headline(pack.scales[scale], *bounds(judged, "level", scale, pack.scales[scale]))
        yield from _differs(f"headline of {scale}", step, found)
    if then.conflicts is not None:
        true = [c for c in pack.conflicts if judged.value(name("conflict", c))]
        yield from _differs("conflicts", ", ".join(sorted(then.conflicts)) or "none", ", ".join(sorted(true)) or "none")
    for question, state in then.applies.items():
        yield from _differs(f"{question} applies", state, APPLIES[judged.value(name("applies", question))])
    for finding, owner in then.owner.items():
        chosen = prepared.says.chosen(judged, "owner", finding, pack.findings[finding].owner)
        yield from _differs(f"owner of {finding}", owner, chosen.id if chosen else "nobody")
    for finding, which in then.lists.items():
        yield from _differs(f"list of {finding}", which, LISTS[judged.value(name("task", finding))])
    states: Mapping[str, str] = step_states(prepared.says, judged)
    for step, state in then.steps.items():
        yield from _differs(f"step {step}", state, states[step])


def _differs(about: str, expected: str, found: str) -> Iterator[Mismatch]:
    if expected != found:
        yield Mismatch(about, expected, found)


def _class(pack: Pack, judged: Judged, finding: str) -> str:
    scale = findings_scale(pack)
    if scale is None or not is_placed(pack, pack.findings[finding]):
        return "not placed"
    low, high = bounds(judged, "class", finding, scale)
    return f"{scale.steps[low].id} to {scale.steps[high].id}"


def _settled(prepared: Prepared, profile: Profile, then: Expectation, judged: Judged) -> Iterator[Mismatch]:
    """Where a test names the sets that would settle a finding, they are worked out as for a report."""
    pack = prepared.pack
    named = {item: sets for item, sets in then.open.items() if sets}
    if not named:
        return
    settler = Settler(pack, prepared.coder, judged, context(pack, profile))
    targets = [Target(f, name("finding", f)) for f in named]
    results = settler.settle(targets)
    for item, sets in named.items():
        expected = sorted(tuple(sorted(s)) for s in sets)
        found = sorted(tuple(sorted(s)) for s in results[item].settled_by)
        yield from _differs(f"what settles {item}", _sets(expected), _sets(found))


def _sets(sets: list[tuple[str, ...]]) -> str:
    return " or ".join(" with ".join(s) for s in sets) or "nothing within the bound"
