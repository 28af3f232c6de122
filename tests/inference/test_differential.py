"""Three judges on random programs: durable-rules in its worker, the twin, and the plain evaluator.

Short by default. A long run: POCARMS_LONG=200 pytest tests/inference/test_differential.py; POCARMS_SEED repeats one.
"""

from __future__ import annotations

import random
from collections import Counter

import pytest

from pocarms.inference import rails
from pocarms.inference.durable import Worker
from pocarms.inference.rails import lower
from pocarms.inference.run import infer, input_symbols
from pocarms.inference.twin import compile_twin
from tests.inference.engine import LONG, SEED, chained, check_firings, rails_of
from tests.inference.graphs import case_of, plain, random_mix, random_program, random_slots

PROGRAMS = 60 * LONG

# (widest rule, uses of a symbol, rules and patterns in a ruleset, choices written out)
BOUNDS = [(8, 200, 300, 1000, 10), (2, 3, 12, 20, 0), (3, 5, 25, 60, 3), (2, 2, 4, 8, 10)]


def narrow(monkeypatch: pytest.MonkeyPatch, bounds: tuple[int, int, int, int, int]) -> None:
    """Bring the bounds of the engine so near that small programs meet them."""
    for name, value in zip(("WIDEST", "USES", "RULES", "PATTERNS", "ENUMERATED"), bounds, strict=True):
        monkeypatch.setattr(rails, name, value)


@pytest.mark.parametrize("kind", ["worker", "building_worker"])
@pytest.mark.parametrize("bounds", BOUNDS)
def test_durable_twin_and_plain_agree(
    bounds: tuple[int, int, int, int, int],
    kind: str,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worker: Worker = request.getfixturevalue(kind)
    seed = f"{SEED}-{bounds}-{kind}"
    print(f"POCARMS_SEED={SEED}")
    rng = random.Random(seed)
    narrow(monkeypatch, bounds)
    seen: Counter[str] = Counter()
    for number in range(PROGRAMS):
        program = random_program(rng, random_mix(rng))
        width = rng.choice([1, 1, 3, 8])
        slots = random_slots(rng, program, width, both=0.02)
        result = infer(program, compile_twin(program, eager=number % 2 == 0), worker, slots, width)
        assert result.notice == "", (seed, number, result.notice)
        assert result.inference == "durable+twin"
        for case in range(width):
            assert case_of(result.truths, case) == plain(program, slots, case), (seed, number)
        check_firings(result, result.truths)
        assert result.lowered is not None
        seen["cases"] += width
        seen["rules"] += len(result.lowered.rules)
        seen["rulesets"] += len(result.lowered.rulesets)
        for node, symbol in enumerate(result.lowered.plus):
            if symbol >= 0:
                for case in range(width):
                    seen[f"{program.nodes[node].op} {result.truths.value(node, case)}"] += 1
    print(f"{PROGRAMS} programs, seed {seed}: {dict(sorted(seen.items()))}")
    for op in ("all", "any", "not", "at_least", "name", "input"):
        for value in (True, False, None):
            assert seen[f"{op} {value}"] > 0, (op, value)


@pytest.mark.parametrize("bounds", BOUNDS)
def test_lowered_rules_mean_what_the_program_means(
    bounds: tuple[int, int, int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lowering alone, without durable-rules: so it is tested where that is missing, too."""
    seed = f"{SEED}-lowering-{bounds}"
    print(f"POCARMS_SEED={SEED}")
    rng = random.Random(seed)
    narrow(monkeypatch, bounds)
    for number in range(PROGRAMS):
        program = random_program(rng, random_mix(rng))
        slots = random_slots(rng, program, 2, both=0.02)
        truths = compile_twin(program).run(slots, 2)
        lowered = lower(program)
        for case in range(2):
            got = rails_of(lowered, chained(lowered, input_symbols(lowered, truths, case)))
            expected = plain(program, slots, case)
            assert got == {node: expected[node] for node in got}, (seed, number)
