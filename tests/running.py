"""The fixture `run`: the tool as a command, in this process; tests/conftest.py makes it known to every test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pocarms.cli import _run

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the tool: exit code, stdout, stderr."""

    def go(*arguments: object) -> tuple[int, str, str]:
        code = _run([str(a) for a in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return go
