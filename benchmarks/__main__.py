"""Run measurements of the manifest, each in a process of its own: `python -m benchmarks [NAME ...|all]`.

Without a name it lists them. Other engines take part where the extra `bench` is installed: pip install pocarms[bench].
"""

from __future__ import annotations

import subprocess
import sys

from benchmarks.manifest import MANIFEST


def main(names: list[str]) -> int:
    """List or run; returns 2 for a name that is not there, 1 where a measurement failed."""
    known = {one.name: one for one in MANIFEST}
    if not names:
        for one in MANIFEST:
            print(f"{one.name:10} {one.shows}{' (peers)' if one.peers else ''}")
        return 0
    wanted = list(known) if names == ["all"] else names
    strangers = [name for name in wanted if name not in known]
    if strangers:
        print(f"no measurement is called {', '.join(strangers)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    failed = 0
    for name in wanted:
        print(f"\n== {name}: {known[name].shows}", flush=True)
        failed |= subprocess.run([sys.executable, "-m", *known[name].words], check=False).returncode != 0
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
