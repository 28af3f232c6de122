"""What settles a conclusion, found by clingo: the answer-set program of the second judge, with questions left to ask.

clingo chooses which open questions are asked and how each is answered. Projected on the questions it lists every set
of which some possible answer decides a conclusion, and every set of which some leaves it open; what is in the first
list only settles it. So nothing goes through the ways of answering one by one, and packs may be larger.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import clingo

from pocarms.model.pack import Pack
from pocarms.model.profile import Profile, Value
from tests.oracle import plain
from tests.oracle.asp.facts import Numbering, term, text
from tests.oracle.asp.items import Output
from tests.oracle.completions import kept, open_values
from tests.oracle.logic import program
from tests.reasoning.choosing import unless
from tests.reasoning.settling import Settled, open_questions

FIELDS = {"finding": "findings", "levelrule": "level_rules"}


def undecided(pack: Pack, profile: Profile) -> list[str]:
    """Return the findings and level rules that are undecided, as the program calls them."""
    bench = plain.benches(pack, profile)[0]
    found = [f"finding:{f.id}" for f in pack.findings.values() if plain.status(bench, f) is None]
    return found + [f"levelrule:{r.id}" for r in pack.level_rules if plain.value(bench, r.when) is None]


def settled_by_clingo(pack: Pack, profile: Profile, names: Sequence[str]) -> dict[str, Settled]:
    """Work out undecided conclusions of a profile without parts."""
    asked = open_questions(pack, profile)
    known = kept(pack, profile)
    values = {q: open_values(pack, pack.questions[q], known, profile) for q in asked}
    quantities = [v for several in values.values() for v in several if isinstance(v, (int, float))]
    whole, out, _, numbering = program(pack, [profile], quantities)
    numbers = {numbering.questions[q]: q for q in asked}
    lines = [unless(line, numbers, "ask({})") for line in whole.replace("#show o/4.", "#show ask/1.").splitlines()]
    for n, q in numbers.items():
        lines += [f"{{ ask({n}) }}.", f"1 {{ pick({n},0..{len(values[q]) - 1}) }} 1 :- ask({n})."]
        for way, value in enumerate(values[q]):
            lines += _answer(numbering, n, way, value)
        lines.append(f"evidence(0,1,0,{n},0,none) :- ask({n}).")
    lines += [*_impossible(pack, profile, out, numbering, asked)]
    items = {name: out.items.index((FIELDS[name.split(":")[0]], name.split(":")[1])) for name in names}
    lines += [f"decided({item}) :- o(0,{item},is,(t;f))." for item in items.values()]
    control = clingo.Control(["--warn=none", "--project=show"], message_limit=0)
    control.add("base", [], "\n".join(lines))
    control.ground([("base", [])])
    every = [(clingo.Function("ask", [clingo.Number(n)]), True) for n in numbers]
    return {name: _one(control, item, every, numbers) for name, item in items.items()}


def _answer(numbering: Numbering, number: int, way: int, value: Value) -> Iterable[str]:
    picked = f":- pick({number},{way})."
    yield f"given(0,1,0,{number},{term(numbering, value)}) {picked}"
    if isinstance(value, Mapping):
        for option, line in value.items():
            yield f"line(0,1,0,{number},{text(option)},{line}) {picked}"


def _impossible(pack: Pack, profile: Profile, out: Output, numbering: Numbering, asked: Sequence[str]) -> Iterable[str]:
    """No conflict that doubts an answer comes about, nor does one that stands doubt an answer just given."""
    before = plain.benches(pack, profile)[0].conflicts
    yield "#defined clash/0."
    for conflict in pack.conflicts.values():
        if not conflict.doubts:
            continue
        true = f"o(0,{out.items.index(('conflicts', conflict.id))},is,t)"
        yield f"clash :- {true}."
        if before[conflict.id] is not True:
            yield f":- {true}."
        for q in conflict.doubts:
            if q in asked:
                yield f":- {true}, ask({numbering.questions[q]})."


Assumption = tuple[clingo.Symbol, bool]


def _one(control: clingo.Control, item: int, every: Sequence[Assumption], numbers: Mapping[int, str]) -> Settled:
    decided = clingo.Function("decided", [clingo.Number(item)])
    deciding = _sets(control, [(decided, True)], numbers)
    leaving_open = _sets(control, [(decided, False)], numbers)
    smallest: list[frozenset[str]] = []
    for chosen in sorted(deciding - leaving_open, key=len):
        if not any(s <= chosen for s in smallest):
            smallest.append(chosen)
    alone = {q for chosen in deciding if len(chosen) == 1 for q in chosen}
    return Settled(_holds(control, item, every), frozenset(smallest), frozenset(alone))


def _sets(control: clingo.Control, wanted: Sequence[Assumption], numbers: Mapping[int, str]) -> set[frozenset[str]]:
    """Return every set of questions that some possible way of answering them brings to what is wanted."""
    found: set[frozenset[str]] = set()
    control.configuration.solve.models = 0  # type: ignore[union-attr]
    with control.solve(assumptions=wanted, yield_=True) as models:
        for model in models:
            found.add(frozenset(numbers[s.arguments[0].number] for s in model.symbols(shown=True)))
    return found


def _holds(control: clingo.Control, item: int, every: Sequence[Assumption]) -> str | None:
    """Return always, never or depends; None where no way of answering everything is free of contradiction."""
    control.configuration.solve.models = 1  # type: ignore[union-attr]
    sound = [*every, (clingo.Function("clash", []), False)]
    rails = [
        clingo.Function("o", [clingo.Number(0), clingo.Number(item), clingo.Function("is"), clingo.Function(rail)])
        for rail in ("t", "f")
    ]
    true, false = (bool(control.solve(assumptions=[*sound, (rail, True)]).satisfiable) for rail in rails)
    hanging = bool(control.solve(assumptions=[*sound, *((rail, False) for rail in rails)]).satisfiable)
    if hanging or (true and false):
        return "depends"
    return "always" if true else "never" if false else None
