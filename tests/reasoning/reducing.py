"""Profiles that keep only some of their answers, written out so that the independent judges can read them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from pocarms.model.pack import UNKNOWN, Pack
from pocarms.model.profile import Answer, Case, Part, Profile, Settled
from pocarms.profiles.cases import cases
from pocarms.reasoning.units import PART, WHOLE, Place, Unit


def origin(case: Case, settled: Settled) -> Place:
    """Return where an answer was given, worked out here once more."""
    places = {"own": Place(PART, case.id) if case.id else Place(WHOLE), "shared": Place(WHOLE)}
    return places.get(settled.from_, Place("block", settled.from_))


def keep_only(pack: Pack, profile: Profile, kept: Collection[Unit]) -> Profile:
    """Return a profile in which only the units kept are known; every part says everything itself, unknowns too."""
    whole, parts = cases(profile, pack)
    everywhere = {q for case in (whole, *parts) for q in case.answers}

    def reduced(case: Case) -> dict[str, tuple[Answer, ...]]:
        found = {q: (Answer(q, UNKNOWN),) for q in everywhere}
        for q, settled in case.answers.items():
            found[q] = tuple(_reduce(settled, origin(case, settled), kept, q)) or found[q]
        return found

    return replace(
        profile,
        answers=reduced(whole),
        shared={},
        parts=tuple(Part(p.id, p.title, (), reduced(case)) for p, case in zip(profile.parts, parts, strict=True)),
    )


def _reduce(settled: Settled, place: Place, kept: Collection[Unit], question: str) -> Iterator[Answer]:
    for answer in settled.answers:
        if isinstance(answer.value, Mapping):
            lines = {
                option: line if Unit(place, question, option) in kept else UNKNOWN
                for option, line in answer.value.items()
            }
            yield replace(answer, value=lines)
        elif Unit(place, question) in kept:
            yield answer
