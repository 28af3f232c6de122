from __future__ import annotations

from collections.abc import Iterator

import pytest

from pocarms.inference.durable import Unavailable, Worker, start_worker
from tests.inference.engine import changed_worker


@pytest.fixture(scope="session")
def worker() -> Iterator[Worker]:
    """The engine of record; tests that need it are skipped, in words, where it cannot be had."""
    started = start_worker()
    if isinstance(started, Unavailable):
        pytest.skip(started.reason)
    yield started
    started.close()


@pytest.fixture(scope="session")
def building_worker(worker: Worker) -> Iterator[Worker]:
    """A worker that builds its rulesets one by one in every run, as it does for very large programs."""
    started = changed_worker("READY = 6000", "READY = 0")
    yield started
    started.close()
