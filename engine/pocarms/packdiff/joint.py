"""Two packs as one graph over the same answers, so that what they conclude alike is often the very same node.

An answer means the same to both where both ask the question in the same way; a question that only one of them asks, or
that one asks otherwise, is answered for itself. Parameters stand at the values each pack gives them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pocarms.author.sites import Site, changed
from pocarms.model.conditions import AllOf, AnyOf, AtLeast, Condition, EvidenceTest, Not, Parameter, Test
from pocarms.model.pack import Choose, Conflict, Option, Pack, Question
from pocarms.program.builder import Builder
from pocarms.program.compile import compile_pack
from pocarms.program.encode import Encoder, encoder
from pocarms.program.graph import Node, NodeOp, Program
from pocarms.program.names import name
from pocarms.program.reading import evidence_tests, measured_tests
from pocarms.program.seen import ALONE, seen_by
from pocarms.records import dataclass

NEW = "new:"  # before the id of a question that the new pack asks otherwise; no id of a pack holds a colon


@dataclass(frozen=True)
class Joint:
    """The graph. old, new: what each pack concludes, by name. builder: for more nodes, before `program` is taken.

    pack: questions and conflicts of both, for what goes through answers; it concludes nothing itself.
    """

    builder: Builder
    old: Mapping[str, int]
    new: Mapping[str, int]
    pack: Pack
    measured: tuple[Pack, Pack]

    def program(self) -> Program:
        """Return the graph as it stands now."""
        b = self.builder
        return Program(tuple(b.nodes), 0, dict(b.names), dict(b.slots), ())

    def coder(self, program: Program) -> Encoder:
        """Return what turns answers into slots; tests of both packs count."""
        made = encoder(program, self.pack)
        both = [{self._id(q, n): t for q, t in measured_tests(p).items()} for n, p in enumerate(self.measured)]
        shown = [{self._id(q, n): t for q, t in evidence_tests(p).items()} for n, p in enumerate(self.measured)]
        return replace(made, measured=_together(*both), evidence=_together(*shown))

    def _id(self, question: str, side: int) -> str:
        return NEW + question if side and NEW + question in self.pack.questions else question

    def chosen(self, side: int, field: str, finding: str, choose: Choose[str] | None, value: str) -> int:
        """Return a node that holds where the first branch that holds gives this value."""
        b, names = self.builder, (self.old, self.new)[side]
        earlier: list[int] = []
        ways = []
        for n, branch in enumerate(choose.branches if choose is not None else ()):
            own = b.true() if branch.when is None else names[name(field, finding, n)]
            if branch.value == value:
                ways.append(b.all_of([own, *(b.not_(e) for e in earlier)]))
            earlier.append(own)
        return b.any_of(ways)


def _together(*many: Mapping[str, tuple[object, ...]]) -> dict[str, tuple]:  # type: ignore[type-arg]
    ids = dict.fromkeys(q for one in many for q in one)
    return {q: tuple(dict.fromkeys(t for one in many for t in one.get(q, ()))) for q in ids}


def same_question(old: Question, new: Question) -> bool:
    """Whether an answer to one is an answer to the other."""
    return old.type == new.type and old.unit == new.unit


def join(old: Pack, new: Pack) -> Joint:
    """Return two checked packs as one graph."""
    packs = (literal(old), literal(new))
    programs = (compile_pack(packs[0]), compile_pack(packs[1]))
    apart = {
        q.id for q in new.questions.values() if q.id in old.questions and not same_question(old.questions[q.id], q)
    }
    shared: frozenset[str] = frozenset()
    while True:  # what parts say of a conclusion is the same once the conclusion is; each round may show more
        made = _merged(packs, programs, apart, shared)
        found = frozenset(seen for seen in _seen(programs[0]) & _seen(programs[1]) if made.old[seen] == made.new[seen])
        if found <= shared:
            return made
        shared |= found


def _seen(program: Program) -> set[str]:
    return {seen.full for key in program.slots if (seen := seen_by(key)) is not None}


def _merged(
    packs: tuple[Pack, Pack], programs: tuple[Program, Program], apart: set[str], shared: frozenset[str]
) -> Joint:
    builder = Builder()
    sides = []
    for side, program in enumerate(programs):

        def key_of(key: tuple[str, ...], side: int = side) -> tuple[str, ...]:
            if key == ALONE or not side:
                return key
            mine = key[0] not in shared if seen_by(key) is not None else key[0] in apart
            return (NEW + key[0], *key[1:]) if mine else key

        slots = {slot: builder.slot(*key_of(key)) for key, slot in program.slots.items()}
        at: list[int] = []
        for node in program.nodes:
            at.append(_again(builder, node, at, slots))
        sides.append({full: at[node] for full, node in program.names.items()})
    pack = _answers(packs, apart, builder, sides)
    return Joint(builder, sides[0], sides[1], pack, packs)


def _again(builder: Builder, node: Node, at: list[int], slots: Mapping[int, int]) -> int:
    """Add a node of one pack to the graph; a name is what it names."""
    args = [at[arg] for arg in node.args]
    match node.op:
        case NodeOp.NAME | NodeOp.INPUT:
            return args[0]
        case NodeOp.ALL:
            return builder.all_of(sorted(args))
        case NodeOp.ANY:
            return builder.any_of(sorted(args))
        case NodeOp.NOT:
            return builder.not_(args[0])
        case NodeOp.AT_LEAST:
            return builder.at_least(node.n, sorted(args))
        case NodeOp.SLOTS:
            plus, minus = ({slots[s] for s in rail} for rail in (node.plus, node.minus))
            return builder.slots_node(sorted(plus), sorted(minus))
        case _:
            return builder.add(replace(node, args=tuple(args)))


def _answers(packs: tuple[Pack, Pack], apart: set[str], builder: Builder, sides: list[dict[str, int]]) -> Pack:
    """Return what answers go by: every question of either pack, asked where one of them asks it, and every conflict."""
    questions: dict[str, Question] = {}
    asked: dict[str, list[int]] = {}
    conflicts: dict[str, Conflict] = {}
    for side, pack in enumerate(packs):
        for question in pack.questions.values():
            id_ = NEW + question.id if side and question.id in apart else question.id
            held = questions.get(id_)
            questions[id_] = replace(question, id=id_) if held is None else _both(held, question)
            asked.setdefault(id_, []).append(sides[side][name("asked", question.id)])
        for conflict in pack.conflicts.values():
            id_ = f"{'new' if side else 'old'} {conflict.id}"
            conflicts[id_] = replace(conflict, id=id_)
            builder.name(name("conflict", id_), sides[side][name("conflict", conflict.id)])
    for id_, ways in asked.items():
        builder.name(name("asked", id_), builder.any_of(ways))
    return replace(packs[1], questions=questions, conflicts=conflicts, parameters={})


def _both(old: Question, new: Question) -> Question:
    """The question as both read its answers: an option only one has is a line of several choices, or no answer."""
    known = set(old.values()), set(new.values())
    ids = [*new.values(), *(o for o in old.values() if o not in known[1])]
    if old.type != "choices":
        ids = [o for o in ids if o in known[0] and o in known[1]]
    labels = {o.id: o.label for o in (*old.options, *new.options)}
    return replace(
        new,
        options=tuple(Option(o, labels[o]) for o in ids),
        may_not_apply=old.may_not_apply and new.may_not_apply,
    )


def literal(pack: Pack) -> Pack:
    """Return the pack with the value of every parameter written where its name stood."""

    def value(operand: object) -> object:
        return pack.parameters[operand.id] if isinstance(operand, Parameter) else operand

    def put(condition: Condition) -> Condition:
        if isinstance(condition, (AllOf, AnyOf, AtLeast)):
            return replace(condition, of=tuple(put(child) for child in condition.of))
        if isinstance(condition, Not):
            return replace(condition, of=put(condition.of))
        if isinstance(condition, Test):
            return replace(condition, operand=value(condition.operand))  # type: ignore[arg-type]
        if isinstance(condition, EvidenceTest):
            return replace(condition, within=value(condition.within))  # type: ignore[arg-type]
        return condition

    def change(site: Site, condition: Condition) -> Condition:
        return put(condition)

    return changed(pack, change)


def answers_only_one_knows(old: Pack, new: Pack) -> Iterator[tuple[str, str]]:
    """Yield (question, option) for options of a shared question that only one of the packs has."""
    for id_ in sorted(set(old.questions) & set(new.questions)):
        yield from ((id_, o) for o in sorted(set(old.questions[id_].values()) ^ set(new.questions[id_].values())))
