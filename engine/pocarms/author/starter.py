"""A small pack to start from: it passes every check, its tests notice every fault, and its comments teach."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable

from pocarms.resources import root

NAME = "new_pack"  # the folder under templates/, and the id it has there


def starter(id_: str) -> dict[str, bytes]:
    """Return the files of the pack under an id of its own: path inside its folder -> content."""
    files = {"/".join(path): file.read_text(encoding="utf-8") for path, file in _walk(root("templates") / NAME, ())}
    files["pack.yaml"] = files["pack.yaml"].replace(f"\npack: {NAME} ", f"\npack: {id_} ", 1)
    return {path: text.encode("utf-8") for path, text in sorted(files.items())}


def _walk(folder: Traversable, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Traversable]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _walk(item, (*path, item.name))
        elif item.name.endswith(".yaml"):
            yield (*path, item.name), item
