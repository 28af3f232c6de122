"""Many missions at once: `python -m benchmarks.compare [NUMBER ...]`, without numbers 1,000 and 10,000.

For each number of synthetic missions (200 answers each, every fourth with two areas) it prints, from a process of its
own, the seconds of computing time for reading the files, for judging all missions, for what is said of them and for
writing JSON, and the highest memory. Last: `compare` with 40 missions against one `assess`, whole processes,
the fastest of three.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from benchmarks.engine import machine
from pocarms.assessment.assess import prepare
from pocarms.commands.packs import Packs
from pocarms.compare import comparison
from pocarms.compare.data import to_json
from pocarms.compare.read import profile_files, read_files
from pocarms.compare.standing import stand
from pocarms.language.load import load_pack
from tests.compare.synthetic import write_mission

ROOT = Path(__file__).parents[1]
SEED, ANSWERS = 20261124, 200


def write_missions(folder: Path, number: int) -> None:
    """Write so many missions of random answers."""
    rng = random.Random(SEED)
    pack = prepare(load_pack(ROOT / "rules" / "poc_arms", tests=False), "en").pack
    for n in range(number):
        write_mission(folder, pack, rng, n, ANSWERS, 2 if n % 4 == 0 else 0)


def measure(folder: Path) -> None:
    """Compare a folder and print what it took; in a process of its own, so that the memory is its own."""
    packs = Packs(None, None)
    packs.find("poc_arms")
    times = [time.process_time()]

    def lap() -> None:
        times.append(time.process_time())

    files = profile_files([folder])
    read = read_files(files, packs.find, packs.prepared)
    assert read.prepared is not None and read.gathered is not None and not read.faulty
    lap()
    stand(read.prepared, read.gathered)
    lap()
    found = comparison.compare(read.prepared, read.gathered)
    lap()
    size = len(to_json(found))
    lap()
    reading, judging, both, writing = (b - a for a, b in pairwise(times))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(files):>7} missions: reading {reading:7.2f} s, judging {judging:6.2f} s, "
        f"saying {both - judging:6.2f} s, JSON {writing:6.2f} s ({size / 1e6:.0f} MB), highest memory {peak:.0f} MB",
        flush=True,
    )


def fastest(*command: str) -> float:
    """Return the seconds of the fastest of three runs of a command."""
    best = float("inf")
    for _ in range(3):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "cli.py", *command], cwd=ROOT, check=True, capture_output=True)
        best = min(best, time.perf_counter() - begun)
    return best


def main(numbers: list[int]) -> None:
    """Print all measurements."""
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        for number in numbers:
            folder = Path(name) / str(number)
            folder.mkdir()
            write_missions(folder, number)
            subprocess.run([sys.executable, "-m", "benchmarks.compare", "--folder", str(folder)], cwd=ROOT, check=True)
        forty = Path(name) / "forty"
        forty.mkdir()
        write_missions(forty, 40)
        one = next(iter(sorted(forty.iterdir())))
        assessed = fastest("assess", str(one), "--format", "html")
        compared = fastest("compare", str(forty), "--format", "html")
        print(
            f"assess of one of them {assessed:.2f} s, compare of 40 {compared:.2f} s: {compared / assessed:.1f} times"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--folder"]:
        measure(Path(sys.argv[2]))
    else:
        main([int(number) for number in sys.argv[1:]] or [1000, 10_000])
