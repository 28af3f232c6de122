"""The part of a program that some conclusions of one case rest on, in every case it reaches, ready to be varied.

Only answers that may be changed vary: what none of them is read by stays as it was judged.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from pocarms.assessment.residue import Residue, Residues
from pocarms.model.pack import Pack
from pocarms.program.graph import Node, NodeOp
from pocarms.program.names import name
from pocarms.program.seen import seen_slots, together
from pocarms.reasoning.world import World


class Section:
    """Conclusions of one case, and the conflicts that may doubt an answer there and in the parts it looks at."""

    def __init__(self, pack: Pack, world: World, case: int, names: Sequence[str]) -> None:
        self.world = world
        self._pack = pack
        self.names = tuple(names)
        self.case = case
        program = world.cases[0].program
        self._seen = tuple(seen_slots(program))
        parts = not case and len(world.cases) > 1
        looked_at = sorted({seen.full for _, seen in self._seen}) if parts else []
        scales = [n for n in names if n.startswith("level:")] if parts else []
        self._over_parts = bool(scales)
        self.cases = (*range(1, len(world.cases)), 0) if parts and (looked_at or scales) else (case,)
        conflicts = [name("conflict", c.id) for c in pack.conflicts.values() if c.doubts]
        self._conflicts = {
            number: [c for c in conflicts if world.cases[number].value(c) is not True] for number in self.cases
        }
        self.parts: dict[int, Residue] = {}
        questions: set[str] = set()
        read_by: list[frozenset[str]] = []
        for number in self.cases:
            wanted = list(names) if number == case or scales else []
            wanted += [n for n in looked_at if number and n not in wanted]
            residues = Residues(pack, world.cases[number])
            questions.update(q for q in residues.all_of(wanted).reads if q)
            self.parts[number] = residues.all_of([*wanted, *self._conflicts[number]])
            read_by += [frozenset(q for q in residues.all_of([c]).reads if q) for c in self._conflicts[number]]
        self.questions = frozenset(questions)
        self._read_by = tuple(dict.fromkeys(read_by))
        self._rails: dict[int, tuple[list[int], list[int]]] = {}

    def tied(self, changeable: Collection[str]) -> frozenset[str]:
        """Return what conflicts read that read one of these questions.

        A change may bring a conflict about which a change to another answer undoes.
        """
        return frozenset().union(*(read for read in self._read_by if not read.isdisjoint(changeable)))

    def held(self, case: int) -> Sequence[int]:
        """Return the slots of a case as they are."""
        return self.world.cases[case].slots

    def base(self) -> dict[int, Mapping[int, int]]:
        """Return no change at all."""
        return {}

    def run_blurred(self, slots: Mapping[int, Mapping[int, int]]) -> bool:
        """Evaluate with some answers undetermined: neither their values nor whether they are known is decided by them.

        What is decided then is so whatever these answers are. Return False where that cannot be said, because a
        conflict that holds now may be gone.
        """
        sharp = self.parts
        if not all(self._keeps_conflicts(number, set(slots.get(number, ()))) for number in self.cases):
            return False
        self.parts = {number: _blurred(part, set(slots.get(number, ()))) for number, part in sharp.items()}
        try:
            self.run(slots, 1)
        finally:
            self.parts = sharp
        return True

    def _keeps_conflicts(self, case: int, slots: set[int]) -> bool:
        """Whether no conflict that doubts an answer and holds now reads any of these slots."""
        residues = Residues(self._pack, self.world.cases[case])
        held = (name("conflict", c.id) for c in self._pack.conflicts.values() if c.doubts)
        held_now = [full for full in held if self.world.cases[case].value(full)]
        return not any(slots & read for read in residues.all_of(held_now).reads.values())

    def run(self, slots: Mapping[int, Mapping[int, int]], width: int) -> None:
        """Evaluate every case in so many variants. slots: per case the bit sets of the slots that vary."""
        full = (1 << width) - 1
        self._rails = {}
        for number in self.cases:
            varied = dict(slots.get(number, {}))
            if not number and len(self.cases) > 1:
                varied |= self._seen_in_parts(full)
            self._rails[number] = self.parts[number].run(varied, self.held(number), width)

    def _seen_in_parts(self, full: int) -> dict[int, int]:
        found = {}
        for slot, seen in self._seen:
            rails = [self._of(number, seen.full, seen.says) for number in self.cases if number]
            found[slot] = together(seen, rails, full)
        return found

    def _of(self, case: int, full_name: str, plus: bool) -> int:
        return self._rails[case][0 if plus else 1][self.parts[case].outputs[full_name]]

    def rails(self, full_name: str) -> tuple[int, int]:
        """Return where a conclusion is true and where it is false; a level of a whole is its parts' highest."""
        if not (self._over_parts and full_name.startswith("level:")):
            return self._of(self.case, full_name, True), self._of(self.case, full_name, False)
        plus, minus = 0, -1
        for number in self.cases:
            if number:
                plus |= self._of(number, full_name, True)
                minus &= self._of(number, full_name, False)
        return plus, minus

    def clashes(self) -> int:
        """Return the variants in which a conflict that doubts an answer is true in a case where it was not."""
        bits = 0
        for number, conflicts in self._conflicts.items():
            for conflict in conflicts:
                bits |= self._of(number, conflict, True)
        return bits


def _blurred(part: Residue, slots: set[int]) -> Residue:
    """Make every look at the absence of an answer undetermined where it reads one of these slots."""
    reads: list[bool] = []
    nodes = []
    for node in part.nodes:
        own = any(slot in slots for slot in (*node.plus, *node.minus))
        reads.append(own or any(reads[a] for a in node.args))
        blur = node.op is NodeOp.PROVED and reads[-1]
        nodes.append(Node(NodeOp.SLOTS) if blur else node)
    return replace(part, nodes=tuple(nodes))
