"""A pack made ready to assess with: read, checked, translated, compiled; or taken from the cache folder as it was then.

What is kept is told apart by everything it was made from: the bytes of the pack's files and their names, the folder as
the user named it (places in files say it), the language, the tool and the Python that made it, the YAML library. Of the
tool that is its version and the size and date of each of its own files, the rule by which Python tells its compiled
modules apart; so a change to a checkout counts too. Decision 022 says why this is safe.
"""

from __future__ import annotations

import marshal
from dataclasses import is_dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from pocarms.collector import no_collection
from pocarms.inference.rails import Lowered, lower
from pocarms.language.places import pack_paths
from pocarms.model import conditions, pack, papers
from pocarms.model.pack import Pack
from pocarms.model.span import Span
from pocarms.program.graph import Node, NodeOp, Program
from pocarms.records import dataclass
from pocarms.store import columns, folder
from pocarms.store.tool import python, told_apart, tool

_MADE_BY = ("inference", "language", "model", "program", "source", "store")  # the parts of the tool that make it
_MOST_BYTES = 4_000_001  # of a file; larger ones are not read into packs (source.read)
_ENDING = "pack"


@dataclass(frozen=True)
class Ready:
    """A pack in one language, and what inference needs of it. The program reads no texts: it is any language's."""

    own: Pack  # as its author wrote it
    texts: Pack  # with the texts of `language`; the same object where that is the pack's own
    language: str
    missing: tuple[str, ...]  # the texts that are not translated
    program: Program
    lowered: Lowered


def make_ready(where: Path | Traversable, language: str | None) -> Ready:
    """Return the pack in a folder, without its tests, in a language (None: its own), compiled.

    Raises FaultyInput with every error of every file. What cannot be kept, or not be read again, is made anew.
    """
    cache = folder.cache_folder()
    key = None if cache is None else _key(where, language)
    if cache is None or key is None:
        return _make(where, language)
    name = _name(where, language)
    kept = folder.read(cache, name, key)
    if kept is not None:
        with no_collection():
            ready = _unpack(kept)
        if ready is not None:
            return ready
    made = _make(where, language)
    if _key(where, language) == key:  # else somebody wrote into the pack while it was read
        folder.keep(cache, name, key, pack_up(made))
    return made


def pack_up(ready: Ready) -> bytes:
    """Return a pack that is ready as bytes."""
    parts = (ready.own, ready.texts, ready.language, ready.missing, ready.program, ready.lowered)
    return marshal.dumps(columns.pack_up(parts, _classes(), _WORDS))


def _unpack(data: bytes) -> Ready | None:
    """Return what `pack_up` was given, None where the bytes say something else."""
    try:
        ready = Ready(*columns.unpack(marshal.loads(data), _classes(), _WORDS))
    except Exception:  # whatever the bytes are, there is another way
        return None
    right = isinstance(ready.own, Pack) and isinstance(ready.texts, Pack) and isinstance(ready.lowered, Lowered)
    return ready if right and ready.lowered.program is ready.program else None


def _make(where: Path | Traversable, language: str | None) -> Ready:
    from pocarms.language.load import load_pack  # the reader of rules is needed here alone
    from pocarms.language.texts import localise
    from pocarms.program.compile import compile_pack

    own = load_pack(where, tests=False, language=language)
    chosen = language or own.language
    texts, missing = localise(own, chosen)
    program = compile_pack(texts)
    return Ready(own, texts, chosen, missing, program, lower(program))


_WORDS = (conditions.Op, NodeOp)


def _classes() -> tuple[type[Any], ...]:
    """Every class that may occur in a pack or a program; the order is that of their definition."""
    of_model = (
        value for module in (conditions, papers, pack) for value in vars(module).values() if _is_own(value, module)
    )
    return (Span, *of_model, Node, Program, Lowered)


def _is_own(value: object, module: object) -> bool:
    return isinstance(value, type) and is_dataclass(value) and value.__module__ == getattr(module, "__name__", "")


def _key(where: Path | Traversable, language: str | None) -> bytes | None:
    """Return what a pack is made from, in a digest; None where that cannot be told."""
    try:
        words: list[object] = [
            *tool(_MADE_BY),
            python(),
            yaml.__version__,
            hasattr(yaml, "CSafeLoader"),
            where,
            language,
        ]
        words.append(where.resolve().name if isinstance(where, Path) else where.name)
        for path, file in pack_paths(where, False, () if language is None else (language,)):
            words.append("/".join(path))
            with file.open("rb") as opened:
                words.append(opened.read(_MOST_BYTES))
    except (OSError, ValueError):
        return None
    return told_apart(words)


def _name(where: Path | Traversable, language: str | None) -> str:
    """Return the name to keep a pack under: what is made of a changed pack takes the place of what was kept."""
    return f"{told_apart((where, language, python())).hex()[:32]}.{_ENDING}"
