"""A judged profile cut down to what new answers can still change of an aim, to be run in many variants at once.

Two things are found here. `reach`: which questions can still bear on a tier, soundly: a question that is not found
cannot change it, whatever else is answered. `left`: the same for every variant by one walk down through what is
undecided there, which is for ranking only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pocarms.assessment.judge import Judged
from pocarms.assessment.residue import Residue, Residues
from pocarms.model.pack import Pack
from pocarms.model.profile import Settled
from pocarms.program.encode import Context, Encoder
from pocarms.program.graph import NodeOp
from pocarms.program.names import name
from pocarms.program.seen import Seen, seen_by, seen_slots, together
from pocarms.reasoning.ask_next.aims import Group, Tier
from pocarms.records import dataclass

_RAW = NodeOp.SLOTS

Rails = tuple[Sequence[int], Sequence[int]]
Varied = Mapping[int, Mapping[int, int]]
"""Per case number: the bit sets of the slots that vary."""


@dataclass(frozen=True, slots=True, order=True)
class Ask:
    """A question where it is asked: in the whole (part "") or in one part.

    block: the shared block in which somebody answers it of their own accord; nothing here ever asks there.
    """

    part: str
    question: str
    block: str = ""


@dataclass(frozen=True)
class _Walk:
    """What the walk down through one residue needs: which nodes look at the absence of an answer, which are doubts."""

    looks: tuple[bool, ...]
    doubts: frozenset[int]
    question: Mapping[int, str]
    doubted: frozenset[str]


class Field:
    """Made once for a judged profile and an aim. `cases`: the whole first, then the parts."""

    def __init__(
        self, pack: Pack, coder: Encoder, context: Context, cases: Sequence[Judged], aim: Sequence[Tier]
    ) -> None:
        self.pack, self.coder, self.context, self.cases, self.tiers = pack, coder, context, tuple(cases), tuple(aim)
        program = cases[0].program
        self.seen: dict[int, Seen] = dict(seen_slots(program))
        self._slot_question = {slot: key[0] for key, slot in program.slots.items() if seen_by(key) is None}
        self.trials: dict[tuple[Ask, int], object] = {}  # kept by `trials.trial`, which is asked again and again
        self._groups: dict[tuple[int, Group], Residue] = {}
        self._residues = [Residues(pack, judged) for judged in self.cases]
        self.conflicts = {c.id: name("conflict", c.id) for c in pack.conflicts.values() if c.doubts}
        wanted = [[full for tier in self.tiers for g in tier.groups.get(n, ()) for full in g] for n in self._numbers()]
        self.parts: list[Residue] = [self._cut(0, wanted[0])]
        looked_at = self.looked_at(self.parts[0])
        self.parts += [self._cut(n, [*wanted[n], *looked_at]) for n in self._numbers()[1:]]
        self._walks = [self._walk(n) for n in self._numbers()]
        self.reached = [self.reach(tier) for tier in self.tiers]

    def _numbers(self) -> range:
        return range(len(self.cases))

    def _cut(self, case: int, names: Iterable[str]) -> Residue:
        return self._residues[case].of(dict.fromkeys([*names, *self.conflicts.values()]))

    def looked_at(self, whole: Residue) -> list[str]:
        """Return the conclusions that a residue of the whole looks at in the parts."""
        read = whole.reads.get("", frozenset())
        return sorted({self.seen[slot].full for slot in read if slot in self.seen})

    def residue(self, case: int, group: Group) -> Residue:
        """Return what one group of conclusions of a case still hangs on."""
        key = (case, group)
        if key not in self._groups:
            self._groups[key] = self._residues[case].of(group)
        return self._groups[key]

    # what can still matter -------------------------------------------------------------------------------------------

    def ask(self, case: int, question: str) -> Ask:
        """Return where a question that matters in a case is asked."""
        part = self.cases[case].case.id
        return Ask(part if part and self.pack.questions[question].of_part else "", question)

    def reach(self, tier: Tier) -> frozenset[Ask]:
        """Return every question, asked now or not before its gate opens, whose answer may still change a tier."""
        residues = self._residues
        whole = residues[0].of(self._live(0, tier.groups.get(0, ())))
        found = {self.ask(0, q) for q in whole.questions}
        looked_at = self.looked_at(whole)
        for case in self._numbers()[1:]:
            live = self._live(case, tier.groups.get(case, ()))
            found |= {self.ask(case, q) for q in residues[case].of(dict.fromkeys([*live, *looked_at])).questions}
        return frozenset(found)

    def _live(self, case: int, groups: Iterable[Group]) -> list[str]:
        """The conclusions of the groups that are not out for good."""
        residues, judged = self._residues[case], self.cases[case]
        names = judged.program.names

        def out(full: str) -> bool:
            return judged.value(full) is False and residues.settled(names[full])

        return list(dict.fromkeys(full for group in groups if not any(map(out, group)) for full in group))

    def applies(self, ask: Ask) -> bool:
        """Return whether a question can be asked now, in a case in which the answer would count."""
        return any(self.cases[n].value(name("applies", ask.question)) for n in self.concerned(ask))

    def concerned(self, ask: Ask) -> tuple[int, ...]:
        """Return the cases in which an answer given there counts."""
        own = next(n for n in self._numbers() if self.cases[n].case.id == ask.part)
        if ask.part:
            return (own,)
        free = (n for n in self._numbers()[1:] if self._free(self.cases[n].case.answers.get(ask.question)))
        return (0, *free)

    def _free(self, settled: Settled | None) -> bool:
        return settled is None or settled.from_ == "shared"

    # many variants at once -------------------------------------------------------------------------------------------

    def run(self, varied: Varied, width: int) -> list[Rails]:
        """Evaluate every case in so many variants; returns the rails of each residue."""
        full = (1 << width) - 1
        rails: dict[int, Rails] = {}
        for case in (*self._numbers()[1:], 0):
            part = self.parts[case]
            mine = dict(varied.get(case, {}))
            if not case and len(self.cases) > 1:
                for slot in part.reads.get("", ()):
                    if slot in self.seen:
                        seen = self.seen[slot]
                        each = [
                            rails[n][0 if seen.says else 1][self.parts[n].outputs[seen.full]]
                            for n in self._numbers()[1:]
                        ]
                        mine[slot] = together(seen, each, full)
            rails[case] = part.run(mine, self.cases[case].slots, width)
        return [rails[n] for n in self._numbers()]

    def truth(self, rails: Sequence[Rails], case: int, group: Group, width: int) -> tuple[int, int]:
        """Return where a group holds and where it does not."""
        plus, minus = (1 << width) - 1, 0
        for full in group:
            node = self.parts[case].outputs[full]
            plus &= rails[case][0][node]
            minus |= rails[case][1][node]
        return plus, minus

    def clashes(self, rails: Sequence[Rails], case: int, answered: Mapping[str, int]) -> int:
        """Return the variants in which answers contradict: a conflict comes about, or doubts an answer just given.

        answered: the variants in which a question has been given an answer.
        """
        bits = 0
        for conflict, full in self.conflicts.items():
            true = rails[case][0][self.parts[case].outputs[full]]
            if self.cases[case].value(full):
                given = 0
                for question in self.pack.conflicts[conflict].doubts:
                    given |= answered.get(question, 0)
                true &= given
            bits |= true
        return bits

    # the walk down ---------------------------------------------------------------------------------------------------

    def _walk(self, case: int) -> _Walk:
        nodes = self.parts[case].nodes
        doubts = {n for n, node in enumerate(nodes) if node.op is NodeOp.PROVED and nodes[node.args[0]].op is not _RAW}
        looks: list[bool] = []
        for n, node in enumerate(nodes):
            looks.append((node.op is NodeOp.PROVED and n not in doubts) or any(looks[a] for a in node.args))
        judged = self.cases[case]
        doubted = frozenset(q for q in self.pack.questions if judged.value(name("doubted", q)))
        return _Walk(tuple(looks), frozenset(doubts), self._slot_question, doubted)

    def left(self, rails: Sequence[Rails], tier: Tier, width: int) -> dict[Ask, int]:
        """Return, for every question, the variants in which it still bears on a tier, at a glance."""
        found: dict[Ask, int] = {}
        looked_at: dict[str, int] = {}
        for case in self._numbers():
            roots = [(g, self._undecided(rails, case, g, width)) for g in tier.groups.get(case, ())]
            roots += [((full,), bits) for full, bits in looked_at.items()] if case else []
            questions, seen = self._down(rails[case], case, roots, width)
            for question, bits in questions.items():
                ask = self.ask(case, question)
                found[ask] = found.get(ask, 0) | bits
            for full, bits in seen.items():
                looked_at[full] = looked_at.get(full, 0) | bits
        return found

    def _undecided(self, rails: Sequence[Rails], case: int, group: Group, width: int) -> int:
        looks, outputs = self._walks[case].looks, self.parts[case].outputs
        firm = tuple(one for one in group if not looks[outputs[one]])
        plus, minus = self.truth(rails, case, firm, width)
        return (1 << width) - 1 & ~minus & ~(plus if firm == group else 0)

    def _down(
        self, rails: Rails, case: int, roots: Iterable[tuple[Group, int]], width: int
    ) -> tuple[dict[str, int], dict[str, int]]:
        part, walk = self.parts[case], self._walks[case]
        plus, minus = rails
        full = (1 << width) - 1
        bits = [0] * len(part.nodes)
        for group, where in roots:
            for one in group:
                bits[part.outputs[one]] |= where
        questions: dict[str, int] = {}
        seen: dict[str, int] = {}
        for at in range(len(part.nodes) - 1, -1, -1):
            here = bits[at]
            if not here:
                continue
            node = part.nodes[at]
            if at in walk.doubts:
                here &= plus[at]
            elif node.op is NodeOp.PROVED:
                here &= minus[at]
            elif not walk.looks[at]:
                here &= full & ~(plus[at] | minus[at]) | (full if node.op is _RAW else 0)
            for arg in node.args:
                bits[arg] |= here
            if node.op is _RAW and here:
                for slot in (*node.plus, *node.minus):
                    question = walk.question.get(slot, "")
                    if slot in self.seen:
                        name_ = self.seen[slot].full
                        seen[name_] = seen.get(name_, 0) | here & ~(plus[at] | minus[at])
                    elif question in part.questions:
                        free = here if question in walk.doubted else here & ~(plus[at] | minus[at])
                        questions[question] = questions.get(question, 0) | free
        return questions, seen
