"""Measurements, not tests: nothing here is asserted on a time. Run from the root: python -m benchmarks.engine"""

import sys
from importlib.util import find_spec
from pathlib import Path

if find_spec("pocarms") is None:  # a checkout that is not installed
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "engine"))
