"""Risks and measures of a memo: what stands against the support, and which measures answer it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pocarms.assessment.result import Assessment, Body, LevelRuleResult
from pocarms.memo.due import bodies, measure_days, state_day
from pocarms.memo.refs import Refs
from pocarms.memo.view import MeasureRow, Risk
from pocarms.model.pack import Pack
from pocarms.records import dataclass
from pocarms.reports.plan import OPEN, standing, stated
from pocarms.reports.strings import Strings


@dataclass(frozen=True, slots=True)
class Found:
    """The risks and measures of an assessment, with their numbers: what a reader is referred to."""

    risks: dict[str, str]  # level rule -> R1 ...
    rules: dict[str, LevelRuleResult]
    steps: dict[str, str]  # level rule -> the step it asks for, in words
    where: dict[str, tuple[str, ...]]  # level rule -> titles of the parts it holds in; () for all
    measures: dict[str, str]  # measure -> M1 ...
    answers: dict[str, tuple[str, ...]]  # level rule -> measures that answer it in every part it holds in
    not_known: frozenset[str]  # level rules about what is not known: what answers them is finding out


def numbered(assessment: Assessment, pack: Pack) -> Found:
    """Return the risks, the most adverse first, and the measures in the order in which they are due."""
    where = bodies(assessment)
    ranks: dict[str, int] = {}
    steps: dict[str, str] = {}
    rules: dict[str, LevelRuleResult] = {}
    held: dict[str, list[str]] = {}
    covered: dict[str, list[set[str]]] = {}
    due: dict[str, tuple[int, str]] = {}
    coverable = {risk for measure in pack.measures.values() for risk in measure.covers}
    times = ("before", "during", "after")
    shared = [] if not assessment.parts else [assessment.whole]
    for body in (*shared, *where):
        scales = {scale.id: [step.id for step in scale.steps] for scale in body.scales if scale.decision}
        needed = [m for m in body.measures if m.status == "established"]
        for measure in needed:
            due[measure.id] = (times.index(measure.when), measure.id)
        for rule in body.level_rules:
            if rule.status != "established" or rule.scale not in scales or not _worries(rule, pack, coverable):
                continue
            rules.setdefault(rule.id, rule)
            ranks[rule.id] = scales[rule.scale].index(rule.at_least)
            steps[rule.id] = next(x.label for x in pack.scales[rule.scale].steps if x.id == rule.at_least)
            held.setdefault(rule.id, []).append(body.title or body.id)
            covered.setdefault(rule.id, []).append({m.id for m in needed if rule.id in m.covers})
    order = sorted(rules, key=lambda id_: (-ranks[id_], rules[id_].scale, id_))
    measures = [id_ for _, id_ in sorted(due.values())]
    return Found(
        risks={id_: f"R{n}" for n, id_ in enumerate(order, 1)},
        rules=rules,
        steps=steps,
        where={id_: () if len(titles) >= len(where) else tuple(titles) for id_, titles in held.items()},
        measures={id_: f"M{n}" for n, id_ in enumerate(measures, 1)},
        not_known=frozenset(r.id for r in pack.level_rules if r.kind and pack.kinds[r.kind].about_knowledge),
        answers={id_: tuple(m for m in measures if all(m in one for one in covered[id_])) for id_ in order},
    )


def _worries(rule: LevelRuleResult, pack: Pack, coverable: set[str]) -> bool:
    """Whether a rule says more than that the check applies: it stops the matter, or measures answer it."""
    return rule.id in coverable or rule.at_least not in pack.scales[rule.scale].proceeding


def risk_rows(found: Found, refs: Refs, s: Strings) -> list[Risk]:
    """Return the risks to print; a risk that no measure answers says so."""
    rows = []
    for id_, number in found.risks.items():
        rule, answers = found.rules[id_], found.answers[id_]
        open_ = id_ in found.not_known
        said = s("memo.find_out" if open_ else "memo.uncovered")
        rows.append(
            Risk(
                number=number,
                says=rule.says,
                where=s.join(found.where[id_]),
                step=found.steps[id_],
                measures=", ".join(found.measures[m] for m in answers) if answers else said,
                uncovered=not answers and not open_,
                ref=refs(id_, rule.sources),
            )
        )
    return rows


def measure_rows(assessment: Assessment, pack: Pack, found: Found, refs: Refs, s: Strings) -> list[MeasureRow]:
    """Return the measures to print, with owner, day and how far they are in each part."""
    rows = []
    where = bodies(assessment)
    for id_, number in found.measures.items():
        states: dict[str, list[str]] = {}
        days: dict[str, None] = {}
        for body in where:
            measure = next((m for m in body.measures if m.id == id_ and m.status == "established"), None)
            if measure is None:
                continue
            answers = {answer.id: answer for answer in body.answers}
            told = state_day(measure, answers, pack)
            said = s(f"done.{measure.state}")
            states.setdefault(s("memo.state_on", state=said, day=s.date(told)) if told else said, []).append(
                body.title or body.id
            )
            days[measure_days(body, pack).get(measure.when, "")] = None
            last = measure
        same = _everywhere(states, where)
        dated = [s.date(day) for day in days if day]
        rows.append(
            MeasureRow(
                number=number,
                says=last.says,
                when=s("memo.due", when=s(f"when.{last.when}"), day=s.join(dated))
                if dated and "" not in days
                else s("memo.no_day", when=s(f"when.{last.when}")),
                owner=last.owner_label,
                state=(*_by_part(states, same, s), *_planned(id_, where, s)),
                risks=", ".join(n for rule, n in found.risks.items() if rule in pack.measures[id_].covers),
                ref=refs(id_, last.sources),
            )
        )
    return rows


def _everywhere(said: Mapping[str, Sequence[str]], where: Sequence[Body]) -> bool:
    return len(said) == 1 and len(next(iter(said.values()))) == len(where)


def _by_part(said: Mapping[str, Sequence[str]], same: bool, s: Strings) -> tuple[str, ...]:
    """Return what is said once where it is the same in all parts, else with the parts it is said of."""
    if same:
        return tuple(said)
    return tuple(s("pair", label=", ".join(parts), value=text) for text, parts in said.items())


def _planned(measure: str, where: Sequence[Body], s: Strings) -> tuple[str, ...]:
    """Return what the action plan says of a measure, and who stated that it is done or dropped."""
    said: dict[str, list[str]] = {}
    for body in where:
        for one in body.planned:
            if one.id == measure:
                who = stated(one, s)[:1] if one.status not in OPEN else ()
                text = s("plan.in_short", text=s.joined((*standing(one, s), *who)))
                said.setdefault(text, []).append(body.title or body.id)
    return _by_part(said, _everywhere(said, where), s) if said else ()
