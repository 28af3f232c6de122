"""A mission's profiles over time, judged on one pack, and what moved from each to the next."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from itertools import pairwise

from pocarms.assessment.assess import Prepared
from pocarms.compare.gather import Gatherer
from pocarms.compare.missions import mission_key
from pocarms.compare.standing import Counts, stand
from pocarms.diff.changes import AnswerChange, Moved, ScaleMoved, answer_changes, moved, put_back, scales_moved
from pocarms.diff.plans import ActionChange, action_changes
from pocarms.diff.project import Lost, project
from pocarms.diff.states import Moment, moment
from pocarms.model.marking import Marking, highest
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from pocarms.records import dataclass

MOST_TRIED = 400  # changed answers that are put back one by one


class NotOneHistory(ValueError):
    """The profiles cannot be put in a row. why: other_mission | undated | same_day; files: those concerned."""

    def __init__(self, why: str, files: tuple[str, ...]) -> None:
        super().__init__(why, files)
        self.why, self.files = why, files


@dataclass(frozen=True)
class Version:
    """A profile as it was read. own: its own pack, where it was read with an older one."""

    profile: Profile
    own: Prepared | None = None


@dataclass(frozen=True)
class Dated:
    """The mission on one day, on the newest pack. lost: answers of an older pack that this one cannot take."""

    profile: Profile
    file: str
    day: str
    asks_for: str
    counts: Counts
    now: Moment
    lost: tuple[Lost, ...]
    version: str  # of the pack it was made for


@dataclass(frozen=True)
class Step:
    """From one day to the next. pack: (version before, version now) where another pack was used before."""

    answers: tuple[AnswerChange, ...]
    findings: tuple[Moved, ...]
    scales: tuple[ScaleMoved, ...]
    parts_new: tuple[str, ...]
    parts_gone: tuple[str, ...]
    pack: tuple[str, str] | None
    actions: tuple[ActionChange, ...] = ()


@dataclass(frozen=True)
class History:
    """A mission over time. old: the older pack, its texts for findings that this one no longer has."""

    prepared: Prepared
    old: Prepared | None
    name: str
    days: tuple[Dated, ...]
    steps: tuple[Step, ...]
    marking: Marking

    @property
    def pack(self) -> Pack:
        """The newest pack."""
        return self.prepared.pack


def history(prepared: Prepared, versions: Sequence[Version], marking: str | None = None) -> History:
    """Put profiles of one mission in the order of their days and say what moved. Raises NotOneHistory."""
    ordered = _in_order(versions)
    taken: list[tuple[Profile, tuple[Lost, ...]]] = []
    for version in ordered:
        own = version.own
        taken.append(project(version.profile, own.pack, prepared.pack) if own else (version.profile, ()))
    profiles = [profile for profile, _ in taken]
    moments, counts = _moments(prepared, profiles)
    days = tuple(
        Dated(
            profile=profile,
            file=version.profile.file,
            day=profile.as_of.isoformat() if profile.as_of else "",
            asks_for=version.profile.version,
            counts=counts[n],
            now=moments[n],
            lost=lost,
            version=(version.own or prepared).pack.version,
        )
        for n, (version, (profile, lost)) in enumerate(zip(ordered, taken, strict=True))
    )
    steps = tuple(_step(prepared, ordered[n], days[n], days[n + 1]) for n in range(len(days) - 1))
    top = highest((v.profile.marking for v in ordered), marking)
    old = next((v.own for v in ordered if v.own is not None), None)
    name = profiles[-1].name
    return History(prepared, old, name, days, steps, top)


def _in_order(versions: Sequence[Version]) -> list[Version]:
    of = {mission_key(v.profile.name): v.profile.file for v in versions}
    if len(of) > 1:
        raise NotOneHistory("other_mission", tuple(sorted(of.values())))
    undated = tuple(v.profile.file for v in versions if v.profile.as_of is None)
    if undated:
        raise NotOneHistory("undated", undated)
    ordered = sorted(versions, key=lambda v: str(v.profile.as_of))
    for one, other in pairwise(ordered):
        if one.profile.as_of == other.profile.as_of:
            raise NotOneHistory("same_day", (one.profile.file, other.profile.file))
    return ordered


def _moments(prepared: Prepared, profiles: Sequence[Profile]) -> tuple[list[Moment], tuple[Counts, ...]]:
    gatherer = Gatherer(prepared)
    for profile in profiles:
        gatherer.add(profile, profile.file)
    standing = stand(prepared, gatherer.done())
    return [moment(prepared.pack, standing, n) for n in range(len(profiles))], standing.counts


def _step(prepared: Prepared, before: Version, old: Dated, new: Dated) -> Step:
    """Tell pack, time and answers apart; see `changes`."""
    changes = answer_changes(prepared.pack, old.profile, new.profile)
    aged = dataclasses.replace(old.profile, as_of=new.profile.as_of)
    tried = [put_back(new.profile, change) for change in changes[:MOST_TRIED]]
    others, _ = _moments(prepared, [aged, *tried])
    first = old.now
    if before.own is not None:
        first = _moments(before.own, [before.profile])[0][0]
    moments = (first, old.now, others[0], new.now)
    was, is_ = ({part.id: part.title for part in dated.profile.parts} for dated in (old, new))
    return Step(
        answers=changes,
        findings=moved(prepared.pack, moments, changes, others[1:]),
        scales=scales_moved(moments),
        parts_new=tuple(title for id_, title in is_.items() if id_ not in was),
        parts_gone=tuple(title for id_, title in was.items() if id_ not in is_),
        pack=(old.version, prepared.pack.version) if before.own is not None else None,
        actions=action_changes(old.profile, new.profile),
    )
