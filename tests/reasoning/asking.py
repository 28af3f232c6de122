"""Which questions can matter, worked out slowly: every way of answering what is open, judged by the plain interpreter.

What is compared is what a report states for an aim, written down here from the oracle's judgement alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod

from pocarms.model.pack import Pack
from pocarms.model.profile import Answer, Part, Profile, Value
from tests.oracle import plain
from tests.oracle.completions import kept, open_values, standalone
from tests.oracle.judgement import CaseJudgement
from tests.reasoning.settling import open_questions

Place = tuple[str, str]  # part ("" for the whole), question
Way = tuple[int, ...]  # for each place 0 where it is left open, else the number of a value, from 1


@dataclass(frozen=True)
class Ways:
    """Every way of answering the open questions: what the report then states, None where answers contradict."""

    places: tuple[Place, ...]
    values: Mapping[Place, Sequence[Value]]
    states: Mapping[Way, object]

    def matters(self, place: Place) -> bool:
        """Say whether answering a question changes what is stated, in some way of leaving or answering the others."""
        at = self.places.index(place)
        return any(
            self.states[(*way[:at], number, *way[at + 1 :])] not in (None, state)
            for way, state in self.states.items()
            if way[at] == 0 and state is not None
            for number in range(1, len(self.values[place]) + 1)
        )

    def outcomes(self) -> set[object]:
        """Return everything that can still be stated."""
        return {state for state in self.states.values() if state is not None}

    def possible(self, place: Place) -> list[Value]:
        """Return the answers to one question that contradict nothing, all others left open."""
        at = self.places.index(place)
        return [v for n, v in enumerate(self.values[place], 1) if self.states[self._only(at, n)] is not None]

    def _only(self, at: int, number: int) -> Way:
        return tuple(number if i == at else 0 for i in range(len(self.places)))


def ways(pack: Pack, profile: Profile, aim: str, most: int) -> Ways | None:
    """Judge every way of answering what is open; None where there are more than `most`."""
    values: dict[Place, Sequence[Value]] = {}
    parts: list[Part | None] = [None, *profile.parts]
    for part in parts:
        alone = standalone(pack, profile, part)
        known = kept(pack, alone)
        for q in open_questions(pack, alone):
            if (part is not None) == (pack.questions[q].of_part and bool(profile.parts)):
                values[part.id if part else "", q] = open_values(pack, pack.questions[q], known, profile)
    if prod(len(v) + 1 for v in values.values()) > most:
        return None
    places = tuple(values)
    before = [bench.conflicts for bench in plain.benches(pack, profile)]
    states: dict[Way, object] = {}
    for way in product(*(range(len(values[p]) + 1) for p in places)):
        given = {p: values[p][n - 1] for p, n in zip(places, way, strict=True) if n}
        answered = answering(profile, given)
        clash = contradicts(pack, profile, answered, before, given)
        states[way] = None if clash else stated(pack, answered, aim)
    return Ways(places, values, states)


def answering(profile: Profile, given: Mapping[Place, Value]) -> Profile:
    """Return a profile in which these questions are answered so, each where it is asked."""
    for (part, question), value in given.items():
        answer = (Answer(question, value, reason="x"),)
        if part:
            parts = (replace(p, answers={**p.answers, question: answer}) if p.id == part else p for p in profile.parts)
            profile = replace(profile, parts=tuple(parts))
        else:
            profile = replace(profile, answers={**profile.answers, question: answer})
    return profile


def contradicts(
    pack: Pack,
    profile: Profile,
    answered: Profile,
    before: Sequence[Mapping[str, object]],
    given: Mapping[Place, Value],
) -> bool:
    """Say whether a conflict that doubts an answer has come about, or doubts an answer just given."""
    for bench, old in zip(plain.benches(pack, answered), before, strict=True):
        for id_, conflict in pack.conflicts.items():
            if not conflict.doubts or bench.conflicts[id_] is not True:
                continue
            here = {q for part, q in given if part in ("", bench.id)}
            if old[id_] is not True or here & set(conflict.doubts):
                return True
    return False


def stated(pack: Pack, profile: Profile, aim: str) -> object:
    """Return what a report states of a profile as far as an aim goes: level | first | findings | all."""
    judgement = plain.judge(pack, profile)
    answers = {bench.id: bench for bench in plain.benches(pack, profile)}
    return tuple(_case(pack, case, aim, answers[case.id]) for case in judgement.cases())


def _case(pack: Pack, case: CaseJudgement, aim: str, bench: plain.Bench) -> object:
    found: list[object] = []
    if aim != "first":
        decisions = {s.id for s in pack.scales.values() if s.of == "whole" and s.decision}
        scales = decisions or (case.scales.keys() if aim == "level" else set())
        found.append([(s, case.scales[s][:2]) for s in sorted(scales if aim != "all" else case.scales)])
    top = next((s.steps[-1].id for s in pack.scales.values() if s.of == "findings"), "")
    for id_, truth in sorted(case.findings.items()):
        boxed = pack.kinds[pack.findings[id_].kind].box
        low, high = case.classes.get(id_, ("", ""))
        if aim in ("findings", "all"):
            found.append((id_, truth, None if truth is False else (low, high)))
        elif aim == "first" and boxed:
            found.append((id_, truth))
        elif aim == "first" and low:  # stands there, may stand there, or does not
            out = truth is False or high != top
            found.append((id_, None if not out and not (truth and low == top) else not out))
    if aim == "all":
        found += list(_rest(pack, case, bench))
    return repr(found)


def _rest(pack: Pack, case: CaseJudgement, bench: plain.Bench) -> Iterator[object]:
    yield sorted(case.level_rules.items())
    yield sorted(case.actions.items())
    yield sorted((s, when, when is not False and done) for s, (when, done, _) in case.steps.items())
    for id_, (_, needed) in sorted(case.measures.items()):
        done_by = pack.measures[id_].done_by
        known = bool(done_by) and case.questions[done_by][0] == "value"
        yield id_, needed, needed is not False and known
    alive = [f for f, truth in case.findings.items() if truth is not False]
    for id_ in sorted(alive):
        yield case.states[id_][1] if pack.findings[id_].practice else None, case.harms[id_], case.needs_task[id_]
        yield sorted((k[1:], v) for k, v in case.chooses.items() if k[0] == id_)
    if case.id == "" or case.findings:
        yield sorted(case.modifiers.items()), sorted(case.bundles.items())
