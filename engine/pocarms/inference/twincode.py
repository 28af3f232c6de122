"""Straight-line Python for a program: the code that the twin runs.

One function per chunk of nodes. Within a chunk a node's rails are the locals `p<i>` and `m<i>`; across chunks they
travel in two lists. Nodes that only pass rails on (`not`, names, inputs) cost nothing: they read their argument's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from pocarms.program.graph import Node, NodeOp, Program
from pocarms.records import dataclass

CHUNK = 1500  # nodes per function: fewer and longer functions run faster, but Python compiles very long ones slowly
TUPLE = 30  # rails handed on at once: Python builds longer tuples element by element
LINE = 60  # operands per statement: a deep expression would exhaust the compiler's stack

Function = Callable[[Sequence[int], int, list[int], list[int]], None]


@dataclass(frozen=True, slots=True)
class Chunk:
    """One function, and the nodes whose rails nobody reads after it."""

    run: Function
    spent: tuple[int, ...]


def run(chunks: Sequence[Chunk], nodes: int, slots: Sequence[int], full: int) -> tuple[list[int], list[int]]:
    """Run the chunks in order; returns both rails of all nodes, 0 for those not kept."""
    plus, minus = [0] * nodes, [0] * nodes
    for chunk in chunks:
        chunk.run(slots, full, plus, minus)
        for node in chunk.spent:
            plus[node] = minus[node] = 0
    return plus, minus


def chunks(program: Program, keep: set[int] | None, one: bool) -> tuple[Chunk, ...]:
    """Compile a program. `keep` None keeps the rails of every node; a set computes and keeps what these nodes need.

    one: for width 1 only, where rails are 0 or 1 and `and` and `or` say the same as `&` and `|` in a third of the time.
    """
    nodes = program.nodes
    wanted = range(len(nodes)) if keep is None else sorted(needed(nodes, keep))
    parts = [wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK)]
    last_use = _last_chunk_that_reads(nodes, parts)
    made: list[Chunk] = []
    for number, part in enumerate(parts):
        kept = [i for i in part if keep is None or i in keep or last_use[i] > number]
        source = _Writer(nodes, part, _ONE if one else _WIDE).source(kept)
        space: dict[str, object] = {"count_at_least": count_at_least}
        exec(compile(source, f"<twin {number}>", "exec"), space)
        spent: tuple[int, ...] = ()
        if keep is not None:
            spent = tuple(i for p in parts[:number] for i in p if last_use[i] == number and i not in keep)
        made.append(Chunk(space["chunk"], spent))  # type: ignore[arg-type]
    return tuple(made)


def needed(nodes: Sequence[Node], roots: Iterable[int]) -> set[int]:
    """Return the nodes that the roots rest on, themselves included."""
    found: set[int] = set()
    todo = list(roots)
    while todo:
        node = todo.pop()
        if node not in found:
            found.add(node)
            todo.extend(nodes[node].args)
    return found


def count_at_least(n: int, rails: Sequence[int], full: int) -> int:
    """Return the cases in which at least n of the rails are set.

    Counts all cases at once, bit-sliced: plane k holds bit k of every case's count.
    """
    if n <= 0:
        return full
    if n > len(rails):
        return 0
    planes: list[int] = []
    for rail in rails:
        carry = rail
        for k, plane in enumerate(planes):
            planes[k] = plane ^ carry
            carry &= plane
            if not carry:
                break
        else:
            if carry:
                planes.append(carry)
    # compare with n, from the lowest bit up: `reached` says whether the bits so far are at least those of n
    reached = full
    for k in range(max(len(planes), n.bit_length())):
        plane = planes[k] if k < len(planes) else 0
        reached = plane & reached if n >> k & 1 else plane | reached
    return reached


def _last_chunk_that_reads(nodes: Sequence[Node], parts: Sequence[Sequence[int]]) -> dict[int, int]:
    last: dict[int, int] = {}
    for number, part in enumerate(parts):
        for i in part:
            last[i] = number
            for arg in nodes[i].args:
                last[arg] = number
    return last


@dataclass(frozen=True, slots=True)
class _Words:
    """How the operations on rails are written; "and" binds tighter than "or" in both."""

    both: str
    either: str
    but_not: str


_WIDE = _Words(both="&", either="|", but_not="&~")
_ONE = _Words(both=" and ", either=" or ", but_not=" and 1-")


class _Writer:
    """Writes the function of one chunk."""

    def __init__(self, nodes: Sequence[Node], part: Sequence[int], words: _Words) -> None:
        self.nodes = nodes
        self.words = words
        self.lines: list[str] = []
        self.plus: dict[int, str] = {}  # node -> the expression that holds its rail
        self.minus: dict[int, str] = {}
        self.slots: set[int] = set()
        for i in part:
            self._node(i, nodes[i])

    def source(self, kept: Sequence[int]) -> str:
        """Return the function's text; it leaves the rails of the kept nodes in the lists P and M."""
        lines = self.lines
        if kept and kept[-1] - kept[0] == len(kept) - 1:
            for start in range(0, len(kept), TUPLE):
                some = kept[start : start + TUPLE]
                for rails, texts in (("P", self.plus), ("M", self.minus)):
                    lines.append(f"{rails}[{some[0]}:{some[-1] + 1}]=({''.join(texts[i] + ',' for i in some)})")
        else:
            for i in kept:
                lines.append(f"P[{i}]={self.plus[i]};M[{i}]={self.minus[i]}")
        return "def chunk(S,F,P,M):\n " + "\n ".join(lines or ["pass"]) + "\n"

    def _node(self, i: int, node: Node) -> None:
        args = node.args
        for arg in args:
            if arg not in self.plus:  # made by an earlier chunk
                self.lines.append(f"p{arg}=P[{arg}];m{arg}=M[{arg}]")
                self.plus[arg], self.minus[arg] = f"p{arg}", f"m{arg}"
        plus = [self.plus[arg] for arg in args]
        minus = [self.minus[arg] for arg in args]
        both, either, but_not = self.words.both, self.words.either, self.words.but_not
        match node.op:
            case NodeOp.SLOTS:
                for slot in (*node.plus, *node.minus):
                    if slot not in self.slots:
                        self.slots.add(slot)
                        self.lines.append(f"s{slot}=S[{slot}]")
                self._joined("p", i, either, [f"s{s}" for s in node.plus])
                self._joined("m", i, either, [f"s{s}" for s in node.minus])
            case NodeOp.GATE:
                self._pair(i, f"{plus[0]}{both}{plus[1]}", f"{minus[0]}{either}{plus[0]}{both}{minus[1]}")
            case NodeOp.WITHOUT:
                self._pair(i, f"{plus[0]}{but_not}{plus[1]}", f"{minus[0]}{but_not}{plus[1]}")
            case NodeOp.PROVED:
                self._pair(i, plus[0], f"F^{plus[0]}")
            case NodeOp.TRUE:
                self.plus[i], self.minus[i] = "F", "0"
            case NodeOp.FALSE:
                self.plus[i], self.minus[i] = "0", "F"
            case NodeOp.ALL:
                self._joined("p", i, both, plus)
                self._joined("m", i, either, minus)
            case NodeOp.ANY:
                self._joined("p", i, either, plus)
                self._joined("m", i, both, minus)
            case NodeOp.NOT:
                self.plus[i], self.minus[i] = minus[0], plus[0]
            case NodeOp.AT_LEAST:
                self._count("p", i, node.n, plus)
                self._count("m", i, len(args) - node.n + 1, minus)
            case NodeOp.NAME | NodeOp.INPUT:
                self.plus[i], self.minus[i] = plus[0], minus[0]

    def _pair(self, i: int, plus: str, minus: str) -> None:
        self.lines.append(f"p{i}={plus};m{i}={minus}")
        self.plus[i], self.minus[i] = f"p{i}", f"m{i}"

    def _joined(self, rail: str, i: int, op: str, terms: list[str]) -> None:
        rails = self.plus if rail == "p" else self.minus
        if len(terms) < 2:
            rails[i] = terms[0] if terms else "F" if op == self.words.both else "0"
            return
        name = rails[i] = f"{rail}{i}"
        self.lines.append(f"{name}={op.join(terms[:LINE])}")
        for start in range(LINE, len(terms), LINE):
            self.lines.append(f"{name}={name}{op}{op.join(terms[start : start + LINE])}")

    def _count(self, rail: str, i: int, n: int, terms: list[str]) -> None:
        name = f"{rail}{i}"
        self.lines.append(f"{name}=count_at_least({n},({''.join(term + ',' for term in terms)}),F)")
        (self.plus if rail == "p" else self.minus)[i] = name
