"""Packs and profiles written out as YAML and read back, so that the loaders are part of what is compared."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

from pocarms.language.load import load_pack
from pocarms.model.pack import Concept, Pack
from pocarms.model.profile import Answers, Profile
from pocarms.profiles.load import load_profile
from tests.oracle.judgement import Judge, Judgement
from tests.oracle.to_yaml import as_read, pack_to_yaml, profile_to_yaml


def reread(pack: Pack, profiles: Sequence[Profile], rng: random.Random | None = None) -> tuple[Pack, list[Profile]]:
    """Write a pack and its profiles to a temporary folder and return what the loaders make of them.

    With a generator files, sections, keys and answers come in a random order. Raises FaultyInput where they refuse.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / pack.id
        for name, text in pack_to_yaml(pack, rng).items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        loaded = load_pack(root)
        read = []
        for profile in profiles:
            file = Path(folder) / f"{profile.id}.yaml"
            file.write_text(profile_to_yaml(profile, pack, rng), encoding="utf-8")
            read.append(load_profile(file, lambda _: loaded)[0])
    return loaded, read


def through_yaml(judge: Judge, rng: random.Random | None = None) -> Judge:
    """Return a judge that sees packs and profiles only as the loaders read them."""

    def judge_read(pack: Pack, profiles: Sequence[Profile]) -> list[Judgement]:
        return judge(*reread(pack, profiles, rng))

    return judge_read


def changed_by_reading(pack: Pack, loaded: Pack) -> list[str]:
    """Return the fields of a pack that writing and reading changed.

    Left out: the digest; `templates`, which only a file has; the order of a concept's rules, which carries no meaning.
    """
    left, right = _ordered(pack), _ordered(loaded)
    names = [f.name for f in fields(Pack) if f.name not in ("digest", "templates")]
    return [name for name in names if getattr(left, name) != getattr(right, name)]


def _ordered(pack: Pack) -> Pack:
    def of(concept: Concept) -> Concept:
        return replace(concept, rules=tuple(sorted(concept.rules, key=lambda rule: repr(rule.when))))

    return replace(pack, concepts={name: of(concept) for name, concept in pack.concepts.items()})


def changed_in_profile(profile: Profile, read: Profile) -> list[str]:
    """Return the fields of a profile that writing and reading changed; several people's answers in any order.

    Fingerprints are worked out by the reader, and where a file lies is no part of what it says.
    """
    left, right = _plain(profile), _plain(read)
    names = [f.name for f in fields(Profile) if f.name not in ("digest", "seal", "file")]
    return [name for name in names if getattr(left, name) != getattr(right, name)]


def _plain(profile: Profile) -> Profile:
    def of(answers: Answers) -> Answers:
        return {
            q: tuple(sorted((replace(a, value=as_read(a.value)) for a in several), key=repr))
            for q, several in answers.items()
        }

    return replace(
        profile,
        answers=of(profile.answers),
        shared={name: replace(block, answers=of(block.answers)) for name, block in profile.shared.items()},
        parts=tuple(replace(part, answers=of(part.answers)) for part in profile.parts),
    )
