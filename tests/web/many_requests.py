"""Ten thousand random requests: `python -m tests.web.many_requests [--count N] [--seed N]`."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from tests.web.conftest import EXAMPLES, FILES, Browser
from tests.web.test_gate import random_requests


def main() -> None:
    """Run them, print how many."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for file in FILES:
            shutil.copy(EXAMPLES / file, folder)
        random_requests(Browser(Path(folder)), asked.seed, asked.count)
    print(f"{asked.count} requests, seed {asked.seed}: none ended in a fault")


if __name__ == "__main__":
    main()
