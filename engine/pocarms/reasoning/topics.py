"""What an id of a pack stands for, and where in a profile it is judged."""

from __future__ import annotations

from collections.abc import Sequence

from pocarms.model.pack import Pack
from pocarms.program.names import name
from pocarms.program.placing import whole_scales
from pocarms.program.scope import Scope, scopes
from pocarms.records import dataclass
from pocarms.source.suggest import nearest


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that can be asked about. kind: finding | concept | level_rule | scale | measure | step | action |
    bundle | modifier | conflict | question."""

    kind: str
    id: str

    @property
    def name(self) -> str:
        """The conclusion in the program that says whether it holds; "" for a scale, which has several."""
        kinds = {"level_rule": "levelrule", "measure": "needed", "question": "applies", "scale": ""}
        kind = kinds.get(self.kind, self.kind)
        return name(kind, self.id) if kind else ""


class UnknownId(ValueError):
    """Nothing in the pack has this id. `guess` is the nearest there is, or ""."""

    def __init__(self, id_: str, guess: str) -> None:
        self.id, self.guess = id_, guess
        super().__init__(id_)


def topic(pack: Pack, id_: str) -> Topic:
    """Return what an id stands for. Raises UnknownId."""
    known = _known(pack)
    for kind, ids in known.items():
        if id_ in ids:
            return Topic(kind, id_)
    raise UnknownId(id_, nearest(id_, tuple(i for ids in known.values() for i in ids)))


def _known(pack: Pack) -> dict[str, Sequence[str]]:
    return {
        "finding": tuple(pack.findings),
        "concept": tuple(pack.concepts),
        "scale": tuple(s.id for s in whole_scales(pack)),
        "level_rule": tuple(rule.id for rule in pack.level_rules),
        "measure": tuple(pack.measures),
        "step": tuple(pack.steps),
        "action": tuple(pack.actions),
        "bundle": tuple(pack.bundles),
        "modifier": tuple(pack.modifiers),
        "conflict": tuple(pack.conflicts),
        "question": tuple(pack.questions),
    }


def judged_in(pack: Pack, topic: Topic, parts: int) -> tuple[int, ...]:
    """Return the numbers of the cases in which a topic is judged: 0 the whole, then the parts in order."""
    everywhere = tuple(range(parts + 1))
    if not parts:
        return (0,)
    if topic.kind in ("scale", "bundle", "modifier", "conflict"):
        return everywhere
    for_whole, for_part = scopes(pack, True)
    if topic.kind == "question":
        return everywhere[1:] if topic.id in for_part.questions else (0,)
    return (0,) if topic.id in _ids(for_whole, topic.kind) else everywhere[1:]


def _ids(scope: Scope, kind: str) -> frozenset[str]:
    return {
        "finding": scope.findings,
        "concept": scope.concepts,
        "level_rule": scope.level_rules,
        "measure": scope.measures,
        "step": scope.steps,
        "action": scope.actions,
    }[kind]


def title_of(pack: Pack, topic: Topic) -> str:
    """Return what a topic is called."""
    match topic.kind:
        case "finding":
            return pack.findings[topic.id].title
        case "concept":
            return pack.concepts[topic.id].label or topic.id
        case "scale":
            return pack.scales[topic.id].label or topic.id
        case "level_rule":
            return next(r.says for r in pack.level_rules if r.id == topic.id)
        case "measure":
            return pack.measures[topic.id].says
        case "step":
            return pack.steps[topic.id].says
        case "action":
            return pack.actions[topic.id].says
        case "bundle":
            return pack.bundles[topic.id].title
        case "modifier":
            return pack.modifiers[topic.id].label or topic.id
        case "conflict":
            return pack.conflicts[topic.id].says
    return pack.questions[topic.id].ask
