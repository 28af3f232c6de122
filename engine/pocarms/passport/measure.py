"""Measuring a pack for its passport: its tests, the faults they notice, what the lints see."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path

from pocarms import __version__
from pocarms.assessment.assess import prepare
from pocarms.assessment.packtest import run_test
from pocarms.collector import no_collection
from pocarms.inference.durable import Unavailable, Worker
from pocarms.model.pack import Pack
from pocarms.passport.data import Linted, Mutated, Passing, Recorded
from pocarms.passport.file import files_digest


def measure(pack: Pack, folder: Path | Traversable, worker: Worker | Unavailable) -> Recorded:
    """Measure a pack that was loaded with its tests. Faults are counted only where all tests pass."""
    prepared = prepare(pack, pack.language)
    passed = sum(not run_test(prepared, test, worker) for test in pack.tests)
    tests = Passing(passed, len(pack.tests), sum(test.drafted for test in pack.tests))
    return Recorded(
        digest=pack.digest,
        files=files_digest(folder),
        tool=__version__,
        tests=tests,
        faults=_faults(pack) if tests.of and tests.passed == tests.of else None,
        lint=_lint(pack),
    )


def _faults(pack: Pack) -> Mutated:
    from pocarms.author.mutants import mutate
    from pocarms.author.sweep import bench, notice
    from pocarms.author.verdicts import verdicts

    with no_collection():
        run = bench(mutate(pack))
        judged = verdicts(pack, run, notice(run, pack.tests))
    return Mutated(judged.noticed, len(run.mutated.mutants) - len(judged.same))


def _lint(pack: Pack) -> Linted | None:
    """Return what the lints see; None where their solver is not installed."""
    try:
        from pocarms.author.lints import lint

        seen = lint(pack)
    except ImportError:
        return None
    return Linted(len(seen.faults), len(seen.argued), seen.not_decided)
