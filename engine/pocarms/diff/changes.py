"""What moved between two moments of a mission, told apart by cause: the pack, the passing of time, the answers.

Four moments are held beside each other: the old profile on the pack it was made for, on the newer pack, on the newer
pack at the later day (its evidence has aged), and the new profile. What changes from the first to the second is the
pack's doing, from the second to the third that of time, from the third to the fourth that of the answers.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from pocarms.compare.standing import Graded
from pocarms.diff.states import ABSENT, Moment, State
from pocarms.model.pack import Pack
from pocarms.model.profile import Answer, Answers, Profile
from pocarms.profiles.cases import settle
from pocarms.program.reading import finding_conditions, questions_read
from pocarms.records import dataclass

CAUSES = ("pack", "time", "answers")
NOTHING = State(ABSENT)


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """An answer that is another now. place: "" the whole, a part's id or "shared:" and a block's. Values as settled.

    sourced: what is on file now says where it is from, and that is not what the earlier answer rested on already.
    """

    place: str
    question: str
    before: tuple[Answer, ...]
    now: tuple[Answer, ...]
    sourced: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """A finding and how it moved. by: changed answers (numbers in the step's list) that bear on it.

    alone: each of them by itself makes the difference; else it takes some of them together.
    """

    finding: str
    movement: str
    before: State
    now: State
    causes: tuple[str, ...]
    by: tuple[int, ...] = ()
    alone: bool = False


@dataclass(frozen=True, slots=True)
class ScaleMoved:
    """A scale on which the mission stands otherwise now; None where a pack does not have it."""

    scale: str
    before: Graded | None
    now: Graded | None
    causes: tuple[str, ...]


def answer_changes(pack: Pack, before: Profile, now: Profile) -> tuple[AnswerChange, ...]:
    """Return the answers that are others now, by place, then question. Places that are new or gone are left out."""
    out = []
    new = dict(_places(now))
    for place, old in _places(before):
        here = new.get(place)
        if here is None:
            continue
        for id_ in sorted({*old, *here}):
            was, is_ = old.get(id_, ()), here.get(id_, ())
            question = pack.questions[id_]
            if _value(settle(question, was, "").value) != _value(settle(question, is_, "").value):
                known = {(answer.evidence.source, answer.evidence.as_of) for answer in was}
                told = ((a.evidence.source, a.evidence.as_of) for a in is_ if a.evidence.source)
                sourced = any(evidence not in known for evidence in told)
                out.append(AnswerChange(place, id_, was, is_, sourced))
    return tuple(out)


def _places(profile: Profile) -> Iterator[tuple[str, Answers]]:
    yield "", profile.answers
    yield from ((f"shared:{block.id}", block.answers) for block in profile.shared.values())
    yield from ((part.id, part.answers) for part in profile.parts)


def _value(value: object) -> object:
    return tuple(sorted(value.items())) if isinstance(value, Mapping) else value


def put_back(now: Profile, change: AnswerChange) -> Profile:
    """Return the new profile with one changed answer as it was."""

    def changed(answers: Answers) -> dict[str, tuple[Answer, ...]]:
        kept = {q: given for q, given in answers.items() if q != change.question}
        return {**kept, change.question: change.before} if change.before else kept

    if not change.place:
        return dataclasses.replace(now, answers=changed(now.answers))
    if change.place.startswith("shared:"):
        id_ = change.place.removeprefix("shared:")
        block = now.shared[id_]
        return dataclasses.replace(
            now, shared={**now.shared, id_: dataclasses.replace(block, answers=changed(block.answers))}
        )
    parts = (dataclasses.replace(p, answers=changed(p.answers)) if p.id == change.place else p for p in now.parts)
    return dataclasses.replace(now, parts=tuple(parts))


def moved(
    pack: Pack, moments: Sequence[Moment], changes: Sequence[AnswerChange], without: Sequence[Moment]
) -> tuple[Moved, ...]:
    """Return how each finding moved, those that are no gap at both ends left out.

    moments: the four. without: for each changed answer, how the new profile stands with this one put back.
    """
    out = []
    ids = sorted({id_ for one in moments for id_ in one.findings})
    for id_ in ids:
        states = [one.findings.get(id_, NOTHING) for one in moments]
        before, now = states[0], states[3]
        if before.status == now.status and before.status != "established":
            continue
        causes = _causes(states)
        by: tuple[int, ...] = ()
        alone = False
        if "answers" in causes:
            by = tuple(n for n, one in enumerate(without) if one.findings.get(id_, NOTHING) == states[2])
            alone = bool(by)
            if not by and id_ in pack.findings:
                read = {
                    q for c in finding_conditions(pack.findings[id_]) for q in questions_read(pack, c)
                }  # fmt: skip
                by = tuple(n for n, change in enumerate(changes) if change.question in read)
        sourced = bool(by) and all(changes[n].sourced for n in by)
        out.append(Moved(id_, _movement(before, now, causes, sourced), before, now, causes, by, alone))
    return tuple(out)


def scales_moved(moments: Sequence[Moment]) -> tuple[ScaleMoved, ...]:
    """Return the scales on which the mission stands otherwise, by id."""
    out = []
    for id_ in sorted({id_ for one in moments for id_ in one.scales}):
        graded = [one.scales.get(id_) for one in moments]
        if graded[0] != graded[3]:
            out.append(ScaleMoved(id_, graded[0], graded[3], _causes(graded)))
    return tuple(out)


def _causes(stages: Sequence[object]) -> tuple[str, ...]:
    return tuple(cause for n, cause in enumerate(CAUSES) if stages[n] != stages[n + 1])


_KNOWN: Mapping[tuple[str, str], str] = {
    ("established", "open"): "not_known_now",
    ("open", "established"): "newly_known",
    ("ruled_out", "established"): "new",
    ("open", "ruled_out"): "settled",
    ("ruled_out", "open"): "opened",
}


def _movement(before: State, now: State, causes: tuple[str, ...], sourced: bool) -> str:
    """Return the word for a movement. A gap is closed only where the answers that closed it say where they are from."""
    pair = (before.status, now.status)
    if pair == ("established", "established"):
        return "persistent" if before == now else "moved"
    if ABSENT in pair:
        return "pack_new" if before.status == ABSENT else "pack_gone"
    if "answers" not in causes:
        return "time" if causes[-1:] == ("time",) else "pack"
    if pair == ("established", "ruled_out"):
        return "closed" if sourced else "closed_unproved"
    return _KNOWN[pair]
