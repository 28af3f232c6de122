"""Every leaf of a result changed, one at a time, and whether the second reader of `verify` names it.

The tamperer works on the JSON alone and writes pack and profile digests as they should be. A leaf is out of the
reader's scope where `out_of_scope.txt` names its kind; the command makes those once more.

What a result must say is worked out once. It hangs on what the result says in `TAKEN` alone: of these a sample is
taken, and all is worked out anew. A change of any other leaf is compared at the leaf; a test holds some against the
whole.
"""

from __future__ import annotations

import functools
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pocarms.assessment.assess import assess, prepare
from pocarms.assessment.jsonable import to_json
from pocarms.commands.packs import reviewed
from pocarms.commands.verify import NOT_A_RESULT
from pocarms.inference.durable import Unavailable
from pocarms.language.load import load_pack
from pocarms.language.texts import localise
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from pocarms.profiles.load import load_profile
from pocarms.verify.check import ANY, MISSING, differences, follows

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").rglob("*.yaml"))
OUT_OF_SCOPE = tuple(
    line for line in (Path(__file__).parent / "out_of_scope.txt").read_text().splitlines() if line and line[0] != "#"
)
WAYS = ("other word", "another's word", "left out")  # from nowhere; of another leaf of the kind; the leaf taken away
READER, AGAIN = "reader", "made again"
TAKEN = ("findings[].id", "findings[].holds")  # read by `follows` from the result itself

Leaf = tuple[str | int, ...]


@functools.cache
def pack(name: str) -> Pack:
    """Return a shipped pack with its French."""
    return load_pack(ROOT / "rules" / name, tests=False, language="fr")


@functools.cache
def example(path: Path) -> Profile:
    """Return an example's profile."""
    return load_profile(path, pack)[0]


@functools.cache
def result_text(path: Path, language: str) -> str:
    """Return the result of an example as it is published."""
    profile = example(path)
    own = pack(profile.pack)
    prepared = prepare(localise(own, language)[0], language, reviewed(own, language))
    return json.dumps(to_json(assess(prepared, profile, Unavailable("not asked for"))[0]))


def due(result: dict[str, Any], path: Path, language: str) -> dict[str, Any]:
    """Return what a result of an example must say."""
    own = pack(example(path).pack)
    return follows(result, localise(own, language)[0], example(path), language, reviewed(own, language))


def disagreements(result: dict[str, Any], path: Path, language: str) -> list[str]:
    """Return the places that the reader names; "" for all of a result that has not the shape of one."""
    try:
        return [at for at, _, _ in differences(due(result, path, language), result)]
    except NOT_A_RESULT:
        return [""]


def leaves(value: Any, at: Leaf = ()) -> Iterator[tuple[Leaf, Any]]:
    """Yield every leaf with its way down; an empty list or object is a leaf."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from leaves(inner, (*at, key))
    elif isinstance(value, list) and value:
        for n, inner in enumerate(value):
            yield from leaves(inner, (*at, n))
    else:
        yield at, value


def written(at: Leaf) -> str:
    """Return a way down as `verify` writes it."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in at).lstrip(".")


def kind(at: Leaf) -> str:
    """Return the kind of a leaf: numbers and free keys left out, a part's leaves as those of the whole."""
    steps = list(at[2:] if at[0] == "parts" and len(at) > 2 else at)
    for n, step in enumerate(steps[:-1]):
        if step in ("proofs", "labels", "facets"):
            steps[n + 1] = "*"
    text = "".join("[]" if isinstance(step, int) else f".{step}" for step in steps).lstrip(".")
    return re.sub(r"^labels\.\*.*", "labels", text)


def tampered(value: Any, others: list[Any], way: str) -> Any:
    """Return another value for a leaf."""
    if way == WAYS[1]:
        for other in others:
            if other != value:
                return other
    if isinstance(value, bool):
        return not value
    if isinstance(value, (int, float)):
        return value + 1
    if isinstance(value, str):
        return value + "x"
    return ["x"] if isinstance(value, list) else "x"


def out_of_scope(of: str) -> str:
    """Return the line of the list that takes a kind of leaf out of scope, or ""."""
    return next((line for line in OUT_OF_SCOPE if of == line or of.startswith((f"{line}.", f"{line}["))), "")


def changes(result: dict[str, Any], rng: random.Random) -> Iterator[tuple[Leaf, str, Any]]:
    """Yield every leaf with each way to change it, and what then stands there; MISSING where it is left out."""
    values: dict[str, list[Any]] = {}
    for at, value in leaves(result):
        values.setdefault(kind(at), []).append(value)
    for at, value in leaves(result):
        others = values[kind(at)]
        yield at, WAYS[0], tampered(value, [], WAYS[0])
        yield at, WAYS[1], tampered(value, rng.sample(others, min(len(others), 5)) + others[:5], WAYS[1])
        yield at, WAYS[2], MISSING


def named(expected: Any, at: Leaf, value: Any) -> bool:
    """Whether a value at a leaf is not what is due there."""
    for n, step in enumerate(at):
        if expected is ANY:
            return False
        if n == len(at) - 1 and value is MISSING and isinstance(expected, list):
            return True  # the list is shorter than what is due
        expected = expected[step]
    return any(True for _ in differences(expected, value))


def unnoticed(path: Path, language: str, rng: random.Random, share: float) -> Iterator[tuple[str, str, str]]:
    """Change every leaf of an example's result; yield its kind, who names the change ("" for nobody), way and place.

    share: of the leaves in `TAKEN`, how many are changed.
    """
    result = json.loads(result_text(path, language))
    expected, again = due(result, path, language), result | {"run": ANY}
    for at, way, value in changes(result, rng):
        if kind(at).startswith(TAKEN):
            if rng.random() >= share:
                continue
            noticed = bool(disagreements(changed(result, at, value), path, language))
        else:
            noticed = named(expected, at, value)
        yield kind(at), READER if noticed else AGAIN if named(again, at, value) else "", f"{written(at)}, {way}"


def changed(result: dict[str, Any], at: Leaf, value: Any) -> dict[str, Any]:
    """Return a copy of a result with another value at a leaf."""
    copied: dict[str, Any] = json.loads(json.dumps(result))
    holder: Any = copied
    for step in at[:-1]:
        holder = holder[step]
    if value is MISSING:
        del holder[at[-1]]
    else:
        holder[at[-1]] = value
    return copied
