"""What must be so of every judge, whatever the pack: functions over a judge that return the places where it is not."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pocarms.model.conditions import Applies, Condition, Test, leaves
from pocarms.model.pack import Pack
from pocarms.model.profile import Answers, Profile
from tests.oracle.completions import admissible, completions, random_completion_of_parts, standalone
from tests.oracle.judgement import CaseJudgement, Judge, Judgement
from tests.oracle.plain import benches


@dataclass(frozen=True, slots=True)
class Broken:
    """A property that a judge breaks: which, on what, with the profile before and after."""

    property: str
    case: str
    item: str
    before: object
    after: object
    profile: Profile
    changed: Profile

    def __str__(self) -> str:
        return f"{self.property}: case {self.case or 'whole'}, {self.item}: {self.before} before, {self.after} after"


@dataclass
class Tally:
    """How much was looked at: profiles, completions (all, and admissible), deletions, definite findings held to."""

    profiles: int = 0
    too_many: int = 0  # profiles with more completions than are enumerated
    completions: int = 0
    admissible: int = 0
    deletions: int = 0
    definite: int = 0


def of_answers(pack: Pack, finding: str) -> bool:
    """Say whether a finding is not about knowledge: only those hold in every completion."""
    return not pack.kinds[pack.findings[finding].kind].about_knowledge


def settled_hold(judge: Judge, pack: Pack, profile: Profile, tally: Tally, most: int = 400) -> list[Broken]:
    """Check that what is established or ruled out, in the whole or in a part, is so in every admissible completion.

    Each case is completed alone, as a profile of its own; profiles with parts also go through `settled_hold_in_parts`.
    """
    cases = [standalone(pack, profile, part) for part in (None, *profile.parts)]
    broken: list[Broken] = []
    for case in cases:
        tally.profiles += 1
        every = completions(pack, case, most)
        if every is None:
            tally.too_many += 1
            continue
        good = [completion for completion in every if admissible(pack, completion)]
        tally.completions += len(every)
        tally.admissible += len(good)
        broken += _hold(judge, pack, case, good, tally)
    return broken


def settled_hold_in_parts(
    judge: Judge, pack: Pack, profile: Profile, rng: random.Random, tally: Tally, many: int = 12
) -> list[Broken]:
    """Check the same on random joint completions of a profile with its parts, which the whole sees by any_part."""
    drawn = [random_completion_of_parts(rng, pack, profile) for _ in range(many)]
    good = [completion for completion in drawn if admissible(pack, completion)]
    tally.profiles += 1
    tally.completions += len(drawn)
    tally.admissible += len(good)
    return _hold(judge, pack, profile, good, tally)


def _hold(judge: Judge, pack: Pack, profile: Profile, good: list[Profile], tally: Tally) -> list[Broken]:
    before, *after = judge(pack, [profile, *good])
    broken: list[Broken] = []
    for case in before.cases():
        firm = {("finding", f): v for f, v in case.findings.items() if v is not None and of_answers(pack, f)}
        firm |= {("concept", c): v for c, v in case.concepts.items() if v is not None}
        tally.definite += len(firm) * len(good)
        for completion, judgement in zip(good, after, strict=True):
            there = _case(judgement, case.id)
            values = {("finding", f): v for f, v in there.findings.items()}
            values |= {("concept", c): v for c, v in there.concepts.items()}
            for item, value in firm.items():
                if values[item] is not value:
                    name = f"{item[0]} {item[1]}"
                    broken.append(Broken("settled holds", case.id, name, value, values[item], profile, completion))
            broken += _placed_outside(pack, case, there, profile, completion)
    return broken


def _placed_outside(
    pack: Pack, case: CaseJudgement, there: CaseJudgement, profile: Profile, completion: Profile
) -> Iterator[Broken]:
    """Yield the findings whose class leaves, in a completion, the range from its floor to its ceiling."""
    scale = next(s for s in pack.scales.values() if s.of == "findings")
    for finding, ends in case.classes.items():
        low, high = map(scale.rank, ends)
        if not low <= scale.rank(there.classes[finding][0]) <= scale.rank(there.classes[finding][1]) <= high:
            yield Broken("classes stay in range", case.id, finding, ends, there.classes[finding], profile, completion)


def _case(judgement: Judgement, case_id: str) -> CaseJudgement:
    return judgement.parts[case_id] if case_id else judgement.whole


def deletable(pack: Pack, profile: Profile) -> list[str]:
    """Return the answered questions that are part of no conflict that holds, neither read by it nor doubted."""
    touched: set[str] = set()
    for bench in benches(pack, profile):
        for conflict in (pack.conflicts[c] for c, holds in bench.conflicts.items() if holds is True):
            touched |= set(conflict.doubts) | set(_read(pack, conflict.when))
    holders = [profile.answers, *(b.answers for b in profile.shared.values()), *(p.answers for p in profile.parts)]
    return sorted({q for answers in holders for q in answers} - touched)


def _read(pack: Pack, condition: Condition) -> Iterator[str]:
    """Yield the questions a condition over answers reads, and those that decide whether they are asked."""
    for leaf in leaves(condition):
        assert not isinstance(leaf, (Test, Applies)) or leaf.question
        if isinstance(leaf, (Test, Applies)):
            yield leaf.question
            gate = pack.questions[leaf.question].asked_when
            if gate is not None:
                yield from _read(pack, gate)


def without(profile: Profile, question: str) -> Profile:
    """Return a profile in which nobody says anything about a question, in no block and no part."""

    def less(answers: Answers) -> Answers:
        return {q: several for q, several in answers.items() if q != question}

    return replace(
        profile,
        answers=less(profile.answers),
        shared={name: replace(b, answers=less(b.answers)) for name, b in profile.shared.items()},
        parts=tuple(replace(p, answers=less(p.answers)) for p in profile.parts),
    )


def less_is_never_more(judge: Judge, pack: Pack, profile: Profile, tally: Tally) -> list[Broken]:
    """Check that deleting an answer establishes no advice and no strength, and raises no class floor."""
    questions = deletable(pack, profile)
    changed = [without(profile, question) for question in questions]
    before, *after = judge(pack, [profile, *changed])
    tally.deletions += len(changed)
    scale = next(s for s in pack.scales.values() if s.of == "findings")
    kinds = {k.id for k in pack.kinds.values() if (k.advice or k.positive) and not k.about_knowledge}
    broken = []
    for question, profile_after, judgement in zip(questions, changed, after, strict=True):
        for case in before.cases():
            there = _case(judgement, case.id)
            for f, now in there.findings.items():
                if pack.findings[f].kind in kinds and now is True and case.findings[f] is not True:
                    what = f"{f} without {question}"
                    broken.append(
                        Broken("less establishes more", case.id, what, case.findings[f], now, profile, profile_after)
                    )
            for f, (floor, _) in there.classes.items():
                if scale.rank(floor) > scale.rank(case.classes[f][0]):
                    what = f"{f} without {question}"
                    broken.append(
                        Broken("less raises a floor", case.id, what, case.classes[f][0], floor, profile, profile_after)
                    )
    return broken
