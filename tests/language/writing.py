"""Helpers for tests: packs as plain data, shuffled, damaged, and written out again."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from pocarms.source.nodes import Mapping, Node, Scalar, Sequence
from pocarms.source.read import read_file

HEADER = (
    *("pack", "version", "title", "about", "language", "sources", "owners", "room", "blocks", "facets", "kinds"),
    *("scales", "parameters", "addressable", "attributes", "order", "compare", "retired"),
)
IN_ORDER = ("options", "steps")  # mappings whose order says something, below a question, facet or scale


class Quoted(str):
    """A text that was quoted in the file, and must be again."""


class AsWritten(str):
    """A number that is kept as it was written: 3.10 is not 3.1."""


def plain(node: Node) -> Any:
    """Return a node as plain data; texts stay texts."""
    if isinstance(node, Mapping):
        return {plain(entry.key): plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Scalar)
    if node.quoted:
        return Quoted(node.text)
    return AsWritten(node.text) if isinstance(node.value, float) else node.value


def read_plain(folder: Path) -> dict[str, Any]:
    """Return the files of a pack as plain data, by path."""
    out = {}
    for file in sorted(folder.rglob("*.yaml")):
        node = read_file(file).node
        assert node is not None
        out[str(file.relative_to(folder))] = plain(node)
    return out


class _Dumper(yaml.SafeDumper):
    pass


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    if isinstance(text, AsWritten):
        return yaml.ScalarNode("tag:yaml.org,2002:float", str(text))
    plain_style = bool(text) and not isinstance(text, Quoted) and all(c.isalnum() or c in "_." for c in text)
    style = None if plain_style else '"'
    return yaml.ScalarNode("tag:yaml.org,2002:str", str(text), style=style)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Quoted, _text)
_Dumper.add_representer(AsWritten, _text)
_Dumper.ignore_aliases = lambda self, data: True  # type: ignore[method-assign,assignment]


def write(files: dict[str, Any], folder: Path) -> Path:
    """Write files of plain data below a folder; returns the folder."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)
        file.write_text(text, encoding="utf-8")
    return folder


def shuffled(files: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """Return the same pack with keys, items and rules in another order, spread over other files."""
    header: dict[str, Any] = {}
    pieces: list[tuple[str, Any]] = []
    out: dict[str, Any] = {}
    for path, content in files.items():
        if path.startswith("locale/"):
            out[path] = _keys(content, rng)
            continue
        for name, value in content.items():
            if name in HEADER:
                header[name] = _keys(value, rng, name)
            elif isinstance(value, dict):
                pieces += [(name, {key: _keys(item, rng, name)}) for key, item in value.items()]
            else:
                pieces += [(name, [_keys(item, rng, name)]) for item in value]
    rng.shuffle(pieces)
    items = list(header.items())
    rng.shuffle(items)
    spread: dict[str, Any] = {"pack.yaml": dict(items)}
    for name, piece in pieces:
        where = rng.choice(("pack.yaml", "a.yaml", "z/deep.yaml", "m.yaml"))
        section = spread.setdefault(where, {}).setdefault(name, type(piece)())
        if isinstance(piece, dict):
            section.update(piece)
        else:
            section.extend(piece)
    return {**out, **spread}


def _keys(value: Any, rng: random.Random, name: str = "") -> Any:
    """Shuffle keys of mappings below a value, but not where their order says something."""
    if isinstance(value, list):
        return [_keys(item, rng) for item in value]
    if not isinstance(value, dict):
        return value
    items = [(key, _keys(item, rng, key)) for key, item in value.items()]
    if name not in (*IN_ORDER, "blocks"):
        rng.shuffle(items)
    return dict(items)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value below a value."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, item in value.items():
            yield from places(item, (*path, key))
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from places(item, (*path, i))
