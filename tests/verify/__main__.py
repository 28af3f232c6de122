"""The whole run: `python -m tests.verify --all`.

Every example in both languages is accepted; every leaf of four examples is changed in three ways, and each change is
named by the reader, or, of a kind that is out of its scope, by making the result once more; results of random packs are
accepted. Exit code 1 where something is not so.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter

from tests.verify.tampering import AGAIN, EXAMPLES, OUT_OF_SCOPE, READER, out_of_scope, unnoticed
from tests.verify.whole import TAMPERED, rejected_examples, rejected_random


def main() -> int:
    """Run, print, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.verify", description=__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="every example, every leaf, many random packs")
    parser.add_argument("--packs", type=int, default=50, help="random packs, with four profiles each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--examples", default=",".join(TAMPERED), help="whose leaves are changed")
    parser.add_argument("--share", type=float, default=0.03, help="of leaves for which all is worked out anew")
    given = parser.parse_args()
    if not given.all:
        parser.error("say --all")
    start = time.perf_counter()
    bad = list(rejected_examples())
    print(f"{2 * len(EXAMPLES)} results of {len(EXAMPLES)} examples, rejected: {len(bad)}", *bad[:20], sep="\n  ")
    of_random = rejected_random(given.seed, given.packs, 4)
    print(f"{4 * given.packs} results of random packs, rejected: {len(of_random)}", *of_random[:20], sep="\n  ")
    rng, named_by, unseen, used = random.Random(given.seed), Counter[str](), list[str](), set[str]()
    for path in (p for p in EXAMPLES if p.stem in given.examples.split(",")):
        for of, by, at in unnoticed(path, "en", rng, given.share):
            named_by[by] += 1
            if by != READER:
                used.add(out_of_scope(of))
            if (by == AGAIN and not out_of_scope(of)) or (not by and not of.startswith("run.")):
                unseen.append(f"{path.stem}: {at}")
    said = ", ".join(f"{by or 'by nobody (run)'}: {n}" for by, n in named_by.items())
    print(f"{named_by.total()} changes; named by: {said}; not as listed: {len(unseen)}", *unseen[:50], sep="\n  ")
    stale = sorted(set(OUT_OF_SCOPE) - used)
    print(f"kinds out of scope: {len(OUT_OF_SCOPE)}, of which never needed: {len(stale)}", *stale, sep="\n  ")
    print(f"{time.perf_counter() - start:.0f} seconds")
    return 1 if bad or of_random or unseen else 0


if __name__ == "__main__":
    sys.exit(main())
