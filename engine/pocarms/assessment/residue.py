"""What an undecided conclusion still hangs on: the part of the program that new answers can change.

Whatever is decided stays decided when more is answered, with two exceptions that are followed up: conditions that look
at the absence of an answer, and answers in doubt, which count again when the conflict is gone. All other decided nodes
become constants, so what is left is small, and only questions in it can matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from pocarms.assessment.judge import Judged
from pocarms.inference.twin import interpret
from pocarms.model.pack import NOT_APPLICABLE, Pack
from pocarms.program.graph import Node, NodeOp, Program
from pocarms.program.names import name
from pocarms.program.seen import seen_by
from pocarms.records import dataclass

_SYMMETRIC = (NodeOp.ALL, NodeOp.ANY, NodeOp.AT_LEAST)


@dataclass(frozen=True)
class Residue:
    """A small program of its own: `nodes` in order, `outputs` by name of the conclusion.

    questions: the open questions that can matter to it. reads: the slots that it reads, by question.
    """

    nodes: tuple[Node, ...]
    outputs: Mapping[str, int]
    questions: frozenset[str]
    reads: Mapping[str, frozenset[int]]

    def run(self, varied: Mapping[int, int], base: Sequence[int], width: int) -> tuple[list[int], list[int]]:
        """Evaluate both rails of every node. varied: bit sets of slots; all others are as in `base` in every case."""
        full = (1 << width) - 1
        slots = {s: varied.get(s, full if base[s] else 0) for of in self.reads.values() for s in of}
        return interpret(self.nodes, slots, full)  # type: ignore[arg-type]  # read by index only

    @property
    def looks_at_absence(self) -> bool:
        """Whether what is decided may change as more is answered: it asks what is known, or how well."""
        tests = (node.name.split(":")[2] for node in self.nodes if node.op is NodeOp.INPUT and node.name.count(":") > 1)
        return any(test in ("is_known", "is_unknown", "evidence") for test in tests)

    def role(self, slot: int) -> object:
        """Return what a slot does here: slots of equal role may be exchanged for each other, and nothing changes."""
        return self._roles.get(slot, ())

    @cached_property
    def _roles(self) -> Mapping[int, object]:
        parents: dict[int, list[int]] = {}
        for at, node in enumerate(self.nodes):
            for arg in node.args:
                parents.setdefault(arg, []).append(at)
        outputs = set(self.outputs.values())
        above: dict[int, object] = {}
        for at in range(len(self.nodes) - 1, -1, -1):
            if at in outputs:
                above[at] = ("alone", at)
                continue
            seen = []
            for parent in parents.get(at, ()):
                node = self.nodes[parent]
                others = tuple(-1 if arg == at else arg for arg in node.args)
                seen.append((parent,) if node.op in _SYMMETRIC else (node.op.value, others, above[parent]))
            above[at] = tuple(sorted(seen, key=repr))
        roles: dict[int, list[object]] = {}
        for at, node in enumerate(self.nodes):
            for side, slots in (("+", node.plus), ("-", node.minus)):
                for slot in slots:
                    roles.setdefault(slot, []).append((side, len(node.plus), len(node.minus), above[at]))
        return {slot: tuple(sorted(seen, key=repr)) for slot, seen in roles.items()}


class Residues:
    """Finds the residues of conclusions of one judged case. `open`: the questions that may still be answered."""

    def __init__(self, pack: Pack, judged: Judged) -> None:
        self.judged = judged
        self.program: Program = judged.program
        slots = self.program.slots.items()
        self._question = {slot: key[0] for key, slot in slots if seen_by(key) is None}
        self._doubts = self._doubt_nodes(pack)
        self._doubted = frozenset(q for q in pack.questions if judged.value(name("doubted", q)))
        self.open: frozenset[str] = frozenset()
        self._forget()
        self._find_open(pack)

    def _doubt_nodes(self, pack: Pack) -> frozenset[int]:
        nodes, names = self.program.nodes, self.program.names
        found = (nodes[names[name("doubted", question)]].args[0] for question in pack.questions)
        return frozenset(node for node in found if nodes[node].op is NodeOp.PROVED)

    def _find_open(self, pack: Pack) -> None:
        """Open are questions without a known answer that apply, wait, or may come to apply by other open answers.

        Who says that a question does not apply has answered it, also while it is not decided whether it is asked.
        """
        unanswered = [q for q in pack.questions if not (self.judged.value(name("known", q)) or self._waived(q))]
        while True:
            found = frozenset(q for q in unanswered if not self._cannot_apply(name("applies", q)))
            if found == self.open:
                return
            self.open = found
            self._forget()

    def _waived(self, question: str) -> bool:
        settled = self.judged.case.answers.get(question)
        return settled is not None and settled.value == NOT_APPLICABLE and question not in self._doubted

    def _cannot_apply(self, applies: str) -> bool:
        return self.judged.value(applies) is False and self.settled(self.program.names[applies])

    def _forget(self) -> None:
        self._open_below: dict[int, bool] = {}
        self._movable: dict[int, bool] = {}

    # what can change ---------------------------------------------------------------------------------------------

    def settled(self, node: int) -> bool:
        """Return whether a node is decided, and stays so whatever else is answered."""
        return self.judged.truths.value(node, self.judged.bit) is not None and not self._moves(node)

    def _moves(self, node: int) -> bool:
        """Return whether a decided node may yet change: it looks at what is not on file, or an answer is in doubt."""
        return self._fold(node, self._movable, self._looks_at_absence)

    def _looks_at_absence(self, node: int) -> bool:
        here = self.program.nodes[node]
        if here.op is NodeOp.SLOTS:
            return any(self._question.get(slot) in self._doubted for slot in _slots_of(here))
        if here.op is not NodeOp.PROVED:
            return False
        if node in self._doubts and not self.judged.truths.value(node, self.judged.bit):
            return False  # an answer that would bring a conflict about is no possible answer
        return self._fold(node, self._open_below, self._reads_open)

    def _reads_open(self, node: int) -> bool:
        return any(self._question.get(s) in self.open for s in _slots_of(self.program.nodes[node]))

    def _fold(self, node: int, memo: dict[int, bool], here: Callable[[int], bool]) -> bool:
        """Return whether something is so of a node or of any below it; no recursion."""
        waiting = [node]
        while waiting:
            at = waiting[-1]
            args = self.program.nodes[at].args
            missing = [] if at in memo else [a for a in args if a not in memo]
            if missing:
                waiting.extend(missing)
                continue
            if at not in memo:
                memo[at] = here(at) or any(memo[a] for a in args)
            waiting.pop()
        return memo[node]

    # residues ----------------------------------------------------------------------------------------------------

    def of(self, outputs: Iterable[str]) -> Residue:
        """Return the residue of some named conclusions, together."""
        return self._cut(tuple(outputs), self.settled)

    def all_of(self, outputs: Iterable[str]) -> Residue:
        """Return everything that some named conclusions read, decided or not."""
        return self._cut(tuple(outputs), lambda node: False)

    def _cut(self, outputs: tuple[str, ...], constant: Callable[[int], bool]) -> Residue:
        wanted = {full: self.program.names[full] for full in outputs}
        kept: set[int] = set()
        edge: set[int] = set()
        waiting = list(wanted.values())
        while waiting:
            node = waiting.pop()
            if node in kept or node in edge:
                continue
            if constant(node):
                edge.add(node)
            else:
                kept.add(node)
                waiting.extend(self.program.nodes[node].args)
        place = {node: at for at, node in enumerate(sorted(kept | edge))}
        nodes: list[Node] = []
        reads: dict[str, set[int]] = {}
        for node in place:
            if node in edge:
                held = self.judged.truths.value(node, self.judged.bit)
                nodes.append(Node(NodeOp.TRUE if held else NodeOp.FALSE))
                continue
            old = self.program.nodes[node]
            nodes.append(Node(old.op, tuple(place[a] for a in old.args), old.n, old.plus, old.minus, old.name))
            for slot in _slots_of(old):
                reads.setdefault(self._question.get(slot, ""), set()).add(slot)
        return Residue(
            tuple(nodes),
            {full: place[node] for full, node in wanted.items()},
            frozenset(self.open.intersection(reads)),
            {question: frozenset(slots) for question, slots in reads.items()},
        )


def _slots_of(node: Node) -> tuple[int, ...]:
    return node.plus + node.minus if node.op is NodeOp.SLOTS else ()
