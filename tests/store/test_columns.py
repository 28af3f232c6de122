"""Objects as columns: what comes back is what went in, whatever was in it; what cannot be kept is refused."""

from __future__ import annotations

import datetime
import marshal
import random
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

import pytest

from pocarms.store.columns import pack_up, unpack


class Word(StrEnum):
    A = "a"
    B = "b"


@dataclass(frozen=True, slots=True)
class Leaf:
    text: str
    value: object = None


@dataclass(frozen=True)
class Branch:
    of: tuple[object, ...]
    named: object = field(default_factory=dict)


CLASSES, WORDS = (Leaf, Branch), (Word,)


def _random(rng: random.Random, deep: int) -> object:
    kind = rng.randrange(14 if deep else 8)
    if kind < 8:
        day = datetime.date(2020, 1, 1 + rng.randrange(3))
        return (None, True, 1, 1.0, rng.choice(("", "a", "ü\ud800")), rng.choice(list(Word)), day, 2**70)[kind]
    if kind in (8, 9):
        return tuple(_random(rng, deep - 1) for _ in range(rng.randrange(4)))
    if kind == 10:
        return Leaf(rng.choice("xyz"), _random(rng, deep - 1))
    if kind == 11:
        return Branch(tuple(_random(rng, deep - 1) for _ in range(2)), {"k": _random(rng, deep - 1)})
    inner = {(rng.choice("pqr"), n): _random(rng, deep - 1) for n in range(rng.randrange(3))}
    return inner if kind == 12 else MappingProxyType(inner)


def _there_and_back(value: object) -> object:
    return unpack(marshal.loads(marshal.dumps(pack_up(value, CLASSES, WORDS))), CLASSES, WORDS)


@pytest.mark.parametrize("seed", range(300))
def test_what_comes_back_is_what_went_in(seed: int) -> None:
    print("seed", seed)
    value = tuple(_random(random.Random(seed), 5) for _ in range(4))
    assert repr(_there_and_back(value)) == repr(value)  # repr tells 1, 1.0 and True apart, and kinds of mappings


def test_shared_objects_stay_shared() -> None:
    leaf = Leaf("x")
    first, second = _there_and_back((leaf, Branch((leaf,))))  # type: ignore[misc]
    assert first is second.of[0]


def test_objects_that_come_back_are_frozen() -> None:
    leaf = _there_and_back(Leaf("x", ("y",)))
    with pytest.raises(AttributeError):
        leaf.text = "z"  # type: ignore[attr-defined]
    assert hash(leaf) == hash(Leaf("x", ("y",)))


@pytest.mark.parametrize("value", [[1], {1}, Leaf("x", object()), Leaf("x", b"y"), int])
def test_what_cannot_be_kept_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        pack_up(value, CLASSES, WORDS)


def test_a_column_of_another_length_is_refused() -> None:
    _, atoms, columns, layers, root = pack_up(Leaf("x", 1), CLASSES, WORDS)
    with pytest.raises(ValueError):
        unpack(((2, 0), atoms, columns, layers, root), CLASSES, WORDS)
