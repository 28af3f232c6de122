"""Finding rule packs: those that ship with the tool, or a folder the user names."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources.abc import Traversable
from pathlib import Path

from pocarms.commands.exits import BAD_INPUT, Stop
from pocarms.language.load import load_pack
from pocarms.model.pack import Pack
from pocarms.profiles.load import NoSuchPack
from pocarms.resources import root
from pocarms.source.suggest import nearest


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
        raise Stop(BAD_INPUT, f"error: {name} is not a rule pack: it holds no pack.yaml")
    guess = nearest(name, tuple(packs))
    hint = f" Did you mean {guess!r}?" if guess else ""
    raise Stop(BAD_INPUT, f"error: there is no rule pack {name!r}.{hint}\nhelp: packs here are {', '.join(packs)}")


def finder(folder: str | None, language: str | None) -> Callable[[str], Pack]:
    """Return the function that finds the pack a profile names. `folder`: one to use whatever its id.

    It raises NoSuchPack where there is none, so that the profile's reader can say so with place.
    """

    def find(pack: str) -> Pack:
        if folder is not None:
            return load_pack(pack_folder(folder), tests=False, language=language)
        packs = shipped()
        if pack not in packs:
            raise NoSuchPack(pack, tuple(packs))
        return load_pack(packs[pack], tests=False, language=language)

    return find
