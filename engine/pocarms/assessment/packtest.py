"""Run a pack's own tests: a few answers, and what must come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import reduce

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
from pocarms.source.told import Said, phrase

TRUTH = {True: "true", False: "false", None: "unknown"}
APPLIES = {True: "yes", False: "no", None: "waiting"}


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing that came out otherwise than a test says; its words are in `mismatch_words`."""

    about: Said
    expected: Said
    found: Said


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
        Mismatch(phrase("inference"), phrase("agree"), i.disagreement.notice())
        for i in judgement.inferences
        if i.disagreement is not None
    ]
    found += _compare(prepared, profile, test.then, judgement.whole)
    by_id = {part.case.id: part for part in judgement.parts}
    for part, expected in test.then.parts.items():
        for mismatch in _compare(prepared, profile, expected, by_id[part]):
            found.append(replace(mismatch, about=phrase("part", part=part, about=mismatch.about)))
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
        yield from _differs(phrase("class", id=finding), _range(*limits), _class(pack, judged, finding))
    for scale, limits in then.levels.items():
        low, high = bounds(judged, "level", scale, pack.scales[scale])
        steps = pack.scales[scale].steps
        yield from _differs(phrase("level", id=scale), _range(*limits), _range(steps[low].id, steps[high].id))
    for scale, step in then.headlines.items():
        found = headline(pack.scales[scale], *bounds(judged, "level", scale, pack.scales[scale]))
        yield from _differs(phrase("headline", id=scale), step, found)
    if then.conflicts is not None:
        true = [c for c in pack.conflicts if judged.value(name("conflict", c))]
        wanted_ones, true_ones = (", ".join(sorted(ids)) or phrase("none") for ids in (then.conflicts, true))
        yield from _differs(phrase("conflicts"), wanted_ones, true_ones)
    for question, state in then.applies.items():
        yield from _differs(phrase("applies", id=question), state, APPLIES[judged.value(name("applies", question))])
    for finding, owner in then.owner.items():
        chosen = prepared.says.chosen(judged, "owner", finding, pack.findings[finding].owner)
        yield from _differs(phrase("owner", id=finding), owner, chosen.id if chosen else "nobody")
    for finding, which in then.lists.items():
        yield from _differs(phrase("list", id=finding), which, LISTS[judged.value(name("task", finding))])
    states: Mapping[str, str] = step_states(prepared.says, judged)
    for step, state in then.steps.items():
        yield from _differs(phrase("step", id=step), state, states[step])


def _differs(about: Said, expected: Said, found: Said) -> Iterator[Mismatch]:
    if expected != found:
        yield Mismatch(about, expected, found)


def _class(pack: Pack, judged: Judged, finding: str) -> Said:
    scale = findings_scale(pack)
    if scale is None or not is_placed(pack, pack.findings[finding]):
        return phrase("not_placed")
    low, high = bounds(judged, "class", finding, scale)
    return _range(scale.steps[low].id, scale.steps[high].id)


def _range(low: str, high: str) -> Said:
    return phrase("range", low=low, high=high)


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
        yield from _differs(phrase("settles", id=item), _sets(expected), _sets(found))


def _sets(sets: list[tuple[str, ...]]) -> Said:
    either = [reduce(lambda one, more: phrase("with", one=one, more=more), s[1:], _id(s[0])) for s in sets if s]
    if not either:
        return phrase("nothing")
    return reduce(lambda one, more: phrase("either", one=one, more=more), either[1:], either[0])


def _id(plain: str) -> Said:
    return plain
