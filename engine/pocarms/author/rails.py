"""The nodes of a program as atoms of a solver: two for each node, and none twice for what says the same.

What is always true or always false is folded away, so that a program with parts switched off is no larger than one
without them, and two nodes that come out as the same atoms mean the same without asking.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pocarms.program.graph import Node, NodeOp

Pair = tuple[int, int]  # the atoms of one node: proved true, proved false


class Rails:
    """Makes atoms in one clingo program. `backend` is the open backend, set by whoever adds something."""

    def __init__(self, backend: Any) -> None:
        self.backend = backend
        self.true, self.false = int(backend.add_atom()), int(backend.add_atom())
        backend.add_rule([self.true], [])
        self._made: dict[tuple[object, ...], int] = {}

    def node(self, node: Node, args: Sequence[Pair], slots: Mapping[int, int]) -> Pair:
        """Return both rails of a node, from those of its arguments and the atoms of slots."""
        up, down = [a for a, _ in args], [b for _, b in args]
        match node.op:
            case NodeOp.TRUE:
                return self.true, self.false
            case NodeOp.FALSE:
                return self.false, self.true
            case NodeOp.SLOTS:
                return self.any_of(slots[s] for s in node.plus), self.any_of(slots[s] for s in node.minus)
            case NodeOp.GATE:
                return self.all_of(up), self.any_of((down[0], self.all_of((up[0], down[1]))))
            case NodeOp.WITHOUT:
                other = self.not_of(up[1])
                return self.all_of((up[0], other)), self.all_of((down[0], other))
            case NodeOp.PROVED:
                return up[0], self.not_of(up[0])
            case NodeOp.ALL:
                return self.all_of(up), self.any_of(down)
            case NodeOp.ANY:
                return self.any_of(up), self.all_of(down)
            case NodeOp.NOT:
                return down[0], up[0]
            case NodeOp.AT_LEAST:
                return self._at_least(node.n, up), self._at_least(len(args) - node.n + 1, down)
            case NodeOp.NAME | NodeOp.INPUT:
                return args[0]

    def all_of(self, atoms: Iterable[int]) -> int:
        """Return an atom for all of several."""
        several = sorted(set(atoms) - {self.true})
        if self.false in several:
            return self.false
        if len(several) < 2:
            return several[0] if several else self.true
        return self._atom(("all", *several), [several])

    def any_of(self, atoms: Iterable[int]) -> int:
        """Return an atom for one of several."""
        several = sorted(set(atoms) - {self.false})
        if self.true in several:
            return self.true
        if len(several) < 2:
            return several[0] if several else self.false
        return self._atom(("any", *several), [[atom] for atom in several])

    def not_of(self, atom: int) -> int:
        """Return an atom for what is not proved."""
        if atom in (self.true, self.false):
            return self.false if atom == self.true else self.true
        return self._atom(("not", atom), [[-atom]])

    def _at_least(self, n: int, atoms: Sequence[int]) -> int:
        key = ("at least", n, *atoms)
        if key not in self._made:
            made = self._made[key] = int(self.backend.add_atom())
            self.backend.add_weight_rule([made], n, [(atom, 1) for atom in atoms])
        return self._made[key]

    def _atom(self, key: tuple[object, ...], ways: Iterable[Sequence[int]]) -> int:
        if key not in self._made:
            made = self._made[key] = int(self.backend.add_atom())
            for way in ways:
                self.backend.add_rule([made], way)
        return self._made[key]
