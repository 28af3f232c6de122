"""What reaches a goal: every finding of the missions, by `whatif --goal`, timed one by one.

    python -m benchmarks.goals [--classes] [examples/...yaml ...]

Goals are: an established finding to be ruled out, any other one to be established, in the whole and in each part where
it is judged; with --classes every finding to come to each class instead. One process, packs loaded and profiles judged
before, the twin alone; each set that is shown is judged anew within the time. Times are CPU, which with nothing else
running is what one waits. Beside every mission a bare `import click, yaml, jinja2` is run: read the ratios to it.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.engine import machine
from benchmarks.process import LIBRARIES, Measured
from pocarms.commands.sitting import Asked, open_sitting
from pocarms.inference.durable import TWIN_ONLY
from pocarms.program.names import name
from pocarms.program.placing import findings_scale, is_placed, step_ids
from pocarms.reasoning.topics import Topic, judged_in
from pocarms.reasoning.units import all_cases
from pocarms.reasoning.what_if.goals import goal
from pocarms.reasoning.what_if.reaching import reach

ROOT = Path(__file__).resolve().parents[1]
PACK = "poc_arms"


@dataclass(frozen=True)
class Found:
    """One goal. stopped: there were too many ways of changing the answers to search sets of every size."""

    sort: str
    seconds: float  # of CPU
    sets: bool
    already: bool
    stopped: bool
    largest: int  # changes in the largest set shown


def missions() -> list[Path]:
    """Return the examples of the pack that missions are assessed with."""
    of_pack = f"pack: {PACK}\n"
    return [path for path in sorted((ROOT / "examples").rglob("*.yaml")) if of_pack in path.read_text("utf-8")]


def goals_of(path: Path, classes: bool) -> Iterator[Found]:
    """Search every goal of a mission."""
    table = open_sitting(path, TWIN_ONLY, Asked())
    pack, judgement = table.prepared.pack, table.judgement
    scale = findings_scale(pack)
    status = {True: "established", False: "ruled out", None: "open"}
    for finding in pack.findings.values():
        topic = Topic("finding", finding.id)
        for case in judged_in(pack, topic, len(judgement.parts)):
            value = all_cases(judgement)[case].value(name("finding", finding.id))
            to_be = "ruled out" if value else "established"
            wanted = {f"{status[value]}, to be {to_be}": to_be.replace(" ", "_")}
            if classes:
                placed = scale is not None and is_placed(pack, finding)
                wanted = {f"to come to {step}": step for step in step_ids(scale)} if placed and scale else {}
            for sort, word in wanted.items():
                about = goal(pack, topic, case, word, judgement)
                begun = time.process_time()
                found = reach(table.prepared, table.profile, judgement, about, TWIN_ONLY)
                seconds = time.process_time() - begun
                largest = max((len(way.steps) for way in found.ways), default=0)
                reached = found.reached
                yield Found(sort, seconds, bool(found.ways), reached.already, not reached.every, largest)


def line(label: str, found: Sequence[Found], beside: float) -> str:
    """Return what is printed of some goals: milliseconds, and in brackets how many times the bare import."""
    times = sorted(one.seconds for one in found)
    shown = (statistics.median(times), times[int(len(times) * 0.99) - 1], times[-1])
    columns = "".join(f"{t * 1e3:9.1f} [{t / beside:5.3f}]" for t in shown)
    counts = [sum(one.sets for one in found), sum(one.already for one in found), sum(one.stopped for one in found)]
    return f"{label:32}{len(found):7}" + "".join(f"{n:9}" for n in counts) + columns


def main() -> None:
    """Search, print."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.goals", description=__doc__.splitlines()[0])
    options.add_argument("--classes", action="store_true", help="every finding to come to each class")
    options.add_argument("profiles", nargs="*", type=Path)
    given = options.parse_args()
    bare = Measured([sys.executable, "-c", LIBRARIES])
    bare.run(look=False)  # fills caches of files; not counted
    bare.cpu.clear()
    every: dict[str, list[Found]] = {}
    for path in given.profiles or missions():
        bare.run(look=False)
        every[path.stem] = list(goals_of(path, given.classes))
    beside = statistics.median(bare.cpu)
    print(f"{machine()}\n`{LIBRARIES}`: {beside * 1e3:.0f} ms of CPU, median of {len(bare.cpu)}")
    titles = f"{'goals':>7}{'sets':>9}{'already':>9}{'stopped':>9}{'median ms':>17}{'99th of 100':>17}{'slowest':>17}"
    print(f"\n{'':32}{titles}")
    together = [one for found in every.values() for one in found]
    for sort in sorted({one.sort for one in together}):
        print(line(sort, [one for one in together if one.sort == sort], beside))
    print(line("all", together, beside) + "\n")
    for mission, found in every.items():
        print(line(mission, found, beside))
    slowest = ", ".join(f"{t * 1e3:.0f}" for t in sorted((one.seconds for one in together), reverse=True)[:5])
    print(f"\nslowest five: {slowest} ms; changes in the largest set shown: {max(one.largest for one in together)}")


if __name__ == "__main__":
    main()
