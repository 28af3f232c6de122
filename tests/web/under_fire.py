"""Two hundred saves with the server killed at random: `python -m tests.web.under_fire [--kills N] [--seed N]`."""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from tests.web.conftest import EXAMPLES
from tests.web.person import NAME
from tests.web.test_under_fire import under_fire


def main() -> None:
    """Run it, print how many answers were confirmed and are there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(EXAMPLES / f"{NAME}.yaml", folder)
        kept = under_fire(Path(folder), asked.seed, asked.kills, saves=60)
    print(f"{asked.kills} kills, seed {asked.seed}: answers to {kept} questions confirmed, none lost")


if __name__ == "__main__":
    main()
