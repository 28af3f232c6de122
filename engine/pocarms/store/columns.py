"""A tree of model objects as plain tuples, texts and numbers, column by column, and back.

Written row by row, making some ten thousand frozen objects again would take as long as compiling them. In columns the
loops run inside `map`: all objects of a class are made at once, then one field of all of them is filled at once.

What a reader of untrusted bytes must know: nothing named in the data is looked up or called. Classes are numbered by
the caller's own list, and their fields by their definition, so data can only ever become objects of these classes.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import repeat
from types import MappingProxyType
from typing import Any

Plain = tuple[Any, ...]  # nested tuples of texts, numbers, booleans and None: what `marshal` holds

_PLAIN = frozenset((str, int, float, bool, type(None)))
_EMPTY: tuple[()] = ()


def pack_up(root: object, classes: Sequence[type], words: Sequence[type] = ()) -> Plain:
    """Return an object and everything under it as plain data.

    classes: every dataclass that may occur, each with all its state in its fields; words: enumerations of texts.
    Objects that are shared stay shared. Raises TypeError for anything else that is met.
    """
    return _Packer(classes, words).run(root)


def unpack(data: Plain, classes: Sequence[type], words: Sequence[type] = ()) -> Any:
    """Return the object that `pack_up` was given. `classes` and `words` as there, in the same order.

    Data of another shape raises some exception or other, such as ValueError or IndexError; take any as "unreadable".
    """
    counts, atoms, columns, layers, root = data
    made: list[Any] = []
    for cls, count in zip(classes, counts, strict=True):
        made.extend(map(object.__new__, repeat(cls, count)))
    made.extend(_atom(kind, value, words) for kind, value in atoms)
    at = made.__getitem__
    for kind, rows in layers:  # each reads what stands before it only
        if kind == "plain":
            made.extend(rows)
        elif kind == "tuple":
            made.extend([tuple(map(at, row)) for row in rows])
        else:
            keys, values = rows
            dicts = [dict(zip(map(at, k), map(at, v), strict=True)) for k, v in zip(keys, values, strict=True)]
            made.extend(dicts if kind == "dict" else map(MappingProxyType, dicts))
    first = 0
    for cls, count, fields in zip(classes, counts, columns, strict=True):
        if count:
            _fill(cls, made[first : first + count], fields, at)
        first += count
    return at(root)


def _fill(cls: type, objects: Sequence[Any], columns: Sequence[tuple[bool, Plain]], at: Callable[[int], Any]) -> None:
    """Set the fields of all objects of a class. A column holds plain values, or numbers of what was made."""
    for field, (plain, column) in zip(dataclasses.fields(cls), columns, strict=True):
        if len(column) != len(objects):
            raise ValueError("a column of another length")
        values: Iterable[Any] = column if plain else map(at, column)
        put = getattr(cls.__dict__.get(field.name), "__set__", None)
        if put is not None:
            deque(map(put, objects, values), 0)
        else:  # a class without slots
            for one, value in zip(objects, values, strict=True):
                one.__dict__[field.name] = value


def _atom(kind: str, value: Any, words: Sequence[type]) -> object:
    if kind == "date":
        return datetime.date.fromisoformat(value)
    return words[int(kind)](value)


class _Packer:
    def __init__(self, classes: Sequence[type], words: Sequence[type]) -> None:
        self.classes, self.words = list(classes), list(words)
        self.objects: list[list[Any]] = [[] for _ in classes]
        self.atoms: list[tuple[str, str]] = []
        self.layers: dict[tuple[int, str], list[Any]] = {}  # (depth, kind) -> values
        self.depth: dict[object, int] = {}  # of containers, by key
        self.place: dict[object, tuple[tuple[object, ...], int]] = {}  # key -> (where it is collected, position there)
        self.kept: list[object] = []  # so that no id is used twice

    def run(self, root: object) -> Plain:
        self._meet(root)
        starts: dict[tuple[object, ...], int] = {}
        total = 0
        for index, objects in enumerate(self.objects):
            starts["class", index] = total
            total += len(objects)
        starts["atom",] = total
        total += len(self.atoms)
        order = sorted(self.layers)
        for layer in order:
            starts[layer] = total
            total += len(self.layers[layer])

        def number(value: object) -> int:
            where, position = self.place[self._key(value)]
            return starts[where] + position

        layers = [(kind, self._layer(kind, self.layers[depth, kind], number)) for depth, kind in order]
        columns = []
        for cls, objects in zip(self.classes, self.objects, strict=True):
            of_class = []
            for field in dataclasses.fields(cls):
                values = [getattr(one, field.name) for one in objects]
                plain = all(_is_plain(value) for value in values)
                of_class.append((plain, tuple(values) if plain else tuple(map(number, values))))
            columns.append(tuple(of_class))
        counts = tuple(map(len, self.objects))
        return counts, tuple(self.atoms), tuple(columns), tuple(layers), number(root)

    def _layer(self, kind: str, values: Sequence[Any], number: Callable[[object], int]) -> Plain:
        if kind == "plain":
            return tuple(values)
        if kind == "tuple":
            return tuple(tuple(map(number, value)) for value in values)
        keys = tuple(tuple(map(number, value)) for value in values)
        return keys, tuple(tuple(map(number, value.values())) for value in values)

    def _key(self, value: object) -> object:
        """What tells values apart: plain ones by type and value (1 is not True), all else by identity."""
        if _is_plain(value):
            return "plain", repr(value) if type(value) is tuple else (type(value), value)
        return "id", id(value)

    def _meet(self, value: Any) -> int:
        """Number a value and everything under it; returns its depth: 0 for objects and plain values."""
        key = self._key(value)
        if key in self.place:
            return self.depth.get(key, 0)
        kind = type(value)
        self.kept.append(value)
        if _is_plain(value):
            self._collect(key, 0, "plain", value)
        elif kind in self.classes:
            objects = self.objects[self.classes.index(kind)]
            self.place[key] = ("class", self.classes.index(kind)), len(objects)
            objects.append(value)
            for field in dataclasses.fields(kind):
                self._meet(getattr(value, field.name))
        elif kind in self.words or kind is datetime.date:
            self.place[key] = ("atom",), len(self.atoms)
            name = "date" if kind is datetime.date else str(self.words.index(kind))
            self.atoms.append((name, value.isoformat() if kind is datetime.date else str(value.value)))
        elif kind is tuple:
            self._collect(key, 1 + max(map(self._meet, value), default=0), "tuple", value)
        elif kind is dict or kind is MappingProxyType:
            inner: Mapping[object, object] = value
            depth = 1 + max((max(self._meet(k), self._meet(v)) for k, v in inner.items()), default=0)
            self._collect(key, depth, "dict" if kind is dict else "proxy", inner)
        else:
            raise TypeError(f"a {kind.__name__} is not kept")
        return self.depth.get(key, 0)

    def _collect(self, key: object, depth: int, kind: str, value: object) -> None:
        values = self.layers.setdefault((depth, kind), [])
        self.place[key] = (depth, kind), len(values)
        self.depth[key] = depth
        values.append(value)


def _is_plain(value: object) -> bool:
    """Whether `marshal` gives a value back as it is: texts, numbers, None, and tuples of these."""
    kind = type(value)
    return kind in _PLAIN or (kind is tuple and (value == _EMPTY or all(map(_is_plain, value))))  # type: ignore[call-overload]
