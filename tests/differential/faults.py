"""Faults put into the engine on purpose: one change to one module's source, in an engine that is loaded afresh."""

from __future__ import annotations

import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType

from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from tests.oracle.judgement import Judge, Judgement

# The model stays: what the random packs are made of must be what the engine knows.
AFRESH = ("pocarms.program", "pocarms.assessment", "pocarms.profiles", "pocarms.inference", "tests.differential.engine")


@dataclass(frozen=True, slots=True)
class Fault:
    """Where `old` stands in a module's source, `new` is put."""

    module: str
    old: str
    new: str


class _Faulty(importlib.machinery.SourceFileLoader):
    """Loads one module with a fault in it; nothing is written to disk."""

    def __init__(self, fullname: str, path: str, fault: Fault) -> None:
        super().__init__(fullname, path)
        self.fault = fault

    def get_code(self, fullname: str) -> object:  # type: ignore[override]
        source = self.get_data(self.path).decode("utf-8")
        if source.count(self.fault.old) != 1:
            found = source.count(self.fault.old)
            raise AssertionError(f"{found} places for the fault in {fullname}; the source has changed, say it anew")
        return compile(source.replace(self.fault.old, self.fault.new), self.path, "exec")


class _Finder(importlib.abc.MetaPathFinder):
    def __init__(self, fault: Fault) -> None:
        self.fault = fault

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.fault.module:
            return None
        found = importlib.machinery.PathFinder.find_spec(fullname, path)
        assert found is not None and found.origin is not None
        return importlib.util.spec_from_loader(fullname, _Faulty(fullname, found.origin, self.fault))


def engine_with(fault: Fault) -> Judge:
    """Return the engine, on the twin alone, with a fault in it. The engine in use elsewhere stays as it is."""
    faulty: dict[str, ModuleType] = {}
    with _world(faulty, fault):
        judge: Judge = importlib.import_module("tests.differential.engine").engine()

    def judge_there(pack: Pack, profiles: Sequence[Profile]) -> list[Judgement]:
        with _world(faulty, fault):  # some modules are imported only when they are needed
            return judge(pack, profiles)

    return judge_there


@contextmanager
def _world(modules: dict[str, ModuleType], fault: Fault) -> Iterator[None]:
    """Put the engine's modules aside, let others stand in their place for a while, and keep what was loaded there."""
    kept = _taken_out()
    _put_in(modules)
    finder = _Finder(fault)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        modules.update(_taken_out())
        _put_in(kept)


def _taken_out() -> dict[str, ModuleType]:
    out = {name: module for name, module in sys.modules.items() if name.startswith(AFRESH)}
    for name in out:
        del sys.modules[name]
    return out


def _put_in(modules: Mapping[str, ModuleType]) -> None:
    sys.modules.update(modules)
    for name, module in modules.items():  # packages point at their modules by name
        parent, _, child = name.rpartition(".")
        if parent in sys.modules:
            setattr(sys.modules[parent], child, module)
