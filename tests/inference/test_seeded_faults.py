"""The differential run must itself be trustworthy: faults put into lowering, twin and worker are each caught by it.

A fault is one change to our source. The same judges as in `test_differential` then look at random programs until one
of them objects; a fault that nobody sees fails the test.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

from pocarms.inference import counting, rails, run, twin, twincode
from pocarms.inference.durable import Worker
from pocarms.inference.twin import Twin, compile_twin
from pocarms.program.graph import Program
from tests.inference.engine import SEED, changed_worker, check_firings
from tests.inference.graphs import Mix, case_of, plain, random_mix, random_program, random_slots

TRIES = 400  # random programs until a fault counts as unseen


@dataclass(frozen=True)
class Fault:
    where: str  # module
    old: str
    new: str


FAULTS = {
    # lowering
    "an operand of all is forgotten": Fault(
        "rails", "body = list(dict.fromkeys(body))", "body = list(dict.fromkeys(body))[:-1]"
    ),
    "a child of any is forgotten": Fault("rails", "in dict.fromkeys(symbols):", "in list(dict.fromkeys(symbols))[1:]:"),
    "not keeps the rails": Fault(
        "rails",
        "self.plus[i], self.minus[i] = self.minus[node.args[0]], self.plus[node.args[0]]",
        "self.plus[i], self.minus[i] = self.plus[node.args[0]], self.minus[node.args[0]]",
    ),
    "the rails of an input are swapped": Fault("rails", "(node.args[0], plus, minus)", "(node.args[0], minus, plus)"),
    "true is given as false": Fault("rails", "self.given.append(plus)", "self.given.append(minus)"),
    "all is false only if all children are": Fault(
        "rails", "self._any(minus, args_minus)", "self._all(minus, args_minus)"
    ),
    "any is false as soon as one child is": Fault(
        "rails", "self._all(minus, args_minus)", "self._any(minus, args_minus)"
    ),
    "a name forgets its minus": Fault("rails", "self._rule(minus, args_minus)", "pass"),
    "at_least counts one too few": Fault(
        "rails", "self._at_least(plus, node.n, args_plus)", "self._at_least(plus, node.n - 1, args_plus)"
    ),
    "at_least is refuted one too late": Fault("rails", "len(node.args) - node.n + 1,", "len(node.args) - node.n + 2,"),
    "at_least is refuted one too early": Fault("rails", "len(node.args) - node.n + 1,", "len(node.args) - node.n,"),
    "repeats count once": Fault(
        "rails", "in combinations(symbols, n)", "in combinations(list(dict.fromkeys(symbols)), n)"
    ),
    "at_least 0 is not given": Fault(
        "rails", "if n <= 0:\n            self.given.append(head)", "if n <= 0:\n            pass"
    ),
    "a copy is never concluded": Fault("rails", "self.rules.append((copy, current))", "pass"),
    "a copy is concluded from its symbol's other rail": Fault(
        "rails", "self.rules.append((copy, current))", "self.rules.append((copy, current ^ 1))"
    ),
    "a wide tree loses its last branch": Fault(
        "rails", "range(0, len(body), WIDEST)", "range(0, len(body) - 1, WIDEST)"
    ),
    "a branch of two becomes its first": Fault("rails", "if len(body) == 1:", "if len(body) <= 2:"),
    "the last rule is cut off": Fault(
        "rails", "found.append((first, len(rules)))", "found.append((first, len(rules) - 1))"
    ),
    "a rule is lost between rulesets": Fault("rails", "first, patterns = i, len", "first, patterns = i + 1, len"),
    "rulesets run in the wrong order": Fault("rails", "tuple(cut(self.rules))", "tuple(reversed(cut(self.rules)))"),
    "what names rest on is not followed": Fault("rails", "needed(nodes, roots)", "set(roots)"),
    # counting network
    "or and and are not exchanged": Fault(
        "counting", "Gate(swapped, a, b), Gate(not swapped, a, b)", "Gate(False, a, b), Gate(True, a, b)"
    ),
    "the output beside the right one": Fault("counting", "[min(n, other) - 1]", "[min(n, other) - 2]"),
    "comparators one place off": Fault(
        "counting", "_compare(second[i], first[i + 1], swapped)", "_compare(second[i], first[i], swapped)"
    ),
    "an or with one branch": Fault("counting", "        rule(gate.symbol, (right,))\n", "        pass\n"),
    "an and with one branch": Fault("counting", "rule(gate.symbol, (left, right))", "rule(gate.symbol, (left,))"),
    # twin, compiled
    "compiled: gate ignores that the question does not apply": Fault(
        "twincode", "{minus[0]}{either}{plus[0]}{both}{minus[1]}", "{plus[0]}{both}{minus[1]}"
    ),
    "compiled: doubt leaves a no": Fault("twincode", "{minus[0]}{but_not}{plus[1]}", "{minus[0]}"),
    "compiled: not proved is unknown": Fault("twincode", 'f"F^{plus[0]}"', "'0'"),
    "compiled: any is false as soon as one is": Fault(
        "twincode", '_joined("m", i, both, minus)', '_joined("m", i, either, minus)'
    ),
    "compiled: one case: doubt is turned round": Fault("twincode", 'but_not=" and 1-"', 'but_not=" and "'),
    "compiled: one case: or": Fault("twincode", 'either=" or "', 'either=" and "'),
    "compiled: many cases: doubt is turned round": Fault("twincode", 'but_not="&~"', 'but_not="&"'),
    "compiled: counting": Fault("twincode", "len(args) - node.n + 1, minus", "len(args) - node.n, minus"),
    "compiled: a carry is lost": Fault("twincode", "planes.append(carry)", "pass"),
    "compiled: comparing with n": Fault(
        "twincode", "if n >> k & 1 else plane | reached", "if n >> k & 1 else plane & reached"
    ),
    "compiled: rails swapped between chunks": Fault(
        "twincode", "p{arg}=P[{arg}];m{arg}=M[{arg}]", "p{arg}=M[{arg}];m{arg}=P[{arg}]"
    ),
    "compiled: a long line is cut": Fault(
        "twincode", "for start in range(LINE, len(terms), LINE):", "for start in range(2 * LINE, len(terms), LINE):"
    ),
    "compiled: rails dropped too early": Fault(
        "twincode", "if last_use[i] == number and", "if last_use[i] <= number + 1 and"
    ),
    "compiled: rails not handed on": Fault("twincode", "or last_use[i] > number]", "or last_use[i] > number + 1]"),
    # twin, loop
    "loop: gate": Fault("twin", "minus[applies] | plus[applies] & minus[raw]", "minus[applies] | minus[raw]"),
    "loop: doubt": Fault("twin", "plus[raw] & ~plus[doubt]", "plus[raw] & ~minus[doubt]"),
    "loop: not proved": Fault("twin", "return p, full ^ p", "return p, minus[node.args[0]]"),
    "loop: any": Fault("twin", "p |= plus[arg]\n        m &= minus[arg]", "p |= plus[arg]\n        m |= minus[arg]"),
    "loop: counting": Fault("twin", "too_many = len(node.args) - node.n + 1", "too_many = len(node.args) - node.n"),
    "loop: not": Fault(
        "twin", "return minus[node.args[0]], plus[node.args[0]]", "return minus[node.args[0]], minus[node.args[0]]"
    ),
    # worker
    "worker: a derived symbol is not told to the engine": Fault("worker", "if head in facts:", "if False:"),
    "worker: two symbols share an address": Fault("worker", 'f"a{number % SLOTS}"', 'f"a{number % 32}"'),
    "worker: rulesets do not know what the ones before derived": Fault(
        "worker", "ruleset.run(case, rules)", "ruleset.run(set(case), rules)"
    ),
    "worker: what is given is forgotten": Fault("worker", '{*request["given"], *case}', "{*case}"),
    "worker: rules are misnumbered": Fault("worker", "first += len(rules)", "first += len(rules) - 1"),
    "worker: a rule loses a pattern": Fault("worker", "enumerate(rule[1:]):", "enumerate(rule[1:][-1:]):"),
    "worker: a rule is left out": Fault(
        "worker", "for index, rule in enumerate(rules):", "for index, rule in list(enumerate(rules))[1:]:"
    ),
}


def changed_module(module: ModuleType, fault: Fault, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Load a module's source again with the fault in it."""
    assert module.__file__ is not None
    source = Path(module.__file__).read_text("utf-8")
    assert fault.old in source, "the source has changed: say the fault anew"
    copy = ModuleType(f"{module.__name__}_with_a_fault")
    monkeypatch.setitem(sys.modules, copy.__name__, copy)
    exec(compile(source.replace(fault.old, fault.new), module.__file__, "exec"), copy.__dict__)
    return copy


def narrow(module: ModuleType, monkeypatch: pytest.MonkeyPatch, **bounds: int) -> None:
    for name, value in bounds.items():
        monkeypatch.setattr(module, name, value)


def objection(program: Program, made: Twin, worker: Worker, slots: list[int], width: int) -> str:
    """What the judges say to one program, "" if nothing."""
    result = run.infer(program, made, worker, slots, width)
    if result.notice:
        return result.notice
    named = made.run(slots, width, keep="named")
    for case in range(width):
        expected = plain(program, slots, case)
        if case_of(result.truths, case) != expected:
            return "the plain evaluator differs"
        for node in program.names.values():
            if (bool(named.plus[node] >> case & 1), bool(named.minus[node] >> case & 1)) != expected[node]:
                return "the plain evaluator differs on names alone"
    try:
        check_firings(result, result.truths)
    except AssertionError as error:
        return f"a firing is wrong: {error}"
    return ""


def first_objection(make: Callable[[Program], Twin], worker: Worker, seed: str, tries: int = TRIES) -> tuple[int, str]:
    rng = random.Random(seed)
    for number in range(tries):
        mix = random_mix(rng) if number % 2 else Mix(answers=4, stage0=10, nodes=25, widest=7)
        program = random_program(rng, mix)
        width = rng.choice([1, 4])
        try:
            found = objection(program, make(program), worker, random_slots(rng, program, width), width)
        except Exception as error:
            found = f"{type(error).__name__}: {error}"
        if found:
            return number + 1, found
    return tries, ""


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_caught(name: str, worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = FAULTS[name]
    seed = f"{SEED}-{name}"
    used, eager, make = worker, fault.where == "twincode", compile_twin
    code = twincode
    match fault.where:
        case "rails":
            copy = changed_module(rails, fault, monkeypatch)
            narrow(copy, monkeypatch, WIDEST=3, USES=4, RULES=20, PATTERNS=50, ENUMERATED=4)
            monkeypatch.setattr(run, "lower", copy.lower)
        case "counting":
            monkeypatch.setattr(rails, "counting", changed_module(counting, fault, monkeypatch))
            narrow(rails, monkeypatch, ENUMERATED=0)
        case "twincode":
            code = changed_module(twincode, fault, monkeypatch)
            monkeypatch.setattr(twin, "twincode", code)
        case "twin":
            make = changed_module(twin, fault, monkeypatch).compile_twin
        case "worker":
            used = changed_worker(fault.old, fault.new)
            narrow(rails, monkeypatch, RULES=120, PATTERNS=300)
    narrow(code, monkeypatch, CHUNK=9, LINE=2)
    tries, found = first_objection(partial(make, eager=eager), used, seed)
    if used is not worker:
        used.close()
    print(f"POCARMS_SEED={SEED}: {name}: program {tries}: {found[:100]}")
    assert found, "nobody saw this fault"


def test_without_a_fault_nobody_objects(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    """The judges do not object to everything: with the same narrow bounds and no fault they are silent."""
    narrow(rails, monkeypatch, WIDEST=3, USES=4, RULES=20, PATTERNS=50, ENUMERATED=4)
    narrow(twincode, monkeypatch, CHUNK=9, LINE=2)
    print(f"POCARMS_SEED={SEED}")
    for eager in (True, False):
        make = partial(compile_twin, eager=eager)
        assert first_objection(make, worker, f"{SEED}", tries=50) == (50, "")
