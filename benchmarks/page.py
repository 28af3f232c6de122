"""The page: how long until it shows, how long to save an answer and see its effect, and what it takes in memory.

    python -m benchmarks.page [--profiles 40] [--saves 100] [--clicks 3600]

A workspace of copies of the missions among the examples, and of the proposals; the server is a process of its own, as a
user starts it. Beside it, in the same minute, a process that only imports Flask and waitress, so that the ratios mean
something on a machine in use. Times in milliseconds.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from benchmarks.engine import machine
from benchmarks.process import peak, resident

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
PROPOSALS = sorted((ROOT / "examples" / "hrddp").glob("*.yaml"))
BARE = "import flask, waitress"


def main() -> None:
    """Measure, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profiles", type=int, default=40)
    parser.add_argument("--saves", type=int, default=100)
    parser.add_argument("--clicks", type=int, default=0, help="pages opened at random afterwards; 3600: an hour's use")
    asked = parser.parse_args()
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        for n in range(asked.profiles):
            shutil.copy(EXAMPLES[n % len(EXAMPLES)], Path(folder) / f"mission-{n:02}.yaml")
        for proposal in PROPOSALS:  # a register of missions alone would be refused
            shutil.copy(proposal, folder)
        firsts, bares = [], []
        for _ in range(5):
            bares.append(_bare(environment))
            server, window, base, first = _start(folder, environment)
            firsts.append(first)
            server.kill()
            server.wait()
        server, window, base, _ = _start(folder, environment)
        saves = [_save(window, base, n, asked.profiles) for n in range(asked.saves)]
        memory = peak(server.pid)  # before the register, which keeps what it judged
        registers = [_timed(window, f"{base}/register") for _ in range(2)]
        kept = peak(server.pid)
        grown = [(n, resident(server.pid)) for n in _clicks(window, base, asked.profiles, asked.clicks)]
        server.kill()
        server.wait()
    print(machine())
    bare = statistics.median(bares)
    print(f"import flask, waitress: {bare * 1000:.0f}")
    first = statistics.median(firsts)
    files = asked.profiles + len(PROPOSALS)
    print(f"command to first page shown, {files} assessments: {first * 1000:.0f} ({first / bare:.1f} times)")
    done = statistics.median(saves)
    print(
        f"answer sent to its effect shown, median of {asked.saves}: {done * 1000:.0f} ({done / bare:.1f} times); "
        f"slowest {max(saves) * 1000:.0f}"
    )
    print(f"peak memory of the server: {memory:.0f} MB")
    first, again = (f"{took * 1000:.0f} ({took / bare:.1f} times)" for took in registers)
    print(f"register of the {files}: {first}; again {again}; peak memory then {kept:.0f} MB")
    for n, held in grown:
        print(f"memory held after {n} more pages opened at random: {held:.0f} MB")


def _timed(window: urllib.request.OpenerDirector, address: str) -> float:
    """Return the seconds until a page is shown."""
    begun = time.perf_counter()
    window.open(address).read()
    return time.perf_counter() - begun


def _bare(environment: dict[str, str]) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", BARE], env=environment, check=True)
    return time.perf_counter() - begun


def _start(
    folder: str, environment: dict[str, str]
) -> tuple[subprocess.Popen[str], urllib.request.OpenerDirector, str, float]:
    """Start a server and show its first page; return it, a window, its address, and the seconds that took."""
    begun = time.perf_counter()
    server = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "serve", folder, "--no-browser"],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert server.stdout is not None
    found = re.search(r"http\S+", server.stdout.readline())
    assert found is not None
    window = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    window.open(found[0]).read()
    return server, window, found[0].split("/start")[0], time.perf_counter() - begun


def _clicks(window: urllib.request.OpenerDirector, base: str, profiles: int, count: int) -> Iterator[int]:
    """Use the page at random as a fast person does for an hour, a click a second; yield the count every 600."""
    chance = random.Random(1)
    ways = ("", "next", "check", "result", "report", "documents", "about", "plan", "why/casualties.add_weapon")
    for n in range(1, count + 1):
        name = f"mission-{chance.randrange(profiles):02}"
        path = f"/p/{name}/{chance.choice(ways)}"
        if n % 100 == 0:
            path = f"/compare?m={name}&m=mission-{chance.randrange(profiles):02}"
        elif n % 20 == 0:
            path = "/"
        # refused is an answer too: the same mission twice; and some missions come to have nothing more to ask
        with contextlib.suppress(urllib.error.HTTPError, IndexError):
            _save(window, base, 10_000 + n, profiles) if n % 4 == 1 else window.open(f"{base}{path}").read()
        if n % 600 == 0:
            yield n


def _save(window: urllib.request.OpenerDirector, base: str, seed: int, profiles: int) -> float:
    """Answer the next best question of some assessment at random; return the seconds from sending to seeing."""
    chance = random.Random(seed)
    name = f"mission-{chance.randrange(profiles):02}"
    page = window.open(f"{base}/p/{name}/next")
    text, url = page.read().decode(), page.url
    given = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', text.split('action="/p/')[1]))
    radios = re.findall(r'<input type="radio" id="[^"]*" name="([^"]+)" value="([^"]+)"', text)
    for field in dict.fromkeys(field for field, _ in radios if field != "value" or not given.get("lines")):
        given[field] = chance.choice([value for f, value in radios if f == field and value != "typed"])
    if any(field.startswith("line.") for field, _ in radios):
        given.pop("value", None)
    given["reason"] = "not here"
    data = urllib.parse.urlencode(given).encode()
    begun = time.perf_counter()
    told = window.open(urllib.request.Request(url, data)).read().decode()
    took = time.perf_counter() - begun
    assert "Saved: " in told or "errors" in told
    return took


if __name__ == "__main__":
    main()
