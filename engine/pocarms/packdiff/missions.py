"""What a new version of a pack does to missions at hand: each profile judged by both, and the rules behind a move."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pocarms.assessment.assess import Prepared, judge_profile
from pocarms.assessment.judge import Judged
from pocarms.author.sites import sites
from pocarms.diff.project import Lost, project
from pocarms.inference.durable import TWIN_ONLY
from pocarms.model.conditions import ConceptIs, Condition, Op, PartsTest, Test, leaves
from pocarms.model.pack import Choose, Pack
from pocarms.model.profile import Profile
from pocarms.packdiff.conclusions import Conclusion
from pocarms.packdiff.items import Items, item_of
from pocarms.packdiff.verdicts import Truth
from pocarms.program.names import name
from pocarms.program.reading import questions_read
from pocarms.program.scope import Scope, scopes
from pocarms.records import dataclass

Says = Mapping[str, Truth]
Rule = tuple[str, str]
_NAMED = {"level_rule": "levelrule", "measure": "needed", "question": "asked"}
_SHOWN_ALONE = ("finding", "level_rule", "modifier", "bundle", "action", "measure", "step")


@dataclass(frozen=True, slots=True)
class Move:
    """One result that is another under the new pack, as a conclusion of the pack; before and now: word -> truth.

    part: where, "" for the whole. before or now is None where only the other pack has the item. why: the changed rules
    that it reads; () where only parameters or settings can be behind it.
    """

    kind: str
    item: str
    part: str
    before: Says | None
    now: Says | None
    why: tuple[Rule, ...]


@dataclass(frozen=True)
class Mission:
    """A profile, what moves in it, and answers that the new pack cannot take."""

    file: str
    name: str
    moves: tuple[Move, ...]
    lost: tuple[Lost, ...]


def missions(
    old: Prepared, new: Prepared, profiles: Sequence[Profile], compared: Sequence[Conclusion], items: Items
) -> tuple[Mission, ...]:
    """Judge each profile by both packs, on the twin. compared: the conclusions both draw."""
    behind = _Behind(new.pack, items)
    of_parts = scopes(new.pack, True)[1], scopes(old.pack, True)[1]
    out = []
    for profile in profiles:
        taken, lost = project(profile, old.pack, new.pack)
        judgements = judge_profile(old, profile, TWIN_ONLY), judge_profile(new, taken, TWIN_ONLY)
        cases = zip(*([j.whole, *j.parts] for j in judgements), strict=True)
        moves: list[Move] = []
        for part, (was, is_) in zip((None, *profile.parts), cases, strict=True):
            where = "" if part is None else part.name
            for move in _moves(old.pack, new.pack, compared, items, where, was, is_, behind):
                pack = new.pack if move.now is not None else old.pack
                if not profile.parts or _belongs(pack, move, of_parts[move.now is None]):
                    moves.append(move)
        out.append(Mission(profile.file, profile.name, tuple(moves), lost))
    return tuple(out)


_SCOPE = {
    "finding": "findings",
    "concept": "concepts",
    "level_rule": "level_rules",
    "measure": "measures",
    "step": "steps",
    "action": "actions",
}


def _belongs(pack: Pack, move: Move, of_part: Scope) -> bool:
    """Whether a result is one of this body of a mission with parts: most belong to the parts or to the whole."""
    kind = item_of(move.kind)
    if kind in _SCOPE:
        return (move.item in getattr(of_part, _SCOPE[kind])) == bool(move.part)
    if kind == "bundle":
        held = set(pack.bundles[move.item].findings)
        return bool(held & of_part.findings) if move.part else bool(held - of_part.findings)
    return True


def _moves(
    old: Pack,
    new: Pack,
    compared: Sequence[Conclusion],
    items: Items,
    part: str,
    was: Judged,
    is_: Judged,
    behind: _Behind,
) -> Iterator[Move]:
    for one in compared:
        if one.shown and not all(case.value(name("finding", one.item)) for case in (was, is_)):
            continue
        before, now = _says(old, one, was), _says(new, one, is_)
        if before != now:
            yield Move(one.kind, one.item, part, before, now, behind(one.kind, one.item))
    for thing in (t for t in items.added if t.kind in _SHOWN_ALONE):
        now = {"": is_.value(name(_NAMED.get(thing.kind, thing.kind), thing.id))}
        if now[""] is not False:
            yield Move(thing.kind, thing.id, part, None, now, ((thing.kind, thing.id),))
    for thing in (t for t in items.gone if t.kind in _SHOWN_ALONE):
        before = {"": was.value(name(_NAMED.get(thing.kind, thing.kind), thing.id))}
        if before[""] is not False:
            yield Move(thing.kind, thing.id, part, before, None, ())


def _says(pack: Pack, one: Conclusion, case: Judged) -> Says:
    """What a pack says of a conclusion in a case, in the words that `verdicts` uses."""
    if one.kind in ("owner", "room_to_act"):
        finding = pack.findings[one.item]
        choose = finding.owner if one.kind == "owner" else finding.room_to_act
        return _chosen(one, choose, case)
    kind = _NAMED.get(one.kind, one.kind)
    return {a.word: case.value(name(kind, one.item, a.word) if a.word else name(kind, one.item)) for a in one.aspects}


def _chosen(one: Conclusion, choose: Choose[str] | None, case: Judged) -> Says:
    """The value of the first branch that holds; those before it that are not settled may yet be it."""
    says: dict[str, Truth] = dict.fromkeys((a.word for a in one.aspects), False)
    for n, branch in enumerate(choose.branches if choose is not None else ()):
        holds = True if branch.when is None else case.value(name(one.kind, one.item, n))
        if holds is not False and not says[branch.value]:
            says[branch.value] = holds
        if holds:
            break
    return says


class _Behind:
    """Which changed or added rules a conclusion reads, through concepts and gates too."""

    def __init__(self, pack: Pack, items: Items) -> None:
        self.pack = pack
        came = {*((t.kind, t.id) for t in items.added), *((t.kind, t.into) for t in items.renamed)}
        self.changed = {*items.rules, *came}
        self._of: dict[Rule, list[Condition]] = {}
        for site, condition in sites(pack):
            self._of.setdefault((item_of(site.kind), site.id), []).append(condition)
        self._known: dict[Rule, tuple[Rule, ...]] = {}

    def __call__(self, kind: str, item: str) -> tuple[Rule, ...]:
        if (kind, item) not in self._known:
            self._known[kind, item] = tuple(self._find(kind, item))
        return self._known[kind, item]

    def _find(self, kind: str, item: str) -> Iterator[Rule]:
        pack = self.pack
        own: list[Rule] = [(item_of(kind), item)]
        if kind == "level":
            own = [("level_rule", rule.id) for rule in pack.level_rules if rule.scale == item]
        if kind == "class":
            own += [("class_rule", rule.id) for rule in pack.class_rules]
        conditions = [c for rule in own for c in self._of.get(rule, ())]
        for finding in (pack.findings[i] for k, i in own if k == "finding" and i in pack.findings):
            conditions += [_practice(question) for question in finding.practice]
        read = dict.fromkeys([*own, *self._read(conditions)])
        yield from (rule for rule in read if rule in self.changed)

    def _read(self, conditions: list[Condition]) -> Iterator[Rule]:
        waiting, seen = list(conditions), set[str]()
        while waiting:
            condition = waiting.pop()
            yield from (("question", q) for q in sorted(questions_read(self.pack, condition)))
            for leaf in leaves(condition):
                if isinstance(leaf, (ConceptIs, PartsTest)) and leaf.concept not in seen:
                    seen.add(leaf.concept)
                    yield "concept", leaf.concept
                    waiting += [rule.when for rule in self.pack.concepts[leaf.concept].rules]


def _practice(question: str) -> Condition:
    return Test(question, Op.IS, ("no",))
