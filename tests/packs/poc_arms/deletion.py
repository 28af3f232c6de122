"""Fewer answers, never more: random answers are deleted from every example mission, and nothing may appear.

Whatever is established or ruled out on fewer answers was so on all of them, in the whole and in every part, but for
what is about knowledge; no class has a higher floor, no grade a worse one. Answers that a conflict touches stay.
The long run: PYTHONPATH=engine python -m tests.packs.poc_arms.deletion --rounds 200 --seed 1
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from functools import reduce
from pathlib import Path

from pocarms.assessment.assess import Prepared, judge_profile, prepare
from pocarms.assessment.judge import Judged, Judgement
from pocarms.inference.durable import Unavailable
from pocarms.language.load import load_pack
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from pocarms.profiles.load import load_profile
from pocarms.program.names import name
from tests.oracle.properties import deletable, of_answers, without
from tests.packs.poc_arms.core import FOLDER

EXAMPLES = sorted(FOLDER.parents[1].glob("examples/*.yaml")) + sorted(
    FOLDER.parents[1].glob("examples/fictional/*.yaml")
)


def judged(ready: Prepared, profile: Profile) -> Judgement:
    """Return the judgement of a profile, on the twin."""
    return judge_profile(ready, profile, Unavailable("the twin is what is looked at"))


def claims(pack: Pack, ready: Prepared) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names that may lose truth only, and those that may lose truth or falsehood only."""
    names = ready.program.names
    places = [name("class", f, step) for f in pack.findings for step in ("act_next", "act_first")]
    rules = [name("levelrule", rule.id) for rule in pack.level_rules]
    both = [name("finding", f) for f in pack.findings if of_answers(pack, f)]
    both += [name("concept", c) for c in pack.concepts]
    both += [name("bundle", b) for b in pack.bundles] + rules
    return tuple(n for n in places if n in names), tuple(n for n in both if n in names)


def appeared(pack: Pack, ready: Prepared, before: Judgement, after: Judgement) -> Iterator[str]:
    """Yield what fewer answers made true or false that all of them did not."""
    upward, both = claims(pack, ready)

    def cases(judgement: Judgement) -> tuple[Judged, ...]:
        return (judgement.whole, *judgement.parts)

    for one, other in zip(cases(before), cases(after), strict=True):
        for full in upward:
            if other.value(full) is True and one.value(full) is not True:
                yield f"{other.case.id or 'whole'}: {full} is now true"
        for full in both:
            if other.value(full) is not None and one.value(full) is not other.value(full):
                yield f"{other.case.id or 'whole'}: {full} was {one.value(full)}, is {other.value(full)}"


def broken(pack: Pack, ready: Prepared, file: Path, rounds: int, rng: random.Random) -> list[str]:
    """Return what appeared in so many rounds of deleting from one example, each from nearly none to nearly all."""
    profile, _ = load_profile(file, lambda _: pack)
    questions, before = deletable(pack, profile), judged(ready, profile)
    found = []
    for _ in range(rounds):
        share = rng.random()
        gone = [q for q in questions if rng.random() < share]
        found += [
            f"{file.stem}, without {', '.join(gone)}: {what}"
            for what in appeared(pack, ready, before, judged(ready, reduce(without, gone, profile)))
        ]
    return found


def main() -> None:
    """Run as long as asked, and print what appeared."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--rounds", type=int, default=200)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    pack = load_pack(FOLDER, tests=False)
    ready, rng = prepare(pack, "en"), random.Random(given.seed)
    found = [line for file in EXAMPLES for line in broken(pack, ready, file, given.rounds, rng)]
    print(*found, sep="\n")
    print(f"seed {given.seed}: {len(EXAMPLES)} missions, {given.rounds} deletions each, {len(found)} broken")
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
