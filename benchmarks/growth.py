"""How every engine grows with the number of rules, of answers and the depth of chains; our sweep with profiles.

    python -m benchmarks.growth rules|answers|depth|profiles|load|proofs [SIZE ...] [--rounds N]

rules, answers, depth: ours and the peers on one synthetic rule base a size, compared on answers before they are timed,
then in turn, round after round. Memory is the peak of a process of its own, that builds one engine and asks it once.
profiles: variants of one mission through the Brief pack, as sweeps run them. load: reading and compiling a pack of so
many rules, written for it. proofs: one mission judged, and judged with every reason and proof. Milliseconds are medians
with fastest and slowest; on a machine in use read the ratios.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.engine import DURABLE, durable, machine, twin_alone
from benchmarks.peers import PEERS, Evaluate
from benchmarks.process import children, peak
from benchmarks.sample import Condition, RuleBase, answers, compiled, rule_base
from pocarms.inference.durable import Unavailable, start_worker
from pocarms.inference.twin import compile_twin

ROOT = Path(__file__).resolve().parents[1]
SIZES = {
    "rules": (100, 1000, 5000),
    "answers": (30, 120, 480),
    "depth": (1, 10, 100),
    "profiles": (1, 1000, 10_000, 100_000),
    "load": (100, 1000, 5000),
    "proofs": (1,),
}
TWIN = "twin"
SEED, CHECKED = 1, 5
IN_A_FILE = 500  # rules


def base_of(axis: str, size: int) -> RuleBase:
    """Return the rule base of one size: 200 rules over 120 questions, but for what grows."""
    if axis == "rules":
        return rule_base(SEED, (size // 2, size * 7 // 20, size - size // 2 - size * 7 // 20), max(60, size // 5))
    if axis == "answers":
        return rule_base(SEED, questions=size)
    return rule_base(SEED, (200 // size,) * size, chained=True)


def engine(name: str, base: RuleBase) -> tuple[Evaluate, Callable[[], None]]:
    """Return one engine ready to be asked, and what ends it. Raises ImportError where it is not installed."""
    if name in PEERS:
        return PEERS[name](base), lambda: None
    sample = compiled(base)
    if name == TWIN:
        return twin_alone(sample, compile_twin(sample.program, eager=True)), lambda: None
    worker = start_worker()
    if isinstance(worker, Unavailable):
        raise ImportError(worker.reason)
    return durable(sample, worker), worker.close


def engines(axis: str, size: int, rounds: int) -> None:
    """Print a row for every engine; each is checked against the twin before it is timed."""
    base = base_of(axis, size)
    profiles = [answers(base, number) for number in range(CHECKED)]
    made: dict[str, Evaluate] = {}
    ends: list[Callable[[], None]] = []
    built: dict[str, float] = {}
    for name in (TWIN, DURABLE, *PEERS):
        begun = time.perf_counter()
        try:
            made[name], end = engine(name, base)
        except ImportError as error:
            print(f"  {name}: not measured: {error}")
            continue
        ends.append(end)
        made[name](profiles[0])
        built[name] = time.perf_counter() - begun
        if any(made[name](given) != made[TWIN](given) for given in profiles):
            raise SystemExit(f"{name} concludes otherwise")
    times: dict[str, list[float]] = {name: [] for name in made}
    for number in range(rounds):
        for name, evaluate in made.items():
            begun = time.perf_counter()
            evaluate(profiles[number % CHECKED])
            times[name].append(time.perf_counter() - begun)
    for end in ends:
        end()
    ours = statistics.median(times[TWIN])
    for name, found in times.items():
        memory = alone(["one", axis, str(size), name])
        median = statistics.median(found)
        print(
            f"  {axis} {size:>6,}  {name:28} {_ms(found)}  x twin {median / ours:8.1f}"
            f"  built in {built[name] * 1e3:8.0f} ms  {memory}"
        )


def alone(words: list[str]) -> str:
    """Run part of this module in a process of its own; returns the last line it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.growth", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return (done.stdout.strip().splitlines() or [f"failed: {done.stderr.strip()[-200:]}"])[-1]


def _ms(found: list[float]) -> str:
    low, high = min(found) * 1e3, max(found) * 1e3
    return f"{statistics.median(found) * 1e3:9.2f} ms ({low:.2f} to {high:.2f})"


def _peak() -> str:
    worker = sum(peak(child) for child in _descendants(os.getpid()))
    return f"{peak(os.getpid()):.0f} MB" + (f" and worker {worker:.0f} MB" if worker else "")


def _descendants(pid: int) -> list[int]:
    return [found for child in children(pid) for found in (child, *_descendants(child))]


def one(axis: str, size: int, name: str) -> None:
    """Build one engine, ask it once, print the peak."""
    base = base_of(axis, size)
    evaluate, end = engine(name, base)
    evaluate(answers(base, 0))
    print(_peak())
    end()


def profiles(size: int) -> None:
    """Sweep variants of one mission through the Brief pack."""
    from pocarms.author.cases import slots_of, ways
    from pocarms.inference.sweep import Change, sweep_slots
    from pocarms.language.load import load_pack
    from pocarms.program.compile import compile_pack
    from pocarms.program.encode import encoder
    from pocarms.program.possible import Possible

    program = compile_pack(pack := load_pack(ROOT / "rules" / "poc_arms", tests=False))
    coder, rng = encoder(program, pack), random.Random(SEED)
    every = ways(coder)
    base: dict[str, Possible] = {q: rng.choice(found) for q, found in every.items()}
    slots, asked = slots_of(coder, [base]), list(every)
    changes: list[list[Change]] = []
    for _ in range(size):
        question = rng.choice(asked)
        put = rng.choice(every[question]).slots
        changes.append([(s, int(s in put)) for s in put | base[question].slots])
    twin = compile_twin(program, eager=True)
    twin.run(slots, 1, keep="named")
    begun, used = time.perf_counter(), time.process_time()
    twin.run(sweep_slots(slots, changes), size, keep="named")
    took, cpu = time.perf_counter() - begun, time.process_time() - used
    print(f"{took * 1e3:9.1f} ms  CPU {cpu * 1e3:9.1f} ms  {size / cpu:12,.0f} profiles a CPU second  {_peak()}")


def load(size: int) -> None:
    """Read and compile a pack of so many rules."""
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder) / "large"
        where.mkdir()
        files = pack_files(rule_base(SEED, (size // 2, size - size // 2), max(60, size // 5)))
        for name, text in files.items():
            (where / name).write_text(text)
        lines = sum(text.count("\n") for text in files.values())
        from pocarms.language.load import load_pack
        from pocarms.program.compile import compile_pack

        begun, used = time.perf_counter(), time.process_time()
        pack = load_pack(where)
        read = time.process_time() - used
        program = compile_pack(pack)
        took, cpu = time.perf_counter() - begun, time.process_time() - used
    print(
        f"{lines:,} lines, {len(program.nodes):,} nodes: {took * 1e3:7.0f} ms, CPU {cpu * 1e3:7.0f} ms "
        f"(reading {read * 1e3:.0f})  {_peak()}"
    )


def pack_files(base: RuleBase) -> dict[str, str]:
    """Return a rule base as the files of a pack, a concept for every rule."""
    out = ["pack: large", "version: 1.0.0", "title: A large pack", "language: en"]
    out += ["sources: {doc: {title: A document}}"]
    files = {"pack.yaml": out}
    out = files["questions.yaml"] = ["questions:"]
    for q, count in enumerate(base.options):
        options = ", ".join(f"v{n}" for n in range(count))
        out += [f"  q.n{q}:", f"    ask: What of {q}?", "    type: choice", f"    options: [{options}]"]
    for number, rule in enumerate(base.rules):
        out = files.setdefault(f"rules{number // IN_A_FILE}.yaml", ["concepts:"])
        out += [f"  - concludes: c.n{number}", f"    label: Conclusion {number}", f"    when: {_flow(rule)}"]
    return {name: "\n".join(lines) + "\n" for name, lines in files.items()}


def _flow(condition: Condition) -> str:
    match condition[0]:
        case "is":
            return f"{{q.n{condition[1]}: v{condition[2]}}}"
        case "rule":
            return f"{{c.n{condition[1]}: true}}"
        case "not":
            return f"{{not: {_flow(condition[1])}}}"
        case _:
            return f"{{{condition[0]}: [{', '.join(map(_flow, condition[1:]))}]}}"


def proofs(rounds: int) -> None:
    """One mission judged by the twin, and assessed with reasons, what settles it, and proofs."""
    from pocarms.assessment.assess import assessed, judge_profile, prepare
    from pocarms.language.load import load_pack
    from pocarms.profiles.load import load_profile

    prepared = prepare(load_pack(ROOT / "rules" / "poc_arms", tests=False), "en")
    profile, _ = load_profile(ROOT / "examples" / "monusco-2020.yaml", lambda pack: prepared.pack)
    off = Unavailable("not part of this")
    times: Mapping[str, list[float]] = {"judged": [], "with reasons and proofs": []}
    for _ in range(rounds):
        begun = time.process_time()
        judge_profile(prepared, profile, off)
        times["judged"].append(time.process_time() - begun)
        begun = time.process_time()
        assessed(prepared, profile, off)
        times["with reasons and proofs"].append(time.process_time() - begun)
    for name, found in times.items():
        print(f"  {name:28} CPU {_ms(found)}")


def main(words: list[str]) -> None:
    """Measure, print."""
    rounds = 10
    if "--rounds" in words:
        at = words.index("--rounds")
        rounds, words = int(words[at + 1]), words[:at] + words[at + 2 :]
    if words[:1] == ["one"]:
        return one(words[1], int(words[2]), " ".join(words[3:]))
    if words[:1] == ["alone"]:
        return {"profiles": profiles, "load": load}[words[1]](int(words[2]))
    if not words or words[0] not in SIZES:
        print(__doc__, file=sys.stderr)
        raise SystemExit(2)
    axis = words[0]
    print(f"{axis}: {machine()}; {rounds} rounds", flush=True)
    for size in map(int, words[1:]) if words[1:] else SIZES[axis]:
        if axis == "proofs":
            proofs(rounds)
        elif axis in ("profiles", "load"):
            for _ in range(min(rounds, 3)):
                print(f"  {axis} {size:>7,}  {alone(['alone', axis, str(size)])}", flush=True)
        else:
            engines(axis, size, rounds)
    return None


if __name__ == "__main__":
    main(sys.argv[1:])
