"""The compiled program: one graph of three-valued nodes that every evaluator reads (DESIGN §3.9, §4).

A node has two rails: `+` (proved true) and `-` (proved false); unknown is the absence of both. Nodes stand in
dependency order: every argument of a node has a smaller index.

The graph has two zones. Nodes below `Program.boundary` are *stage 0*: raw answers, applicability, conflicts and doubt.
Some of their operations look at the absence of a proof, so they are evaluated by the twin alone. Nodes at or above the
boundary are the program proper, positive on both rails; durable-rules derives every one of them from the stage 0 nodes
listed in `Program.inputs`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from pocarms.model.conditions import Condition
from pocarms.records import dataclass

Tree = tuple[int, tuple["Tree", ...]]
"""The node of a condition, and the trees of its members in the order written."""


class NodeOp(StrEnum):
    """What a node computes; a+ and a- are the rails of argument a."""

    # stage 0 only
    SLOTS = "slots"  # + where one of the slots `plus` is set, - where one of `minus` is set
    GATE = "gate"  # args (applies, raw): + = applies+ & raw+ ; - = applies- | (applies+ & raw-)
    WITHOUT = "without"  # args (raw, doubt): + = raw+ unless doubt+ ; - = raw- unless doubt+
    PROVED = "proved"  # args (x,): + = x+ ; - = not x+ (two-valued)
    # both zones
    TRUE = "true"
    FALSE = "false"
    ALL = "all"
    ANY = "any"
    NOT = "not"
    AT_LEAST = "at_least"  # n of the arguments
    NAME = "name"  # a named conclusion with one argument; never shared between names
    # program proper only
    INPUT = "input"  # args (stage-0 node,): the value crosses the boundary here


@dataclass(frozen=True, slots=True)
class Node:
    """One node. `n` is used by AT_LEAST; `plus` and `minus` (slot numbers) by SLOTS; `name` by NAME and INPUT."""

    op: NodeOp
    args: tuple[int, ...] = ()
    n: int = 0
    plus: tuple[int, ...] = ()
    minus: tuple[int, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class Program:
    """A compiled pack.

    names: every named conclusion -> node index. The grammar of names is in `program.names`.
    slots: every slot key -> slot number; see `program.encode` for the keys.
    inputs: the INPUT nodes, in order.
    said: for every condition node, the condition it came from, for printing (first one wins where nodes are shared).
    placed: (finding, class rule) -> the node of that rule as it reads for that finding.
    rules: concept -> the nodes of its rules, in their order.
    places: place -> the nodes of what the pack holds there (`program.places`), for proofs.
    """

    nodes: tuple[Node, ...]
    boundary: int
    names: Mapping[str, int]
    slots: Mapping[tuple[str, ...], int]
    inputs: tuple[int, ...]
    said: Mapping[int, Condition] = field(default_factory=dict)
    placed: Mapping[tuple[str, str], int] = field(default_factory=dict)
    rules: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    places: Mapping[str, Tree] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Truths:
    """The two rails of every node, as bit sets: bit i is case (profile, part or variant) i."""

    plus: tuple[int, ...]
    minus: tuple[int, ...]
    width: int

    def value(self, node: int, bit: int = 0) -> bool | None:
        """Return the truth value of one node in one case: True, False or None for unknown."""
        if self.plus[node] >> bit & 1:
            return True
        return False if self.minus[node] >> bit & 1 else None
