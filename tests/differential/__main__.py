"""The long run: `python -m tests.differential --pairs 20000 --seed 1`.

Prints the table of constructs and of the shares of true, false and unknown, who agreed, and every counter-example made
small, as YAML. Exit code 1 where a judge differs from the plain interpreter, a property is broken, or a share is out
of bounds.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat

from tests.differential.engine import engine
from tests.differential.engines import ENGINES, engines
from tests.differential.harness import Report, compare
from tests.oracle.generate.draft import TINY
from tests.oracle.generate.profiles import Habits
from tests.oracle.properties import Tally, less_is_never_more, settled_hold, settled_hold_in_parts
from tests.oracle.random_packs import random_pack, random_profiles

SHARE = 2000  # pairs of one task


def _task(pairs: int, seed: int, first: int, names: list[str]) -> Report:
    return compare(pairs, seed, engines(names, seed + first), first=first)


def run(pairs: int, seed: int, names: list[str], jobs: int) -> Report:
    """Compare on so many pairs in several processes; the result hangs on the seed alone, not on the processes."""
    shares = [min(SHARE, pairs - done) for done in range(0, pairs, SHARE)]
    firsts = [i * 100_000 for i in range(len(shares))]
    total = Report(seed, differing=dict.fromkeys(names, 0))
    with ProcessPoolExecutor(jobs) as pool:
        for done in pool.map(_task, shares, repeat(seed), firsts, repeat(names)):
            total.merge(done)
            print(f"{total.pairs:,} pairs, differing {total.differing}", file=sys.stderr, flush=True)
    return total


def properties(packs: int, seed: int) -> tuple[Tally, list[str]]:
    """Check the properties of the real engine on tiny random packs; return what was looked at and what is broken."""
    tally, broken = Tally(), []
    judge = engine()
    for number in range(packs):
        pack_seed = seed * 1_000_000 + number
        pack, rng = random_pack(pack_seed, TINY), random.Random(pack_seed)
        for profile in random_profiles(pack, pack_seed, 3, Habits(known=0.8)):
            found = settled_hold(judge, pack, profile, tally) + less_is_never_more(judge, pack, profile, tally)
            if profile.parts:
                found += settled_hold_in_parts(judge, pack, profile, rng, tally)
            broken += [f"pack seed {pack_seed}, {profile.id}: {one}" for one in found]
    return tally, broken


def main() -> int:
    """Run, print, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.differential", description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=20_000, help="(pack, profile) pairs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engines", default="clingo,twin,durable,report,yaml", help=f"of {', '.join(ENGINES)}")
    parser.add_argument("--properties", type=int, default=200, help="tiny packs on which the properties are checked")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    given = parser.parse_args()
    names = [name for name in given.engines.split(",") if name]
    start = time.perf_counter()
    report = run(given.pairs, given.seed, names, given.jobs)
    print(report.text())
    for example in report.examples:
        print(f"\n{example.text}")
    tally, broken = properties(given.properties, given.seed)
    print(f"properties of the engine on {given.properties} tiny packs: {tally}; broken: {len(broken)}")
    print("\n".join(broken[:20]))
    print(f"{time.perf_counter() - start:.0f} seconds")
    return 0 if report.agrees and not broken and not report.census.lopsided() else 1


if __name__ == "__main__":
    sys.exit(main())
