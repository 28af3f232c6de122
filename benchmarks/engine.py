"""Our two engines beside clipspy, zen-engine and rule-engine, on the same rules and answers, in the same minute.

    python -m benchmarks.engine [seed] [rounds]

Needs the extra `bench` for the peers; those that are missing are left out, in words. Every engine's conclusions are
compared with ours on every set of answers before anything is timed.
"""

from __future__ import annotations

import os
import platform
import random
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from benchmarks.peers import PEERS, Evaluate
from benchmarks.sample import Compiled, RuleBase, answers, compiled, rule_base
from pocarms.inference.durable import EngineFailure, Unavailable, Worker, start_worker
from pocarms.inference.rails import lower
from pocarms.inference.run import input_symbols
from pocarms.inference.sweep import Change, sweep_slots
from pocarms.inference.twin import Twin, compile_twin

CHECKED = 50  # sets of answers on which every engine must conclude the same
VARIANTS = 10_000
IN_A_ROW = 5  # evaluations of one engine before it is the next one's turn
DURABLE, TWIN, SWEEP = "durable-rules, in its worker", "twin, with encoding", f"twin, sweep of {VARIANTS:,}"


def machine() -> str:
    """Return the machine in words."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if "model name" in line]
        model = names[0] if names else model
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def durable(sample: Compiled, worker: Worker) -> Evaluate:
    """durable-rules as `infer` uses it: one case there and back, its stage 0 values already known."""
    lowered = lower(sample.program)
    worker.define(lowered)
    twin = compile_twin(sample.program, eager=True)
    heads = {lowered.symbol(node, "+"): number for number, node in enumerate(sample.conclusions)}

    def evaluate(given: Mapping[str, str]) -> set[int]:
        held = input_symbols(lowered, twin.run(sample.encode(given), 1), 0)
        derived = worker.run([held])
        if isinstance(derived, EngineFailure):
            raise SystemExit(f"durable-rules failed: {derived.reason}")
        return {heads[head] for rule in derived.fired[0] if (head := lowered.rules[rule][0]) in heads}

    return evaluate


def twin_alone(sample: Compiled, twin: Twin) -> Evaluate:
    """The twin from the answers to the set of conclusions."""
    conclusions = sample.conclusions

    def evaluate(given: Mapping[str, str]) -> set[int]:
        plus = twin.run(sample.encode(given), 1, keep="named").plus
        return {number for number, node in enumerate(conclusions) if plus[node]}

    return evaluate


def variants(base: RuleBase, sample: Compiled, given: Mapping[str, str], seed: int) -> list[list[Change]]:
    """Return changes to one set of answers: one or two questions answered otherwise, some of them unknown."""
    rng = random.Random(seed)
    made = []
    for _ in range(VARIANTS):
        change: list[Change] = []
        for q in rng.sample(range(len(base.options)), rng.choice([1, 2])):
            change.append((sample.slots[f"q{q}", given[f"q{q}"]], 0))
            if rng.random() < 0.8:
                change.append((sample.slots[f"q{q}", f"v{rng.randrange(base.options[q])}"], 1))
        made.append(change)
    return made


def once(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main(seed: int, rounds: int) -> None:
    """Check, measure in turn, print."""
    base = rule_base(seed)
    sample = compiled(base)
    twin = compile_twin(sample.program, eager=True)
    profiles = [answers(base, number) for number in range(CHECKED)]
    engines: dict[str, Evaluate] = {}
    missing: dict[str, str] = {}
    worker = start_worker()
    if isinstance(worker, Unavailable):
        missing[DURABLE] = worker.reason
    else:
        engines[DURABLE] = durable(sample, worker)
    engines[TWIN] = twin_alone(sample, twin)
    for name, make in PEERS.items():
        try:
            engines[name] = make(base)
        except ImportError as error:
            missing[name] = str(error)

    lowered = lower(sample.program)
    held = [len(engines[TWIN](given)) for given in profiles]
    print(machine())
    print(
        f"rules {len(base.rules)} in layers {'/'.join(map(str, base.layers))}, questions {len(base.options)}, "
        f"literals {len(base.literals())}, nodes {len(sample.program.nodes)}, lowered rules {len(lowered.rules)}, "
        f"conclusions that hold {statistics.median(held):.0f} (median), seed {seed}"
    )
    for name, evaluate in engines.items():
        wrong = sum(evaluate(given) != engines[TWIN](given) for given in profiles)
        print(f"{name}: {CHECKED - wrong} of {CHECKED} sets of answers as ours")

    change = variants(base, sample, profiles[0], seed)
    slots = sample.encode(profiles[0])
    check_sweep(sample, twin, slots, change)
    times: dict[str, list[float]] = {name: [] for name in (*engines, SWEEP)}
    for number in range(rounds):  # every engine in every round, so that a busy moment hits all of them
        some = [profiles[(number + i) % CHECKED] for i in range(IN_A_ROW)]
        for name, evaluate in engines.items():
            times[name].extend(once(partial(evaluate, given)) for given in some)
        times[SWEEP].append(once(lambda: twin.run(sweep_slots(slots, change), VARIANTS, keep="named")))
    report(times, missing)
    if isinstance(worker, Worker):
        worker.close()


def check_sweep(sample: Compiled, twin: Twin, base: list[int], change: list[list[Change]]) -> None:
    """Compare some variants of the sweep with the same variants run one by one."""
    wide = twin.run(sweep_slots(base, change), len(change), keep="named")
    wrong = 0
    for variant in range(0, len(change), 97):
        slots = list(base)
        for slot, value in change[variant]:
            slots[slot] = value
        one = twin.run(slots, 1)
        wrong += any(wide.value(node, variant) != one.value(node) for node in sample.conclusions)
    print(f"{SWEEP}: {wrong} of {len(range(0, len(change), 97))} variants unlike the same variant alone")


def report(times: Mapping[str, list[float]], missing: Mapping[str, str]) -> None:
    """Print medians, and ratios to the twin."""
    medians = {name: statistics.median(values) for name, values in times.items()}
    print(f"\n{'':32}{'median':>12}{'fastest':>12}{'per second':>14}{'x twin':>10}")
    for name, median in medians.items():
        each = median / VARIANTS if name == SWEEP else median
        rate = f"{1 / each:,.0f}"
        columns = f"{median * 1e6:>9,.0f} µs{min(times[name]) * 1e6:>9,.0f} µs{rate:>14}"
        print(f"{name:32}{columns}{each / medians[TWIN]:>10.3f}")
    for name, reason in missing.items():
        print(f"{name:32}not measured: {reason}")
    peers = {name: median for name, median in medians.items() if name in PEERS}
    if peers:
        fastest = min(peers, key=lambda name: peers[name])
        print(
            f"\nthe twin is {peers[fastest] / medians[TWIN]:.0f} times as fast as {fastest}, the fastest of the peers"
        )
    if DURABLE in medians:
        print(f"one durable evaluation, there and back: {medians[DURABLE] * 1e3:.1f} ms")
    sweep = medians[SWEEP]
    print(f"a sweep, slots built: {sweep * 1e3:.1f} ms, {VARIANTS / sweep / 1e6:.2f} million evaluations a second")


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:3]]
    main(given[0] if given else 1, given[1] if len(given) > 1 else 40)
