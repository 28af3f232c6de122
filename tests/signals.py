"""Signals as a person's window gives them to a program, however the tests themselves were started."""

from __future__ import annotations

import signal


def as_in_a_window() -> None:
    """Stop what runs next from inheriting that signals are ignored, as what is started in the background does.

    For `preexec_fn` of subprocesses; there are no such signals on Windows.
    """
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        signal.signal(getattr(signal, name), signal.SIG_DFL)
