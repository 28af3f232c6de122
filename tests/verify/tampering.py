"""Every leaf of a result changed, kind of leaf by kind of leaf, and whether `verify` names each change.

The tamperer works on the JSON alone and writes pack and profile digests as they should be. A leaf is out of scope where
`out_of_scope.txt` names its kind.
"""

from __future__ import annotations

import copy
import functools
import json
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
from pocarms.verify.check import verify

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted([*(ROOT / "examples").glob("*.yaml"), *(ROOT / "examples" / "hrddp").glob("*.yaml")])
OUT_OF_SCOPE = tuple(
    line for line in (Path(__file__).parent / "out_of_scope.txt").read_text().splitlines() if line and line[0] != "#"
)
WAYS = ("other word", "another's word")  # a word from nowhere; the word of another leaf of the kind

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


def disagreements(result: dict[str, Any], path: Path, language: str) -> list[str]:
    """Return the places that `verify` names; "" for all of a result that has not the shape of one."""
    own = pack(example(path).pack)
    texts = localise(own, language)[0]
    try:
        return [at for at, _, _ in verify(result, texts, example(path), language, reviewed(own, language))]
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


def kinds(result: dict[str, Any]) -> list[str]:
    """Return every kind of leaf in a result."""
    return sorted({kind(at) for at, _ in leaves(result)})


def tampered(value: Any, others: list[Any], way: str) -> Any:
    """Return another value for a leaf."""
    if way == "another's word":
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


def groups(of: list[str]) -> list[list[str]]:
    """Put kinds of leaf together that may be changed in one go, so that each change is still told by its own place."""
    alone = [k for k in of if k.startswith(("proofs", "parts")) or k.endswith((".id", ".holds"))]
    rest = [k for k in of if k not in alone]
    return [[k] for k in alone] + [rest[n : n + 12] for n in range(0, len(rest), 12)]


def out_of_scope(of: str) -> str:
    """Return the line of the list that takes a kind of leaf out of scope, or ""."""
    return next((line for line in OUT_OF_SCOPE if of == line or of.startswith((f"{line}.", f"{line}["))), "")


def unnoticed(path: Path, language: str, of: list[str], way: str) -> dict[str, tuple[int, list[str]]]:
    """Change every leaf of some kinds; return of each kind how many, and which changes `verify` does not name."""
    result = json.loads(result_text(path, language))
    changed = copy.deepcopy(result)
    mine: dict[str, list[tuple[Leaf, Any]]] = {}
    for at, value in leaves(result):
        mine.setdefault(kind(at), []).append((at, value))
    for one in of:
        values = [value for _, value in mine[one]]
        for n, (at, value) in enumerate(mine[one]):
            holder = changed
            for step in at[:-1]:
                holder = holder[step]  # type: ignore[index]
            others = [v for v in values[n + 1 :] + values[:n] if not (isinstance(holder, list) and v in holder)]
            holder[at[-1]] = tampered(value, others, way)  # type: ignore[index]
    named = disagreements(changed, path, language)
    return {
        one: (
            len(mine[one]),
            [written(at) for at, _ in mine[one] if not any(_about(place, at, result) for place in named)],
        )
        for one in of
    }


def _about(place: str, at: Leaf, result: dict[str, Any]) -> bool:
    """Whether a place is the leaf, or holds it.

    Of an id: whether it is in the same record. Of a proof: whether it is in the step, or in one that rests on it.
    """
    if written(at).startswith(place) or (at[-1] == "id" and place.startswith(written(at[:-1]))):
        return True
    if "proofs" not in at:
        return False
    end = at.index("proofs") + 1
    proofs = result
    for step in at[:end]:
        proofs = proofs[step]  # type: ignore[index]
    steps = [key for key, step in proofs.items() if key == at[end] or at[end] in step["from"]]
    return any(place.startswith(written((*at[:end], key))) for key in steps)
