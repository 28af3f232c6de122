"""The judges under comparison, by name: clingo, the engine in several ways, and the loaders."""

from __future__ import annotations

import random
from collections.abc import Callable

from pocarms.inference.durable import Unavailable, start_worker
from tests.differential.adapter import HIDDEN, as_shown, report_with
from tests.differential.engine import TWIN_ONLY, engine
from tests.differential.harness import Engine
from tests.differential.through_yaml import through_yaml
from tests.oracle import logic, plain


def _durable(seed: int) -> Engine:
    worker = start_worker()
    if isinstance(worker, Unavailable):
        raise SystemExit(f"durable-rules cannot be used here: {worker.reason}")
    return Engine(engine(worker))


# What each is: see the docstrings of the functions. All but `clingo` and `yaml` run the real engine.
ENGINES: dict[str, Callable[[int], Engine]] = {
    "clingo": lambda seed: Engine(logic.judge_all),
    "twin": lambda seed: Engine(engine()),
    "durable": _durable,
    "report": lambda seed: Engine(report_with(TWIN_ONLY), as_shown, HIDDEN),
    "yaml": lambda seed: Engine(through_yaml(plain.judge_all, random.Random(f"yaml {seed}"))),
    "yaml_twin": lambda seed: Engine(through_yaml(engine(), random.Random(f"yaml {seed}"))),
}


def engines(names: list[str], seed: int) -> dict[str, Engine]:
    """Return the engines of these names; `seed` orders files and keys where YAML is written."""
    return {name: ENGINES[name](seed) for name in names}
