"""Run the tool from a checkout, without installing it: ``python cli.py --help``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "engine"))

from pocarms.cli import main

if __name__ == "__main__":
    main()
