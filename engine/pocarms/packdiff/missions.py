"""What a new version of a pack does to missions at hand: each profile judged by both, and the rules behind a move."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from pocarms.assessment.assess import Prepared
from pocarms.compare.standing import Graded
from pocarms.diff.history import moments
from pocarms.diff.project import Lost, project
from pocarms.diff.states import ABSENT, Moment, State
from pocarms.model.conditions import ConceptIs, Condition, PartsTest, leaves
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from pocarms.packdiff.items import Items
from pocarms.program.reading import finding_conditions, questions_read
from pocarms.records import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """One result that is another under the new pack. kind: finding | level; before, now: as `diff.states` has them.

    why: (kind, id) of the changed rules that it reads; () where only parameters or settings can be behind it.
    """

    kind: str
    item: str
    before: State | Graded | None
    now: State | Graded | None
    why: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Mission:
    """A profile, what moves in it, and answers that the new pack cannot take."""

    file: str
    name: str
    moves: tuple[Move, ...]
    lost: tuple[Lost, ...]


def missions(old: Prepared, new: Prepared, profiles: Sequence[Profile], items: Items) -> tuple[Mission, ...]:
    """Judge each profile by both packs."""
    taken = [project(profile, old.pack, new.pack) for profile in profiles]
    before, now = moments(old, profiles)[0], moments(new, [profile for profile, _ in taken])[0]
    return tuple(
        Mission(p.file, p.name, tuple(_moves(new.pack, items, was, is_)), lost)
        for p, (_, lost), was, is_ in zip(profiles, taken, before, now, strict=True)
    )


def _moves(pack: Pack, items: Items, was: Moment, is_: Moment) -> Iterator[Move]:
    for id_ in sorted({*was.findings, *is_.findings}):
        one, other = was.findings.get(id_, State(ABSENT)), is_.findings.get(id_, State(ABSENT))
        if one != other and {one.status, other.status} != {ABSENT, "ruled_out"}:
            yield Move("finding", id_, one, other, _behind(pack, items, id_, one.class_ != other.class_))
    for id_ in sorted({*was.scales, *is_.scales}):
        a, b = was.scales.get(id_), is_.scales.get(id_)
        if a != b:
            rules = [r for r in pack.level_rules if r.scale == id_]
            own = [("level_rule", r.id) for r in rules] + list(_read(pack, [r.when for r in rules]))
            yield Move("level", id_, a, b, tuple(r for r in dict.fromkeys(own) if r in items.rules or _new(items, r)))


def _behind(pack: Pack, items: Items, id_: str, placed: bool) -> tuple[tuple[str, str], ...]:
    if id_ not in pack.findings:
        return ()
    finding = pack.findings[id_]
    own = [("finding", id_), *_read(pack, list(finding_conditions(finding)))]
    if placed:
        own += [("class_rule", rule.id) for rule in pack.class_rules]
        own += [c for rule in pack.class_rules for c in _read(pack, [rule.when])]
    return tuple(r for r in dict.fromkeys(own) if r in items.rules or _new(items, r))


def _new(items: Items, rule: tuple[str, str]) -> bool:
    return any((thing.kind, thing.id) == rule or (thing.kind, thing.into) == rule for thing in items.added)


def _read(pack: Pack, conditions: Sequence[Condition]) -> Iterator[tuple[str, str]]:
    """The concepts and gates that conditions read, through other concepts too."""
    waiting, seen = list(conditions), set[str]()
    while waiting:
        condition = waiting.pop()
        yield from (("question", q) for q in sorted(questions_read(pack, condition)))
        for leaf in leaves(condition):
            if isinstance(leaf, (ConceptIs, PartsTest)) and leaf.concept not in seen:
                seen.add(leaf.concept)
                yield "concept", leaf.concept
                waiting += [rule.when for rule in pack.concepts[leaf.concept].rules]


def as_json(mission: Mission) -> dict[str, object]:
    """Return a mission for a program to read."""
    return {
        "file": mission.file,
        "name": mission.name,
        "moves": [
            {
                "kind": move.kind,
                "id": move.item,
                "before": _plain(move.before),
                "now": _plain(move.now),
                "why": [{"kind": kind, "id": id_} for kind, id_ in move.why],
            }
            for move in mission.moves
        ],
        "lost": [{"question": lost.question, "why": lost.why} for lost in mission.lost],
    }


def _plain(value: object) -> object:
    return dataclasses.asdict(value) if isinstance(value, (State, Graded)) else value
