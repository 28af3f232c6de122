"""durable-rules for a command: the worker started, and ended with the command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pocarms.inference.durable import Unavailable, Worker, start_worker


@contextmanager
def engine_worker(engine: str) -> Iterator[Worker | Unavailable]:
    """Start the worker and end it afterwards. engine: "auto", or "twin" for none."""
    worker = start_worker() if engine == "auto" else Unavailable("durable-rules was switched off")
    try:
        yield worker
    finally:
        if isinstance(worker, Worker):
            worker.close()
