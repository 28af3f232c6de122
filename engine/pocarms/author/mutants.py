"""Mutants: packs with one small fault each, all of them in one pack, so that one sweep tries every one.

Each mutant gets a yes/no question of its own that nobody is asked (its switch). A condition with mutants becomes "the
condition as written, and no switch is on; or the altered one, and its switch is on". Switches are always answered, so
that a pack with all of them off says exactly what the pack as written says.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import NamedTuple

from pocarms.author.alter import OPERATORS as ALTERATIONS
from pocarms.author.alter import Swap, alterations
from pocarms.author.sites import Site, changed
from pocarms.model.conditions import AllOf, Always, AnyOf, Condition, Not, Op, Test
from pocarms.model.pack import YES_NO, ClassRule, LevelRule, Option, Pack, Question, Scale
from pocarms.model.span import Span
from pocarms.program.placing import findings_scale

OPERATORS = (*ALTERATIONS, "step")  # step: a class or level rule places one step higher or lower
_OPTIONS = tuple(Option(value, value) for value in YES_NO)
SWITCH = "mutant:"  # no id of a pack holds a colon


class Mutant(NamedTuple):
    """One fault. what: the item it is in, as `kind id`; sites: the places it changes (several where written once).

    altered: the condition that stands in each place; a rule that places a step higher or lower has a `step` instead.
    """

    switch: str
    operator: str
    what: str
    swap: Swap
    span: Span
    sites: tuple[Site, ...]
    altered: tuple[Condition, ...] = ()
    step: str = ""


class Mutated(NamedTuple):
    """A pack that holds all mutants of another, and what they are."""

    pack: Pack
    mutants: tuple[Mutant, ...]


def mutate(
    pack: Pack, wanted: Callable[[Site], bool] = lambda site: True, operators: Collection[str] = OPERATORS
) -> Mutated:
    """Return the pack with every mutant of these operators in the wanted places."""
    found: dict[tuple[object, ...], Mutant] = {}

    def mutant(key: tuple[object, ...], new: Mutant) -> str:
        held = found.get(key)
        if held is None:
            found[key] = new._replace(switch=f"{SWITCH}{len(found)}")
        else:
            found[key] = held._replace(sites=held.sites + new.sites, altered=held.altered + new.altered)
        return found[key].switch

    def change(site: Site, condition: Condition) -> Condition:
        if isinstance(condition, Always) or not wanted(site):
            return condition
        of = site.made_from or site.id
        altered = []
        for number, alteration in enumerate(alterations(condition, pack)):
            if alteration.operator not in operators:
                continue
            key = (site.kind, of, site.n, alteration.path, alteration.operator, number)
            put = alteration.condition
            new = Mutant("", alteration.operator, f"{site.kind} {of}", alteration.swap, condition.span, (site,), (put,))
            altered.append((mutant(key, new), put))
        return _switched(condition, altered)

    made = changed(pack, change)
    if "step" in operators:
        rules = _class_rules(made, wanted, mutant), _level_rules(made, wanted, mutant)
        made = replace(made, class_rules=rules[0], level_rules=rules[1])
    questions = {m.switch: Question(m.switch, m.switch, "yes_no", _OPTIONS) for m in found.values()}
    return Mutated(replace(made, questions={**made.questions, **questions}), tuple(found.values()))


_Named = Callable[[tuple[object, ...], Mutant], str]


def _on(switch: str) -> Test:
    return Test(switch, Op.IS, ("yes",))


def _switched(condition: Condition, altered: Sequence[tuple[str, Condition]]) -> Condition:
    if not altered:
        return condition
    off = Not(AnyOf(tuple(_on(switch) for switch, _ in altered)))
    ways = (AllOf((_on(switch), other)) for switch, other in altered)
    return AnyOf((AllOf((off, condition)), *ways))


def _moves(scale: Scale, step: str) -> list[str]:
    """The steps beside a step; a rule that says "at least the lowest" would say nothing."""
    steps = [s.id for s in scale.steps]
    at = steps.index(step)
    return [steps[n] for n in (at - 1, at + 1) if 1 <= n < len(steps)]


def _class_rules(pack: Pack, wanted: Callable[[Site], bool], mutant: _Named) -> tuple[ClassRule, ...]:
    scale = findings_scale(pack)
    out: list[ClassRule] = []
    for rule in pack.class_rules:
        site = Site("class_rule", rule.id, 0, (), "")
        moved = []
        for step in _moves(scale, rule.at_least) if scale is not None and wanted(site) else ():
            swap = Swap(step, rule.at_least)
            new = Mutant("", "step", f"class_rule {rule.id}", swap, rule.span, (site,), (), step)
            moved.append((step, mutant(("class step", rule.id, step), new)))
        off = [Not(_on(switch)) for _, switch in moved]
        out.append(replace(rule, when=AllOf((rule.when, *off))) if off else rule)
        out += [
            replace(rule, id=f"{rule.id} {switch}", at_least=step, when=AllOf((rule.when, _on(switch))))
            for step, switch in moved
        ]
    return tuple(out)


def _level_rules(pack: Pack, wanted: Callable[[Site], bool], mutant: _Named) -> tuple[LevelRule, ...]:
    """A moved level rule stays established under its own id, at the lowest step, where it says nothing of the level."""
    out: list[LevelRule] = []
    for rule in pack.level_rules:
        scale, site = pack.scales[rule.scale], Site("level_rule", rule.id, 0, (), "")
        moved = []
        for step in _moves(scale, rule.at_least) if wanted(site) else ():
            swap = Swap(step, rule.at_least)
            new = Mutant("", "step", f"level_rule {rule.id}", swap, rule.span, (site,), (), step)
            moved.append((step, mutant(("level step", rule.id, step), new)))
        if not moved:
            out.append(rule)
            continue
        off = [Not(_on(switch)) for _, switch in moved]
        out.append(replace(rule, at_least=scale.steps[0].id))
        out.append(replace(rule, id=f"{rule.id} {SWITCH}", when=AllOf((rule.when, *off))))
        out += [
            replace(rule, id=f"{rule.id} {switch}", at_least=step, when=AllOf((rule.when, _on(switch))))
            for step, switch in moved
        ]
    return tuple(out)
