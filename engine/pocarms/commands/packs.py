"""Finding rule packs: those that ship with the tool, or a folder the user names."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pocarms.commands.exits import BAD_INPUT
from pocarms.commands.saying import near, refusal
from pocarms.inference.durable import Unavailable, Worker
from pocarms.model.pack import Pack
from pocarms.passport.gate import Gate
from pocarms.profiles.load import CheckedProfile, NoSuchPack
from pocarms.resources import root
from pocarms.source.suggest import nearest
from pocarms.store.packs import Ready, make_ready

if TYPE_CHECKING:
    from pocarms.assessment.assess import Prepared
    from pocarms.assessment.result import Assessment


policy_option = click.option(
    "--policy",
    type=click.Path(path_type=Path),
    default=None,
    metavar="FILE",
    help="Which rule packs may be used. [default: pocarms-policy.yaml beside a profile or the pack]",
)  # of commands that read many profiles


def shipped() -> dict[str, Traversable]:
    """Return the packs that ship with the tool, by id."""
    return {
        folder.name: folder
        for folder in sorted(root("rules").iterdir(), key=lambda f: f.name)
        if folder.is_dir() and (folder / "pack.yaml").is_file()
    }


def pack_folder(name: str) -> Traversable:
    """Return the folder of a pack, from the id of a shipped one or a path. Raises Stop where there is none."""
    packs = shipped()
    if name in packs:
        return packs[name]
    path = Path(name)
    if (path / "pack.yaml").is_file():
        return path
    if path.is_dir():
        raise refusal(BAD_INPUT, "pack.not", name=name)
    hint = near(nearest(name, tuple(packs)))
    raise refusal(BAD_INPUT, "pack.unknown", name=name, near=hint, packs=", ".join(packs))


class Finder:
    """Finds the pack that a profile names, ready to assess with. `ready` is the last one found, in `where`."""

    def __init__(self, folder: str | None, language: str | None, worker: Worker | Unavailable | None = None) -> None:
        """folder: a pack to use whatever its id. language: of its texts; None for the pack's own.

        worker: is handed the rules at once, to take them in while the profile is read.
        """
        self._folder, self._language, self._worker = folder, language, worker
        self.ready: Ready | None = None
        self.where: Traversable | None = None

    def __call__(self, pack: str) -> Pack:
        """Return the pack, in its own language.

        Raises NoSuchPack where there is none, so that the profile's reader can say so with place; FaultyInput with the
        pack's own faults.
        """
        if self._folder is not None:
            where = pack_folder(self._folder)
        else:
            packs = shipped()
            if pack not in packs:
                raise NoSuchPack(pack, tuple(packs))
            where = packs[pack]
        self.where, self.ready = where, make_ready(where, self._language)
        if isinstance(self._worker, Worker):
            self._worker.define(self.ready.lowered)
        return self.ready.own


class Packs:
    """Finds packs and keeps each ready, so that a folder of proposals reads a pack once."""

    def __init__(self, folder: str | None, language: str | None, policy: Path | None = None) -> None:
        """policy: which packs may be used; None for policies that lie beside profiles or packs."""
        self._find = Finder(folder, language)
        self._gate = Gate(policy)
        self._where: dict[str, Traversable] = {}
        self._own: dict[str, Pack] = {}
        self._prepared: dict[str, Prepared] = {}

    def find(self, pack: str) -> Pack:
        """Return a pack in its own language; raises NoSuchPack, or FaultyInput with the pack's faults."""
        if pack not in self._own:
            from pocarms.assessment.assess import prepare

            own = self._find(pack)
            ready, where = self._find.ready, self._find.where
            assert ready is not None and where is not None
            self._where[own.id] = where
            self._own[pack] = self._own[own.id] = own
            self._prepared[own.id] = prepare(ready.texts, ready.language, reviewed(own, ready.language), ready.program)
        return self._own[pack]

    def allowed(self, path: Path, read: CheckedProfile) -> CheckedProfile:
        """Return a profile as it was read, with the policy that holds for it, see `Gate.checked`."""
        return read if read.pack is None else self._gate.checked(path, read, self._where[read.pack.id])

    def stamped(self, path: Path, assessment: Assessment) -> Assessment:
        """Return the assessment of a profile with the pack's passport and the policy it was made under."""
        from pocarms.commands.vetting import stamped

        id = assessment.pack.id
        return stamped(assessment, self._gate, path, self._own[id], self._where[id], True)

    def prepared(self, pack: str) -> Prepared:
        """Return a pack that was found, ready to assess with."""
        return self._prepared[self._own[pack].id]


def reviewed(pack: Pack, language: str) -> str:
    """Return whether a person has reviewed the translation in use; "" in the pack's own language."""
    if language == pack.language:
        return ""
    translation = pack.translations.get(language)
    if translation is None:
        return "not translated"
    if not translation.reviewed_by:
        return "not reviewed by a person"
    return f"reviewed by {translation.reviewed_by} on {translation.reviewed_on}"
