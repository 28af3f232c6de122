"""The whole run: `python -m tests.verify --all`.

Every example in both languages is accepted; every leaf of four examples is changed in two ways, and each change is
named or of a kind that is out of scope; results of random packs are accepted. Exit code 1 where something is not so.
"""

from __future__ import annotations

import argparse
import sys
import time

from tests.verify.tampering import EXAMPLES, OUT_OF_SCOPE, out_of_scope
from tests.verify.whole import TAMPERED, changes, rejected_examples, rejected_random


def main() -> int:
    """Run, print, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.verify", description=__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="every example, every leaf, many random packs")
    parser.add_argument("--packs", type=int, default=50, help="random packs, with four profiles each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--examples", default=",".join(TAMPERED), help="whose leaves are changed")
    given = parser.parse_args()
    if not given.all:
        parser.error("say --all")
    start = time.perf_counter()
    bad = list(rejected_examples())
    print(f"{2 * len(EXAMPLES)} results of {len(EXAMPLES)} examples, rejected: {len(bad)}", *bad[:20], sep="\n  ")
    of_random = rejected_random(given.seed, given.packs, 4)
    print(f"{4 * given.packs} results of random packs, rejected: {len(of_random)}", *of_random[:20], sep="\n  ")
    leaves = apart = 0
    unnoticed, used = [], set()
    for name, of, way, many, missed in changes(tuple(given.examples.split(","))):
        leaves += many
        if missed and out_of_scope(of):
            used.add(out_of_scope(of))
            apart += len(missed)
        elif missed:
            unnoticed.append(f"{name}: {of}, {way}: {len(missed)} of {many}, {missed[0]}")
    print(f"{leaves} changes, out of scope: {apart}, unnoticed: {len(unnoticed)} kinds", *unnoticed, sep="\n  ")
    stale = sorted(set(OUT_OF_SCOPE) - used)
    print(f"kinds out of scope: {len(OUT_OF_SCOPE)}, of which never needed: {len(stale)}", *stale, sep="\n  ")
    print(f"{time.perf_counter() - start:.0f} seconds")
    return 1 if bad or of_random or unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
