from __future__ import annotations

from collections.abc import Iterator

import pytest

from pocarms.inference.durable import Unavailable, Worker, start_worker


@pytest.fixture(scope="session")
def worker() -> Iterator[Worker]:
    """The engine of record; tests that need it are skipped, in words, where it cannot be had."""
    started = start_worker()
    if isinstance(started, Unavailable):
        pytest.skip(started.reason)
    yield started
    started.close()
