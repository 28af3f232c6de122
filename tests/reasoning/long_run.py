"""The long runs of this folder: `python -m tests.reasoning.<test> --cases 5000 --seed 1`."""

from __future__ import annotations

import argparse
import itertools
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from tests.oracle.generate.draft import TINY

EIGHT = replace(TINY, questions=(4, 8))
"""Packs small enough for trying everything."""

Check = Callable[[int, Counter[str]], None]
"""Checks one seed, counts what it saw, and fails an assertion with the seed where something is wrong."""


def main(check: Check, text: str, larger: Check | None = None) -> None:
    """Check one seed after the other until so many cases were looked at; print every failure, then what was seen.

    larger: the check that `--larger` chooses.
    """
    parser = argparse.ArgumentParser(description=text.splitlines()[0])
    parser.add_argument("--cases", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    if larger is not None:
        parser.add_argument("--larger", action="store_true", help="packs of 9 to 16 questions, against clingo")
    given = parser.parse_args()
    if larger is not None and given.larger:
        check = larger
    seen: Counter[str] = Counter()
    wrong: list[int] = []
    start = time.perf_counter()
    last = given.seed
    for last in itertools.count(given.seed):
        try:
            check(last, seen)
        except AssertionError:
            wrong.append(last)
            print(f"seed {last}: {traceback.format_exc(limit=-1)}", flush=True)
        if seen["cases"] >= given.cases or len(wrong) > 20:
            break
    print(f"seeds {given.seed} to {last}, {time.perf_counter() - start:.0f} seconds: {dict(sorted(seen.items()))}")
    print(f"wrong: {wrong}")
    raise SystemExit(1 if wrong else 0)
