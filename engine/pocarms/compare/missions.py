"""Which profiles are which mission: the latest of each stands in the grid, earlier ones tell what has lasted."""

from __future__ import annotations

from collections.abc import Sequence

from pocarms.compare.gather import Source
from pocarms.compare.standing import Standing
from pocarms.model.pack import Pack
from pocarms.records import dataclass
from pocarms.reports.clean import clean_text


@dataclass(frozen=True, slots=True)
class Mission:
    """A mission by its latest profile. Numbers are places in `gathered.sources`; `earlier` runs from the last back."""

    name: str
    now: int
    earlier: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """Missions that stand side by side: those of one type. `id` is "" where the type is not known."""

    id: str
    label: str
    missions: tuple[Mission, ...]


@dataclass(frozen=True, slots=True)
class Doubles:
    """Profiles that are not shown: (file, file that says the same), (file, later file of the same mission and day)."""

    same: tuple[tuple[str, str], ...]
    same_day: tuple[tuple[str, str], ...]


def mission_key(name: str) -> str:
    """Return what tells missions apart: the name, whatever its case and spacing."""
    return " ".join(name.casefold().split())


def missions(sources: Sequence[Source]) -> tuple[tuple[Mission, ...], Doubles]:
    """Group profiles by mission, in alphabetical order of names. The order of the profiles makes no difference."""
    by_name: dict[str, list[int]] = {}
    order = sorted(
        range(len(sources)), key=lambda n: (sources[n].as_of, sources[n].id, sources[n].digest, sources[n].file)
    )
    for n in order:
        by_name.setdefault(mission_key(sources[n].name), []).append(n)
    found, same, same_day = [], [], []
    for key in sorted(by_name):
        kept: list[int] = []
        digests: dict[str, int] = {}
        for n in by_name[key]:
            if sources[n].digest in digests:
                same.append((sources[n].file, sources[digests[sources[n].digest]].file))
                continue
            digests[sources[n].digest] = n
            if kept and sources[kept[-1]].as_of == sources[n].as_of:
                same_day.append((sources[kept[-1]].file, sources[n].file))
                kept.pop()
            kept.append(n)
        found.append(Mission(clean_text(sources[kept[-1]].name), kept[-1], tuple(kept[-2::-1])))
    return tuple(found), Doubles(tuple(sorted(same)), tuple(sorted(same_day)))


def panels(pack: Pack, standing: Standing, of: Sequence[Mission]) -> tuple[Panel, ...]:
    """Return the panels that hold a mission, in the pack's order; those of no known type come last."""
    question = pack.questions.get(pack.compare.panels) if pack.compare else None
    if question is None:
        return (Panel("", "", tuple(of)),) if of else ()
    place = list(pack.questions).index(question.id)
    by_type: dict[str, list[Mission]] = {}
    known = question.values()
    for mission in of:
        value = standing.gathered.sources[mission.now].values[place]
        by_type.setdefault(value if isinstance(value, str) and value in known else "", []).append(mission)
    labels = {option.id: option.label for option in question.options}
    return tuple(Panel(id_, labels.get(id_, ""), tuple(by_type[id_])) for id_ in (*known, "") if id_ in by_type)
