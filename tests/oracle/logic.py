"""The second judge: many profiles of one pack as one answer-set program, read back from its one answer set."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path

import clingo

from pocarms.model.conditions import Condition, Test, leaves
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from tests.oracle.asp.emit import Writer
from tests.oracle.asp.facts import CaseOf, Numbering, facts
from tests.oracle.asp.items import Output, Scopes, write_pack
from tests.oracle.judgement import CaseJudgement, Judgement, Truth

_BASE = (Path(__file__).parent / "asp" / "base.lp").read_text(encoding="utf-8")
_PREDICATES = (
    "given/5 line/6 evidence/6 parameter/3 cut/3 choices/1 wanted/4 part_of/2 "
    "backed/4 backed/5 has1/3 has1/4 has2/3 has2/4"
)


def program(
    pack: Pack, profiles: Sequence[Profile], more: Iterable[int | float] = ()
) -> tuple[str, Output, list[CaseOf], Numbering]:
    """Return the program text for a batch, with what its item, case and quantity numbers mean.

    more: numbers that may become answers though no profile has them.
    """
    numbering = Numbering({q: i for i, q in enumerate(pack.questions)})
    quantities = {v for p in profiles for v in p.parameters.values() if isinstance(v, (int, float))}
    quantities.update(more)
    quantities |= {v for v in pack.parameters.values() if isinstance(v, (int, float))}
    for condition in _all_conditions(pack):
        for leaf in leaves(condition):
            if isinstance(leaf, Test) and isinstance(leaf.operand, (int, float)):
                quantities.add(leaf.operand)
    for profile in profiles:
        holders = [profile.answers, *(b.answers for b in profile.shared.values()), *(p.answers for p in profile.parts)]
        for answers in holders:
            quantities |= {a.value for s in answers.values() for a in s if isinstance(a.value, (int, float))}
    numbering.quantities.update({v: i for i, v in enumerate(sorted(quantities))})

    writer, out = Writer(pack, numbering), Output()
    write_pack(writer, out)
    given, cases = facts(pack, profiles, numbering, writer.lengths)
    nodes = [f"#defined {rail}{n}/1." for n in range(1, writer.count + 1) for rail in ("t", "f", "k", "bare")]
    declared = [f"#defined {name}." for name in _PREDICATES.split()]
    text = "\n".join([_BASE, *declared, *nodes, *given, *writer.lines, "#show o/4."])
    return text, out, cases, numbering


def _all_conditions(pack: Pack) -> list[Condition]:
    gates = [q.asked_when for q in pack.questions.values() if q.asked_when is not None]
    return [*Scopes(pack).every_condition(), *gates, *(c.when for c in pack.conflicts.values())]


def judge_all(pack: Pack, profiles: Sequence[Profile]) -> list[Judgement]:
    """Judge many profiles of one pack by answer-set programming."""
    text, out, cases, numbering = program(pack, profiles)
    control = clingo.Control(["--warn=none"], message_limit=0)
    control.add("base", [], text)
    control.ground([("base", [])])
    models: list[list[clingo.Symbol]] = []
    control.configuration.solve.models = 2  # type: ignore[union-attr]
    control.solve(on_model=lambda m: models.append(list(m.symbols(shown=True))))
    if len(models) != 1:
        raise AssertionError(f"{len(models)} answer sets; a pack has exactly one meaning")
    said: dict[tuple[int, int], dict[str, list[clingo.Symbol]]] = {}
    for symbol in models[0]:
        case, item, name, value = symbol.arguments
        said.setdefault((case.number, item.number), {}).setdefault(name.name, []).append(value)
    judged = [_case(pack, out, cases[c], said, c, numbering) for c in range(len(cases))]
    result = []
    for number in range(len(profiles)):
        mine = [j for j, of in zip(judged, cases, strict=True) if of.profile == number]
        result.append(Judgement(mine[0], {j.id: j for j in mine[1:]}))
    return result


def judge(pack: Pack, profile: Profile) -> Judgement:
    """Judge one profile."""
    return judge_all(pack, [profile])[0]


Said = dict[tuple[int, int], dict[str, list[clingo.Symbol]]]


def _case(pack: Pack, out: Output, of: CaseOf, said: Said, case: int, numbering: Numbering) -> CaseJudgement:
    fields: dict[str, dict[object, object]] = {}
    for item, (name, key) in enumerate(out.items):
        fields.setdefault(name, {})
        values = said.get((case, item))
        if values is not None:
            fields[name][key] = _read(pack, name, key, values, numbering)
    return CaseJudgement(of.part, **fields)  # type: ignore[arg-type]


def _read(pack: Pack, name: str, key: object, v: dict[str, list[clingo.Symbol]], numbering: Numbering) -> object:
    match name:
        case "questions":
            return _one(v, "state"), _answer(pack, str(key), v, numbering)
        case "states":
            return _truth(v, "partly"), _truth(v, "missing")
        case "harms":
            return _truth(v, "foreseeable"), _truth(v, "now")
        case "measures":
            return _truth(v, "fits"), _truth(v, "needed")
        case "steps":
            return _truth(v, "when"), _truth(v, "done"), _one(v, "state")
        case "classes" | "scales":
            scale = next(s for s in pack.scales.values() if (s.of == "findings" if name == "classes" else s.id == key))
            ends = ("floor", "ceiling") if name == "classes" else ("floor", "ceiling", "headline")
            return tuple(scale.steps[_only(v[end]).number].id for end in ends)
        case _:
            return _truth(v, "is")


def _only(symbols: list[clingo.Symbol]) -> clingo.Symbol:
    if len(symbols) != 1:
        raise AssertionError(f"one value expected: {symbols}")
    return symbols[0]


def _one(v: dict[str, list[clingo.Symbol]], name: str) -> str:
    return _only(v[name]).name


def _truth(v: dict[str, list[clingo.Symbol]], name: str) -> Truth:
    rails = v.get(name)
    return None if rails is None else _only(rails).name == "t"


def _answer(pack: Pack, question: str, v: dict[str, list[clingo.Symbol]], numbering: Numbering) -> object:
    """Read an answer back: an option, a number by its rank, a date by its day, or the lines of a several-choice."""
    if _one(v, "state") != "value":
        return None
    asked = pack.questions[question]
    if asked.type == "choices":
        lines = {pair.arguments[0].string: pair.arguments[1].name for pair in v["value"]}
        return tuple(sorted((option, lines.get(option, "unknown")) for option in asked.values()))
    symbol = _only(v["value"])
    if symbol.type is clingo.SymbolType.String:
        return symbol.string
    rank = symbol.arguments[0].number
    if asked.type == "date":
        return datetime.date.fromordinal(rank)
    return next(value for value, place in numbering.quantities.items() if place == rank)
