"""Grows a graph of nodes: equal nodes once, constants folded away, names never shared."""

from __future__ import annotations

from collections.abc import Iterable

from pocarms.model.conditions import Condition
from pocarms.program.graph import Node, NodeOp


class Builder:
    """Collects nodes in dependency order. Equal anonymous nodes get the same index; a name is defined once."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.names: dict[str, int] = {}
        self.slots: dict[tuple[str, ...], int] = {}
        self.said: dict[int, Condition] = {}
        self.written: dict[tuple[int, Condition], int] = {}
        self.placed: dict[tuple[str, str], int] = {}
        self.rules: dict[str, tuple[int, ...]] = {}
        self._seen: dict[Node, int] = {}

    def add(self, node: Node) -> int:
        """Return the index of a node equal to this one, adding it if there is none yet."""
        found = self._seen.get(node)
        if found is None:
            found = self._seen[node] = len(self.nodes)
            self.nodes.append(node)
        return found

    def slot(self, *key: str) -> int:
        """Return the number of a slot, giving it one at first use."""
        return self.slots.setdefault(key, len(self.slots))

    def true(self) -> int:
        return self.add(Node(NodeOp.TRUE))

    def false(self) -> int:
        return self.add(Node(NodeOp.FALSE))

    def _is(self, index: int, op: NodeOp) -> bool:
        return self.nodes[index].op is op

    def all_of(self, args: Iterable[int]) -> int:
        """Kleene and; no arguments is true."""
        kept = self._operands(args, NodeOp.TRUE)
        if any(self._is(a, NodeOp.FALSE) for a in kept):
            return self.false()
        if not kept:
            return self.true()
        return kept[0] if len(kept) == 1 else self.add(Node(NodeOp.ALL, kept))

    def any_of(self, args: Iterable[int]) -> int:
        """Kleene or; no arguments is false."""
        kept = self._operands(args, NodeOp.FALSE)
        if any(self._is(a, NodeOp.TRUE) for a in kept):
            return self.true()
        if not kept:
            return self.false()
        return kept[0] if len(kept) == 1 else self.add(Node(NodeOp.ANY, kept))

    def _operands(self, args: Iterable[int], neutral: NodeOp) -> tuple[int, ...]:
        """Drop repeats and constants that change nothing; keep the author's order."""
        return tuple(dict.fromkeys(a for a in args if not self._is(a, neutral)))

    def not_(self, arg: int) -> int:
        """Kleene not."""
        node = self.nodes[arg]
        if node.op is NodeOp.TRUE:
            return self.false()
        if node.op is NodeOp.FALSE:
            return self.true()
        return node.args[0] if node.op is NodeOp.NOT else self.add(Node(NodeOp.NOT, (arg,)))

    def at_least(self, n: int, args: Iterable[int]) -> int:
        """At least n of the arguments; repeats count as often as they are written."""
        kept = []
        for arg in args:
            if self._is(arg, NodeOp.TRUE):
                n -= 1
            elif not self._is(arg, NodeOp.FALSE):
                kept.append(arg)
        if n <= 0:
            return self.true()
        if n > len(kept):
            return self.false()
        if n == 1:
            return self.any_of(kept)
        if n == len(kept):
            return self.all_of(kept)
        return self.add(Node(NodeOp.AT_LEAST, tuple(kept), n=n))

    def name(self, full: str, arg: int) -> int:
        """Give a conclusion its name."""
        assert full not in self.names, full
        index = self.names[full] = self.add(Node(NodeOp.NAME, (arg,), name=full))
        return index

    def input(self, full: str, arg: int) -> int:
        """Carry a stage 0 node across the boundary under a name; constants need no carrying."""
        if self.nodes[arg].op in (NodeOp.TRUE, NodeOp.FALSE):
            return self.add(Node(self.nodes[arg].op))
        return self.add(Node(NodeOp.INPUT, (arg,), name=full))

    def proved(self, arg: int) -> int:
        """Two-valued: true where the argument is proved, else false."""
        if self.nodes[arg].op in (NodeOp.TRUE, NodeOp.FALSE, NodeOp.PROVED):
            return arg
        return self.add(Node(NodeOp.PROVED, (arg,)))

    def slots_node(self, plus: Iterable[int], minus: Iterable[int] = ()) -> int:
        """A raw answer: true where a `plus` slot is set, false where a `minus` slot is."""
        return self.add(Node(NodeOp.SLOTS, plus=tuple(plus), minus=tuple(minus)))
