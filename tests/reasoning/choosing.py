"""Smallest sets of changes found by clingo: the answer-set program of the second judge, with changes left to choose.

Each changeable answer may be raised step by step; clingo lists the choices that reach a goal of which no part does. It
shares nothing with the search but the typed model, and needs no enumeration, so it goes where trying every set cannot.
"""

from __future__ import annotations

from collections.abc import Mapping

import clingo

from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from tests.oracle import plain
from tests.oracle.asp.facts import text
from tests.oracle.asp.items import Output
from tests.oracle.logic import program
from tests.reasoning.reaching import Set, Ways

FIELDS = {"finding": "findings", "level_rule": "level_rules", "scale": "scales"}


def smallest_by_clingo(pack: Pack, profile: Profile, ways: Ways, kind: str, id_: str, wanted: str) -> set[Set]:
    """Return every smallest set of changes that reaches a goal of a profile without parts, none of size nought."""
    whole, out, _, numbering = program(pack, [profile])
    numbers = {numbering.questions[q]: q for q in ways}
    lines = [
        unless(line, numbers, "raise({},1)") for line in whole.replace("#show o/4.", "#show raise/2.").splitlines()
    ]
    for n, q in numbers.items():
        for step, value in enumerate(ways[q], 1):
            above = f"not raise({n},{step + 1})" if step < len(ways[q]) else "case(0)"
            lines.append(f"{{ raise({n},{step}) }}{f' :- raise({n},{step - 1})' if step > 1 else ''}.")
            lines.append(f"given(0,1,0,{n},{text(value)}) :- raise({n},{step}), {above}.")
            lines.append(f"evidence(0,1,0,{n},0,none) :- raise({n},{step}), {above}.")
    lines += [*_goal(pack, out, kind, id_, wanted), *_no_clash(pack, profile, out)]
    control = clingo.Control(["--warn=none", "--heuristic=Domain", "--dom-mod=5,16", "--enum-mode=domRec", "0"])
    control.add("base", [], "\n".join(lines))
    control.ground([("base", [])])
    found: set[Set] = set()

    def keep(model: clingo.Model) -> None:
        steps: dict[int, int] = {}
        for symbol in model.symbols(shown=True):
            n, step = (argument.number for argument in symbol.arguments)
            steps[n] = max(step, steps.get(n, 0))
        found.add(frozenset((numbers[n], ways[numbers[n]][step - 1]) for n, step in steps.items()))

    control.solve(on_model=keep)
    return found


def unless(line: str, numbers: Mapping[int, str], otherwise: str) -> str:
    """Return a line of the program: an answer on file to one of these questions counts unless something else holds.

    otherwise: what, with a place for the number of the question.
    """
    for predicate in ("given(0,1,", "evidence(0,1,", "line(0,1,"):
        if line.startswith(predicate):
            number = int(line[len(predicate) :].split(",")[1])
            if number in numbers:
                return f"{line.removesuffix('.')} :- not {otherwise.format(number)}."
    return line


def _goal(pack: Pack, out: Output, kind: str, id_: str, wanted: str) -> list[str]:
    if wanted in ("established", "ruled_out"):
        return [f":- not o(0,{out.items.index((FIELDS[kind], id_))},is,{'t' if wanted == 'established' else 'f'})."]
    if kind == "scale":
        return [f":- not o(0,{out.items.index(('scales', id_))},headline,{pack.scales[id_].rank(wanted)})."]
    scale = plain.findings_scale(pack)
    assert scale is not None
    item, rank = out.items.index(("classes", id_)), scale.rank(wanted)
    stands = [f":- not o(0,{item},{end},{rank})." for end in ("floor", "ceiling")]
    return [*stands, f":- o(0,{out.items.index(('findings', id_))},is,f)."]


def _no_clash(pack: Pack, profile: Profile, out: Output) -> list[str]:
    before = plain.benches(pack, profile)[0].conflicts
    doubting = [c.id for c in pack.conflicts.values() if c.doubts and before[c.id] is not True]
    return [f":- o(0,{out.items.index(('conflicts', c))},is,t)." for c in doubting]
