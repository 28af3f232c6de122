"""What lies on the desk: packs made ready, and profiles read and judged, kept until their file changes.

Filling in is judged by the twin alone, as an interview is; a result that is shown or handed on is judged by both
engines (`assessed`), in the worker.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path

from pocarms.assessment.assess import Prepared, assessed
from pocarms.assessment.judge import Judgement
from pocarms.assessment.result import Assessment
from pocarms.commands.packs import Finder, reviewed
from pocarms.commands.vetting import stamped
from pocarms.inference.disagreement import Disagreement
from pocarms.inference.durable import Unavailable, Worker, start_worker
from pocarms.interview.notebook import Notebook
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from pocarms.passport.gate import Gate
from pocarms.passport.saying import carried
from pocarms.profiles.load import CheckedProfile, check_reading
from pocarms.profiles.places import POLICY, SCHEME
from pocarms.profiles.scheme import scheme_beside
from pocarms.records import dataclass
from pocarms.source.faults import FaultyInput
from pocarms.source.read import Reading, read_file, read_yaml
from pocarms.store.packs import Ready
from pocarms.web.results import Results
from pocarms.web.workspace import Workspace

MOST_KEPT = 12  # profiles kept judged


@dataclass(frozen=True)
class Shelf:
    """A pack made ready in one language."""

    own: Pack
    ready: Ready
    prepared: Prepared
    where: Traversable


Allowed = Callable[[Path, CheckedProfile], CheckedProfile]
"""From a profile read to the same, or one with faults where the policy refuses its pack."""


class Unreadable(ValueError):
    """A file of the workspace that is no profile without faults."""

    def __init__(self, checked: CheckedProfile) -> None:
        super().__init__("faults")
        self.checked = checked


class Desk:
    """Used by one request at a time."""

    def __init__(self, workspace: Workspace, inference: str = "auto") -> None:
        """inference: "auto", or "twin" for no durable-rules."""
        self.workspace = workspace
        self._inference = inference
        self._shelves: dict[tuple[str, str], Shelf] = {}
        self._notebooks: dict[tuple[str, str], tuple[tuple[int, int], Notebook]] = {}
        self._workers: dict[str, Worker | Unavailable] = {}
        self.results = Results()

    def shelf(self, pack: str, language: str) -> Shelf:
        """Return a pack in a language. Raises NoSuchPack, FaultyInput."""
        key = (pack, language)
        if key not in self._shelves:
            from pocarms.assessment.assess import prepare

            find = Finder(None, language)
            own = find(pack)
            ready, where = find.ready, find.where
            assert ready is not None and where is not None
            made = prepare(ready.texts, ready.language, reviewed(own, ready.language), ready.program)
            self._shelves[key] = Shelf(own, ready, made, where)
        return self._shelves[key]

    def read(self, name: str, language: str) -> CheckedProfile:
        """Return a profile as far as it can be read and a policy lets its pack be used. Raises NoSuchFile."""
        path = self.workspace.path(name)
        return self._checked(path, read_file(path, path.name), path.name, language)

    def looked_at(self, name: str, data: bytes, called: str, language: str) -> CheckedProfile:
        """Return what would be read were these bytes the file of a profile; called: its name in faults."""
        return self._checked(self.workspace.folder / f"{name}.yaml", read_yaml(data, called), called, language)

    def _checked(self, path: Path, reading: Reading, called: str, language: str) -> CheckedProfile:
        try:
            scheme = scheme_beside(path.parent, SCHEME)
            found = check_reading(reading, lambda pack: self.shelf(pack, language).own, called, scheme=scheme)
            if found.profile is None:
                return found
            return Gate().checked(path, found, self.shelf(found.profile.pack, language).where)
        except FaultyInput as error:
            return CheckedProfile(None, None, tuple(error.faults), error.sources)

    def profile(self, name: str, language: str) -> tuple[Profile, Shelf]:
        """Return a profile and its pack. Raises NoSuchFile, Unreadable."""
        checked = self.read(name, language)
        if checked.profile is None:
            raise Unreadable(checked)
        return checked.profile, self.shelf(checked.profile.pack, language)

    def notebook(self, name: str, language: str) -> Notebook:
        """Return a profile opened to be answered, as its file is now. Raises NoSuchFile, Unreadable."""
        path = self.workspace.path(name)
        key = (name, language)
        if key in self._notebooks and self._notebooks[key][0] == _stamp(path):
            return self._notebooks[key][1]
        stamp = _stamp(path)
        _, shelf = self.profile(name, language)
        made = Notebook(path, shelf.prepared, shelf.own, "all")
        self.keep(name, language, made, stamp)
        return made

    def keep(self, name: str, language: str, notebook: Notebook, stamp: tuple[int, int] | None = None) -> None:
        """Keep a notebook as what the file says now; the oldest goes where there are too many."""
        self._notebooks.pop((name, language), None)
        self._notebooks[name, language] = (stamp or _stamp(notebook.path), notebook)
        while len(self._notebooks) > MOST_KEPT:
            del self._notebooks[next(iter(self._notebooks))]

    def assessed(
        self, name: str, language: str
    ) -> tuple[Assessment, tuple[Disagreement, ...], Judgement, Profile, Shelf]:
        """Return the whole assessment of a profile, judged by both engines. Raises NoSuchFile, Unreadable."""
        profile, shelf = self.profile(name, language)
        result, disagreements, judgement = assessed(shelf.prepared, profile, self.worker(profile.pack, shelf))
        result = stamped(result, Gate(), self.workspace.path(name), shelf.own, shelf.where, with_passport=True)
        return result, tuple(disagreements), judgement, profile, shelf

    def allowed(self, language: str) -> Allowed:
        """Return what refuses, among profiles read, those whose pack the policy does not let them use."""
        gate = Gate()

        def checked(path: Path, read: CheckedProfile) -> CheckedProfile:
            return read if read.pack is None else gate.checked(path, read, self.shelf(read.pack.id, language).where)

        return checked

    def vouched(self, shelf: Shelf, name: str = "") -> tuple[Mapping[str, str], str]:
        """Return what was measured of a pack, and the policy under which a profile may use it, "" without one."""
        gate = Gate()
        path = self.workspace.path(name) if name else self.workspace.folder / POLICY
        try:
            policy = gate.policy(path, shelf.where)
        except FaultyInput:  # it then refuses every pack, and its faults are told with the assessments
            policy = None
        return carried(gate.passport(shelf.own, shelf.where)), (policy.title or policy.id) if policy else ""

    def worker(self, pack: str, shelf: Shelf) -> Worker | Unavailable:
        """Return the worker that has taken in the rules of a pack; started when first needed."""
        if pack not in self._workers:
            worker = Unavailable("durable-rules was switched off") if self._inference == "twin" else start_worker()
            if isinstance(worker, Worker):
                worker.define(shelf.ready.lowered)
            self._workers[pack] = worker
        return self._workers[pack]

    def close(self) -> None:
        """End the workers."""
        for worker in self._workers.values():
            if isinstance(worker, Worker):
                worker.close()
        self._workers.clear()


def _stamp(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size
