"""Reading many profiles, one after the other: what has faults is told and left out, and the rest is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from pocarms.assessment.assess import Prepared
from pocarms.compare.gather import Gathered, Gatherer
from pocarms.model.pack import Pack
from pocarms.profiles.load import CheckedProfile, check_profile
from pocarms.profiles.places import OTHERS, looks_like_profile
from pocarms.records import dataclass
from pocarms.source.faults import errors_of


@dataclass(frozen=True)
class ReadFiles:
    """What came of the files. checked: those with errors; warned: (files, warnings) among the others.

    gathered: of the pack that most profiles are of, None where none could be read. other_pack: (file, its pack).
    """

    prepared: Prepared | None
    gathered: Gathered | None
    checked: tuple[CheckedProfile, ...]
    faulty: tuple[tuple[str, int], ...]
    other_pack: tuple[tuple[str, str], ...]
    warned: tuple[int, int]
    policies: tuple[Mapping[str, str], ...] = ()  # under which the pack was used: id, title; each once


def profile_files(given: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files meant: those given, and those in folders given (not in folders below); each once, by name."""
    found: dict[Path, Path] = {}
    for path in given:
        if path.is_dir():
            inside = [p for p in path.iterdir() if looks_like_profile(p)]
        else:
            inside = [path] if path.name not in OTHERS else []
        for one in inside:
            found.setdefault(one.resolve(), one)
    return tuple(sorted(found.values()))


def read_files(
    files: Sequence[Path],
    find_pack: Callable[[str], Pack],
    prepare: Callable[[str], Prepared],
    tell: Callable[[int], None] = lambda done: None,
    allowed: Callable[[Path, CheckedProfile], CheckedProfile] = lambda path, read: read,
) -> ReadFiles:
    """Read profiles and take them in. The order of the files makes no difference to what is found.

    find_pack: returns a pack by the name in a profile, KeyError where there is none; FaultyInput of a pack with faults
    is let through. prepare: returns a pack that was found, by the same name, ready. tell: hears how many were read.
    allowed: turns a profile whose pack may not be used into one with faults, and says under which policy it may.
    """
    gatherers: dict[str, Gatherer] = {}
    names: dict[str, list[str]] = {}
    packs: dict[str, Prepared] = {}
    policies: dict[str, set[tuple[str, str]]] = {}
    checked, faulty = [], []
    warned_files = warnings = 0
    for done, path in enumerate(files, 1):
        read = allowed(path, check_profile(path, find_pack, str(path), any_version=True))
        if read.profile is None or read.pack is None:
            checked.append(read)
            faulty.append((str(path), len(errors_of(read.faults))))
        else:
            id_ = read.pack.id
            if id_ not in gatherers:
                packs[id_] = prepare(read.profile.pack)
                gatherers[id_] = Gatherer(packs[id_])
            gatherers[id_].add(read.profile, str(path))
            names.setdefault(id_, []).append(str(path))
            if read.policy:
                policies.setdefault(id_, set()).add((read.policy["id"], read.policy["title"]))
            warned_files += bool(read.faults)
            warnings += len(read.faults)
        tell(done)
    chosen = min(names, key=lambda id_: (-len(names[id_]), id_), default=None)
    return ReadFiles(
        prepared=packs[chosen] if chosen else None,
        gathered=gatherers[chosen].done() if chosen else None,
        checked=tuple(checked),
        faulty=tuple(faulty),
        other_pack=tuple((file, id_) for id_, held in sorted(names.items()) if id_ != chosen for file in held),
        warned=(warned_files, warnings),
        policies=tuple({"id": id_, "title": title} for id_, title in sorted(policies.get(chosen or "", ()))),
    )
